"""Everybody's own calendar: a secret link, times and kinds of places, and nobody's name."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.conf import settings
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from ketenloket.chain.trajectories.actions import (
    Details,
    appointment_result,
    ask_along,
    make_appointment,
    make_feed,
)
from ketenloket.chain.trajectories.models import CalendarFeed
from ketenloket.chain.trajectories.rules.calendar import Entry, feed, invitation
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.network.organisations.actions import end_worker
from tests.conftest import make_worker


def entry(**more):
    start = datetime(2026, 3, 29, 0, 30, tzinfo=UTC)  # the night that summer time begins
    return Entry(
        **{
            "key": "a",
            "starts_at": start,
            "ends_at": start + timedelta(hours=1),
            "changed_at": start,
            "title": "Afspraak (huisbezoek)",
            "url": "https://x.example/",
            "words": "Log in",
        }
        | more
    )


@given(
    starts=st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)),  # noqa: DTZ001 - a zone follows
    title=st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200),
    sequence=st.integers(0, 30_000),
)
def test_what_goes_out_can_be_read_back(starts, title, sequence):
    starts = starts.replace(microsecond=0, tzinfo=UTC)
    told = entry(
        starts_at=starts, ends_at=starts + timedelta(hours=1), title=title, sequence=sequence
    )
    raw = feed("Ketenloket", [told])
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))  # RFC 5545, 3.1
    (event,) = Calendar.from_ical(raw).walk("VEVENT")
    assert event["DTSTART"].dt == starts
    assert event["SUMMARY"] == title
    assert event["SEQUENCE"] == sequence


def test_an_invitation_and_its_end():
    asked = Calendar.from_ical(invitation(entry(), attendee="a@x.nl", organizer="loket@x.nl"))
    off = Calendar.from_ical(
        invitation(entry(cancelled=True, sequence=1), attendee="a@x.nl", organizer="loket@x.nl")
    )
    assert (asked["METHOD"], off["METHOD"]) == ("REQUEST", "CANCEL")
    (one,), (other,) = asked.walk("VEVENT"), off.walk("VEVENT")
    assert one["UID"] == other["UID"]
    assert other["STATUS"] == "CANCELLED"
    assert str(one["ATTENDEE"]) == "MAILTO:a@x.nl"
    assert invitation(entry(), attendee="a@x.nl", organizer="x@x.nl").count("Z\r\n") >= 3  # UTC


def subscribe(worker):
    with acting_as(worker.actor()):
        return f"/agenda/{make_feed(by=worker)}.ics"


def read(address, client=None):
    answer = (client or Client()).get(address)
    assert answer.status_code == 200, answer.status_code
    return answer, Calendar.from_ical(answer.content)


@pytest.fixture
def planned(cast, helped):
    with acting_as(cast.maatje.actor()):
        appointment = make_appointment(
            helped.pk,
            starts_at=timezone.now() + timedelta(days=2),
            place="Dorpsstraat 1",
            subject="schulden bij de bank",
            by=cast.maatje,
            details=Details(place_kind="home", bring=("letters",)),
        )
        ask_along(appointment.pk, whom=cast.vrijwilliger, role="supports", by=cast.maatje)
        return appointment


def test_host_and_companion_read_times_and_no_names(cast, planned):
    for worker in (cast.maatje, cast.vrijwilliger):
        answer, calendar = read(subscribe(worker))
        (event,) = calendar.walk("VEVENT")
        assert event["UID"] == f"{planned.pk}@ketenloket"
        assert event["DTSTART"].dt == planned.starts_at.replace(microsecond=0)
        text = answer.content.decode()
        for secret in ("Noor", "Wit", "Dorpsstraat", "bank", "schuld", "+316"):
            assert secret not in text
        assert "huisbezoek" in text
        assert answer["Cache-Control"] == "private, no-store"
    _answer, calendar = read(subscribe(cast.andere))
    assert not calendar.walk("VEVENT")


def test_what_is_off_is_said_to_be_off(cast, planned):
    address = subscribe(cast.maatje)
    with acting_as(cast.maatje.actor()):
        appointment_result(planned.pk, "cancelled", by=cast.maatje)
    (event,) = read(address)[1].walk("VEVENT")
    assert (event["STATUS"], event["SEQUENCE"]) == ("CANCELLED", 1)


def test_the_link_in_it_needs_the_sign_in(cast, planned):
    (event,) = read(subscribe(cast.maatje))[1].walk("VEVENT")
    path = str(event["URL"]).removeprefix(settings.SITE_URL)
    assert Client().get(path).status_code == 302


def test_a_new_link_ends_the_old_one_and_both_look_alike_to_a_stranger(cast, planned):
    old = subscribe(cast.maatje)
    new = subscribe(cast.maatje)
    read(new)
    gone, never = Client().get(old), Client().get(f"/agenda/{'x' * 43}.ics")
    assert (gone.status_code, gone.content) == (never.status_code, never.content)
    assert gone.status_code == 404
    with acting_as(cast.maatje.actor()):
        kept = CalendarFeed.objects.get(ended_at=None)
        assert kept.secret_hash not in new
        assert kept.read_on == timezone.localdate()


def test_the_link_dies_with_the_work_and_with_the_account(cast, alliance, planned):
    worker = make_worker(alliance, "kort", "maatje", "professional")
    address = subscribe(worker)
    read(address)
    with acting_as(cast.maatje.actor()):
        end_worker(worker, by=cast.maatje)
    assert Client().get(address).status_code == 404
    address = subscribe(cast.maatje)
    cast.maatje.account.is_active = False
    cast.maatje.account.save(update_fields=["is_active"])
    assert Client().get(address).status_code == 404


def test_nobody_makes_or_sees_a_link_of_another(cast, who_sees):
    with acting_as(cast.vrijwilliger.actor()):
        make_feed(by=cast.vrijwilliger)
        feed_row = CalendarFeed.objects.get()
    assert who_sees(feed_row) == {"vrijwilliger"}
    with acting_as(cast.maatje.actor()):
        forged = CalendarFeed(
            alliance_id=cast.maatje.alliance_id,
            organisation_id=cast.maatje.organisation_id,
            worker=cast.vrijwilliger,
            secret_hash="x",
        )
        with pytest.raises(DatabaseError), transaction.atomic():
            forged.save(force_insert=True)


def test_the_page_shows_the_link_once(cast, sign_in):
    browser = sign_in(cast.vrijwilliger)
    assert "Maak een link" in browser.get("/agenda/").content.decode()
    made = browser.post("/agenda/").content.decode()
    assert "/agenda/" in made
    assert ".ics" in made
    assert ".ics" not in browser.get("/agenda/").content.decode()
    assert browser.post("/agenda/", {"stop": "1"}).status_code == 302
    assert "Laat de link stoppen" not in browser.get("/agenda/").content.decode()
    assert sign_in(cast.bestuur).get("/agenda/").status_code == 403


def test_old_and_far_appointments_stay_out(cast, planned):
    address = subscribe(cast.maatje)
    with time_machine.travel(timezone.now() + timedelta(days=90)):
        assert not read(address)[1].walk("VEVENT")
