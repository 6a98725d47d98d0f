"""What happens to a provision. A row of the national list stays; the alliance gets one of its own."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.acting import wait_for
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Alliance, Organisation, Worker
from ketenloket.network.provisions.models import (
    WRITTEN,
    Happened,
    Provision,
    ProvisionChange,
)
from ketenloket.network.provisions.permissions import may_change, may_keep
from ketenloket.network.provisions.rules.order import circle

_LONGEST_CODE = 50


@transaction.atomic
def add_provision(alliance: Alliance, *, by: Worker, **values: Any) -> Provision:
    """Put a provision on the list of the alliance.

    Raises:
        PermissionDenied: when the list is not for `by` to write on.
        RefusedError: when there is one of this name, or what comes first makes a circle.
    """
    if not may_keep(by) or by.alliance_id != alliance.pk or not values.keys() <= set(WRITTEN):
        raise PermissionDenied
    hold_list(alliance.pk)
    values.setdefault("organisation", by.organisation)
    _refuse_stranger(values["organisation"], alliance.pk)
    _refuse_same_name(alliance.pk, str(values["name"]))
    code = _new_code(alliance.pk, str(values["name"]))
    _refuse_circle(alliance.pk, code, values.get("before", ()))
    made = Provision(
        alliance=alliance, code=code, checked_on=timezone.localdate(), checked_by=by, **values
    )
    made.save(force_insert=True)
    _happened(made, Happened.ADDED, by)
    return made


@transaction.atomic
def change_provision(provision: Provision, *, by: Worker, **changes: Any) -> Provision:
    """Change what the list says; whoever does so has looked at it, so it counts as checked today.

    Returns:
        The row of the alliance: another one, when this was of the national list.

    Raises:
        PermissionDenied: when this is not for `by` to change.
        RefusedError: when there is another of this name, or what comes first makes a circle.
    """
    if not may_change(by, provision) or not changes.keys() <= set(WRITTEN):
        raise PermissionDenied
    hold_list(by.alliance_id)
    if "organisation" in changes:
        _refuse_stranger(changes["organisation"], by.alliance_id)
    if "name" in changes and str(changes["name"]).lower() != provision.name.lower():
        _refuse_same_name(by.alliance_id, str(changes["name"]))
    _refuse_circle(by.alliance_id, provision.code, changes.get("before", provision.before))
    return write(provision, changes, by=by)


def write(provision: Provision, changes: Mapping[str, Any], *, by: Worker) -> Provision:
    """Write changes that were looked over as a whole, beside what stood there."""
    own = _ours(provision, by)
    there = {name: getattr(own, name) for name in changes}
    before = {name: _plain(was) for name, was in there.items() if was != changes[name]}
    own.change(**changes, **_looked(by))
    _happened(own, Happened.CHANGED, by, before)
    return own


@transaction.atomic
def confirm_checked(provision: Provision, *, by: Worker) -> Provision:
    """Say that all of it is still right.

    Raises:
        PermissionDenied: when this is not for `by` to say.
    """
    if not may_change(by, provision):
        raise PermissionDenied
    hold_list(by.alliance_id)
    own = _ours(provision, by)
    own.change(**_looked(by))
    _happened(own, Happened.CHECKED, by)
    return own


@transaction.atomic
def confirm_all(keys: Sequence[int], *, by: Worker) -> list[Provision]:
    """Say of several at once that all of it is still right.

    Args:
        keys: which ones; a number that is not on the list of the alliance is left alone.
        by: a coordinator.

    Raises:
        PermissionDenied: when the list is not for `by` to write on.
        RefusedError: when none of these is on the list.
    """
    if not may_keep(by):
        raise PermissionDenied
    found = Provision.objects.listed_in(by.alliance_id).filter(pk__in=keys).order_by("pk")
    done = [confirm_checked(each, by=by) for each in found]
    if not done:
        raise RefusedError(_("Kies minstens één voorziening die nog klopt."))
    return done


@transaction.atomic
def retire(provision: Provision, *, by: Worker) -> Provision:
    """Take it off the list of the alliance; what was asked for stays as it is.

    Raises:
        PermissionDenied: when this is not for `by` to change.
    """
    return _listed(provision, by, Happened.RETIRED, active=False)


@transaction.atomic
def put_back(provision: Provision, *, by: Worker) -> Provision:
    """Put it on the list again; whoever does so has looked at it.

    Raises:
        PermissionDenied: when this is not for `by` to change.
    """
    return _listed(provision, by, Happened.BACK, active=True)


def _listed(provision: Provision, by: Worker, happened: Happened, *, active: bool) -> Provision:
    if not may_change(by, provision):
        raise PermissionDenied
    hold_list(by.alliance_id)
    own = _ours(provision, by)
    own.change(active=active, **_looked(by))
    _happened(own, happened, by)
    return own


def hold_list(alliance_id: int) -> None:
    """One writer at a time on the list of an alliance, until the end of the transaction.

    Two who each add half of a circle of what comes first must not both be right.
    """
    wait_for(f"provisions {alliance_id}")


def _ours(provision: Provision, by: Worker) -> Provision:
    """The row of the alliance; a row of the national list is copied first."""
    if provision.alliance_id is not None:
        return Provision.objects.select_for_update(of=("self",)).get(pk=provision.pk)
    there = Provision.objects.filter(alliance_id=by.alliance_id, code=provision.code).first()
    if there:
        return there
    same = {name: getattr(provision, name) for name in WRITTEN if name != "organisation"}
    own = Provision(
        alliance_id=by.alliance_id,
        code=provision.code,
        organisation_id=by.organisation_id,
        checked_on=provision.checked_on,
        **same,
    )
    own.save(force_insert=True)
    _happened(own, Happened.TAKEN_OVER, by)
    return own


def _looked(by: Worker) -> dict[str, Any]:
    return {
        "checked_on": timezone.localdate(),
        "checked_by": by,
        "last_modified": timezone.now(),
    }


def _happened(
    provision: Provision, happened: Happened, by: Worker, before: Mapping[str, Any] | None = None
) -> None:
    ProvisionChange(
        provision=provision,
        organisation_id=by.organisation_id,
        made_by=by,
        happened=happened,
        before=dict(before or {}),
    ).save(force_insert=True)
    record(f"provisions.{happened.value}", provision, purpose="manage")


def _plain(value: object) -> object:
    """A value as it can be kept beside a change."""
    if isinstance(value, Organisation):
        return value.name
    if isinstance(value, Decimal | date):
        return str(value)
    return value


def _refuse_stranger(organisation: Organisation | None, alliance_id: int) -> None:
    if organisation and organisation.alliance_id != alliance_id:
        raise PermissionDenied


def _refuse_same_name(alliance_id: int, name: str) -> None:
    if Provision.objects.known_in(alliance_id).filter(name__iexact=name).exists():
        raise RefusedError(_("Deze naam staat al op de lijst. Kies een andere naam."))


def _new_code(alliance_id: int, name: str) -> str:
    taken = set(Provision.objects.known_in(alliance_id).values_list("code", flat=True))
    code = slugify(name).replace("-", "_")[:_LONGEST_CODE] or "voorziening"
    tries = (code, *(f"{code}_{number}" for number in range(2, 100)))
    free = next((each for each in tries if each not in taken), None)
    if free is None:
        raise RefusedError(_("Er zijn al te veel voorzieningen die zo heten."))
    return free


def _refuse_circle(alliance_id: int, code: str, before: Sequence[str]) -> None:
    """What comes first must be on the list, and may not come after this itself."""
    rows = Provision.objects.known_in(alliance_id).values_list("code", "before", "name")
    names = {each: name for each, _first, name in rows}
    if unknown := [each for each in before if each not in names]:
        raise RefusedError(_("“%(code)s” staat niet op de lijst.") % {"code": unknown[0]})
    found = circle({each: first for each, first, _name in rows} | {code: list(before)})
    if found:
        road = " → ".join(names.get(each, each) for each in (*found, found[0]))
        raise RefusedError(
            _("Dit draait in een kring: %(road)s. Haal er één weg.") % {"road": road}
        )
