"""What an intake holds, when it is complete, and what must not be in it."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketenloket.chain.desk.rules import Threat
from ketenloket.chain.intake.rules import (
    SIGNS_THAT_FOLLOW,
    DebtKind,
    DebtSum,
    IntakeContent,
    YesNo,
    holds_bsn,
    is_bsn,
    missing_for_triage,
    names_in,
    signs_that_follow,
    tells_who,
)

BSN = "111222333"  # passes the eleven-test; made up
FULL = IntakeContent(
    story="Het begon met de scheiding.",
    goal="Weer rustig slapen.",
    talked_on=date(2026, 11, 20),
    needs=("letters",),
)


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({}, []),
        ({"story": "  "}, ["het verhaal in eigen woorden"]),
        ({"goal": ""}, ["wat de hulpvrager zelf wil bereiken"]),
        ({"needs": ()}, ["ten minste één vraag"]),
        ({"needs": (), "underlying": "grief"}, []),
        ({"talked_on": None}, ["wanneer u met elkaar sprak"]),
    ],
)
def test_what_is_missing_for_the_triage(changes, missing):
    assert missing_for_triage(replace(FULL, **changes).told()) == missing


def test_everything_can_be_missing():
    assert len(missing_for_triage(IntakeContent().told())) == 4


@pytest.mark.parametrize(
    ("number", "passes"),
    [
        (BSN, True),
        ("123456782", True),
        ("123456789", False),
        ("000000000", False),
        ("12345", False),
    ],
)
def test_the_eleven_test(number, passes):
    assert is_bsn(number) is passes


@pytest.mark.parametrize(
    "text",
    [
        BSN,
        f"mijn bsn is {BSN}.",
        f"BSN:{BSN}",
        "123 456 782",
        "123.456.782",
        "123-456-782",
        "1234.56.782",
        "(123456782)",
        "sofi 123456782, geboren",
        "١٢٣٤٥٦٧٨٢",
    ],
)
def test_a_bsn_is_found(text):
    assert holds_bsn(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "123456789",
        "bel 0612345678",
        "bel 06 12 34 56 78",
        "+31612345678",
        "NL91ABNA0417164300",
        "NL91 ABNA 0417 1643 00",
        "1234567820",
        "schuld van 1.111.222.333 euro",
        "op 20-11-2026",
    ],
)
def test_other_numbers_are_left_alone(text):
    assert not holds_bsn(text)


@given(st.integers(1, 99_999_999))
def test_of_eleven_numbers_at_most_one_passes(start):
    passed = [n for n in range(start * 10, start * 10 + 10) if is_bsn(f"{n:09d}")]
    assert len(passed) <= 1


@given(st.text())
def test_any_text_can_be_asked(text):
    assert holds_bsn(text) in {True, False}
    assert names_in(text, text) is not None


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("Samira durft haar post niet te openen", "Samira Yilmaz", ["samira"]),
        ("mevrouw YILMAZ heeft schulden", "Samira Y\u0131lmaz", ["yilmaz"]),
        ("mevrouw YILMAZ heeft schulden", "Samira Yilmaz", ["yilmaz"]),
        ("de post van Noor", "Noor van der Wit", ["noor"]),
        ("van de wal in de sloot", "Noor van der Wit", []),
        ("René's brieven", "Rene Mulder", ["rene"]),
        ("grote schulden", "Jan Groot", []),
        ("een gezin met kinderen", "", []),
    ],
)
def test_a_name_is_found_as_a_word(text, name, found):
    assert names_in(text, name) == found


@pytest.mark.parametrize("text", ["bel 06-1234 5678", "mail s@y.example", "Samira"])
def test_the_sentence_tells_who(text):
    assert tells_who(text, "Samira Yilmaz", ("+31612345678", "s@y.example"))


def test_the_sentence_may_tell_what():
    assert not tells_who(
        "moeder van 2, huur al 3 maanden niet betaald", "Samira", ("+3161234567", "")
    )


@pytest.mark.parametrize(
    ("changes", "sign"),
    [
        ({"threats": {Threat.WATER: None}}, "crisis"),
        ({"debts_count": 11}, "many_creditors"),
        ({"debts_sum": DebtSum.OVER_50000}, "large_debts"),
        ({"debts_kind": DebtKind.BOTH}, "business_debts"),
        ({"has_administrator": YesNo.YES}, "administrator"),
    ],
)
def test_signs_that_follow(changes, sign):
    content = replace(FULL, **changes)
    assert signs_that_follow(content) == {sign}
    assert content.tidy().boundary_signs == (sign,)
    assert not signs_that_follow(FULL)


def test_a_sign_that_follows_is_not_kept_when_its_reason_is_gone():
    content = replace(FULL, boundary_signs=("confused", *SIGNS_THAT_FOLLOW))
    assert content.tidy().boundary_signs == ("confused",)


def test_the_version_changes_with_the_content_and_with_nothing_else():
    assert FULL.version() == replace(FULL, story=FULL.story + "\r\n").version()
    assert replace(FULL, needs=("a", "b")).version() == replace(FULL, needs=("b", "a")).version()
    other = [
        {"story": "anders"},
        {"needs": ("letters", "debts")},
        {"underlying": "letters"},
        {"threats": {"gas": None}},
        {"threats": {"gas": date(2026, 11, 20)}},
        {"debts_count": 0},
        {"adults": 2},
        {"boundary_signs": ("unsafe",)},
        {"talked_on": None},
    ]
    versions = {replace(FULL, **changes).version() for changes in other}
    assert len(versions | {FULL.version()}) == len(other) + 1
