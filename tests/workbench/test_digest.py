"""T14: one overview per person per working day at most, of what waits and never of whom.

Also after days in which nothing ran, when the clock goes back or forward, and on 29 February.
"""

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from ketenloket.chain.desk.actions import Registration, register_at_front_door, take_up
from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.desk.rules import is_working_day, working_days_after
from ketenloket.chain.trajectories.actions import assign, be_away, set_next_step
from ketenloket.foundation.outbox.jobs import deliver
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.windows.workbench.actions import choose_mails
from ketenloket.windows.workbench.jobs import digest, send_day, send_urgent
from ketenloket.windows.workbench.models import MailChoice, Mails
from tests.conftest import lead_by, make_alliance, make_worker

pytestmark = pytest.mark.django_db
HERE = ZoneInfo("Europe/Amsterdam")
MONDAY = date(2026, 11, 23)
CANARY = "Kanarie"


def at(day, hour=7, minute=0):
    return time_machine.travel(
        datetime(day.year, day.month, day.day, hour, minute, tzinfo=HERE), tick=False
    )


def told():
    """Who was mailed since the last time, with the lines of the mail."""
    deliver()
    found = [
        (m.to[0].split("@")[0], re.findall(r"^- (.+)$", m.body, re.MULTILINE)) for m in mail.outbox
    ]
    mail.outbox.clear()
    return found


def step(request, by, on):
    with acting_as(by.actor()):
        set_next_step(request.pk, "Bel", on, by=by, responsible=by)


@pytest.fixture
def waiting(cast):
    """Two people of one professional: one too late, one today."""
    with at(MONDAY - timedelta(days=7), 9):
        late, today = lead_by(cast.gemeente, f"{CANARY} Een"), lead_by(cast.gemeente, CANARY)
        step(late, cast.gemeente, MONDAY - timedelta(days=3))
        step(today, cast.gemeente, MONDAY)
        told()
    return late, today


def test_each_line_says_why_and_what_to_do(waiting):
    with at(MONDAY):
        send_day()
        ((to, lines),) = told()
    assert to == "gemeente"
    assert lines == [
        (
            "1 mens wacht op een stap van u die te laat is."
            " Doe die stap nu, of spreek een nieuwe dag af."
        ),
        "1 mens wacht op een volgende stap van u. Vandaag is de laatste dag.",
    ]


def test_there_is_nobody_in_it(waiting):
    with at(MONDAY):
        send_day()
        deliver()
    (letter,) = mail.outbox
    text = letter.subject + letter.body
    for request in waiting:
        for secret in (CANARY, request.number, str(request.pk), request.help_seeker.phone):
            assert secret not in text
    links = re.findall(r"https?://\S+", letter.body)
    assert [link.partition("8000")[2] for link in links] == ["/vandaag/", "/mijn-account/e-mail/"]


def test_what_is_handled_is_not_in_it_and_nothing_means_no_mail(waiting, cast):
    with at(MONDAY, 6):
        for request in waiting:
            step(request, cast.gemeente, MONDAY + timedelta(days=7))
    with at(MONDAY):
        send_day()
        assert told() == []


def test_once_a_day_however_often_it_runs(waiting):
    for hour in range(24):
        with at(MONDAY, hour, 35):
            send_day()
    with at(MONDAY, 23, 59):
        assert len(told()) == 1


@pytest.mark.parametrize("day", ["2026-11-21", "2026-12-25", "2027-01-01", "2027-04-27"])
def test_not_in_the_weekend_nor_on_a_holiday(waiting, day):
    with at(date.fromisoformat(day)):
        send_day()
        assert told() == []


def test_who_wants_only_what_is_urgent_gets_only_that(waiting, cast, sign_in):
    page = reverse("workbench:mails")
    browser = sign_in(cast.gemeente)
    assert browser.post(page, {"mails": "urgent"}).status_code == 302
    assert browser.post(page, {"mails": "nooit"}).status_code == 200
    assert 'value="urgent" ' in browser.get(page).content.decode()
    with at(MONDAY):
        send_day()
        assert told() == []
    with acting_as(cast.gemeente.actor()):
        choose_mails(Mails.DAILY, by=cast.gemeente)
    with at(MONDAY + timedelta(days=1)):
        send_day()
        assert len(told()) == 1


def test_two_roles_at_one_organisation_are_one_mail(waiting, cast):
    extra = make_worker(cast.gemeente.alliance, "dubbel", "gemeente", "desk_coordinator")
    with acting_as(extra.actor()):
        extra.change(account=cast.gemeente.account)
    with at(MONDAY):
        send_day()
        assert [to for to, _lines in told()] == ["gemeente"]


@pytest.fixture
def two_hats(waiting, cast):
    """The professional works as a coordinator of another organisation, too."""
    extra = make_worker(cast.gemeente.alliance, "dubbel", "humanitas", "coordinator")
    with acting_as(extra.actor()):
        extra.change(account=cast.gemeente.account)
    with at(MONDAY - timedelta(days=7), 9):
        other = lead_by(extra, f"{CANARY} Elders")
        step(other, extra, MONDAY)
        told()
    return extra


def test_two_organisations_are_one_mail_with_both(two_hats):
    with at(MONDAY):
        send_day()
        send_day()
        deliver()
    (letter,) = mail.outbox
    assert letter.to[0].startswith("gemeente@")
    there, here = letter.body.index("Bij humanitas:"), letter.body.index("Bij gemeente:")
    assert here < there
    assert "te laat" in letter.body[here:there]
    assert "Vandaag is de laatste dag" in letter.body[there:]


def test_each_place_has_a_choice_of_its_own(two_hats, cast, sign_in):
    page = sign_in(cast.gemeente).get(reverse("workbench:mails")).content.decode()
    assert "met al uw werk erin" in page
    with acting_as(cast.gemeente.actor()):
        choose_mails(Mails.URGENT, by=cast.gemeente)
    with at(MONDAY):
        send_day()
        ((to, lines),) = told()
    assert to == "gemeente"
    assert lines == ["1 mens wacht op een volgende stap van u. Vandaag is de laatste dag."]


def test_one_organisation_that_fails_makes_no_second_mail(two_hats, cast, monkeypatch):
    """What could not be made for a colleague is tried again, and mails nobody twice."""
    right = digest.counts_of

    def broken(worker, day):
        if worker.pk == cast.humanitas.pk:
            raise KeyError
        return right(worker, day)

    monkeypatch.setattr(digest, "counts_of", broken)
    with at(MONDAY):
        with pytest.raises(KeyError):
            send_day()
        assert [to for to, _lines in told()] == ["gemeente"]
        monkeypatch.undo()
        with acting_as(cast.humanitas.actor()):
            step(lead_by(cast.humanitas), cast.humanitas, MONDAY)
        mail.outbox.clear()
        send_day()
        assert [to for to, _lines in told()] == ["humanitas"]


def test_a_volunteer_hears_only_of_people_who_are_assigned(cast):
    with at(MONDAY - timedelta(days=3), 9):
        request = lead_by(cast.maatje)
        with acting_as(cast.maatje.actor()):
            assign(request.pk, cast.vrijwilliger, by=cast.maatje)
    with at(MONDAY):
        mail.outbox.clear()
        send_day()
        found = dict(told())
    assert found["vrijwilliger"] == ["U bent aan 1 mens gekoppeld. Maak kennis."]
    assert "andere" not in found


def test_other_organisations_count_for_nothing(waiting, cast):
    with at(MONDAY):
        send_day()
        assert {to for to, _lines in told()} == {"gemeente"}


# Days on which nothing ran, and strange days


def test_after_three_days_off_the_next_run_mails_today_once(waiting):
    """Nothing ran from Monday to Wednesday: on Thursday one mail that holds it all."""
    thursday = MONDAY + timedelta(days=3)
    with at(thursday, 14, 25):
        send_day()
        send_day()
        ((_to, lines),) = told()
    assert lines[0].startswith("2 mensen wachten op een stap van u die te laat is.")


def test_back_in_the_evening_it_waits_for_the_morning(waiting):
    with at(MONDAY, 21):
        send_day()
        assert told() == []
    with at(MONDAY + timedelta(days=1)):
        send_day()
        assert len(told()) == 1


@pytest.mark.slow
@pytest.mark.parametrize("first", ["2027-03-26", "2027-10-29", "2028-02-25"])
def test_every_five_minutes_through_a_change_of_the_clock_and_a_leap_day(cast, first):
    """Each working day exactly one mail, also in the hour that is there twice or not at all."""
    start = datetime.fromisoformat(f"{first}T00:00+00:00")
    with time_machine.travel(start - timedelta(days=7)):
        request = lead_by(cast.gemeente)
        step(request, cast.gemeente, working_days_after(timezone.localdate(), 1))
        deliver()
        mail.outbox.clear()
    mailed = []
    for minutes in range(0, 6 * 24 * 60, 5):
        now = start + timedelta(minutes=minutes)
        if now.astimezone(HERE).hour not in {1, 2, 3, 6, 7}:
            continue
        with time_machine.travel(now, tick=False):
            send_day()
            mailed += [(timezone.localdate(), to) for to, _lines in told()]
    days = [(start + timedelta(days=n)).astimezone(HERE).date() for n in range(6)]
    assert mailed == [(day, "gemeente") for day in days if is_working_day(day)]


# What cannot wait


@pytest.fixture
def threatened(cast):
    made = register_at_front_door(
        Registration(name=CANARY, phone="+31612345678", threats=("eviction",)),
        alliance=cast.loket.alliance,
        submission="dreiging",
    )
    with acting_as(cast.loket.actor()):
        return HelpRequest.objects.get(pk=made.request_id)


def urgent():
    send_urgent()
    send_urgent()
    deliver()
    found = [m.to[0].split("@")[0] for m in mail.outbox if m.subject.startswith("Spoed")]
    assert CANARY not in "".join(m.subject + m.body for m in mail.outbox)
    mail.outbox.clear()
    return found


def test_somebody_new_under_threat_is_told_at_once_and_once(cast):
    with at(MONDAY, 22):  # not only in working hours
        made = register_at_front_door(
            Registration(name=CANARY, phone="+31612345678", threats=("eviction",)),
            alliance=cast.loket.alliance,
            submission="dreiging",
        )
        assert sorted(urgent()) == ["loket", "loketleiding"]
        assert urgent() == []
        with acting_as(cast.loket.actor()):
            take_up(made.request_id, by=cast.loket)
    last = working_days_after(MONDAY, 3)
    days = [MONDAY + timedelta(days=n) for n in range((last - MONDAY).days + 4)]
    heard = {}
    for day in days:
        with at(day, 7):
            heard[day] = urgent()
    assert heard == {day: [] for day in days} | {working_days_after(MONDAY, 2): ["loket"]}


@pytest.mark.parametrize(
    ("stand_in", "heard"), [("loket2", ["loket2"]), (None, ["loket2", "loketleiding"])]
)
def test_who_is_away_is_not_the_one_who_hears(threatened, cast, stand_in, heard):
    """The stand-in does, with whoever they stand in for counted; else who cares for the queue."""
    colleague = make_worker(cast.loket.alliance, "loket2", "loket", "desk_shift")
    with acting_as(cast.loket.actor()):
        take_up(threatened.pk, by=cast.loket)
    told()
    with acting_as(cast.loketleiding.actor()):
        today = timezone.localdate()
        who = colleague if stand_in else None
        be_away(cast.loket, today, today + timedelta(days=30), who, by=cast.loketleiding)
    told()
    with at(threatened.clock_due_on, 7):
        assert sorted(urgent()) == heard
        send_day()
        lines = dict(told())[heard[-1]]
    assert any("van een collega die weg is, wacht op een stap" in line for line in lines)


def test_who_was_spoken_to_is_not_urgent(threatened, cast):
    with acting_as(cast.loket.actor()):
        request = HelpRequest.objects.get(pk=threatened.pk)
        request.change(first_talk_at=timezone.now(), first_talk_by=cast.loket)
    assert urgent() == []


def test_somebody_without_a_threat_waits_for_the_morning(registered):
    assert urgent() == []


def test_after_three_days_off_what_is_urgent_is_told_in_the_next_run(cast):
    with at(MONDAY, 9):
        register_at_front_door(
            Registration(name=CANARY, phone="+31612345678", threats=("eviction",)),
            alliance=cast.loket.alliance,
            submission="dreiging",
        )
    with at(MONDAY + timedelta(days=3), 9):
        assert sorted(urgent()) == ["loket", "loketleiding"]
    with at(MONDAY + timedelta(days=4), 9):
        assert urgent() == []


def test_nobody_reads_how_another_is_mailed(cast, who_sees):
    with acting_as(cast.vrijwilliger.actor()):
        choose_mails(Mails.URGENT, by=cast.vrijwilliger)
        choice = MailChoice.objects.get()
    assert who_sees(choice) == {"maatje", "vrijwilliger"}
    for name in ("maatje", "andere", "vreemd"):
        with acting_as(getattr(cast, name).actor()):
            assert not MailChoice.objects.filter(pk=choice.pk).update(mails="daily")


def test_another_alliance_has_its_own_day(waiting):
    other = make_alliance("Geldloket Veendam", "veendam")
    worker = make_worker(other, "elders", "gemeente", "professional")
    with at(MONDAY - timedelta(days=7), 9):
        step(lead_by(worker), worker, MONDAY)
    with at(MONDAY):
        send_day()
        assert sorted(to for to, _lines in told()) == ["elders", "gemeente"]


def test_what_fails_at_one_organisation_does_not_stop_the_others(waiting, cast, monkeypatch):
    from ketenloket.windows.workbench.jobs import digest  # noqa: PLC0415 - to break it

    real = digest._waiting

    def broken(worker, day):
        if worker.organisation.name == "loket":  # the first in line
            raise ZeroDivisionError
        return real(worker, day)

    monkeypatch.setattr(digest, "_waiting", broken)
    with at(MONDAY):
        with pytest.raises(ZeroDivisionError):
            send_day()
        assert [to for to, _lines in told()] == ["gemeente"]
