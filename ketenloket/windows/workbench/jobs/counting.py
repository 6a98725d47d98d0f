"""How much of each kind waits for a worker: what Vandaag shows, as numbers and nothing else.

Asked in the name of that worker, so row-level security decides what counts.
"""

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from ketenloket.chain.applications.actions import late_for
from ketenloket.chain.desk.models import HelpRequest, SeekerMessage
from ketenloket.chain.desk.rules import Status
from ketenloket.chain.referrals.models import Referral, ReferralQuestion
from ketenloket.chain.referrals.rules import OPEN_STATES, State
from ketenloket.chain.trajectories.actions import stood_in_for
from ketenloket.chain.trajectories.models import (
    Appointment,
    Assignment,
    Companion,
    ContactNote,
    Task,
)
from ketenloket.chain.trajectories.rules import AppointmentResult
from ketenloket.chain.triage.models import TriageMeeting
from ketenloket.chain.triage.rules import MeetingState
from ketenloket.foundation.outbox.models import DeadLetter
from ketenloket.foundation.tenancy.acting import Sees
from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.rules import Duty
from ketenloket.windows.workbench.notifications import Waits

CARES_FOR_QUEUE = {Duty.DESK, Duty.ASSIGN, Duty.COORDINATE}


def counts_of(worker: Worker, today: date) -> dict[Waits, int]:
    """What waits for this worker today, by kind. `worker` must be the one who acts."""
    return {kind: rows.count() for kind, rows in _waiting(worker, today).items()}


def _waiting(worker: Worker, today: date) -> dict[Waits, QuerySet[Any]]:
    sees, duties = worker.role.sees, set(worker.role.duties)
    kinds: dict[Waits, QuerySet[Any]] = {}
    if sees == Sees.ORGANISATION:
        kinds |= _own(worker, today)
    if sees == Sees.ASSIGNED:
        kinds |= _as_helper(worker, today)
    if sees == Sees.ORGANISATION and Duty.CASES in duties:
        kinds |= _referrals(worker, today)
        kinds[Waits.COMPANY] = Companion.objects.filter(
            organisation_id=worker.organisation_id,
            worker__isnull=True,
            ended_at=None,
            appointment__result=AppointmentResult.PLANNED,
            appointment__starts_at__gt=timezone.now(),
        )
    if sees in {Sees.ORGANISATION, Sees.ASSIGNED}:
        kinds[Waits.APPOINTMENTS] = Appointment.objects.filter(
            worker_id=worker.pk, starts_at__date=today, result=AppointmentResult.PLANNED
        )
        kinds[Waits.PROMISES] = _promises(worker, today)
        if Duty.HELP in duties:
            kinds[Waits.AWAITED] = late_for(worker, today)
    if Duty.TRIAGE in duties:
        kinds[Waits.TABLE] = TriageMeeting.objects.filter(
            alliance_id=worker.alliance_id,
            starts_at__date=today,
            seats__organisation_id=worker.organisation_id,
        ).exclude(state=MeetingState.CLOSED)
    if sees == Sees.ORGANISATION and Duty.COORDINATE in duties:
        kinds[Waits.UNDELIVERED] = DeadLetter.objects.filter(
            organisation_id=worker.organisation_id, answered_at=None
        )
    return kinds


def _own(worker: Worker, today: date) -> dict[Waits, QuerySet[Any]]:
    led = HelpRequest.objects.filter(status=Status.OPEN, lead_id=worker.organisation_id)
    mine = led.filter(responsible_id=worker.pk)
    kinds = {
        Waits.LATE: mine.filter(next_on__lt=today),
        Waits.TODAY: mine.filter(next_on=today),
        Waits.STOOD_IN: led.filter(
            responsible_id__in=stood_in_for(worker, today).values("worker_id"), next_on__lte=today
        ).exclude(responsible_id=worker.pk),
        Waits.MESSAGES: mine.filter(_UNREAD),
    }
    if CARES_FOR_QUEUE & set(worker.role.duties):
        kinds[Waits.QUEUE] = led.filter(coordinator_queue=True)
    return kinds


def _promises(worker: Worker, today: date) -> QuerySet[Task]:
    """What this worker promised, and for who coordinates: what nobody of the own people has."""
    mine = Q(worker_id=worker.pk)
    if worker.role.sees == Sees.ORGANISATION and Duty.COORDINATE in worker.role.duties:
        mine |= Q(worker=None, by_person=False, organisation_id=worker.organisation_id)
    return Task.objects.filter(mine, done_at=None, until__lte=today)


def _as_helper(worker: Worker, today: date) -> dict[Waits, QuerySet[Any]]:
    """For a volunteer: people who are assigned. A step that is theirs, a message, a first meeting."""
    assigned = Assignment.objects.filter(worker_id=worker.pk, ended_at=None)
    requests = HelpRequest.objects.filter(status=Status.OPEN, pk__in=assigned.values("request_id"))
    mine = requests.filter(responsible_id=worker.pk)
    met = ContactNote.objects.filter(request_id=OuterRef("request_id"), written_by_id=worker.pk)
    planned = Appointment.objects.filter(request_id=OuterRef("request_id"), worker_id=worker.pk)
    return {
        Waits.LATE: mine.filter(next_on__lt=today),
        Waits.TODAY: mine.filter(next_on=today),
        Waits.MESSAGES: requests.filter(_UNREAD),
        Waits.NEW_PEOPLE: assigned.filter(~Exists(met), ~Exists(planned)),
    }


def _referrals(worker: Worker, today: date) -> dict[Waits, QuerySet[Any]]:
    own = worker.organisation_id
    last = ReferralQuestion.objects.filter(referral_id=OuterRef("pk")).order_by("-asked_at")
    mine = Q(sender_id=own) | Q(receiver_id=own)
    return {
        Waits.ANSWER: Referral.objects.filter(receiver_id=own, state=State.SENT),
        Waits.FIRST_CONTACT: Referral.objects.filter(
            receiver_id=own, state=State.ACCEPTED, next_on__lte=today
        ),
        Waits.DECLINED: Referral.objects.filter(sender_id=own, state=State.DECLINED),
        Waits.QUESTIONS: Referral.objects.filter(mine, state__in=OPEN_STATES)
        .annotate(last_by=Subquery(last.values("organisation_id")[:1]))
        .exclude(last_by=None)
        .exclude(last_by=own),
    }


_UNREAD = Exists(SeekerMessage.objects.filter(request_id=OuterRef("pk"), read_at=None))
