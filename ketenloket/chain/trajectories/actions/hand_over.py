"""Hand over all that somebody holds, before they leave: in one go, with nobody unowned in between."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ketenloket.chain.desk.actions import locked, plan_next
from ketenloket.chain.desk.models import HelpRequest, case_of
from ketenloket.chain.desk.rules import NextCode, Status
from ketenloket.chain.trajectories.actions.assign import assign, unassign
from ketenloket.chain.trajectories.models import Appointment, Assignment
from ketenloket.chain.trajectories.rules import AppointmentResult
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
    """

    key: UUID
    request: HelpRequest | None = None
    responsible: bool = False
    assignment: Assignment | None = None
    appointments: list[Appointment] = field(default_factory=list)


def held_by(worker: Worker) -> list[Held]:
    """Everything that `worker` still holds, soonest next step first."""
    found: dict[UUID, Held] = {}
    led = HelpRequest.objects.filter(responsible=worker, status=Status.OPEN)
    for request in led.select_related("help_seeker"):
        found[request.pk] = Held(request.pk, request, responsible=True)
    helps = list(Assignment.objects.filter(worker=worker, ended_at__isnull=True))
    shown = HelpRequest.objects.filter(pk__in=[row.request_id for row in helps])
    requests = {row.pk: row for row in shown.select_related("help_seeker")}
    for assignment in helps:
        key = assignment.request_id
        found.setdefault(key, Held(key, requests.get(key))).assignment = assignment
    planned = Appointment.objects.filter(
        worker=worker,
        request_id__in=found.keys(),
        result=AppointmentResult.PLANNED,
        starts_at__gt=timezone.now(),
    )
    for appointment in planned.order_by("starts_at"):
        found[appointment.request_id].appointments.append(appointment)
    return sorted(found.values(), key=_soonest)


def _soonest(held: Held) -> tuple[bool, str, str]:
    day = held.request.next_on if held.request else None
    return (day is None, str(day), str(held.key))


@transaction.atomic
def hand_over(leaver: Worker, choices: Mapping[UUID, Worker | None], *, by: Worker) -> int:
    """Give all that `leaver` holds to others, and tell how many people that were.

    What came in between is handed over as well: to the coordinators.

    Args:
        leaver: who leaves, or is ill.
        choices: by the key of a request who takes it over; None leaves it to the coordinators.
        by: a coordinator of the same organisation.

    Raises:
        PermissionDenied: when `leaver` is not a worker of `by`'s organisation.
        RefusedError: when somebody cannot take over; nothing is changed then.
    """
    if not may_change(by, leaver):
        raise PermissionDenied
    everything = held_by(leaver)
    for held in everything:
        _pass_on(held, choices.get(held.key), leaver, by)
    record("trajectories.handed_over", leaver, purpose="manage")
    return len(everything)


def _pass_on(held: Held, to: Worker | None, leaver: Worker, by: Worker) -> None:
    request = held.request
    if held.assignment and to and to.has(Duty.HELP) and request and request.status == Status.OPEN:
        assign(request.pk, to, by=by)
    if held.responsible:
        _answer_for(held.key, to, by)
    if held.assignment:
        unassign(held.assignment.pk, by=by)
    for appointment in held.appointments:
        _take_appointment(appointment, to, leaver, by)


def _answer_for(key: UUID, to: Worker | None, by: Worker) -> None:
    """The step and its day stay as they are; only who answers for it changes.

    A volunteer helps, and answers for nothing: then the coordinators do.
    """
    request = locked(key)
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


def _take_appointment(
    appointment: Appointment, to: Worker | None, leaver: Worker, by: Worker
) -> None:
    if to is None:
        return
    mine = Appointment(
        **case_of(appointment.request),
        organisation_id=by.organisation_id,
        worker=to,
        starts_at=appointment.starts_at,
        place=appointment.place,
        subject=appointment.subject,
    )
    appointment.change(
        result=AppointmentResult.CANCELLED,
        subject=_taken_over(appointment.subject, leaver, to),
    )
    mine.save(force_insert=True)
    record("trajectories.appointment", mine, purpose="help")


def _taken_over(subject: str, leaver: Worker, to: Worker) -> str:
    words = _("%(subject)s (%(to)s neemt het over van %(leaver)s)") % {
        "subject": subject or _("afspraak"),
        "to": to.name,
        "leaver": leaver.name,
    }
    return words[:120]
