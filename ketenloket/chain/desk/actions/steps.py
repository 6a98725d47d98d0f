"""Whose turn it is, what is next, by when: the three things an open request always has."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ketenloket.chain.desk.actions.climb import settle
from ketenloket.chain.desk.actions.hold import hold
from ketenloket.chain.desk.models import HelpRequest, Rest
from ketenloket.chain.desk.rules import NextCode, Outcome, Stage, Status, StepClock
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Worker


def locked(request_id: UUID) -> HelpRequest:
    """The request, locked until the end of the transaction.

    Its key stays free: whoever only has to know that it is there does not wait.

    Raises:
        HelpRequest.DoesNotExist: when it is not there, or not for whoever acts.
    """
    hold(request_id)
    return HelpRequest.objects.select_for_update(of=("self",), no_key=True).get(pk=request_id)


def refuse_leaving(worker: Worker) -> None:
    """Nobody gives something to a worker who is leaving at this very moment.

    The keys would refuse it too, but not before the commit, when nobody can be told any more.

    Raises:
        RefusedError: they have left.
    """
    there = Worker.objects.select_for_update(of=("self",), no_key=True)
    if not there.filter(pk=worker.pk, active=True, role=worker.role_id).first():
        raise RefusedError(_("Kies iemand van uw eigen organisatie."))


@transaction.atomic
def plan_next(  # noqa: PLR0913 - the three things that are always known, and for which request
    request: HelpRequest,
    *,
    code: NextCode,
    step: str,
    on: date,
    by: Worker | None,
    clock: StepClock = StepClock.PLANNED,
    stage: Stage | None = None,
    responsible: Worker | None = None,
    queue: bool = False,
) -> None:
    """Set the next step and its date, and if wanted who is responsible or which stage it is.

    Args:
        request: a locked request.
        code: the kind of step; it tells which page the button opens.
        step: the step in words for the worker.
        on: the last day for it.
        by: who plans; None when the person does so in Mijn hulp, or the clock.
        clock: where the day comes from, when it is a term and was not just chosen.
        stage: the new stage, if it changes.
        responsible: the new responsible worker of the lead organisation, if it changes.
        queue: leave it to the coordinators of the lead organisation instead.

    Raises:
        RefusedError: when the new responsible worker is leaving.
    """
    changes: dict[str, object] = {"next_code": code, "next_step": step, "next_on": on}
    if on != request.next_on:
        changes["next_clock"] = clock
    if stage:
        changes["stage"] = stage
    if responsible:
        refuse_leaving(responsible)
        changes |= {"responsible": responsible, "coordinator_queue": False}
    elif queue:
        changes |= {"responsible": None, "coordinator_queue": True}
    request.change(**changes)
    record("desk.next_step", request, purpose="help", request_id=request.pk)
    settle(request, by=by)


@transaction.atomic
def close_request(
    request: HelpRequest, *, outcome: Outcome, by: Worker, once_more_on: date | None = None
) -> None:
    """End the story with an outcome. Silence never does this; only a person.

    Args:
        request: a locked request.
        outcome: how it ended.
        by: who closes.
        once_more_on: after "no contact", and only then, the day on which it is tried once more.
    """
    request.change(
        status=Status.CLOSED,
        stage=Stage.CLOSED,
        outcome=outcome,
        closed_at=timezone.now(),
        closed_by=by,
        rest_until=None,
        once_more_on=once_more_on if outcome == Outcome.NO_CONTACT else None,
    )
    end_rests(request, by=by)
    record("desk.closed", request, purpose="help", request_id=request.pk)
    settle(request, by=by)


def end_rests(request: HelpRequest, *, by: Worker | None) -> None:
    """Write down that a rest is over."""
    for rest in Rest.objects.filter(request_id=request.pk, ended_at__isnull=True):
        rest.change(ended_at=timezone.now(), ended_by=by)
        record("desk.rest_ended", rest, purpose="help")
