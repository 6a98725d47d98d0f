"""How a choice of a helper relates to the advice, and the day when a home visit becomes an alarm."""

from datetime import datetime, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.trajectories.rules.appointments import AppointmentResult

LONGEST_WHY = 300
# An alarm that is older tells nobody anything: where the job stood still for longer, these are
# in the log of appointments, and somebody has asked long ago.
LONGEST_LOOK_BACK = timedelta(days=7)
EARLIEST_ARRIVAL = timedelta(hours=3)  # before the planned start; earlier it is another visit


class Choice(TextChoices):
    """How the choice of a helper relates to the advice."""

    ADVISED = "advised", _("volgens het voorstel")
    OTHER = "other", _("iemand anders dan het voorstel")
    TOO_MANY = "too_many", _("meer mensen dan de helper wil")


def alarm_from(
    starts_at: datetime, minutes: int, term: int, arrived_at: datetime | None = None
) -> datetime:
    """From when it is an alarm that a helper did not say to be away from a home visit.

    Args:
        starts_at: the planned start.
        minutes: how long it was to take.
        term: minutes after the planned end; agreed, of the organisation.
        arrived_at: when they said to have arrived; who comes after the planned end has the term.
    """
    due = starts_at + timedelta(minutes=minutes + term)
    return max(due, arrived_at + timedelta(minutes=term)) if arrived_at else due


def is_alarm(
    now: datetime, due: datetime, *, result: str, has_arrived: bool, has_left: bool
) -> bool:
    """Whether a home visit is an alarm now.

    Who said to have arrived must say to be away, whatever became of the appointment. Who never
    said to have arrived is missed only while nobody wrote down how it went.
    """
    if has_left or now < due:
        return False
    return has_arrived or result == AppointmentResult.PLANNED


def may_arrive(now: datetime, starts_at: datetime) -> bool:
    """Whether somebody can be there already: not long before the planned start."""
    return now >= starts_at - EARLIEST_ARRIVAL
