"""Small steps, the scale and the picture: pure."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import product

import pytest
from django.utils import timezone

from ketenloket.chain.progress.rules import (
    LONGEST_WISH,
    TOPICS,
    Moment,
    moments_open,
    next_small_step,
    picture_of,
    read_scores,
    wrong_with_step,
)

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 12, tzinfo=timezone.get_default_timezone())


@dataclass
class Row:
    """A step as the order knows it."""

    name: str
    wished_on: date | None = None
    made_at: datetime = NOW
    done_at: datetime | None = None
    dropped_at: datetime | None = None


@dataclass
class Said:
    """What was said at one moment."""

    moment: str
    day: date
    scores: dict = field(default_factory=dict)


def test_the_next_step_is_the_first_wish_then_the_oldest():
    rows = [
        Row("nieuw"),
        Row("oud", made_at=NOW - timedelta(days=9)),
        Row("later", wished_on=TODAY + timedelta(days=9)),
        Row("gauw", wished_on=TODAY + timedelta(days=1)),
        Row("klaar", wished_on=TODAY, done_at=NOW),
        Row("weg", wished_on=TODAY, dropped_at=NOW),
    ]
    order = []
    while found := next_small_step(rows):
        order.append(found.name)
        found.done_at = NOW
    assert order == ["gauw", "later", "oud", "nieuw"]


@pytest.mark.parametrize(
    ("words", "on", "somebody", "fits"),
    [
        ("Post halen", None, True, True),
        ("Post halen", TODAY, True, True),
        ("Post halen", TODAY + LONGEST_WISH, True, True),
        ("  ", None, True, False),
        ("Post halen", None, False, False),
        ("Post halen", TODAY - timedelta(days=1), True, False),
        ("Post halen", TODAY + LONGEST_WISH + timedelta(days=1), True, False),
    ],
)
def test_what_a_small_step_is(words, on, somebody, fits):
    assert (wrong_with_step(words, on, somebody=somebody, today=TODAY) == "") == fits


def test_scores_are_one_to_five_on_our_own_topics():
    assert read_scores({"mail": "3", "calm": 5, "bills": "", "zrm": 2}) == {"mail": 3, "calm": 5}
    for wrong in ("0", "6", "-1", "veel", "2.5", True):
        if wrong is True:
            continue
        with pytest.raises(ValueError, match=wrong):
            read_scores({"mail": wrong})
    assert 6 <= len(TOPICS) <= 8


def test_when_somebody_is_asked():
    """Every combination; the end only after help, in between only when asked, never twice."""
    for begun, closed, asked in product([False, True], repeat=3):
        for said in ([], ["start"], ["start", "middle"], ["start", "end"]):
            found = moments_open(begun=begun, closed=closed, said=said, asked=asked)
            if closed:
                right = Moment.END if begun and "end" not in said else None
            elif asked:
                right = Moment.MIDDLE
            else:
                right = Moment.START if begun and not said else None
            assert found == right


def test_the_picture_stands_beside_its_table():
    picture = picture_of(
        [
            Said("end", TODAY, {"mail": 5}),
            Said("start", TODAY - timedelta(days=90), {"mail": 1, "calm": 2}),
            Said("start", TODAY - timedelta(days=89), {"mail": 2, "calm": 2}),
        ]
    )
    assert picture is not None
    assert [code for code, _words, _day in picture.moments] == ["start", "end"]
    mail, calm = picture.rows
    assert mail.cells == (2, 5)
    assert [mark.x for mark in mail.marks] == [picture.places[1], picture.places[4]]
    assert mail.line == (picture.places[1], picture.places[4])
    assert calm.cells == (2, None)
    assert calm.line is None
    assert picture_of([]) is None
