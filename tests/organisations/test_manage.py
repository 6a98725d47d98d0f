"""Beheer: who changes what about organisations, the alliance and finding places."""

import pytest
from django.core.exceptions import PermissionDenied

from ketenloket.foundation.audit.models import Event
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations import actions
from ketenloket.network.organisations.models import Alliance, FindingPlace, Organisation
from ketenloket.network.organisations.rules import Duty, may_hand_out
from tests.conftest import make_alliance, make_worker

ALL = ["maatje", "vrijwilliger", "gemeente", "loketleiding", "loket", "tafel", "bestuur"]


def now(row):
    return type(row).objects.values().get(pk=row.pk)


class TestOrganisations:
    @pytest.mark.parametrize("name", [*ALL, "humanitas"])
    def test_another_organisation_is_not_yours(self, cast, name):
        by, place = getattr(cast, name), cast.neutraal.organisation
        before = now(place)
        with acting_as(by.actor()), pytest.raises(PermissionDenied):
            actions.change_organisation(place, by=by, about="Wij waren hier.")
        assert now(place) == before

    @pytest.mark.parametrize("field", ["kind", "name", "active", "alliance"])
    def test_a_coordinator_changes_no_kind_and_no_name(self, cast, field):
        """The legal basis for sharing follows from the kind."""
        with acting_as(cast.maatje.actor()), pytest.raises(PermissionDenied):
            actions.change_organisation(
                cast.maatje.organisation, by=cast.maatje, **{field: "municipality"}
            )

    def test_the_alliance_of_elsewhere_changes_nothing_here(self, cast):
        other = make_alliance("Elders", "elders")
        by = make_worker(other, "zorg", "neutraal", "alliance_coordinator")
        with acting_as(by.actor()):
            for act in (
                lambda: actions.change_organisation(cast.maatje.organisation, by=by, about="x"),
                lambda: actions.add_organisation(
                    cast.maatje.alliance, name="x", kind="care", by=by
                ),
                lambda: actions.change_alliance(cast.maatje.alliance, by=by, phone="112"),
                lambda: actions.add_finding_place(cast.maatje.alliance, name="x", kind="gp", by=by),
                lambda: actions.change_alliance(other, by=by, desk=cast.loket.organisation),
            ):
                with pytest.raises(PermissionDenied):
                    act()

    def test_a_name_is_used_once(self, cast):
        with acting_as(cast.neutraal.actor()):
            with pytest.raises(RefusedError):
                actions.add_organisation(
                    cast.neutraal.alliance, name="maatje", kind="care", by=cast.neutraal
                )
            with pytest.raises(RefusedError):
                actions.change_organisation(
                    cast.maatje.organisation, by=cast.neutraal, name="humanitas"
                )

    def test_pages_of_the_coordinator(self, cast, sign_in):
        browser, own = sign_in(cast.maatje), cast.maatje.organisation
        page = browser.get("/beheer/").content.decode()
        assert "Vrijwilliger" in page
        assert "Vreemd" not in page
        address = f"/beheer/organisaties/{own.pk}/"
        assert (
            "Soort organisatie: vrijwilligersorganisatie" in browser.get(address).content.decode()
        )
        data = {"about": "Wij lopen mee.", "retention_months": 12, "kind": "municipality",
                "name": "Gemeente"}  # fmt: skip
        assert browser.post(address, data).status_code == 302
        after = now(own)
        assert (after["about"], after["kind"], after["name"]) == (
            "Wij lopen mee.", "volunteer_organisation", "maatje",
        )  # fmt: skip
        wrong = browser.post(address, data | {"retention_months": -1, "website": "javascript:x"})
        assert wrong.status_code == 200
        assert "Wij lopen mee." in wrong.content.decode()

    def test_another_organisation_is_as_missing(self, cast, sign_in):
        browser, theirs = sign_in(cast.maatje), cast.vreemd.organisation_id
        for path in ("", "uitnodigen/"):
            for way in (browser.get, browser.post):
                assert way(f"/beheer/organisaties/{theirs}/{path}").status_code == 404
                assert way(f"/beheer/organisaties/99999999/{path}").status_code == 404

    def test_pages_of_the_alliance(self, cast, sign_in):
        browser = sign_in(cast.neutraal)
        page = browser.get("/beheer/").content.decode()
        assert "gemeente" in page
        assert "Coördinator uitnodigen" in page
        made = browser.post("/beheer/organisaties/nieuw/", {"name": "MEE", "kind": "care"})
        place = Organisation.objects.get(name="MEE")
        assert made.headers["Location"] == f"/beheer/organisaties/{place.pk}/uitnodigen/"
        assert browser.get(made.headers["Location"]).status_code == 200
        again = browser.post("/beheer/organisaties/nieuw/", {"name": "MEE", "kind": "care"})
        assert "doet al een organisatie mee" in again.content.decode()
        # An organisation with a coordinator invites for itself.
        closed = browser.get(f"/beheer/organisaties/{cast.maatje.organisation_id}/uitnodigen/")
        assert closed.status_code == 302

    def test_what_happened_is_written_down(self, cast):
        with acting_as(cast.maatje.actor()):
            actions.change_organisation(cast.maatje.organisation, by=cast.maatje, phone="0597 1")
            event = Event.objects.get(what="organisations.organisation_changed")
        assert event.worker_id == cast.maatje.pk


class TestAlliance:
    def data(self, cast, **changes):
        return {
            "name": "Geldloket Oldambt", "phone": "0597 123456", "opening_hours": "9 tot 5",
            "visit": "", "desk": cast.loket.organisation_id,
        } | changes  # fmt: skip

    def test_change_how_the_desk_is_reached(self, cast, sign_in):
        browser = sign_in(cast.neutraal)
        assert browser.get("/beheer/samenwerking/").status_code == 200
        assert browser.post("/beheer/samenwerking/", self.data(cast)).status_code == 302
        assert Alliance.objects.get().opening_hours == "9 tot 5"

    def test_a_desk_where_nobody_would_look(self, cast, sign_in):
        """Requests would arrive at an organisation in which nobody takes them up."""
        place = cast.gemeente.organisation  # has a professional, no coordinator
        browser = sign_in(cast.neutraal)
        answer = browser.post("/beheer/samenwerking/", self.data(cast, desk=place.pk))
        assert "nog geen coördinator" in answer.content.decode()
        assert Alliance.objects.get().desk_id == cast.loket.organisation_id

    @pytest.mark.parametrize(
        "changes",
        [{"phone": "bel ons"}, {"desk": 99999999}, {"name": ""}],
        ids=str,
    )
    def test_what_is_no_answer(self, cast, sign_in, changes):
        before = now(cast.neutraal.alliance)
        answer = sign_in(cast.neutraal).post("/beheer/samenwerking/", self.data(cast, **changes))
        assert answer.status_code == 200
        assert now(cast.neutraal.alliance) == before

    @pytest.mark.parametrize("name", ALL)
    def test_terms_are_not_for_others(self, cast, name, sign_in):
        by = getattr(cast, name)
        assert sign_in(by).get("/beheer/samenwerking/").status_code == 403
        with acting_as(by.actor()), pytest.raises(PermissionDenied):
            actions.change_alliance(by.alliance, by=by, phone="112")


class TestFindingPlaces:
    @pytest.mark.parametrize("name", ["neutraal", "loketleiding"])
    def test_add_and_stop(self, cast, sign_in, name):
        browser = sign_in(getattr(cast, name))
        assert "nog geen vindplaatsen" in browser.get("/beheer/vindplaatsen/").content.decode()
        data = {"name": "Huisarts Café Zoë", "kind": "gp"}
        for _twice in range(2):
            assert browser.post("/beheer/vindplaatsen/nieuw/", data).status_code == 302
        codes = set(FindingPlace.objects.values_list("code", flat=True))
        assert codes == {"huisarts-cafe-zoe", "huisarts-cafe-zoe-2"}
        place = FindingPlace.objects.get(code="huisarts-cafe-zoe")
        assert f"vindplaats/{place.code}/" in browser.get("/beheer/vindplaatsen/").content.decode()
        browser.post(f"/beheer/vindplaatsen/{place.pk}/", data)  # without "active"
        assert not FindingPlace.objects.get(pk=place.pk).active

    @pytest.mark.parametrize("name", ["maatje", "gemeente", "vrijwilliger", "tafel"])
    def test_they_are_not_for_others(self, cast, name, sign_in):
        by = getattr(cast, name)
        with acting_as(by.actor()), pytest.raises(PermissionDenied):
            actions.add_finding_place(by.alliance, name="x", kind="gp", by=by)
        browser = sign_in(by)
        for path in ("", "nieuw/", "1/"):
            assert browser.get(f"/beheer/vindplaatsen/{path}").status_code == 403


@pytest.mark.parametrize("giver", [set(), {Duty.HELP}, {Duty.CASES, Duty.DESK}])
def test_who_hands_out_nothing(giver):
    for duties in ([], ["help"], ["coordinate"], ["alliance"]):
        assert not may_hand_out(duties, at="care", giver=giver)


def test_roles_are_explained(cast, sign_in):
    page = sign_in(cast.bestuur).get("/rollen/").content.decode()
    assert "Ziet alleen de hulpvragers aan wie" in page
    assert "Neutrale coördinator" in page
