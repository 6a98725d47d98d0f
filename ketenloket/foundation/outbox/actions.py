"""Put what must be told in the outbox, in the same transaction as the fact."""

from django.utils import timezone

from ketenloket.foundation.outbox.models import Message
from ketenloket.foundation.tenancy.acting import acting_now


def tell(to: str, *, subject: str, body: str) -> None:
    """Have an e-mail sent after commit. Without an address nothing is told.

    The text never holds anything of a help-seeker: only that something is ready, and a link.
    """
    if not to:
        return
    actor = acting_now()
    Message.objects.create(
        alliance_id=actor.alliance or None,
        organisation_id=actor.organisation or None,
        to=to,
        subject=subject,
        body=body,
    )


def mark_sent(message: Message) -> None:
    """Write down that the message left. Its text goes: it may hold a link that lets somebody in."""
    message.change(sent_at=timezone.now(), attempts=message.attempts + 1, body="")


def mark_failed(message: Message) -> None:
    """Write down that an attempt failed; the job tries again later."""
    message.change(attempts=message.attempts + 1)
