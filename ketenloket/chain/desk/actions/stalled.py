"""What stays lying at the own organisation: somebody takes it over, or gives it to a colleague."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ketenloket.chain.desk.actions.contact import lock_open
from ketenloket.chain.desk.actions.steps import plan_next
from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.desk.rules import NextCode, wrong_day_for_step
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.rules import Duty

_after_take_over: list[Callable[..., object]] = []  # what later rooms do with it


def follow_take_over(action: Callable[..., object]) -> None:
    """Have `action(request, by=...)` done with every take-over; adding it twice is once."""
    if action not in _after_take_over:
        _after_take_over.append(action)


@transaction.atomic
def take_over(request_id: UUID, *, responsible: Worker, on: date, by: Worker) -> HelpRequest:
    """Make somebody responsible for what stayed lying, with a new day for the same step.

    Raises:
        HelpRequest.DoesNotExist: not there, or not led by this organisation.
        RefusedError: it is closed, the day is past or too far away, or nobody of the organisation was chosen.
    """
    request = lock_open(request_id, by)
    wrong = wrong_day_for_step(on, today=timezone.localdate(), threatened=request.is_crisis)
    if wrong:
        raise RefusedError(wrong)
    if responsible.organisation_id != by.organisation_id or not responsible.has(Duty.CASES):
        raise RefusedError(_("Kies een coördinator of beroepskracht van uw eigen organisatie."))
    plan_next(
        request,
        code=NextCode(request.next_code),
        step=request.next_step,
        on=on,
        responsible=responsible,
        by=by,
    )
    record("desk.taken_over", request, purpose="help", request_id=request.pk)
    for action in _after_take_over:
        action(request, by=by)
    return request
