"""Who this person may be besides, and what goes on for them already: one story, not two."""

from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.desk.rules import Concern, Status
from ketenloket.chain.recognition.models import around, look_alikes, questions_of
from ketenloket.chain.referrals.models import Referral
from ketenloket.chain.referrals.rules import OPEN_STATES
from ketenloket.chain.trajectories.models import Trajectory
from ketenloket.foundation.tenancy.acting import Sees
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty
from ketenloket.windows.workbench.views.story import Story


@for_workers(Duty.CASES, Duty.HELP, Duty.DESK)
@require_safe
def of_person(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """The newest request of a person, of those that whoever acts may see."""
    newest = (
        HelpRequest.objects.filter(help_seeker_id=pk, alliance_id=request.acting.alliance_id)
        .order_by("-status", "-registered_at")  # open comes before closed
        .values_list("pk", flat=True)
        .first()
    )
    if newest is None:
        raise Http404
    return redirect("workbench:case", pk=newest)


def recognised(story: Story) -> dict[str, Any]:
    """What the side of the case page says of it; for the organisation that leads, and no volunteer."""
    acting = story.acting
    if not story.is_lead or acting.role.sees != Sees.ORGANISATION:
        return {}
    ties = around(story.seeker, by=acting)
    alike = look_alikes(story.seeker, by=acting, known=ties)
    return {
        "ties": ties,
        "alike": [candidate for candidate in alike if candidate.likeness.likely][:3],
        "questions": questions_of(story.seeker, by=acting)[:1],
        "running": _running(story, [linked.person.pk for linked in ties.same]),
    }


def _running(story: Story, same: list[UUID]) -> list[dict[str, Any]]:
    """Other open requests of this person, what is the same in them, and who is busy with it."""
    own = story.acting.organisation_id
    rows = list(
        HelpRequest.objects.filter(
            help_seeker_id__in=[story.seeker.pk, *same], lead_id=own, status=Status.OPEN
        ).exclude(pk=story.request.pk)[:5]
    )
    if not rows:
        return []
    keys = [row.pk for row in rows]
    busy: dict[UUID, list[str]] = {key: [] for key in keys}
    referred = Referral.objects.filter(request_id__in=keys, state__in=OPEN_STATES)
    for referral in referred.select_related("receiver"):
        busy[referral.request_id].append(referral.receiver.name)
    helped = Trajectory.objects.filter(Q(ended_on=None), request_id__in=keys)
    for trajectory in helped.select_related("service", "lead"):
        busy[trajectory.request_id].append(str(trajectory.service or trajectory.lead))
    mine = set(story.request.concerns)
    return [
        {
            "request": row,
            "same_need": [str(Concern(code).label) for code in row.concerns if code in mine],
            "busy": busy[row.pk],
        }
        for row in rows
    ]
