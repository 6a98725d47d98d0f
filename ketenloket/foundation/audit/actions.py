"""Write down what is seen and done, in the same transaction as the fact."""

from uuid import UUID

from django.db.models import Model

from ketenloket.foundation.audit.models import Event
from ketenloket.foundation.tenancy.acting import acting_now


def record(what: str, subject: Model, *, purpose: str, request_id: UUID | None = None) -> None:
    """Add one event to the log, in the name of whoever acts now.

    Args:
        what: the thing that happened, as `room.verb`.
        subject: the row it happened to; only its label and key are kept.
        purpose: why it is allowed: `help` (helping this person), `triage`, `care_for_data`,
            `manage` or `own_data` (the help-seeker).
        request_id: the help request it belongs to, if the subject does not say so itself.
    """
    actor = acting_now()
    Event.objects.create(
        alliance_id=actor.alliance or None,
        organisation_id=actor.organisation or None,
        worker_id=actor.worker or None,
        request_id=request_id or getattr(subject, "request_id", None),
        what=what,
        subject=f"{subject._meta.label_lower}:{subject.pk}",
        purpose=purpose,
    )
