"""Terms for helpers, and what is missing before somebody may be asked."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from ketenloket.network.volunteers.rules.words import Proof

# Agreed, default: no law says after how many months a VOG is asked again (facts B13 asks for one).
# Each organisation sets its own; this is what a new one starts with.
VOG_ASKED_AGAIN_MONTHS = 36

# Agreed, default: how long after the planned end of a home visit the coordinators hear that the
# helper did not say to be away. Ours; each organisation sets its own.
VISIT_ALARM_MINUTES = 60

LOAD_AT_FIRST = 2  # what the form proposes to a new helper; our own proposal
MOST_LOAD = 30  # more than this is a slip of the keyboard


@dataclass(frozen=True)
class Lack:
    """Something that is missing or past its term.

    Attributes:
        what: one of `Proof`.
        since: the day on which it ran out; None when it was never there.
    """

    what: Proof
    since: date | None = None


def ask_again_on(seen_on: date, months: int) -> date:
    """The day from which a VOG is asked again: so many months later, on the same day or the last."""
    whole = seen_on.month - 1 + months
    year, month = seen_on.year + whole // 12, whole % 12 + 1
    for day in (seen_on.day, 30, 29, 28):
        try:
            return date(year, month, day)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")


def lacks(
    proofs: Mapping[str, date], wanted: Collection[str], *, vog_months: int, today: date
) -> list[Lack]:
    """What of `wanted` is missing, or past its term, in the order of `Proof`.

    Args:
        proofs: the newest day of each proof that is there.
        wanted: which proofs the organisation asks.
        vog_months: after how many months a VOG is asked again.
        today: the day.
    """
    found = []
    for what in Proof:
        if what not in wanted:
            continue
        if what not in proofs:
            found.append(Lack(what))
        elif what == Proof.VOG and (until := ask_again_on(proofs[what], vog_months)) <= today:
            found.append(Lack(what, since=until))
    return found


def room_left(load: int, wished: int | None) -> int | None:
    """How many people more; None when nobody said how many. Less than nothing: too many."""
    return None if wished is None else wished - load
