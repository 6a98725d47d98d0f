"""How a row of the verwijskaart in Excel is understood.

One row is one offer. Headings may be written in other ways, with or without capitals and signs;
columns that are not known are skipped. `docs/import-directory.md` tells it to coordinators.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from ketenloket.network.directory.rules.cells import CellError, Words, plain, refuse_date
from ketenloket.network.directory.rules.columns import (
    BY_HEADING,
    COLUMNS,
    PLACE_COLUMNS,
    Column,
)
from ketenloket.network.directory.rules.runs import Told, untold

MOST_ROWS = 20_000


class UnreadableError(Exception):
    """The file is not a list that can be read; the text says why, in plain Dutch."""


@dataclass
class Line:
    """One row of the list: what it says, and what is wrong with it.

    Attributes:
        number: the row as the spreadsheet numbers it.
        organisation: the name of the organisation.
        kind: the kind of organisation, or empty.
        values: the fields of the offer; columns that the list does not have are absent.
        problems: sentences; empty when the row can be read in.
    """

    number: int
    organisation: str = ""
    kind: str = ""
    values: dict[str, object] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def understand(rows: Sequence[Sequence[str]], words: Words, *, told: Told = untold) -> list[Line]:
    """What the rows of a list say, each with its problems.

    Args:
        rows: cells as text; the first row that is not empty holds the headings.
        words: needs and signs of the alliance.
        told: hears how many rows are done, and of how many.

    Raises:
        UnreadableError: when the headings are missing or there is nothing under them.
    """
    start = next((i for i, row in enumerate(rows) if any(cell.strip() for cell in row)), None)
    if start is None:
        raise UnreadableError(_("Dit bestand is leeg."))
    columns = [BY_HEADING.get(plain(cell)) for cell in rows[start]]
    there = {column.key for column in columns if column}
    missing = [c.heading for c in COLUMNS if c.required and c.key not in there]
    if missing:
        raise UnreadableError(
            _("Deze kolommen ontbreken: %(names)s. Staan de kopjes in de eerste rij?")
            % {"names": ", ".join(missing)}
        )
    lines = []
    for number, row in enumerate(rows[start + 1 :], start=start + 2):
        if any(cell.strip() for cell in row):
            lines.append(_line(number, row, columns, words))
        told(number - start - 1, len(rows) - start - 1)
    if not lines:
        raise UnreadableError(_("Onder de kopjes staat nog niets."))
    if len(lines) > MOST_ROWS:
        raise UnreadableError(
            _("Er staan meer dan %(most)s rijen in. Verdeel de lijst.") % {"most": MOST_ROWS}
        )
    _mark_twins(lines)
    return lines


def _line(number: int, row: Sequence[str], columns: Sequence[Column | None], words: Words) -> Line:
    line = Line(number)
    for column, cell in zip(columns, row, strict=False):
        if column is None:
            continue
        try:
            refuse_date(cell)
            line.values[column.key] = column.read(cell, words)
        except CellError as error:
            line.problems.append(f"{column.heading}: {error}")
    line.problems += [
        f"{column.heading}: " + _("is leeg")
        for column in COLUMNS
        if column.required and line.values.get(column.key) in ("", [])
    ]
    line.organisation = str(line.values.pop("organisation", ""))
    line.kind = str(line.values.pop("kind", ""))
    _check_ages(line)
    _gather_places(line)
    return line


def _check_ages(line: Line) -> None:
    youngest, oldest = line.values.get("min_age"), line.values.get("max_age")
    if isinstance(youngest, int) and isinstance(oldest, int) and youngest > oldest:
        line.problems.append(_("vanaf leeftijd: is hoger dan tot en met leeftijd"))


def _gather_places(line: Line) -> None:
    """The four columns of a place become one list, when the sheet has them."""
    columns = {c.key.removeprefix("place_"): line.values.pop(c.key, None) for c in PLACE_COLUMNS}
    there = {key: cells for key, cells in columns.items() if isinstance(cells, list)}
    if not there:
        return
    names = there.get("name", [])
    count = len(names)
    if any(cells and len(cells) != count for cells in there.values()):
        line.problems.append(
            _("plek: schrijf evenveel plekken, straten, postcodes en plaatsen, of laat ze leeg")
        )
        return
    if not all(names) or len({name.lower() for name in names}) != count:
        line.problems.append(_("plek: geef elke plek een eigen naam"))
        return
    line.values["places"] = [
        {key: (cells[place] if cells else "") for key, cells in there.items()}
        for place in range(count)
    ]


def _mark_twins(lines: Sequence[Line]) -> None:
    first: dict[tuple[str, str], int] = {}
    for line in lines:
        key = (line.organisation.lower(), str(line.values.get("name", "")).lower())
        if all(key) and first.setdefault(key, line.number) != line.number:
            line.problems.append(
                _("dezelfde organisatie en hetzelfde aanbod staan al in rij %(row)s")
                % {"row": first[key]}
            )
