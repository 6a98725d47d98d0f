"""Looking again: a quarter, one button for all, neighbours who agree, and how busy it is."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from ketenloket.chain.trajectories.actions import begin
from ketenloket.chain.trajectories.models import Trajectory
from ketenloket.foundation.audit.models import Event
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.directory import actions
from ketenloket.network.directory.models import Confirmation, Service
from ketenloket.network.directory.models.load import open_trajectories
from ketenloket.network.directory.rules import REVIEW_DAYS, Capacity
from ketenloket.network.directory.rules.offers import STALE
from ketenloket.network.directory.rules.upkeep import capacity_today, needs_review, review_by
from tests.conftest import lead_by, make_alliance, make_worker
from tests.directory.conftest import THUIS, add

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


def helped(worker, service, number):
    """So many people whom the organisation of this worker helps with this offer."""
    for n in range(number):
        request = lead_by(worker, f"Mens {n} {service.pk}")
        with acting_as(worker.actor()):
            begin(request.pk, by=worker).change(service=service)


class TestLoad:
    def test_the_own_organisation_reads_the_number_and_others_nothing(self, cast, thuis):
        other = add(cast.maatje)
        helped(cast.humanitas, thuis, 2)
        helped(cast.maatje, other, 1)
        wanted = [thuis.pk, other.pk]
        seen = {}
        for name, worker in vars(cast).items():
            with acting_as(worker.actor()):
                seen[name] = open_trajectories(wanted)
        assert seen.pop("humanitas") == {thuis.pk: 2}
        assert seen.pop("maatje") == {other.pk: 1}
        # Fewer than five: the neutral coordinator is not told how many.
        assert seen.pop("neutraal") == {thuis.pk: None, other.pk: None}
        assert set(map(repr, seen.values())) == {"{}"}

    def test_fives_for_the_neutral_coordinator_and_what_ended_is_gone(self, cast, thuis):
        helped(cast.humanitas, thuis, 7)
        with acting_as(cast.neutraal.actor()):
            assert open_trajectories([thuis.pk]) == {thuis.pk: 5}
        with acting_as(cast.humanitas.actor()):
            for row in Trajectory.objects.filter(service=thuis)[:3]:
                row.change(ended_on=timezone.localdate())
            assert open_trajectories([thuis.pk]) == {thuis.pk: 4}

    def test_another_alliance_and_nobody_get_nothing(self, cast, thuis):
        helped(cast.humanitas, thuis, 1)
        far = make_alliance("Ander", "ander")
        for role in ("coordinator", "alliance_coordinator"):
            with acting_as(make_worker(far, role, "maatje", role).actor()):
                assert open_trajectories([thuis.pk]) == {}
        assert open_trajectories([thuis.pk]) == {}

    def test_the_rows_stay_hidden(self, cast, thuis):
        helped(cast.humanitas, thuis, 6)
        with acting_as(cast.neutraal.actor()), transaction.atomic():
            assert not Trajectory.objects.exists()

    def test_the_card_shows_it_beside_the_word(self, cast, thuis, sign_in):
        helped(cast.humanitas, thuis, 1)
        address = f"/verwijskaart/{thuis.pk}/"
        assert "krijgt 1 mens dit aanbod" in sign_in(cast.humanitas).get(address).content.decode()
        assert "minder dan 5 mensen" in sign_in(cast.neutraal).get(address).content.decode()
        assert "dit aanbod." not in sign_in(cast.gemeente).get(address).content.decode()
        assert "krijgt 1 mens" in sign_in(cast.humanitas).get("/beheer/nakijken/").content.decode()


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


class TestOfferForm:
    def form(self, **changes):
        data = {key: value for key, value in THUIS.items() if value not in (False, "")}
        return data | {key: "on" for key, value in THUIS.items() if value is True} | changes

    def test_all_that_is_new_is_kept_and_shown(self, cast, sign_in):
        browser = sign_in(cast.humanitas)
        sent = self.form(
            audiences=["families", "newcomers"], not_audiences=["entrepreneurs"], min_age=18,
            max_age=67, postcode_areas="9671, 9672 9671", opening_hours="dinsdag 9 tot 12 uur",
            how_to_reach="Bel of kom langs.", open_to_public="", contact_person="Joke Test",
            contact_public="on", owner=cast.humanitas.pk)  # fmt: skip
        answer = browser.post("/verwijskaart/nieuw/", sent)
        assert answer.status_code == 302, answer.context["form"].errors
        made = Service.objects.get()
        assert made.postcode_areas == ["9671", "9672"]
        assert (made.min_age, made.max_age, made.owner_id) == (18, 67, cast.humanitas.pk)
        page = sign_in(cast.gemeente).get(f"/verwijskaart/{made.pk}/").content.decode()
        for part in ("gezinnen met kinderen", "18 tot en met 67 jaar", "9671, 9672", "dinsdag 9 tot",
                     "Bel of kom langs", "Joke Test", "ook openbaar", "Humanitas",
                     "alleen na overleg of verwijzing"):  # fmt: skip
            assert part in page, part
        again = browser.get(f"/verwijskaart/{made.pk}/wijzig/").content.decode()
        assert 'value="9671 9672"' in again

    @pytest.mark.parametrize(
        ("changes", "told"),
        [
            ({"postcode_areas": "9671 96 abc"}, "Dit klopt niet: 96, abc."),
            ({"postcode_areas": "9671AA"}, "Dit klopt niet: 9671AA."),
            ({"postcode_areas": "0123"}, "Dit klopt niet: 0123."),
            ({"postcode_areas": " ".join(map(str, range(1000, 1101)))}, "meer dan 100 postcodes"),
            ({"min_age": 40, "max_age": 20}, "Draai ze om"),
            ({"min_age": -1}, "0"),
            ({"max_age": 1000}, "120"),
            ({"audiences": ["young"], "not_audiences": ["young"]}, "U koos deze groep ook"),
            ({"audiences": ["astronauts"]}, "astronauts"),
            ({"owner": 99999999}, "wie houdt dit aanbod bij"),
        ],
    )
    def test_what_cannot_be_is_asked_again(self, cast, sign_in, changes, told):
        page = sign_in(cast.humanitas).post("/verwijskaart/nieuw/", self.form(**changes))
        assert page.status_code == 200
        assert told.lower() in page.content.decode().lower()
        assert not Service.objects.exists()

    def test_who_keeps_it_works_there_and_can_sign_in(self, cast, thuis, sign_in):
        assert thuis.owner_id == cast.humanitas.pk
        with acting_as(cast.humanitas.actor()), pytest.raises(RefusedError):
            actions.change_service(thuis, by=cast.humanitas, owner=cast.maatje)
        browser = sign_in(cast.humanitas)
        bad = self.form(owner=cast.maatje.pk)
        assert browser.post(f"/verwijskaart/{thuis.pk}/wijzig/", bad).status_code == 200
        # Nobody chosen: whoever keeps it goes on.
        assert browser.post(f"/verwijskaart/{thuis.pk}/wijzig/", self.form()).status_code == 302
        assert Service.objects.get().owner_id == cast.humanitas.pk

    def test_an_empty_card_says_so_calmly(self, cast, thuis, sign_in):
        page = sign_in(cast.gemeente).get(f"/verwijskaart/{thuis.pk}/").content.decode()
        for part in ("staat er niet bij", "nog geen andere organisatie", "Een vaste plek staat"):
            assert part in page, part

    def test_the_ambassador_is_for_colleagues(self, cast, thuis, sign_in):
        pk = cast.humanitas.organisation_id
        sent = {"about": "", "ambassador": "Ans Test", "retention_months": 24}
        sign_in(cast.humanitas).post(f"/beheer/organisaties/{pk}/", sent)
        page = sign_in(cast.vrijwilliger).get(f"/verwijskaart/{thuis.pk}/").content.decode()
        assert "Ans Test" in page
