"""Home visits: arrived, safely away, and the alarm; two helpers where that is wanted."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import ProgrammingError, transaction
from django.urls import reverse
from django.utils import timezone

from ketenloket.chain.trajectories.actions import (
    appointment_result,
    arrive,
    ask_along,
    handle_alarm,
    leave_safely,
    move_appointment,
    visits_alone,
    watch_visits,
)
from ketenloket.chain.trajectories.actions.appointments import Details
from ketenloket.chain.trajectories.models import Appointment, HomeVisit
from ketenloket.chain.trajectories.rules import PlaceKind
from ketenloket.foundation.outbox.models import Message
from ketenloket.foundation.tenancy.acting import Actor, Sees, acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Worker
from ketenloket.network.volunteers.actions import Terms, keep_terms
from tests.volunteers.conftest import visit_at_home, wish

HERE = ZoneInfo("Europe/Amsterdam")
START = datetime(2026, 11, 24, 14, tzinfo=HERE)  # a Tuesday; the visit takes an hour
PLANNED_END = START + timedelta(hours=1)


@pytest.fixture
def clock():
    """Monday morning."""
    with time_machine.travel(datetime(2026, 11, 23, 9, tzinfo=HERE), tick=False) as traveller:
        yield traveller


@pytest.fixture
def visit(clock, cast, helped):
    """The volunteer visits Noor on Tuesday at two."""
    return visit_at_home(helped, cast.vrijwilliger, cast.maatje, START)


def rows(cast):
    """The visits as the coordinator sees them."""
    with acting_as(cast.maatje.actor()):
        own = cast.maatje.organisation_id
        return list(HomeVisit.objects.filter(organisation_id=own))


def mails():
    """What waits in the outbox about an alarm."""
    with acting_as(Actor(sees=Sees.POSTMAN)):
        found = Message.objects.filter(subject__startswith="Spoed")
        return [(row.to, row.subject + row.body) for row in found]


def test_said_in_time_there_is_no_alarm(clock, cast, visit):
    clock.move_to(START)
    with acting_as(cast.vrijwilliger.actor()):
        first = arrive(visit.pk, by=cast.vrijwilliger).arrived_at
        clock.shift(60)
        assert arrive(visit.pk, by=cast.vrijwilliger).arrived_at == first
    clock.move_to(PLANNED_END)
    with acting_as(cast.vrijwilliger.actor()):
        leave_safely(visit.pk, by=cast.vrijwilliger)
    clock.move_to(PLANNED_END + timedelta(days=1))
    assert watch_visits() == 0
    assert [row.raised_at for row in rows(cast)] == [None]


@pytest.mark.parametrize("arrives", [True, False])
def test_the_alarm_once_at_the_end_of_the_term_and_without_a_name(clock, cast, visit, arrives):
    if arrives:
        clock.move_to(START)
        with acting_as(cast.vrijwilliger.actor()):
            arrive(visit.pk, by=cast.vrijwilliger)
    clock.move_to(PLANNED_END + timedelta(minutes=59))
    assert watch_visits() == 0
    clock.move_to(PLANNED_END + timedelta(minutes=60))
    assert watch_visits() == 1
    assert watch_visits() == 0
    told = mails()
    assert [to for to, _words in told] == ["maatje@oldambt.example"]
    assert not any(name in told[0][1] for name in ("Noor", "Vrijwilliger", "Kerkstraat"))


def test_the_term_is_the_organisations(clock, cast, visit):
    with acting_as(cast.maatje.actor()):
        keep_terms(Terms(alarm_minutes=15), by=cast.maatje)
    clock.move_to(PLANNED_END + timedelta(minutes=15))
    assert watch_visits() == 1


def test_a_clock_that_stood_still_for_a_day_catches_up(clock, cast, visit):
    clock.move_to(PLANNED_END + timedelta(days=2))
    assert watch_visits() == 1


def test_a_visit_that_was_called_off_or_written_down_is_no_alarm(clock, cast, visit):
    with acting_as(cast.maatje.actor()):
        appointment_result(visit.pk, "cancelled", by=cast.maatje)
    clock.move_to(PLANNED_END + timedelta(hours=3))
    assert watch_visits() == 0


def test_who_arrived_must_say_to_be_away_even_when_the_result_is_written(clock, cast, visit):
    clock.move_to(START)
    with acting_as(cast.vrijwilliger.actor()):
        arrive(visit.pk, by=cast.vrijwilliger)
    with acting_as(cast.maatje.actor()):
        appointment_result(visit.pk, "held", by=cast.maatje)
    clock.move_to(PLANNED_END + timedelta(hours=2))
    assert watch_visits() == 1


def test_moved_to_another_day_it_is_watched_anew(clock, cast, visit):
    with acting_as(cast.maatje.actor()):
        details = Details(place_kind=PlaceKind.HOME)
        later = START + timedelta(days=1)
        told = {"starts_at": later, "place": "Kerkstraat 1", "subject": "", "details": details}
        move_appointment(visit.pk, by=cast.maatje, **told)
    clock.move_to(PLANNED_END + timedelta(hours=2))
    assert watch_visits() == 0
    clock.move_to(PLANNED_END + timedelta(days=1, hours=1))
    assert watch_visits() == 1


def test_only_on_the_day_and_only_at_home(clock, cast, visit):
    with acting_as(cast.vrijwilliger.actor()), pytest.raises(RefusedError, match="nog niet"):
        arrive(visit.pk, by=cast.vrijwilliger)
    with acting_as(cast.maatje.actor()):
        Appointment.objects.filter(pk=visit.pk).update(place_kind=PlaceKind.OFFICE)
    clock.move_to(START)
    with acting_as(cast.vrijwilliger.actor()), pytest.raises(RefusedError, match="geen huisbezoek"):
        arrive(visit.pk, by=cast.vrijwilliger)


def test_an_alarm_is_handled_once_with_a_note(clock, cast, visit, who_sees):
    clock.move_to(PLANNED_END + timedelta(hours=2))
    watch_visits()
    row = rows(cast)[0]
    assert who_sees(row) == {"maatje", "vrijwilliger"}
    with acting_as(cast.vrijwilliger.actor()):
        leave_safely(visit.pk, by=cast.vrijwilliger)
    assert rows(cast)[0].is_alarm  # until somebody has looked
    with acting_as(cast.maatje.actor()):
        with pytest.raises(RefusedError, match="Schrijf op"):
            handle_alarm(row.pk, "  ", by=cast.maatje)
        assert handle_alarm(row.pk, "Gebeld, alles goed.", by=cast.maatje).note
        assert handle_alarm(row.pk, "Iets anders.", by=cast.maatje).note == "Gebeld, alles goed."


def test_another_organisation_another_volunteer_and_the_person_see_and_write_nothing(
    clock, cast, visit, who_sees
):
    clock.move_to(START)
    with acting_as(cast.vrijwilliger.actor()):
        row = arrive(visit.pk, by=cast.vrijwilliger)
    assert who_sees(row) == {"maatje", "vrijwilliger"}
    person = Actor(
        alliance=str(row.alliance_id),
        organisation=str(row.organisation_id),
        request=str(row.request_id),
        sees=Sees.OWN_REQUEST,
    )
    with acting_as(person):
        assert not HomeVisit.objects.filter(pk=row.pk).exists()
    fields = ("alliance_id", "request_id", "help_seeker_id", "lead_id", "organisation_id")
    for other in (cast.andere, cast.humanitas, cast.vreemd, cast.neutraal, cast.tafel):
        again = HomeVisit(
            **{name: getattr(row, name) for name in fields},
            appointment_id=row.appointment_id,
            starts_at=row.starts_at + timedelta(days=1),
        )
        with acting_as(other.actor()):
            assert HomeVisit.objects.filter(pk=row.pk).update(note="weg") == 0
            with pytest.raises(ProgrammingError), transaction.atomic():
                again.save(force_insert=True)


def test_two_where_the_organisation_wants_it_or_the_helper(clock, cast, visit):
    own = cast.maatje.organisation_id

    def alone():
        with acting_as(cast.maatje.actor()):
            return [row.pk for row in visits_alone(own, timezone.now())]

    assert alone() == []
    wish(cast.vrijwilliger, load_wished=2, home_visits=True, wants_two=True)
    assert alone() == [visit.pk]
    wish(cast.vrijwilliger, load_wished=2, home_visits=True)
    with acting_as(cast.maatje.actor()):
        keep_terms(Terms(two_per_visit=True), by=cast.maatje)
    assert alone() == [visit.pk]
    with acting_as(cast.maatje.actor()):
        ask_along(visit.pk, role="supports", by=cast.maatje, whom=cast.maatje)
    assert alone() == []


def test_on_the_phone_one_tap_each(clock, cast, visit, sign_in):
    clock.move_to(START)
    browser = sign_in(cast.vrijwilliger)
    today = browser.get(reverse("workbench:today")).content.decode()
    page = reverse("trajectories:visit", args=[visit.pk])
    assert page in today
    assert "Ik ben er" in browser.get(page).content.decode()
    assert browser.post(page, {"er": "1"}).status_code == 302
    assert "Ik ben veilig weg" in browser.get(page).content.decode()
    assert browser.post(page, {"weg": "1"}).status_code == 302
    assert "veilig weg" in browser.get(page).content.decode()
    assert [bool(row.left_at) for row in rows(cast)] == [True]


def test_the_alarm_stands_above_everything_on_vandaag_and_is_handled_there(
    clock, cast, visit, sign_in
):
    with acting_as(cast.maatje.actor()):
        Worker.objects.filter(pk=cast.vrijwilliger.pk).update(phone="0612345678")
    clock.move_to(PLANNED_END + timedelta(hours=2))
    watch_visits()
    browser = sign_in(cast.maatje)
    today = browser.get(reverse("workbench:today"))
    assert today.context["tasks"][0].title.startswith("Alarm: Vrijwilliger")
    page = reverse("trajectories:alarm", args=[rows(cast)[0].pk])
    assert 'href="tel:0612345678"' in browser.get(page).content.decode()
    assert browser.post(page, {"note": ""}).status_code == 200
    assert browser.post(page, {"note": "Gebeld, alles goed."}).status_code == 302
    assert "Alarm:" not in browser.get(reverse("workbench:today")).content.decode()


def test_planning_a_visit_asks_for_the_second_and_stands_red(clock, cast, helped, sign_in):
    with acting_as(cast.maatje.actor()):
        keep_terms(Terms(two_per_visit=True), by=cast.maatje)
    browser = sign_in(cast.maatje)
    told = {"on": "2026-11-24", "at": "14:00", "minutes": "60", "place_kind": "home"}
    told |= {"place": "thuis", "subject": "post", "role": "talks", "language": "nl"}
    told["worker"] = str(cast.vrijwilliger.pk)
    answer = browser.post(reverse("trajectories:appointment", args=[helped.pk]), told)
    assert answer.status_code == 302
    assert answer["Location"].endswith("/samen/")
    today = browser.get(reverse("workbench:today")).content.decode()
    assert "met maar één helper" in today
    assert "nog geen tweede helper" in today
