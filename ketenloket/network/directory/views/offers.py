"""Change an offer: what it is, how much room there is, whether it is still right."""

from collections.abc import Callable

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.directory import actions
from ketenloket.network.directory.forms import CapacityForm, ServiceForm
from ketenloket.network.directory.models import Service
from ketenloket.network.directory.rules import Capacity
from ketenloket.network.organisations.models import Organisation, Worker
from ketenloket.network.organisations.permissions import (
    WorkerRequest,
    for_workers,
    may_manage,
)
from ketenloket.network.organisations.rules import Duty


@require_http_methods(["GET", "HEAD", "POST"])
@for_workers(Duty.COORDINATE, Duty.ALLIANCE)
def new(request: WorkerRequest) -> HttpResponse:
    """Put an offer on the verwijskaart."""
    by = request.acting
    organisation = for_organisation(request)
    initial = {
        "languages": ["nl"],
        "costs": "gratis",
        "municipalities": by.alliance.municipalities,
        "open_to_public": True,
        "owner": by.pk if by.organisation_id == organisation.pk else None,
    }
    form = ServiceForm(
        request.POST or None,
        initial=initial,
        municipalities=by.alliance.municipalities,
        workers=_keepers(organisation),
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.add_service(organisation, by=by, **form.offer())
        except RefusedError as refused:
            form.add_error("name", str(refused))
        else:
            messages.success(
                request, _("Dit aanbod staat op de verwijskaart. Geef nu aan of er ruimte is.")
            )
            return redirect("directory:service", pk=made.pk)
    context = {
        "form": form,
        "organisation": organisation,
        "service": None,
        "organisations": organisations_to_choose(request),
    }
    return render(request, "directory/edit.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_workers(Duty.COORDINATE, Duty.ALLIANCE)
def change(request: WorkerRequest, pk: int) -> HttpResponse:
    """Change an offer."""
    by = request.acting
    found = own_offer(request, pk)
    form = ServiceForm.of(
        found,
        request.POST or None,
        municipalities=by.alliance.municipalities,
        workers=_keepers(found.organisation),
        keeper=by.pk if by.organisation_id == found.organisation_id else None,
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_service(found, by=by, **form.offer())
        except RefusedError as refused:
            form.add_error("name", str(refused))
        else:
            messages.success(request, _("Opgeslagen. Iedereen ziet het meteen zo."))
            return redirect("directory:service", pk=found.pk)
    context = {"form": form, "organisation": found.organisation, "service": found}
    return render(request, "directory/edit.html", context)


@require_POST
@for_workers(Duty.COORDINATE, Duty.ALLIANCE)
def capacity(request: WorkerRequest, pk: int) -> HttpResponse:
    """Say in one word how much room there is."""
    found = own_offer(request, pk)
    form = CapacityForm(request.POST)
    if form.is_valid():
        actions.set_capacity(
            found,
            Capacity(form.cleaned_data["capacity"]),
            waiting_weeks=form.cleaned_data["waiting_weeks"] or 0,
            by=request.acting,
        )
        messages.success(request, _("Iedereen ziet dit nu. Het telt twee weken."))
    else:
        messages.error(request, _("Kies een van de vier woorden."))
    return redirect("directory:service", pk=found.pk)


@require_POST
@for_workers(Duty.COORDINATE, Duty.ALLIANCE)
def checked(request: WorkerRequest, pk: int) -> HttpResponse:
    """Say that everything is still right."""
    return _done(request, pk, actions.confirm_checked, _("Dank u. Nagekeken op vandaag."))


@require_POST
@for_workers(Duty.COORDINATE, Duty.ALLIANCE)
def retire(request: WorkerRequest, pk: int) -> HttpResponse:
    """Take an offer off the verwijskaart."""
    told = _("Dit aanbod staat niet meer op de verwijskaart. Wat loopt, loopt door.")
    return _done(request, pk, actions.retire_service, told)


@require_POST
@for_workers(Duty.COORDINATE, Duty.ALLIANCE)
def offer_again(request: WorkerRequest, pk: int) -> HttpResponse:
    """Put an offer back on the verwijskaart."""
    return _done(request, pk, actions.offer_again, _("Dit aanbod staat weer op de verwijskaart."))


def _done(request: WorkerRequest, pk: int, action: Callable[..., None], told: str) -> HttpResponse:
    found = own_offer(request, pk)
    action(found, by=request.acting)
    messages.success(request, told)
    return redirect("directory:service", pk=found.pk)


def _keepers(organisation: Organisation) -> QuerySet[Worker]:
    """Who can keep an offer of this organisation: whoever works there and can sign in."""
    return Worker.objects.filter(
        organisation=organisation, active=True, account__isnull=False
    ).order_by("name")


def own_offer(request: WorkerRequest, pk: int) -> Service:
    """The offer, if it is of an organisation that this worker manages; else it is not there."""
    by = request.acting
    found = get_object_or_404(
        Service.objects.select_related("organisation"), pk=pk, alliance_id=by.alliance_id
    )
    if not may_manage(by, found.organisation):
        raise Http404
    return found


def for_organisation(request: WorkerRequest) -> Organisation:
    """The own organisation; who cares for the alliance may choose another."""
    by = request.acting
    asked = request.GET.get("organisation") or request.POST.get("organisation") or ""
    pk = int(asked) if asked.isdecimal() and len(asked) < 10 else by.organisation_id  # noqa: PLR2004
    organisation = get_object_or_404(Organisation, pk=pk, alliance_id=by.alliance_id, active=True)
    if not may_manage(by, organisation):
        raise Http404
    return organisation


def organisations_to_choose(request: WorkerRequest) -> list[Organisation]:
    """Every organisation, for who cares for the alliance; none for others, who have only their own."""
    by = request.acting
    if not by.has(Duty.ALLIANCE):
        return []
    return list(
        Organisation.objects.filter(alliance_id=by.alliance_id, active=True).order_by("name")
    )
