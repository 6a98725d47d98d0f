"""What nobody picked up climbs, by the ordinary table of silence, and is asked again at a reopening."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.utils import timezone

from ketenloket.chain.desk.actions import Closed, Passed
from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.desk.rules import ReopenedFor, Status, Term
from ketenloket.chain.escalation.actions.notice import ask_for_professional
from ketenloket.chain.escalation.actions.reading import meaning, waiting
from ketenloket.chain.escalation.models import Escalation
from ketenloket.chain.escalation.rules import pick_up_by
from ketenloket.foundation.audit.actions import record
from ketenloket.network.agreements.rules import Crossed
from ketenloket.network.organisations.models import Worker


def late_escalations(lead_id: int, today: date, request_id: UUID | None = None) -> Iterable[Passed]:
    """Stops of which the term to pick them up passed; they lie with whoever leads."""
    rows = Escalation.objects.filter(
        lead_id=lead_id,
        due_on__lt=today,
        picked_up_at__isnull=True,
        closed_at__isnull=True,
        request__status=Status.OPEN,
    ).select_related("request")
    for row in rows.filter(request_id=request_id) if request_id else rows:
        yield Passed(
            request_id=row.request_id,
            about=row.pk,
            term=Term.ESCALATION,
            due_on=row.due_on or today,
            organisation_id=row.lead_id,
            threatened=row.request.is_crisis,
        )


def ask_again(
    request: HelpRequest,
    before: Closed,  # noqa: ARG001 - as every action after a reopening
    why: ReopenedFor,  # noqa: ARG001
    *,
    by: Worker,  # noqa: ARG001
) -> None:
    """A request is open again, and nobody picked up its stop: that comes first, before a new day.

    By when it should have been picked up stays what it was: it goes on climbing from there.
    """
    stop = waiting(request.pk)
    if stop is None:
        return
    crossed = Crossed(stopping=tuple(meaning(request.alliance_id).of(stop.signs)))
    due = pick_up_by(timezone.localdate(), crossed.days, threatened=request.is_crisis)
    stop.due_on = due  # of the next step; the row keeps its own
    record("escalation.asked_again", stop, purpose="help")
    ask_for_professional(request.pk, stop)
