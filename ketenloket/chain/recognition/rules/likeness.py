"""How likely it is that two descriptions are of one person, and what agrees and differs.

The weights are base-two logarithms of likelihood ratios, after Fellegi and Sunter (1969): what
agrees adds as much as it is rare among strangers, what differs takes away as much as it is rare
in one person. They are rounded; how they and the thresholds were chosen, and what they bring,
stands in docs/benchmarks.md.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rapidfuzz.distance import OSA

from ketenloket.chain.recognition.rules.names import alike, tokens
from ketenloket.chain.recognition.rules.traits import ADMINISTRATIVE_DAYS, Traits

LIKELY = 13.0  # the same person, as far as a machine can tell
POSSIBLE = 8.0  # worth the look of a worker


class Part(StrEnum):
    """What was compared."""

    NAME = "name"
    BORN = "born"
    ADDRESS = "address"
    PHONE = "phone"
    EMAIL = "email"


class Verdict(StrEnum):
    """What came of it."""

    SAME = "same"
    ALIKE = "alike"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Likeness:
    """The outcome of one comparison."""

    score: float
    parts: dict[Part, Verdict]

    @property
    def likely(self) -> bool:
        """Whether this is the same person, as far as a machine can tell."""
        return self.score >= LIKELY

    @property
    def possible(self) -> bool:
        """Whether a worker should look: also when somebody else has the same number."""
        reached = Verdict.SAME in {self.parts[Part.PHONE], self.parts[Part.EMAIL]}
        return reached or self.score >= POSSIBLE


_Step = tuple[float, Verdict]
_NOTHING: _Step = (0.0, Verdict.UNKNOWN)
_SAME, _SOUNDS, _CLOSE, _FAIR = 1.0, 0.95, 0.88, 0.8
# How alike -> weight, for the first name and for the rest. A surname changes with a marriage.
FIRST_NAME = ((_SAME, 6.0), (_SOUNDS, 5.0), (_CLOSE, 4.0), (_FAIR, 1.5), (0.0, -5.0))
SURNAME = ((_SAME, 7.5), (_SOUNDS, 6.0), (_CLOSE, 5.0), (_FAIR, 2.0), (0.0, -3.0))
OTHER_ORDER = -1.0  # surname written first
BEST_NAME = FIRST_NAME[0][1] + SURNAME[0][1]  # the most that a name can add
SAME_FIRST_NAME = 4.0
# Families share a name, an address and a number: another first name and another birth date
# together are never one person, however much of the rest agrees.
FAMILY = LIKELY - 1
NAMESAKE = LIKELY - 1  # a name alone is never enough
HALF_A_NAME = 0.5  # of two names on both sides only one is shared


def compare(one: Traits, other: Traits) -> Likeness:
    """Compare two descriptions."""
    return _with_names(one, other, _beside_names(one, other))


def compare_possible(one: Traits, other: Traits) -> Likeness | None:
    """As `compare`; nothing when a worker need not look.

    Comparing names costs most by far. Whoever differs so much in the rest that the best of names
    cannot make it up, and that is nearly everybody with a common name, is known without.
    """
    beside = _beside_names(one, other)
    reached = Verdict.SAME in {beside[Part.PHONE][1], beside[Part.EMAIL][1]}
    told = sum(weight for weight, _verdict in beside.values())
    if not reached and told + BEST_NAME < POSSIBLE:
        return None
    found = _with_names(one, other, beside)
    return found if found.possible else None


_Steps = dict[Part, _Step]


def _beside_names(one: Traits, other: Traits) -> _Steps:
    return {
        Part.BORN: born_step(one.born, other.born),
        Part.ADDRESS: address_step(one, other),
        Part.PHONE: _exact(one.phone, other.phone, 9.0, -1.0),
        Part.EMAIL: _exact(one.email.casefold(), other.email.casefold(), 10.0, -0.5),
    }


def _with_names(one: Traits, other: Traits, beside: _Steps) -> Likeness:
    first, name = name_step(one.name, other.name)
    steps = {Part.NAME: name, **beside}
    score = sum(weight for weight, _verdict in steps.values())
    if first < SAME_FIRST_NAME and steps[Part.BORN][1] == Verdict.DIFFERENT:
        score = min(score, FAMILY)
    if not any(weight > 0 for weight, _verdict in beside.values()):
        score = min(score, NAMESAKE)
    return Likeness(score, {part: verdict for part, (_weight, verdict) in steps.items()})


def name_step(one: str, other: str) -> tuple[float, _Step]:
    """The weight of the first name, and of all: the best of as written, and surname first."""
    here, there = tokens(one), tokens(other)
    if not here or not there:
        return SAME_FIRST_NAME, _NOTHING
    weight, first = max(
        _in_order(here, there, 0.0),
        _in_order(here, there[-1:] + there[:-1], OTHER_ORDER),
        _in_order(here[-1:] + here[:-1], there, OTHER_ORDER),
    )
    if set(here) == set(there):
        return first, (max(weight, 0.0), Verdict.SAME)
    return first, (weight, Verdict.ALIKE if weight > 0 else Verdict.DIFFERENT)


def _in_order(here: tuple[str, ...], there: tuple[str, ...], order: float) -> tuple[float, float]:
    first = _initials(here[0], there[0])
    if first is None:
        first = _weight(alike(here[0], there[0]), FIRST_NAME)
    return first + _rest(here[1:], there[1:]) + order, first


def _initials(one: str, other: str) -> float | None:
    """An initial says little, but it can contradict."""
    if len(one) > 1 and len(other) > 1:
        return None
    return 1.0 if one[0] == other[0] else FIRST_NAME[-1][1]


def _rest(here: tuple[str, ...], there: tuple[str, ...]) -> float:
    """Surnames: one that is shared is enough, unless both sides have more of them."""
    if not here or not there:
        return 0.0
    found = sorted((max(alike(a, b) for b in there) for a in here), reverse=True)
    weight = _weight(found[0], SURNAME)
    both_double = min(len(here), len(there)) > 1
    return weight * HALF_A_NAME if both_double and weight > 0 and found[1] < _FAIR else weight


def _weight(found: float, table: tuple[tuple[float, float], ...]) -> float:
    return next(weight for least, weight in table if found >= least)


def born_step(one: date | None, other: date | None) -> _Step:
    """Birth dates: the same, the other way round, a slip of the pen, or another day."""
    if one is None or other is None:
        return _NOTHING
    if one == other:
        vague = (one.day, one.month) in ADMINISTRATIVE_DAYS
        return (6.0 if vague else 12.0), Verdict.SAME
    if (one.year, one.month, one.day) == (other.year, other.day, other.month):
        return 8.0, Verdict.ALIKE
    slips = OSA.distance(_digits(one), _digits(other), score_cutoff=2)
    if slips == 1:
        return 6.0, Verdict.ALIKE
    parts = (one.year == other.year) + (one.month == other.month) + (one.day == other.day)
    if slips == 2 or parts == 2:  # noqa: PLR2004 - two digits, or two of three
        return 2.0, Verdict.ALIKE
    return -5.0, Verdict.DIFFERENT


def _digits(day: date) -> str:
    return day.isoformat().replace("-", "")


def address_step(one: Traits, other: Traits) -> _Step:
    """Postcode and house number together; who has debts moves often, so another one says little."""
    area = _area(one, other)
    number = _number(one, other, near=area > 0)
    if not area and not number:
        return _NOTHING
    if area >= _AREA and number >= _NUMBER:
        return area + number, Verdict.SAME
    return area + number, Verdict.ALIKE if area > 0 else Verdict.DIFFERENT


_AREA, _STREET, _NUMBER = 7.0, 10.0, 5.0  # four digits; four digits and two letters


def _area(one: Traits, other: Traits) -> float:
    if not one.area or not other.area:
        return 0.0
    if one.area == other.area:
        if not one.letters or not other.letters:
            return _AREA
        return _STREET if one.letters == other.letters else 2.0
    slip = OSA.distance(one.area, other.area) == 1
    # Neighbouring postcodes differ by one digit, too; the same letters make it a slip of the pen.
    same_letters = one.letters == other.letters
    return (3.0 if same_letters else 0.0) if slip else -2.5


def _number(one: Traits, other: Traits, *, near: bool) -> float:
    here, there = one.house_number.lower(), other.house_number.lower()
    if not here or not there:
        return 0.0
    if here == there:
        return _NUMBER if near else 2.0
    if one.number == other.number:
        return 3.0 if near else 1.0
    return 1.0 if OSA.distance(here, there) == 1 else -2.0


def _exact(one: str, other: str, same: float, different: float) -> _Step:
    if not one or not other:
        return _NOTHING
    return (same, Verdict.SAME) if one == other else (different, Verdict.DIFFERENT)
