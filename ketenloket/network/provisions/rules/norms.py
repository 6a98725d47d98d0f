"""Norm amounts with a beginning and an end, and which one counts on a day. Nothing is extrapolated.

A norm that is not there, is past its end or is unsure never decides: the check then says which
year it is of, and asks to look it up.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from ketenloket.network.provisions.rules.words import Certainty

_MIDYEAR = 6


class State(StrEnum):
    """Whether a norm may decide."""

    CURRENT = "current"
    OLD = "old"
    UNSURE = "unsure"
    MISSING = "missing"


@dataclass(frozen=True, kw_only=True)
class Norm:
    """One row: what is the amount, from when until when, who says so.

    Attributes:
        scheme: the law or agreement.
        name: which norm of it.
        group: for whom.
        value: the number.
        unit: what the number is.
        valid_from: its first day.
        valid_to: its last day, when that is known.
        source: where it was read.
        certainty: how sure the source is.
        note: what else the reader must know.
        seen_on: when somebody read it there.
        ours: an own row of the alliance goes before one of the national list.
        key: its number.
    """

    scheme: str
    name: str
    group: str
    value: Decimal
    unit: str
    valid_from: date
    valid_to: date | None
    source: str
    certainty: str
    note: str = ""
    seen_on: date | None = None
    ours: bool = False
    key: int = 0

    @property
    def counts_until(self) -> date:
        """Its last day. A row without one counts until the next half-year begins.

        Bijstandsnormen change each half-year and the others each year, on 1 January or 1 July
        (facts D, tables): whoever knows the new amount ends the old row.
        """
        if self.valid_to:
            return self.valid_to
        if self.name == "bijstandsnorm" and self.valid_from.month <= _MIDYEAR:
            return date(self.valid_from.year, 6, 30)
        return date(self.valid_from.year, 12, 31)

    @property
    def age(self) -> tuple[bool, date, int]:
        """The order in which rows replace each other: own ones, then newer ones."""
        return self.ours, self.valid_from, self.key


@dataclass(frozen=True)
class Found:
    """The norm for a day: `norm` is the last one known, also when it may not decide."""

    state: State
    norm: Norm | None = None

    @property
    def decides(self) -> bool:
        """Whether it may be compared with."""
        return self.state is State.CURRENT


class Norms:
    """Rows, found by scheme, name, group and day."""

    def __init__(self, rows: Iterable[Norm], on: date) -> None:
        self.on = on
        self._rows: dict[tuple[str, str, str], list[Norm]] = defaultdict(list)
        self._known: dict[tuple[str, str, str], Found] = {}
        for row in rows:
            if row.valid_from <= on:
                self._rows[row.scheme, row.name, row.group].append(row)

    def find(self, scheme: str, name: str, group: str) -> Found:
        """The row that counts on the day; else the last one before, which does not decide."""
        key = (scheme, name, group)
        if key not in self._known:
            self._known[key] = self._look(key)
        return self._known[key]

    def _look(self, key: tuple[str, str, str]) -> Found:
        rows = self._rows.get(key, [])
        now = [row for row in rows if self.on <= row.counts_until]
        if now:
            norm = max(now, key=lambda row: row.age)
            unsure = norm.certainty == Certainty.UNSURE
            return Found(State.UNSURE if unsure else State.CURRENT, norm)
        if rows:
            norm = max(rows, key=lambda row: (row.valid_from, row.ours, row.key))
            # Unsure is worse than old: nobody knows what would be right.
            unsure = norm.certainty == Certainty.UNSURE
            return Found(State.UNSURE if unsure else State.OLD, norm)
        return Found(State.MISSING)
