"""Beheer: what somebody may look after, in one place."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations import actions
from ketenloket.network.organisations.forms import OrganisationForm, WholeOrganisationForm
from ketenloket.network.organisations.models import Organisation, Role, Worker
from ketenloket.network.organisations.permissions import (
    WorkerRequest,
    cares_for_finding_places,
    for_workers,
    may_manage,
)
from ketenloket.network.organisations.rules import DUTY_IN_WORDS, SEES_IN_WORDS, Duty


@require_safe
@for_workers(Duty.COORDINATE, Duty.ALLIANCE)
def manage(request: WorkerRequest) -> HttpResponse:
    """The own organisation with its people, or the alliance with its organisations."""
    by = request.acting
    context: dict[str, object] = {"finding_places": cares_for_finding_places(by, by.alliance)}
    if by.has(Duty.ALLIANCE):
        context["organisations"] = _organisations(by)
    if by.has(Duty.COORDINATE):
        context["workers"] = _workers(by)
    return render(request, "organisations/manage.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_workers(Duty.COORDINATE, Duty.ALLIANCE)
def organisation(request: WorkerRequest, pk: int) -> HttpResponse:
    """What an organisation tells about itself."""
    by = request.acting
    found = get_object_or_404(Organisation, pk=pk, alliance_id=by.alliance_id)
    if not may_manage(by, found):
        raise Http404
    kind = WholeOrganisationForm if by.has(Duty.ALLIANCE) else OrganisationForm
    form = kind.of(found, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_organisation(found, by=by, **form.cleaned_data)
        except RefusedError as refused:
            form.add_error("name", str(refused))
        else:
            messages.success(request, _("Opgeslagen. Iedereen ziet het meteen zo."))
            return redirect("organisations:manage")
    return render(request, "organisations/organisation.html", {"organisation": found, "form": form})


@require_safe
@for_workers()
def roles(request: WorkerRequest) -> HttpResponse:
    """Which roles there are, what each is shown and may do."""
    table = [
        {
            "role": role,
            "sees": SEES_IN_WORDS[role.sees],
            "may": [DUTY_IN_WORDS[duty] for duty in Duty if duty in role.duties],
        }
        for role in Role.objects.all()
    ]
    return render(request, "organisations/roles.html", {"table": table})


def _organisations(by: Worker) -> list[Organisation]:
    """Organisations of the alliance, each with the coordinators that are known."""
    found = list(
        Organisation.objects.filter(alliance_id=by.alliance_id, active=True).order_by("name")
    )
    coordinators: dict[int, list[Worker]] = {}
    for worker in Worker.objects.filter(
        alliance_id=by.alliance_id,
        active=True,
        role__duties__overlap=[Duty.COORDINATE, Duty.ALLIANCE],
    ).order_by("name"):
        coordinators.setdefault(worker.organisation_id, []).append(worker)
    for each in found:
        each.coordinators = coordinators.get(each.pk, [])  # type: ignore[attr-defined]
        each.needs_coordinator = not any(  # type: ignore[attr-defined]
            worker.account_id for worker in coordinators.get(each.pk, [])
        )
    return found


def _workers(by: Worker) -> list[Worker]:
    return list(
        Worker.objects.filter(organisation_id=by.organisation_id, active=True)
        .select_related("role", "account")
        .order_by("role__position", "name")
    )
