"""Forms, stands, euros and terms: pure."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from ketenloket.chain.applications.rules import (
    FORMS,
    Granted,
    Result,
    Stand,
    checklist_of,
    lines_of,
    object_by,
    stand_of,
    total_granted,
    wrong_with_applicant,
    wrong_with_days,
    wrong_with_result,
)

TODAY = date(2026, 11, 23)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def test_every_form_has_a_name_and_a_checklist():
    assert len(FORMS) >= 12
    for code, kind in FORMS.items():
        assert str(kind.name)
        assert len(checklist_of(code)) == len(set(checklist_of(code))) >= 2


def test_what_a_provision_names_goes_before_our_own_list():
    named = lines_of("- loonstrook\n• huurcontract; polis\n\n")
    assert named == ["loonstrook", "huurcontract", "polis"]
    assert checklist_of("zorgtoeslag", named) == named
    assert checklist_of("onbekend") == checklist_of("ook onbekend")


@pytest.mark.parametrize(
    ("applied", "due", "result", "stand"),
    [
        (None, None, "", Stand.PREPARE),
        (TODAY, None, "", Stand.WAIT),
        (YESTERDAY, TODAY, "", Stand.WAIT),
        (YESTERDAY, YESTERDAY, "", Stand.LATE),
        (None, None, "withdrawn", Stand.DONE),
        (YESTERDAY, YESTERDAY, "granted", Stand.DONE),
    ],
)
def test_where_it_stands(applied, due, result, stand):
    assert stand_of(applied, due, result, TODAY) == stand


def test_one_can_object_for_six_weeks():
    assert object_by(date(2026, 11, 23)) == date(2027, 1, 4)


def test_euros_that_come_once_and_each_month_stay_apart():
    rows = [("once", "250.00"), ("month", "129.00"), ("month", "0.50"), ("year", "100.10")]
    total = total_granted(Granted(Decimal(euros), per) for per, euros in rows)
    assert (total.once, total.month, total.yearly) == (
        Decimal("250.00"), Decimal("129.50"), Decimal("100.10"),
    )  # fmt: skip
    assert total.year == Decimal("250.00") + 12 * Decimal("129.50") + Decimal("100.10")
    assert total_granted([]).year == 0


@pytest.mark.parametrize(
    ("applied", "due", "fits"),
    [
        (None, None, True),
        (TODAY, TOMORROW, True),
        (TODAY, TODAY, True),
        (TOMORROW, None, False),
        (None, TOMORROW, False),
        (TODAY, YESTERDAY, False),
        (TODAY, TODAY + timedelta(days=367), False),
    ],
)
def test_days_that_fit(applied, due, fits):
    assert (wrong_with_days(applied, due, TODAY) == "") == fits


@pytest.mark.parametrize(
    ("result", "on", "euros", "per", "fits"),
    [
        ("", None, None, "", True),
        ("granted", TODAY, Decimal(5), "month", True),
        ("granted", TODAY, None, "", True),
        ("refused", YESTERDAY, None, "", True),
        ("granted", None, None, "", False),
        ("granted", TOMORROW, None, "", False),
        ("granted", TODAY, Decimal(5), "", False),
        ("granted", TODAY, Decimal(5), "week", False),
        ("granted", TODAY, Decimal(-1), "once", False),
        ("refused", TODAY, Decimal(5), "once", False),
        ("", None, Decimal(5), "once", False),
        ("ja", TODAY, None, "", False),
    ],
)
def test_results_that_fit(result, on, euros, per, fits):
    assert (wrong_with_result(result, on, euros, per, TODAY) == "") == fits


def test_only_a_professional_asks_for_what_only_they_can():
    assert wrong_with_applicant("helper", only_professional=True)
    assert not wrong_with_applicant("professional", only_professional=True)
    assert wrong_with_applicant("buurman", only_professional=False)
    assert set(Result.values) == {"", "granted", "refused", "withdrawn", "no_answer"}
