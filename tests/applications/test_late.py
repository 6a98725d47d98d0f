"""An answer that does not come: it stands on Vandaag, climbs, and is taken back when somebody asks."""

from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from ketenloket.chain.applications.actions import Filled, choose, fill_in
from ketenloket.chain.desk.actions import run_clocks, start_rest
from ketenloket.chain.desk.models import Climb
from ketenloket.chain.desk.rules import ClimbTo, Term, working_days_after
from ketenloket.chain.trajectories.actions import exit_request
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.windows.workbench.jobs.counting import counts_of
from ketenloket.windows.workbench.notifications import Waits

pytestmark = pytest.mark.django_db
START = datetime(2026, 11, 16, 11, tzinfo=timezone.get_default_timezone())  # a Monday
DUE = date(2026, 11, 18)


@pytest.fixture(autouse=True)
def travel():
    with time_machine.travel(START, tick=False) as clock:
        yield clock


@pytest.fixture
def application(cast, helped):
    with acting_as(cast.vrijwilliger.actor()):
        row = choose(helped.pk, "zorgtoeslag", by=cast.vrijwilliger)
        return fill_in(row.pk, Filled(applied_on=START.date(), due_on=DUE), by=cast.vrijwilliger)


def told(cast):
    with acting_as(cast.maatje.actor()):
        rows = Climb.objects.filter(
            lead_id=cast.maatje.organisation_id, term=Term.APPLICATION, taken_back_at=None
        )
        return {row.to for row in rows}


def on_today(sign_in, *workers):
    """Which of them see it on Vandaag, and the page it leads to."""
    tasks = [task for who in workers for task in sign_in(who).get("/vandaag/").context["tasks"]]
    return [task.url for task in tasks if "vraag na: Zorgtoeslag" in task.title]


def test_a_late_answer_climbs_until_somebody_asked(cast, helped, application, travel, sign_in):
    page = reverse("applications:application", args=[application.pk])
    run_clocks()
    assert (told(cast), on_today(sign_in, cast.maatje)) == (set(), [])
    travel.move_to(START + timedelta(days=3))
    run_clocks()
    assert told(cast) == {ClimbTo.WORKER}
    assert on_today(sign_in, cast.maatje, cast.vrijwilliger, cast.andere) == [page, page]
    with acting_as(cast.vrijwilliger.actor()):
        assert counts_of(cast.vrijwilliger, timezone.localdate())[Waits.AWAITED] == 1
    travel.move_to(START + (working_days_after(DUE, 2) - START.date()))
    run_clocks()
    assert told(cast) == {ClimbTo.WORKER, ClimbTo.COORDINATORS}
    later = Filled(applied_on=START.date(), due_on=DUE + timedelta(days=30))
    with acting_as(cast.vrijwilliger.actor()):
        fill_in(application.pk, later, by=cast.vrijwilliger)
    assert told(cast) == set()
    with acting_as(cast.maatje.actor()):
        by = {row.taken_back_by_id for row in Climb.objects.filter(about=application.pk)}
    assert by == {cast.vrijwilliger.pk}
    run_clocks()
    assert (told(cast), on_today(sign_in, cast.maatje)) == (set(), [])


def closes(request, by):
    exit_request(request.pk, "moved", "Verhuisd", True, by=by)


def rests(request, by):
    start_rest(
        request.pk, until=timezone.localdate() + timedelta(days=5), note="Eerst slapen", by=by
    )


@pytest.mark.parametrize("act", [closes, rests])
@pytest.mark.usefixtures("application")
def test_what_climbed_is_taken_back_at_once_when_nothing_is_asked_any_more(
    cast, helped, travel, act
):
    travel.move_to(START + timedelta(days=3))
    run_clocks()
    assert told(cast) == {ClimbTo.WORKER}
    with acting_as(cast.maatje.actor()):
        act(helped, cast.maatje)
    assert told(cast) == set()
    run_clocks()
    assert told(cast) == set()
