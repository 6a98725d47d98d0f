"""Written cases: what the check says of one provision, and the sum beside it.

`cases.csv` opens in any spreadsheet. Each row is a judgement of a person with the norms of facts
section D; its sums are worked out here from what is written, not by the check. A row that fails
says something about the check: mend that, not the row.
"""

import ast
import csv
import operator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ketenloket.foundation.fields.rules import read_euros
from ketenloket.network.provisions.rules import Conditions, Situation, Unit, Verdict, check
from tests.provisions.conftest import shipped_list, shipped_norms

_TEXT = (Path(__file__).parent / "cases.csv").read_text()
CASES = list(csv.DictReader(_TEXT.splitlines(), delimiter=";"))
LOCAL = [  # what a coordinator might add
    Conditions(
        key=101,
        code="meedoenpas",
        name="Meedoenpas",
        municipalities=("GM1895",),
        income_sure=110,
        income_most=120,
        wealth_as_bijstand=True,
        amount=Decimal(150),
    ),
    Conditions(
        key=102,
        code="studiefonds",
        name="Studiefonds",
        students="only",
        amount=Decimal(500),
        unit=Unit.ONCE,
    ),
    Conditions(
        key=103,
        code="ouderenbus",
        name="Ouderenbus",
        min_age=67,
        aow="only",
        amount=Decimal(10),
        unit=Unit.MONTH,
    ),
]
LISTED = [*shipped_list(), *LOCAL]
NORMS = shipped_norms()
_YES = {"ja": True, "nee": False, "": None}
_SIGNS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.LtE: operator.le,
    ast.Lt: operator.lt,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
}


def situation(row):
    """The answers of a row."""
    number = {n: int(row[n]) if row[n] else None for n in ("leeftijd", "leeftijd partner")}
    money = {
        n: read_euros(row[n]) if row[n] else None
        for n in ("inkomen", "jaarinkomen", "vermogen", "huur", "vaste lasten")
    }
    ages = row["kinderen"]
    children = () if ages == "geen" else tuple(map(int, ages.split(","))) if ages else None
    return Situation(
        municipality=row["gemeente"],
        partner=_YES[row["partner"]],
        age=number["leeftijd"],
        partner_age=number["leeftijd partner"],
        children=children,
        other_adults=int(row["andere volwassenen"]) if row["andere volwassenen"] else None,
        income=money["inkomen"],
        income_before_tax=money["jaarinkomen"],
        wealth=money["vermogen"],
        rents=_YES[row["huurt"]],
        rent=money["huur"],
        fixed_costs=money["vaste lasten"],
        aow=_YES[row["aow"]],
        partner_aow=_YES[row["aow partner"]],
        student=_YES[row["studie"]],
        childcare=_YES[row["opvang"]],
    )


def worked_out(sums):
    """What a sum as it is written comes to; only numbers and signs are read."""
    return _value(ast.parse(sums.strip().replace(" = ", " == "), mode="eval").body, sums)


def _value(node, sums):
    if isinstance(node, ast.Constant):
        return Decimal(ast.get_source_segment(sums.strip().replace(" = ", " == "), node))
    if isinstance(node, ast.BinOp):
        return _SIGNS[type(node.op)](_value(node.left, sums), _value(node.right, sums))
    assert isinstance(node, ast.Compare)
    (sign,), (right,) = node.ops, node.comparators
    return _SIGNS[type(sign)](_value(node.left, sums), _value(right, sums))


def test_there_are_enough_cases_and_each_scheme_has_all_it_can_say():
    assert len(CASES) >= 40
    assert {row["uitkomst"] for row in CASES} == {str(each.label) for each in Verdict}
    assert {row["voorziening"] for row in CASES} <= {each.code for each in LISTED}


@pytest.mark.parametrize("row", CASES, ids=lambda row: row["nummer"])
def test_the_check_says_what_a_person_says(row):
    found = check(situation(row), LISTED, NORMS, on=date.fromisoformat(row["op"]))
    (finding,) = [each for each in found if each.code == row["voorziening"]]
    assert str(finding.verdict.label) == row["uitkomst"], [each.text for each in finding.reasons]
    weighed = {each.outcome for each in finding.reasons if each.test == row["waarom"]}
    assert finding.reasons[0].outcome in weighed
    expected = Decimal(row["bedrag"]) if row["bedrag"] else None
    assert (finding.amount.value if finding.amount else None) == expected
    if finding.amount:
        assert finding.amount.at_most == _YES[row["hoogstens"]]


@pytest.mark.parametrize("row", CASES, ids=lambda row: row["nummer"])
def test_the_sum_beside_it_is_right(row):
    sums = [part for part in row["rekensom"].split(";") if part.strip()]
    assert all(worked_out(part) is True for part in sums), row["rekensom"]
    if row["bedrag"]:
        assert Decimal(row["bedrag"]) == Decimal(sums[-1].rpartition("=")[2].strip())
