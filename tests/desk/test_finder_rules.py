"""Which help fits best for somebody who looks for themselves: a table, and the reasons in words."""

from dataclasses import replace

import pytest

from ketenloket.chain.desk.rules import Concern, Threat
from ketenloket.chain.desk.rules.finder import (
    WEIGHTS,
    Asked,
    Candidate,
    Why,
    Wording,
    can_help,
    reasons,
    short_list,
    weigh,
)
from ketenloket.chain.desk.rules.public_words import (
    AREAS,
    NEEDS,
    OWN_NAMES,
    URGENT,
    URGENT_OF_AREA,
    concerns_of,
    threats_of,
)
from ketenloket.network.directory.rules import LANGUAGES, LifeArea
from ketenloket.network.directory.rules.offers import STALE

HERE, THERE = "GM1895", "GM0106"
ASKED = Asked(needs=("forms", "letters"), municipality=HERE, digits="9671", language="tr")
FITS = Candidate(
    id=1, needs=["forms", "letters"], municipalities=[HERE], languages=["nl", "tr"],
    home_visits=True, capacity="room",
)  # fmt: skip
WORDS = Wording(
    need=lambda code: f"<{code}>", audience=lambda code: f"[{code}]", municipality="Oldambt"
)


def said(asked, candidate):
    return [reason.text for reason in reasons(asked, weigh(asked, candidate), WORDS)]


def test_the_reasons_of_what_fits():
    assert said(ASKED, FITS) == [
        "helpt bij: <forms>, <letters>",
        "in uw gemeente: Oldambt",
        "komt bij u thuis",
        "gratis",
        "spreekt Turks",
        "er is nu ruimte",
    ]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"languages": ["nl"]}, "spreekt uw taal niet; neem iemand mee die vertaalt"),
        ({"capacity": STALE}, "bel eerst: wij weten niet zeker of dit nog klopt"),
        ({"unchecked": True}, "bel eerst: wij weten niet zeker of dit nog klopt"),
        ({"capacity": "full"}, "nu vol"),
        ({"capacity": "waiting_list"}, "er is een wachtlijst"),
        ({"capacity": "waiting_list", "waiting_weeks": 1}, "wachten: ongeveer 1 week"),
        ({"capacity": "waiting_list", "waiting_weeks": 3}, "wachten: ongeveer 3 weken"),
        ({"open_to_public": False}, "via het loket"),
        ({"audiences": ["young"]}, "alleen voor: [young]"),
        ({"min_age": 18}, "vanaf 18 jaar"),
        ({"max_age": 27}, "tot en met 27 jaar"),
        ({"min_age": 16, "max_age": 27}, "van 16 tot en met 27 jaar"),
    ],
)
def test_what_stands_between_is_said_last_and_never_counts_for_it(change, words):
    other = replace(FITS, **change)
    found = reasons(ASKED, weigh(ASKED, other), WORDS)
    assert [reason.text for reason in found if not reason.good] == [words]
    assert not found[-1].good
    assert weigh(ASKED, other).score <= weigh(ASKED, FITS).score


def test_an_old_card_never_says_that_there_is_room():
    assert "er is nu ruimte" not in said(ASKED, replace(FITS, unchecked=True))


@pytest.mark.parametrize(
    ("change", "helps"),
    [
        ({}, True),
        ({"municipalities": [THERE]}, False),
        ({"needs": ["food"]}, False),
        ({"postcode_areas": ["9671", "9672"]}, True),
        ({"postcode_areas": ["9680"]}, False),
        ({"not_audiences": ["entrepreneurs"]}, True),
        ({"capacity": "full"}, True),
    ],
)
def test_only_what_cannot_help_is_left_out(change, helps):
    assert can_help(ASKED, replace(FITS, **change)) is helps


def test_who_it_is_not_for():
    asked = replace(ASKED, audiences=("entrepreneurs",))
    assert not can_help(asked, replace(FITS, not_audiences=["entrepreneurs"]))
    for_them = replace(FITS, audiences=["entrepreneurs"])
    assert "alleen voor: [entrepreneurs]" in said(asked, for_them)
    assert weigh(asked, for_them).score > weigh(ASKED, for_them).score


def test_without_a_place_part_of_the_municipality_is_said():
    asked = replace(ASKED, municipality="", digits="")
    assert "alleen in een deel van de gemeente" in said(
        asked, replace(FITS, postcode_areas=["9671"])
    )


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({}, {"languages": ["nl"]}),
        ({}, {"needs": ["forms"]}),
        ({}, {"capacity": "full"}),
        ({}, {"capacity": "waiting_list"}),
        ({"capacity": "waiting_list"}, {"capacity": "full"}),
        (
            {"capacity": "waiting_list", "waiting_weeks": 2},
            {"capacity": "waiting_list", "waiting_weeks": 9},
        ),
        ({}, {"audiences": ["young"]}),
        ({}, {"home_visits": False}),
        ({"languages": ["tr"]}, {"languages": ["nl"], "capacity": "room"}),
    ],
)
def test_the_better_comes_first_in_whatever_order_they_are_found(better, worse):
    good, bad = replace(FITS, id=9, **better), replace(FITS, id=2, **worse)
    for found in ([good, bad], [bad, good]):
        assert [one.candidate.id for one in short_list(ASKED, found)] == [9, 2]


def test_the_score_is_the_sum_of_the_table():
    assert weigh(ASKED, FITS).score == 2 * WEIGHTS[Why.NEED] + sum(
        WEIGHTS[mark] for mark in (Why.PLACE, Why.HOME, Why.FREE, Why.LANGUAGE, Why.ROOM)
    )
    assert set(WEIGHTS) == set(Why)


def test_a_long_list_does_not_beat_a_good_fit():
    asked = Asked(needs=tuple(NEEDS))
    three, all_ = replace(FITS, needs=list(NEEDS)[:3]), replace(FITS, needs=list(NEEDS))
    assert weigh(asked, three).score == weigh(asked, all_).score


def test_every_word_has_a_picture_that_exists():
    symbols = (AREAS, NEEDS, {code: picture for code, (picture, _threat) in URGENT.items()})
    with open("ketenloket/static/img/icons.svg") as file:  # noqa: PTH123
        drawn = file.read()
    for table in symbols:
        assert [one for one in table.values() if f'id="{one.icon}"' not in drawn] == []
    assert set(AREAS) == set(LifeArea)
    assert set(OWN_NAMES) <= set(LANGUAGES)


def test_all_threats_of_the_law_can_be_picked_where_they_belong():
    assert {code for codes in URGENT_OF_AREA.values() for code in codes} == set(URGENT)
    assert threats_of(("eviction", "cut_off", "insurance")) == [
        Threat.EVICTION,
        Threat.HEALTH_INSURANCE,
    ]


def test_what_was_picked_in_the_words_of_the_front_door():
    assert concerns_of(("forms", "letters", "digital"), "papers") == [Concern.FORM, Concern.LETTERS]
    assert concerns_of(("grief",), "family") == [Concern.OTHER]
    assert concerns_of((), "housing") == [Concern.FIXED_COSTS]
    assert concerns_of((), "") == []
