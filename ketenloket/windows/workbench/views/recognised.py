"""Who this person may be besides, and what goes on for them already: one story, not two."""

from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.desk.rules import Concern, Status
from ketenloket.chain.help_seekers.models import HelpSeeker
from ketenloket.chain.recognition.models import (
    Counterpart,
    Household,
    Question,
    SamePerson,
    likely_people,
    traits_of,
)
from ketenloket.chain.recognition.rules import Answer
from ketenloket.chain.referrals.models import Referral
from ketenloket.chain.referrals.rules import OPEN_STATES
from ketenloket.chain.trajectories.models import Trajectory
from ketenloket.foundation.rows import together
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
    """What the side of the case page says of it; for the organisation that leads, and no volunteer.

    Two queries: what was said of this person, and who else looks like them.
    """
    acting, pk = story.acting, story.seeker.pk
    if not story.is_lead or acting.role.sees != Sees.ORGANISATION:
        return {}
    found = together(_kinds, pk, story.request.pk, acting.organisation_id)
    people = {person.pk: person for person in found["people"]}

    def linked(rows: list[Any]) -> list[dict[str, Any]]:
        ends = ((row.other_id if row.one_id == pk else row.one_id, row) for row in rows)
        return [{"person": people[end], "row": row} for end, row in ends if end in people]

    judged = {row["person"].pk for row in linked(found["said"])}
    alike = likely_people(traits_of(story.seeker), by=acting, but={pk, *judged})
    mine = set(story.request.concerns)
    for row in found["running"]:
        row.same_need = [str(Concern(code).label) for code in row.concerns if code in mine]
    return {
        "same": linked([row for row in found["said"] if row.same]),
        "household": linked([row for row in found["ties"] if row.until is None]),
        "alike": [candidate.person for candidate in alike if candidate.likeness.likely][:3],
        "question": next(iter(found["questions"]), None),
        "answers": found["answers"],
        "running": found["running"],
    }


def _kinds(pk: UUID, request: UUID, own: int) -> dict[str, QuerySet[Any]]:
    here = Q(one_id=pk, undone_at=None) | Q(other_id=pk, undone_at=None)
    ours = {"one_lead_id": own, "other_lead_id": own}
    said, ties = SamePerson.objects.filter(here, **ours), Household.objects.filter(here, **ours)
    same = said.filter(same=True)
    ends = Q()
    for rows in (said, ties):
        ends |= Q(pk__in=rows.values("one_id")) | Q(pk__in=rows.values("other_id"))
    of_them = Q(help_seeker_id=pk) | Q(help_seeker_id__in=same.values("one_id"))
    of_them |= Q(help_seeker_id__in=same.values("other_id"))
    asked = Question.objects.filter(help_seeker_id=pk, lead_id=own, organisation_id=own)
    referred = Referral.objects.filter(request_id=OuterRef("pk"), state__in=OPEN_STATES)
    helped = Trajectory.objects.filter(request_id=OuterRef("pk"), ended_on=None)
    return {
        "said": said,
        "ties": ties,
        "people": HelpSeeker.objects.filter(ends, lead_id=own).exclude(pk=pk),
        "running": HelpRequest.objects.filter(of_them, lead_id=own, status=Status.OPEN)
        .exclude(pk=request)
        .annotate(
            referred=ArraySubquery(referred.values("receiver__name")),
            helped=ArraySubquery(helped.values("lead__name")),
        )[:5],
        "questions": asked.order_by("-asked_at")[:1],
        "answers": Counterpart.objects.filter(
            question_id__in=asked.filter(ended_at=None).values("pk"),
            asker_id=own,
            answer=Answer.YES,
        ).annotate(helper=F("lead__name")),
    }
