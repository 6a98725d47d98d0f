"""What climbs of the help itself: a promise that was not kept, a question to come along unanswered."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.utils import timezone

from ketenloket.chain.desk.actions import Passed
from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.desk.rules import Status, Term
from ketenloket.chain.trajectories.models import Companion, Task
from ketenloket.chain.trajectories.rules import AppointmentResult, answer_along_by


def late_promises(lead_id: int, today: date, request_id: UUID | None = None) -> Iterable[Passed]:
    """Promises of helpers whose day passed. What the person would do is no silence of ours."""
    rows = Task.objects.filter(
        lead_id=lead_id,
        done_at__isnull=True,
        by_person=False,
        until__lt=today,
        request__status=Status.OPEN,
    ).select_related("request")
    for row in rows.filter(request_id=request_id) if request_id else rows:
        if not row.request.at_rest(today):
            yield _passed(row.request, row.pk, Term.PROMISE, row.until, row.organisation_id)


def unanswered_company(
    lead_id: int, today: date, request_id: UUID | None = None
) -> Iterable[Passed]:
    """Organisations that were asked to come along, and did not say who goes."""
    rows = Companion.objects.filter(
        lead_id=lead_id,
        worker__isnull=True,
        ended_at__isnull=True,
        appointment__result=AppointmentResult.PLANNED,
        appointment__starts_at__gt=timezone.now(),
        request__status=Status.OPEN,
    ).select_related("request__alliance", "appointment")
    for row in rows.filter(request_id=request_id) if request_id else rows:
        due_on = answer_along_by(
            timezone.localdate(row.asked_at),
            timezone.localdate(row.appointment.starts_at),
            days=row.request.alliance.answer_days,
        )
        if due_on < today:
            yield _passed(row.request, row.pk, Term.COMPANY, due_on, row.organisation_id)


def _passed(
    request: HelpRequest, about: UUID, term: Term, due_on: date, organisation_id: int
) -> Passed:
    return Passed(request.pk, about, term, due_on, organisation_id, threatened=request.is_crisis)
