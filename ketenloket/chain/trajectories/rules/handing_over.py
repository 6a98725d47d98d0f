"""Handing over inside an organisation: asked, answered, and what the next step is meanwhile."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.desk.rules import THEN, working_days_after

# Working days; our own proposal.
ANSWER_WITHIN = 2
ANSWER_IN_THREAT = 1
LONGEST_ABSENCE = timedelta(days=183)  # longer away is handed over, not looked after
MOST_LETTERS = 200  # of a next step


class TakeoverState(TextChoices):
    """Where the question to take over stands."""

    PROPOSED = "proposed", _("wacht op antwoord")
    ACCEPTED = "accepted", _("overgenomen")
    DECLINED = "declined", _("niet overgenomen")
    WITHDRAWN = "withdrawn", _("ingetrokken")


@dataclass(frozen=True)
class Planned:
    """A next step and its last day."""

    step: str
    on: date


def answer_by(today: date, *, threatened: bool) -> date:
    """The last day to say whether one takes over."""
    return working_days_after(today, ANSWER_IN_THREAT if threatened else ANSWER_WITHIN)


def waiting_step(colleague: str, before: Planned, by: date) -> Planned:
    """The next step while a colleague thinks it over; it keeps what is to be done in its words.

    Silence then climbs like any other: the day is the last day for the answer, or earlier.
    """
    asked = say("Wacht op %(name)s: neemt die dit over?") % {"name": colleague}
    step = f"{asked} {THEN}{before.step}"
    return Planned(step[:MOST_LETTERS], min(before.on, by))


def after_answer(now: Planned, waiting: Planned, before: Planned) -> Planned:
    """The next step after the answer: what it was before, unless somebody planned another since.

    A day that was chosen since for the same step stays.
    """
    if now.step != waiting.step:
        return now
    return before if now.on == waiting.on else Planned(before.step, now.on)


def watch_step(who: str, what: str) -> str:
    """The lead's step when somebody promised something: see that it happened."""
    return (say("Afgesproken: %(who)s doet dit: %(what)s") % {"who": who, "what": what})[
        :MOST_LETTERS
    ]


def wrong_absence(first: date | None, last: date | None, *, today: date) -> str:
    """Why these are not the days of an absence, in words; empty when they are."""
    if first is None or last is None:
        return say("Vul de eerste en de laatste dag in.")
    if last < first:
        return say("De laatste dag ligt vóór de eerste.")
    if last < today:
        return say("Deze dagen zijn al voorbij.")
    if last > first + LONGEST_ABSENCE:
        return say("Langer dan een half jaar weg? Draag dan alles over.")
    return ""
