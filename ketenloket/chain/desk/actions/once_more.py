"""After "no contact" it is tried once more, on the day that was chosen when the help was closed."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ketenloket.chain.desk.actions.climb import settle
from ketenloket.chain.desk.actions.contact import Attempt, write_attempt
from ketenloket.chain.desk.actions.steps import locked, plan_next, refuse_leaving
from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.desk.permissions import may_lead
from ketenloket.chain.desk.rules import (
    AttemptResult,
    NextCode,
    Stage,
    Status,
    StepClock,
    working_days_after,
)
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Worker


@transaction.atomic
def try_once_more(request_id: UUID, attempt: Attempt, *, by: Worker) -> HelpRequest:
    """Write down the last attempt. Who is reached after all has an open request again.

    Raises:
        HelpRequest.DoesNotExist: not there, or not led by this organisation.
        RefusedError: it was done already, or the request did not end without contact.
    """
    request = locked(request_id)
    if not may_lead(request, by):
        raise HelpRequest.DoesNotExist
    if request.once_more_on is None or request.once_more_at is not None:
        raise RefusedError(_("Hier hoeft niets meer te worden geprobeerd."))
    write_attempt(request, attempt, by)
    request.change(once_more_at=timezone.now(), once_more_by=by)
    record("desk.tried_once_more", request, purpose="help", request_id=request.pk)
    if attempt.result == AttemptResult.SPOKEN:
        _open_again(request, by)
    else:
        settle(request, by=by)
    return request


def _open_again(request: HelpRequest, by: Worker) -> None:
    refuse_leaving(by)
    request.change(
        status=Status.OPEN,
        stage=Stage.INTAKE,
        outcome="",
        closed_at=None,
        closed_by=None,
        once_more_on=None,
        once_more_at=None,
        once_more_by=None,
        responsible=by,
        coordinator_queue=False,
        first_talk_at=request.first_talk_at or timezone.now(),
        first_talk_by=request.first_talk_by or by,
    )
    record("desk.opened_again", request, purpose="help", request_id=request.pk)
    plan_next(
        request,
        code=NextCode.OTHER,
        step=_("Er is weer contact: spreek af wat nu nodig is"),
        on=working_days_after(timezone.localdate(), request.alliance.next_step_days),
        clock=StepClock.NEXT_STEP,
        by=by,
    )
