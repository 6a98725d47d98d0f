"""Looking again: all own offers with one button, and neighbours who agree."""

from django.contrib import messages
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from ketenloket.foundation.tenancy.acting import Sees
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.directory import actions
from ketenloket.network.directory.models import Service
from ketenloket.network.directory.models.load import open_trajectories
from ketenloket.network.directory.permissions import NEIGHBOURS, may_confirm
from ketenloket.network.directory.rules.upkeep import needs_review, review_by
from ketenloket.network.directory.views.cards import room_of
from ketenloket.network.directory.views.offers import for_organisation, organisations_to_choose
from ketenloket.network.organisations.models import Organisation
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty


@require_http_methods(["GET", "HEAD", "POST"])
@for_workers(Duty.COORDINATE, Duty.ALLIANCE)
def upkeep(request: WorkerRequest) -> HttpResponse:
    """All offers of an organisation with the day somebody looked, the longest ago first."""
    organisation = for_organisation(request)
    offers = _offers(organisation)
    if request.method == "POST":
        return _confirm(request, organisation, offers)
    today = timezone.localdate()
    loads = open_trajectories([offer.pk for offer in offers])
    rows = [
        {
            "offer": offer,
            "room": room_of(offer, today),
            "review": needs_review(offer.checked_on, today),
            "by": review_by(offer.checked_on),
            "counted": offer.pk in loads,
            "load": loads.get(offer.pk),
        }
        for offer in offers
    ]
    context = {
        "organisation": organisation,
        "rows": rows,
        "exact": request.acting.role.sees == Sees.ORGANISATION,
        "overdue": sum(bool(row["review"]) for row in rows),
        "organisations": organisations_to_choose(request),
    }
    return render(request, "directory/upkeep.html", context)


@require_POST
@for_workers(*NEIGHBOURS)
def confirm(request: WorkerRequest, pk: int) -> HttpResponse:
    """Say of another organisation's card that it is right."""
    by = request.acting
    found = get_object_or_404(Service, pk=pk, alliance_id=by.alliance_id)
    if may_confirm(by, found):
        actions.confirm_as_neighbour(found, by=by)
        messages.success(request, _("Dank u. Op de kaart staat nu dat uw organisatie dit weet."))
    else:
        messages.error(request, _("Uw eigen aanbod kijkt u na bij Beheer."))
    return redirect("directory:service", pk=found.pk)


def _offers(organisation: Organisation) -> list[Service]:
    return list(
        Service.objects.filter(organisation=organisation, active=True)
        .select_related("owner")
        .order_by(F("checked_on").asc(nulls_first=True), "name")
    )


def _confirm(
    request: WorkerRequest, organisation: Organisation, offers: list[Service]
) -> HttpResponse:
    chosen = {int(pk) for pk in request.POST.getlist("aanbod") if pk.isdecimal() and len(pk) < 10}  # noqa: PLR2004
    try:
        done = actions.confirm_all(organisation, sorted(chosen), by=request.acting)
    except RefusedError as refused:
        messages.error(request, str(refused))
        return _back(organisation)
    told = ngettext(
        "%(count)s aanbod is nagekeken op vandaag.",
        "%(count)s keer aanbod is nagekeken op vandaag.",
        len(done),
    ) % {"count": len(done)}
    if left := len(offers) - len(done):
        told += " " + ngettext(
            "%(count)s aanbod sloeg u over: pas dat nog aan.",
            "%(count)s keer aanbod sloeg u over: pas die nog aan.",
            left,
        ) % {"count": left}
    messages.success(request, told)
    return _back(organisation)


def _back(organisation: Organisation) -> HttpResponse:
    answer = redirect("directory:upkeep")
    answer["Location"] += f"?organisation={organisation.pk}"
    return answer
