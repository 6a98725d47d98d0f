"""The words that all organisations use: kinds of questions, and signs that bear on boundaries."""

from collections.abc import Callable, Iterator
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import Expression, QuerySet
from django.utils.text import slugify
from django.utils.translation import gettext as _

from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.directory.models import BoundarySign, Need
from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.rules import Duty

_LAST = 1000  # new words come after those that were there


# What a sign means for volunteers is agreed on in a later room.
_agreed: list[Callable[[int, date], Expression]] = []


def signs_mean(stops: Callable[[int, date], Expression]) -> None:
    """Say which signs stop a volunteer in an alliance on a day; adding it twice is once."""
    if stops not in _agreed:
        _agreed.append(stops)


def stopping_signs(alliance_id: int, day: date) -> QuerySet[BoundarySign]:
    """The signs that stop a volunteer, as this alliance agreed; else as the sign itself says."""
    rows = BoundarySign.objects.filter(active=True)
    for stops in _agreed:
        return rows.annotate(stops=stops(alliance_id, day)).filter(stops=True)
    return rows.filter(stops_volunteer=True)


@transaction.atomic
def add_need(*, label: str, life_area: str, may_be_underlying: bool, by: Worker) -> Need:
    """Add a kind of question that people may need help with.

    Raises:
        PermissionDenied: when `by` does not care for the alliance.
    """
    _refuse_others(by)
    need = Need(
        label=label, life_area=life_area, may_be_underlying=may_be_underlying, position=_LAST
    )
    _save_with_code(need, label)
    record("directory.need_added", need, purpose="manage")
    return need


@transaction.atomic
def change_need(
    need: Need, *, label: str, life_area: str, may_be_underlying: bool, active: bool, by: Worker
) -> None:
    """Change the word or stop using it; what was written down with it stays.

    Raises:
        PermissionDenied: when `by` does not care for the alliance.
    """
    _refuse_others(by)
    need.change(
        label=label, life_area=life_area, may_be_underlying=may_be_underlying, active=active
    )
    record("directory.need_changed", need, purpose="manage")


@transaction.atomic
def add_sign(*, label: str, stops_volunteer: bool, route: str, by: Worker) -> BoundarySign:
    """Add a sign that bears on the limits of volunteer help.

    Raises:
        PermissionDenied: when `by` does not care for the alliance.
    """
    _refuse_others(by)
    sign = BoundarySign(label=label, stops_volunteer=stops_volunteer, route=route, position=_LAST)
    _save_with_code(sign, label)
    record("directory.sign_added", sign, purpose="manage")
    return sign


@transaction.atomic
def change_sign(
    sign: BoundarySign, *, label: str, stops_volunteer: bool, route: str, active: bool, by: Worker
) -> None:
    """Change the sign, what it means for volunteers, or stop using it.

    Raises:
        PermissionDenied: when `by` does not care for the alliance.
    """
    _refuse_others(by)
    sign.change(label=label, stops_volunteer=stops_volunteer, route=route, active=active)
    record("directory.sign_changed", sign, purpose="manage")


def _refuse_others(by: Worker) -> None:
    if not by.has(Duty.ALLIANCE):
        raise PermissionDenied


def _codes(label: str) -> Iterator[str]:
    code = slugify(label).replace("-", "_")[:34] or "word"
    yield code
    yield from (f"{code}_{number}" for number in range(2, 100))


def _save_with_code(word: Need | BoundarySign, label: str) -> None:
    for code in _codes(label):
        word.code = code
        try:
            with transaction.atomic():
                word.save(force_insert=True)
        except IntegrityError:
            continue
        return
    raise RefusedError(_("Er zijn al te veel woorden die zo heten. Kies een ander woord."))
