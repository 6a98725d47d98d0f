"""Home visits: arrived, safely away, and the alarm when a helper does not say so.

Nothing of where somebody is gets recorded; only that they said to have arrived, and to be away.
"""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from ketenloket.chain.desk.actions import hold
from ketenloket.chain.trajectories.actions.appointments import held_appointment
from ketenloket.chain.trajectories.models import Appointment, Companion, HomeVisit
from ketenloket.chain.trajectories.notifications import tell_alarm
from ketenloket.chain.trajectories.rules import (
    LONGEST_LOOK_BACK,
    AppointmentResult,
    PlaceKind,
    alarm_from,
    is_alarm,
    may_arrive,
)
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.acting import Turns
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Organisation, Worker
from ketenloket.network.organisations.rules import Duty
from ketenloket.network.volunteers.models import VolunteerProfile, VolunteerTerms, terms_of


@transaction.atomic
def arrive(appointment_id: UUID, *, by: Worker) -> HomeVisit:
    """A helper says to have arrived, or, after going away, to be there again. Twice is once.

    Who is there again after an alarm that was looked into is watched anew; what was written about
    that alarm stays until there is another, and the log keeps both.

    Raises:
        Appointment.DoesNotExist: when it is not there, or not for whoever acts.
        RefusedError: when it is no home visit of the own organisation, is off, or is another day.
    """
    appointment = held_appointment(appointment_id)
    inside = _inside(appointment)
    if inside and inside.organisation_id == by.organisation_id and inside.raised_at is None:
        return inside
    _refuse_elsewhere(appointment, by)
    if appointment.result == AppointmentResult.CANCELLED:
        raise RefusedError(_("Deze afspraak is afgezegd."))
    if not may_arrive(timezone.now(), appointment.starts_at):
        raise RefusedError(_("Dit huisbezoek is nog niet. Kijk of de dag en de tijd kloppen."))
    visit = _visit_of(appointment)
    if visit.arrived_at and not visit.left_at:
        return visit
    there: dict[str, object] = {"arrived_at": timezone.now(), "arrived_by": by}
    there |= {"left_at": None, "left_by": None}
    if visit.handled_at:
        there |= {"raised_at": None, "handled_at": None, "handled_by": None}
    visit.change(**there)
    record("trajectories.visit_arrived", visit, purpose="help")
    return visit


@transaction.atomic
def leave_safely(appointment_id: UUID, *, by: Worker) -> HomeVisit:
    """A helper says to be safely away. Also when they forgot to say that they arrived. Twice is once.

    An alarm that was raised already stays until somebody has looked what was the matter. Who
    arrived says so also when the appointment was changed meanwhile, or when they may no longer see
    the person.

    Raises:
        Appointment.DoesNotExist: when it is not there, or not for whoever acts.
        RefusedError: when it is no home visit of the own organisation, has yet to begin, or
            another helper is inside.
    """
    if hidden := visit_out_of_sight(appointment_id, by):
        hold(hidden.request_id)
        hidden.refresh_from_db()
        return _left(hidden, by)
    appointment = held_appointment(appointment_id)
    inside = _inside(appointment)
    if inside is None:
        _refuse_elsewhere(appointment, by)
    visit = inside or _visit_of(appointment)
    if visit.left_at:
        return visit
    now, has_begun = timezone.now(), appointment.starts_at <= timezone.now()
    if visit.arrived_at is None and not has_begun:
        raise RefusedError(_("Dit huisbezoek is nog niet begonnen. Bent u er al? Meld dat eerst."))
    _refuse_other(visit, appointment, by)
    if inside and has_begun and appointment.place_kind == PlaceKind.HOME:
        moved = _visit_of(appointment)
        if moved.pk != inside.pk and moved.left_at is None:  # moved while they were inside
            moved.change(left_at=now, left_by=by)
    return _left(visit, by)


def _left(visit: HomeVisit, by: Worker) -> HomeVisit:
    if visit.left_at:
        return visit
    visit.change(left_at=timezone.now(), left_by=by)
    record("trajectories.visit_left", visit, purpose="help")
    return visit


def visit_out_of_sight(appointment_id: UUID, by: Worker) -> HomeVisit | None:
    """The visit at which this worker said to have arrived, when they no longer see the appointment."""
    if Appointment.objects.filter(pk=appointment_id).exists():
        return None
    own = HomeVisit.objects.filter(
        appointment_id=appointment_id, arrived_by=by, organisation_id=by.organisation_id
    )
    return own.order_by("-arrived_at").first()


def _inside(appointment: Appointment) -> HomeVisit | None:
    """Where a helper is now, whatever became of the appointment; the visit as planned now first."""
    rows = HomeVisit.objects.filter(
        appointment=appointment,
        request_id=appointment.request_id,
        arrived_at__isnull=False,
        left_at=None,
    )
    as_planned = rows.filter(starts_at=appointment.starts_at).first()
    return as_planned or rows.order_by("-arrived_at").first()


def _refuse_other(visit: HomeVisit, appointment: Appointment, by: Worker) -> None:
    """For a helper who is inside nobody else says to be away, but whom the visit is of.

    Somebody who came along says it only where nobody said to have arrived: who is still inside
    must be missed.
    """
    own = {visit.arrived_by_id, appointment.worker_id}
    if visit.arrived_at is None:
        along = appointment.companions.filter(request_id=appointment.request_id, ended_at=None)
        own |= set(along.values_list("worker_id", flat=True))
    coordinates = by.has(Duty.COORDINATE) or by.has(Duty.ASSIGN)
    if visit.organisation_id != by.organisation_id or not (by.pk in own or coordinates):
        raise RefusedError(
            _("Wie er op bezoek is, meldt zich zelf af. Lukt dat niet? Bel uw coördinator.")
        )


def _refuse_elsewhere(appointment: Appointment, by: Worker) -> None:
    if (
        appointment.organisation_id != by.organisation_id
        or appointment.place_kind != PlaceKind.HOME
    ):
        raise RefusedError(_("Dit is geen huisbezoek van uw organisatie."))


def _visit_of(appointment: Appointment) -> HomeVisit:
    """The row of this visit; made when it is not there. The request is held."""
    same = HomeVisit.objects.filter(
        appointment=appointment,
        request_id=appointment.request_id,
        starts_at=appointment.starts_at,
    )
    if there := same.first():
        return there
    keys = ("alliance_id", "request_id", "help_seeker_id", "lead_id", "organisation_id")
    visit = HomeVisit(
        **{name: getattr(appointment, name) for name in keys},
        appointment=appointment,
        starts_at=appointment.starts_at,
    )
    try:
        with transaction.atomic():
            visit.save(force_insert=True)
    except IntegrityError:
        return same.get()
    return visit


def watch_visits() -> int:
    """Raise an alarm for every home visit from which nobody came back in time.

    May run as often as one likes, by several at once, and after standing still. What fails for one
    stops no other; it is known at the end, and tried in the next run.

    Returns:
        How many alarms were raised.
    """
    count, turns = 0, Turns()
    for organisation in Organisation.objects.filter(active=True):
        actor, due = organisation.actor(), []
        with turns.take(f"home visits, organisation {organisation.pk}", actor):
            due = _overdue(organisation, timezone.now())
        for key in due:
            with turns.take(f"home visit, appointment {key}", actor):
                count += _raise(key)
    turns.end()
    return count


def _overdue(organisation: Organisation, now: datetime) -> list[UUID]:
    """Appointments whose helper should have said to be away."""
    own, since = organisation.pk, now - LONGEST_LOOK_BACK
    told = HomeVisit.objects.filter(
        appointment_id=OuterRef("pk"), starts_at=OuterRef("starts_at"), organisation_id=own
    ).filter(Q(left_at__isnull=False) | Q(raised_at__isnull=False))
    planned = Appointment.objects.filter(
        ~Exists(told),
        organisation_id=own,
        place_kind=PlaceKind.HOME,
        result=AppointmentResult.PLANNED,
        starts_at__gt=since,
        starts_at__lte=now,
    )
    inside = HomeVisit.objects.filter(
        organisation_id=own, arrived_at__isnull=False, left_at=None, raised_at=None
    ).select_related("appointment")
    term = terms_of(organisation).alarm_minutes
    found = {row.pk: alarm_from(row.starts_at, row.minutes, term) for row in planned}
    for visit in inside:
        due = alarm_from(visit.starts_at, visit.appointment.minutes, term, visit.arrived_at)
        found[visit.appointment_id] = due
    return [key for key, due in found.items() if due <= now]


def _raise(appointment_id: UUID) -> int:
    """Raise the alarm, unless somebody said to be away, or raised it, in the meantime."""
    appointment = held_appointment(appointment_id)
    organisation = Organisation.objects.get(pk=appointment.organisation_id)
    inside = HomeVisit.objects.filter(
        appointment=appointment,
        request_id=appointment.request_id,
        arrived_at__isnull=False,
        left_at=None,
        raised_at=None,
    ).first()
    visit = inside or _visit_of(appointment)
    term = terms_of(organisation).alarm_minutes
    if visit.raised_at or not is_alarm(
        timezone.now(),
        alarm_from(visit.starts_at, appointment.minutes, term, visit.arrived_at),
        result=appointment.result,
        has_arrived=visit.arrived_at is not None,
        has_left=visit.left_at is not None,
    ):
        return 0
    visit.change(raised_at=timezone.now())
    record("trajectories.visit_alarm", visit, purpose="help")
    tell_alarm(organisation, once=f"visit {visit.pk} {visit.raised_at:%m%d%H%M}")
    return 1


@transaction.atomic
def handle_alarm(visit_id: UUID, note: str, *, by: Worker) -> HomeVisit:
    """Somebody found out what was the matter, and writes it down. Twice is once: the first counts.

    Raises:
        HomeVisit.DoesNotExist: when it is not there, or not for whoever acts.
        RefusedError: when there is no alarm, it is another organisation's, or nothing is written.
    """
    visit = HomeVisit.objects.select_for_update(of=("self",)).get(pk=visit_id)
    if visit.organisation_id != by.organisation_id or visit.raised_at is None:
        raise RefusedError(_("Hier staat geen alarm van uw organisatie."))
    if visit.handled_at:
        return visit
    if not note.strip():
        raise RefusedError(_("Schrijf op wat er was, en hoe het nu is met de helper."))
    visit.change(handled_at=timezone.now(), handled_by=by, note=note.strip())
    record("trajectories.visit_alarm_handled", visit, purpose="help")
    return visit


def visits_alone(organisation_id: int, now: datetime) -> QuerySet[Appointment]:
    """Home visits to come with one helper, where the organisation or that helper wants two."""
    there = Companion.objects.filter(
        appointment_id=OuterRef("pk"), ended_at=None, worker__isnull=False
    )
    always = VolunteerTerms.objects.filter(organisation_id=organisation_id, two_per_visit=True)
    asks = VolunteerProfile.objects.filter(worker_id=OuterRef("worker_id"), wants_two=True)
    return Appointment.objects.filter(
        ~Exists(there),
        Exists(always) | Exists(asks),
        organisation_id=organisation_id,
        place_kind=PlaceKind.HOME,
        result=AppointmentResult.PLANNED,
        starts_at__gt=now,
    )
