"""Places of an organisation, and which offer is where."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.directory import actions
from ketenloket.network.directory.forms import OfferPlacesForm, PlaceForm
from ketenloket.network.directory.models import Location, ServiceLocation
from ketenloket.network.directory.rules import ATTRIBUTION, municipality_name
from ketenloket.network.directory.views.offers import (
    for_organisation,
    organisations_to_choose,
    own_offer,
)
from ketenloket.network.organisations.models import Organisation
from ketenloket.network.organisations.permissions import (
    WorkerRequest,
    for_workers,
    may_manage,
)
from ketenloket.network.organisations.rules import Duty


@require_safe
@for_workers(Duty.COORDINATE, Duty.ALLIANCE)
def places(request: WorkerRequest) -> HttpResponse:
    """The places of an organisation, those in use first."""
    organisation = for_organisation(request)
    found = Location.objects.filter(organisation=organisation).order_by("-active", "name")
    context = {
        "organisation": organisation,
        "places": list(found),
        "organisations": organisations_to_choose(request),
    }
    return render(request, "directory/places.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_workers(Duty.COORDINATE, Duty.ALLIANCE)
def new_place(request: WorkerRequest) -> HttpResponse:
    """Add a place."""
    by = request.acting
    organisation = for_organisation(request)
    form = PlaceForm(request.POST or None, municipalities=by.alliance.municipalities)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.add_place(organisation, by=by, **form.cleaned_data)
        except RefusedError as refused:
            form.add_error("name", str(refused))
        else:
            messages.success(request, _told(made, form))
            return _to_places(organisation)
    context = {"form": form, "organisation": organisation, "place": None}
    return render(request, "directory/place.html", context | {"attribution": ATTRIBUTION})


@require_http_methods(["GET", "HEAD", "POST"])
@for_workers(Duty.COORDINATE, Duty.ALLIANCE)
def place(request: WorkerRequest, pk: int) -> HttpResponse:
    """Change a place."""
    by = request.acting
    found = _own(request, pk)
    form = PlaceForm.of(found, request.POST or None, municipalities=by.alliance.municipalities)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_place(found, by=by, **form.cleaned_data)
        except RefusedError as refused:
            form.add_error("name", str(refused))
        else:
            messages.success(request, _told(found, form))
            return _to_places(found.organisation)
    context = {"form": form, "organisation": found.organisation, "place": found}
    return render(request, "directory/place.html", context | {"attribution": ATTRIBUTION})


@require_POST
@for_workers(Duty.COORDINATE, Duty.ALLIANCE)
def retire_place(request: WorkerRequest, pk: int) -> HttpResponse:
    """Nobody can come here any more."""
    found = _own(request, pk)
    actions.retire_place(found, by=request.acting)
    messages.success(request, _("Deze plek staat nergens meer op de verwijskaart."))
    return _to_places(found.organisation)


@require_POST
@for_workers(Duty.COORDINATE, Duty.ALLIANCE)
def use_place_again(request: WorkerRequest, pk: int) -> HttpResponse:
    """People can come here again."""
    found = _own(request, pk)
    actions.use_place_again(found, by=request.acting)
    messages.success(request, _("Deze plek is weer in gebruik."))
    return _to_places(found.organisation)


@require_http_methods(["GET", "HEAD", "POST"])
@for_workers(Duty.COORDINATE, Duty.ALLIANCE)
def service_places(request: WorkerRequest, pk: int) -> HttpResponse:
    """Say at which places an offer is, and when."""
    found = own_offer(request, pk)
    there = ServiceLocation.objects.filter(service=found)
    form = OfferPlacesForm(
        request.POST if request.method == "POST" else None,
        places=list(Location.objects.filter(organisation=found.organisation, active=True)),
        there={tie.location_id: tie for tie in there},
    )
    if request.method == "POST" and form.is_valid():
        actions.put_at_places(found, form.hours(), by=request.acting)
        messages.success(request, _("Opgeslagen. Iedereen ziet het meteen zo."))
        return redirect("directory:service", pk=found.pk)
    return render(request, "directory/service_places.html", {"service": found, "form": form})


def _told(place: Location, form: PlaceForm) -> str:
    """What was kept, and what followed from the postcode: that is for somebody to check."""
    if place.municipality and not form.cleaned_data["municipality"]:
        name = municipality_name(place.municipality)
        return _("Opgeslagen. Volgens de postcode is dit in de gemeente %(name)s.") % {"name": name}
    return _("Opgeslagen. Iedereen ziet het meteen zo.")


def _to_places(organisation: Organisation) -> HttpResponse:
    answer = redirect("directory:places")
    answer["Location"] += f"?organisation={organisation.pk}"
    return answer


def _own(request: WorkerRequest, pk: int) -> Location:
    """The place, if it is of an organisation that this worker manages; else it is not there."""
    by = request.acting
    found = get_object_or_404(
        Location.objects.select_related("organisation"), pk=pk, alliance_id=by.alliance_id
    )
    if not may_manage(by, found.organisation):
        raise Http404
    return found
