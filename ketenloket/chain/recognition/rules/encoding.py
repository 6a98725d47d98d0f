"""Keyed encodings: two organisations can find out that they help one person, and nothing else.

A name, a date, an address become Bloom filters (Schnell, Bachteler and Reiher 2009): the parts of
a word each set a few bits, and which bits is decided by a keyed hash. Alike words share bits, so
a slip of the pen still shows, but without the key nobody can make or read a filter. The key is
derived for each alliance from the secret of the installation and never stands in the database.

Only equality and shared bits are compared here, never a name. The weights mean the same as in
`likeness`, and were chosen in the same way (docs/benchmarks.md).
"""

import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from itertools import accumulate

from ketenloket.chain.recognition.rules.handles import numbers, sought_numbers
from ketenloket.chain.recognition.rules.names import sounds, tokens
from ketenloket.chain.recognition.rules.traits import ADMINISTRATIVE_DAYS, Traits

# The filters of one encoding, in this order, with their size in bits.
FILTERS = {"first": 512, "rest": 512, "born": 256, "area": 128, "number": 128}
COMPARED_HANDLES = ("born", "phone", "email")  # what is compared beside the filters, by equality
_HASHES = 8  # bits for each part of a word
BYTES = sum(FILTERS.values()) // 8
MATCH = 12.0  # the same person, as far as encodings can tell: see docs/benchmarks.md


_Filter = tuple[int, int]  # the bits, and how many are set


@dataclass(frozen=True)
class Encoded:
    """One person, encoded: the filters, the own handles, and the handles to look for."""

    bits: bytes
    numbers: Mapping[str, int | None]
    sought: Mapping[str, list[int]]
    vague_day: bool = False

    @cached_property
    def names(self) -> tuple[_Filter, _Filter]:
        """The filters of the first name and of the rest."""
        return _read(self.bits, "first"), _read(self.bits, "rest")

    @cached_property
    def beside(self) -> tuple[_Filter, _Filter, _Filter]:
        """The filters of the birth date, the area and the house number."""
        return _read(self.bits, "born"), _read(self.bits, "area"), _read(self.bits, "number")


def encode(secret: bytes, traits: Traits) -> Encoded:
    """Encode what is known of a person with the key of an alliance."""
    grams = {
        "first": _grams_of_names(tokens(traits.name)[:1]),
        "rest": _grams_of_names(tokens(traits.name)[1:]),
        "born": _grams_of_date(traits),
        "area": _grams_of_digits(traits.area, traits.letters),
        "number": _grams_of_digits(traits.number, ""),
    }
    born = traits.born
    return Encoded(
        bits=b"".join(_filter(secret, name, grams[name], size) for name, size in FILTERS.items()),
        numbers=numbers(secret, traits),
        sought=sought_numbers(secret, traits),
        vague_day=bool(born and (born.day, born.month) in ADMINISTRATIVE_DAYS),
    )


def _grams_of_names(parts: Iterable[str]) -> set[str]:
    """Pairs of letters as written and as heard; the edges count as letters."""
    found: set[str] = set()
    for part in parts:
        for mark, word in (("", part), ("~", sounds(part)[0])):
            edged = f"_{word}_"
            found |= {mark + edged[at : at + 2] for at in range(len(edged) - 1)}
    return found


def _grams_of_date(traits: Traits) -> set[str]:
    if traits.born is None:
        return set()
    digits = f"{traits.born:%Y%m%d}"
    parts = {f"y{digits[:4]}", f"m{digits[4:6]}", f"d{digits[6:]}"}
    return parts | {f"{place}:{digit}" for place, digit in enumerate(digits)}


def _grams_of_digits(digits: str, letters: str) -> set[str]:
    if not digits:
        return set()
    found = {f"={digits}", *(f"{place}:{digit}" for place, digit in enumerate(digits))}
    found |= {f"+{digit}" for digit in digits}  # two digits the other way round
    return found | ({f"&{letters}"} if letters else set())


def _filter(secret: bytes, name: str, grams: set[str], size: int) -> bytes:
    """A Bloom filter; both filters of names share their hashes, so that they can be crossed."""
    kind = "name" if name in {"first", "rest"} else name
    bits = 0
    for gram in grams:
        digest = hmac.digest(secret, f"{kind}|{gram}".encode(), sha256)
        for at in range(0, 2 * _HASHES, 2):
            bits |= 1 << (int.from_bytes(digest[at : at + 2], "big") % size)
    return bits.to_bytes(size // 8, "big")


_ENDS = dict(zip(FILTERS, accumulate(size // 8 for size in FILTERS.values()), strict=True))


def _read(bits: bytes, name: str) -> _Filter:
    end = _ENDS[name]
    found = int.from_bytes(bits[end - FILTERS[name] // 8 : end], "big")
    return found, found.bit_count()


def shared(one: _Filter, other: _Filter) -> float | None:
    """How many bits two filters share: halfway between Dice and overlap, for double names."""
    here, there = one[1], other[1]
    if not here or not there:
        return None
    both = (one[0] & other[0]).bit_count()
    return both / (here + there) + both / (2 * min(here, there))


_Table = tuple[tuple[float, float], ...]
FIRST: _Table = ((0.999, 6.0), (0.8, 5.0), (0.65, 3.0), (0.5, 0.0), (0.0, -5.0))
REST: _Table = ((0.999, 7.5), (0.8, 6.0), (0.65, 4.0), (0.5, 0.5), (0.0, -3.0))
BORN: _Table = ((0.999, 12.0), (0.85, 6.0), (0.7, 2.0), (0.0, -5.0))
AREA: _Table = ((0.999, 7.0), (0.75, 3.0), (0.0, -2.5))
NUMBER: _Table = ((0.999, 5.0), (0.75, 1.0), (0.0, -2.0))
_SAME_FIRST_NAME, _FAMILY, _NAMESAKE = 3.0, MATCH - 1, MATCH - 1  # as in `likeness`
_SWAPPED_DATE, _VAGUE_DAY, _OTHER_ORDER = 8.0, 6.0, -1.0
_PHONE, _EMAIL = (9.0, -1.0), (10.0, -0.5)


def _weight(found: float | None, table: _Table) -> float:
    if found is None:
        return 0.0
    return next(weight for least, weight in table if found >= least)


def encoded_likeness(asked: Encoded, kept: Encoded) -> float:
    """How likely it is that a question and a kept encoding are of one person; see `MATCH`."""
    return _with_names(asked, kept, _beside_names(asked, kept))


def encoded_match(asked: Encoded, kept: Encoded) -> float | None:
    """As `encoded_likeness`; nothing when that is less than `MATCH`.

    Names are looked at only where the best of names can still make a match: of a thousand who share
    a common name nearly all are known to be somebody else by the rest.
    """
    beside = _beside_names(asked, kept)
    if max(beside) <= 0 or sum(beside) + FIRST[0][1] + REST[0][1] < MATCH:
        return None
    score = _with_names(asked, kept, beside)
    return score if score >= MATCH else None


_Beside = tuple[float, float, float, float, float]  # what adds or takes away, the birth date first


def _beside_names(asked: Encoded, kept: Encoded) -> _Beside:
    (born, area, number), (born_, area_, number_) = asked.beside, kept.beside
    return (
        _born(asked, kept, shared(born, born_)),
        _weight(shared(area, area_), AREA),
        _weight(shared(number, number_), NUMBER),
        _exact("phone", asked, kept, _PHONE),
        _exact("email", asked, kept, _EMAIL),
    )


def _with_names(asked: Encoded, kept: Encoded, beside: _Beside) -> float:
    (first, last), (first_, last_) = asked.names, kept.names
    names, same_first = max(
        _names((first, first_), (last, last_), 0.0),
        _names((first, last_), (last, first_), _OTHER_ORDER),
    )
    score = names + sum(beside)
    if max(beside) <= 0:
        return min(score, _NAMESAKE)
    family = beside[0] == BORN[-1][1] and same_first < _SAME_FIRST_NAME
    return min(score, _FAMILY) if family else score


_Both = tuple[_Filter, _Filter]


def _names(first: _Both, rest: _Both, order: float) -> tuple[float, float]:
    here = _weight(shared(*first), FIRST)
    return here + _weight(shared(*rest), REST) + order, here


def _born(asked: Encoded, kept: Encoded, found: float | None) -> float:
    there = kept.numbers["born"]
    if there is None or not asked.sought.get("born"):
        return 0.0
    if there == asked.numbers["born"]:
        return _VAGUE_DAY if asked.vague_day else BORN[0][1]
    return _SWAPPED_DATE if there in asked.sought["born"] else _weight(found, BORN[1:])


def _exact(handle: str, asked: Encoded, kept: Encoded, weights: tuple[float, float]) -> float:
    here, there = asked.numbers[handle], kept.numbers[handle]
    if here is None or there is None:
        return 0.0
    return weights[0] if here == there else weights[1]
