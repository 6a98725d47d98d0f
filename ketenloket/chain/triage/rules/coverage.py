"""White spots: for which needs, languages and municipalities nothing is offered."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext, ngettext

FEW = 5  # below this a number could point at somebody, so it is not said


class Level(StrEnum):
    """How well a need is covered."""

    NONE = "none"
    FULL = "full"  # it is there, and nothing has room
    ONE = "one"
    MORE = "more"


@dataclass(frozen=True)
class Offered:
    """An offer as far as it covers a need; no municipalities means all of them."""

    needs: Collection[str]
    municipalities: Collection[str]
    languages: Collection[str]
    full: bool = False


@dataclass(frozen=True)
class InVain:
    """A question for which the table found nothing."""

    needs: Collection[str]
    municipality: str
    languages: Collection[str]


@dataclass(frozen=True)
class Cell:
    """One need in one municipality or language: how many offers, and how often asked in vain."""

    offers: int
    with_room: int
    in_vain: int

    @property
    def level(self) -> Level:
        """How well it is covered."""
        if not self.offers:
            return Level.NONE
        if not self.with_room:
            return Level.FULL
        return Level.ONE if self.offers == 1 else Level.MORE

    @property
    def words(self) -> str:
        """The same in words, so that nobody has to read a colour."""
        if self.level is Level.NONE:
            return gettext("geen aanbod")
        if self.level is Level.FULL:
            return gettext("alles vol")
        return ngettext("%(n)d aanbod", "%(n)d keer aanbod", self.offers) % {"n": self.offers}

    @property
    def asked(self) -> str:
        """How often somebody asked in vain: nothing, fewer than five, or the number."""
        return asked_in_words(self.in_vain)


Grid = Mapping[tuple[str, str], Cell]  # by need, and by municipality or language


def asked_in_words(count: int) -> str:
    """A number that points at nobody; empty when nobody asked."""
    if not count:
        return ""
    if count < FEW:
        return gettext("minder dan 5 keer tevergeefs gevraagd")
    return gettext("%(n)d keer tevergeefs gevraagd") % {"n": count}


def by_municipality(
    needs: Sequence[str], codes: Sequence[str], offers: Iterable[Offered], gaps: Iterable[InVain]
) -> Grid:
    """Each need in each municipality."""
    asked = Counter((need, gap.municipality) for gap in gaps for need in set(gap.needs))
    return _grid(
        needs, codes, offers, asked, lambda o: codes if not o.municipalities else o.municipalities
    )


def by_language(
    needs: Sequence[str],
    languages: Sequence[str],
    offers: Iterable[Offered],
    gaps: Iterable[InVain],
) -> Grid:
    """Each need in each language."""
    asked = Counter(
        (need, language) for gap in gaps for need in set(gap.needs) for language in gap.languages
    )
    return _grid(needs, languages, offers, asked, lambda offer: offer.languages)


def _grid(
    needs: Sequence[str],
    columns: Sequence[str],
    offers: Iterable[Offered],
    asked: Mapping[tuple[str, str], int],
    where: Callable[[Offered], Collection[str]],
) -> Grid:
    there: Counter[tuple[str, str]] = Counter()
    room: Counter[tuple[str, str]] = Counter()
    for offer in offers:
        for need in set(offer.needs):
            for column in set(where(offer)):
                there[need, column] += 1
                room[need, column] += not offer.full
    return {
        (need, column): Cell(there[need, column], room[need, column], asked.get((need, column), 0))
        for need in needs
        for column in columns
    }


def white_spots(grid: Grid) -> dict[str, list[str]]:
    """The needs for which nothing is offered, by municipality or language."""
    found: dict[str, list[str]] = {}
    for (need, column), cell in grid.items():
        spots = found.setdefault(column, [])
        if cell.level is Level.NONE:
            spots.append(need)
    return found
