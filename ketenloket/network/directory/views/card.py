"""One card of the verwijskaart: all that is known of an offer, and how sure that is."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ketenloket.foundation.tenancy.acting import Sees
from ketenloket.network.directory.forms import CapacityForm
from ketenloket.network.directory.models import (
    BoundarySign,
    Confirmation,
    Need,
    Service,
    ServiceLocation,
)
from ketenloket.network.directory.models.load import open_trajectories
from ketenloket.network.directory.permissions import may_confirm
from ketenloket.network.directory.rules import LANGUAGES, Audience, Capacity, municipality_name
from ketenloket.network.directory.rules.upkeep import needs_review
from ketenloket.network.directory.views.cards import room_of
from ketenloket.network.organisations.permissions import (
    WorkerRequest,
    for_workers,
    may_manage,
)


@require_safe
@for_workers()
def service(request: WorkerRequest, pk: int) -> HttpResponse:
    """One offer, to read to somebody over the phone or to hang on the wall."""
    by = request.acting
    found = get_object_or_404(
        Service.objects.select_related("organisation", "owner", "checked_by"),
        pk=pk,
        alliance_id=by.alliance_id,
    )
    today = timezone.localdate()
    mine = may_manage(by, found.organisation)
    own = by.organisation_id == found.organisation_id
    loads = open_trajectories([found.pk]) if mine or own else {}
    context = {
        "service": found,
        "room": room_of(found, today),
        "review": needs_review(found.checked_on, today),
        "mine": mine,
        "load_known": found.pk in loads,
        "load": loads.get(found.pk),
        "exact": own and by.role.sees == Sees.ORGANISATION,
        "may_confirm": may_confirm(by, found),
        "confirmations": list(
            Confirmation.objects.filter(service=found, organisation__active=True)
            .select_related("organisation")
            .order_by("-confirmed_on", "organisation__name")
        ),
        "places": list(
            ServiceLocation.objects.filter(service=found, active=True, location__active=True)
            .select_related("location")
            .order_by("location__name")
        ),
        "capacity_words": [c for c in Capacity.choices if c[0] != Capacity.WAITING_LIST],
        "capacity_form": CapacityForm(initial={"waiting_weeks": found.waiting_weeks or None}),
    }
    return render(request, "directory/service.html", context | _in_words(found))


def _in_words(found: Service) -> dict[str, Any]:
    """Codes as the words that people read."""
    return {
        "needs": list(Need.objects.filter(code__in=found.needs)),
        "signs": list(BoundarySign.objects.filter(code__in=found.not_with_signs)),
        "municipalities": [municipality_name(code) or code for code in found.municipalities],
        "languages": [LANGUAGES.get(code, code) for code in found.languages],
        "audiences": _audiences(found.audiences),
        "not_audiences": _audiences(found.not_audiences),
        "ages": _ages(found.min_age, found.max_age),
    }


def _audiences(codes: list[str]) -> list[str]:
    labels = dict(Audience.choices)
    return [str(labels.get(code, code)) for code in codes]


def _ages(low: int | None, high: int | None) -> str:
    """From which age to which, in words; empty when it does not matter."""
    if low is not None and high is not None:
        return _("%(low)s tot en met %(high)s jaar") % {"low": low, "high": high}
    if low is not None:
        return _("vanaf %(low)s jaar") % {"low": low}
    if high is not None:
        return _("tot en met %(high)s jaar") % {"high": high}
    return ""
