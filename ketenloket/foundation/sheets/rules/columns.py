"""The columns of a list in a spreadsheet, and how headings are compared."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any


class CellError(ValueError):
    """What is in this cell cannot be understood; the text says what would be."""


@dataclass(frozen=True)
class Column:
    """One column: its heading, other headings that mean the same, and how a cell is read.

    Attributes:
        key: the field that it fills.
        heading: what stands above it in a list that we write.
        read: makes a value of the text in a cell, with the words that the list knows.
        also: other headings that mean the same.
        required: whether a row without it is refused.
        example: what could stand in it.
        explanation: what it is for, for whoever fills the list in.
        dates: whether a date is what belongs in it; elsewhere it is an accident of Excel.
        empty: what an empty cell of text or words means.
    """

    key: str
    heading: str
    read: Callable[[str, Any], object]
    also: tuple[str, ...] = ()
    required: bool = False
    example: str = ""
    explanation: str = ""
    dates: bool = False
    empty: str = ""


def plain(text: str) -> str:
    """Small letters and digits only, without accents: how two ways of writing are compared."""
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "", bare)


def example_of(columns: Sequence[Column]) -> list[list[object]]:
    """The headings, and one row as it could be filled in."""
    return [[column.heading for column in columns], [column.example for column in columns]]


def explained(
    columns: Sequence[Column], lists: Iterable[tuple[str, Iterable[object]]]
) -> list[list[object]]:
    """What each column means, and of each list of words which ones may stand in it."""
    rows: list[list[object]] = [["kolom", "verplicht", "uitleg", "voorbeeld"]]
    rows += [[c.heading, "ja" if c.required else "nee", c.explanation, c.example] for c in columns]
    for heading, words in lists:
        rows += [[], [f"Woorden voor: {heading}"]]
        rows += [[str(word)] for word in words]
    return rows
