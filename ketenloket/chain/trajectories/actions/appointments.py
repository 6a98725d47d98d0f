"""Appointments: made, moved, and what came of them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ketenloket.chain.desk.actions import hold, locked, plan_next, settle_about
from ketenloket.chain.desk.models import HelpRequest, case_of
from ketenloket.chain.desk.rules import THEN, NextCode, Status, working_days_after
from ketenloket.chain.help_seekers.models import HelpSeeker
from ketenloket.chain.trajectories.actions.begin import (
    begin_if_helping,
    leads,
    open_request,
    refuse_unassigned,
)
from ketenloket.chain.trajectories.models import Appointment, Companion
from ketenloket.chain.trajectories.notifications import send_invitation
from ketenloket.chain.trajectories.rules import (
    CALL_AFTER_NO_SHOW,
    AppointmentResult,
    PlaceKind,
    VisitRole,
    wrong_day_to_plan,
)
from ketenloket.chain.trajectories.rules.handing_over import MOST_LETTERS
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.rules import Duty


@dataclass(frozen=True)
class Details:
    """What an appointment is, beside when and where; `language` empty is the person's own."""

    minutes: int = 60
    place_kind: str = PlaceKind.ELSEWHERE
    role: str = VisitRole.TALKS
    bring: tuple[str, ...] = ()
    bring_else: str = ""
    language: str = ""


@transaction.atomic
def make_appointment(  # noqa: PLR0913 - an appointment is all of these
    request_id: UUID,
    *,
    starts_at: datetime,
    place: str,
    subject: str,
    by: Worker,
    worker: Worker | None = None,
    details: Details | None = None,
) -> Appointment:
    """Plan an appointment with the person; it becomes the next step.

    Args:
        request_id: the request.
        starts_at: when it begins.
        place: where.
        subject: what about; may be empty.
        by: who plans.
        worker: who goes, of the own organisation; whoever plans when not given.
        details: how long, in which role, what to bring.

    Raises:
        HelpRequest.DoesNotExist: when the request is not there, or not for whoever acts.
        RefusedError: when it is closed, a volunteer goes who is not assigned, or the day does not fit.
    """
    request = open_request(request_id, by=by)
    goes = worker or by
    _refuse_misfit(goes, request.pk, starts_at, by)
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
        changed_by=by,
        **_kept(details or Details(), request),
    )
    appointment.save(force_insert=True)
    record("trajectories.appointment", appointment, purpose="help")
    begin_if_helping(request, by=by)
    _await_appointment(request, appointment, by)
    send_invitation(goes, appointment)
    return appointment


def _kept(details: Details, request: HelpRequest) -> dict[str, object]:
    language = details.language
    if not language:
        seeker = HelpSeeker.objects.filter(pk=request.help_seeker_id).first()
        language = seeker.language if seeker else "nl"
    return vars(details) | {
        "bring": list(details.bring),
        "bring_else": details.bring_else.strip(),
        "language": language,
    }


def _refuse_misfit(goes: Worker, request_id: UUID, starts_at: datetime, by: Worker) -> None:
    if goes.organisation_id != by.organisation_id or not goes.active or not goes.has(Duty.HELP):
        raise RefusedError(_("Kies iemand van uw eigen organisatie die mensen helpt."))
    refuse_unassigned(goes, request_id)
    day = timezone.localdate(starts_at)
    if wrong := wrong_day_to_plan(day, today=timezone.localdate()):
        raise RefusedError(wrong)


def _await_appointment(request: HelpRequest, appointment: Appointment, by: Worker) -> None:
    if not leads(request, by):
        return
    plan_next(
        locked(request.pk),
        code=NextCode.APPOINTMENT,
        step=_step_of(appointment),
        on=timezone.localdate(appointment.starts_at),
        by=by,
    )


def _step_of(appointment: Appointment) -> str:
    return _("Afspraak: %(what)s") % {"what": appointment.subject or appointment.place}


def held_appointment(appointment_id: UUID) -> Appointment:
    """The appointment, with its request held until the end of the transaction.

    Raises:
        Appointment.DoesNotExist: when it is not there, or not for whoever acts.
    """
    hold(Appointment.objects.values_list("request_id", flat=True).get(pk=appointment_id))
    return Appointment.objects.get(pk=appointment_id)


@transaction.atomic
def move_appointment(
    appointment_id: UUID,
    *,
    starts_at: datetime,
    place: str,
    subject: str,
    by: Worker,
    details: Details,
) -> Appointment:
    """Another moment, place or list; everybody who comes hears it, and no old reminder leaves.

    Raises:
        Appointment.DoesNotExist: when it is not there, or not for whoever acts.
        RefusedError: when it is over or off, another organisation's, or the day does not fit.
    """
    appointment = held_appointment(appointment_id)
    if appointment.organisation_id != by.organisation_id:
        raise RefusedError(_("De organisatie die de afspraak maakte, kan haar verzetten."))
    if appointment.result != AppointmentResult.PLANNED:
        raise RefusedError(_("Deze afspraak is al geweest of afgezegd."))
    request = open_request(appointment.request_id, by=by)
    changed = {
        "starts_at": starts_at,
        "place": place.strip(),
        "subject": subject.strip(),
        **_kept(details, request),
    }
    if all(getattr(appointment, name) == value for name, value in changed.items()):
        return appointment
    if starts_at != appointment.starts_at:
        _refuse_misfit(appointment.worker, request.pk, starts_at, by)
    _change(appointment, by, **changed)
    record("trajectories.appointment_moved", appointment, purpose="help")
    _await_appointment(request, appointment, by)
    _ask_anew(appointment, by)
    _tell_all(appointment)
    return appointment


def _change(appointment: Appointment, by: Worker | None, **changes: object) -> None:
    """Write a change that calendars must see."""
    appointment.change(
        **changes,
        sequence=appointment.sequence + 1,
        changed_at=timezone.now(),
        changed_by=by,
    )


def _along(appointment: Appointment) -> QuerySet[Companion]:
    return Companion.objects.filter(
        appointment=appointment, request_id=appointment.request_id, ended_at__isnull=True
    )


def _tell_all(appointment: Appointment) -> None:
    # A volunteer of another organisation is not known here, and hears it from there.
    host = Worker.objects.filter(pk=appointment.worker_id).select_related("account").first()
    send_invitation(host, appointment)
    for companion in _along(appointment).select_related("worker__account"):
        send_invitation(companion.worker, appointment)


def _ask_anew(appointment: Appointment, by: Worker | None) -> None:
    """Whoever did not say yet who comes along has another day for it, or need not any more."""
    for companion in _along(appointment).filter(worker__isnull=True):
        settle_about(companion.pk, companion.request_id, by=by)


def cancel(appointment: Appointment, by: Worker | None, **changes: object) -> None:
    """The appointment is off; everybody who would have come hears it in their calendar."""
    _change(appointment, by, result=AppointmentResult.CANCELLED, **changes)
    _ask_anew(appointment, by)
    _tell_all(appointment)


@transaction.atomic
def appointment_result(appointment_id: UUID, result: str, *, by: Worker) -> Appointment:
    """Write down what came of an appointment.

    Somebody who did not come is called; the next step says so.

    Raises:
        Appointment.DoesNotExist: when it is not there, or not for whoever acts.
        RefusedError: when it says nothing, the appointment is still to come, or another
            organisation was there; whoever leads may call it off all the same.
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
    called_off = result == AppointmentResult.CANCELLED and appointment.lead_id == by.organisation_id
    if appointment.organisation_id != by.organisation_id and not called_off:
        raise RefusedError(_("De organisatie die de afspraak maakte, schrijft op hoe het ging."))
    if result == AppointmentResult.CANCELLED:
        cancel(appointment, by)
    else:
        appointment.change(result=result)
        _ask_anew(appointment, by)
    record("trajectories.appointment_result", appointment, purpose="help")
    request = HelpRequest.objects.get(pk=appointment.request_id)
    if leads(request, by) and request.status == Status.OPEN:
        _plan_after(locked(request.pk), appointment, by)
    return appointment


def write_down_step() -> str:
    """The step after an appointment that took place."""
    return _("Leg vast wat u besprak en wat de volgende stap is")


def _waits_for_another(request: HelpRequest, appointment: Appointment) -> bool:
    """Whether the next step is another appointment that is still to come."""
    planned = Appointment.objects.filter(
        request_id=request.pk,
        result=AppointmentResult.PLANNED,
        starts_at__date=request.next_on,
        starts_at__gt=timezone.now(),
    ).exclude(pk=appointment.pk)
    return request.next_code == NextCode.APPOINTMENT and any(
        request.next_step == _step_of(row) for row in planned
    )


def _plan_after(request: HelpRequest, appointment: Appointment, by: Worker) -> None:
    """What follows; the step of another appointment that is still to come is not lost."""
    today, then = timezone.localdate(), ""
    if _waits_for_another(request, appointment):
        if appointment.result != AppointmentResult.NO_SHOW:
            return
        then = f". {THEN}{request.next_step}"
    if appointment.result == AppointmentResult.HELD:
        if request.next_code == NextCode.APPOINTMENT:
            on = working_days_after(today, 1)
            plan_next(request, code=NextCode.OTHER, step=write_down_step(), on=on, by=by)
        return
    day = date_format(timezone.localtime(appointment.starts_at), "j F")
    step = _("Bel en maak een nieuwe afspraak: die van %(day)s ging niet door") % {"day": day}
    on = working_days_after(today, 1 if request.is_crisis else CALL_AFTER_NO_SHOW)
    plan_next(
        request,
        code=NextCode.CALL,
        step=(step + then)[:MOST_LETTERS],
        on=min(on, request.next_on) if then and request.next_on else on,
        by=by,
    )
