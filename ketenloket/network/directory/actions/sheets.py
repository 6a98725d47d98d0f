"""Read the verwijskaart in from a spreadsheet: first say what would happen, then do all of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.directory.actions.sheet_places import write_places
from ketenloket.network.directory.models import BoundarySign, Need, Service
from ketenloket.network.directory.rules.cells import Words, meanings
from ketenloket.network.directory.rules.runs import Told, untold
from ketenloket.network.directory.rules.sheet import Line
from ketenloket.network.organisations.models import Alliance, Organisation, Worker
from ketenloket.network.organisations.permissions import cares_for_alliance

_DUTCH = "nl"
_AT_ONCE = 500  # rows; so many are written before the progress is told


@dataclass(frozen=True)
class Planned:
    """What reading a row in would do.

    Attributes:
        line: the row.
        new_organisation: whether the organisation is made as well.
        service: the offer that would change; None when it is a new one.
    """

    line: Line
    new_organisation: bool = False
    service: Service | None = None


def words_for_sheet() -> Words:
    """The needs and signs that a list may name, by label or code."""
    needs = dict(Need.objects.filter(active=True).values_list("code", "label"))
    signs = dict(BoundarySign.objects.filter(active=True).values_list("code", "label"))
    return Words(needs=meanings(needs), signs=meanings(signs))


def plan_import(lines: Sequence[Line], alliance: Alliance) -> list[Planned]:
    """What reading these rows in would do; problems that only show here are added to the rows."""
    organisations = {
        each.name.lower(): each for each in Organisation.objects.filter(alliance=alliance)
    }
    services = {
        (each.organisation_id, each.name.lower()): each
        for each in Service.objects.filter(alliance=alliance)
    }
    kinds: dict[str, str] = {}  # of organisations that are new: the first row that says it
    for line in lines:
        if line.kind:
            kinds.setdefault(line.organisation.lower(), line.kind)
    plans = []
    for line in lines:
        key = line.organisation.lower()
        there = organisations.get(key)
        line.problems += _problem_with_kind(line, there, kinds.get(key, ""))
        name = str(line.values.get("name", "")).lower()
        service = services.get((there.pk, name)) if there else None
        plans.append(Planned(line, new_organisation=there is None, service=service))
    return plans


def _problem_with_kind(line: Line, there: Organisation | None, kind: str) -> list[str]:
    """The kind decides on which ground people's data may be shared: a list never changes it."""
    if there is not None:
        if line.kind in ("", there.kind):
            return []
        return [
            _("soort organisatie: %(name)s is hier %(kind)s")
            % {"name": there.name, "kind": there.get_kind_display()}
        ]
    if not line.organisation:
        return []
    if not kind:
        return [_("soort organisatie: nodig, want deze organisatie is nieuw")]
    if line.kind not in ("", kind):
        return [_("soort organisatie: staat in een andere rij anders")]
    return []


@transaction.atomic
def import_directory(
    lines: Sequence[Line],
    *,
    alliance: Alliance,
    by: Worker | None,
    told: Told = untold,
) -> list[Planned]:
    """Read all rows in, or none.

    Args:
        lines: rows without problems.
        alliance: whose verwijskaart it is.
        by: who cares for the alliance; None for whoever runs the server.
        told: hears now and then how many rows are done, and of how many.

    Raises:
        PermissionDenied: when `by` does not care for this alliance.
        RefusedError: when a row has a problem; nothing is changed then.
    """
    if by is not None and not cares_for_alliance(by, alliance):
        raise PermissionDenied
    plans = plan_import(lines, alliance)
    wrong = [plan.line for plan in plans if plan.line.problems]
    if wrong:
        raise RefusedError(
            _("Er is niets ingelezen: in rij %(row)s klopt iets niet. %(problem)s")
            % {"row": wrong[0].number, "problem": wrong[0].problems[0]}
        )
    organisations = _organisations(plans, alliance)
    for start in range(0, len(plans), _AT_ONCE):
        part = plans[start : start + _AT_ONCE]
        written = _write(part, organisations, by)
        write_places(written)
        told(start + len(part), len(plans))
    record("directory.imported", alliance, purpose="manage")
    return plans


def _organisations(plans: Sequence[Planned], alliance: Alliance) -> dict[str, Organisation]:
    found = {each.name.lower(): each for each in Organisation.objects.filter(alliance=alliance)}
    kinds = {p.line.organisation.lower(): p.line.kind for p in plans if p.line.kind}
    for plan in plans:
        key = plan.line.organisation.lower()
        if key not in found:
            made = Organisation(alliance=alliance, name=plan.line.organisation, kind=kinds[key])
            made.save(force_insert=True)
            record("organisations.organisation_added", made, purpose="manage")
            found[key] = made
    for organisation in found.values():
        organisation.alliance = alliance  # at hand: each row asks after its municipalities
    return found


def _write(
    plans: Sequence[Planned], organisations: dict[str, Organisation], by: Worker | None
) -> list[tuple[Service, list[dict[str, str]] | None]]:
    """Add what is new in one go and change what is there; gives each offer with its places."""
    looked = {"checked_on": timezone.localdate(), "checked_by": by}
    added, same, found = [], [], []
    for plan in plans:
        organisation = organisations[plan.line.organisation.lower()]
        values = _values(plan, organisation)
        places = values.pop("places", None)
        service = plan.service
        if service is None:
            service = Service(
                organisation=organisation,
                alliance_id=organisation.alliance_id,
                **values,
                **looked,
            )
            added.append(service)
        elif service.active and all(getattr(service, k) == v for k, v in values.items()):
            same.append(service)
        else:
            service.change(**values, **looked, active=True)
            record("directory.service_changed", service, purpose="manage")
        found.append((service, places))
    Service.objects.bulk_create(added)
    for service in added:
        record("directory.service_added", service, purpose="manage")
    Service.objects.filter(pk__in=[each.pk for each in same]).update(
        **looked, last_modified=timezone.now()
    )
    return found


def _values(plan: Planned, organisation: Organisation) -> dict[str, Any]:
    """What a row says of its offer, with what an empty cell means."""
    new, values = plan.service is None, dict(plan.line.values)
    empty = {
        "languages": [_DUTCH],
        "municipalities": organisation.alliance.municipalities,
        "costs": "gratis",
    }
    for key, value in empty.items():
        if not values.get(key) and (new or key in values):
            values[key] = value
    if values.get("capacity"):
        values["capacity_set_on"] = timezone.localdate()
    else:
        values.pop("capacity", None)
    return values
