"""When a card is still to be trusted: somebody looked at it in the last quarter."""

from datetime import date, timedelta

from ketenloket.network.directory.rules.offers import STALE, effective_capacity
from ketenloket.network.directory.rules.words import REVIEW_DAYS


def needs_review(checked_on: date | None, today: date) -> bool:
    """Whether nobody looked at this card for more than a quarter, or ever."""
    return checked_on is None or (today - checked_on).days > REVIEW_DAYS


def review_by(checked_on: date | None) -> date | None:
    """The last day on which the card still counts as looked at; None when nobody ever looked."""
    return checked_on + timedelta(days=REVIEW_DAYS) if checked_on else None


def capacity_today(capacity: str, set_on: date | None, checked_on: date | None, today: date) -> str:
    """The word for room that counts today: on a card that needs review it is always: call first."""
    if needs_review(checked_on, today):
        return STALE
    return effective_capacity(capacity, set_on, today)
