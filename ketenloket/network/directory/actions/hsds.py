"""Read a directory in HSDS in: all of it, or nothing."""

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.directory.actions.hsds_places import Places
from ketenloket.network.directory.actions.hsds_plan import (
    Foreseen,
    Happens,
    Plan,
    key_for,
    plan_hsds,
)
from ketenloket.network.directory.models import Service, ServiceText
from ketenloket.network.directory.rules.hsds.files import Loose
from ketenloket.network.directory.rules.hsds.found import Choices, Entry, Organization
from ketenloket.network.directory.rules.runs import Told, untold
from ketenloket.network.organisations.models import Alliance, Organisation, Worker
from ketenloket.network.organisations.permissions import cares_for_alliance

_AT_ONCE = 100  # offers; so many are written before somebody is told
_OF_ORGANISATION = ("about", "phone", "email", "website")


@transaction.atomic
def import_hsds(
    loose: Sequence[Loose],
    choices: Choices,
    *,
    alliance: Alliance,
    by: Worker | None,
    told: Told = untold,
) -> Plan:
    """Read all records in, or none.

    Args:
        loose: the records of a file.
        choices: what holds for records that do not say it.
        alliance: whose verwijskaart it is.
        by: who cares for the alliance; None for whoever runs the server.
        told: hears every few hundred offers how many were written, and of how many.

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
            _write_all(plan, alliance, told)
    except IntegrityError as error:
        raise RefusedError(
            _("Er is niets ingelezen: een naam in dit bestand is hier al van ander aanbod.")
        ) from error
    record("directory.imported", alliance, purpose="manage")
    return plan


def _write_all(plan: Plan, alliance: Alliance, told: Told) -> None:
    for found in plan.directory.organizations:
        _write_organisation(found, plan, alliance)
    places = Places(alliance)
    for number, each in enumerate(plan.foreseen, start=1):
        _write(each, plan, alliance, places)
        if number % _AT_ONCE == 0:
            told(number, len(plan.foreseen))
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
