"""The places of offers that come out of a spreadsheet."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils import timezone

from ketenloket.network.directory.models import Location, Service, ServiceLocation
from ketenloket.network.directory.rules import municipality_of
from ketenloket.network.directory.rules.distance import centre_of

Placed = Sequence[tuple[Service, list[dict[str, str]] | None]]


def write_places(written: Placed) -> None:
    """Let each offer be at the places that its row names, and nowhere else.

    Args:
        written: offers with their places; None for a list without these columns, which says
            nothing about places.
    """
    told = [(service, places) for service, places in written if places is not None]
    if told:
        _link(told, _locations(told))


def _locations(told: Iterable[tuple[Service, list[dict[str, str]]]]) -> dict[Any, Location]:
    """The places by organisation and name: what is new is made, what changed is changed."""
    wanted = {
        (service.organisation_id, place["name"].lower()): (service, place)
        for service, places in told
        for place in places
    }
    organisations = {organisation for organisation, _name in wanted}
    found = {
        (each.organisation_id, each.name.lower()): each
        for each in Location.objects.filter(organisation__in=organisations)
    }
    new = []
    for key, (service, place) in wanted.items():
        values = _values(place)
        if there := found.get(key):
            changed = {k: v for k, v in values.items() if getattr(there, k) != v}
            if changed or not there.active:
                there.change(**changed, active=True, last_modified=timezone.now())
            continue
        found[key] = Location(
            organisation_id=service.organisation_id, alliance_id=service.alliance_id, **values
        )
        new.append(found[key])
    Location.objects.bulk_create(new)
    return found


def _values(place: dict[str, str]) -> dict[str, Any]:
    """What the cells say; a postcode tells the municipality and about where it is."""
    values: dict[str, Any] = dict(place)
    if postcode := place.get("postcode"):
        centre = centre_of(postcode)
        municipality = next(iter(municipality_of(postcode)), None)
        values["municipality"] = municipality.code if municipality else ""
        values["latitude"], values["longitude"] = centre or (None, None)
    return values


def _link(
    told: Sequence[tuple[Service, list[dict[str, str]]]], locations: dict[Any, Location]
) -> None:
    links: dict[int, dict[int, ServiceLocation]] = {}
    for link in ServiceLocation.objects.filter(service__in=[each.pk for each, _p in told]):
        links.setdefault(link.service_id, {})[link.location_id] = link
    new = []
    for service, places in told:
        named = {locations[service.organisation_id, place["name"].lower()].pk for place in places}
        there = links.get(service.pk, {})
        for pk, link in there.items():
            if link.active != (pk in named):
                link.change(active=pk in named)
        new += [
            ServiceLocation(
                service=service, location_id=pk, organisation_id=service.organisation_id
            )
            for pk in named - there.keys()
        ]
    ServiceLocation.objects.bulk_create(new)
