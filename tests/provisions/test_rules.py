"""The rules of the check: norms with a day, order without circles, and nothing guessed."""

import random
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from ketenloket.network.provisions.rules import (
    Certainty,
    Conditions,
    Norm,
    Norms,
    Situation,
    State,
    Verdict,
    check,
    total,
)
from ketenloket.network.provisions.rules.check import TESTS
from ketenloket.network.provisions.rules.findings import Case
from ketenloket.network.provisions.rules.known_norms import KNOWN_NORMS, NORM_NAMES
from ketenloket.network.provisions.rules.order import circle, in_order
from ketenloket.network.provisions.rules.sentences import euros
from ketenloket.network.provisions.rules.table import TABLE
from ketenloket.network.provisions.rules.words import Scheme

TODAY = date(2026, 11, 22)
ROW = Norm(
    scheme="x",
    name="grens",
    group="allen",
    value=Decimal(100),
    unit="euro",
    valid_from=date(2026, 1, 1),
    valid_to=None,
    source="een bron",
    certainty=Certainty.OFFICIAL,
    key=1,
)
ALONE = Situation(
    partner=False, age=34, children=(), income=Decimal(1300), wealth=Decimal(0), student=False
)


def test_every_norm_has_a_source_a_day_and_a_certainty(norms):
    for norm in norms:
        assert len(norm.source) > 5, norm
        assert norm.certainty in Certainty.values
        assert norm.scheme in Scheme.values
        assert norm.name in NORM_NAMES
        assert norm.value >= 0
        assert norm.valid_to is None or norm.valid_to >= norm.valid_from


def test_every_norm_that_the_check_looks_for_is_one_that_can_be_added(norms, national):
    asked = set()

    class Watched(Norms):
        def find(self, scheme, name, group):
            asked.add(f"{scheme}/{name}/{group}")
            return super().find(scheme, name, group)

    people = [
        replace(ALONE, partner=partner, partner_age=age, age=age, children=children, aow=aow,
                partner_aow=aow, wealth=Decimal(500), rents=True, rent=Decimal(500),
                fixed_costs=Decimal(100))
        for partner in (True, False) for age in (19, 40, 70)
        for children in ((), (13, 16)) for aow in (True, False)
    ]  # fmt: skip
    table = Watched(norms, TODAY)
    for told in people:
        for asks in national:
            for test in TESTS:
                test.run(Case(told, asks, table))
    assert asked <= set(KNOWN_NORMS)
    assert len(asked) > 15


def test_every_norm_that_is_used_stands_in_the_finding_with_its_source(norms, national):
    told = replace(ALONE, wealth=Decimal(500), children=(4, 13), rents=True, rent=Decimal(600))
    for finding in check(told, national, norms, on=TODAY):
        for reason in finding.reasons:
            assert set(map(id, reason.used)) <= set(map(id, finding.norms))
        assert all(found.norm.source for found in finding.norms if found.norm)


@pytest.mark.parametrize(
    ("row", "on", "state"),
    [
        (ROW, date(2025, 12, 31), State.MISSING),
        (ROW, date(2026, 1, 1), State.CURRENT),
        (ROW, date(2026, 12, 31), State.CURRENT),
        (ROW, date(2027, 1, 1), State.OLD),
        (replace(ROW, valid_to=date(2026, 6, 30)), date(2026, 7, 1), State.OLD),
        (replace(ROW, name="bijstandsnorm"), date(2026, 6, 30), State.CURRENT),
        (replace(ROW, name="bijstandsnorm"), date(2026, 7, 1), State.OLD),
        (replace(ROW, certainty=Certainty.UNSURE), date(2026, 3, 1), State.UNSURE),
    ],
)
def test_a_norm_counts_on_its_days_and_never_after(row, on, state):
    found = Norms([row], on).find("x", row.name, "allen")
    assert found.state is state
    assert found.decides is (state is State.CURRENT)


def test_an_own_row_goes_before_the_national_one_from_its_first_day():
    own = replace(ROW, value=Decimal(120), valid_from=date(2026, 7, 1), ours=True, key=2)
    for day, value in ((date(2026, 6, 30), 100), (date(2026, 7, 1), 120)):
        assert Norms([ROW, own], day).find("x", "grens", "allen").norm.value == value
    later = replace(ROW, value=Decimal(130), valid_from=date(2026, 9, 1), key=3)
    assert Norms([own, later], TODAY).find("x", "grens", "allen").norm.value == 120


def test_an_old_norm_says_its_year_and_never_decides(norms, national):
    (bijstand,) = [each for each in national if each.code == "algemene_bijstand"]
    (finding,) = check(ALONE, [bijstand], norms, on=date(2027, 2, 1))
    assert finding.verdict is Verdict.ASK
    assert finding.amount is None
    assert "2026" in finding.reasons[0].text
    assert "Controleer" in finding.reasons[0].text


def test_a_norm_that_is_not_there_is_not_guessed(national):
    for finding in check(replace(ALONE, wealth=Decimal(500)), national, [], on=TODAY):
        assert finding.amount is None
        if finding.verdict is Verdict.LIKELY:
            assert all(not reason.used for reason in finding.reasons), finding


def test_nothing_said_gives_no_hard_answer(norms, national):
    assert {f.verdict for f in check(Situation(), national, norms, on=TODAY)} == {Verdict.ASK}


def test_a_known_income_from_which_it_falls_makes_the_sum_whole(norms, national):
    (kgb,) = [each for each in national if each.code == "kindgebonden_budget"]
    start = replace(
        ROW, scheme="kindgebonden_budget", name="drempelinkomen", group="alleenstaande",
        value=Decimal(20000),
    )  # fmt: skip
    told = replace(ALONE, children=(5,), income=None, income_before_tax=Decimal(30000))
    (finding,) = check(told, [kgb], [*norms, start], on=TODAY)
    # 2580 + 3416 = 5996; 7.6% of 10000 = 760; 5996 - 760 = 5236
    assert (finding.verdict, finding.amount.value) == (Verdict.LIKELY, Decimal("5236.00"))
    assert not finding.amount.at_most
    (gone,) = check(
        replace(told, income_before_tax=Decimal(110000)), [kgb], [*norms, start], on=TODAY
    )
    assert gone.verdict is Verdict.UNLIKELY


def test_an_answer_never_hangs_on_what_else_stands_on_the_list(norms, national):
    dice = random.Random(7)  # noqa: S311 - the same each time
    listed = national + [
            Conditions(
                key=number, code=f"f{number}", name="x",
                scheme=dice.choice(["", "", *Scheme.values]),
                municipalities=dice.choice([(), ("GM1895",), ("GM0014",)]),
                min_age=dice.choice([None, 18, 67]), max_age=dice.choice([None, 70]),
                aow=dice.choice(["", "only", "not"]),
                students=dice.choice(["", "only", "not", "ask"]),
                renters_only=dice.random() < 0.5, child_from=dice.choice([None, 4]),
                child_to=dice.choice([None, 17]), income_sure=dice.choice([None, 90, 110]),
                income_most=dice.choice([None, 120]), wealth_as_bijstand=dice.random() < 0.5,
                own_judgement=dice.random() < 0.3,
                amount=dice.choice([None, Decimal(10), Decimal(20)]),
                unit=dice.choice(["year", "month", "once"]),
            )
        for number in range(60)
    ]  # fmt: skip
    told = replace(ALONE, municipality="GM1895", children=(5,), wealth=Decimal(900), rents=True)
    together = {each.code: each for each in check(told, listed, norms, on=TODAY)}
    for asks in listed:
        (alone,) = check(told, [asks], norms, on=TODAY)
        found = together[asks.code]
        assert (alone.verdict, alone.amount) == (found.verdict, found.amount)
        assert [str(r.sentence) for r in alone.reasons] == [str(r.sentence) for r in found.reasons]


def test_the_total_says_what_is_not_in_it(norms, national):
    findings = check(replace(ALONE, children=(5,)), national, norms, on=TODAY)
    told = total(findings)
    hopeful = {f.code for f in findings if f.verdict is not Verdict.UNLIKELY}
    assert set(told.counted) | set(told.not_counted) == hopeful
    assert not set(told.counted) & set(told.not_counted)
    likely = [f.amount.value for f in findings if f.verdict is Verdict.LIKELY and f.amount]
    assert told.likely == sum(likely, Decimal(0))
    assert told.at_most


def test_what_comes_first_stands_first():
    def asks(code, *before):
        return Conditions(key=0, code=code, name=code, own_judgement=True, before=before)

    listed = [asks("c", "b"), asks("b", "a"), asks("a"), asks("d", "gone")]
    found = [each.code for each in check(ALONE, listed, [], on=TODAY)]
    assert found.index("a") < found.index("b") < found.index("c")


@pytest.mark.parametrize("seed", range(200))
def test_a_circle_is_found_and_never_hangs(seed):
    dice = random.Random(seed)  # noqa: S311 - the same each time
    before = {code: dice.choices("abcdefg", k=dice.randrange(3)) for code in "abcdef"}
    order = in_order(before)
    assert sorted(order) == sorted(before)
    road = circle(before)
    if road:
        for one, following in zip(road, (*road[1:], road[0]), strict=True):
            assert following in before[one]
    else:
        for code, first in before.items():
            for each in set(first) & before.keys():
                assert order.index(each) < order.index(code)


def test_every_test_stands_in_the_table_that_people_read():
    assert [line.test for line in TABLE] == [test.name for test in TESTS]


def test_amounts_keep_their_order_from_right_to_left():
    assert euros(Decimal("1419.46")) == "€\u00a01.419,46"
    with translation.override("ar"):
        assert euros(Decimal(5)).startswith("\u2066€")
