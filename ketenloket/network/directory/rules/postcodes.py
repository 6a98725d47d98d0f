"""The tables of places that come with the product: read once, here."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

Point = tuple[float, float]  # latitude, longitude


@dataclass(frozen=True, slots=True)
class Area:
    """A postcode area (four digits): the place it is named after, its municipalities, its middle.

    Attributes:
        municipalities: CBS codes, the likeliest first.
        centre: None where no source knows it.
    """

    town: str
    municipalities: tuple[str, ...]
    centre: Point | None


def rows_of(name: str) -> Iterator[dict[str, str]]:
    """The rows of one of the tables in `data/`."""
    table = files("ketenloket.network.directory").joinpath("data", name)
    with table.open(encoding="utf-8") as lines:
        yield from csv.DictReader(lines)


@lru_cache(maxsize=1)
def postcode_table() -> dict[str, Area]:
    """Every postcode area, by its four digits."""
    return {
        row["pc4"]: Area(
            row["plaats"],
            (row["gemeentecode"], *row["ook_mogelijk"].split()),
            (float(row["lat"]), float(row["lon"])) if row["lat"] and row["lon"] else None,
        )
        for row in rows_of("pc4_gemeente.csv")
    }
