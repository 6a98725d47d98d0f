"""Sixty invented people: first names, what they say and what is going on. No name is of a person."""

from typing import NamedTuple


class DemoPerson(NamedTuple):
    """Somebody of the demo."""

    name: str
    language: str
    concerns: tuple[str, ...]
    threats: tuple[str, ...]
    needs: tuple[str, ...]
    underlying: str
    story: str
    goal: str
    signs: tuple[str, ...] = ()
    children: int = 0


_FIRST = (
    "Samira", "Noor", "Henk", "Fatma", "Jolanda", "Olena", "Kees", "Aisha", "Gerrit", "Tineke",
    "Yusuf", "Willeke", "Marek", "Bianca", "Roel", "Hatice", "Sjoerd", "Lotte", "Ibrahim", "Greetje",
)  # fmt: skip
_LAST = (
    "Proefman", "Demostra", "Voorbeeld", "Testma", "Fictie", "Verzonnen", "Schijn", "Naamloos",
    "Denkbeeld", "Modelinga",
)  # fmt: skip
_LANGUAGES = ("nl", "nl", "nl", "tr", "nl", "uk", "nl", "ar", "nl", "nl", "tr", "nl", "pl", "nl", "nl",
              "tr", "nl", "nl", "ar", "nl")  # fmt: skip

# concerns, threats, needs, underlying, story, goal, signs
_STORIES = (
    (("letters", "debts"), (), ("letters", "debts", "overview"), "separation",
     "Sinds de scheiding doe ik de post niet meer open. De stapel ligt in de gang.",
     "Ik wil weer rustig slapen en zelf mijn post openmaken.", ()),
    (("fixed_costs",), ("water",), ("energy", "debts"), "loneliness",
     "Er kwam een brief dat het water eraf gaat. Ik weet niet wie ik moet bellen.",
     "Ik wil dat iemand met mij meekijkt. Alleen lukt het niet.", ("many_creditors",)),
    (("form",), (), ("forms", "benefits"), "",
     "De huurtoeslag is gestopt en de nieuwe aanvraag snap ik niet.",
     "Ik wil dat de toeslag weer klopt.", ()),
    (("debts",), (), ("debts", "day_structure"), "mental_health",
     "Ik kom mijn bed niet uit en dan stapelt alles op.",
     "Ik wil weer iets te doen hebben overdag.", ("confused",)),
    (("food", "debts"), (), ("food", "overview"), "",
     "Aan het eind van de maand eten de kinderen brood.",
     "Ik wil dat de kinderen er niets van merken.", ()),
    (("fixed_costs", "debts"), ("eviction",), ("rent", "debt_help", "debts"), "",
     "De deurwaarder was er. We moeten er eind deze maand uit.",
     "Ik wil in mijn huis blijven.", ("large_debts",)),
    (("other",), (), ("business", "debts"), "business",
     "Mijn eethuisje liep niet meer. Nu heb ik schulden van de zaak en privé door elkaar.",
     "Ik wil weten waar ik sta.", ("business_debts",)),
    (("letters",), (), ("letters", "understanding"), "understanding",
     "Ik lees de brieven wel maar ik weet niet wat ze bedoelen.",
     "Ik wil dat iemand het rustig uitlegt.", ("needs_more_support",)),
    (("letters", "form"), (), ("language", "letters", "forms"), "language",
     "De brieven zijn in het Nederlands en mijn dochter vertaalt ze.",
     "Ik wil het zelf kunnen, zonder mijn dochter.", ()),
    (("debts",), (), ("budget", "debts"), "addiction",
     "Het geld is op voordat de maand op is. Ik weet zelf wel waardoor.",
     "Ik wil niet meer liegen tegen mijn vrouw.", ("dependence",)),
)  # fmt: skip


def people() -> list[DemoPerson]:
    """All sixty, always the same."""
    result = []
    for number in range(60):
        concerns, threats, needs, underlying, story, goal, signs = _STORIES[number % len(_STORIES)]
        result.append(
            DemoPerson(
                name=f"{_FIRST[number % len(_FIRST)]} {_LAST[(number * 7 + number // 20) % len(_LAST)]}",
                language=_LANGUAGES[number % len(_LANGUAGES)],
                concerns=concerns,
                threats=threats if number % 3 else (),
                needs=needs,
                underlying=underlying,
                story=story,
                goal=goal,
                signs=signs,
                children=number % 4,
            )
        )
    return result
