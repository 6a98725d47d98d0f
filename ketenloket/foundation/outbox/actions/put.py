"""Put what must be told in the outbox, in the same transaction as the fact.

Each takes `once`: a key of which there is at most one message, ever; asked again, nothing happens.
And `not_before`: sent no earlier.
"""

from datetime import datetime

from django.utils import timezone

from ketenloket.foundation.outbox.models import Message
from ketenloket.foundation.outbox.rules import NUMBER, Channel, fingerprint
from ketenloket.foundation.tenancy.acting import acting_now


def tell(
    to: str,
    *,
    subject: str,
    body: str,
    once: str = "",
    not_before: datetime | None = None,
    calendar: str = "",
) -> None:
    """Have an e-mail sent after commit. Without an address nothing is told.

    The text never holds anything of a help-seeker: only that something is ready, and a link.
    `calendar` is an invitation or its withdrawal (RFC 5546), held to the same.
    """
    if to:
        _put(Channel.EMAIL, to, subject, body, once, not_before, calendar=calendar)


def text(to: str, *, body: str, once: str = "", not_before: datetime | None = None) -> None:
    """Have an SMS sent after commit to a number such as +31612345678. Without a number: nothing.

    As an e-mail, it never holds anything of a help-seeker.
    """
    if to and not NUMBER.fullmatch(to):
        raise ValueError("an SMS goes to a number as the world writes it: + and digits")
    if to:
        _put(Channel.SMS, to, "", body, once, not_before)


def post(
    organisation_id: int,
    *,
    what: str,
    link: str,
    once: str = "",
    not_before: datetime | None = None,
) -> None:
    """Have the computer system of an organisation told that something changed, if it listens.

    Args:
        organisation_id: whose system; where it listens is looked up when the message is sent.
        what: the kind of change, as `room.verb`; never who.
        link: the page where a worker of that organisation can look, after signing in.
        once: at most one message with this key, ever.
        not_before: sent no earlier.
    """
    _put(Channel.WEBHOOK, str(organisation_id), what, link, once, not_before)


def _put(  # noqa: PLR0913 - what a message is made of
    channel: Channel,
    to: str,
    subject: str,
    body: str,
    once: str,
    not_before: datetime | None,
    *,
    calendar: str = "",
) -> None:
    actor = acting_now()
    message = Message(
        alliance_id=actor.alliance or None,
        organisation_id=actor.organisation or None,
        channel=channel,
        to=to,
        subject=subject,
        body=body,
        calendar=calendar,
        once=fingerprint(once),
        due_at=not_before or timezone.now(),
    )
    # Whether it was there already is not told: not to the caller, and so to nobody.
    Message.objects.bulk_create([message], ignore_conflicts=bool(once))
