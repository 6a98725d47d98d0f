"""What somebody picked in the finder. All of it stands in the address; nothing is kept.

Whatever is in the address that we do not know is left out: an old link, or somebody's own typing, gives
a page and no error.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from django.conf import settings
from django.http import QueryDict

from ketenloket.chain.desk.rules.public_words import AREAS, OWN_NAMES, URGENT
from ketenloket.network.directory.rules import (
    Audience,
    municipalities_called,
    municipality_of,
    normal_postcode,
)

_LONGEST_PLACE = 60
_MOST_PAGES = 20


class Step(StrEnum):
    """The questions, in their order, and then the answer."""

    AREA = "gebied"
    NEED = "vraag"
    PLACE = "waar"
    LANGUAGE = "spreekt"
    LIST = "lijst"


PUBLIC_AUDIENCES = (
    Audience.YOUNG,
    Audience.SENIORS,
    Audience.FAMILIES,
    Audience.ENTREPRENEURS,
    Audience.NEWCOMERS,
)


@dataclass(frozen=True)
class Place:
    """Where somebody lives, as far as we understood what was typed."""

    typed: str = ""
    municipality: str = ""
    name: str = ""
    digits: str = ""

    @property
    def unknown(self) -> bool:
        """Whether something was typed that we cannot place."""
        return bool(self.typed) and not self.municipality


@dataclass(frozen=True)
class Picked:
    """The choices in the address."""

    step: Step = Step.AREA
    area: str = ""
    needs: tuple[str, ...] = ()
    urgent: tuple[str, ...] = ()
    place: Place = field(default_factory=Place)
    language: str = ""
    audiences: tuple[str, ...] = ()
    page: int = 1
    speaks: str = ""  # the language of the page, when the address says so

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The choices as they stand in an address, without the step and the page."""
        return [
            *([("gebied", self.area)] if self.area else []),
            *(("vraag", code) for code in self.needs),
            *(("nood", code) for code in self.urgent),
            *([("waar", self.place.typed)] if self.place.typed else []),
            *([("spreekt", self.language)] if self.language else []),
            *(("voor", code) for code in self.audiences),
            *([("taal", self.speaks)] if self.speaks else []),
        ]


def picked(query: QueryDict, *, areas: Mapping[str, str], own: Iterable[str]) -> Picked:
    """Read the address.

    Args:
        query: what stands in it.
        areas: the part of life of each need that is in use.
        own: municipalities of this desk; of several places with one name, the one here is meant.
    """
    chosen = query.get("kies", "")
    area = chosen if chosen in AREAS else query.get("gebied", "")
    area = area if area in AREAS else ""
    return Picked(
        step=Step.NEED if chosen in AREAS else _step(query, area),
        area=area,
        needs=_known(query, "vraag", areas),
        urgent=_known(query, "nood", URGENT),
        place=place_of(query.get("waar", ""), own),
        language=_one(query, "spreekt", OWN_NAMES),
        audiences=_known(query, "voor", [str(one) for one in PUBLIC_AUDIENCES]),
        page=_page(query.get("meer", "")),
        speaks=_one(query, "taal", dict(settings.LANGUAGES)),
    )


def _known(query: QueryDict, name: str, known: Iterable[str]) -> tuple[str, ...]:
    """The known values, each once."""
    those = set(known)
    return tuple(dict.fromkeys(code for code in query.getlist(name) if code in those))


def _one(query: QueryDict, name: str, known: Mapping[str, str]) -> str:
    """The last one counts: that is the button that was pressed."""
    code = query.get(name, "")
    return code if code in known else ""


def _step(query: QueryDict, area: str) -> Step:
    """The last button that was pressed tells the step; without a part of life it is the first."""
    asked = query.get("stap", "")
    if asked not in set(Step) or not (area or query.getlist("vraag")):
        return Step.AREA
    step = Step(asked)
    return Step.AREA if step == Step.NEED and not area else step


def _page(typed: str) -> int:
    return min(int(typed), _MOST_PAGES) if typed.isdecimal() and 0 < len(typed) < 4 else 1  # noqa: PLR2004


def place_of(typed: str, own: Iterable[str]) -> Place:
    """Understand a postcode or the name of a place."""
    said = " ".join(typed.replace("\x00", "").split())[:_LONGEST_PLACE]
    try:
        digits = normal_postcode(said)[:4]
    except ValueError:
        digits, found = "", municipalities_called(said)
    else:
        found = municipality_of(digits)
    here = set(own)
    likely = sorted(
        found, key=lambda one: one.code not in here
    )  # stable: the likeliest stays first
    if not likely:
        return Place(typed=said, digits=digits)
    return Place(typed=said, municipality=likely[0].code, name=likely[0].name, digits=digits)
