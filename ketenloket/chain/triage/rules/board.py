"""The live board without a database: who is there, how long it takes, in what order."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TypeVar

# A screen asks every second or so, and every fifteen while nobody looks at it.
HERE = timedelta(seconds=45)  # silence after which somebody is gone; our own term
LEAVING = timedelta(seconds=5)  # from one page of the table to the next: not gone yet; our own term
JUST_LEFT = timedelta(minutes=2)  # how long the board still says so; our own term
SEEN_EVERY = timedelta(seconds=10)  # how often being there is written down; our own term
MINUTES_EACH = 4  # ten questions in forty minutes (experience: the triage table)

_T = TypeVar("_T")


class Standing(StrEnum):
    """Whether an organisation is at the table at this moment."""

    HERE = "here"
    JUST_LEFT = "just_left"
    AWAY = "away"


def standing(last_seen: datetime, gone_since: datetime | None, now: datetime) -> Standing:
    """Where somebody is who was last seen then, and who may have said goodbye."""
    if gone_since and gone_since >= last_seen and now - gone_since > LEAVING:
        return Standing.JUST_LEFT if now - gone_since <= JUST_LEFT else Standing.AWAY
    silence = now - last_seen
    if silence <= HERE:
        return Standing.HERE
    return Standing.JUST_LEFT if silence <= HERE + JUST_LEFT else Standing.AWAY


def nearest(standings: Sequence[Standing]) -> Standing:
    """An organisation is there as long as one of its people is."""
    order = list(Standing)
    return min(standings, key=order.index, default=Standing.AWAY)


def minutes_since(since: datetime | None, now: datetime) -> int:
    """Whole minutes that a question has been on the table."""
    return max(0, int((now - since).total_seconds() // 60)) if since else 0


def moved(order: Sequence[_T], one: _T, before: _T | None) -> list[_T]:
    """The order with `one` in front of `before`, or at the end.

    Raises:
        ValueError: when `one` or `before` is not in the order.
    """
    rest = list(order)
    rest.remove(one)
    rest.insert(rest.index(before) if before is not None else len(rest), one)
    return rest


def weeks_waiting(days: int) -> int:
    """Whole weeks that somebody has been waiting; what is shorter is nought."""
    return max(0, days) // 7
