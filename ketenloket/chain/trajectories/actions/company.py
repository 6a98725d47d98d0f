"""Going together: who comes along to an appointment, in which role."""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ketenloket.chain.desk.actions import hold, refuse_leaving, settle_about
from ketenloket.chain.sharing.models import Disclosure
from ketenloket.chain.sharing.rules import Category
from ketenloket.chain.trajectories.actions.appointments import held_appointment
from ketenloket.chain.trajectories.actions.begin import open_request, refuse_unassigned
from ketenloket.chain.trajectories.models import Appointment, Companion
from ketenloket.chain.trajectories.notifications import send_invitation, tell_asked_along
from ketenloket.chain.trajectories.rules import AppointmentResult, VisitRole
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Organisation, Worker
from ketenloket.network.organisations.rules import Duty


def organisations_along(appointment: Appointment, by: Worker) -> list[Organisation]:
    """Other organisations that may be asked: they see the appointments of this person already."""
    now = timezone.now()
    shown = Disclosure.objects.filter(
        request_id=appointment.request_id,
        ended_at__isnull=True,
        accepted_at__isnull=False,
        ends_at__gt=now,
        categories__contains=[Category.NOTES],
    ).values_list("to_organisation_id", flat=True)
    keys = {*shown, appointment.lead_id} - {by.organisation_id}
    return list(Organisation.objects.filter(pk__in=keys, active=True).order_by("name"))


@transaction.atomic
def ask_along(
    appointment_id: UUID, *, role: str, by: Worker, whom: Worker | Organisation
) -> Companion:
    """Somebody comes along: a colleague, or whoever another organisation chooses.

    Raises:
        Appointment.DoesNotExist: when it is not there, or not for whoever acts.
        RefusedError: when it is over, another's, or who was chosen may not see the person.
    """
    appointment = held_appointment(appointment_id)
    open_request(appointment.request_id, by=by)
    if appointment.organisation_id != by.organisation_id:
        raise RefusedError(_("De organisatie die de afspraak maakte, kiest wie er meegaan."))
    if appointment.result != AppointmentResult.PLANNED or role not in VisitRole.values:
        raise RefusedError(_("Kies een rol, bij een afspraak die nog komt."))
    colleague = whom if isinstance(whom, Worker) else None
    if colleague:
        _refuse_unfit(colleague, appointment, by)
    elif whom not in organisations_along(appointment, by):
        raise RefusedError(
            _("Deze organisatie ziet de afspraken van deze hulpvrager niet. Deel die eerst.")
        )
    organisation_id = colleague.organisation_id if colleague else whom.pk
    companion = Companion(
        **_case_of(appointment),
        appointment=appointment,
        host_id=appointment.organisation_id,
        organisation_id=organisation_id,
        worker=colleague,
        role=role,
        asked_by=by,
    )
    there = Companion.objects.filter(
        appointment=appointment, request_id=appointment.request_id, ended_at__isnull=True
    )
    waits = there.filter(organisation_id=organisation_id, worker=colleague).first()
    if waits:  # the same form again
        return waits
    companion.save(force_insert=True)
    record("trajectories.asked_along", companion, purpose="help")
    if colleague:
        send_invitation(colleague, appointment)
    elif isinstance(whom, Organisation):
        tell_asked_along(whom)
    return companion


def _case_of(appointment: Appointment) -> dict[str, object]:
    return {
        name: getattr(appointment, name)
        for name in ("alliance_id", "request_id", "help_seeker_id", "lead_id")
    }


def _refuse_unfit(worker: Worker, appointment: Appointment, by: Worker) -> None:
    if worker.organisation_id != by.organisation_id or not worker.has(Duty.HELP):
        raise RefusedError(_("Kies iemand van uw eigen organisatie die mensen helpt."))
    if worker.pk == appointment.worker_id:
        raise RefusedError(
            _("%(name)s gaat al: de afspraak is al met deze persoon.") % {"name": worker.name}
        )
    refuse_leaving(worker)
    refuse_unassigned(worker, appointment.request_id)


def _held(companion_id: UUID) -> Companion:
    hold(Companion.objects.values_list("request_id", flat=True).get(pk=companion_id))
    return Companion.objects.select_related(
        "appointment", "worker__account", "worker__role", "host"
    ).get(pk=companion_id)


@transaction.atomic
def send_along(companion_id: UUID, worker: Worker, *, by: Worker) -> Companion:
    """The organisation that was asked says who goes. Choosing again is changing one's mind.

    Raises:
        Companion.DoesNotExist: when it is not there, or not for whoever acts.
        RefusedError: when it is off meanwhile, or the choice does not fit.
    """
    companion = _held(companion_id)
    appointment = companion.appointment
    if companion.organisation_id != by.organisation_id or companion.ended_at:
        raise RefusedError(_("Deze vraag is intussen ingetrokken."))
    if appointment.result != AppointmentResult.PLANNED:
        raise RefusedError(_("Deze afspraak is al geweest of afgezegd."))
    _refuse_unfit(worker, appointment, by)
    if companion.worker_id == worker.pk:
        return companion
    before = companion.worker
    try:
        with transaction.atomic():
            companion.change(worker=worker)
    except IntegrityError as error:
        raise RefusedError(_("%(name)s gaat al mee.") % {"name": worker.name}) from error
    record("trajectories.sent_along", companion, purpose="help")
    settle_about(companion.pk, companion.request_id, by=by)
    send_invitation(before, appointment, off=True)
    send_invitation(worker, appointment)
    return companion


@transaction.atomic
def stay_home(companion_id: UUID, *, by: Worker) -> Companion:
    """Somebody does not come along after all: said by who asked, or by who was asked. Twice is once.

    Raises:
        Companion.DoesNotExist: when it is not there, or not for whoever acts.
    """
    companion = _held(companion_id)
    if companion.ended_at or by.organisation_id not in {
        companion.organisation_id,
        companion.host_id,
    }:
        return companion
    companion.change(ended_at=timezone.now(), ended_by=by)
    record("trajectories.stays_home", companion, purpose="help")
    settle_about(companion.pk, companion.request_id, by=by)
    send_invitation(companion.worker, companion.appointment, off=True)
    return companion
