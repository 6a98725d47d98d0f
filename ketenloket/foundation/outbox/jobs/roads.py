"""The roads a message can take; each opened once in a round, and before anything is taken."""

import contextlib
from collections.abc import Callable
from smtplib import SMTPException, SMTPRecipientsRefused
from typing import Protocol, Self

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.utils.module_loading import import_string

from ketenloket.foundation.outbox.jobs.gateways import Gateway, GatewayError
from ketenloket.foundation.outbox.jobs.hooks import Webhook
from ketenloket.foundation.outbox.models import Message
from ketenloket.foundation.outbox.rules import Channel, Outcome

REFUSED_FOR_GOOD = 500
"""From here on a mail server means 'never' and not 'later' (RFC 5321, 4.2.1)."""


class Road(Protocol):
    """One way to send a message."""

    def send(self, message: Message) -> Outcome:
        """Send it, and say how it went."""
        ...

    def close(self) -> None:
        """The round is over."""
        ...


class Mail:
    """E-mail, over one connection for the whole round."""

    def __init__(self) -> None:
        self.line = get_connection()
        self.line.open()

    def send(self, message: Message) -> Outcome:
        """Each message keeps its own Message-ID, so that a repeat can be recognised."""
        headers = {"Message-ID": f"<{message.pk}@ketenloket>", "Auto-Submitted": "auto-generated"}
        mail = EmailMultiAlternatives(
            message.subject,
            message.body,
            to=[message.to],
            headers=headers,
            connection=self.line,
        )
        if message.calendar:
            method = message.calendar.partition("METHOD:")[2].split(None, 1)[0]
            mail.attach_alternative(message.calendar, f"text/calendar; method={method}")
        try:
            mail.send()
        except SMTPRecipientsRefused as no:
            codes = [code for code, _words in no.recipients.values()]
            return Outcome(
                sent=False, error=type(no).__name__, hopeless=min(codes) >= REFUSED_FOR_GOOD
            )
        except (OSError, SMTPException) as error:
            self.close()  # the next one opens a new line
            return Outcome(sent=False, error=type(error).__name__)
        return Outcome(sent=True)

    def close(self) -> None:
        """Say goodbye to the mail server, if it still listens."""
        with contextlib.suppress(OSError, SMTPException):
            self.line.close()


class Sms:
    """SMS, through the gateway of the settings."""

    def __init__(self) -> None:
        self.gateway: Gateway = import_string(settings.SMS_GATEWAY)()

    def send(self, message: Message) -> Outcome:
        """The gateway gets the id of the message, so that it can recognise a repeat."""
        try:
            self.gateway.send(str(message.pk), message.to, message.body)
        except GatewayError as error:
            return Outcome(sent=False, error=error.kind, hopeless=error.hopeless)
        except OSError as error:
            return Outcome(sent=False, error=type(error).__name__)
        return Outcome(sent=True)

    def close(self) -> None:
        """Nothing stays open."""


_ROADS: dict[str, Callable[[], Road]] = {
    Channel.EMAIL: Mail,
    Channel.SMS: Sms,
    Channel.WEBHOOK: Webhook,
}


class Roads:
    """The roads that are open in this round."""

    def __init__(self) -> None:
        self.open_now: dict[str, Road] = {}

    def open(self, channel: str) -> Road | Outcome:
        """The road for this channel, or why it is closed."""
        if channel not in self.open_now:
            try:
                self.open_now[channel] = _ROADS[channel]()
            except (OSError, SMTPException) as error:
                return Outcome(sent=False, error=type(error).__name__)
        return self.open_now[channel]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        for road in self.open_now.values():
            road.close()
