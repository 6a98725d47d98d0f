"""The step table, dates and refusals, without a database."""

import itertools
from datetime import date, timedelta

import pytest

from ketenloket.chain.desk.rules import NextCode, Stage
from ketenloket.chain.referrals.rules import (
    OPEN_STATES,
    STEPS,
    TURN,
    Side,
    State,
    StepRefusedError,
    Verb,
    answer_by,
    first_contact_by,
    missing_in,
    next_state,
    open_steps,
    remind_on,
    send_by,
    stage_after,
    state_steps,
    wrong_meeting,
    wrong_new_date,
    wrong_told,
)
from ketenloket.chain.sharing.rules import REFERRAL_CATEGORIES, Category
from ketenloket.foundation.tenancy.rules import RefusedError

S, R = Side.SENDER, Side.RECEIVER
# Written out once more, by hand: the truth that the table must tell.
TRUTH = {
    (State.DRAFT, S): {Verb.SEND: State.SENT, Verb.WITHDRAW: State.WITHDRAWN},
    (State.SENT, S): {Verb.WITHDRAW: State.WITHDRAWN},
    (State.SENT, R): {Verb.ACCEPT: State.ACCEPTED, Verb.DECLINE: State.DECLINED},
    (State.ACCEPTED, S): {Verb.WITHDRAW: State.WITHDRAWN},
    (State.ACCEPTED, R): {
        Verb.ARRIVE: State.ARRIVED,
        Verb.MISS: State.ACCEPTED,
        Verb.DECLINE: State.DECLINED,
    },
    (State.SENT, Side.CLOCK): {Verb.EXPIRE: State.EXPIRED},
    (State.DECLINED, S): {Verb.HANDLE: State.HANDLED},
}
MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(("verb", "state", "side"), list(itertools.product(Verb, State, Side)))
def test_truth_table(verb, state, side):
    allowed = TRUTH.get((state, side), {})
    assert (verb in open_steps(state, side)) == (verb in allowed)
    if verb in allowed:
        assert next_state(verb, state, side) is allowed[verb]
        return
    with pytest.raises(StepRefusedError) as refused:
        next_state(verb, state, side)
    assert str(refused.value)[0].isupper()


def test_a_refused_step_is_shown_and_not_a_crash():
    assert issubclass(StepRefusedError, RefusedError)


def test_somebody_has_a_step_in_every_open_state_and_nobody_after():
    for state, turn in TURN.items():
        movers = [side for side in Side if open_steps(state, side)]
        assert bool(movers) == (state in OPEN_STATES)
        assert turn is None or turn in movers


def test_every_verb_is_in_the_table_and_every_pair_is_known():
    assert set(STEPS) == set(Verb)
    assert len(state_steps()) == sum(len(before) for before, _, _ in STEPS.values())


def test_dates_count_working_days():
    assert send_by(MONDAY, threatened=False) == MONDAY + timedelta(days=2)
    assert answer_by(MONDAY, agreed_days=3, threatened=False) == MONDAY + timedelta(days=3)
    assert answer_by(MONDAY, agreed_days=3, threatened=True) == MONDAY + timedelta(days=1)
    assert first_contact_by(MONDAY, agreed_days=5, threatened=False) == MONDAY + timedelta(7)
    assert first_contact_by(MONDAY, agreed_days=5, threatened=True) == MONDAY + timedelta(days=1)


@pytest.mark.parametrize(
    ("sent", "last", "day"),
    [
        (0, 3, 2),  # sent on Monday, an answer by Thursday: Wednesday
        (0, 1, None),  # the whole term is a day: it would be the day of sending
        (0, 2, 1),
        (3, 7, 4),  # by Monday: the Friday before
    ],
    ids=str,
)
def test_the_receiver_is_reminded_a_working_day_before(sent, last, day):
    expected = None if day is None else MONDAY + timedelta(days=day)
    assert remind_on(MONDAY + timedelta(days=last), MONDAY + timedelta(days=sent)) == expected


def test_a_consent_that_leaves_something_out_is_not_enough():
    assert missing_in(REFERRAL_CATEGORIES) == []
    assert missing_in([Category.REQUEST, Category.IDENTITY]) == [
        str(Category.INTAKE.label),
        str(Category.NOTES.label),
    ]


@pytest.mark.parametrize(
    ("told_on", "how", "fine"),
    [
        (MONDAY, "phone", True),
        (None, "phone", False),
        (MONDAY, "", False),
        (MONDAY, "pigeon", False),
        (MONDAY + timedelta(days=1), "phone", False),
    ],
)
def test_told_first(told_on, how, fine):
    assert (wrong_told(told_on, how, today=MONDAY) == "") is fine


@pytest.mark.parametrize(
    ("days", "fine"), [(0, True), (4, True), (14, True), (15, False), (-1, False), (None, False)]
)
def test_a_missed_meeting_gets_a_date_that_is_near(days, fine):
    day = None if days is None else MONDAY + timedelta(days=days)
    assert (wrong_new_date(day, today=MONDAY) == "") is fine


@pytest.mark.parametrize(
    ("form", "days", "fine"),
    [
        ("joint_visit", 0, True),
        ("joint_visit", -2, True),
        ("joint_visit", -3, False),
        ("joint_visit", 1, False),
        ("email", 0, False),
        ("joint_visit", None, False),
    ],
)
def test_a_first_contact_lies_between_telling_and_today(form, days, fine):
    day = None if days is None else MONDAY + timedelta(days=days)
    told = MONDAY - timedelta(days=2)
    assert (wrong_meeting(form, day, told_on=told, today=MONDAY) == "") is fine


def test_what_comes_back_goes_to_the_table_or_to_the_person():
    assert stage_after(NextCode.TO_TRIAGE) is Stage.TRIAGE
    assert stage_after(NextCode.CALL) is Stage.INTAKE
