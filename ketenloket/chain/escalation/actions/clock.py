"""What nobody picked up climbs, by the ordinary table of silence."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from ketenloket.chain.desk.actions import Passed
from ketenloket.chain.desk.rules import Status, Term
from ketenloket.chain.escalation.models import Escalation


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
