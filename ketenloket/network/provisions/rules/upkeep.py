"""When a provision is still to be trusted: somebody looked at it in the last quarter."""

from datetime import date, timedelta

from ketenloket.network.provisions.rules.words import REVIEW_DAYS


def needs_review(checked_on: date | None, today: date) -> bool:
    """Whether nobody looked at it for more than a quarter, or ever."""
    return checked_on is None or (today - checked_on).days > REVIEW_DAYS


def last_good_day(today: date) -> date:
    """What was looked at before this day is too long ago."""
    return today - timedelta(days=REVIEW_DAYS)
