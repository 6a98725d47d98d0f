"""Places of an organisation, and which offer is where."""

from collections.abc import Mapping

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy

from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.directory.models import Location, Service, ServiceLocation
from ketenloket.network.directory.rules import municipality_of
from ketenloket.network.directory.rules.places import spot_of
from ketenloket.network.organisations.models import Organisation, Worker
from ketenloket.network.organisations.permissions import may_manage

OF_A_PLACE = frozenset(
    {"name", "street", "postcode", "city", "municipality", "opening_hours", "accessibility"}
)
_SAME_NAME = gettext_lazy("U hebt al een plek met deze naam. Kies een andere naam.")


@transaction.atomic
def add_place(organisation: Organisation, *, by: Worker, **values: str) -> Location:
    """Add a place where people can come. What its postcode tells and nobody filled in is added.

    Raises:
        PermissionDenied: when places of this organisation are not for `by`.
        RefusedError: when the organisation has a place of this name.
    """
    if not may_manage(by, organisation) or not values.keys() <= OF_A_PLACE:
        raise PermissionDenied
    place = Location(
        organisation=organisation, alliance_id=organisation.alliance_id, **located(values)
    )
    try:
        with transaction.atomic():
            place.save(force_insert=True)
    except IntegrityError as error:
        raise RefusedError(str(_SAME_NAME)) from error
    record("directory.place_added", place, purpose="manage")
    return place


@transaction.atomic
def change_place(place: Location, *, by: Worker, **changes: str) -> None:
    """Change a place; where it is follows from its postcode.

    Raises:
        PermissionDenied: when this place is not for `by` to change.
        RefusedError: when the organisation has another place of this name.
    """
    _refuse_stranger(place.organisation, by)
    if not changes.keys() <= OF_A_PLACE:
        raise PermissionDenied
    values = located({"postcode": place.postcode} | changes)
    try:
        with transaction.atomic():
            place.change(**values, last_modified=timezone.now())
    except IntegrityError as error:
        raise RefusedError(str(_SAME_NAME)) from error
    record("directory.place_changed", place, purpose="manage")


@transaction.atomic
def retire_place(place: Location, *, by: Worker) -> None:
    """Nobody can come here any more: it leaves every card.

    Raises:
        PermissionDenied: when this place is not for `by` to change.
    """
    _refuse_stranger(place.organisation, by)
    place.change(active=False, last_modified=timezone.now())
    record("directory.place_retired", place, purpose="manage")


@transaction.atomic
def use_place_again(place: Location, *, by: Worker) -> None:
    """People can come here again; what was offered here is here again.

    Raises:
        PermissionDenied: when this place is not for `by` to change.
    """
    _refuse_stranger(place.organisation, by)
    place.change(active=True, last_modified=timezone.now())
    record("directory.place_back", place, purpose="manage")


@transaction.atomic
def put_at_places(service: Service, hours: Mapping[int, str], *, by: Worker) -> None:
    """Say at which places an offer is, and when; at the others it is not any more.

    Args:
        service: the offer; its organisation must be at hand.
        hours: by the number of the place, when it is there; empty means as the place itself.
        by: a worker who may change this offer.

    Raises:
        PermissionDenied: when this offer is not for `by`, or a place is not of its organisation.
    """
    _refuse_stranger(service.organisation, by)
    places = Location.objects.filter(
        pk__in=hours, organisation_id=service.organisation_id, active=True
    )
    if places.count() != len(hours):
        raise PermissionDenied
    # Two who save at once go one after the other, so that no tie is made twice.
    Service.objects.select_for_update(of=("self",)).get(pk=service.pk)
    there = {
        tie.location_id: tie
        for tie in ServiceLocation.objects.filter(service=service, location__active=True)
    }
    for place_id, tie in there.items():
        if place_id not in hours and tie.active:
            tie.change(active=False)
    for place_id, when in hours.items():
        if place_id in there:
            there[place_id].change(active=True, opening_hours=when)
        else:
            ServiceLocation(
                service=service,
                location_id=place_id,
                organisation_id=service.organisation_id,
                opening_hours=when,
            ).save(force_insert=True)
    service.change(last_modified=timezone.now())
    record("directory.service_placed", service, purpose="manage")


def located(values: Mapping[str, str]) -> dict[str, object]:
    """What was filled in, with what the postcode tells of it: where it is, the town, the municipality.

    The point is always that of the postcode; town and municipality only where nobody filled them in.
    """
    postcode = values.get("postcode", "")
    spot = spot_of(postcode)
    likely = municipality_of(postcode)
    told: dict[str, object] = dict(values)
    told |= {
        "latitude": spot.latitude if spot else None,
        "longitude": spot.longitude if spot else None,
    }
    if spot and "city" in values and not values["city"]:
        told["city"] = spot.town
    if likely and "municipality" in values and not values["municipality"]:
        told["municipality"] = likely[0].code
    return told


def _refuse_stranger(organisation: Organisation, by: Worker) -> None:
    if not may_manage(by, organisation):
        raise PermissionDenied
