"""The postman: sends what waits in the outbox, every minute."""

import logging
from datetime import timedelta
from smtplib import SMTPException

from django.core.mail import EmailMessage
from django.db.models import Q
from django.utils import timezone
from procrastinate.contrib.django import app

from ketenloket.foundation.outbox.actions import mark_failed, mark_sent
from ketenloket.foundation.outbox.models import Message
from ketenloket.foundation.tenancy.acting import Actor, Sees, acting_as

MOST_ATTEMPTS = 10
_log = logging.getLogger(__name__)


def deliver(most: int = 50) -> int:
    """Send waiting messages, oldest first, each in a transaction of its own.

    Returns:
        How many were sent. The row is locked while it is sent, so two postmen never send one
        twice; a message keeps its own Message-ID, so a repeat after a crash can be recognised.
    """
    return sum(_deliver_next() for _turn in range(most))


def _is_due() -> Q:
    """A message is tried at once, and after n failures not before 2^n - 1 minutes of its life."""
    now, due = timezone.now(), Q()
    for attempts in range(MOST_ATTEMPTS):
        due |= Q(attempts=attempts, made_at__lte=now - timedelta(minutes=2**attempts - 1))
    return due


def _deliver_next() -> int:
    with acting_as(Actor(sees=Sees.POSTMAN)):
        message = (
            Message.objects.select_for_update(skip_locked=True)
            .filter(_is_due(), sent_at__isnull=True)
            .order_by("attempts", "made_at")
            .first()
        )
        if message is None:
            return 0
        mail = EmailMessage(
            message.subject,
            message.body,
            to=[message.to],
            headers={"Message-ID": f"<{message.pk}@ketenloket>"},
        )
        try:
            mail.send()
        except (OSError, SMTPException):
            _log.warning("message %s could not be sent", message.pk)
            mark_failed(message)
            return 0
        mark_sent(message)
        return 1


@app.periodic(cron="* * * * *", periodic_id="outbox")
@app.task(queue="outbox", queueing_lock="outbox")
def deliver_waiting(timestamp: int) -> None:
    """Every minute, by the worker process."""
    deliver()
