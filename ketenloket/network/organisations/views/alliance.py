"""The alliance: its organisations, its terms, its finding places."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations import actions
from ketenloket.network.organisations.forms import (
    AllianceForm,
    ChangedFindingPlaceForm,
    FindingPlaceForm,
    NewOrganisationForm,
)
from ketenloket.network.organisations.models import FindingPlace, Organisation, Worker
from ketenloket.network.organisations.permissions import (
    WorkerRequest,
    cares_for_finding_places,
    for_workers,
)
from ketenloket.network.organisations.rules import Duty


@require_http_methods(["GET", "HEAD", "POST"])
@for_workers(Duty.ALLIANCE)
def alliance(request: WorkerRequest) -> HttpResponse:
    """How the desk is reached, and who stands behind it."""
    by = request.acting
    form = AllianceForm.of(by.alliance, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_alliance(by.alliance, by=by, **form.cleaned_data)
        except RefusedError as refused:
            form.add_error("desk", str(refused))
        else:
            messages.success(request, _("Opgeslagen. Iedereen ziet het meteen zo."))
            return redirect("organisations:manage")
    return render(request, "organisations/alliance.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@for_workers(Duty.ALLIANCE)
def new_organisation(request: WorkerRequest) -> HttpResponse:
    """Let a new organisation take part."""
    by = request.acting
    form = NewOrganisationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.add_organisation(by.alliance, by=by, **form.cleaned_data)
        except RefusedError as refused:
            form.add_error("name", str(refused))
        else:
            messages.success(
                request,
                _("%(name)s doet mee. Nodig nu de eerste coördinator uit.") % {"name": made.name},
            )
            return redirect("organisations:invite", pk=made.pk)
    return render(request, "organisations/new_organisation.html", {"form": form})


@require_safe
@for_workers(Duty.ALLIANCE)
def stopped_organisations(request: WorkerRequest) -> HttpResponse:
    """Organisations that took part and stopped; each can come back."""
    found = Organisation.objects.filter(alliance_id=request.acting.alliance_id, active=False)
    context = {"stopped": found.order_by("name")}
    return render(request, "organisations/stopped_organisations.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_workers(Duty.ALLIANCE)
def let_back(request: WorkerRequest, pk: int) -> HttpResponse:
    """An organisation that stopped takes part again: what that does, and the button."""
    by = request.acting
    found = get_object_or_404(
        Organisation.objects.select_related("alliance"), pk=pk, alliance_id=by.alliance_id
    )
    if found.active:
        messages.info(request, _("%(name)s doet al mee.") % {"name": found.name})
        return redirect("organisations:manage")
    if request.method == "POST":
        actions.let_back(found, by=by)
        messages.success(
            request,
            _("%(name)s doet weer mee. Nodig nu de eerste coördinator uit.") % {"name": found.name},
        )
        return redirect("organisations:invite", pk=found.pk)
    return render(request, "organisations/let_back.html", {"organisation": found})


@require_safe
@for_workers(Duty.COORDINATE, Duty.ALLIANCE)
def finding_places(request: WorkerRequest) -> HttpResponse:
    """Places that can hand somebody in, each with its own address."""
    by = _who_cares(request)
    places = FindingPlace.objects.filter(alliance_id=by.alliance_id).order_by("-active", "name")
    return render(request, "organisations/finding_places.html", {"places": places})


@require_http_methods(["GET", "HEAD", "POST"])
@for_workers(Duty.COORDINATE, Duty.ALLIANCE)
def new_finding_place(request: WorkerRequest) -> HttpResponse:
    """Add a finding place."""
    by = _who_cares(request)
    form = FindingPlaceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.add_finding_place(by.alliance, by=by, **form.cleaned_data)
        except RefusedError as refused:
            form.add_error("name", str(refused))
        else:
            messages.success(
                request,
                _("%(name)s kan nu hulpvragers aanmelden. Geef de link hieronder door.")
                % {"name": made.name},
            )
            return redirect("organisations:finding_places")
    return render(request, "organisations/finding_place.html", {"form": form, "place": None})


@require_http_methods(["GET", "HEAD", "POST"])
@for_workers(Duty.COORDINATE, Duty.ALLIANCE)
def finding_place(request: WorkerRequest, pk: int) -> HttpResponse:
    """Change a finding place, or let it stop."""
    by = _who_cares(request)
    place = get_object_or_404(
        FindingPlace.objects.select_related("alliance"), pk=pk, alliance_id=by.alliance_id
    )
    form = ChangedFindingPlaceForm.of(place, request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.change_finding_place(place, by=by, **form.cleaned_data)
        messages.success(request, _("Opgeslagen."))
        return redirect("organisations:finding_places")
    return render(request, "organisations/finding_place.html", {"form": form, "place": place})


def _who_cares(request: WorkerRequest) -> Worker:
    by = request.acting
    if not cares_for_finding_places(by, by.alliance):
        raise PermissionDenied
    return by
