"""The word to a computer system: signed, no person in it, and only to where it may go."""

import http.client
import json
import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from ipaddress import ip_network
from threading import Timer
from urllib.parse import SplitResult, urlsplit

from django.conf import settings

from ketenloket.foundation.outbox.models import Message, WebhookTarget
from ketenloket.foundation.outbox.rules import Outcome, may_reach, signature, webhook_secret

LONGEST_WAIT_SECONDS = 10
"""In all, however slowly a system talks: the others wait for it."""
_TAKEN = 2  # of 2xx
_GONE = 410  # the system says: never again


class RefusedAddressError(OSError):
    """The name leads to an address where webhooks may not go."""


class Webhook:
    """The system of an organisation, if it listens."""

    def send(self, message: Message) -> Outcome:
        """Send the word; an answer of 2xx means taken, and no answer is followed elsewhere."""
        target = WebhookTarget.objects.filter(organisation_id=int(message.to), active=True).first()
        if target is None:
            return Outcome(sent=True, error=Outcome.NOBODY_LISTENS)
        try:
            status = _knock(target, message)
        except (OSError, http.client.HTTPException) as error:
            return Outcome(sent=False, error=type(error).__name__)
        if status // 100 == _TAKEN:
            return Outcome(sent=True)
        return Outcome(sent=False, error=f"http_{status}", hopeless=status == _GONE)

    def close(self) -> None:
        """Nothing stays open."""


def _knock(target: WebhookTarget, message: Message) -> int:
    url, now = urlsplit(target.url), int(time.time())
    word = {
        "type": message.subject,
        "timestamp": message.made_at.isoformat(),
        "data": {"link": message.body},
    }
    body = json.dumps(word).encode()
    key = str(message.pk)
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "Ketenloket",
        "Idempotency-Key": key,
        "webhook-id": key,
        "webhook-timestamp": str(now),
        "webhook-signature": signature(webhook_secret(target.salt), key, now, body),
    }
    path = (url.path or "/") + (f"?{url.query}" if url.query else "")
    with _line(url) as line:
        line.request("POST", path, body, headers)
        return line.getresponse().status


@contextmanager
def _line(url: SplitResult) -> Iterator[http.client.HTTPConnection]:
    """A line to the very address that was checked: asking the name again might give another."""
    secure = url.scheme == "https"
    host, port = url.hostname or "", url.port or (443 if secure else 80)
    address = _checked(host, port, secure=secure)
    plain = socket.create_connection((address, port), LONGEST_WAIT_SECONDS)
    end = Timer(LONGEST_WAIT_SECONDS, _cut, [plain])
    end.daemon = True
    end.start()
    try:
        line = http.client.HTTPConnection(host, port, timeout=LONGEST_WAIT_SECONDS)
        line.sock = (
            ssl.create_default_context().wrap_socket(plain, server_hostname=host)
            if secure
            else plain
        )
        yield line
        line.close()
    finally:
        end.cancel()
        plain.close()


def _cut(line: socket.socket) -> None:
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)


def _checked(host: str, port: int, *, secure: bool) -> str:
    allowed = [ip_network(network) for network in settings.WEBHOOK_NETWORKS]
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [str(entry[4][0]) for entry in found]
    if not addresses or not all(may_reach(address, allowed) for address in addresses):
        raise RefusedAddressError
    if not secure and not all(
        any(_inside(address, network) for network in settings.WEBHOOK_NETWORKS)
        for address in addresses
    ):
        raise RefusedAddressError  # over the open internet only with https
    return addresses[0]


def _inside(address: str, network: str) -> bool:
    return not may_reach(address, []) and may_reach(address, [ip_network(network)])
