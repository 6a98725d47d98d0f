"""The words that all organisations use: kinds of questions, and signs that bear on boundaries."""

from collections.abc import Iterator

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.directory.models import BoundarySign, Need
from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.rules import Duty

_LAST = 1000  # new words come after those that were there


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
