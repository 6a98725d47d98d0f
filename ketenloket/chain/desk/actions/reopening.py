"""The same story goes on: a closed request opens again, with everything an open one always has.

Nothing that ended comes back: assignments, consents and what was shown to others stay ended. How it
was closed stays in the rows that later rooms keep.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ketenloket.chain.desk.actions.steps import locked, plan_next, refuse_leaving
from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.desk.permissions import may_lead
from ketenloket.chain.desk.rules import (
    NextCode,
    ReopenedFor,
    Stage,
    Status,
    StepClock,
    working_days_after,
)
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Worker


@dataclass(frozen=True)
class Closed:
    """How a request had been closed, before it opened again."""

    outcome: str
    on: date


_after_reopening: list[Callable[..., object]] = []  # what later rooms do with it


def follow_reopening(action: Callable[..., object]) -> None:
    """Have `action(request, before, why, by=...)` done with every reopening; twice is once."""
    if action not in _after_reopening:
        _after_reopening.append(action)


@transaction.atomic
def reopen(request_id: UUID, why: ReopenedFor, *, by: Worker) -> HelpRequest:
    """Open a closed request again; whoever does so becomes responsible.

    Raises:
        HelpRequest.DoesNotExist: not there, or not led by this organisation.
        RefusedError: it is open already, or the worker is leaving.
    """
    request = locked(request_id)
    if not may_lead(request, by):
        raise HelpRequest.DoesNotExist
    if request.status == Status.OPEN:
        raise RefusedError(_("Deze hulpvraag is al open."))
    open_again(request, why, by=by)
    return request


_STEPS: dict[ReopenedFor, Callable[[], str]] = {
    ReopenedFor.REACHED: lambda: _("Er is weer contact: spreek af wat nu nodig is"),
    ReopenedFor.RELAPSE: lambda: _("Het gaat niet goed: spreek samen af wat nu nodig is"),
    ReopenedFor.CAME_BACK: lambda: _("De hulpvrager kwam terug: spreek af wat nu nodig is"),
    ReopenedFor.MISTAKE: lambda: _("Weer open: ga verder waar u was"),
}


def open_again(request: HelpRequest, why: ReopenedFor, *, by: Worker) -> None:
    """Open this locked, closed request of the own organisation."""
    refuse_leaving(by)
    before = Closed(request.outcome, timezone.localdate(request.closed_at))
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
        step=_STEPS[why](),
        on=working_days_after(
            timezone.localdate(), 1 if request.is_crisis else request.alliance.next_step_days
        ),
        clock=StepClock.THREAT if request.is_crisis else StepClock.NEXT_STEP,
        by=by,
    )
    for action in _after_reopening:  # last: what still waits may come before this step
        action(request, before, why, by=by)
