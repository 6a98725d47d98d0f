"""How what must be told travels: channels, when it is tried again, and when we stop."""

import base64
import hashlib
import hmac
import re
from dataclasses import dataclass
from datetime import timedelta
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import ClassVar
from urllib.parse import urlsplit

from django.db.models import TextChoices
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _


class Channel(TextChoices):
    """The road a message takes."""

    EMAIL = "email", _("e-mail")
    SMS = "sms", _("sms")
    WEBHOOK = "webhook", _("seintje aan uw systeem")


class Answer(TextChoices):
    """What a person decided about a message that could not be delivered."""

    AGAIN = "again", _("opnieuw proberen")
    LEAVE = "leave", _("laat maar")


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

DEAD_KEPT = timedelta(days=90)
"""What was given up and left alone goes after this; our own choice."""

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


def recipient(address: str) -> str:
    """A keyed number of an address: who knows the address recognises it, nobody reads it back."""
    key = salted_hmac("outbox.recipient", address.strip().lower(), algorithm="sha256")
    return key.hexdigest()


def webhook_secret(salt: str) -> bytes:
    """The key with which a system checks that a word is ours; made anew from its salt, never kept."""
    return salted_hmac("outbox.webhook", salt, algorithm="sha256").digest()


def shown_secret(salt: str) -> str:
    """The key as the systems of others take it (standardwebhooks.com)."""
    return "whsec_" + base64.b64encode(webhook_secret(salt)).decode()


def signature(secret: bytes, key: str, timestamp: int, body: bytes) -> str:
    """Proof that this body with this id left us at this second (standardwebhooks.com, v1)."""
    signed = b".".join((key.encode(), str(timestamp).encode(), body))
    return "v1," + base64.b64encode(hmac.digest(secret, signed, "sha256")).decode()


def is_usable(url: str) -> bool:
    """Whether a line to this address can be opened at all: a name, a port and a path as the web has."""
    try:
        parts = urlsplit(url)
        name, port = (parts.hostname or "").encode("idna"), parts.port
    except ValueError:
        return False
    return bool(name) and port != 0 and f"{parts.path}{parts.query}".isascii()


Network = IPv4Network | IPv6Network
_DISGUISES = [
    ip_network(n)
    for n in (
        *("2002::/16", "2001::/32", "64:ff9b::/96", "64:ff9b:1::/48"),
        *("::/96", "::ffff:0:0:0/96", "fec0::/10"),
    )
]
"""IPv6 addresses that carry an IPv4 address inside (RFC 3056, 4380, 6052, 8215; 4291, 2.5.5.1 and
2765, 2.1), and those of the old "own site" (RFC 3879)."""


def may_reach(address: str, allowed: list[Network]) -> bool:
    """Whether a webhook may go to this address: of the open internet, or allowed by the operator.

    Otherwise who may fill in an address could make our server knock on doors of its own network.
    """
    found = ip_address(address)
    if isinstance(found, IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    if any(found in network for network in allowed):
        return True
    disguised = any(found in network for network in _DISGUISES)
    return found.is_global and not found.is_multicast and not disguised


def error_words(error: str) -> str:
    """What a class of error means to somebody who keeps no computers; nothing when all went well."""
    if not error:
        return ""
    if error == Outcome.UNSURE:
        return say("Wij weten niet zeker of het is aangekomen.")
    if error.startswith("SMTPRecipientsRefused"):
        return say("De ontvanger bestaat niet, of neemt niets aan. Klopt het adres?")
    if error.startswith("http_"):
        code = error.removeprefix("http_")
        return say("De andere kant gaf een fout (%(code)s).") % {"code": code}
    if error == "RefusedAddressError":
        return say("Dit adres ligt niet op het open internet. Daar sturen wij niets heen.")
    return say("De andere kant was niet te bereiken.")
