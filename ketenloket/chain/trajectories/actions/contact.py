"""What helpers do: notes, appointments, goals, and the next step."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ketenloket.chain.desk.actions import hold, locked, plan_next
from ketenloket.chain.desk.models import HelpRequest, case_of
from ketenloket.chain.desk.rules import NextCode, Status, working_days_after
from ketenloket.chain.trajectories.actions.begin import begin_if_helping, leads, open_request
from ketenloket.chain.trajectories.models import Appointment, ContactNote, Goal
from ketenloket.chain.trajectories.rules import (
    CALL_AFTER_NO_SHOW,
    AppointmentResult,
    NoteKind,
    wrong_day_to_plan,
    wrong_with_next,
)
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.rules import Duty


@dataclass(frozen=True)
class NextStep:
    """A next step in words, and the last day for it."""

    step: str
    on: date | None


@transaction.atomic
def add_note(
    request_id: UUID,
    *,
    kind: str,
    happened_on: date,
    text: str,
    by: Worker,
    then: NextStep | None = None,
) -> ContactNote:
    """Write down a contact, once and for all, and if wanted what comes next.

    Raises:
        HelpRequest.DoesNotExist: when the request is not there, or not for whoever acts.
        RefusedError: when it is closed, something is missing, or the next step does not fit.
    """
    request = open_request(request_id, by=by)
    today = timezone.localdate()
    if kind not in NoteKind.values or not text.strip():
        raise RefusedError(_("Kies wat voor contact het was en schrijf op wat u deed."))
    if happened_on > today:
        raise RefusedError(_("Een aantekening gaat over vandaag of eerder."))
    note = ContactNote(
        **case_of(request),
        organisation_id=by.organisation_id,
        written_by=by,
        kind=kind,
        happened_on=happened_on,
        text=text.strip(),
    )
    note.save(force_insert=True)
    record("trajectories.noted", note, purpose="help")
    begin_if_helping(request, by=by)
    if then:
        set_next_step(request_id, then.step, then.on, by=by)
    return note


@transaction.atomic
def set_next_step(  # noqa: PLR0913 - the step, the day, and who
    request_id: UUID,
    step: str,
    on: date | None,
    *,
    by: Worker,
    code: NextCode = NextCode.OTHER,
    responsible: Worker | None = None,
    queue: bool = False,
) -> HelpRequest:
    """Say what comes next and by when, and if wanted who is responsible for it.

    Args:
        request_id: the request.
        step: what comes next, in words.
        on: the last day for it.
        by: who plans; a volunteer moves the next step and nothing else.
        code: the kind of step.
        responsible: another worker of the organisation who sees all its people.
        queue: leave it to the coordinators.

    Raises:
        HelpRequest.DoesNotExist: when the request is not there, or not for whoever acts.
        RefusedError: when it is closed or not led here, or the step does not fit.
    """
    request = open_request(request_id, by=by)
    if not leads(request, by):
        raise RefusedError(_("De organisatie die de regie heeft, bepaalt de volgende stap."))
    if wrong := wrong_with_next(step, on, today=timezone.localdate()):
        raise RefusedError(wrong)
    if (responsible or queue) and not by.has(Duty.CASES):
        raise RefusedError(_("Vraag uw coördinator om iemand anders verantwoordelijk te maken."))
    if responsible and (
        responsible.organisation_id != by.organisation_id
        or not responsible.active
        or not responsible.has(Duty.CASES)
    ):
        raise RefusedError(_("Kies een coördinator of beroepskracht van uw eigen organisatie."))
    plan_next(
        request,
        code=code,
        step=step.strip(),
        on=on or timezone.localdate(),
        by=by,
        responsible=responsible,
        queue=queue,
    )
    return request


@transaction.atomic
def make_appointment(
    request_id: UUID,
    *,
    starts_at: datetime,
    place: str,
    subject: str,
    by: Worker,
    worker: Worker | None = None,
) -> Appointment:
    """Plan an appointment with the person; it becomes the next step.

    Args:
        request_id: the request.
        starts_at: when it begins.
        place: where.
        subject: what about; may be empty.
        by: who plans.
        worker: who goes, of the own organisation; whoever plans when not given.

    Raises:
        HelpRequest.DoesNotExist: when the request is not there, or not for whoever acts.
        RefusedError: when it is closed, or the day does not fit.
    """
    request = open_request(request_id, by=by)
    goes = worker or by
    _refuse_misfit(goes, starts_at, by)
    known = {"worker": goes, "starts_at": starts_at, "result": AppointmentResult.PLANNED}
    same = Appointment.objects.filter(request=request, **known).first()
    if same:  # the same form again
        return same
    appointment = Appointment(
        **case_of(request),
        **known,
        organisation_id=by.organisation_id,
        place=place.strip(),
        subject=subject.strip(),
    )
    appointment.save(force_insert=True)
    record("trajectories.appointment", appointment, purpose="help")
    begin_if_helping(request, by=by)
    _await_appointment(request, appointment, by)
    return appointment


def _refuse_misfit(goes: Worker, starts_at: datetime, by: Worker) -> None:
    if goes.organisation_id != by.organisation_id or not goes.active or not goes.has(Duty.HELP):
        raise RefusedError(_("Kies iemand van uw eigen organisatie die mensen helpt."))
    day = timezone.localdate(starts_at)
    if wrong := wrong_day_to_plan(day, today=timezone.localdate()):
        raise RefusedError(wrong)


def _await_appointment(request: HelpRequest, appointment: Appointment, by: Worker) -> None:
    if not leads(request, by):
        return
    plan_next(
        locked(request.pk),
        code=NextCode.APPOINTMENT,
        step=_("Afspraak: %(what)s") % {"what": appointment.subject or appointment.place},
        on=timezone.localdate(appointment.starts_at),
        by=by,
    )


@transaction.atomic
def appointment_result(appointment_id: UUID, result: str, *, by: Worker) -> Appointment:
    """Write down what came of an appointment.

    Somebody who did not come is called; the next step says so.

    Raises:
        Appointment.DoesNotExist: when it is not there, or not for whoever acts.
        RefusedError: when it says nothing, or the appointment is still to come.
    """
    hold(Appointment.objects.values_list("request_id", flat=True).get(pk=appointment_id))
    appointment = Appointment.objects.select_for_update(of=("self",)).get(pk=appointment_id)
    if result not in AppointmentResult.values or result == AppointmentResult.PLANNED:
        raise RefusedError(_("Kies hoe de afspraak ging."))
    early = timezone.localdate(appointment.starts_at) > timezone.localdate()
    if early and result != AppointmentResult.CANCELLED:
        raise RefusedError(_("Deze afspraak is nog niet geweest."))
    if appointment.result == result:
        return appointment
    appointment.change(result=result)
    record("trajectories.appointment_result", appointment, purpose="help")
    request = HelpRequest.objects.get(pk=appointment.request_id)
    if leads(request, by) and request.status == Status.OPEN:
        _plan_after(locked(request.pk), appointment, by)
    return appointment


def _plan_after(request: HelpRequest, appointment: Appointment, by: Worker) -> None:
    today = timezone.localdate()
    if appointment.result == AppointmentResult.HELD:
        if request.next_code == NextCode.APPOINTMENT:
            step = _("Leg vast wat u besprak en wat de volgende stap is")
            plan_next(
                request, code=NextCode.OTHER, step=step, on=working_days_after(today, 1), by=by
            )
        return
    day = date_format(timezone.localtime(appointment.starts_at), "j F")
    plan_next(
        request,
        code=NextCode.CALL,
        step=_("Bel en maak een nieuwe afspraak: die van %(day)s ging niet door") % {"day": day},
        on=working_days_after(today, 1 if request.is_crisis else CALL_AFTER_NO_SHOW),
        by=by,
    )


@transaction.atomic
def add_goal(request_id: UUID, words: str, *, by: Worker) -> Goal:
    """Write down a goal in the person's own words. The same words twice are one goal.

    Raises:
        HelpRequest.DoesNotExist: when the request is not there, or not for whoever acts.
        RefusedError: when it is closed, or nothing is written.
    """
    request = open_request(request_id, by=by)
    if not words.strip():
        raise RefusedError(_("Schrijf het doel op, in de woorden van de hulpvrager."))
    same = Goal.objects.filter(request=request, words=words.strip(), reached_on__isnull=True)
    if goal := same.first():
        return goal
    goal = Goal(**case_of(request), words=words.strip(), made_on=timezone.localdate())
    goal.save(force_insert=True)
    record("trajectories.goal", goal, purpose="help")
    begin_if_helping(request, by=by)
    return goal


@transaction.atomic
def reach_goal(goal_id: UUID, *, by: Worker) -> Goal:  # noqa: ARG001 - the log asks who acts
    """The goal was reached. Twice is once.

    Raises:
        Goal.DoesNotExist: when it is not there, or not for whoever acts.
    """
    goal = Goal.objects.select_for_update(of=("self",)).get(pk=goal_id)
    if goal.reached_on is None:
        goal.change(reached_on=timezone.localdate())
        record("trajectories.goal_reached", goal, purpose="help")
    return goal
