"""Handles: a few short descriptions by which likely people are found among a million.

Each person has one value for each handle; who looks for somebody may ask for several values of
it (the date the other way round, the surname first). They are compared only for being equal, so
that an index serves them under row-level security, and they are kept as keyed numbers, never as
text.
"""

import hmac
from collections.abc import Iterable
from hashlib import sha256

from ketenloket.chain.recognition.rules.names import skeleton, tokens
from ketenloket.chain.recognition.rules.traits import Traits, swapped

# What sharing a handle tells, as `likeness` weighs it. Where more people share something than are
# compared, those who share most come first.
TELLS = {
    "phone": 9,
    "email": 10,
    "born": 12,
    "address": 12,
    "full_name": 12,
    "first_year": 7,
    "last_year": 8,
    "first_area": 12,
    "last_area": 13,
    "first_number": 7,
    "last_number": 8,
}
HANDLES = tuple(TELLS)


def handles(traits: Traits) -> dict[str, str]:
    """What this person can be found by; what is not known is left out."""
    sought = {name: next(iter(values), "") for name, values in probes(traits).items()}
    return {name: value for name, value in sought.items() if value}


def probes(traits: Traits) -> dict[str, list[str]]:
    """What to look for when this person may be there already; the own value first."""
    first, last = _ends(traits.name)
    year = str(traits.born.year) if traits.born else ""
    both = [first, last] if last else [first]
    turned = both[::-1]
    return {
        "phone": _filled([traits.phone]),
        "email": _filled([traits.email.casefold()]),
        "born": _dates(traits),
        "address": _joined([traits.area], [traits.number]),
        "full_name": _filled(["|".join(sorted((first, last)))] if last else []),
        "first_year": _joined(both, [year]),
        "last_year": _joined(turned, [year]),
        "first_area": _joined(both, [traits.area]),
        "last_area": _joined(turned, [traits.area]),
        "first_number": _joined(both, [traits.number]),
        "last_number": _joined(turned, [traits.number]),
    }


def _ends(name: str) -> tuple[str, str]:
    parts = tokens(name)
    first = skeleton(parts[0]) if parts else ""
    return first, skeleton(parts[-1]) if len(parts) > 1 else ""


def _dates(traits: Traits) -> list[str]:
    if traits.born is None:
        return []
    other = swapped(traits.born)
    return list(dict.fromkeys(day.isoformat() for day in (traits.born, other) if day))


def _joined(ones: Iterable[str], others: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(f"{a}|{b}" for a in ones for b in others if a and b))


def _filled(values: Iterable[str]) -> list[str]:
    return [value for value in values if value]


def number_of(secret: bytes, handle: str, value: str) -> int:
    """The value as a keyed number that fits PostgreSQL's bigint."""
    digest = hmac.digest(secret, f"{handle}|{value}".encode(), sha256)
    return int.from_bytes(digest[:8], "big", signed=True)


def numbers(secret: bytes, traits: Traits) -> dict[str, int | None]:
    """All handles of a person as keyed numbers; empty where nothing is known."""
    known = handles(traits)
    return {
        name: number_of(secret, name, known[name]) if name in known else None for name in HANDLES
    }


def sought_numbers(secret: bytes, traits: Traits) -> dict[str, list[int]]:
    """What to look for, as keyed numbers."""
    return {
        name: [number_of(secret, name, value) for value in values]
        for name, values in probes(traits).items()
        if values
    }
