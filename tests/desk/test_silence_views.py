"""The pages around silence: terms, rest, what stays lying here and where, once more."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from ketenloket.chain.desk.actions import close_request, plan_next, run_clocks
from ketenloket.chain.desk.actions.steps import locked
from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.desk.rules import NextCode, Outcome, working_days_after
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.network.organisations.models import Alliance
from tests.conftest import lead_by

AGREED = {
    "reaction_days": 1, "first_talk_days": 8, "answer_days": 4, "contact_days": 6,
    "next_step_days": 3, "rest_days": 60, "climb_coordinators_days": 1, "climb_desk_days": 4,
    "climb_alliance_days": 8, "terms_source": "Het convenant, bladzijde 4",
    "terms_agreed_on": "2027-01-11",
}  # fmt: skip


@pytest.fixture(autouse=True)
def travel():
    with time_machine.travel("2027-03-01T09:00:00+01:00", tick=False) as machine:
        yield machine


def text(answer):
    return answer.content.decode()


def today():
    return timezone.localdate()


@pytest.fixture
def late(cast, travel):
    """Noor at the desk itself: ten working days late, and the clock ran."""
    noor = lead_by(cast.loket)
    with acting_as(cast.loket.actor()):
        plan_next(locked(noor.pk), code=NextCode.OTHER, step="Bel even", on=today(), by=cast.loket)
    travel.move_to(timezone.now() + (working_days_after(today(), 10) - today()))
    run_clocks()
    return noor


class TestTerms:
    def test_everybody_reads_them_and_the_law_is_not_to_be_changed(self, cast, sign_in):
        page = text(sign_in(cast.vrijwilliger).get("/keten/termijnen/"))
        assert "Wgs artikel 4 lid 2" in page
        assert "niet namens de gemeente" in page
        assert "Verander de afspraken" not in page
        assert "na 10 werkdagen" in page
        cast.loket.alliance.change(desk_acts_for_municipality=True)
        assert "gelden dus" in text(sign_in(cast.vrijwilliger).get("/keten/termijnen/"))

    def test_who_cares_for_the_alliance_writes_down_what_was_agreed(self, cast, sign_in):
        browser = sign_in(cast.neutraal)
        form = text(browser.get("/beheer/termijnen/"))
        assert "Wgs" not in form
        answer = browser.post("/beheer/termijnen/", AGREED, follow=True)
        assert "Het convenant, bladzijde 4" in text(answer)
        assert "11 januari 2027" in text(answer)
        kept = Alliance.objects.get()
        for name in ("answer_days", "contact_days", "climb_desk_days", "rest_days"):
            assert getattr(kept, name) == AGREED[name]

    @pytest.mark.parametrize(
        "wrong",
        [
            {"answer_days": 0},
            {"contact_days": "drie"},
            {"climb_desk_days": 0},  # before the coordinators
            {"climb_alliance_days": 3},  # before the desk
            {"rest_days": 400},
        ],
        ids=str,
    )
    def test_what_is_no_agreement(self, cast, sign_in, wrong):
        answer = sign_in(cast.neutraal).post("/beheer/termijnen/", AGREED | wrong)
        assert answer.status_code == 200
        assert Alliance.objects.get().answer_days == 3

    @pytest.mark.parametrize("name", ["loketleiding", "maatje", "vrijwilliger", "bestuur"])
    def test_others_change_nothing(self, cast, sign_in, name):
        browser = sign_in(getattr(cast, name))
        assert browser.post("/beheer/termijnen/", AGREED).status_code == 403


class TestRest:
    def test_agreed_shown_and_undone(self, cast, sign_in, noor):
        browser = sign_in(cast.gemeente)
        before = self.now(cast, noor)
        url = reverse("desk:rest", args=[noor.pk])
        assert "Eerst rust" in text(browser.get(url))
        until = today() + timedelta(days=14)
        said = browser.post(url, {"note": "Eerst slapen", "until": until}, follow=True)
        assert "rust tot" in text(said)
        case = text(browser.get(reverse("workbench:case", args=[noor.pk])))
        assert "Er is rust afgesproken tot 15 maart" in case
        assert "Eerst slapen" in case
        assert "rust" in text(browser.get(reverse("workbench:people")))
        browser.post(reverse("desk:end_rest", args=[noor.pk]))
        after = self.now(cast, noor)
        assert (after.next_on, after.next_clock) == (before.next_on, before.next_clock)

    def test_no_rest_while_something_threatens(self, cast, sign_in, noor):
        with acting_as(cast.gemeente.actor()):
            locked(noor.pk).change(threats=["eviction"])
        browser = sign_in(cast.gemeente)
        url = reverse("desk:rest", args=[noor.pk])
        answer = browser.post(url, {"note": "Ja", "until": today() + timedelta(days=14)})
        assert "Er dreigt iets" in text(answer)
        assert self.now(cast, noor).rest_until is None

    @staticmethod
    def now(cast, noor):
        with acting_as(cast.gemeente.actor()):
            return HelpRequest.objects.get(pk=noor.pk)


class TestStalled:
    def test_the_worker_reads_who_was_told(self, cast, sign_in, late):
        page = text(sign_in(cast.loket).get(reverse("workbench:today")))
        assert "loket en samenwerking zien dát er iets ligt" in page
        case = text(sign_in(cast.loket).get(reverse("workbench:case", args=[late.pk])))
        assert "Bleef liggen: gemeld aan neutrale coördinator" in case

    def test_the_coordinator_sees_it_and_takes_it_over(self, cast, sign_in, late):
        browser = sign_in(cast.loketleiding)
        assert "Er blijft iets liggen bij uw organisatie" in text(
            browser.get(reverse("workbench:today"))
        )
        page = text(browser.get(reverse("desk:stalled_here")))
        assert "Noor de Wit" in page
        assert "Verantwoordelijk: Loket." in page
        url = reverse("desk:take_over", args=[late.pk])
        assert "Neem over of wijs toe" in text(browser.get(url))
        past = {"worker": cast.loketleiding.pk, "on": today() - timedelta(days=1)}
        assert "Kies een dag vanaf vandaag" in text(browser.post(url, past))
        browser.post(url, {"worker": cast.loketleiding.pk, "on": today()})
        assert "Noor de Wit" not in text(browser.get(reverse("desk:stalled_here")))
        with acting_as(cast.loket.actor()):
            assert HelpRequest.objects.get(pk=late.pk).responsible_id == cast.loketleiding.pk

    @pytest.mark.parametrize("name", ["neutraal", "loket", "loketleiding"])
    def test_where_and_how_long_and_never_who(self, cast, sign_in, late, name):
        page = text(sign_in(getattr(cast, name)).get(reverse("desk:stalled_where")))
        assert "loket" in page
        assert "Volgende stap" in page
        for secret in ("Noor", late.number, str(late.pk), "Bel even"):
            assert secret not in page

    def test_another_organisation_reads_nothing_of_it(self, cast, sign_in, late):
        page = text(sign_in(cast.maatje).get(reverse("desk:stalled_here")))
        assert "Er blijft niets liggen" in page
        assert sign_in(cast.maatje).get(reverse("desk:stalled_where")).status_code == 403


class TestOnceMore:
    def test_it_is_on_vandaag_on_the_day_and_not_before(self, cast, sign_in, noor, travel):
        day = today() + timedelta(days=21)
        with acting_as(cast.gemeente.actor()):
            close_request(
                locked(noor.pk), outcome=Outcome.NO_CONTACT, by=cast.gemeente, once_more_on=day
            )
        browser = sign_in(cast.gemeente)
        line = "probeer nog één keer contact te krijgen"
        assert line not in text(browser.get(reverse("workbench:today")))
        travel.shift(timedelta(days=21))
        browser = sign_in(cast.gemeente)
        assert line in text(browser.get(reverse("workbench:today")))
        url = reverse("desk:once_more", args=[noor.pk])
        assert "Nog één keer proberen" in text(browser.get(url))
        tried = {"channel": "phone", "part_of_day": "evening", "result": "spoken"}
        assert "Fijn, er is contact." in text(browser.post(url, tried, follow=True))
        again = browser.get(url, follow=True)
        assert "hoeft niets meer" in text(again)
