"""The rules of the table, without a database."""

from datetime import date, timedelta

import pytest

from ketenloket.chain.desk.rules import NextCode, Stage
from ketenloket.chain.triage.rules import (
    Decision,
    DecisionKind,
    Place,
    follows,
    names_somebody,
    progress,
    short_words,
    step_in_words,
    wrong_with,
    wrong_with_day,
)
from ketenloket.network.organisations.rules import OrganisationKind

MONDAY = date(2026, 11, 23)
KINGS_DAY = date(2027, 4, 27)
COMPLETE = {
    "kind": DecisionKind.REFER,
    "why": "Past.",
    "disagreed": "",
    "holder_id": 1,
    "next_step": "Bel",
    "next_on": MONDAY,
    "organisation_id": 2,
    "service_id": 3,
}


def wrong(**changes):
    return set(wrong_with(Decision(**{**COMPLETE, **changes}), brought_by=1, today=MONDAY))


def test_a_complete_decision_has_nothing_wrong():
    assert wrong() == set()


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"kind": "beschikking"}, {"kind"}),
        ({"why": " "}, {"why"}),
        ({"disagreed": None}, {"disagreed"}),
        ({"disagreed": "Humanitas wil eerst bellen"}, set()),
        ({"holder_id": None}, {"holder"}),
        ({"next_step": ""}, {"next_step"}),
        ({"next_on": None}, {"next_on"}),
        ({"organisation_id": 1}, {"service"}),
        ({"organisation_id": None}, {"service"}),
        ({"service_id": None}, {"service"}),
        ({"kind": DecisionKind.KEEP, "organisation_id": None, "service_id": None}, set()),
        ({"kind": DecisionKind.NO_FIT, "organisation_id": None, "service_id": None}, set()),
        ({"kind": "", "why": "", "next_step": ""}, {"kind", "why", "next_step"}),
    ],
    ids=str,
)
def test_what_is_missing(changes, fields):
    assert wrong(**changes) == fields


@pytest.mark.parametrize(
    ("day", "fine"),
    [
        (MONDAY, True),
        (MONDAY + timedelta(days=1), True),
        (MONDAY - timedelta(days=3), False),
        (MONDAY + timedelta(days=5), False),
        (MONDAY + timedelta(days=6), False),
        (KINGS_DAY, False),
        (None, False),
    ],
    ids=str,
)
def test_the_first_step_has_a_working_day_that_is_not_past(day, fine):
    assert (wrong_with_day(day, today=MONDAY) == "") is fine


DUTIES = {
    DecisionKind.REFER: (Stage.REFERRAL, NextCode.REFER, NextCode.REFER),
    DecisionKind.KEEP: (Stage.HELP, NextCode.ASSIGN, NextCode.OTHER),
    DecisionKind.ASK_MORE: (Stage.INTAKE, NextCode.INTAKE, NextCode.INTAKE),
    DecisionKind.NO_FIT: (Stage.TRIAGE, NextCode.OTHER, NextCode.OTHER),
}


@pytest.mark.parametrize("kind", DecisionKind)
def test_every_decision_leads_somewhere(kind):
    stage, volunteers, others = DUTIES[kind]
    assert follows(kind, OrganisationKind.VOLUNTEER_ORGANISATION) == (stage, volunteers)
    assert follows(kind, OrganisationKind.MUNICIPALITY) == (stage, others)


def test_no_decision_grants_or_refuses_debt_help():
    assert {kind.value for kind in DecisionKind} == {"refer", "keep", "no_fit", "ask_more"}


def test_after_no_fit_the_step_says_to_keep_looking():
    assert (
        step_in_words(DecisionKind.NO_FIT, " bel het wijkteam ") == "Zoek verder: bel het wijkteam"
    )
    assert len(step_in_words(DecisionKind.NO_FIT, "x" * 200)) == 200


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("Samira komt zelf.", "Samira Yilmaz", True),
        ("Bel mevrouw Yilmaz.", "Samira Yilmaz", True),
        ("samira komt zelf, zei YILMAZ.", "Samira Yilmaz", True),
        ("mevrouw yilmaz", "Samira Yilmaz", True),
        ("zoë belt", "Zoë O'Neill", True),
        ("De was is wit.", "Noor de Wit", False),
        ("Mevrouw Wit belt.", "Noor de Wit", True),
        ("noor de wit belt", "Noor de Wit", True),
        ("Van alles wat.", "Piet van Dam", False),
        ("Geen naam hier.", "Samira Yilmaz", False),
        ("", "Samira Yilmaz", False),
        ("Zij wil Li spreken", "Li Bo", False),
        ("Het samirahuis.", "Samira Yilmaz", False),
        ("O'Neill, Zoë", "Zoë O'Neill", True),
        ("tekst", "", False),
    ],
)
def test_a_name_in_a_text_for_the_table(text, name, found):
    assert names_somebody(text, name) is found


def test_the_agenda_starts_with_what_is_threatened():
    soon, later = MONDAY, MONDAY + timedelta(days=2)
    places = [
        Place(False, None, 1, "A"),
        Place(True, later, 4, "B"),
        Place(False, None, 0, "C"),
        Place(True, soon, 5, "D"),
        Place(True, None, 2, "E"),
    ]
    assert [place.number for place in sorted(places, key=lambda p: p.key)] == list("DBECA")


def test_progress():
    assert progress([]).percent == 0
    assert not progress([]).done
    some = progress([True, False, True, False])
    assert (some.decided, some.items, some.open, some.percent, some.done) == (2, 4, 2, 50, False)
    assert progress([True]).done


def test_a_long_list_of_words_ends_in_more_and_never_in_a_number():
    assert short_words(["a", "b"]) == "a, b"
    assert short_words(["a", "b", "c", "d"]) == "a, b, c en meer"
