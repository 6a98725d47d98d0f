"""How a row of the verwijskaart in Excel is understood.

One row is one offer. Headings may be written in other ways, with or without capitals and signs;
columns that are not known are skipped. `docs/import-directory.md` tells it to coordinators.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ketenloket.foundation.sheets.rules import table
from ketenloket.foundation.sheets.rules.table import refuse_disorder, refuse_twins
from ketenloket.network.directory.rules.cells import Words
from ketenloket.network.directory.rules.columns import PLACE_COLUMNS, TABLE
from ketenloket.network.directory.rules.runs import Told, untold


@dataclass
class Line(table.Line):
    """One row of the list: one offer of an organisation.

    Attributes:
        organisation: the name of the organisation.
        kind: the kind of organisation, or empty.
    """

    organisation: str = ""
    kind: str = ""


def understand(rows: Sequence[Sequence[str]], words: Words, *, told: Told = untold) -> list[Line]:
    """What the rows of a list say, each with its problems.

    Args:
        rows: cells as text; the first row that is not empty holds the headings.
        words: needs and signs of the alliance.
        told: hears how many rows are done, and of how many.

    Raises:
        UnreadableError: when the headings are missing, there is nothing under them, or too much.
    """
    lines = [_offer(read) for read in TABLE.lines(rows, words, told=told)]
    refuse_twins(lines, _key, _("dezelfde organisatie en hetzelfde aanbod staan al in rij %(row)s"))
    return lines


def _offer(read: table.Line) -> Line:
    line = Line(read.number, read.values, read.problems)
    line.organisation = str(line.values.pop("organisation", ""))
    line.kind = str(line.values.pop("kind", ""))
    refuse_disorder(
        line, "min_age", "max_age", _("vanaf leeftijd: is hoger dan tot en met leeftijd")
    )
    _gather_places(line)
    return line


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


def _key(line: Line) -> tuple[str, str] | None:
    key = (line.organisation.lower(), str(line.values.get("name", "")).lower())
    return key if all(key) else None
