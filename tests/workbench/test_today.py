"""Vandaag, for every kind of worker."""

from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from ketenloket.chain.desk.actions import locked, plan_next
from ketenloket.chain.desk.rules import NextCode
from ketenloket.chain.referrals.rules import Verb
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.windows.workbench.models import alliance_counts
from ketenloket.windows.workbench.rules import greeting, in_words, waiting
from tests.conftest import lead_by, make_alliance, make_worker
from tests.workbench.conftest import add_assignment, at_most, fill, refer

TODAY = "/vandaag/"


def titles(response):
    return [task.title for task in response.context["tasks"]]


def test_own_requests_stand_on_the_page_with_a_button(cast, noor, sign_in):
    page = sign_in(cast.gemeente).get(TODAY)
    assert "Noor de Wit" in page.content.decode()
    assert reverse("intake:edit", args=[noor.pk]) in page.content.decode()
    assert "Eén ding wacht op u." in page.content.decode()


def test_the_queue_is_for_who_takes_up_and_coordinates(cast, registered, sign_in):
    for worker in (cast.loket, cast.loketleiding):
        assert "Samira Yilmaz" in sign_in(worker).get(TODAY).content.decode()


@pytest.mark.parametrize("name", ["gemeente", "maatje", "vreemd", "humanitas"])
def test_what_the_desk_leads_is_not_on_the_page_of_others(cast, registered, sign_in, name):
    page = sign_in(getattr(cast, name)).get(TODAY).content.decode()
    assert "Samira" not in page
    assert "Er wacht nu niets op u." in page


@pytest.mark.parametrize("name", ["bestuur", "tafel", "neutraal", "vrijwilliger"])
def test_who_sees_no_people_gets_a_friendly_page(cast, noor, registered, sign_in, name):
    response = sign_in(getattr(cast, name)).get(TODAY)
    assert response.status_code == 200
    page = response.content.decode()
    assert "Noor" not in page
    assert "Samira" not in page


def test_overdue_stands_first(cast, noor, sign_in):
    other = lead_by(cast.gemeente, "Bert Te Laat")
    with acting_as(cast.gemeente.actor()):
        plan_next(
            locked(other.pk),
            code=NextCode.CALL,
            step="Bel terug",
            on=timezone.localdate() - timedelta(days=3),
            by=cast.gemeente,
        )
    assert "Bert" in titles(sign_in(cast.gemeente).get(TODAY))[0]


def test_a_message_calls_before_the_next_step_does(cast, noor, sign_in):
    fill(noor, cast.gemeente)
    with acting_as(cast.gemeente.actor()):
        plan_next(
            locked(noor.pk),
            code=NextCode.OTHER,
            step="Later",
            on=timezone.localdate() + timedelta(days=60),
            by=cast.gemeente,
        )
    found = titles(sign_in(cast.gemeente).get(TODAY))
    assert any("nieuw bericht" in title for title in found)
    assert not any("Later" in title for title in found)
    assert any("uur" in title for title in found), "the appointment of today"


def test_a_referral_waits_for_the_receiver_by_number(cast, noor, sign_in):
    refer(cast, noor, Verb.SEND)
    text = sign_in(cast.maatje).get(TODAY).content.decode()
    assert "Verwijzing van gemeente" in text
    assert noor.number in text
    assert "Noor" not in text


def test_a_volunteer_sees_the_assigned_person(cast, noor, sign_in, gemeente_volunteer):
    add_assignment(noor, gemeente_volunteer, cast.gemeente)
    assert "Noor de Wit" in titles(sign_in(gemeente_volunteer).get(TODAY))[0]


def test_at_most_twelve_queries(cast, noor, sign_in):
    fill(noor, cast.gemeente)
    for worker in (cast.gemeente, cast.loketleiding, cast.vrijwilliger):
        client = sign_in(worker)
        client.get(TODAY)
        with at_most(12):
            client.get(TODAY)


# --- words -----------------------------------------------------------------------------------


def test_numbers_are_written_out_to_twelve():
    assert waiting(4) == "Vier dingen wachten op u."
    assert waiting(12) == "Twaalf dingen wachten op u."
    assert waiting(13) == "13 dingen wachten op u."
    assert in_words(0) == "nul"


@pytest.mark.parametrize(
    ("hour", "word"),
    [(0, "Goedemorgen."), (11, "Goedemorgen."), (12, "Goedemiddag."), (18, "Goedenavond.")],
)
def test_greeting(hour, word):
    assert greeting(timezone.localtime().replace(hour=hour)) == word


# --- the counts of the alliance -----------------------------------------------------------------


def test_fewer_than_five_are_not_counted_and_more_are_rounded(cast, registered):
    with acting_as(cast.neutraal.actor()):
        assert alliance_counts()["open"] is None
    for number in range(6):
        lead_by(cast.gemeente, f"Persoon {number}")
    with acting_as(cast.neutraal.actor()):
        found = alliance_counts()
    assert found["open"] == 5
    assert found["overdue"] is None
    assert found["stage_intake"] == 5
    assert found["stage_new"] is None


@pytest.mark.parametrize(
    "name", ["gemeente", "maatje", "loket", "vrijwilliger", "tafel", "bestuur", "vreemd"]
)
def test_nobody_else_is_told_any_count(cast, registered, name):
    with acting_as(getattr(cast, name).actor()):
        assert alliance_counts() == {}


def test_nobody_acting_is_told_nothing(registered):
    assert alliance_counts() == {}


def test_counts_of_another_alliance_stay_there(cast, registered):
    other = make_alliance("Ander loket", "ander")
    stranger = make_worker(other, "elders", "neutraal", "alliance_coordinator")
    for number in range(6):
        lead_by(cast.gemeente, f"Persoon {number}")
    with acting_as(stranger.actor()):
        assert alliance_counts()["open"] is None


@pytest.mark.django_db
def test_only_the_serving_role_may_ask():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT proacl::text, prosecdef, proconfig::text FROM pg_proc WHERE proname = 'alliance_counts'"
        )
        rights, definer, config = cursor.fetchone()
    assert definer
    assert "search_path=pg_catalog" in config
    assert not any(entry.startswith("=") for entry in rights.strip("{}").split(","))


def test_the_neutral_coordinator_sees_counts_on_the_page(cast, registered, sign_in):
    text = sign_in(cast.neutraal).get(TODAY).content.decode()
    assert "minder dan 5" in text
    assert "Samira" not in text


@pytest.mark.slow
def test_a_long_day_is_one_page_and_says_so(cast, sign_in):
    for number in range(27):
        lead_by(cast.gemeente, f"Persoon {number}")
    response = sign_in(cast.gemeente).get(TODAY)
    assert "Meer dan 25 dingen wachten op u." in response.content.decode()
    assert len(response.context["tasks"]) == 25
    assert "Er is meer" in response.content.decode()


def test_who_may_look_with_another_hat_is_shown_the_way(cast, alliance, sign_in):
    with acting_as(cast.maatje.actor()):
        other = make_worker(alliance, "ander", "maatje", "coordinator")
        other.change(account=cast.loket.account)
    browser, monday = sign_in(cast.loket), reverse("workbench:monday")
    page = browser.get(monday)
    assert page.status_code == 403
    assert "hoort bij uw andere werk" in page.content.decode()
    away = browser.post("/wissel/", {"worker": other.pk, "back": "https://elders.example/"})
    assert away.url == TODAY
    browser.post("/wissel/", {"worker": cast.loket.pk})
    there = browser.post("/wissel/", {"worker": other.pk, "back": monday})
    assert there.url == monday
    assert browser.get(monday).status_code == 200
    assert "andere werk" not in sign_in(cast.vrijwilliger).get(monday).content.decode()
