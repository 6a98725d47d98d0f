"""A limit was crossed: every volunteer who helps stops, and what they held goes to others.

Done in the name of the organisations themselves, whoever saw it: the lead tells which of them have
somebody there, and each ends the help of its own volunteers. Nobody is left with nobody: who
answers stays, and an appointment goes to somebody who may keep it.
"""

from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from ketenloket.chain.desk.actions import ByItself, hold
from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.desk.rules import Status
from ketenloket.chain.escalation.actions import Helping, left_alone, relieved
from ketenloket.chain.intake.models import Intake
from ketenloket.chain.sharing.models import Consent, Disclosure
from ketenloket.chain.sharing.rules import Category
from ketenloket.chain.trajectories.actions.appointments import cancel
from ketenloket.chain.trajectories.actions.taking_over import end_takeovers
from ketenloket.chain.trajectories.models import Appointment, Assignment, Companion, Task
from ketenloket.chain.trajectories.notifications import (
    send_invitation,
    tell_care_for_volunteer,
    tell_relieved,
)
from ketenloket.chain.trajectories.rules import AppointmentResult
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.acting import Sees, acting_as
from ketenloket.network.agreements.rules import is_professional
from ketenloket.network.organisations.models import Organisation, Worker
from ketenloket.network.organisations.rules import Duty


def told_in_intake(request_id: UUID) -> list[str]:
    """The signs that the intake holds now."""
    told = Intake.objects.filter(request_id=request_id).values_list("boundary_signs", flat=True)
    return list(told.first() or ())


def with_professional(request_id: UUID, without: Worker | None = None) -> bool:
    """Whether a professional helps this person too; `without` is about to stop.

    Who was given the person but may no longer see them helps nobody.
    """
    here, _gone = _helpers(request_id)
    return any(_is_professional(row) for row in here if row.pk != (without and without.pk))


def _living() -> QuerySet[Disclosure]:
    """What is shared now and tells what the help is about; the same as for giving somebody a person."""
    return Disclosure.objects.filter(
        accepted_at__isnull=False,
        ended_at__isnull=True,
        ends_at__gt=timezone.now(),
        categories__contains=[Category.INTAKE],
    )


def _helpers(request_id: UUID) -> tuple[list[Worker], list[Worker]]:
    """Those who were given this person: who still sees them, and to whom the sharing ended."""
    live = Assignment.objects.filter(request_id=request_id, ended_at__isnull=True)
    shown = _living().filter(request_id=request_id)
    open_to = shown.values_list("to_organisation_id", flat=True)
    see = set(open_to) | set(live.values_list("lead_id", flat=True))
    keys = set(live.values_list("worker_id", flat=True))
    there = Worker.objects.filter(pk__in=keys).select_related("role", "organisation")
    rows = list(there.order_by("pk"))
    return (
        [row for row in rows if row.organisation_id in see],
        [row for row in rows if row.organisation_id not in see],
    )


def _is_professional(worker: Worker) -> bool:
    return is_professional(
        kind=worker.organisation.kind, sees=worker.role.sees, duties=worker.role.duties
    )


def weigh_without(gone: Worker, assignment: Assignment, *, by: Worker) -> None:
    """Somebody helps no more: was it a professional, then volunteers may not stay alone with this."""
    if _is_professional(gone):
        weigh_again(assignment.request_id, assignment.lead_id, by=by)


def weigh_again(request_id: UUID, lead_id: int, *, by: Worker) -> None:
    """Whether the volunteers who help may go on with whoever helps now; in the name of the lead."""
    with acting_as(Organisation.objects.get(pk=lead_id).actor()):
        shown = HelpRequest.objects.filter(pk=request_id, status=Status.OPEN)
        request = shown.select_related("lead").first()
        if request:
            left_alone(request, told_in_intake(request_id), by=by)


def weigh_after_withdrawal(consent: Consent, *, by: Worker | None) -> None:
    """Whoever may no longer see the person leaves no volunteer alone."""
    with acting_as(Organisation.objects.get(pk=consent.lead_id).actor()):
        _weigh_without_sharing(consent.request_id, by)


def _weigh_without_sharing(request_id: UUID, by: Worker | None) -> bool:
    """Whether volunteers stop because what was shared with a professional ended.

    Where nobody ended it by hand, it counts as said by the professional who can help no more.
    """
    gone = next((row for row in _helpers(request_id)[1] if _is_professional(row)), None)
    shown = HelpRequest.objects.filter(pk=request_id, status=Status.OPEN)
    request = shown.select_related("lead").first()
    if gone is None or request is None:
        return False
    return left_alone(request, told_in_intake(request_id), by=by or gone) is not None


def _without_sharing(organisation: Organisation, today: date) -> list[UUID]:  # noqa: ARG001
    """Requests with a volunteer, and somebody elsewhere with whom nothing is shared any more."""
    live = Assignment.objects.filter(
        lead_id=organisation.pk, ended_at__isnull=True, request__status=Status.OPEN
    )
    shown = _living().filter(
        request_id=OuterRef("request_id"), to_organisation_id=OuterRef("organisation_id")
    )
    elsewhere = live.exclude(organisation_id=organisation.pk).exclude(Exists(shown))
    return list(dict.fromkeys(elsewhere.values_list("request_id", flat=True)))


def _weigh_by_itself(request_id: UUID, organisation: Organisation, today: date) -> int:  # noqa: ARG001
    hold(request_id)
    if not HelpRequest.objects.filter(pk=request_id, lead_id=organisation.pk).exists():
        return 0
    return int(_weigh_without_sharing(request_id, None))


NOT_LEFT_ALONE = ByItself("left alone", _without_sharing, _weigh_by_itself)


def volunteers(request: HelpRequest) -> int:
    """How many volunteers help this person; the lead does not see those of others by name."""
    live = Assignment.objects.filter(request_id=request.pk, ended_at__isnull=True)
    keys = set(live.values_list("worker_id", flat=True))
    others = Worker.objects.filter(pk__in=keys).exclude(role__sees=Sees.ASSIGNED)
    return len(keys - set(others.values_list("pk", flat=True)))


def relieve(request: HelpRequest, by: Worker) -> None:
    """End the help of all volunteers, of every organisation.

    Args:
        request: a request, in the name of its lead.
        by: who crossed the limit.
    """
    live = Assignment.objects.filter(request_id=request.pk, ended_at__isnull=True)
    keys = set(live.values_list("organisation_id", flat=True))
    for organisation in Organisation.objects.filter(pk__in=keys).order_by("pk"):
        with acting_as(organisation.actor()):
            _relieve_own(request, organisation, by)


def _relieve_own(request: HelpRequest, organisation: Organisation, by: Worker) -> None:
    own = Assignment.objects.filter(
        request_id=request.pk,
        organisation_id=organisation.pk,
        ended_at__isnull=True,
        worker__role__sees=Sees.ASSIGNED,
    )
    found = list(own.select_related("worker__account", "worker__role"))
    for assignment in found:
        _pass_on(request, assignment.worker, by)
        assignment.change(ended_at=timezone.now(), ended_by=by)
        record("trajectories.relieved", assignment, purpose="help")
        relieved(request, assignment.worker, by=by)
        tell_relieved(assignment.worker)
    if found:
        tell_care_for_volunteer(organisation)


def _pass_on(request: HelpRequest, volunteer: Worker, by: Worker) -> None:
    """What the volunteer held: to who answers in the own organisation, or its coordinators."""
    now = timezone.now()
    own = {"request_id": request.pk, "worker": volunteer}
    for task in Task.objects.filter(**own, done_at__isnull=True):
        task.change(worker=None)  # nobody: the coordinators see to it
        record("trajectories.task_handed_over", task, purpose="help")
    coming = {"result": AppointmentResult.PLANNED, "starts_at__gt": now}
    along = Companion.objects.filter(**own, ended_at__isnull=True)
    for companion in along.select_related("appointment"):
        companion.change(ended_at=now, ended_by=by)
        record("trajectories.stays_home", companion, purpose="help")
        if companion.appointment.starts_at > now:
            send_invitation(volunteer, companion.appointment, off=True)
    to = _keeper(request, volunteer.organisation_id)
    for appointment in Appointment.objects.filter(**own, **coming):
        if to is None:
            cancel(appointment, None)
            continue
        _give(appointment, to, volunteer, by)


def _keeper(request: HelpRequest, organisation_id: int) -> Worker | None:
    """Who keeps the appointments: who answers, if of this organisation, or else a coordinator."""
    staff = Worker.objects.filter(
        organisation_id=organisation_id, active=True, role__sees=Sees.ORGANISATION
    ).select_related("account")
    first = staff.filter(pk=request.responsible_id or 0).first()
    duties = Q(role__duties__contains=[Duty.COORDINATE]) & Q(role__duties__contains=[Duty.HELP])
    return first or staff.filter(duties).order_by("pk").first()


def _give(appointment: Appointment, to: Worker, volunteer: Worker, by: Worker) -> None:
    now = timezone.now()
    appointment.change(worker=to, sequence=appointment.sequence + 1, changed_at=now, changed_by=by)
    already = Companion.objects.filter(
        request_id=appointment.request_id, appointment=appointment, worker=to, ended_at__isnull=True
    )
    for companion in already:  # who came along is now the one whom the appointment is with
        companion.change(ended_at=now, ended_by=by)
    record("trajectories.appointment_handed_over", appointment, purpose="help")
    send_invitation(volunteer, appointment, off=True)
    send_invitation(to, appointment)


def taken_over(request: HelpRequest, by: Worker) -> None:
    """A professional of the lead took over: what was asked of a colleague no longer matters."""
    end_takeovers(request, by=by)


HELPING = Helping(with_professional, volunteers, relieve, taken_over)
