"""The picture of the scale: for each topic a line of five places with a mark for each moment.

Only the first, the newest in between and the last are drawn: a picture is calm. Shapes and not
colours tell the moments apart, and the same stands in a table beside it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from ketenloket.chain.progress.rules.scale import TOPICS, Moment

_FIRST, _APART = 16, 42  # where the first place stands, and how far apart they are


class Said(Protocol):
    """What was said at one moment."""

    moment: str
    scores: dict[str, int]

    @property
    def day(self) -> date:
        """On which day."""


@dataclass(frozen=True)
class Mark:
    """One mark on a line: at which moment, where, and the score."""

    moment: str
    x: int
    score: int


@dataclass(frozen=True)
class Row:
    """A topic with its marks, and a cell for each moment of the table: a score or nothing."""

    topic: str
    label: str
    marks: tuple[Mark, ...]
    cells: tuple[int | None, ...]

    @property
    def line(self) -> tuple[int, int] | None:
        """From where to where the way is drawn, from the first mark to the last."""
        if len({mark.x for mark in self.marks}) < 2:  # noqa: PLR2004 - a way has two ends
            return None
        return self.marks[0].x, self.marks[-1].x


@dataclass(frozen=True)
class Picture:
    """All topics that anybody said something of, and the moments of the columns."""

    moments: tuple[tuple[str, str, date], ...]  # code, words, day
    rows: tuple[Row, ...]
    places: tuple[int, ...] = tuple(_FIRST + _APART * step for step in range(5))


def picture_of(said: Iterable[Said]) -> Picture | None:
    """The picture of what was said; nothing when nothing was.

    Of each moment the newest counts: who says the start again corrects it.
    """
    newest: dict[str, Said] = {}
    for each in sorted(said, key=lambda row: row.day):
        newest[each.moment] = each
    columns = [newest[moment] for moment in Moment.values if moment in newest]
    if not columns:
        return None
    rows = []
    for topic, label in TOPICS.items():
        cells = tuple(column.scores.get(topic) for column in columns)
        marks = tuple(
            Mark(column.moment, _FIRST + _APART * (score - 1), score)
            for column, score in zip(columns, cells, strict=True)
            if score is not None
        )
        if marks:
            rows.append(Row(topic, str(label), marks, cells))
    moments = tuple(
        (column.moment, str(Moment(column.moment).label), column.day) for column in columns
    )
    return Picture(moments, tuple(rows))
