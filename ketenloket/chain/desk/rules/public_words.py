"""The words of the finder: parts of life and needs as people say them, with a picture.

The words of needs in the directory are for helpers and are Dutch data; these are for help-seekers and
translated. A need that an alliance added itself has no words here and shows in Dutch, marked as such.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from ketenloket.chain.desk.rules.words import Concern, Threat
from ketenloket.network.directory.rules import LifeArea


@dataclass(frozen=True)
class Picture:
    """A word with its picture (a symbol of `static/img/icons.svg`)."""

    label: Any
    icon: str


AREAS: Mapping[str, Picture] = {
    LifeArea.MONEY: Picture(_("Geld en schulden"), "euro"),
    LifeArea.PAPERS: Picture(_("Brieven en formulieren"), "letter"),
    LifeArea.HOUSING: Picture(_("Huis, huur en energie"), "house"),
    LifeArea.FOOD: Picture(_("Eten, kleren en spullen"), "food"),
    LifeArea.WORK: Picture(_("Werk, en wat u overdag doet"), "work"),
    LifeArea.HEALTH: Picture(_("Gezondheid"), "heart"),
    LifeArea.FAMILY: Picture(_("Gezin, en alleen zijn"), "people"),
    LifeArea.LANGUAGE: Picture(_("Taal, en dingen begrijpen"), "chat"),
}
NEEDS: Mapping[str, Picture] = {
    "overview": Picture(_("overzicht in geld en post"), "eye"),
    "debts": Picture(_("schulden"), "euro"),
    "payment_arrangement": Picture(_("in delen terugbetalen"), "calendar"),
    "debt_help": Picture(_("schuldhulp van de gemeente"), "shield"),
    "budget": Picture(_("rondkomen met uw geld"), "euro"),
    "benefits": Picture(_("toeslagen of een uitkering"), "form"),
    "letters": Picture(_("brieven en post"), "letter"),
    "forms": Picture(_("formulieren"), "form"),
    "digital": Picture(_("dingen regelen op internet, DigiD"), "lock"),
    "rent": Picture(_("huur niet kunnen betalen"), "house"),
    "energy": Picture(_("energie of water niet kunnen betalen"), "energy"),
    "housing": Picture(_("een woning zoeken"), "search"),
    "food": Picture(_("eten"), "food"),
    "clothes": Picture(_("kleren en spullen"), "heart"),
    "work": Picture(_("werk of stage"), "work"),
    "day_structure": Picture(_("overdag iets te doen hebben"), "clock"),
    "business": Picture(_("een eigen bedrijf"), "work"),
    "mental_health": Picture(_("somber zijn, of veel stress"), "chat"),
    "addiction": Picture(_("niet kunnen stoppen, zoals met drinken of gokken"), "turn"),
    "illness": Picture(_("ziek zijn, of een beperking"), "heart"),
    "separation": Picture(_("een scheiding"), "people"),
    "grief": Picture(_("iemand verloren"), "heart"),
    "parenting": Picture(_("zorgen om uw kinderen"), "child"),
    "loneliness": Picture(_("alleen zijn"), "person"),
    "language": Picture(_("Nederlands leren"), "language"),
    "understanding": Picture(_("dingen goed begrijpen"), "info"),
}

# How each language calls itself: who does not read Dutch finds their own.
OWN_NAMES: Mapping[str, str] = {
    "nl": "Nederlands",
    "en": "English",
    "tr": "Türkçe",
    "ar": "العربية",
    "pl": "Polski",
    "uk": "Українська",
    "zgh": "Tamaziɣt",  # noqa: RUF001 - its own letter
    "pap": "Papiamentu",
    "fr": "Français",
    "de": "Deutsch",
    "es": "Español",
    "ti": "ትግርኛ",
    "so": "Soomaali",
    "fa": "فارسی",
    "sign": "",  # has no writing: it shows in the language of the page
}

# The statutory list (Wgs art. 4 lid 2) in three plain answers, and the threat that each surely means:
# what exactly is cut off, the person tells the desk.
URGENT: Mapping[str, tuple[Picture, Threat | None]] = {
    "eviction": (Picture(_("Ik moet misschien mijn huis uit"), "house"), Threat.EVICTION),
    "cut_off": (Picture(_("Het licht, het gas of het water gaat eraf"), "energy"), None),
    "insurance": (Picture(_("Mijn zorgverzekering stopt"), "shield"), Threat.HEALTH_INSURANCE),
}
_ALL_URGENT = ("eviction", "cut_off", "insurance")
URGENT_OF_AREA: Mapping[str, tuple[str, ...]] = {
    LifeArea.MONEY: _ALL_URGENT,
    LifeArea.PAPERS: _ALL_URGENT,
    LifeArea.HOUSING: ("eviction", "cut_off"),
    LifeArea.HEALTH: ("insurance",),
}
# Behind these words a threat may wait: the page asks, and gives the number of the desk first.
MAY_THREATEN = frozenset({"rent", "energy"})

# What goes along to the form of the desk, in the words of its front door.
_CONCERNS: Mapping[str, Concern] = {
    "letters": Concern.LETTERS,
    "overview": Concern.LETTERS,
    "rent": Concern.FIXED_COSTS,
    "energy": Concern.FIXED_COSTS,
    "forms": Concern.FORM,
    "digital": Concern.FORM,
    "benefits": Concern.FORM,
    "debts": Concern.DEBTS,
    "payment_arrangement": Concern.DEBTS,
    "debt_help": Concern.DEBTS,
    "food": Concern.FOOD,
    "clothes": Concern.FOOD,
}
_CONCERNS_OF_AREA: Mapping[str, Concern] = {
    LifeArea.MONEY: Concern.DEBTS,
    LifeArea.PAPERS: Concern.LETTERS,
    LifeArea.HOUSING: Concern.FIXED_COSTS,
    LifeArea.FOOD: Concern.FOOD,
}


def concerns_of(needs: tuple[str, ...], area: str) -> list[Concern]:
    """What was picked in the finder, as the front door would have asked it; each once."""
    found = [_CONCERNS.get(code, Concern.OTHER) for code in needs]
    if not found and area:
        found = [_CONCERNS_OF_AREA.get(area, Concern.OTHER)]
    return list(dict.fromkeys(found))


def threats_of(urgent: tuple[str, ...]) -> list[Threat]:
    """The statutory threats that the plain answers surely mean."""
    return [threat for code in urgent if (threat := URGENT[code][1])]
