"""Clocks of the desk, in Dutch working days, each with its source.

A volunteer organisation alone is not the college of mayor and aldermen: its clock is an
agreement, not the law (facts, decision 1). Which clock applies is stored with the request.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ketenloket.chain.desk.rules.words import Clock, StepClock
from ketenloket.network.organisations.rules import working_days_after, working_days_between

FIRST_TALK_IN_CRISIS = 3  # working days; Wgs art. 4 lid 2
FIRST_TALK = timedelta(weeks=4)  # Wgs art. 4 lid 1
LONGEST_PLAN = timedelta(days=183)  # our own proposal, as long as long guidance (source text 003)

# The terms that an alliance agrees on, by the field that holds the days. The law's own terms are
# not among them: they bind the college of mayor and aldermen and are nobody's to change here.
AGREED = {
    StepClock.REACTION: "reaction_days",
    StepClock.ANSWER: "answer_days",
    StepClock.CONTACT: "contact_days",
    StepClock.NEXT_STEP: "next_step_days",
}
STATUTORY = (Clock.WGS_CRISIS, Clock.WGS_FIRST_TALK)


@dataclass(frozen=True)
class ClockSet:
    """A clock that was started: which one, and the last day for the first talk."""

    clock: Clock
    due_on: date


def wrong_day_for_step(day: date, *, today: date, threatened: bool) -> str:
    """Why a step that is taken over cannot be due on this day, in words; empty when it can."""
    if day < today:
        return _("Kies een dag vanaf vandaag.")
    if threatened and day > working_days_after(today, 1):
        return _("Er dreigt iets. Kies uiterlijk de volgende werkdag.")
    if day > today + LONGEST_PLAN:
        return _("Kies een dag binnen een half jaar. Zo raakt niemand uit beeld.")
    return ""


def start_clock(
    registered_on: date, *, threatened: bool, for_municipality: bool, agreed_days: int
) -> ClockSet:
    """Which term runs to the first talk.

    Args:
        registered_on: the day on which the person came.
        threatened: whether something of the statutory list is going on.
        for_municipality: whether the desk acts for the municipality, so that the law binds it.
        agreed_days: the alliance's own term in working days.
    """
    if threatened:
        due = working_days_after(registered_on, FIRST_TALK_IN_CRISIS)
        return ClockSet(Clock.WGS_CRISIS if for_municipality else Clock.AGREED_CRISIS, due)
    if for_municipality:
        return ClockSet(Clock.WGS_FIRST_TALK, registered_on + FIRST_TALK)
    return ClockSet(Clock.AGREED_FIRST_TALK, working_days_after(registered_on, agreed_days))


@dataclass(frozen=True)
class Deadline:
    """A last day as people read it: in words, a tone, the day itself, and where it comes from."""

    text: str
    tone: str
    date: date
    source: str = ""


def deadline(due: date, today: date, source: str = "") -> Deadline:
    """How much time is left until the end of `due`, counted in working days.

    `source` names the clock and who agreed on it; it is shown with the day. The tone is `bad` when
    it is past, `warn` when nothing or one working day is left, and `neutral` otherwise. A last day
    in the weekend after today leaves no working day: today still.
    """
    left = working_days_between(today, due)
    if due < today:
        late = -left
        words = ngettext("%(days)s werkdag te laat", "%(days)s werkdagen te laat", late)
        return Deadline(words % {"days": late} if late else _("te laat"), "bad", due, source)
    if left == 0:
        return Deadline(_("vandaag") if due == today else _("vandaag nog"), "warn", due, source)
    words = ngettext("nog %(days)s werkdag", "nog %(days)s werkdagen", left)
    return Deadline(words % {"days": left}, "warn" if left == 1 else "neutral", due, source)


def step_source(clock: str, *, by_whom: str = "") -> str:
    """Where the day of a step comes from, in words.

    Args:
        clock: one of `StepClock`.
        by_whom: the alliance, and where it agreed on its terms; for terms that are its own.
    """
    name = str(StepClock(clock).label)
    if clock in AGREED and by_whom:
        return _("%(clock)s, afspraak van %(who)s") % {"clock": name, "who": by_whom}
    return name
