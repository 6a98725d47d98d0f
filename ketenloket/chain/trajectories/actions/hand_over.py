"""Hand over all that somebody holds, before they leave: in one go, with nobody unowned in between."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from ketenloket.chain.desk.actions import locked, plan_next
from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.desk.rules import NextCode, Status
from ketenloket.chain.trajectories.actions.assign import assign, unassign
from ketenloket.chain.trajectories.actions.begin import sees_person
from ketenloket.chain.trajectories.actions.taking_over import end_takeovers, withdraw_takeover
from ketenloket.chain.trajectories.models import (
    AftercareCheck,
    Appointment,
    Assignment,
    Companion,
    Takeover,
    Task,
)
from ketenloket.chain.trajectories.notifications import send_invitation
from ketenloket.chain.trajectories.rules import AppointmentResult, TakeoverState
from ketenloket.chain.triage.actions import fix_member, sits_fixed
from ketenloket.foundation.audit.actions import record
from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.permissions import may_change
from ketenloket.network.organisations.rules import Duty


@dataclass
class Held:
    """What one worker holds of one request.

    Attributes:
        key: of the request.
        request: the request; None when it is no longer shown to the organisation.
        responsible: whether the worker answers for the next step.
        assignment: their assignment as a helper, if they have one.
        appointments: what is planned with them.
        along: where they come along.
        tasks: what they promised.
        asked: whether they were asked to take it over.
        checks: where they ask some time later how it goes.
    """

    key: UUID
    request: HelpRequest | None = None
    responsible: bool = False
    assignment: Assignment | None = None
    appointments: list[Appointment] = field(default_factory=list)
    along: list[Companion] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    asked: list[Takeover] = field(default_factory=list)
    checks: list[AftercareCheck] = field(default_factory=list)


def held_by(worker: Worker) -> list[Held]:
    """Everything that `worker` still holds, soonest next step first."""
    found: dict[UUID, Held] = {}

    def of(key: UUID) -> Held:
        return found.setdefault(key, Held(key))

    led = HelpRequest.objects.filter(responsible=worker, status=Status.OPEN)
    for key in led.values_list("pk", flat=True):
        of(key).responsible = True
    for assignment in Assignment.objects.filter(worker=worker, ended_at__isnull=True):
        of(assignment.request_id).assignment = assignment
    planned = {"result": AppointmentResult.PLANNED, "starts_at__gt": timezone.now()}
    for appointment in Appointment.objects.filter(worker=worker, **planned).order_by("starts_at"):
        of(appointment.request_id).appointments.append(appointment)
    along = Companion.objects.filter(
        worker=worker,
        ended_at__isnull=True,
        **{f"appointment__{name}": value for name, value in planned.items()},
    )
    for companion in along.select_related("appointment"):
        of(companion.request_id).along.append(companion)
    for task in Task.objects.filter(worker=worker, done_at__isnull=True).order_by("until"):
        of(task.request_id).tasks.append(task)
    for takeover in Takeover.objects.filter(
        to_worker=worker, state=TakeoverState.PROPOSED, lead_id=worker.organisation_id
    ):
        of(takeover.request_id).asked.append(takeover)
    for check in AftercareCheck.objects.filter(worker=worker, done_at__isnull=True):
        of(check.request_id).checks.append(check)
    shown = HelpRequest.objects.filter(pk__in=found).select_related("help_seeker")
    for request in shown:
        found[request.pk].request = request
    return sorted(found.values(), key=_soonest)


def _soonest(held: Held) -> tuple[bool, str, str]:
    day = held.request.next_on if held.request else None
    return (day is None, str(day), str(held.key))


@transaction.atomic
def hand_over(
    leaver: Worker, choices: Mapping[UUID, Worker | None], *, by: Worker, why: str = ""
) -> int:
    """Give all that `leaver` holds to others, and tell how many people that were.

    What came in between is handed over as well: to the coordinators. A fixed place at the triage
    table ends.

    Args:
        leaver: who leaves, or is ill.
        choices: by the key of a request who takes it over; None leaves it to the coordinators.
        by: a coordinator of the same organisation.
        why: why somebody helps more people than they wish, where that comes of it.

    Raises:
        PermissionDenied: when `leaver` is not a worker of `by`'s organisation.
        RefusedError: when somebody cannot take over; nothing is changed then.
    """
    if not may_change(by, leaver):
        raise PermissionDenied
    everything = held_by(leaver)
    for held in everything:
        _pass_on(held, choices.get(held.key), leaver, by, why)
    if sits_fixed(leaver):
        fix_member(None, by=by)  # from then on the organisation chooses for each meeting
    record("trajectories.handed_over", leaver, purpose="manage")
    return len(everything)


def _pass_on(held: Held, to: Worker | None, leaver: Worker, by: Worker, why: str) -> None:
    request = held.request
    for takeover in held.asked:
        withdraw_takeover(takeover.pk, by=by)
    if held.assignment and to and to.has(Duty.HELP) and request and request.status == Status.OPEN:
        assign(request.pk, to, by=by, why=why, instead_of=leaver)
    if held.responsible:
        _answer_for(held.key, to, by)
    if held.assignment:
        unassign(held.assignment.pk, by=by)
    if to and not sees_person(to, held.key):
        to = None  # what a volunteer cannot see goes to the coordinators
    for appointment in held.appointments:
        # An appointment is always with somebody: for the coordinators, with the one who hands over.
        _take_appointment(appointment, to or by, leaver, by)
    for companion in held.along:
        _take_place(companion, to, leaver, by)
    for task in held.tasks:
        task.change(worker=to)  # nobody: the coordinators see to it
        record("trajectories.task_handed_over", task, purpose="help")
    for check in held.checks:
        check.change(worker=to if to and to.has(Duty.CASES) else None)
        record("trajectories.aftercare_handed_over", check, purpose="help")


def _answer_for(key: UUID, to: Worker | None, by: Worker) -> None:
    """The step and its day stay as they are; only who answers for it changes.

    A volunteer helps, and answers for nothing: then the coordinators do.
    """
    request = locked(key)
    end_takeovers(request, by=by)
    to = to if to and to.has(Duty.CASES) else None
    if to and request.responsible_id == to.pk:
        return
    plan_next(
        request,
        code=NextCode(request.next_code),
        step=request.next_step,
        on=request.next_on or timezone.localdate(),
        by=by,
        responsible=to,
        queue=to is None,
    )


def _take_appointment(appointment: Appointment, to: Worker, leaver: Worker, by: Worker) -> None:
    appointment.change(
        worker=to,
        sequence=appointment.sequence + 1,
        changed_at=timezone.now(),
        changed_by=by,
    )
    along = Companion.objects.filter(
        request_id=appointment.request_id, appointment=appointment, worker=to, ended_at__isnull=True
    )
    for companion in along:  # who came along is now the one whom the appointment is with
        companion.change(ended_at=timezone.now(), ended_by=by)
    record("trajectories.appointment_handed_over", appointment, purpose="help")
    send_invitation(leaver, appointment, off=True)
    send_invitation(to, appointment)


def _take_place(companion: Companion, to: Worker | None, leaver: Worker, by: Worker) -> None:
    taken = to and (
        companion.appointment.worker_id == to.pk
        or Companion.objects.filter(
            request_id=companion.request_id,
            appointment_id=companion.appointment_id,
            worker=to,
            ended_at__isnull=True,
        ).exists()
    )
    companion.change(worker=None if taken else to)
    record("trajectories.sent_along", companion, purpose="help")
    send_invitation(leaver, companion.appointment, off=True)
    if to and not taken:
        send_invitation(to, companion.appointment)
    elif taken:
        companion.change(ended_at=timezone.now(), ended_by=by)
