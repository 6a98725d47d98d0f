"""One report of a visit, and what was promised in it: who does what before when."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from ketenloket.chain.desk.actions import hold, locked, plan_next, settle_about
from ketenloket.chain.desk.models import HelpRequest, case_of
from ketenloket.chain.desk.rules import NextCode, Status, working_days_after
from ketenloket.chain.escalation.actions import notice
from ketenloket.chain.escalation.rules import Source
from ketenloket.chain.trajectories.actions.appointments import (
    appointment_result,
    held_appointment,
    write_down_step,
)
from ketenloket.chain.trajectories.actions.begin import leads, open_request, refuse_unassigned
from ketenloket.chain.trajectories.actions.contact import NextStep, add_note
from ketenloket.chain.trajectories.models import Appointment, Companion, ContactNote, Task
from ketenloket.chain.trajectories.rules import (
    CHOOSE_AGAIN,
    AppointmentResult,
    NoteKind,
    watch_step,
    wrong_day_to_plan,
)
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Worker


@dataclass(frozen=True)
class Promised:
    """Who does what before when; no worker is: the person does it."""

    worker: Worker | None
    what: str
    until: date


@transaction.atomic
def write_report(
    appointment_id: UUID,
    *,
    text: str,
    promises: Sequence[Promised] = (),
    then: NextStep | None = None,
    signs: Collection[str] = (),
    by: Worker,
) -> ContactNote:
    """Write the one report of an appointment that took place, with what was promised.

    Everybody who came reads it. The first promise becomes what the lead watches, unless another
    next step was given. `signs` are what was ticked of the agreed limits, as with a note.

    Raises:
        Appointment.DoesNotExist: when it is not there, or not for whoever acts.
        RefusedError: when it is still to come, there is a report, or a promise does not fit.
    """
    appointment = held_appointment(appointment_id)
    if same := _refuse_second(appointment, text, by):
        return same
    before = HelpRequest.objects.get(pk=appointment.request_id).next_code
    day = timezone.localdate(appointment.starts_at)
    if appointment.organisation_id == by.organisation_id:
        appointment_result(appointment_id, AppointmentResult.HELD, by=by)
    try:
        with transaction.atomic():
            note = add_note(
                appointment.request_id,
                kind=NoteKind.VISIT,
                happened_on=day,
                text=text,
                then=then,
                by=by,
                appointment=appointment,
            )
    except IntegrityError as error:
        if "one_report" not in str(error):
            raise
        raise RefusedError(_("Er is al een verslag van deze afspraak.")) from error
    for promised in promises:
        _promise(appointment.request_id, promised, note, by, appointment)
    if promises and not then:
        about_it = before == NextCode.APPOINTMENT
        _watch(HelpRequest.objects.get(pk=appointment.request_id), by, about_it=about_it)
    notice(appointment.request_id, signs, source=Source.NOTE, by=by)
    return note


def _refuse_second(appointment: Appointment, text: str, by: Worker) -> ContactNote | None:
    """The report when this is the same form again; another report, or one too early, is refused."""
    found = ContactNote.objects.filter(
        request_id=appointment.request_id, appointment=appointment
    ).first()
    if found and found.written_by_id == by.pk and found.text == text.strip():
        return found
    if found:
        raise RefusedError(
            _("Er is al een verslag van deze afspraak. Voeg wat u wilt toe als aantekening.")
        )
    if timezone.localdate(appointment.starts_at) > timezone.localdate():
        raise RefusedError(_("Deze afspraak is nog niet geweest."))
    return None


@transaction.atomic
def promise(request_id: UUID, promised: Promised, *, by: Worker) -> Task:
    """Write down that somebody does something before a day.

    Raises:
        HelpRequest.DoesNotExist: when the request is not there, or not for whoever acts.
        RefusedError: when it is closed, or the promise does not fit.
    """
    request = open_request(request_id, by=by)
    return _promise(request.pk, promised, None, by)


def _promise(
    request_id: UUID,
    promised: Promised,
    note: ContactNote | None,
    by: Worker,
    appointment: Appointment | None = None,
) -> Task:
    request = HelpRequest.objects.get(pk=request_id)
    what, worker = promised.what.strip(), promised.worker
    if not what:
        raise RefusedError(_("Schrijf op wat er is afgesproken."))
    if wrong := wrong_day_to_plan(promised.until, today=timezone.localdate()):
        raise RefusedError(wrong)
    if worker and not _may_promise(worker, appointment, by):
        raise RefusedError(_("Kies iemand die bij deze afspraak was, of een collega."))
    if worker:
        refuse_unassigned(worker, request.pk)
    known = {
        "organisation_id": worker.organisation_id if worker else by.organisation_id,
        "worker": worker,
        "by_person": worker is None,
        "what": what,
        "until": promised.until,
    }
    same = Task.objects.filter(request=request, done_at__isnull=True, **known).first()
    if same:
        return same
    task = Task(**case_of(request), **known, note=note, made_by=by)
    task.save(force_insert=True)
    record("trajectories.promised", task, purpose="help")
    return task


def _may_promise(worker: Worker, appointment: Appointment | None, by: Worker) -> bool:
    if worker.organisation_id == by.organisation_id:
        return worker.active
    if appointment is None:
        return False
    came = Companion.objects.filter(
        appointment=appointment, request_id=appointment.request_id, ended_at__isnull=True
    ).values_list("worker_id", flat=True)
    return worker.pk in {*came, appointment.worker_id}


def _watch(request: HelpRequest, by: Worker, *, about_it: bool = True) -> None:
    """The lead sees to it that the first promise is kept; nothing promised is: agree on what is next.

    A step that is about something else stays, with the earlier of the two days.
    """
    if not leads(request, by) or request.status != Status.OPEN:
        return
    first = (
        Task.objects.filter(request=request, done_at__isnull=True)
        .select_related("worker")
        .order_by("until", "made_at")
        .first()
    )
    today = timezone.localdate()
    on = max(first.until, today) if first else working_days_after(today, CHOOSE_AGAIN)
    if request.is_crisis:
        on = min(on, working_days_after(today, 1))
    code, step = NextCode.OTHER, _("Spreek af wat de volgende stap is")
    if first:
        step = _step_of(first)
    if not about_it and request.next_step != write_down_step():
        code, step = NextCode(request.next_code), request.next_step
        on = min(on, request.next_on or on)
    plan_next(locked(request.pk), code=code, step=step, on=on, by=by)


def _step_of(task: Task) -> str:
    who = task.worker.name if task.worker else task.organisation.name
    return watch_step(_("de hulpvrager") if task.by_person else who, task.what)


@transaction.atomic
def finish_task(task_id: UUID, *, by: Worker, dropped: str = "") -> Task:
    """It is done, or no longer needed, and then why. Twice is once.

    Raises:
        Task.DoesNotExist: when it is not there, or not for whoever acts.
        RefusedError: when it is another's.
    """
    hold(Task.objects.values_list("request_id", flat=True).get(pk=task_id))
    task = Task.objects.select_related("worker", "request").get(pk=task_id)
    if task.done_at:
        return task
    if by.organisation_id not in {task.organisation_id, task.lead_id}:
        raise RefusedError(_("Deze taak is van een andere organisatie."))
    task.change(done_at=timezone.now(), done_by=by, dropped=dropped.strip())
    record("trajectories.task_done", task, purpose="help")
    settle_about(task.pk, task.request_id, by=by)
    if task.request.next_step == _step_of(task):
        _watch(task.request, by)
    return task


def drop_tasks(tasks: QuerySet[Task], why: str, *, by: Worker) -> None:
    """What was promised no longer matters; called inside the action that decided so."""
    for task in tasks.filter(done_at__isnull=True):
        task.change(done_at=timezone.now(), done_by=by, dropped=why)
        record("trajectories.task_done", task, purpose="help")
        settle_about(task.pk, task.request_id, by=by)
