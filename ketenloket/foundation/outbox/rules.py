"""How what must be told travels: channels, when it is tried again, and when we stop."""

import hashlib
import re
from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Channel(TextChoices):
    """The road a message takes."""

    EMAIL = "email", _("e-mail")
    SMS = "sms", _("sms")
    WEBHOOK = "webhook", _("seintje aan uw systeem")


@dataclass(frozen=True)
class Outcome:
    """How one attempt went.

    Attributes:
        sent: the other side took it.
        error: the class of what went wrong; never a text of the other side, which may name people.
        hopeless: trying again is of no use.
    """

    sent: bool
    error: str = ""
    hopeless: bool = False

    UNSURE: ClassVar[str] = "unsure"
    NOBODY_LISTENS: ClassVar[str] = "nobody_listens"


MOST_ATTEMPTS = 14
LONGEST_WAIT = timedelta(hours=6)
MOST_UNSURE = 2
"""How often a message may have left without our knowing it: once, and then one repeat."""
EMPTIED_AFTER = timedelta(days=30)
"""Sent messages go after this; our own choice, long enough to answer 'did you mail me?'."""
KEYS_KEPT = timedelta(days=5 * 365)
"""Of what may be sent once the key stays, without address, as long as the log (NEN 7513)."""

NUMBER = re.compile(r"\+[1-9]\d{6,14}")
"""A telephone number as the world writes it (E.164)."""


def wait_after(attempts: int) -> timedelta:
    """How long after this many failures a message rests: 1 minute, 2, 4 … 6 hours.

    About a day and a half in all: longer than a night without a mail server.
    """
    return min(timedelta(minutes=2 ** (attempts - 1)), LONGEST_WAIT)


def is_dead(attempts: int, unsure: int, *, hopeless: bool = False) -> bool:
    """Whether to stop and show it to a person.

    Args:
        attempts: failures that the other side or the line told us of.
        unsure: times that a postman was killed after taking it and before saying how it went.
        hopeless: the other side said that trying again is of no use.
    """
    return hopeless or attempts >= MOST_ATTEMPTS or unsure >= MOST_UNSURE


def fingerprint(key: str) -> str:
    """What is kept of a key that may be used once: enough to know it again, not to read it."""
    return hashlib.sha256(key.encode()).hexdigest() if key else ""
