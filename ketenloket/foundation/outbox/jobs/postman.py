"""The round of the postman: take one message, send it, write down how it went, and the next.

Taking is committed before anything leaves, so a killed postman leaves a trace; the row is locked
while it is sent, so no other postman takes over from one who lives. What this means after a crash
stands in docs/production.md: a message whose sending was cut short goes once more, with the same id.
"""

import logging
import time
import traceback
from collections.abc import Callable
from uuid import UUID

from django.db import DatabaseError, InterfaceError, connection

from ketenloket.foundation.outbox.actions import (
    carry_out_answers,
    claim,
    hold,
    mark_failed,
    put_back,
    settle,
    waiting,
)
from ketenloket.foundation.outbox.jobs.roads import Road, Roads
from ketenloket.foundation.outbox.models import Message
from ketenloket.foundation.outbox.rules import Outcome
from ketenloket.foundation.tenancy.acting import Actor, Sees, acting_as

POSTMAN = Actor(sees=Sees.POSTMAN)
PATIENCE = 60
"""Seconds that the postman waits for a database that went away, to write down what left."""
LONGEST_ERROR = 60  # letters that are kept of the kind of an error
_log = logging.getLogger(__name__)


def deliver(most: int = 500) -> int:
    """Send what is due, the longest waiting first.

    Returns:
        How many were sent. Safe when two run at once.
    """
    _look_at_line()
    with acting_as(POSTMAN):
        carry_out_answers()
    sent = 0
    with Roads() as roads:
        for _turn in range(most):
            done = _deliver_next(roads)
            if done is None:
                break
            sent += done
    return sent


def _look_at_line() -> None:
    """A worker lives long; the database may have restarted since its last round."""
    if not connection.in_atomic_block:
        connection.close_if_unusable_or_obsolete()


def _deliver_next(roads: Roads) -> int | None:
    with acting_as(POSTMAN):
        message = waiting().first()
        if message is None:
            return None
        road = roads.open(message.channel)
        if isinstance(road, Outcome):  # before anything left: nothing to be unsure about
            mark_failed(message, road)
            return 0
    with acting_as(POSTMAN):
        ours = claim(message.pk)
    return _send(message.pk, ours, road) if ours else 0


def _send(pk: UUID, ours: UUID, road: Road) -> int:
    outcome = None
    try:
        with acting_as(POSTMAN):
            message = hold(pk, ours)
            if message is None:
                return 0
            outcome = _attempt(road, message)
            settle(message, outcome)
    except (DatabaseError, InterfaceError):
        if connection.in_atomic_block:
            raise
        # The database went away, not we: we still know whether it left.
        _when_back(lambda: _write_down(pk, ours, outcome))
    if outcome and not outcome.sent:
        _log.warning("message %s could not be sent: %s", pk, outcome.error)
    return int(bool(outcome and outcome.sent))


def _attempt(road: Road, message: Message) -> Outcome:
    """What no road expected concerns this one message: it fails, and the others go on."""
    try:
        return road.send(message)
    except (DatabaseError, InterfaceError):
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, it is of this message
        # Where, and not the words of the error: those may hold an address.
        where = "".join(traceback.format_tb(error.__traceback__))
        _log.error("message %s was not foreseen: %s\n%s", message.pk, type(error).__name__, where)
        kind = type(error).__name__[:LONGEST_ERROR]
        # What cannot be read today as an address or text cannot be read tomorrow.
        return Outcome(sent=False, error=kind, hopeless=isinstance(error, ValueError))


def _write_down(pk: UUID, ours: UUID, outcome: Outcome | None) -> None:
    with acting_as(POSTMAN):
        message = hold(pk, ours)
        if message and outcome:
            settle(message, outcome)
        elif message:
            put_back(message)


def _when_back(action: Callable[[], None]) -> None:
    """Do this as soon as the database is there again, for as long as patience lasts."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            connection.close()
            action()
        except (DatabaseError, InterfaceError):
            if time.monotonic() > end:
                raise
            time.sleep(0.2)
        else:
            return
