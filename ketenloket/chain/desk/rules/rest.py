"""Eerst rust: a pause that was agreed with the person. It has a day on which it ends by itself.

Pausing is not stalling: it is agreed on, written down, and no longer than the alliance allows. It
can be agreed on again, and all pauses together have an end, too: beyond it a coordinator agrees in
writing. A threat is never paused, and neither is the law's term for the first talk: that binds the
college of mayor and aldermen (Wgs art. 4).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ketenloket.chain.desk.rules.clocks import STATUTORY
from ketenloket.chain.desk.rules.words import Clock

# All rests of one request together may last so many times the longest one that the alliance agreed
# on: our own proposal. With the default of 90 days that is half a year, as for any plan.
TOGETHER = 2


@dataclass(frozen=True)
class Waiting:
    """What runs for a request now, as far as a pause must respect it."""

    threatened: bool
    talked: bool
    clock: str
    clock_due_on: date


def last_day_of_rest(today: date, waiting: Waiting, *, at_most: int) -> date:
    """The last day to which a rest that begins today may last.

    Args:
        today: the first day.
        waiting: what runs now.
        at_most: calendar days, as the alliance agreed.
    """
    last = today + timedelta(days=at_most)
    law = not waiting.talked and Clock(waiting.clock) in STATUTORY
    return min(last, waiting.clock_due_on) if law else last


def wrong_with_rest(
    until: date | None, note: str, *, today: date, waiting: Waiting, at_most: int
) -> str:
    """Why there can be no rest like this, in words for the worker; empty when there can."""
    if waiting.threatened:
        return _("Er dreigt iets. Dan is er geen rust: blijf contact houden.")
    if not note.strip():
        return _("Schrijf op wat u met de hulpvrager afsprak.")
    if until is None or until <= today:
        return _("Kies een dag na vandaag waarop u weer verdergaat.")
    last = last_day_of_rest(today, waiting, at_most=at_most)
    if until <= last:
        return ""
    if last < today + timedelta(days=at_most):
        return _(
            "Het eerste gesprek moet uiterlijk %(day)s zijn (Wgs artikel 4). Kies een dag tot dan."
        ) % {"day": f"{last.day}-{last.month}-{last.year}"}
    words = ngettext(
        "Rust duurt hoogstens %(days)s dag. Kies een eerdere dag.",
        "Rust duurt hoogstens %(days)s dagen. Kies een eerdere dag.",
        at_most,
    )
    return words % {"days": at_most}


def days_rested(rests: Iterable[tuple[date, date]]) -> int:
    """How many days these rests lasted together; each from its first day to the day it ended."""
    return sum(max((ended - began).days, 0) for began, ended in rests)


def is_beyond(until: date, *, today: date, rested: int, at_most: int) -> bool:
    """Whether all rests together last longer than is agreed.

    Args:
        until: the day on which a rest that begins today would end.
        today: the first day.
        rested: days of the rests before.
        at_most: calendar days of one rest, as the alliance agreed.
    """
    return rested > 0 and rested + (until - today).days > TOGETHER * at_most


def wrong_with_longer(because: str, *, coordinates: bool, at_most: int) -> str:
    """Why a rest beyond what is agreed cannot begin; empty when a coordinator wrote down why."""
    words = {"days": TOGETHER * at_most}
    if not coordinates:
        return (
            _(
                "Met deze rust erbij is het samen langer dan %(days)s dagen. Dat kan alleen als een"
                " coördinator het goed vindt en deze rust zelf vastlegt."
            )
            % words
        )
    if not because.strip():
        return (
            _("Samen is het langer dan %(days)s dagen. Schrijf op waarom u dat goed vindt.") % words
        )
    return ""


def next_after_rest(before: date, *, began: date, today: date) -> date:
    """The last day of the next step when a rest is ended by hand.

    What was planned before comes back. A rest that is undone on the day on which it began changes
    nothing, not even that the step was late; after that nobody is late because of a rest.
    """
    return before if began == today else max(before, today)
