"""Eerst rust: begin it, end it, and let it end on its day."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from ketenloket.chain.desk.actions.climb import settle
from ketenloket.chain.desk.actions.contact import lock_open
from ketenloket.chain.desk.actions.hold import hold
from ketenloket.chain.desk.actions.steps import end_rests
from ketenloket.chain.desk.models import HelpRequest, Rest, case_of
from ketenloket.chain.desk.rules import (
    StepClock,
    Waiting,
    days_rested,
    is_beyond,
    next_after_rest,
    working_days_after,
    wrong_with_longer,
    wrong_with_rest,
)
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Organisation, Worker
from ketenloket.network.organisations.rules import Duty


def waiting_of(request: HelpRequest) -> Waiting:
    """What a rest of this request must respect."""
    return Waiting(
        threatened=request.is_crisis,
        talked=request.first_talk_at is not None,
        clock=request.clock,
        clock_due_on=request.clock_due_on,
    )


@transaction.atomic
def start_rest(
    request_id: UUID, *, until: date | None, note: str, by: Worker, because: str = ""
) -> HelpRequest:
    """Pause, as agreed with the person. Lead, responsible worker and next step stay.

    The day of the next step becomes the day on which it goes on again; an agreed term for the
    first talk waits as long, the law's term does not. When all rests together last longer than is
    agreed, a coordinator begins it and says why (`because`).

    Raises:
        HelpRequest.DoesNotExist: not there, or not led by this organisation.
        RefusedError: it is closed, something threatens, or the day or the agreement is missing.
    """
    request = lock_open(request_id, by)
    today = timezone.localdate()
    if request.at_rest(today):
        raise RefusedError(_("Er is al rust afgesproken. Beëindig die eerst."))
    wrong = wrong_with_rest(
        until, note, today=today, waiting=waiting_of(request), at_most=request.alliance.rest_days
    )
    if wrong or until is None:
        raise RefusedError(wrong)
    longer = _refuse_endless(request, until, today, because, by)
    cut_short = Rest.objects.filter(request=request, ended_at__isnull=True).first()
    if cut_short:
        request.change(**_talk_after(request, cut_short, today))
    end_rests(request, by=by)
    rest = Rest(
        **case_of(request),
        until=until,
        note=note.strip(),
        longer_because=longer,
        step_before=request.next_on or today,
        clock_before=request.next_clock,
        talk_before=request.clock_due_on,
        started_by=by,
    )
    rest.save(force_insert=True)
    talk = {} if request.first_talk_at else {"clock_due_on": max(until, request.clock_due_on)}
    request.change(rest_until=until, next_on=until, next_clock=StepClock.REST, **talk)
    record("desk.rest_started", rest, purpose="help")
    settle(request, by=by)
    return request


def rested(request: HelpRequest, today: date) -> int:
    """How many days all rests of this request lasted until today."""
    rests = Rest.objects.filter(request=request)
    return days_rested(
        (
            timezone.localdate(row.started_at),
            min(row.until, timezone.localdate(row.ended_at) if row.ended_at else today),
        )
        for row in rests
    )


def _refuse_endless(
    request: HelpRequest, until: date, today: date, because: str, by: Worker
) -> str:
    """Why the coordinator agrees with a rest beyond what is agreed; empty when it is within."""
    at_most = request.alliance.rest_days
    if not is_beyond(until, today=today, rested=rested(request, today), at_most=at_most):
        return ""
    if wrong := wrong_with_longer(because, coordinates=by.has(Duty.COORDINATE), at_most=at_most):
        raise RefusedError(wrong)
    return because.strip()


@transaction.atomic
def end_rest(request_id: UUID, *, by: Worker) -> HelpRequest:
    """Go on now. What was planned before comes back, and nobody is late because of the rest.

    On the day on which it began this undoes it: everything is as it was.

    Raises:
        HelpRequest.DoesNotExist: not there, or not led by this organisation.
        RefusedError: it is closed, or nothing rests.
    """
    request = lock_open(request_id, by)
    rest = Rest.objects.filter(request=request, ended_at__isnull=True).first()
    today = timezone.localdate()
    if rest is None or not request.at_rest(today):
        raise RefusedError(_("Deze hulpvraag heeft nu geen rust."))
    began = timezone.localdate(rest.started_at)
    soonest = working_days_after(today, 0)
    before = next_after_rest(
        rest.step_before, began=began, today=soonest if began < today else today
    )
    talk = _talk_after(request, rest, today)
    request.change(rest_until=None, next_on=before, next_clock=rest.clock_before, **talk)
    end_rests(request, by=by)
    settle(request, by=by)
    return request


def over(organisation: Organisation, today: date) -> list[UUID]:
    """The requests whose rest is over: the day has come, or somebody planned something sooner."""
    found = HelpRequest.objects.filter(
        Q(rest_until__lte=today) | Q(next_on__lt=F("rest_until")), lead_id=organisation.pk
    )
    return list(found.values_list("pk", flat=True))


def take_up_again(request_id: UUID, organisation: Organisation, today: date) -> int:
    """Write down that a rest is over; its next step is due on that day already.

    A rest that was cut short gives back the term for the first talk of before.
    """
    hold(request_id)
    request = HelpRequest.objects.filter(pk=request_id, lead_id=organisation.pk).first()
    if request is None or request.rest_until is None or request.at_rest(today):
        return 0
    rest = Rest.objects.filter(request=request, ended_at__isnull=True).first()
    cut_short = request.next_on is not None and request.next_on < request.rest_until
    talk = _talk_after(request, rest, today) if rest and cut_short else {}
    request.change(rest_until=None, **talk)
    end_rests(request, by=None)
    return 1


def _talk_after(request: HelpRequest, rest: Rest, today: date) -> dict[str, date]:
    """The term for the first talk of before a rest that did not last until its day, never later."""
    if request.first_talk_at:
        return {}
    began = timezone.localdate(rest.started_at)
    talk = next_after_rest(rest.talk_before, began=began, today=today)
    return {"clock_due_on": min(talk, request.clock_due_on)}
