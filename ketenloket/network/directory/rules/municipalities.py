"""Municipalities of the Netherlands, and which one a postcode suggests.

A suggestion, never a fact: four digits may cross a border, and postcodes given out after April 2024
are missing. Whoever shows a suggestion lets the person correct it. Sources and licences stand in
`data/ATTRIBUTION`; a page that uses them shows `ATTRIBUTION`.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from ketenloket.network.directory.rules.postcodes import postcode_table, rows_of

ATTRIBUTION = "GeoNames (CC BY 4.0); CBS, Kadaster/PDOK (CC BY 4.0)"

_POSTCODE = re.compile(r"([1-9]\d{3})\s*([A-Za-z]{2})?")
# How people call it, beside the official name.
_ALSO_CALLED = {"GM0518": "Den Haag", "GM0796": "Den Bosch"}


@dataclass(frozen=True)
class Municipality:
    """A municipality by its CBS code (`GM1895`) and official name."""

    code: str
    name: str

    @property
    def label(self) -> str:
        """The name to choose from a list, with the name that people say."""
        also = _ALSO_CALLED.get(self.code)
        return f"{self.name} ({also})" if also else self.name


def _in_order(municipality: Municipality) -> str:
    plain = unicodedata.normalize("NFKD", municipality.name).encode("ascii", "ignore").decode()
    return plain.lower().lstrip("'")


@lru_cache(maxsize=1)
def _by_code() -> dict[str, Municipality]:
    every = (Municipality(row["gemeentecode"], row["gemeente"]) for row in rows_of("gemeenten.csv"))
    return {found.code: found for found in sorted(every, key=_in_order)}


@lru_cache(maxsize=1)
def all_municipalities() -> tuple[Municipality, ...]:
    """Every municipality, in the order of the alphabet."""
    return tuple(_by_code().values())


@lru_cache(maxsize=1)
def _by_place() -> dict[str, tuple[str, ...]]:
    """Codes of municipalities by the name of a place or of the municipality itself, as typed."""
    found: dict[str, dict[str, None]] = {}
    for code, municipality in _by_code().items():
        found.setdefault(_as_typed(municipality.name), {})[code] = None
        if also := _ALSO_CALLED.get(code):
            found.setdefault(_as_typed(also), {})[code] = None
    for area in postcode_table().values():
        found.setdefault(_as_typed(area.town), {})[area.municipalities[0]] = None
    return {name: tuple(codes) for name, codes in found.items()}


def _as_typed(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "".join(letter for letter in plain if letter.isalnum())


def municipalities_called(name: str) -> tuple[Municipality, ...]:
    """The municipalities in which a place of this name lies: more places may have the same name."""
    plain = _as_typed(name)
    return tuple(_by_code()[code] for code in _by_place().get(plain, ()) if code in _by_code())


def municipality_name(code: str) -> str:
    """The official name that belongs to a CBS code; empty for a code that is not in the list."""
    found = _by_code().get(code)
    return found.name if found else ""


def normal_postcode(typed: str) -> str:
    """A postcode as it is written, `9671 AA`, or only the digits when that is what was typed.

    Raises:
        ValueError: when it is not a Dutch postcode.
    """
    found = _POSTCODE.fullmatch(typed.strip())
    if not found:
        raise ValueError(typed)
    digits, letters = found.groups()
    return f"{digits} {letters.upper()}" if letters else digits


def municipality_of(postcode: str) -> tuple[Municipality, ...]:
    """The municipalities a postcode may lie in, the likeliest first; empty when not known.

    Args:
        postcode: four digits, with or without the two letters; anything else gives nothing.
    """
    try:
        digits = normal_postcode(postcode)[:4]
    except ValueError:
        return ()
    area = postcode_table().get(digits)
    return (
        tuple(_by_code()[code] for code in area.municipalities if code in _by_code())
        if area
        else ()
    )
