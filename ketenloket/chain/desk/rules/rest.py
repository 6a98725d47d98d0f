"""Eerst rust: a pause that was agreed with the person. It has a day on which it ends by itself.

Pausing is not stalling: it is agreed on, written down, and no longer than the alliance allows. A
threat is never paused, and neither is the law's term for the first talk: that binds the college of
mayor and aldermen (Wgs art. 4).
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ketenloket.chain.desk.rules.clocks import STATUTORY
from ketenloket.chain.desk.rules.words import Clock


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


def next_after_rest(before: date, *, began: date, today: date) -> date:
    """The last day of the next step when a rest is ended by hand.

    What was planned before comes back. A rest that is undone on the day on which it began changes
    nothing, not even that the step was late; after that nobody is late because of a rest.
    """
    return before if began == today else max(before, today)
