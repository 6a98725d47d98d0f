"""The form of an offer, and the card that shows all of it."""

import pytest

from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.directory import actions
from ketenloket.network.directory.models import Service
from tests.directory.conftest import THUIS


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

    def test_where_nobody_keeps_it_the_form_proposes_who_asks(self, cast, thuis, sign_in):
        thuis.change(owner=None)
        page = sign_in(cast.humanitas).get(f"/verwijskaart/{thuis.pk}/wijzig/")
        assert page.context["form"]["owner"].value() == cast.humanitas.pk
        other = sign_in(cast.neutraal).get(f"/verwijskaart/{thuis.pk}/wijzig/")
        assert other.context["form"]["owner"].value() is None

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
