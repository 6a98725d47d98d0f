"""When a next step fits, and when help may end."""

from datetime import date, timedelta

import pytest

from ketenloket.chain.desk.rules import DDAS_EXIT_REASON, Outcome
from ketenloket.chain.trajectories.rules import (
    LONGEST_PLAN,
    tried_enough,
    wrong_with_exit,
    wrong_with_next,
)

MONDAY = date(2026, 11, 23)
MISSED = "no_answer"


@pytest.mark.parametrize(
    ("step", "on", "fine"),
    [
        ("Bel", MONDAY, True),
        ("Bel", MONDAY + LONGEST_PLAN, True),
        ("Bel", MONDAY + LONGEST_PLAN + timedelta(days=1), False),
        ("Bel", MONDAY - timedelta(days=1), False),
        ("Bel", None, False),
        ("  ", MONDAY, False),
    ],
)
def test_a_next_step_has_words_and_a_day_in_sight(step, on, fine):
    assert (wrong_with_next(step, on, today=MONDAY) == "") is fine


@pytest.mark.parametrize(
    ("attempts", "enough"),
    [
        ([], False),
        ([("phone", MISSED)] * 3, False),
        ([("phone", MISSED), ("card", MISSED)], False),
        ([("phone", MISSED), ("phone", MISSED), ("card", "message_left")], True),
        # What lies before the last talk does not count.
        ([("phone", MISSED), ("card", MISSED), ("phone", "spoken"), ("phone", MISSED)], False),
    ],
)
def test_three_attempts_in_two_ways_before_no_contact(attempts, enough):
    assert tried_enough(attempts) is enough
    assert (wrong_with_exit(Outcome.NO_CONTACT, "Weg", attempts) == "") is enough


@pytest.mark.parametrize("outcome", [o for o in Outcome if o is not Outcome.NO_CONTACT])
def test_every_other_outcome_needs_only_a_reason(outcome):
    assert wrong_with_exit(outcome, "Omdat", []) == ""
    assert wrong_with_exit(outcome, " ", []) != ""


def test_an_outcome_from_elsewhere_is_none():
    assert wrong_with_exit("magic", "Omdat", []) != ""


def test_every_outcome_has_a_ddas_reason():
    assert set(DDAS_EXIT_REASON) == set(Outcome)
