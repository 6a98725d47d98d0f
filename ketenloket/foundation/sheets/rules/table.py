"""How the rows of a list are understood: under which headings, and what is wrong with each."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from ketenloket.foundation.sheets.rules.columns import CellError, Column, plain
from ketenloket.foundation.sheets.rules.files import (
    MOST_ROWS,
    UnreadableError,
    as_text,
    rows_of,
    too_many_rows,
)

_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?")


@dataclass
class Line:
    """One row of a list: what it says, and what is wrong with it.

    Attributes:
        number: the row as the spreadsheet numbers it.
        values: the fields; columns that the list does not have are absent.
        problems: sentences; empty when the row can be read in.
    """

    number: int
    values: dict[str, Any] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


_Line = TypeVar("_Line", bound=Line)


@dataclass(frozen=True)
class Table:
    """A list of which one row is one thing.

    Headings may be written in other ways, with or without capitals and signs; columns that are not
    known are skipped.
    """

    columns: tuple[Column, ...]
    most: int = MOST_ROWS

    @cached_property
    def by_heading(self) -> Mapping[str, Column]:
        """The columns by every heading that means them, made plain."""
        return {
            plain(word): column
            for column in self.columns
            for word in (column.heading, column.key, *column.also)
        }

    def stands_under(self, cells: Sequence[object]) -> bool:
        """Whether these cells name every column that the list needs."""
        named = {self.by_heading.get(plain(as_text(cell))) for cell in cells}
        return all(column in named for column in self.columns if column.required)

    def rows(self, data: bytes) -> list[list[str]]:
        """The rows of this list in a file.

        Raises:
            UnreadableError: when it is neither Excel nor CSV, too large, or made to do harm.
        """
        return rows_of(data, is_heading=self.stands_under)

    def lines(
        self,
        rows: Sequence[Sequence[str]],
        words: object = None,
        *,
        told: Callable[[int, int], None] | None = None,
    ) -> list[Line]:
        """What the rows say, each with its problems.

        Args:
            rows: cells as text; the first row that is not empty holds the headings.
            words: what the columns must know to read a cell.
            told: hears how many rows are done, and of how many.

        Raises:
            UnreadableError: when the headings are missing, there is nothing under them, or too
                much.
        """
        start, columns = self._headings(rows)
        lines = []
        for number, row in enumerate(rows[start + 1 :], start=start + 2):
            if any(cell.strip() for cell in row):
                lines.append(self._line(number, zip(columns, row, strict=False), words))
            if told:
                told(number - start - 1, len(rows) - start - 1)
        if not lines:
            raise UnreadableError(_("Onder de kopjes staat nog niets."))
        if len(lines) > self.most:
            raise too_many_rows(self.most)
        return lines

    def _headings(self, rows: Sequence[Sequence[str]]) -> tuple[int, list[Column | None]]:
        """Where the headings stand, and which column each of them means."""
        start = next((i for i, row in enumerate(rows) if any(cell.strip() for cell in row)), None)
        if start is None:
            raise UnreadableError(_("Dit bestand is leeg."))
        columns = [self.by_heading.get(plain(cell)) for cell in rows[start]]
        missing = [c.heading for c in self.columns if c.required and c not in columns]
        if missing:
            raise UnreadableError(
                _("Deze kolommen ontbreken: %(names)s. Staan de kopjes in de eerste rij?")
                % {"names": ", ".join(missing)}
            )
        return start, columns

    def _line(self, number: int, cells: Iterable[tuple[Column | None, str]], words: object) -> Line:
        line = Line(number)
        for column, cell in cells:
            if column is None:
                continue
            try:
                if not column.dates:
                    refuse_date(cell)
                told = column.read(cell, words)
            except CellError as error:
                line.problems.append(f"{column.heading}: {error}")
            else:
                line.values[column.key] = column.empty if told == "" else told
        line.problems += [
            f"{column.heading}: " + _("is leeg")
            for column in self.columns
            if column.required and line.values.get(column.key) in ("", [])
        ]
        return line


def refuse_date(cell: str) -> None:
    """Excel makes a date of what looks like one, as `3-4`, where no date belongs.

    Raises:
        CellError: when the cell is a date of Excel.
    """
    if _DATE.fullmatch(cell):
        day = cell[:10]
        raise CellError(
            _("Excel maakte hier een datum van (%(day)s). Maak er een cel met tekst van.")
            % {"day": day}
        )


def refuse_twins(lines: Sequence[_Line], key_of: Callable[[_Line], object], says: str) -> None:
    """A row whose key stands in an earlier one gets this problem; it may name the `row`."""
    first: dict[object, int] = {}
    for line in lines:
        key = key_of(line)
        if key and first.setdefault(key, line.number) != line.number:
            line.problems.append(says % {"row": first[key]})


def refuse_disorder(line: Line, low: str, high: str, says: str) -> None:
    """A lowest number above the highest is a problem of this row."""
    first, last = line.values.get(low), line.values.get(high)
    if isinstance(first, int) and isinstance(last, int) and first > last:
        line.problems.append(says)
