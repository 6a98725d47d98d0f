"""Looking again: a quarter, one button for all, neighbours who agree, and how busy it is."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from ketenloket.foundation.audit.models import Event
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.directory import actions
from ketenloket.network.directory.models import Confirmation, Service
from ketenloket.network.directory.rules import REVIEW_DAYS, Capacity
from ketenloket.network.directory.rules.offers import STALE
from ketenloket.network.directory.rules.upkeep import capacity_today, needs_review, review_by
from tests.conftest import make_alliance, make_worker
from tests.directory.conftest import add

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("days", "needed"),
    [
        (None, True),
        (0, False),
        (1, False),
        (REVIEW_DAYS, False),
        (REVIEW_DAYS + 1, True),
        (900, True),
    ],
)
def test_a_quarter_and_not_a_day_more(days, needed):
    checked = None if days is None else TODAY - timedelta(days=days)
    assert needs_review(checked, TODAY) is needed
    assert (review_by(checked) is None) is (days is None)
    if checked:
        assert needs_review(review_by(checked), TODAY) is (
            review_by(checked) < TODAY - timedelta(days=REVIEW_DAYS)
        )
        assert not needs_review(checked, review_by(checked))
        assert needs_review(checked, review_by(checked) + timedelta(days=1))


@pytest.mark.parametrize(
    ("word_age", "card_age", "word"),
    [
        (0, 0, Capacity.ROOM),
        (14, REVIEW_DAYS, Capacity.ROOM),
        (15, 0, STALE),
        (0, REVIEW_DAYS + 1, STALE),
        (None, 0, STALE),
        (0, None, STALE),
    ],
)
def test_a_word_counts_only_on_a_card_that_somebody_looked_at(word_age, card_age, word):
    ago = [None if age is None else TODAY - timedelta(days=age) for age in (word_age, card_age)]
    assert capacity_today(Capacity.ROOM, *ago, TODAY) == word


def age(service, days):
    """As if somebody looked so many days ago."""
    service.change(checked_on=timezone.localdate() - timedelta(days=days))


def day(service):
    return Service.objects.get(pk=service.pk).checked_on


@pytest.fixture
def three(cast):
    """Three offers of humanitas, looked at 200, 10 and 100 days ago."""
    made = [add(cast.humanitas, name=name) for name in ("Oud", "Nieuw", "Tussen")]
    for service, days in zip(made, (200, 10, 100), strict=True):
        age(service, days)
    return made


def test_one_button_confirms_all_own_active_offers_and_no_other(cast, three):
    retired, theirs = add(cast.humanitas, name="Gestopt"), add(cast.maatje)
    retired.change(active=False)
    for each in (retired, theirs):
        age(each, 300)
    by = cast.humanitas
    with acting_as(by.actor()):
        every = [each.pk for each in (*three, retired, theirs)]
        done = actions.confirm_all(by.organisation, every, by=by)
        written = Event.objects.filter(what="directory.service_checked").count()
    assert {each.name for each in done} == {"Oud", "Nieuw", "Tussen"}
    assert written == 3
    assert {day(each) for each in three} == {timezone.localdate()}
    assert day(retired) == day(theirs) == timezone.localdate() - timedelta(days=300)


@pytest.mark.parametrize("name", ["maatje", "vreemd", "gemeente", "tafel", "bestuur", "loket"])
def test_nobody_confirms_for_another(cast, three, name):
    by = getattr(cast, name)
    before = [day(each) for each in three]
    with acting_as(by.actor()), pytest.raises(PermissionDenied):
        actions.confirm_all(three[0].organisation, [each.pk for each in three], by=by)
    assert [day(each) for each in three] == before


def test_nothing_chosen_confirms_nothing(cast, three):
    by = cast.humanitas
    with acting_as(by.actor()), pytest.raises(RefusedError):
        actions.confirm_all(by.organisation, [], by=by)


class TestPage:
    def test_longest_ago_first_and_left_out_stays_as_it_was(self, cast, three, sign_in):
        browser = sign_in(cast.humanitas)
        page = browser.get("/beheer/nakijken/")
        assert [row["offer"].name for row in page.context["rows"]] == ["Oud", "Tussen", "Nieuw"]
        assert page.context["overdue"] == 2
        old, new, between = three
        answer = browser.post("/beheer/nakijken/", {"aanbod": [old.pk, new.pk]}, follow=True)
        told = answer.content.decode()
        assert "2 keer aanbod is nagekeken op vandaag. 1 aanbod sloeg u over" in told
        assert day(old) == day(new) == timezone.localdate()
        assert day(between) == timezone.localdate() - timedelta(days=100)

    def test_nonsense_and_others_offers_change_nothing(self, cast, three, sign_in):
        theirs = add(cast.maatje)
        age(theirs, 50)
        browser = sign_in(cast.humanitas)
        for sent in ([], ["x"], ["-1"], ["9" * 30], [str(theirs.pk)]):
            answer = browser.post("/beheer/nakijken/", {"aanbod": sent}, follow=True)
            assert "Kies minstens één aanbod" in answer.content.decode()
        assert day(theirs) == timezone.localdate() - timedelta(days=50)

    def test_another_organisation_is_as_missing(self, cast, three, sign_in):
        browser = sign_in(cast.maatje)
        pk = cast.humanitas.organisation_id
        assert browser.get(f"/beheer/nakijken/?organisation={pk}").status_code == 404
        sent = {"organisation": pk, "aanbod": [three[0].pk]}
        assert browser.post("/beheer/nakijken/", sent).status_code == 404

    def test_as_many_questions_for_thirty_offers_as_for_three(self, cast, three, sign_in):
        browser = sign_in(cast.humanitas)
        browser.get("/beheer/nakijken/")
        with CaptureQueriesContext(
            connection,
        ) as few:
            browser.get("/beheer/nakijken/")
        for n in range(30):
            add(cast.humanitas, name=f"Aanbod {n}")
        with CaptureQueriesContext(connection) as many:
            browser.get("/beheer/nakijken/")
        assert len(few) == len(many)

    def test_beheer_counts_what_waits(self, cast, three, sign_in):
        assert (
            "2 te lang niet nagekeken" in sign_in(cast.humanitas).get("/beheer/").content.decode()
        )
        assert "niet nagekeken" not in sign_in(cast.maatje).get("/beheer/").content.decode()


def test_an_old_card_is_grey_and_says_call_first(cast, thuis, sign_in):
    with acting_as(cast.humanitas.actor()):
        actions.set_capacity(thuis, Capacity.ROOM, by=cast.humanitas)
    browser = sign_in(cast.gemeente)
    assert "kl-aged" not in browser.get("/verwijskaart/").content.decode()
    age(thuis, REVIEW_DAYS + 1)
    for address in ("/verwijskaart/", f"/verwijskaart/{thuis.pk}/"):
        page = browser.get(address).content.decode()
        assert "kl-aged" in page
        assert "bel eerst" in page.lower()
    assert not browser.get("/verwijskaart/?ruimte=on").context["services"]


def test_the_list_asks_no_more_when_cards_are_old(cast, sign_in):
    browser = sign_in(cast.gemeente)
    add(cast.humanitas)
    browser.get("/verwijskaart/")
    with CaptureQueriesContext(connection) as few:
        browser.get("/verwijskaart/")
    for n in range(20):
        age(add(cast.humanitas, name=f"Aanbod {n}"), 40 * n)
    with CaptureQueriesContext(connection) as many:
        browser.get("/verwijskaart/")
    assert len(few) == len(many)


class TestNeighbours:
    @pytest.mark.parametrize("name", ["maatje", "gemeente", "loket", "loketleiding", "vreemd"])
    def test_a_neighbour_says_so_once_and_the_newest_day_counts(self, cast, thuis, name):
        by = getattr(cast, name)
        for days in (40, 0):
            with (
                time_machine.travel(timezone.now() - timedelta(days=days)),
                acting_as(by.actor()),
            ):
                actions.confirm_as_neighbour(thuis, by=by)
        (said,) = Confirmation.objects.filter(service=thuis)
        assert (said.organisation_id, said.confirmed_on) == (
            by.organisation_id,
            timezone.localdate(),
        )

    @pytest.mark.parametrize("name", ["humanitas", "vrijwilliger", "tafel", "bestuur", "neutraal"])
    def test_not_oneself_and_not_who_refers_nobody(self, cast, thuis, name):
        by = getattr(cast, name)
        with acting_as(by.actor()), pytest.raises(PermissionDenied):
            actions.confirm_as_neighbour(thuis, by=by)
        assert not Confirmation.objects.exists()

    def test_not_from_another_alliance_and_not_when_it_is_gone(self, cast, thuis):
        far = make_worker(make_alliance("Ander", "ander"), "ver", "maatje", "coordinator")
        with acting_as(far.actor()), pytest.raises(PermissionDenied):
            actions.confirm_as_neighbour(thuis, by=far)
        thuis.change(active=False)
        with acting_as(cast.maatje.actor()), pytest.raises(PermissionDenied):
            actions.confirm_as_neighbour(thuis, by=cast.maatje)

    def test_the_card_shows_who_and_when(self, cast, thuis, sign_in):
        browser = sign_in(cast.maatje)
        address = f"/verwijskaart/{thuis.pk}/"
        assert "nog geen andere organisatie" in browser.get(address).content.decode()
        browser.post(f"{address}klopt/")
        page = sign_in(cast.tafel).get(address).content.decode()
        assert "maatje" in page
        assert "Dit klopt, voor zover wij weten" not in page
        own = sign_in(cast.humanitas).post(f"{address}klopt/", follow=True)
        assert "kijkt u na bij Beheer" in own.content.decode()
        assert Confirmation.objects.count() == 1


def test_the_card_asks_the_same_for_many_places_and_neighbours(cast, thuis, sign_in):
    browser, address = sign_in(cast.humanitas), f"/verwijskaart/{thuis.pk}/"
    browser.get(address)
    with CaptureQueriesContext(connection) as few:
        browser.get(address)
    by = cast.humanitas
    with acting_as(by.actor()):
        made = [actions.add_place(by.organisation, by=by, name=f"Plek {n}") for n in range(8)]
        actions.put_at_places(thuis, {place.pk: "" for place in made}, by=by)
    for name in ("maatje", "gemeente", "vreemd"):
        with acting_as(getattr(cast, name).actor()):
            actions.confirm_as_neighbour(thuis, by=getattr(cast, name))
    with CaptureQueriesContext(connection) as many:
        page = browser.get(address).content.decode()
    assert "Plek 7" in page
    assert len(few) == len(many)
