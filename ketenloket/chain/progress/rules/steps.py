"""Small steps under a goal: small enough to begin with, and in whose hands."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any, Protocol, TypeVar

from django.utils.translation import gettext as say

LONGEST_WISH = timedelta(days=183)  # long guidance takes at most six months (source text 003)


class Step(Protocol):
    """What the order of steps is decided by."""

    wished_on: Any
    made_at: Any
    done_at: Any
    dropped_at: Any


Some = TypeVar("Some", bound=Step)


def next_small_step(steps: Iterable[Some]) -> Some | None:
    """The step to do now: the first wished day, then the oldest; none when nothing is left."""
    left = [step for step in steps if step.done_at is None and step.dropped_at is None]
    return min(left, key=_order, default=None)


def _order(step: Step) -> tuple[date, datetime]:
    return step.wished_on or date.max, step.made_at


def wrong_with_step(words: str, on: date | None, *, somebody: bool, today: date) -> str:
    """Why this is not a small step, in words for the worker; empty when it is.

    Args:
        words: what is done.
        on: the day that is wished for; a wish, so it may be left out.
        somebody: whether it was said who does it.
        today: the day of asking.
    """
    if not words.strip():
        return say("Schrijf de kleine stap op.")
    if not somebody:
        return say("Kies wie de stap doet.")
    if on and on < today:
        return say("Kies een dag vanaf vandaag, of laat de dag leeg.")
    if on and on > today + LONGEST_WISH:
        return say("Kies een dag binnen een half jaar. Een kleine stap is dichtbij.")
    return ""
