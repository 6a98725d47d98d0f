"""Write down what is seen and done, in the same transaction as the fact."""

from collections.abc import Iterable
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
    _event(what, subject, purpose, request_id).save(force_insert=True)


def record_each(what: str, subjects: Iterable[Model], *, purpose: str) -> None:
    """As `record`, for several rows that were looked at together: one event each, one query."""
    Event.objects.bulk_create([_event(what, subject, purpose, None) for subject in subjects])


def _event(what: str, subject: Model, purpose: str, request_id: UUID | None) -> Event:
    actor = acting_now()
    return Event(
        alliance_id=actor.alliance or None,
        organisation_id=actor.organisation or None,
        worker_id=actor.worker or None,
        request_id=request_id or getattr(subject, "request_id", None),
        what=what,
        subject=f"{subject._meta.label_lower}:{subject.pk}",
        purpose=purpose,
    )
