"""Rows with what belongs to them, fetched a handful at a time and made into records."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import QuerySet

from ketenloket.network.directory.models import Location, Service, ServiceLocation, ServiceText
from ketenloket.network.directory.rules.hsds import TRAITS, Vocabulary
from ketenloket.network.organisations.models import Organisation
from ketenloket.windows.api.rules import records
from ketenloket.windows.api.rules.page import Record
from ketenloket.windows.api.rules.query import Query

Row = Mapping[str, Any]
Groups = defaultdict[int, list[Row]]

# Named one by one: what is not here cannot get out. A list asks for no more than it shows.
_MINIMAL = ("public_id", "name", "last_modified")
_LISTED_SERVICE = (
    "id", "public_id", "organisation_id", "name", "does", "for_whom", "audiences", "not_audiences",
    "min_age", "max_age", "costs", "how_to_reach", "email", "website", "capacity", "waiting_weeks",
    "checked_on", "last_modified",
)  # fmt: skip
_SERVICE = (
    "id", "public_id", "organisation_id", "name", "form_of_help", "does", "does_not", "for_whom",
    "audiences", "not_audiences", "min_age", "max_age", "needs", "municipalities", "postcode_areas",
    "languages", "not_with_signs", *TRAITS, "costs", "opening_hours", "how_to_reach",
    "contact_person", "contact_public", "phone", "email", "website", "capacity", "capacity_set_on",
    "waiting_weeks", "checked_on", "last_modified",
)  # fmt: skip
_LISTED_ORGANISATION = ("id", "public_id", "name", "about", "email", "website")
_ORGANISATION = (
    "id", "public_id", "name", "kind", "about", "phone", "email", "website", "last_modified",
)  # fmt: skip
_LOCATION = (
    "id", "public_id", "organisation_id", "name", "street", "postcode", "city", "municipality",
    "latitude", "longitude", "opening_hours", "accessibility",
)  # fmt: skip


def services(found: QuerySet[Service], query: Query, words: Vocabulary) -> list[Record]:
    """Offers, in the order that they are found in."""
    if query.minimal:
        return _minimal(found)
    rows = list(found.values(*(_SERVICE if query.full else _LISTED_SERVICE)))
    around = _around(rows, words, full=query.full)
    make = records.full_service if query.full else records.service
    return [make(row, around) for row in rows]


def _minimal(found: QuerySet[Any]) -> list[Record]:
    return [records.minimal(row) for row in found.values(*_MINIMAL)]


def organizations(found: QuerySet[Organisation], query: Query, words: Vocabulary) -> list[Record]:
    """Organisations, in the order that they are found in."""
    if query.minimal:
        return _minimal(found)
    rows = list(found.values(*_ORGANISATION))
    if not (query.full or query.full_service):
        return [records.organization(row) for row in rows]
    keys = [row["id"] for row in rows]
    places = _grouped(
        Location.objects.filter(organisation_id__in=keys, active=True)
        .order_by("pk")
        .values(*_LOCATION),
        "organisation_id",
    )
    offers = _grouped(
        Service.objects.filter(organisation_id__in=keys, active=True)
        .order_by("pk")
        .values(*_SERVICE),
        "organisation_id",
    )
    around = _around([each for rows in offers.values() for each in rows], words, full=True)
    return [
        records.full_organization(
            row,
            words,
            places[row["id"]],
            [_offer_within(offer, around) for offer in offers[row["id"]]],
        )
        for row in rows
    ]


def _offer_within(offer: Row, around: records.Around) -> Record:
    """An offer as it stands inside its organisation, which it need not name again."""
    record = records.full_service(offer, around)
    del record["organization"]
    return record


def at_locations(found: QuerySet[ServiceLocation], query: Query, words: Vocabulary) -> list[Record]:
    """Offers at places, in the order that they are found in."""
    rows = list(_with_places(found))
    offers = {
        row["id"]: row
        for row in Service.objects.filter(pk__in={row["service_id"] for row in rows}).values(
            *(_SERVICE if query.full else _LISTED_SERVICE)
        )
    }
    if query.minimal:
        return [
            records.minimal(offers[row["service_id"]]) | {"id": str(row["public_id"])}
            for row in rows
        ]
    around = _around(list(offers.values()), words, full=query.full)
    return [
        records.service_at_location(row, around, offers[row["service_id"]], full=query.full)
        for row in rows
    ]


def _around(rows: list[Row], words: Vocabulary, *, full: bool) -> records.Around:
    """What belongs to these offers: as many queries for five hundred as for one."""
    named = {row["organisation_id"] for row in rows}
    columns = _ORGANISATION if full else _LISTED_ORGANISATION
    organisations = Organisation.objects.filter(pk__in=named).values(*columns)
    by_key = {row["id"]: row for row in organisations}
    if not full:
        return records.Around(words, by_key)
    keys = [row["id"] for row in rows]
    somewhere = ServiceLocation.objects.filter(
        service_id__in=keys, active=True, location__active=True
    ).order_by("pk")
    texts = ServiceText.objects.filter(service_id__in=keys).order_by("language")
    return records.Around(
        words,
        by_key,
        _grouped(_with_places(somewhere), "service_id"),
        _grouped(texts.values("service_id", "language", "name", "does", "for_whom"), "service_id"),
    )


def _with_places(found: QuerySet[ServiceLocation]) -> list[Row]:
    rows = list(found.values("id", "public_id", "service_id", "location_id", "opening_hours"))
    places = Location.objects.filter(pk__in={row["location_id"] for row in rows})
    by_key = {row["id"]: row for row in places.values(*_LOCATION)}
    return [{**row, "location": by_key[row["location_id"]]} for row in rows]


def _grouped(rows: Iterable[Mapping[str, Any]], by: str) -> Groups:
    groups: Groups = defaultdict(list)
    for row in rows:
        groups[row[by]].append(row)
    return groups
