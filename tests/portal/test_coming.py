"""The person and an appointment: reminded as they chose, "ik kan niet", what to bring."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from ketenloket.chain.desk.models import HelpRequest, case_of
from ketenloket.chain.desk.rules import NextCode, working_days_after
from ketenloket.chain.help_seekers.models import HelpSeeker
from ketenloket.chain.trajectories.actions import (
    Details,
    appointment_result,
    choose_reminder,
    hand_over,
    make_appointment,
    move_appointment,
    remind_all,
    token_of,
)
from ketenloket.chain.trajectories.models import Appointment, CannotCome, ReminderChoice
from ketenloket.chain.trajectories.rules import may_remind, remind_from, way_now
from ketenloket.chain.trajectories.views.appointments import refusal_of
from ketenloket.foundation.outbox.actions import text
from ketenloket.foundation.outbox.jobs import deliver
from ketenloket.foundation.outbox.jobs.postman import POSTMAN
from ketenloket.foundation.outbox.models import Message
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.windows.portal.actions import cannot_come
from ketenloket.windows.portal.rules import Waiting, plan_after_refusal
from tests.portal.conftest import ENTER, OVERVIEW, enter, person

HERE = timezone.get_default_timezone()
MONDAY = datetime(2026, 11, 16, 11, tzinfo=HERE)
WEDNESDAY = datetime(2026, 11, 18, 14, tzinfo=HERE)  # two days on


@pytest.fixture(autouse=True)
def monday():
    with time_machine.travel(MONDAY, tick=False) as clock:
        yield clock


@pytest.fixture
def appointment(samira):
    with acting_as(samira.worker.actor()):
        return make_appointment(
            samira.request.pk,
            starts_at=WEDNESDAY,
            place="Dorpsstraat 1",
            subject="geheim onderwerp",
            by=samira.worker,
            details=Details(place_kind="home", bring=("letters",), bring_else="de sleutel"),
        )


def agrees(samira, way="text_message"):
    with acting_as(samira.worker.actor()):
        choose_reminder(samira.request, way, by=samira.worker)


def reminders():
    with acting_as(POSTMAN):
        return list(Message.objects.filter(channel="sms").order_by("made_at"))


def at(clock, day, hour):
    clock.move_to(MONDAY.replace(day=day, hour=hour))


def test_reminded_on_the_afternoon_before_once_and_without_content(samira, appointment, monday):
    agrees(samira)
    at(monday, 17, 15)
    remind_all()
    assert not reminders()
    at(monday, 17, 16)
    remind_all()
    remind_all()
    (sent,) = reminders()
    assert sent.to == "+31612345678"
    assert "woensdag 18 november" in sent.body
    assert "14.00" in sent.body
    assert "0597-000000" in sent.body
    for secret in ("Samira", "Dorpsstraat", "geheim", "schuld", "geld", "loket"):
        assert secret not in sent.body.partition("http")[0].lower()


def test_one_that_fails_holds_up_nobody(samira, appointment, monday, monkeypatch):
    with acting_as(samira.worker.actor()):
        make_appointment(
            samira.request.pk,
            starts_at=WEDNESDAY + timedelta(hours=1),
            place="Dorpsstraat 1",
            subject="nog iets",
            by=samira.worker,
        )
    agrees(samira)
    at(monday, 17, 16)
    tried = []

    def broken(*args, **more):
        tried.append(args)
        if len(tried) == 1:
            raise KeyError
        text(*args, **more)

    monkeypatch.setattr("ketenloket.chain.trajectories.actions.reminding.text", broken)
    with pytest.raises(KeyError):
        remind_all()
    assert len(reminders()) == 1
    remind_all()
    assert len(reminders()) == 2


def test_who_did_not_agree_is_not_reminded(samira, appointment, monday):
    at(monday, 17, 17)
    remind_all()
    agrees(samira)
    monday.shift(60)
    agrees(samira, "none")
    remind_all()
    assert not reminders()
    with acting_as(samira.worker.actor()):
        assert ReminderChoice.objects.count() == 2  # proof of what was said, and when


def test_in_the_language_of_the_person_by_the_way_they_chose(cast, other, monday):
    with acting_as(cast.gemeente.actor()):
        request = HelpRequest.objects.select_related("help_seeker").get(pk=other.request.pk)
        request.help_seeker.change(language="en")
        make_appointment(request.pk, starts_at=WEDNESDAY, place="x", subject="", by=cast.gemeente)
        choose_reminder(request, "email", by=cast.gemeente)
    at(monday, 17, 16)
    mail.outbox.clear()
    remind_all()
    deliver()
    (sent,) = [m for m in mail.outbox if m.to == ["bert@voorbeeld.nl"]]
    assert "18" in sent.body
    assert "/mijn-hulp/afspraak/" in sent.body


def test_moved_or_off_does_not_remind_of_the_old_time(samira, appointment, monday):
    agrees(samira)
    with acting_as(samira.worker.actor()):
        move_appointment(
            appointment.pk,
            starts_at=WEDNESDAY + timedelta(days=1),
            place="x",
            subject="",
            by=samira.worker,
            details=Details(),
        )
    at(monday, 17, 17)
    remind_all()
    assert not reminders()
    at(monday, 18, 17)
    remind_all()
    (sent,) = reminders()
    assert "donderdag 19" in sent.body
    with acting_as(samira.worker.actor()):
        made = make_appointment(
            samira.request.pk,
            starts_at=WEDNESDAY + timedelta(days=1, hours=1),
            place="x",
            subject="",
            by=samira.worker,
        )
        appointment_result(made.pk, "cancelled", by=samira.worker)
    remind_all()
    assert len(reminders()) == 1


def test_a_job_that_stood_still_reminds_the_next_morning_and_never_too_late(
    samira, appointment, monday
):
    agrees(samira)
    at(monday, 18, 8)
    remind_all()
    assert not reminders()  # people sleep
    at(monday, 18, 13)
    remind_all()
    assert not reminders()  # too late to be of use
    at(monday, 18, 9)
    remind_all()
    assert len(reminders()) == 1


@given(
    starts=st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)),  # noqa: DTZ001
    ahead=st.integers(0, 10 * 24 * 60),
)
def test_nobody_is_woken(starts, ahead):
    starts = starts.replace(tzinfo=HERE)
    now = starts - timedelta(minutes=ahead)
    first = remind_from(starts)
    assert working_days_after(first.date(), 0) == first.date()
    assert first.date() < starts.date()
    if may_remind(starts, now):
        assert 9 <= now.hour < 20
        assert now >= first
        assert starts - now >= timedelta(hours=2)


def test_a_way_without_an_address_is_refused(samira):
    with acting_as(samira.worker.actor()), pytest.raises(RefusedError, match="nodig"):
        choose_reminder(samira.request, "email", by=samira.worker)


def set_contact(samira, **changes):
    with acting_as(samira.worker.actor()):
        HelpSeeker.objects.get(pk=samira.request.help_seeker_id).change(**changes)


def test_a_number_for_which_there_is_no_sms_is_refused(samira):
    set_contact(samira, phone="0597-123456")
    with acting_as(samira.worker.actor()), pytest.raises(RefusedError, match="nummer klopt niet"):
        choose_reminder(samira.request, "text_message", by=samira.worker)


def test_a_number_that_changed_stops_no_job_and_the_worker_sees_it(
    samira, appointment, monday, sign_in
):
    agrees(samira)
    set_contact(samira, phone="0597-123456")
    at(monday, 17, 16)
    assert remind_all() == 0
    page = sign_in(samira.worker).get(f"/mensen/{samira.request.pk}/").content.decode()
    assert "geen herinnering mogelijk" in page
    set_contact(samira, email="samira@voorbeeld.nl")
    assert remind_all() == 1
    with acting_as(POSTMAN):
        assert Message.objects.filter(to="samira@voorbeeld.nl").count() == 1
    page = sign_in(samira.worker).get(f"/mensen/{samira.request.pk}/").content.decode()
    assert "geen herinnering mogelijk" not in page


@pytest.mark.parametrize(
    ("chosen", "phone", "email", "way"),
    [
        ("text_message", "+31612345678", "a@b.nl", "text_message"),
        ("text_message", "0612345678", "a@b.nl", "email"),
        ("text_message", "0612345678", "", "none"),
        ("email", "+31612345678", "", "text_message"),
        ("email", "", "a@b.nl", "email"),
        ("none", "+31612345678", "a@b.nl", "none"),
    ],
)
def test_the_way_a_reminder_takes(chosen, phone, email, way):
    assert way_now(chosen, phone=phone, email=email) == way


def test_cannot_come_becomes_the_next_step_and_nothing_is_lost(samira, appointment, monday):
    with acting_as(person(samira.request)):
        said = cannot_come(samira.request, appointment.pk, why="Kind ziek", suggestion="vrijdag")
        again = cannot_come(samira.request, appointment.pk, why="Kind ziek")
        assert said.pk == again.pk
    with acting_as(samira.worker.actor()):
        now = HelpRequest.objects.get(pk=samira.request.pk)
        assert now.next_code == NextCode.CALL
        assert "kan niet op 18-11" in now.next_step
        assert now.next_on == MONDAY.date() + timedelta(days=1)
        assert now.responsible_id or now.coordinator_queue
        appointment.refresh_from_db()
        assert appointment.result == "planned"  # a worker moves it, or calls it off
    agrees(samira)
    at(monday, 17, 17)
    remind_all()
    assert not reminders()


def test_what_was_planned_beside_it_is_kept_in_words():
    today = MONDAY.date()
    before = Waiting(NextCode.OTHER, "Vraag de toeslag aan", today + timedelta(days=9))
    plan = plan_after_refusal(before, today + timedelta(days=8), today)
    assert plan.step.endswith("Daarna: Vraag de toeslag aan")
    assert plan.on == working_days_after(today, 1)
    near = plan_after_refusal(before, today + timedelta(days=1), today)
    assert near.on == today


def test_a_refusal_gives_a_step_that_is_late_no_new_day():
    today = MONDAY.date()
    late = Waiting(NextCode.OTHER, "Vraag de toeslag aan", today - timedelta(days=4))
    assert plan_after_refusal(late, today + timedelta(days=8), today).on == late.on


def test_the_page_and_the_case_page(samira, home, appointment, sign_in):
    page = home.get(OVERVIEW).content.decode()
    assert "brieven en rekeningen" in page
    assert "de sleutel" in page
    assert "bij u thuis" in page
    address = f"/mijn-hulp/afspraken/{appointment.pk}/ik-kan-niet/"
    assert address in page
    assert home.get(address).status_code == 200
    done = home.post(address, {"why": "", "suggestion": "vrijdag na drie uur"})
    assert done.url == OVERVIEW
    assert "U zei dat u dan niet kunt" in home.get(OVERVIEW).content.decode()
    case = sign_in(samira.worker).get(f"/mensen/{samira.request.pk}/").content.decode()
    assert "de hulpvrager kan niet" in case
    assert "vrijdag na drie uur" in case


def test_choosing_to_be_reminded_in_mijn_hulp(samira, home):
    assert home.post("/mijn-hulp/herinneren/", {"way": "text_message"}).url == OVERVIEW
    with acting_as(samira.worker.actor()):
        chosen = ReminderChoice.objects.get()
        assert (chosen.way, chosen.recorded_by_id) == ("text_message", None)
    home.post("/mijn-hulp/herinneren/", {"way": "fax"})
    home.post("/mijn-hulp/herinneren/", {"way": "email"})  # there is no address
    with acting_as(samira.worker.actor()):
        assert ReminderChoice.objects.count() == 1


def test_the_link_of_a_reminder_asks_the_code_first(samira, appointment):
    link = f"/mijn-hulp/afspraak/{token_of(appointment)}/"
    client = Client()
    assert client.get(link).url == ENTER
    assert "Dorpsstraat" not in client.get(ENTER).content.decode()
    _client, inside = enter(samira.code, client=client)
    assert inside.url == f"/mijn-hulp/afspraken/{appointment.pk}/ik-kan-niet/"
    assert "Dorpsstraat" in client.get(inside.url).content.decode()
    assert client.get(link).url == inside.url
    forged = Client().get("/mijn-hulp/afspraak/abc:def/")
    assert forged.url == ENTER


def test_of_another_person_nothing_opens(samira, other, appointment):
    client, _answer = enter(other.code, "bert@voorbeeld.nl")
    address = f"/mijn-hulp/afspraken/{appointment.pk}/ik-kan-niet/"
    assert client.get(address).status_code == 404
    assert client.post(address, {}).status_code == 404
    link = f"/mijn-hulp/afspraak/{token_of(appointment)}/"
    assert client.get(link).url == OVERVIEW
    anew = Client()
    anew.get(link)
    _client, inside = enter(other.code, "bert@voorbeeld.nl", client=anew)
    assert inside.url == OVERVIEW
    with acting_as(person(other.request)):
        forged = CannotCome(**case_of(samira.request), appointment=appointment, starts_at=WEDNESDAY)
        with pytest.raises(DatabaseError), transaction.atomic():
            forged.save(force_insert=True)


def test_it_stands_as_long_as_the_moment_does(cast, samira, appointment, monday):
    agrees(samira)
    with acting_as(person(samira.request)):
        said = cannot_come(samira.request, appointment.pk)
    with acting_as(samira.worker.actor()):
        same = {
            "starts_at": WEDNESDAY,
            "place": "Dorpsstraat 1",
            "subject": "",
            "by": samira.worker,
        }
        move_appointment(appointment.pk, **same, details=Details(bring=("bank",)))
        hand_over(samira.worker, {samira.request.pk: cast.loket}, by=samira.worker)
        now = Appointment.objects.get(pk=appointment.pk)
        assert (now.sequence, now.worker_id) == (2, cast.loket.pk)
        assert refusal_of(now) == said
    with acting_as(person(samira.request)):
        assert cannot_come(samira.request, appointment.pk) == said
    at(monday, 17, 16)
    remind_all()
    assert not reminders()
    with acting_as(cast.loket.actor()):
        move_appointment(
            appointment.pk,
            **same | {"starts_at": WEDNESDAY + timedelta(hours=1), "by": cast.loket},
            details=Details(),
        )
        assert refusal_of(Appointment.objects.get(pk=appointment.pk)) is None
    remind_all()
    assert len(reminders()) == 1  # another moment asks anew


def test_who_was_reminded_is_not_again_when_only_the_list_changes(samira, appointment, monday):
    agrees(samira)
    at(monday, 17, 16)
    remind_all()
    with acting_as(samira.worker.actor()):
        move_appointment(
            appointment.pk,
            starts_at=WEDNESDAY,
            place="Dorpsstraat 1",
            subject="geheim onderwerp",
            by=samira.worker,
            details=Details(bring=("bank",)),
        )
    remind_all()
    assert len(reminders()) == 1


def test_who_sees_that_somebody_cannot_come(samira, appointment, who_sees):
    with acting_as(person(samira.request)):
        said = cannot_come(samira.request, appointment.pk)
    agrees(samira)
    with acting_as(samira.worker.actor()):
        chosen = ReminderChoice.objects.get()
    assert who_sees(said) == {"loket", "loketleiding"}
    assert who_sees(chosen) == {"loket", "loketleiding"}
    with acting_as(samira.worker.actor()):
        forged = CannotCome(**case_of(samira.request), appointment=appointment, starts_at=MONDAY)
        with pytest.raises(DatabaseError), transaction.atomic():
            forged.save(force_insert=True)  # only the person says so


def test_of_what_is_over_nothing_can_be_said(samira, appointment, monday):
    at(monday, 19, 12)
    with acting_as(person(samira.request)), pytest.raises(RefusedError, match="al geweest"):
        cannot_come(samira.request, appointment.pk)
