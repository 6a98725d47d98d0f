"""The fixed members of the table: who they are, and the own one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ketenloket.chain.triage.actions import able_members, fix_member, member_of
from ketenloket.chain.triage.forms import MemberForm
from ketenloket.chain.triage.models import FixedMember
from ketenloket.chain.triage.permissions import may_fix_member
from ketenloket.chain.triage.views.reading import sent
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Organisation
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty


@for_workers(Duty.TRIAGE, Duty.ALLIANCE)
@require_safe
def members(request: WorkerRequest) -> HttpResponse:
    """Who sits at every table for which organisation; without one it chooses each time."""
    acting = request.acting
    found = {
        row.organisation_id: row
        for row in FixedMember.objects.filter(
            alliance_id=acting.alliance_id, ended_at__isnull=True
        ).select_related("worker__role")
    }
    places = Organisation.objects.filter(alliance_id=acting.alliance_id, active=True)
    context = {
        "lines": [
            {
                "place": place,
                "member": (member := found.get(place.pk)),
                "unable": member is not None and not member.worker.has(Duty.TRIAGE),
                "own": place.pk == acting.organisation_id,
            }
            for place in places.order_by("name")
        ],
        "any": bool(found),
        "may_fix": may_fix_member(acting),
    }
    return render(request, "triage/members.html", context)


@for_workers(Duty.COORDINATE)
@require_http_methods(["GET", "HEAD", "POST"])
def member(request: WorkerRequest) -> HttpResponse:
    """Choose who of the own organisation sits at every table, or let that end."""
    acting = request.acting
    there = member_of(acting.organisation_id)
    form = MemberForm(
        sent(request),
        workers=able_members(acting.organisation_id),
        initial={"worker": there.worker_id if there else ""},
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = fix_member(form.chosen(), by=acting)
        except RefusedError as no:
            form.add_error("worker", str(no))
        else:
            messages.success(request, _said(made, there))
            return redirect("triage:members")
    return render(request, "triage/member.html", {"form": form, "there": there})


def _said(made: FixedMember | None, there: FixedMember | None) -> str:
    if made:
        return _("%(name)s is nu vast lid van de triage voor uw organisatie.") % {
            "name": made.worker.name
        }
    if there:
        return _("%(name)s is geen vast lid meer. Wie er zit, kiest u nu per overleg.") % {
            "name": there.worker.name
        }
    return _("Uw organisatie heeft geen vast lid. Wie er zit, kiest u per overleg.")
