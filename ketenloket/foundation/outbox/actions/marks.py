"""What became of a message. Only the postman comes here."""

from datetime import timedelta
from uuid import UUID, uuid4

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone

from ketenloket.foundation.outbox.models import WAITING, DeadLetter, Message, WebhookResult
from ketenloket.foundation.outbox.rules import (
    DEAD_KEPT,
    EMPTIED_AFTER,
    KEYS_KEPT,
    Answer,
    Channel,
    Outcome,
    is_dead,
    recipient,
    wait_after,
)


def waiting() -> QuerySet[Message]:
    """What is due and in nobody's hands, the longest waiting first."""
    now = timezone.now()
    free = Q(claim__isnull=True) | Q(
        claimed_at__lt=now - timedelta(seconds=settings.OUTBOX_CLAIM_SECONDS)
    )
    return (
        Message.objects.select_for_update(skip_locked=True)
        .filter(WAITING, free, due_at__lte=now)
        .order_by("due_at")
    )


def claim(pk: UUID) -> UUID | None:
    """Take this message, if nobody has it. Commit before sending: a killed postman leaves a trace.

    A claim that is found without an outcome means that the message may have left. It goes once
    more, with the same id; after that it is shown to a person instead.

    Returns:
        What proves that it is ours, or nothing.
    """
    message = waiting().filter(pk=pk).first()
    if message is None:
        return None
    unsure = message.unsure + bool(message.claim)
    if is_dead(message.attempts, unsure):
        message.change(unsure=unsure)
        _bury(message, Outcome.UNSURE)
        return None
    message.change(claim=uuid4(), claimed_at=timezone.now(), unsure=unsure)
    return message.claim


def hold(pk: UUID, ours: UUID) -> Message | None:
    """Our message, its row locked until the transaction ends; nothing when it was taken over."""
    found = Message.objects.select_for_update(skip_locked=True)
    return found.filter(WAITING, pk=pk, claim=ours).first()


def put_back(message: Message) -> None:
    """It certainly did not leave: as if nobody had taken it."""
    message.change(claim=None, claimed_at=None)


def settle(message: Message, outcome: Outcome) -> None:
    """Write down how sending went. The text of what left goes: it may hold a link that lets in."""
    if message.channel == Channel.WEBHOOK and outcome.error != Outcome.NOBODY_LISTENS:
        WebhookResult.objects.create(
            alliance_id=message.alliance_id,
            organisation_id=int(message.to),
            message_id=message.pk,
            what=message.subject,
            sent=outcome.sent,
            error=outcome.error,
        )
    if not outcome.sent:
        mark_failed(message, outcome)
        return
    message.change(
        sent_at=timezone.now(),
        attempts=message.attempts + 1,
        claim=None,
        claimed_at=None,
        error=outcome.error,
        body="",
        calendar="",
    )


def mark_failed(message: Message, outcome: Outcome) -> None:
    """Write down that an attempt failed: again later, or given up."""
    attempts = message.attempts + 1
    message.change(
        attempts=attempts,
        claim=None,
        claimed_at=None,
        error=outcome.error,
        due_at=timezone.now() + wait_after(attempts),
    )
    if is_dead(attempts, message.unsure, hopeless=outcome.hopeless):
        _bury(message, outcome.error)


def _bury(message: Message, error: str) -> None:
    """Stop, and show it: to the organisation it came from; of a webhook, to the one it was for."""
    message.change(died_at=timezone.now(), claim=None, claimed_at=None, error=error)
    webhook = message.channel == Channel.WEBHOOK
    DeadLetter.objects.create(
        alliance_id=message.alliance_id,
        organisation_id=int(message.to) if webhook else message.organisation_id,
        message_id=message.pk,
        channel=message.channel,
        what=message.subject,
        recipient=recipient(message.to),
        attempts=message.attempts,
        error=error,
        made_at=message.made_at,
    )


def carry_out_answers() -> None:
    """What people decided about messages that were given up: again from the start, or left alone."""
    again = {letter.message_id: letter for letter in DeadLetter.objects.filter(answer=Answer.AGAIN)}
    dead = Message.objects.filter(died_at__isnull=False)
    for message in dead.select_for_update().filter(pk__in=again):
        message.change(died_at=None, due_at=timezone.now(), attempts=0, unsure=0, error="")
    for letter in again.values():
        letter.delete()
    left = DeadLetter.objects.filter(answer=Answer.LEAVE).values("message_id")
    dead.filter(pk__in=left).exclude(body="").update(body="", to="")


def forget_old() -> int:
    """Remove what was sent long ago. Of what may go once, an empty row keeps the key longer.

    Returns:
        How many messages went.
    """
    now = timezone.now()
    old = Message.objects.filter(sent_at__lt=now - EMPTIED_AFTER)
    old.exclude(once="").exclude(to="").update(to="", subject="")
    gone, _kinds = old.filter(Q(once="") | Q(sent_at__lt=now - KEYS_KEPT)).delete()
    dead, _kinds = Message.objects.filter(died_at__lt=now - DEAD_KEPT).delete()
    DeadLetter.objects.filter(died_at__lt=now - DEAD_KEPT, answered_at__isnull=False).delete()
    WebhookResult.objects.filter(at__lt=now - EMPTIED_AFTER).delete()
    return gone + dead
