"""Who fits whom, and what is missing: the tables, without a database."""

from datetime import UTC, date, datetime, timedelta

import pytest

from ketenloket.chain.trajectories.rules import alarm_from, is_alarm
from ketenloket.network.volunteers.rules import (
    SKILL_NEEDS,
    Helper,
    Lack,
    Proof,
    Skill,
    Wanted,
    advise,
    ask_again_on,
    is_departure,
    lacks,
    needs_why,
    room_left,
)
from ketenloket.network.volunteers.rules.weights import (
    BAR_IN_WORDS,
    FACTOR_IN_WORDS,
    WEIGHTS,
    Bar,
    Factor,
)

TODAY = date(2026, 11, 23)
ABLE = {"has_profile": True, "wished": 3}


def of(**known):
    """One helper, weighed alone."""
    wanted = known.pop("wanted", Wanted())
    return advise([Helper(key=1, **(ABLE | known))], wanted, TODAY)[0]


@pytest.mark.parametrize(
    ("helper", "wanted", "bars"),
    [
        ({}, {}, []),
        ({"paused_until": TODAY + timedelta(days=1)}, {}, [Bar.PAUSED]),
        ({"paused_until": TODAY}, {}, []),
        ({}, {"at_home": True}, [Bar.NO_VISITS]),
        ({"visits": True}, {"at_home": True}, []),
        ({"has_profile": False, "wished": None}, {"at_home": True}, []),
        ({}, {"asks_vog": True}, [Bar.NO_VOG]),
        ({"vog": True}, {"asks_vog": True}, []),
        ({"volunteer": False}, {"asks_vog": True}, []),
        ({"load": 2}, {}, []),
        ({"load": 3}, {}, [Bar.FULL]),
        ({"load": 9, "wished": None}, {}, []),
        ({"wished": 0}, {}, [Bar.FULL]),
    ],
)
def test_what_keeps_a_helper_out(helper, wanted, bars):
    row = of(**helper, wanted=Wanted(**wanted))
    assert row.bars == bars
    assert row.is_open == (not bars)
    assert row.is_out == bool(set(bars) - {Bar.FULL})
    assert row.place == (0 if bars else 1)
    assert len(row.bar_words) == len(bars)


BASE = WEIGHTS[Factor.ROOM]  # everybody here has room


@pytest.mark.parametrize(
    ("helper", "wanted", "sum_of"),
    [
        ({}, {}, []),
        ({"before": True}, {}, [Factor.KNOWN]),
        ({"languages": {"tr"}}, {"languages": {"tr"}}, [Factor.LANGUAGE]),
        ({"languages": {"nl"}}, {"languages": {"tr"}}, [Factor.NO_LANGUAGE]),
        ({"languages": {"tr"}}, {"languages": {"nl", "tr"}}, []),
        ({"languages": {"nl"}}, {}, []),
        ({}, {"languages": {"tr"}}, []),
        ({"skills": {"forms"}}, {"needs": {"forms"}}, [Factor.SKILL]),
        ({"skills": {"forms"}}, {"needs": {"grief"}}, []),
        ({"skills": {"youth"}}, {"age": 26}, [Factor.SKILL]),
        ({"skills": {"youth"}}, {"age": 27}, []),
        ({"skills": {"courses"}}, {"course": True}, [Factor.SKILL]),
        (
            {"skills": {"forms", "letters", "debts", "budget"}},
            {"needs": {"forms", "letters", "debts", "budget"}},
            [Factor.SKILL] * 3,
        ),
        ({"municipalities": {"GM1895"}}, {"municipality": "GM1895"}, [Factor.AREA]),
        ({"municipalities": {"GM0014"}}, {"municipality": "GM1895"}, [Factor.OTHER_AREA]),
        (
            {"postcode_areas": {"9671"}},
            {"postcode": "9671 AA", "municipality": "GM1895"},
            [Factor.AREA],
        ),
        ({"municipalities": {"GM0014"}}, {}, []),
        ({}, {"municipality": "GM1895"}, []),
        ({"parts": {"weekday_evening"}}, {"when": {"evening"}}, [Factor.THERE]),
        ({"parts": {"weekend_evening"}}, {"when": {"morning"}}, [Factor.NOT_THERE]),
        ({"parts": {"weekday_evening"}}, {"when": {"any"}}, []),
        ({"load": 2}, {}, [Factor.CARRIES] * 2),
    ],
)
def test_what_counts(helper, wanted, sum_of):
    helper = {k: frozenset(v) if isinstance(v, set) else v for k, v in helper.items()}
    wanted = {k: frozenset(v) if isinstance(v, set) else v for k, v in wanted.items()}
    row = of(**helper, wanted=Wanted(**wanted))
    assert row.score == BASE + sum(WEIGHTS[factor] for factor in sum_of)
    assert sorted(r.weight for r in row.reasons) == sorted(
        r.weight for r in [*row.speaks_for, *row.speaks_against]
    )


def test_best_first_then_full_then_out_and_equals_share_a_place():
    wanted = Wanted(needs=frozenset({"forms"}), asks_vog=True)
    able = {**ABLE, "vog": True}
    best = Helper(key=1, skills=frozenset({"forms"}), **able)
    equal_a, equal_b = Helper(key=2, **able), Helper(key=3, **able)
    full = Helper(key=4, skills=frozenset({"forms"}), load=3, **able)
    out = Helper(key=5, skills=frozenset({"forms"}), **ABLE)
    found = advise([out, full, equal_a, best, equal_b], wanted, TODAY)
    assert [row.helper.key for row in found] == [1, 2, 3, 4, 5]
    assert [row.place for row in found] == [1, 2, 2, 0, 0]
    assert [needs_why(row, found) for row in found] == [False, True, True, True, True]
    equals = advise([equal_a, equal_b], wanted, TODAY)
    assert not any(is_departure(row, equals) for row in equals)
    alone = advise([full], wanted, TODAY)
    assert needs_why(alone[0], alone)
    assert not is_departure(alone[0], alone)


def test_no_sum_of_reasons_lifts_a_missing_vog():
    strong = {"before": True, "languages": frozenset({"tr"}), "skills": frozenset(Skill)}
    wanted = Wanted(languages=frozenset({"tr"}), needs=frozenset({"forms"}), asks_vog=True)
    found = advise(
        [Helper(key=1, **ABLE, **strong), Helper(key=2, vog=True, load=2, **ABLE)], wanted, TODAY
    )
    assert found[0].helper.key == 2
    assert found[1].is_out


def test_every_word_of_the_tables_is_said():
    assert set(WEIGHTS) == set(FACTOR_IN_WORDS) == set(Factor)
    assert set(BAR_IN_WORDS) == set(Bar)
    assert set(SKILL_NEEDS) == set(Skill)


@pytest.mark.django_db
def test_skills_are_about_needs_that_exist():
    from ketenloket.network.directory.models import Need  # noqa: PLC0415 - needs the database

    known = set(Need.objects.values_list("code", flat=True))
    assert set().union(*SKILL_NEEDS.values()) <= known


@pytest.mark.parametrize(
    ("seen", "months", "again"),
    [
        (date(2026, 1, 15), 36, date(2029, 1, 15)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
        (date(2026, 10, 31), 1, date(2026, 11, 30)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
    ],
)
def test_when_a_vog_is_asked_again(seen, months, again):
    assert ask_again_on(seen, months) == again


@pytest.mark.parametrize(
    ("proofs", "wanted", "expected"),
    [
        ({}, [], []),
        ({}, ["vog"], [Lack(Proof.VOG)]),
        ({"vog": TODAY}, ["vog"], []),
        ({"vog": date(2025, 11, 24)}, ["vog"], []),
        ({"vog": date(2025, 11, 23)}, ["vog"], [Lack(Proof.VOG, TODAY)]),
        ({"basics": date(2001, 1, 1)}, ["basics"], []),  # a training has no term
        ({}, ["basics", "vog"], [Lack(Proof.VOG), Lack(Proof.BASICS)]),
    ],
)
def test_what_is_missing(proofs, wanted, expected):
    assert lacks(proofs, wanted, vog_months=12, today=TODAY) == expected


@pytest.mark.parametrize(("load", "wished", "room"), [(0, None, None), (1, 3, 2), (4, 3, -1)])
def test_room(load, wished, room):
    assert room_left(load, wished) == room


START = datetime(2026, 11, 23, 14, tzinfo=UTC)
DUE = alarm_from(START, 45, 60)


def test_the_alarm_comes_after_the_planned_end_and_the_term():
    assert datetime(2026, 11, 23, 15, 45, tzinfo=UTC) == DUE


@pytest.mark.parametrize("late", [False, True])
@pytest.mark.parametrize("result", ["planned", "held", "no_show", "cancelled"])
@pytest.mark.parametrize("has_arrived", [False, True])
@pytest.mark.parametrize("has_left", [False, True])
def test_when_it_is_an_alarm(late, result, has_arrived, has_left):
    now = DUE if late else DUE - timedelta(seconds=1)
    expected = late and not has_left and (has_arrived or result == "planned")
    said = {"result": result, "has_arrived": has_arrived, "has_left": has_left}
    assert is_alarm(now, DUE, **said) == expected
