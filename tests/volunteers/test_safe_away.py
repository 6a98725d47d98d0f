"""Safely away: said by whom it is about, after the visit began, whatever changed meanwhile."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import ProgrammingError, transaction
from django.urls import reverse

from ketenloket.chain.escalation.actions import notice
from ketenloket.chain.escalation.rules import Source
from ketenloket.chain.trajectories.actions import (
    arrive,
    ask_along,
    handle_alarm,
    leave_safely,
    move_appointment,
    watch_visits,
)
from ketenloket.chain.trajectories.actions.appointments import Details
from ketenloket.chain.trajectories.models import Appointment, HomeVisit
from ketenloket.chain.trajectories.rules import PlaceKind
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from tests.volunteers.conftest import entrust, visit_at_home

START = datetime(2026, 11, 24, 14, tzinfo=ZoneInfo("Europe/Amsterdam"))  # for an hour
LATE = START + timedelta(hours=8)


@pytest.fixture
def clock():
    """Monday morning."""
    with time_machine.travel(START - timedelta(hours=29), tick=False) as traveller:
        yield traveller


@pytest.fixture
def visit(clock, cast, helped):
    """The volunteer visits Noor on Tuesday at two."""
    return visit_at_home(helped, cast.vrijwilliger, cast.maatje, START)


@pytest.fixture
def inside(clock, cast, visit):
    """The volunteer said to have arrived."""
    clock.move_to(START)
    with acting_as(cast.vrijwilliger.actor()):
        arrive(visit.pk, by=cast.vrijwilliger)
    return visit


def away(worker, visit):
    with acting_as(worker.actor()):
        return leave_safely(visit.pk, by=worker)


def test_a_slip_before_the_start_does_not_silence_the_alarm(clock, cast, visit, sign_in):
    clock.move_to(START - timedelta(hours=2))
    page = sign_in(cast.vrijwilliger).get(reverse("trajectories:visit", args=[visit.pk]))
    assert 'name="weg"' not in page.content.decode()
    with pytest.raises(RefusedError, match="nog niet begonnen"):
        away(cast.vrijwilliger, visit)
    clock.move_to(LATE)
    assert watch_visits() == 1


def test_only_whom_it_is_about_or_a_coordinator_says_so(clock, cast, helped, inside):
    entrust(helped, cast.andere, cast.maatje, why="Zo past het.")
    with pytest.raises(RefusedError, match="meldt zich zelf af"):
        away(cast.andere, inside)
    with acting_as(cast.maatje.actor()):
        ask_along(inside.pk, role="supports", by=cast.maatje, whom=cast.andere)
    with pytest.raises(RefusedError, match="meldt zich zelf af"):
        away(cast.andere, inside)  # came along; the other is still inside
    assert away(cast.maatje, inside).left_at
    clock.move_to(LATE)
    assert watch_visits() == 0


def test_who_came_along_says_so_when_nobody_said_to_have_arrived(clock, cast, helped, visit):
    entrust(helped, cast.andere, cast.maatje, why="Zo past het.")
    clock.move_to(START)
    with pytest.raises(RefusedError, match="meldt zich zelf af"):
        away(cast.andere, visit)
    with acting_as(cast.maatje.actor()):
        ask_along(visit.pk, role="supports", by=cast.maatje, whom=cast.andere)
    assert away(cast.andere, visit).left_at


def test_inside_again_after_an_alarm_is_watched_anew(clock, cast, inside):
    clock.move_to(START + timedelta(hours=3))
    assert watch_visits() == 1
    with acting_as(cast.maatje.actor()):
        row = HomeVisit.objects.get(appointment=inside)
        handle_alarm(row.pk, "Loopt uit.", by=cast.maatje)
    away(cast.vrijwilliger, inside)
    with acting_as(cast.vrijwilliger.actor()):
        arrive(inside.pk, by=cast.vrijwilliger)
    assert watch_visits() == 0  # the term of an hour begins anew
    clock.shift(timedelta(hours=1))
    assert watch_visits() == 1
    with acting_as(cast.maatje.actor()):
        assert HomeVisit.objects.get(pk=row.pk).is_alarm


def test_stopped_while_inside_they_still_say_to_be_away(clock, cast, helped, inside, sign_in):
    with acting_as(cast.vrijwilliger.actor()):
        notice(helped.pk, ["too_heavy"], source=Source.TOO_HEAVY, by=cast.vrijwilliger)
        assert not Appointment.objects.filter(pk=inside.pk).exists()
        assert HomeVisit.objects.filter(appointment_id=inside.pk).count() == 1
        with pytest.raises(ProgrammingError), transaction.atomic():
            HomeVisit.objects.filter(appointment_id=inside.pk).update(note="x")
    with acting_as(cast.andere.actor()):
        assert HomeVisit.objects.filter(appointment_id=inside.pk).update(note="x") == 0
    page = reverse("trajectories:visit", args=[inside.pk])
    assert sign_in(cast.andere).get(page).status_code == 404
    browser = sign_in(cast.vrijwilliger)
    shown = browser.get(page)
    assert shown.status_code == 200
    assert "Noor" not in shown.content.decode()
    assert page in browser.get(reverse("workbench:today")).content.decode()
    assert browser.post(page, {"weg": "1"}).status_code == 302
    assert browser.post(page, {"weg": "1"}).status_code == 302
    assert page not in browser.get(reverse("workbench:today")).content.decode()
    clock.move_to(LATE)
    assert watch_visits() == 0


@pytest.mark.parametrize(
    ("hours", "kind"), [(1, PlaceKind.HOME), (0, PlaceKind.ELSEWHERE), (24, PlaceKind.HOME)]
)
def test_changed_while_inside(clock, cast, inside, sign_in, hours, kind):
    with acting_as(cast.maatje.actor()):
        move_appointment(
            inside.pk,
            starts_at=START + timedelta(hours=hours),
            place="elders",
            subject="",
            details=Details(place_kind=kind),
            by=cast.maatje,
        )
    clock.move_to(START + timedelta(hours=1, minutes=10))
    browser, page = sign_in(cast.vrijwilliger), reverse("trajectories:visit", args=[inside.pk])
    assert page in browser.get(reverse("workbench:today")).content.decode()
    assert "Ik ben veilig weg" in browser.get(page).content.decode()
    assert browser.post(page, {"weg": "1"}).status_code == 302
    clock.move_to(START + timedelta(hours=9))
    assert watch_visits() == 0
    clock.move_to(START + timedelta(hours=33))
    assert watch_visits() == (1 if hours == 24 else 0)  # another day is another visit
