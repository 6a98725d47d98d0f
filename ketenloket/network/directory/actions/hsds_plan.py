"""What reading a directory in HSDS in would do, record by record; nothing is written here."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid5

from django.utils.translation import gettext as _

from ketenloket.network.directory.models import BoundarySign, Need, Service
from ketenloket.network.directory.rules.hsds import NAMESPACE, Vocabulary
from ketenloket.network.directory.rules.hsds.entries import understand_directory
from ketenloket.network.directory.rules.hsds.files import Loose
from ketenloket.network.directory.rules.hsds.found import Choices, Directory, Entry, Organization
from ketenloket.network.directory.rules.hsds.offers import Words
from ketenloket.network.directory.rules.runs import Told, untold
from ketenloket.network.organisations.models import Alliance, Organisation


class Happens(StrEnum):
    """What reading a record in does."""

    NEW_ORGANISATION = "new_organisation"  # and a new offer of it
    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"
    WRONG = "wrong"


@dataclass
class Foreseen:
    """What reading one record in would do."""

    entry: Entry
    happens: Happens
    service: Service | None = None
    changes: dict[str, Any] = field(default_factory=dict)


@dataclass
class Plan:
    """What reading a whole file in would do."""

    directory: Directory
    foreseen: list[Foreseen]
    organisations: dict[int, Organisation | None]  # by id() of the organization in the file

    @property
    def counts(self) -> Counter[Happens]:
        """How many records of each."""
        return Counter(each.happens for each in self.foreseen)


def plan_hsds(
    loose: Sequence[Loose],
    choices: Choices,
    alliance: Alliance,
    *,
    told: Told = untold,
) -> Plan:
    """What reading these records in would do; nothing is written.

    Args:
        loose: the records of a file.
        choices: what holds for records that do not say it.
        alliance: whose verwijskaart it is.
        told: hears how many offers were looked at, and of how many.
    """
    words = Words(
        Vocabulary(
            Need.objects.values_list("code", "label", "life_area"),
            BoundarySign.objects.values_list("code", "label"),
        )
    )
    directory = understand_directory(loose, words, choices, told=told)
    ours = _Ours(alliance)
    organisations: dict[int, Organisation | None] = {}
    for found in directory.organizations:
        there = organisations[id(found)] = ours.organisation(found)
        if there is None and not found.kind:
            found.kind = choices.kind
            if not choices.kind:
                found.problems.append(
                    _("de soort organisatie staat er niet bij; kies een soort voor nieuwe")
                )
        elif there is not None and not there.active:
            found.problems.append(_("deze organisatie doet hier niet meer mee"))
    foreseen = [_foresee(entry, organisations, ours) for entry in directory.entries]
    _refuse_twins(foreseen)
    return Plan(directory, foreseen, organisations)


def _refuse_twins(foreseen: Sequence[Foreseen]) -> None:
    """Two records that are the same offer here: nobody can say which of them is right."""
    first: dict[int, str] = {}
    for each in foreseen:
        if each.service is None:
            continue
        where = first.setdefault(each.service.pk, each.entry.where)
        if where != each.entry.where:
            each.happens = Happens.WRONG
            each.entry.offer.problems.append(
                _("is hier hetzelfde aanbod als %(where)s") % {"where": where}
            )


def key_for(alliance: Alliance, foreign: str) -> UUID:
    """The public number of what came from elsewhere: the same each time it is read in."""
    return uuid5(NAMESPACE, f"{alliance.slug}:{foreign}")


class _Ours:
    """What this alliance has, to be found by public number or by name."""

    def __init__(self, alliance: Alliance) -> None:
        self.alliance = alliance
        organisations = Organisation.objects.filter(alliance=alliance)
        services = Service.objects.filter(alliance=alliance).select_related("organisation")
        self.organisations = {each.public_id: each for each in organisations}
        self.by_name = {each.name.lower(): each for each in self.organisations.values()}
        self.services = {each.public_id: each for each in services}
        self.by_names = {
            (each.organisation_id, each.name.lower()): each for each in self.services.values()
        }

    def organisation(self, found: Organization) -> Organisation | None:
        """The organisation that this is, if it is here."""
        keys = _keys(found.key, self.alliance)
        by_key = next((self.organisations[k] for k in keys if k in self.organisations), None)
        return by_key or self.by_name.get(found.name.lower())

    def service(self, entry: Entry, organisation: Organisation) -> Service | None:
        """The offer that this is, if this organisation has it."""
        for key in _keys(entry.key, self.alliance):
            there = self.services.get(key)
            if there is not None and there.organisation_id == organisation.pk:
                return there
        return self.by_names.get((organisation.pk, entry.name.lower()))


def _keys(foreign: str, alliance: Alliance) -> list[UUID]:
    if not foreign:
        return []
    try:
        return [UUID(foreign), key_for(alliance, foreign)]
    except ValueError:
        return [key_for(alliance, foreign)]


def _foresee(entry: Entry, organisations: dict[int, Organisation | None], ours: _Ours) -> Foreseen:
    if entry.skipped:
        return Foreseen(entry, Happens.SKIPPED)
    found = entry.organization
    if entry.offer.problems or found is None or found.problems:
        return Foreseen(entry, Happens.WRONG)
    there = organisations[id(found)]
    if there is None:
        return Foreseen(entry, Happens.NEW_ORGANISATION)
    service = ours.service(entry, there)
    if service is None:
        return Foreseen(entry, Happens.NEW)
    changes = {
        name: value
        for name, value in ({"active": True} | entry.offer.values).items()
        if getattr(service, name) != value
    }
    # Who looked at the card here knows better than a list in which nobody says when.
    if changes.get("checked_on", True) is None:
        del changes["checked_on"]
    return Foreseen(entry, Happens.CHANGED if changes else Happens.UNCHANGED, service, changes)
