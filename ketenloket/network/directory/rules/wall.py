"""The wall map: what hangs under which part of life, in few words."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from ketenloket.network.directory.rules.upkeep import needs_review
from ketenloket.network.directory.rules.words import LANGUAGES, Audience, LifeArea

ELSE = "else"  # where an offer hangs that names no need we know
RIGHT_TO_LEFT = frozenset({"ar", "fa"})
ROOMY = 9  # as many offers fit on one large sheet in larger letters
_LINE = 150  # letters: what somebody still reads while standing

# What a reader sees before reading: one of the symbols of `static/img/icons.svg`.
ICONS: Mapping[str, str] = {
    LifeArea.MONEY: "euro",
    LifeArea.PAPERS: "letter",
    LifeArea.HOUSING: "house",
    LifeArea.FOOD: "food",
    LifeArea.WORK: "work",
    LifeArea.HEALTH: "heart",
    LifeArea.FAMILY: "people",
    LifeArea.LANGUAGE: "chat",
    ELSE: "other",
}


@dataclass(frozen=True)
class Said:
    """A text, and the language it is in."""

    text: str
    language: str = "nl"

    @property
    def direction(self) -> str:
        """How it is read."""
        return "rtl" if self.language in RIGHT_TO_LEFT else "ltr"


@dataclass(frozen=True)
class Where:
    """A place where the help is given, and when."""

    place: str
    hours: str = ""


@dataclass(frozen=True)
class Entry:
    """One offer as it hangs on the wall; every word is ready to be written."""

    key: str
    name: Said
    organisation: str
    does: Said
    for_whom: Said
    fits: str = ""  # ages, and for whom alone, in the language of the page
    languages: str = ""
    phone: str = ""
    through_desk: bool = False
    how_to_reach: str = ""
    places: tuple[Where, ...] = ()
    hours: str = ""
    home_visits: bool = False
    call_first: bool = False
    areas: tuple[str, ...] = ()
    href: str = ""


@dataclass(frozen=True)
class Section:
    """A part of life: the offers that hang here, and those that hang elsewhere and help here too."""

    area: str
    label: str
    icon: str
    entries: Sequence[Entry] = field(default_factory=list)
    also: Sequence[Entry] = field(default_factory=list)


def by_life_area(entries: Iterable[Entry]) -> list[Section]:
    """The map: each offer hangs once, under what it helps with most, and is named where it helps too."""
    offers = list(entries)
    sections = []
    for area in (*LifeArea.values, ELSE):
        here = [each for each in offers if (each.areas or (ELSE,))[0] == area]
        also = [each for each in offers if area in each.areas[1:]]
        if here or also:
            sections.append(Section(area, area_label(area), ICONS[area], here, also))
    return sections


def area_label(area: str) -> str:
    """The part of life in words."""
    return _("andere hulp") if area == ELSE else str(LifeArea(area).label)


def areas_of(needs: Iterable[str], area_of: Mapping[str, str]) -> tuple[str, ...]:
    """The parts of life in which somebody is helped, first the one with most of the needs."""
    counted = Counter(area_of[need] for need in needs if need in area_of)
    order = LifeArea.values
    return tuple(sorted(counted, key=lambda area: (-counted[area], order.index(area))))


def in_one_line(text: str) -> str:
    """The first sentence when that says enough, else as many whole words as fit."""
    plain = " ".join(text.split())
    if len(plain) <= _LINE:
        return plain
    first, stop, _rest = plain.partition(". ")
    if stop and len(first) < _LINE:
        return f"{first}."
    return plain[: _LINE - 1].rpartition(" ")[0].rstrip(",;:") + "…"


def who_fits(audiences: Iterable[str], min_age: int | None, max_age: int | None) -> str:
    """For whom alone, and how old, in words; empty when it is for everybody."""
    known = [str(Audience(code).label) for code in audiences if code in Audience.values]
    return ", ".join([*known, *filter(None, [_ages(min_age, max_age)])])


def _ages(min_age: int | None, max_age: int | None) -> str:
    if min_age and max_age:
        return _("van %(from)s tot en met %(to)s jaar") % {"from": min_age, "to": max_age}
    if min_age:
        return _("vanaf %(age)s jaar") % {"age": min_age}
    return _("tot en met %(age)s jaar") % {"age": max_age} if max_age else ""


def spoken_in(codes: Iterable[str]) -> str:
    """The languages in words; Dutch alone needs no mention."""
    known = [str(LANGUAGES.get(code, code)) for code in codes]
    return ", ".join(known) if set(codes) - {"nl"} else ""


def place_in_words(name: str, street: str, city: str) -> str:
    """A place as one writes it on an envelope, without saying the town twice."""
    parts = [name, street, "" if city and city.lower() in name.lower() else city]
    return ", ".join(part for part in parts if part)


def call_first(checked_on: date | None, today: date) -> bool:
    """Whether what is written may be old by now."""
    return needs_review(checked_on, today)
