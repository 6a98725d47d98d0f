"""Read a directory in HSDS in: first say what would happen to each record, then do all of it."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid5

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.directory.actions.hsds_places import Places
from ketenloket.network.directory.models import BoundarySign, Need, Service, ServiceText
from ketenloket.network.directory.rules.hsds import NAMESPACE, Vocabulary
from ketenloket.network.directory.rules.hsds.entries import (
    Choices,
    Directory,
    Entry,
    Organization,
    understand_directory,
)
from ketenloket.network.directory.rules.hsds.files import Loose
from ketenloket.network.directory.rules.hsds.offers import Words
from ketenloket.network.organisations.models import Alliance, Organisation, Worker
from ketenloket.network.organisations.permissions import cares_for_alliance

_AT_ONCE = 500  # records; so many are written before the progress is told
_OF_ORGANISATION = ("about", "phone", "email", "website")


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


def plan_hsds(loose: Sequence[Loose], choices: Choices, alliance: Alliance) -> Plan:
    """What reading these records in would do; nothing is written."""
    words = Words(
        Vocabulary(
            Need.objects.values_list("code", "label", "life_area"),
            BoundarySign.objects.values_list("code", "label"),
        )
    )
    directory = understand_directory(loose, words, choices)
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


@transaction.atomic
def import_hsds(
    loose: Sequence[Loose],
    choices: Choices,
    *,
    alliance: Alliance,
    by: Worker | None,
    progress: Callable[[int], None] = lambda _count: None,
) -> Plan:
    """Read all records in, or none.

    Args:
        loose: the records of a file.
        choices: what holds for records that do not say it.
        alliance: whose verwijskaart it is.
        by: who cares for the alliance; None for whoever runs the server.
        progress: told every few hundred records how many were written.

    Raises:
        PermissionDenied: when `by` does not care for this alliance.
        RefusedError: when a record has a problem; nothing is changed then.
    """
    if by is not None and not cares_for_alliance(by, alliance):
        raise PermissionDenied
    plan = plan_hsds(loose, choices, alliance)
    if wrong := plan.directory.wrong:
        where, problem = wrong[0]
        raise RefusedError(
            _("Er is niets ingelezen: bij %(where)s klopt iets niet. %(problem)s")
            % {"where": where, "problem": problem}
        )
    try:
        with transaction.atomic():
            _write_all(plan, alliance, progress)
    except IntegrityError as error:
        raise RefusedError(
            _("Er is niets ingelezen: een naam in dit bestand is hier al van ander aanbod.")
        ) from error
    record("directory.imported", alliance, purpose="manage")
    return plan


def _write_all(plan: Plan, alliance: Alliance, progress: Callable[[int], None]) -> None:
    for found in plan.directory.organizations:
        _write_organisation(found, plan, alliance)
    places = Places(alliance)
    for number, each in enumerate(plan.foreseen, start=1):
        _write(each, plan, alliance, places)
        if number % _AT_ONCE == 0:
            progress(number)
    for found in plan.directory.organizations:
        for place in found.places:
            places.keep(place, _there(plan, found))


def _there(plan: Plan, found: Organization | None) -> Organisation:
    there = plan.organisations[id(found)]
    if there is None:
        raise LookupError(found)
    return there


def _write_organisation(found: Organization, plan: Plan, alliance: Alliance) -> None:
    """A new organisation is made; of one that is here only what a list may know is changed."""
    there = plan.organisations[id(found)]
    if there is not None:
        told = {n: found.values[n] for n in _OF_ORGANISATION if found.values.get(n)}
        if changes := {n: value for n, value in told.items() if getattr(there, n) != value}:
            there.change(**changes)
            record("organisations.organisation_changed", there, purpose="manage")
        return
    made = Organisation(
        alliance=alliance,
        kind=found.kind,
        public_id=key_for(alliance, found.key or f"organization:{found.name}"),
        **found.values,
    )
    made.save(force_insert=True)
    record("organisations.organisation_added", made, purpose="manage")
    plan.organisations[id(found)] = made


def _write(each: Foreseen, plan: Plan, alliance: Alliance, places: Places) -> None:
    if each.happens == Happens.SKIPPED:
        return
    entry, organisation = each.entry, _there(plan, each.entry.organization)
    service = each.service
    if service is None:
        foreign = entry.key or f"service:{organisation.public_id}:{entry.name}"
        service = Service(
            organisation=organisation,
            alliance=alliance,
            public_id=key_for(alliance, foreign),
            **entry.offer.values,
        )
        service.save(force_insert=True)
        record("directory.service_added", service, purpose="manage")
    elif each.changes:
        service.change(**each.changes)
        record("directory.service_changed", service, purpose="manage")
    _write_texts(service, entry, new=each.service is None)
    for place in entry.places:
        places.keep(place, organisation, service)


def _write_texts(service: Service, entry: Entry, *, new: bool) -> None:
    if not entry.offer.texts:
        return
    there = (
        {} if new else {text.language: text for text in ServiceText.objects.filter(service=service)}
    )
    for language, values in entry.offer.texts.items():
        text = there.get(language)
        if text is None:
            ServiceText(service=service, language=language, **values).save(force_insert=True)
        elif changes := {n: v for n, v in values.items() if getattr(text, n) != v}:
            text.change(**changes)
