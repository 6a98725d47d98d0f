"""Offers: who changes them, and what a word about room is worth."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from ketenloket.foundation.audit.models import Event
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.directory import actions
from ketenloket.network.directory.models import Service
from ketenloket.network.directory.rules import Capacity
from tests.conftest import make_alliance, make_worker
from tests.directory.conftest import THUIS, add

WAYS = {
    "change": lambda service, by: actions.change_service(service, by=by, name="Anders"),
    "capacity": lambda service, by: actions.set_capacity(service, Capacity.FULL, by=by),
    "checked": lambda service, by: actions.confirm_checked(service, by=by),
    "retire": lambda service, by: actions.retire_service(service, by=by),
    "again": lambda service, by: actions.offer_again(service, by=by),
}


def now(service):
    return Service.objects.values().get(pk=service.pk)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", ["maatje", "vreemd", "gemeente", "tafel", "bestuur", "loket"])
def test_an_offer_of_another_organisation_is_not_yours(cast, thuis, way, name):
    before, by = now(thuis), getattr(cast, name)
    with acting_as(by.actor()), pytest.raises(PermissionDenied):
        WAYS[way](thuis, by)
    assert now(thuis) == before


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", ["humanitas", "neutraal"])
def test_the_coordinator_and_the_alliance_may(cast, thuis, way, name):
    by = getattr(cast, name)
    with acting_as(by.actor()):
        WAYS[way](thuis, by)


def test_each_change_is_written_down(cast, thuis):
    with acting_as(cast.humanitas.actor()):
        for way in WAYS.values():
            way(thuis, cast.humanitas)
        what = list(Event.objects.order_by("at").values_list("what", flat=True))
    assert len([w for w in what if w.startswith("directory.")]) == 1 + len(WAYS)


def test_who_it_belongs_to_never_changes(cast, thuis):
    with acting_as(cast.humanitas.actor()):
        for field in ("organisation", "alliance", "id", "checked_by"):
            with pytest.raises(PermissionDenied):
                actions.change_service(thuis, by=cast.humanitas, **{field: 1})


def test_a_name_is_used_once_per_organisation(cast, thuis):
    with pytest.raises(RefusedError):
        add(cast.humanitas)
    add(cast.maatje)


def test_a_word_about_room_counts_two_weeks(cast, thuis, sign_in):
    browser = sign_in(cast.gemeente)
    assert "bel eerst" in browser.get("/verwijskaart/").content.decode()
    with acting_as(cast.humanitas.actor()):
        actions.set_capacity(thuis, Capacity.WAITING_LIST, waiting_weeks=5, by=cast.humanitas)
    assert "wachtlijst, 5 weken" in browser.get("/verwijskaart/").content.decode()
    with time_machine.travel(timezone.now() + timedelta(days=15)):
        page = sign_in(cast.gemeente).get("/verwijskaart/").content.decode()
    assert "bel eerst" in page
    assert "5 weken" not in page


def test_weeks_belong_to_a_waiting_list(cast, thuis):
    with acting_as(cast.humanitas.actor()):
        actions.set_capacity(thuis, Capacity.ROOM, waiting_weeks=5, by=cast.humanitas)
    assert now(thuis)["waiting_weeks"] == 0


class TestPages:
    def form(self, **changes):
        data = {key: value for key, value in THUIS.items() if value not in (False, "")}
        return data | {key: "on" for key, value in THUIS.items() if value is True} | changes

    def test_new_change_room_checked_off_and_on(self, cast, sign_in):
        browser = sign_in(cast.humanitas)
        assert browser.get("/verwijskaart/nieuw/").status_code == 200
        answer = browser.post("/verwijskaart/nieuw/", self.form())
        assert answer.status_code == 302, answer.content.decode()
        page = answer.headers["Location"]
        assert "Een vrijwilliger komt thuis" in browser.get(page).content.decode()
        assert browser.get(f"{page}wijzig/").status_code == 200
        browser.post(f"{page}wijzig/", self.form(name="Post op orde", home_visits=""))
        service = Service.objects.get()
        assert (service.name, service.home_visits, service.organisation_id) == (
            "Post op orde",
            False,
            cast.humanitas.organisation_id,
        )
        browser.post(f"{page}ruimte/", {"capacity": "room"})
        assert "ruimte" in browser.get("/verwijskaart/").content.decode()
        browser.post(f"{page}nagekeken/")
        browser.post(f"{page}stop/")
        assert "Post op orde" not in browser.get("/verwijskaart/").content.decode()
        assert "wordt nu niet aangeboden" in browser.get(page).content.decode()
        browser.post(f"{page}terug/")
        assert "Post op orde" in browser.get("/verwijskaart/").content.decode()

    def test_wrong_input_is_kept_and_explained(self, cast, sign_in):
        browser = sign_in(cast.humanitas)
        bad = self.form(needs=["nonsense"], municipalities=[], languages=["xx"], phone="bel me",
                        website="javascript:alert(1)", form_of_help="magic")  # fmt: skip
        page = browser.post("/verwijskaart/nieuw/", bad)
        assert page.status_code == 200
        assert "Een vrijwilliger komt thuis" in page.content.decode()
        assert "Kies minstens één gemeente" in page.content.decode()
        assert not Service.objects.exists()

    def test_the_form_has_no_say_about_the_organisation(self, cast, sign_in):
        pk = cast.vreemd.organisation_id
        browser = sign_in(cast.humanitas)
        sly = browser.post("/verwijskaart/nieuw/", self.form(organisation=pk))
        missing = browser.post("/verwijskaart/nieuw/", self.form(organisation=99999999))
        assert sly.status_code == missing.status_code == 404
        assert not Service.objects.exists()

    def test_the_alliance_enters_for_others(self, cast, sign_in):
        browser, pk = sign_in(cast.neutraal), cast.vreemd.organisation_id
        assert browser.get(f"/verwijskaart/nieuw/?organisation={pk}").status_code == 200
        browser.post("/verwijskaart/nieuw/", self.form(organisation=pk))
        assert Service.objects.get().organisation_id == pk

    def test_another_organisation_s_buttons_are_as_missing(self, cast, thuis, sign_in):
        browser = sign_in(cast.maatje)
        before = now(thuis)
        for path in ("wijzig/", "ruimte/", "nagekeken/", "stop/", "terug/"):
            theirs = browser.post(f"/verwijskaart/{thuis.pk}/{path}", {"capacity": "full"})
            missing = browser.post(f"/verwijskaart/99999999/{path}", {"capacity": "full"})
            assert theirs.status_code == missing.status_code == 404
        assert now(thuis) == before
        assert "Wijzigen" not in browser.get(f"/verwijskaart/{thuis.pk}/").content.decode()

    def test_another_alliance_has_its_own_map(self, cast, thuis, sign_in):
        other = make_alliance("Geldloket Westerkwartier", "westerkwartier")
        stranger = make_worker(other, "ander", "maatje", "coordinator")
        care = make_worker(other, "zorg", "neutraal", "alliance_coordinator")
        browser = sign_in(stranger)
        assert browser.get(f"/verwijskaart/{thuis.pk}/").status_code == 404
        assert "Thuisadministratie" not in browser.get("/verwijskaart/").content.decode()
        before = now(thuis)
        for by in (stranger, care):
            for way in WAYS.values():
                with acting_as(by.actor()), pytest.raises(PermissionDenied):
                    way(thuis, by)
        assert now(thuis) == before

    def test_volunteers_read_and_do_not_add(self, cast, thuis, sign_in):
        browser = sign_in(cast.vrijwilliger)
        assert "Aanbod toevoegen" not in browser.get("/verwijskaart/").content.decode()
        assert browser.get("/verwijskaart/nieuw/").status_code == 403
