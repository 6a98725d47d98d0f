"""How a row of the Voorzieningenlijst in Excel is understood; one row is one provision."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from ketenloket.network.directory.rules.cells import CellError, Words, plain, refuse_date
from ketenloket.network.directory.rules.columns import Column
from ketenloket.network.directory.rules.sheet import UnreadableError
from ketenloket.network.provisions.rules.columns import BY_HEADING, COLUMNS, DAYS
from ketenloket.network.provisions.rules.words import ApplyBy, Certainty, Unit

MOST_ROWS = 5000
_NO_WORDS = Words({}, {})
# What an empty cell of a list of words means.
_EMPTY = {
    "unit": Unit.YEAR.value,
    "apply_by": ApplyBy.HELPER.value,
    "certainty": Certainty.SECONDARY.value,
}


@dataclass
class Line:
    """One row: what it says, and what is wrong with it.

    Attributes:
        number: the row as the spreadsheet numbers it.
        values: the fields; columns that the list does not have are absent.
        problems: sentences; empty when the row can be read in.
    """

    number: int
    values: dict[str, Any] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def is_heading(cells: Sequence[object]) -> bool:
    """Whether these cells name every column that the list needs."""
    named = {BY_HEADING.get(plain(str(cell or ""))) for cell in cells}
    return all(column in named for column in COLUMNS if column.required)


def understand(rows: Sequence[Sequence[str]]) -> list[Line]:
    """What the rows of a list say, each with its problems.

    Raises:
        UnreadableError: when the headings are missing, there is nothing under them, or too much.
    """
    start = next((i for i, row in enumerate(rows) if any(cell.strip() for cell in row)), None)
    if start is None:
        raise UnreadableError(_("Dit bestand is leeg."))
    columns = [BY_HEADING.get(plain(cell)) for cell in rows[start]]
    there = {column.key for column in columns if column}
    if missing := [c.heading for c in COLUMNS if c.required and c.key not in there]:
        raise UnreadableError(
            _("Deze kolommen ontbreken: %(names)s. Staan de kopjes in de eerste rij?")
            % {"names": ", ".join(missing)}
        )
    below = list(enumerate(rows[start + 1 :], start=start + 2))
    lines = [_line(number, row, columns) for number, row in below if any(c.strip() for c in row)]
    if not lines:
        raise UnreadableError(_("Onder de kopjes staat nog niets."))
    if len(lines) > MOST_ROWS:
        raise UnreadableError(
            _("Er staan meer dan %(most)s rijen in. Verdeel de lijst.") % {"most": MOST_ROWS}
        )
    _mark_twins(lines)
    return lines


def _line(number: int, row: Sequence[str], columns: Sequence[Column | None]) -> Line:
    line = Line(number)
    for column, cell in zip(columns, row, strict=False):
        if column is None:
            continue
        try:
            if column.key not in DAYS:
                refuse_date(cell)
            told = column.read(cell, _NO_WORDS)
        except CellError as error:
            line.problems.append(f"{column.heading}: {error}")
        else:
            line.values[column.key] = _EMPTY.get(column.key, "") if told == "" else told
    line.problems += [
        f"{column.heading}: " + _("is leeg")
        for column in COLUMNS
        if column.required and line.values.get(column.key) in ("", [])
    ]
    _check_order(line)
    return line


def _check_order(line: Line) -> None:
    for low, high, says in (
        ("min_age", "max_age", _("vanaf leeftijd: is hoger dan tot en met leeftijd")),
        ("child_from", "child_to", _("kind vanaf: is hoger dan kind tot en met")),
        ("income_sure", "income_most", _("inkomen zeker: is hoger dan inkomen hoogstens")),
    ):
        first, last = line.values.get(low), line.values.get(high)
        if isinstance(first, int) and isinstance(last, int) and first > last:
            line.problems.append(says)


def _mark_twins(lines: Sequence[Line]) -> None:
    first: dict[str, int] = {}
    for line in lines:
        key = str(line.values.get("name", "")).lower()
        if key and first.setdefault(key, line.number) != line.number:
            line.problems.append(_("deze naam staat al in rij %(row)s") % {"row": first[key]})
