"""What follows when a limit is crossed: the table, and the terms."""

import csv
from datetime import date
from pathlib import Path

import pytest

from ketenloket.chain.escalation.rules import Outcome, follows, pick_up_by, wrong_decision

TABLE = list(csv.DictReader((Path(__file__).parent / "follows.csv").read_text().splitlines()))
FRIDAY = date(2026, 11, 20)


@pytest.mark.parametrize("row", TABLE, ids=lambda row: "-".join(row.values()))
def test_what_follows(row):
    then = follows(
        row["source"],
        stopping=row["stopping"] == "yes",
        looking=row["looking"] == "yes",
        volunteers=row["volunteers"] == "yes",
    )
    assert then.stops == (row["stops"] == "yes")
    assert then.pick_up == (row["pick_up"] == "yes")
    assert then.look == (row["look"] == "yes")


@pytest.mark.parametrize(
    ("days", "threatened", "last"),
    [
        (1, False, date(2026, 11, 23)),
        (3, False, date(2026, 11, 25)),
        (3, True, date(2026, 11, 23)),
        (1, True, date(2026, 11, 23)),
    ],
)
def test_the_term_counts_working_days_and_is_short_in_a_threat(days, threatened, last):
    assert pick_up_by(FRIDAY, days, threatened=threatened) == last


@pytest.mark.parametrize(
    ("outcome", "why", "part", "right"),
    [
        (Outcome.STAYS, "te onveilig", "", True),
        (Outcome.PART, "dat kan", "post ordenen", True),
        (Outcome.PART, "dat kan", " ", False),
        (Outcome.STAYS, " ", "", False),
        ("later", "omdat", "", False),
    ],
)
def test_a_decision_has_reasons(outcome, why, part, right):
    assert bool(wrong_decision(outcome, why, part)) != right
