"""Read the list in from a spreadsheet: first say what would happen, then do all of it or nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.sheets.rules.table import Line
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Alliance, Organisation, Worker
from ketenloket.network.provisions.actions.provisions import (
    add_provision,
    hold_list,
    put_back,
    write,
)
from ketenloket.network.provisions.models import Provision
from ketenloket.network.provisions.permissions import may_keep
from ketenloket.network.provisions.rules.order import circle


@dataclass(frozen=True)
class Planned:
    """What reading a row in would do.

    Attributes:
        line: the row.
        provision: the one that would change; None when it is new.
        changes: the fields that would be written; none when the row says what stands there.
    """

    line: Line
    provision: Provision | None = None
    changes: Mapping[str, Any] = field(default_factory=dict)

    @property
    def same(self) -> bool:
        """Whether nothing would happen."""
        return self.provision is not None and self.provision.active and not self.changes


def plan_import(lines: Sequence[Line], alliance: Alliance) -> list[Planned]:
    """What reading these rows in would do; problems that only show here are added to the rows."""
    known = list(Provision.objects.known_in(alliance.pk).select_related("organisation"))
    by_code = {each.code: each for each in known}
    by_name = {each.name.lower(): each for each in known}
    organisations = {
        each.name.lower(): each
        for each in Organisation.objects.filter(alliance=alliance, active=True)
    }
    new = {str(line.values.get("name", "")).lower() for line in lines}
    plans = []
    for line in lines:
        values = dict(line.values)
        code, name = values.pop("code", ""), str(values.get("name", ""))
        provision = by_code.get(code) or by_name.get(name.lower())
        if code and provision is None:
            line.problems.append(_("code: “%(code)s” kennen wij niet") % {"code": code})
        other = by_name.get(name.lower())
        if provision and other and other.pk != provision.pk:
            line.problems.append(_("naam: deze naam staat al op de lijst"))
        values |= _found_words(line, by_code, by_name, organisations, new)
        plans.append(Planned(line, provision, _changes(provision, values)))
    _mark_circles(plans, known)
    return plans


def _found_words(
    line: Line,
    by_code: Mapping[str, Provision],
    by_name: Mapping[str, Provision],
    organisations: Mapping[str, Organisation],
    new: set[str],
) -> dict[str, Any]:
    """Names in the row as what they stand for: what comes first, and who keeps it."""
    found: dict[str, Any] = {}
    if "before" in line.values:
        found["before"] = []
        for word in line.values["before"]:
            there = by_code.get(word) or by_name.get(word.lower())
            if there:
                found["before"].append(there.code)
            elif word.lower() in new:
                line.problems.append(
                    _("eerst aanvragen: lees “%(name)s” eerst in, dan heeft het een code")
                    % {"name": word}
                )
            else:
                line.problems.append(
                    _("eerst aanvragen: “%(name)s” staat niet op de lijst") % {"name": word}
                )
    if name := line.values.get("organisation"):
        found["organisation"] = organisations.get(str(name).lower())
        if found["organisation"] is None:
            line.problems.append(_("wie houdt bij: deze organisatie kennen wij niet"))
    return found


def _changes(provision: Provision | None, values: dict[str, Any]) -> dict[str, Any]:
    if values.get("organisation", "") == "":
        values.pop("organisation", None)
    if provision is None:
        return values
    return {name: value for name, value in values.items() if getattr(provision, name) != value}


def _mark_circles(plans: Sequence[Planned], known: Sequence[Provision]) -> None:
    before = {each.code: list(each.before) for each in known}
    for plan in plans:
        if plan.provision is None or "before" not in plan.changes:
            continue
        before[plan.provision.code] = list(plan.changes["before"])
    found = set(circle(before))
    for plan in plans:
        if plan.provision and plan.provision.code in found:
            plan.line.problems.append(_("eerst aanvragen: dit draait in een kring"))


@transaction.atomic
def import_list(lines: Sequence[Line], *, by: Worker) -> list[Planned]:
    """Read all rows in, or none. A row that says what stands there already changes nothing.

    Raises:
        PermissionDenied: when the list is not for `by` to write on.
        RefusedError: when a row has a problem; nothing is changed then.
    """
    if not may_keep(by):
        raise PermissionDenied
    hold_list(by.alliance_id)
    plans = plan_import(lines, by.alliance)
    wrong = next((plan.line for plan in plans if plan.line.problems), None)
    if wrong:
        raise RefusedError(
            _("Er is niets ingelezen: in rij %(row)s klopt iets niet. %(problem)s")
            % {"row": wrong.number, "problem": wrong.problems[0]}
        )
    # New ones first: each is looked over by itself, the changes only as a whole.
    for plan in sorted(plans, key=lambda plan: plan.provision is not None):
        _read_in(plan, by)
    record("provisions.imported", by.alliance, purpose="manage")
    return plans


def _read_in(plan: Planned, by: Worker) -> None:
    if plan.same:
        return
    if plan.provision is None:
        add_provision(by.alliance, by=by, **plan.changes)
        return
    own = write(plan.provision, plan.changes, by=by)
    if not own.active:
        put_back(own, by=by)
