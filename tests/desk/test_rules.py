"""Working days, deadlines, clocks and the plan of attempts."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ketenloket.chain.desk.rules import (
    PLAN_OF_ATTEMPTS,
    AttemptResult,
    Channel,
    Clock,
    Reach,
    Tried,
    code_from_digest,
    deadline,
    is_working_day,
    left_of_plan,
    next_attempt,
    normal_code,
    start_clock,
    working_days_after,
    working_days_before,
    working_days_between,
)
from ketenloket.chain.help_seekers.rules import ContactWay, PartOfDay

MISSED = AttemptResult.NO_ANSWER
ALL_WAYS = Reach(phone=True, email=True, address=True)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 4, 2), True),  # Thursday before Easter
        (date(2026, 4, 3), False),  # Good Friday
        (date(2026, 4, 6), False),  # Easter Monday
        (date(2026, 4, 27), False),  # King's Day
        (date(2025, 4, 26), False),  # King's Day a day early: the 27th is a Sunday
        (date(2026, 5, 14), False),  # Ascension Day
        (date(2026, 5, 25), False),  # Whit Monday
        (date(2025, 5, 5), False),  # Liberation Day, every five years
        (date(2026, 5, 5), True),
        (date(2028, 2, 29), True),
        (date(2026, 12, 25), False),
        (date(2027, 1, 1), False),
        (date(2026, 11, 21), False),  # Saturday
    ],
    ids=str,
)
def test_dutch_working_days(day, works):
    assert is_working_day(day) == works


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        (date(2026, 11, 20), 0, date(2026, 11, 20)),
        (date(2026, 11, 21), 0, date(2026, 11, 23)),  # Saturday: Monday
        (date(2026, 11, 20), 3, date(2026, 11, 25)),
        (date(2026, 11, 21), 3, date(2026, 11, 25)),  # Saturday: Monday is the first
        (date(2026, 11, 22), 1, date(2026, 11, 23)),
        (date(2026, 4, 2), 3, date(2026, 4, 9)),  # over Easter
        (date(2026, 4, 24), 1, date(2026, 4, 28)),  # over King's Day
        (date(2028, 2, 28), 2, date(2028, 3, 1)),  # over 29 February
        (date(2026, 12, 24), 3, date(2026, 12, 30)),
        (date(2026, 12, 31), 1, date(2027, 1, 4)),  # over New Year and a weekend
    ],
    ids=str,
)
def test_working_days_after(start, count, end):
    assert working_days_after(start, count) == end


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        (date(2026, 11, 20), 0, date(2026, 11, 20)),
        (date(2026, 11, 22), 0, date(2026, 11, 20)),  # Sunday: Friday
        (date(2026, 11, 22), 1, date(2026, 11, 20)),  # Sunday: Friday is the first
        (date(2026, 11, 23), 1, date(2026, 11, 20)),
        (date(2026, 4, 9), 3, date(2026, 4, 2)),  # over Easter
        (date(2028, 3, 1), 2, date(2028, 2, 28)),  # over 29 February
    ],
    ids=str,
)
def test_working_days_before(start, count, end):
    assert working_days_before(start, count) == end


@pytest.mark.parametrize("start", [date(2026, 12, 1), date(2026, 12, 5), date(2026, 12, 25)])
def test_between_is_after_turned_round(start):
    for count in range(1, 40):
        end = working_days_after(start, count)
        assert working_days_between(start, end) == count
        assert working_days_between(end, start) == -count


@pytest.mark.parametrize(
    ("due", "today", "text", "tone"),
    [
        (date(2026, 11, 20), date(2026, 11, 20), "vandaag", "warn"),
        (date(2026, 11, 23), date(2026, 11, 20), "nog 1 werkdag", "warn"),
        (date(2026, 11, 25), date(2026, 11, 20), "nog 3 werkdagen", "neutral"),
        (date(2026, 11, 21), date(2026, 11, 20), "vandaag nog", "warn"),  # a Saturday
        (date(2026, 11, 19), date(2026, 11, 20), "1 werkdag te laat", "bad"),
        (date(2026, 11, 17), date(2026, 11, 20), "3 werkdagen te laat", "bad"),
        (date(2026, 11, 20), date(2026, 11, 21), "te laat", "bad"),  # Friday, seen on Saturday
        (date(2026, 12, 24), date(2026, 12, 28), "1 werkdag te laat", "bad"),  # over Christmas
    ],
    ids=str,
)
def test_deadline_in_words(due, today, text, tone):
    clock = deadline(due, today)
    assert (clock.text, clock.tone, clock.date) == (text, tone, due)


@pytest.mark.parametrize(
    ("threatened", "for_municipality", "clock", "due"),
    [
        (True, True, Clock.WGS_CRISIS, date(2026, 11, 25)),
        (True, False, Clock.AGREED_CRISIS, date(2026, 11, 25)),
        (False, True, Clock.WGS_FIRST_TALK, date(2026, 12, 18)),
        (False, False, Clock.AGREED_FIRST_TALK, date(2026, 12, 4)),
    ],
)
def test_which_clock_runs(threatened, for_municipality, clock, due):
    started = start_clock(
        date(2026, 11, 20),
        threatened=threatened,
        for_municipality=for_municipality,
        agreed_days=10,
    )
    assert (started.clock, started.due_on) == (clock, due)


DAY = date(2026, 11, 23)


def tries(*channels, result=MISSED, part=PartOfDay.MORNING):
    return [Tried(channel, part, result, DAY) for channel in channels]


def test_the_plan_varies_the_moment_then_the_way_and_ends_in_asking_others():
    tried, ways, days = [], [], []
    for _ in range(10):
        then = next_attempt(tried, ALL_WAYS, crisis=False)
        ways.append(then.channel)
        days.append(then.working_days)
        tried += tries(then.channel)
    phone, text = Channel.PHONE, Channel.TEXT_MESSAGE
    plan = [phone, phone, text, Channel.EMAIL, Channel.CARD, Channel.HOME_VISIT, phone]
    assert ways == [*plan, *[Channel.OTHERS] * 3]
    assert days == [0, 1, 2, 3, 4, 5, 5, 5, 5, 5]


def test_in_a_crisis_each_attempt_follows_within_one_working_day():
    for count in range(1, 12):
        tried = tries(*[Channel.PHONE] * count)
        assert next_attempt(tried, ALL_WAYS, crisis=True).working_days == 1


@pytest.mark.parametrize(
    ("reach", "first", "second"),
    [
        (Reach(phone=True), Channel.PHONE, Channel.PHONE),
        (Reach(email=True), Channel.EMAIL, Channel.OTHERS),
        (Reach(address=True), Channel.CARD, Channel.HOME_VISIT),
        (Reach(), Channel.OTHERS, Channel.OTHERS),
        (Reach(phone=True, email=True, way=ContactWay.EMAIL), Channel.EMAIL, Channel.PHONE),
        (Reach(phone=True, way=ContactWay.TEXT_MESSAGE), Channel.TEXT_MESSAGE, Channel.PHONE),
    ],
    ids=str,
)
def test_only_ways_that_are_known_beginning_with_the_chosen_one(reach, first, second):
    assert next_attempt([], reach, crisis=False).channel == first
    then = next_attempt(tries(first), reach, crisis=False)
    assert then.channel == second


def test_another_part_of_the_day_first_one_that_suits():
    reach = Reach(phone=True, when=(PartOfDay.EVENING,))
    assert "avond" in next_attempt([], reach, crisis=False).words
    then = next_attempt(tries(Channel.PHONE, part=PartOfDay.EVENING), reach, crisis=False)
    assert "ochtend" in then.words


def test_a_wrong_number_is_said_and_not_tried_again():
    wrong = tries(Channel.PHONE, result=AttemptResult.WRONG_NUMBER)
    then = next_attempt(wrong, Reach(phone=True, email=True), crisis=False)
    assert then.channel == Channel.EMAIL
    assert then.words.startswith("Het nummer klopt niet.")
    assert next_attempt(wrong, Reach(phone=True), crisis=False).channel == Channel.OTHERS


def test_a_corrected_number_counts_again():
    wrong = tries(Channel.PHONE, result=AttemptResult.WRONG_NUMBER)
    again = [*wrong, *tries(Channel.PHONE)]
    assert next_attempt(again, Reach(phone=True), crisis=False).channel == Channel.TEXT_MESSAGE


def test_after_a_talk_the_plan_starts_anew():
    spoken = tries(Channel.PHONE, result=AttemptResult.SPOKEN)
    tried = [*tries(Channel.PHONE, Channel.PHONE), *spoken]
    assert next_attempt(tried, ALL_WAYS, crisis=False) == next_attempt([], ALL_WAYS, crisis=False)


def test_every_line_of_the_plan_fits_in_a_next_step():
    for line in PLAN_OF_ATTEMPTS:
        assert 0 < len(line.words.format(when="in de middag")) < 150
    assert PLAN_OF_ATTEMPTS[-1].channel == Channel.OTHERS


PHONE, OTHERS, CARD = Channel.PHONE, Channel.OTHERS, Channel.CARD
WRONG = AttemptResult.WRONG_NUMBER


@pytest.mark.parametrize(
    ("reach", "tried", "left"),
    [  # what, on which part of the day, after how many days; what is left begins with
        ("phone", [], "Bel in de ochtend"),
        ("phone", [(PHONE, "evening", 0, WRONG)], "Vraag wie deze persoon kent"),
        ("phone", [(PHONE, "evening", 0, WRONG), (OTHERS, "evening", 0)], "op een andere dag"),
        (
            "phone",
            [(PHONE, "evening", 0, WRONG), (OTHERS, "evening", 1), (OTHERS, "evening", 2)],
            "Probeer het in de ochtend",
        ),
        (
            "phone",
            [(PHONE, "evening", 0, WRONG), (OTHERS, "evening", 1), (OTHERS, "morning", 2)],
            "",
        ),
        (
            "phone address",
            [(PHONE, "evening", 0, WRONG), (OTHERS, "morning", 1), (OTHERS, "morning", 2)],
            "Stuur een brief",
        ),
        (
            "address",
            [(Channel.LETTER, "morning", 0), (OTHERS, "evening", 1), (OTHERS, "evening", 2)],
            "Ga langs",
        ),
        (
            "address",
            [(CARD, "morning", 0), (Channel.HOME_VISIT, "evening", 1), (OTHERS, "evening", 2)],
            "",
        ),
        (
            "address",
            [(CARD, "morning", 0), (Channel.HOME_VISIT, "evening", 1)],
            "Vraag wie deze persoon kent",
        ),
        (
            "address",
            [
                (CARD, "morning", 0),
                (Channel.HOME_VISIT, "evening", 1),
                (OTHERS, "evening", 2),
                (PHONE, "morning", 3, AttemptResult.SPOKEN),
            ],
            "Stuur een brief",
        ),
        ("", [(OTHERS, "morning", 0), (OTHERS, "evening", 0)], "op een andere dag"),
    ],
    ids=str,
)
def test_what_is_left_before_no_contact(reach, tried, left):
    known = Reach(**dict.fromkeys(reach.split(), True))
    rows = [
        Tried(channel, part, (*rest, MISSED)[0], DAY + timedelta(days=days))
        for channel, part, days, *rest in tried
    ]
    found = left_of_plan(rows, known)
    assert left in found[0] if left else not found


def test_all_in_one_evening_is_not_enough():
    plan = [line.channel for line in PLAN_OF_ATTEMPTS]
    rows = [
        *tries(*plan[:-1], part=PartOfDay.EVENING),
        *tries(plan[-1], part=PartOfDay.AFTERNOON),
    ]
    assert "op een andere dag" in left_of_plan(rows, ALL_WAYS)[0]
    spread = [replace(row, on=DAY + timedelta(days=n)) for n, row in enumerate(rows)]
    assert left_of_plan(spread, ALL_WAYS) == []


def test_a_code_is_read_however_it_is_typed():
    code = code_from_digest(bytes(range(16)))
    assert normal_code(f" {code.lower().replace('-', ' ')} ") == normal_code(code)
    assert len(normal_code(code)) == 12
