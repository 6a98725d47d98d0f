"""Where a postcode lies, near enough to say what is in the neighbourhood."""

import csv
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def _centres() -> dict[str, tuple[float, float]]:
    table = files("ketenloket.network.directory").joinpath("data", "pc4_gemeente.csv")
    with table.open(encoding="utf-8") as lines:
        return {
            row["pc4"]: (float(row["lat"]), float(row["lon"]))
            for row in csv.DictReader(lines)
            if row["lat"] and row["lon"]
        }


@lru_cache(maxsize=1)
def _provinces() -> dict[str, str]:
    table = files("ketenloket.network.directory").joinpath("data", "gemeenten.csv")
    with table.open(encoding="utf-8") as lines:
        return {row["gemeentecode"]: row["provincie"] for row in csv.DictReader(lines)}


def centre_of(postcode: str) -> tuple[float, float] | None:
    """Latitude and longitude of the middle of four digits; None for digits that are not known."""
    return _centres().get(postcode[:4])


def province_of(municipality: str) -> str:
    """The province of a municipality by CBS code; empty for a code that is not in the list."""
    return _provinces().get(municipality, "")
