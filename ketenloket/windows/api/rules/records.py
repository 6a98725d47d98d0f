"""An offer, an organisation and an offer at a place as HSDS writes them.

What is empty is left out: HSDS knows no null. Numbers of parts that have none of their own follow
from the number of what they belong to, so they stay the same as long as it says the same.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ketenloket.network.directory.rules import Capacity, municipality_name
from ketenloket.network.directory.rules.hsds import (
    CAPACITY_AVAILABLE,
    CBS_CODE,
    POSTCODE,
    Vocabulary,
    foreign_language,
    who_for,
)
from ketenloket.windows.api.rules.attributes import of_organization, of_service
from ketenloket.windows.api.rules.parts import part
from ketenloket.windows.api.rules.places import location

Row = Mapping[str, Any]
Record = dict[str, Any]

_HERE = ZoneInfo("Europe/Amsterdam")
_FREE = "gratis"


@dataclass(frozen=True)
class Around:
    """What belongs to a handful of offers, by their keys in the database."""

    vocabulary: Vocabulary
    organisations: Mapping[int, Row] = field(default_factory=dict)
    at_locations: Mapping[int, Sequence[Row]] = field(default_factory=dict)  # by service
    texts: Mapping[int, Sequence[Row]] = field(default_factory=dict)  # by service
    _whole: dict[int, Record] = field(default_factory=dict)

    def whole(self, organisation: int) -> Record:
        """An organisation as it stands in a full offer; made once for all its offers."""
        if organisation not in self._whole:
            row = self.organisations[organisation]
            self._whole[organisation] = full_organization(row, self.vocabulary, (), ())
        return self._whole[organisation]


def moment(at: datetime) -> str:
    """A moment as HSDS writes it."""
    return at.isoformat()


def filled(record: Record) -> Record:
    """Without what is empty: no text, no list, nothing known. Zero and no are answers."""
    return {key: value for key, value in record.items() if value or value == 0}


def minimal(row: Row) -> Record:
    """Only what tells whether a copy is still right."""
    return {
        "id": str(row["public_id"]),
        "name": row["name"],
        "status": "active",
        "last_modified": moment(row["last_modified"]),
    }


def organization(row: Row) -> Record:
    """An organisation without what belongs to it."""
    return filled(
        {"id": str(row["public_id"]), "name": row["name"]}
        | {"email": row["email"], "website": row["website"]}
    ) | {"description": row["about"]}


def full_organization(
    row: Row, vocabulary: Vocabulary, locations: Iterable[Row], services: Sequence[Record]
) -> Record:
    """An organisation with its telephone, places and offers."""
    key: UUID = row["public_id"]
    return organization(row) | filled(
        {
            "phones": _phones(key, row["phone"]),
            "locations": [location(each) for each in locations],
            "services": list(services),
            "attributes": of_organization(key, row["kind"], vocabulary),
        }
    )


def service(row: Row, around: Around, *, nested: bool = True) -> Record:
    """An offer with its own fields only; `nested` puts its organisation in as well."""
    weeks = row["waiting_weeks"] if row["capacity"] == Capacity.WAITING_LIST else 0
    record: Record = {
        "id": str(row["public_id"]),
        "name": row["name"],
        "description": row["does"],
        "url": row["website"],
        "email": row["email"],
        "status": "active",
        "application_process": row["how_to_reach"],
        "fees_description": row["costs"],
        "wait_time": ngettext("%(count)d week", "%(count)d weken", weeks) % {"count": weeks}
        if weeks
        else "",
        "eligibility_description": who_for(row["for_whom"], row["audiences"], row["not_audiences"]),
        "minimum_age": row["min_age"],
        "maximum_age": row["max_age"],
        "assured_date": row["checked_on"].isoformat() if row["checked_on"] else "",
        "last_modified": moment(row["last_modified"]),
    }
    if nested:
        record["organization"] = organization(around.organisations[row["organisation_id"]])
    return filled(record)


def full_service(row: Row, around: Around, *, nested: bool = True) -> Record:
    """An offer with all that belongs to it."""
    key: UUID = row["public_id"]
    at_locations = around.at_locations.get(row["id"], ()) if nested else ()
    record = service(row, around, nested=False)
    record["organization"] = around.whole(row["organisation_id"])
    return record | filled(
        {
            "phones": _phones(key, row["phone"]),
            "schedules": _schedules(key, row["opening_hours"]),
            "service_areas": _areas(key, row),
            "service_at_locations": [at_location(each) for each in at_locations],
            "languages": [_language(key, code, around.vocabulary) for code in row["languages"]],
            "cost_options": _costs(key, row["costs"]),
            "contacts": _contacts(key, row),
            "capacities": _capacities(key, row, around.vocabulary),
            "attributes": of_service(key, row, around.texts.get(row["id"], ()), around.vocabulary),
        }
    )


def at_location(row: Row) -> Record:
    """That an offer is at a place, with its hours there."""
    key: UUID = row["public_id"]
    return filled(
        {
            "id": str(key),
            "schedules": _schedules(key, row["opening_hours"]),
            "location": location(row["location"]),
        }
    )


def service_at_location(row: Row, around: Around, offer: Row, *, full: bool) -> Record:
    """An offer at a place, with the offer and the place in it."""
    if full:
        record = at_location(row)
        inner = full_service(offer, around, nested=False)
        return record | {"service": inner}
    return {
        "id": str(row["public_id"]),
        "location": location(row["location"], full=False),
        "service": service(offer, around),
    }


def _phones(key: UUID, number: str) -> list[Record]:
    return [{"id": part(key, "phone"), "number": number, "type": "voice"}] if number else []


def _schedules(key: UUID, hours: str) -> list[Record]:
    """Opening hours are a sentence of the organisation: they are passed on, not explained."""
    return [{"id": part(key, "schedule"), "description": hours}] if hours else []


def _areas(key: UUID, row: Row) -> list[Record]:
    areas = [
        {
            "id": part(key, code),
            "name": municipality_name(code) or code,
            "extent": code,
            "extent_type": CBS_CODE,
            "uri": f"https://identifier.overheid.nl/tooi/id/gemeente/{code.lower()}",
        }
        for code in row["municipalities"]
    ]
    return areas + [
        {
            "id": part(key, digits),
            "name": _("postcode %(digits)s") % {"digits": digits},
            "extent": digits,
            "extent_type": POSTCODE,
        }
        for digits in row["postcode_areas"]
    ]


def _language(key: UUID, code: str, words: Vocabulary) -> Record:
    return {
        "id": part(key, f"language:{code}"),
        "name": words.languages.get(code, code),
        "code": foreign_language(code),
    }


def _costs(key: UUID, costs: str) -> list[Record]:
    """What it costs is a sentence; only of what costs nothing the amount is known."""
    if not costs:
        return []
    record: Record = {"id": part(key, "cost"), "option": costs}
    return [record | {"currency": "EUR", "amount": 0} if costs.strip().lower() == _FREE else record]


def _contacts(key: UUID, row: Row) -> list[Record]:
    """The contact person, only when somebody said that everybody may know."""
    if not (row["contact_public"] and row["contact_person"]):
        return []
    return [{"id": part(key, "contact"), "name": row["contact_person"]}]


def _capacities(key: UUID, row: Row, words: Vocabulary) -> list[Record]:
    """The word of the coordinator; none when nobody ever said one."""
    word, day = row["capacity"], row["capacity_set_on"]
    if day is None:
        return []
    return [
        {
            "id": part(key, "capacity"),
            "unit": words.unit,
            "available": CAPACITY_AVAILABLE[word],
            "description": words.capacity[word],
            "updated": moment(datetime.combine(day, time(), tzinfo=_HERE)),
        }
    ]
