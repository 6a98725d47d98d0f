"""A promise that is not kept and a question to come along that nobody answers climb, too."""

from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from ketenloket.chain.desk.actions import run_clocks
from ketenloket.chain.desk.models import Climb
from ketenloket.chain.desk.rules import ClimbTo, Term, working_days_after
from ketenloket.chain.referrals.rules import State
from ketenloket.chain.trajectories.actions import (
    Details,
    appointment_result,
    ask_along,
    finish_task,
    make_appointment,
    move_appointment,
    promise,
    send_along,
    stay_home,
)
from ketenloket.chain.trajectories.actions.promises import Promised
from ketenloket.chain.trajectories.rules import answer_along_by
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.windows.workbench.jobs.counting import counts_of
from ketenloket.windows.workbench.notifications import Waits
from tests.referrals.conftest import (  # noqa: F401 - fixtures are known by name
    draft_to,
    in_state,
    request_as,
    step,
    story,
)

START = datetime(2026, 11, 16, 11, tzinfo=timezone.get_default_timezone())  # a Monday
TUESDAY = date(2026, 11, 17)


@pytest.fixture(autouse=True)
def travel():
    with time_machine.travel(START, tick=False) as clock:
        yield clock


def go_to(travel, day):
    travel.move_to(START + (day - START.date()))
    run_clocks()


def told(by, term):
    with acting_as(by.actor()):
        rows = Climb.objects.filter(lead_id=by.organisation_id, term=term, taken_back_at=None)
        return {row.to for row in rows}


def test_a_late_promise_climbs_until_it_is_kept(cast, helped, travel):
    with acting_as(cast.maatje.actor()):
        mine = Promised(cast.vrijwilliger, "belt de bank", TUESDAY)
        task = promise(helped.pk, mine, by=cast.maatje)
        promise(helped.pk, Promised(None, "zoekt de polis", TUESDAY), by=cast.maatje)
    with acting_as(cast.vrijwilliger.actor()):
        assert counts_of(cast.vrijwilliger, TUESDAY)[Waits.PROMISES] == 1
        assert counts_of(cast.vrijwilliger, START.date())[Waits.PROMISES] == 0
    go_to(travel, TUESDAY)
    assert told(cast.maatje, Term.PROMISE) == set()
    go_to(travel, working_days_after(TUESDAY, 2))
    assert told(cast.maatje, Term.PROMISE) == {ClimbTo.WORKER, ClimbTo.COORDINATORS}
    with acting_as(cast.maatje.actor()):  # what the person would do is no silence of ours
        assert {row.about for row in Climb.objects.filter(term=Term.PROMISE)} == {task.pk}
    with acting_as(cast.vrijwilliger.actor()):
        finish_task(task.pk, by=cast.vrijwilliger)
    assert told(cast.maatje, Term.PROMISE) == set()
    with acting_as(cast.maatje.actor()):
        by = {row.taken_back_by_id for row in Climb.objects.filter(about=task.pk)}
    assert by == {cast.vrijwilliger.pk}


def moved(planned, by):
    later = START + timedelta(days=28)
    move_appointment(
        planned.pk, starts_at=later, place="De Brug", subject="", by=by, details=Details()
    )


def called_off(planned, by):
    appointment_result(planned.pk, "cancelled", by=by)


@pytest.mark.parametrize("answer", ["goes", "stays", moved, called_off])
def test_who_was_asked_along_and_is_silent(cast, story, in_state, travel, answer):  # noqa: F811
    in_state(State.ACCEPTED)
    with acting_as(cast.gemeente.actor()):
        planned = make_appointment(
            story.request.pk,
            starts_at=START + timedelta(days=14),
            place="De Brug",
            subject="",
            by=cast.gemeente,
        )
        asked = ask_along(
            planned.pk, role="supports", by=cast.gemeente, whom=cast.maatje.organisation
        )
    with acting_as(cast.maatje.actor()):
        assert counts_of(cast.maatje, START.date())[Waits.COMPANY] == 1
    due = working_days_after(START.date(), cast.gemeente.alliance.answer_days)
    go_to(travel, due)
    assert told(cast.gemeente, Term.COMPANY) == set()
    go_to(travel, working_days_after(due, 2))
    assert told(cast.gemeente, Term.COMPANY) == {ClimbTo.WORKER, ClimbTo.COORDINATORS}
    with acting_as(cast.gemeente.actor()):
        lies = {row.organisation_id for row in Climb.objects.filter(term=Term.COMPANY)}
    assert lies == {cast.maatje.organisation_id}
    by = cast.gemeente if callable(answer) else cast.maatje
    with acting_as(by.actor()):
        if answer == "goes":
            send_along(asked.pk, by, by=by)
        elif answer == "stays":
            stay_home(asked.pk, by=by)
        else:
            answer(planned, by)
    assert told(cast.gemeente, Term.COMPANY) == set()


@pytest.mark.parametrize(
    ("asked", "starts", "due"),
    [
        ("2026-11-16", "2026-12-16", "2026-11-19"),  # the agreed term
        ("2026-11-16", "2026-11-18", "2026-11-17"),  # the day before it
        ("2026-11-16", "2026-11-23", "2026-11-19"),
        ("2026-11-19", "2026-11-23", "2026-11-20"),  # a Monday: on Friday
        ("2026-11-16", "2026-11-16", "2026-11-16"),
    ],
)
def test_by_when_one_says_who_goes(asked, starts, due):
    day = date.fromisoformat
    assert answer_along_by(day(asked), day(starts), days=3) == day(due)
