"""Written cases: for each question which offer comes first, and which do not fit and why.

`cases.csv` and the invented map `cases_map.csv` open in any spreadsheet. Each row is a judgement of
a person, out of the source texts and the limits of volunteer help (facts C10-C13). A row that fails
says something about the matching: mend that, not the row.
"""

import csv
import re
from pathlib import Path

import pytest

from ketenloket.chain.desk.rules import Threat
from ketenloket.foundation.sheets.rules.columns import plain
from ketenloket.network.directory.migrations import __path__ as migrations
from ketenloket.network.directory.rules import LANGUAGES, municipality_of
from ketenloket.network.directory.rules.cells import Words as SheetWords
from ketenloket.network.directory.rules.cells import meanings, municipalities_by_name
from ketenloket.network.directory.rules.columns import TABLE
from ketenloket.network.directory.rules.criteria import refusal
from ketenloket.network.directory.rules.distance import centre_of
from ketenloket.network.directory.rules.matching import Ask, Offer, Sign, Words, suggest
from ketenloket.network.directory.rules.missing import missing
from ketenloket.network.directory.rules.sheet import understand

HERE = Path(__file__).parent


def _start_words():
    """The needs and signs an alliance starts with, read where they are written."""
    space = {}
    text = (Path(migrations[0]) / "0002_words.py").read_text()
    exec(text[text.index("NEEDS") : text.index("def add_words")], space)  # noqa: S102 - our own table
    return space["NEEDS"], space["SIGNS"]


NEEDS, SIGNS = _start_words()
WORDS = Words(
    needs={code: label for code, label, *_more in NEEDS},
    signs={code: Sign(label, stops) for code, label, stops, _route in SIGNS},
)
KNOWN = SheetWords(
    needs=meanings(WORDS.needs), signs=meanings({c: s.label for c, s in WORDS.signs.items()})
)
THREATS = meanings(dict(Threat.choices))


def _offers():
    lines = understand(TABLE.rows((HERE / "cases_map.csv").read_bytes()), KNOWN)
    assert not [line.problems for line in lines if line.problems]
    kinds = {line.organisation: line.kind for line in reversed(lines) if line.kind}
    offers = []
    for number, line in enumerate(lines, start=1):
        values = dict(line.values)
        places = [centre_of(place["postcode"]) for place in values.pop("places")]
        about = {key: values[key] for key in values.keys() & Offer.__dataclass_fields__.keys()}
        about["name"] = values["name"]
        offers.append(
            Offer(
                id=number,
                organisation=line.organisation,
                kind=kinds[line.organisation],
                form=values["form_of_help"],
                places=tuple(place for place in places if place),
                **about,
            )
        )
    return offers


OFFERS = _offers()
BY_NAME = {offer.name: offer for offer in OFFERS}
with (HERE / "cases.csv").open(encoding="utf-8") as table:
    CASES = list(csv.DictReader(table, delimiter=";"))


def _codes(cell, known):
    return tuple(known[plain(part)] for part in cell.split(";") if part.strip())


def _facts(cell):
    """What else is known, a few words each: `leeftijd 18-26; leest niet`."""
    facts = {}
    for part in filter(None, map(str.strip, cell.split(";"))):
        if found := re.fullmatch(r"leeftijd (\d+)-(\d+)", part):
            facts["ages"] = (int(found[1]), int(found[2]))
        elif found := re.fullmatch(r"(volwassenen|kinderen|postcode) (\d+)", part):
            key = {"volwassenen": "adults", "kinderen": "children", "postcode": "postcode"}
            number = found[2] if found[1] == "postcode" else int(found[2])
            facts[key[found[1]]] = number
        else:
            facts |= {
                "zakelijk": {"business": True}, "ondernemer": {"entrepreneur": True},
                "geen ondernemer": {"entrepreneur": False}, "bewind": {"administrator": True},
                "leest": {"reads": True}, "leest niet": {"reads": False},
                "afgewezen": {"refused": True}, "niet afgewezen": {"refused": False},
            }[part]  # fmt: skip
    return facts


def ask_of(case):
    return Ask(
        needs=_codes(case["vragen"], KNOWN.needs),
        underlying="".join(_codes(case["daaronder"], KNOWN.needs)),
        threats=_codes(case["dreigt"], THREATS),
        municipality="".join(_codes(case["gemeente"], municipalities_by_name())),
        languages=_codes(case["talen"], meanings(LANGUAGES)),
        boundary_signs=_codes(case["signalen"], KNOWN.signs),
        debts_count=int(case["schuldeisers"] or 0) or None,
        **_facts(case["wat wij verder weten"]),
    )


def told(ask):
    """The suggestions as a coordinator would read them, for whoever mends the matching."""
    return "\n".join(
        f"{s.score:4} {'last ' if s.last else ''}{s.offer.name}: "
        + "; ".join(f"{r.text} ({r.points})" for r in s.reasons)
        for s in suggest(ask, OFFERS, words=WORDS, most=30)
    )


@pytest.mark.parametrize("case", CASES, ids=[case["nummer"] for case in CASES])
def test_what_comes_first(case):
    ask, expected = ask_of(case), case["verwacht eerste aanbod"]
    found = [s.offer.name for s in suggest(ask, OFFERS, words=WORDS, most=30) if not s.last]
    if expected.startswith("gat: "):
        lacks = [lack.text for lack in missing(ask, OFFERS, WORDS)]
        assert any(expected.removeprefix("gat: ") in text for text in lacks), (lacks, told(ask))
        return
    wanted = expected.split(" dan ")
    assert found[: len(wanted)] == wanted, f"{case['verhaal']}\n{told(ask)}"


@pytest.mark.parametrize(
    ("case", "refused"),
    [
        pytest.param(case, refused.strip(), id=f"{case['nummer']} {refused.strip()}")
        for case in CASES
        for refused in case["niet, en waarom"].split("|")
        if refused.strip()
    ],
)
def test_what_does_not_fit_and_why(case, refused):
    ask = ask_of(case)
    name, _colon, why = refused.partition(": ")
    offer = BY_NAME[name]
    if no := refusal(ask, offer, WORDS):
        assert why in no.text
        return
    (suggestion,) = suggest(ask, [offer], words=WORDS)
    assert suggestion.last, told(ask)
    assert any(why in text for text in suggestion.reasons_against)


def test_the_table_can_be_trusted():
    assert len(CASES) >= 60
    assert len({case["nummer"] for case in CASES}) == len(CASES)
    assert all(case["verhaal"] and case["bron"] for case in CASES)
    expected = {name for case in CASES for name in case["verwacht eerste aanbod"].split(" dan ")}
    assert {n for n in expected if not n.startswith("gat: ")} <= BY_NAME.keys()
    assert len(expected) > 15  # not one answer to everything
    assert municipality_of("9671")[0].name == "Oldambt"
