"""Making contact: take up, try, plan the intake, read what the person wrote."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from ketenloket.chain.desk.actions.climb import settle
from ketenloket.chain.desk.actions.hold import hold
from ketenloket.chain.desk.actions.steps import locked, plan_next, refuse_leaving
from ketenloket.chain.desk.models import ContactAttempt, HelpRequest, SeekerMessage, case_of
from ketenloket.chain.desk.permissions import may_lead
from ketenloket.chain.desk.rules import (
    THEN,
    AttemptResult,
    NextAttempt,
    NextCode,
    Reach,
    Stage,
    Status,
    StepClock,
    Tried,
    left_of_plan,
    next_attempt,
    working_days_after,
)
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.rules import Duty

# Until the intake there is one thing to do: speak with the person. Later the step is another's.
_BEFORE_INTAKE = {Stage.NEW, Stage.INTAKE}
_MAKING_CONTACT = {NextCode.TAKE_UP, NextCode.CALL, NextCode.PLAN_INTAKE}


@dataclass(frozen=True)
class Attempt:
    """One attempt as the worker writes it down; codes of `Channel`, `PartOfDay`, `AttemptResult`."""

    channel: str
    part_of_day: str
    result: str
    note: str = ""


def lock_open(request_id: UUID, by: Worker) -> HelpRequest:
    """The open request, locked, for a worker of the organisation that leads it.

    Raises:
        HelpRequest.DoesNotExist: not there, or not led by this organisation.
        RefusedError: it is closed.
    """
    request = locked(request_id)
    if not may_lead(request, by):
        raise HelpRequest.DoesNotExist
    if request.status != Status.OPEN:
        raise RefusedError(_("Deze hulpvraag is afgesloten. Er kan niets meer bij."))
    return request


@transaction.atomic
def take_up(request_id: UUID, *, by: Worker) -> HelpRequest:
    """Become responsible for a request that waits in the queue; the first step is to call today.

    Raises:
        RefusedError: somebody else was first, or it is closed.
    """
    request = lock_open(request_id, by)
    if request.responsible_id == by.pk:
        return request
    if not request.coordinator_queue:
        raise RefusedError(_("Een collega was u voor en heeft deze hulpvraag al opgepakt."))
    _own(request, by)
    record("desk.taken_up", request, purpose="help", request_id=request.pk)
    return request


def _own(request: HelpRequest, by: Worker) -> None:
    """The worker becomes responsible; a step that only said "take up" becomes the first attempt."""
    if request.next_code != NextCode.TAKE_UP:
        refuse_leaving(by)
        request.change(responsible=by, coordinator_queue=False)
        return
    first = _next(request, [])
    plan_next(
        request,
        code=NextCode.CALL,
        step=first.words,
        on=working_days_after(timezone.localdate(), first.working_days),
        clock=StepClock.THREAT if request.is_crisis else StepClock.ATTEMPTS,
        responsible=by,
        by=by,
    )


@transaction.atomic
def log_attempt(request_id: UUID, attempt: Attempt, *, by: Worker) -> HelpRequest:
    """Write an attempt down and plan what follows from it. Nothing ever closes here.

    Spoken: that is the first talk, if there was none, and the intake must be planned. Not reached:
    the next line of the plan of attempts. In a later stage a planned step stays as it is.
    Whoever calls for a request that waits in the queue takes it up.
    """
    request = lock_open(request_id, by)
    write_attempt(request, attempt, by)
    if attempt.result == AttemptResult.SPOKEN:
        _spoken(request, by)
    else:
        _not_reached(request, by)
    return request


def write_attempt(request: HelpRequest, attempt: Attempt, by: Worker) -> None:
    """Write an attempt down, and nothing else."""
    made = ContactAttempt(
        **case_of(request),
        organisation_id=by.organisation_id,
        tried_by=by,
        channel=attempt.channel,
        part_of_day=attempt.part_of_day,
        result=attempt.result,
        note=attempt.note,
    )
    made.save(force_insert=True)
    record("desk.attempted", made, purpose="help")


def _spoken(request: HelpRequest, by: Worker) -> None:
    if request.first_talk_at is None:
        request.change(first_talk_at=timezone.now(), first_talk_by=by)
    taker = by if request.coordinator_queue else None
    tomorrow = working_days_after(timezone.localdate(), 1)
    if request.stage == Stage.NEW or (
        request.stage in _BEFORE_INTAKE and request.next_code in _MAKING_CONTACT
    ):
        plan_next(
            request,
            code=NextCode.PLAN_INTAKE,
            step="Plan de intake",
            on=tomorrow,
            stage=Stage.INTAKE,
            responsible=taker,
            by=by,
        )
    elif request.next_code in _MAKING_CONTACT:
        plan_next(
            request,
            code=NextCode.OTHER,
            step="Spreek af wat de volgende stap is",
            on=tomorrow,
            responsible=taker,
            by=by,
        )
    elif taker:
        _own(request, by)
    settle(request, by=by)


def _not_reached(request: HelpRequest, by: Worker) -> None:
    if request.stage != Stage.NEW and request.next_code not in _MAKING_CONTACT:
        if request.coordinator_queue:
            _own(request, by)
        return
    then = _next(request, tried_of(request))
    plan_next(
        request,
        code=NextCode.CALL,
        step=then.words,
        on=working_days_after(timezone.localdate(), then.working_days),
        clock=StepClock.THREAT if request.is_crisis else StepClock.ATTEMPTS,
        responsible=by if request.coordinator_queue else None,
        by=by,
    )


def tried_of(request: HelpRequest) -> list[Tried]:
    """All attempts so far, the oldest first."""
    rows = ContactAttempt.objects.filter(request=request).order_by("tried_at")
    return [
        Tried(channel, part, result, timezone.localdate(at))
        for channel, part, result, at in rows.values_list(
            "channel", "part_of_day", "result", "tried_at"
        )
    ]


def reach_of(request: HelpRequest) -> Reach:
    """In which ways the person can be reached, as far as we know."""
    person = request.help_seeker
    return Reach(
        phone=bool(person.phone),
        email=bool(person.email),
        address=bool(person.postcode and person.house_number),
        way=person.contact_way,
        when=tuple(person.contact_when),
    )


def left_to_try(request: HelpRequest) -> list[str]:
    """What the plan of attempts still asks before "no contact" can be an outcome, in words."""
    return left_of_plan(tried_of(request), reach_of(request))


def _next(request: HelpRequest, tried: list[Tried]) -> NextAttempt:
    return next_attempt(tried, reach_of(request), crisis=request.is_crisis)


@transaction.atomic
def plan_intake(request_id: UUID, *, on: date, at: time, place: str, by: Worker) -> HelpRequest:
    """Agree on a day, a time and a place for the intake.

    Who plans it for a request that waits in the queue becomes responsible, and so does a
    coordinator; else whoever is responsible stays so.

    Raises:
        RefusedError: the intake lies behind, or the request is closed.
    """
    request = lock_open(request_id, by)
    if request.stage not in _BEFORE_INTAKE:
        raise RefusedError(_("De intake is al gedaan. Plan een afspraak of een volgende stap."))
    with override("nl"):  # stored once, read by many
        words = f"Intake op {date_format(on, 'l j F')} om {time_format(at, 'H.i')} uur, {place}"
    plan_next(
        request,
        code=NextCode.INTAKE,
        step=words,
        on=on,
        stage=Stage.INTAKE,
        responsible=by if request.coordinator_queue or by.has(Duty.COORDINATE) else None,
        by=by,
    )
    return request


@transaction.atomic
def mark_read(request: HelpRequest, messages: Iterable[UUID], *, by: Worker) -> int:
    """Write down who read these messages of the person; how many were new.

    When reading was the next step of the organisation of `by`, answering becomes the next step; what
    was planned before the message stays in its words, and its last day is not moved.
    """
    hold(request.pk)
    unread = SeekerMessage.objects.filter(request=request, pk__in=messages, read_at__isnull=True)
    count = 0
    for message in unread:
        message.change(read_at=timezone.now(), read_by=by)
        record("desk.message_read", message, purpose="help")
        count += 1
    leads = request.lead_id == by.organisation_id and request.status == Status.OPEN
    if leads and request.next_code == NextCode.READ_MESSAGE:
        _answer(locked(request.pk), by)
    return count


def _answer(request: HelpRequest, by: Worker) -> None:
    tomorrow = working_days_after(timezone.localdate(), 1)
    before = request.next_step.partition(THEN)[2]
    plan_next(
        request,
        code=NextCode.CALL if request.stage == Stage.NEW else NextCode.OTHER,
        step=f"Reageer op het bericht. {THEN}{before}" if before else "Reageer op het bericht",
        on=min(request.next_on or tomorrow, tomorrow),
        by=by,
    )
