"""Nazorg: some time after the help ended somebody asks how it goes; a relapse opens the same story.

Support after the trajectory against relapse is part of debt help (Wgs art. 1). When and
how is not in the law: the days here are our own proposal.
"""

from calendar import monthrange
from datetime import date, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.desk.rules import Outcome, is_working_day, working_days_before

CHECK_AFTER = timedelta(days=91)  # three months
TRY_AGAIN_AFTER = timedelta(days=14)  # when nobody was reached
MOST_TRIES = 2


class NoCheck(TextChoices):
    """Why nobody asks later how it goes."""

    MOVED = "moved", _("verhuisd")
    DECEASED = "deceased", _("overleden")
    DECLINED = "declined", _("de hulpvrager wil geen nazorg")
    ELSEWHERE = "elsewhere", _("een ander doet de nazorg")
    ONCE_MORE = "once_more", _("er is al een dag om het nog één keer te proberen")


class CheckResult(TextChoices):
    """How it goes, asked some time later."""

    WELL = "well", _("het gaat goed")
    RELAPSE = "relapse", _("terugval: er is weer hulp nodig")
    NO_CONTACT = "no_contact", _("geen contact gekregen")
    CAME_BACK = "came_back", _("kwam zelf al terug")  # nobody chooses this


RESULTS = (CheckResult.WELL, CheckResult.RELAPSE, CheckResult.NO_CONTACT)

# After these there is nobody to ask, or another day is agreed on already.
_WITHOUT = {
    Outcome.MOVED: NoCheck.MOVED,
    Outcome.DECEASED: NoCheck.DECEASED,
    Outcome.NO_CONTACT: NoCheck.ONCE_MORE,
}


def without_check(outcome: str) -> str:
    """Why this outcome asks for no check by itself; empty when it asks for one."""
    return str(_WITHOUT.get(Outcome(outcome), ""))


def end_of_retention(closed_on: date, months: int) -> date:
    """The last day on which a request that closed on this day is kept."""
    year, month = divmod(closed_on.month - 1 + months, 12)
    last = monthrange(closed_on.year + year, month + 1)[1]
    return date(closed_on.year + year, month + 1, min(closed_on.day, last))


def last_day_for_check(closed_on: date, months: int) -> date:
    """The last working day on which somebody may still be asked: before the file is erased."""
    return max(working_days_before(end_of_retention(closed_on, months), 1), closed_on)


def proposed_check(today: date, *, last: date) -> date:
    """The day that is proposed for the check."""
    day = min(today + CHECK_AFTER, last)
    while not is_working_day(day) and day < last:
        day += timedelta(days=1)
    return day


def wrong_with_check(day: date | None, *, today: date, last: date) -> str:
    """Why nobody can be asked on this day, in words; empty when they can."""
    if day is None:
        return say("Kies een dag voor de nazorg, of waarom er geen nazorg komt.")
    if day <= today:
        return say("Kies voor de nazorg een dag na vandaag.")
    if day > last:
        return say("Kies een dag voor de bewaartermijn voorbij is: uiterlijk %(day)s.") % {
            "day": f"{last:%d-%m-%Y}"
        }
    return ""
