"""Places: where they are follows from the postcode, and an offer is only at its own."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction

from ketenloket.foundation.audit.models import Event
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.directory import actions
from ketenloket.network.directory.models import Location, ServiceLocation
from ketenloket.network.directory.rules.places import PostcodesError, postcode_areas, spot_of
from tests.directory.conftest import add

BRUG = {
    "name": "Buurthuis De Brug",
    "street": "Langestraat 1",
    "postcode": "9671 AA",
    "city": "",
    "municipality": "",
    "opening_hours": "maandag 9 tot 17 uur",
    "accessibility": "zonder drempel",
}


def put(by, **changes):
    with acting_as(by.actor()):
        return actions.add_place(by.organisation, by=by, **(BRUG | changes))


@pytest.fixture
def brug(cast):
    return put(cast.humanitas)


@pytest.mark.parametrize(
    ("postcode", "town"),
    [("9671 AA", "Winschoten"), ("9671", "Winschoten"), (" 9671aa ", "Winschoten"),
     ("", None), ("0123", None), ("nonsense", None), ("1000", None)],
)  # fmt: skip
def test_where_a_postcode_lies(postcode, town):
    spot = spot_of(postcode)
    assert (spot.town if spot else None) == town
    if spot:
        assert 53.0 < spot.latitude < 53.3
        assert 6.9 < spot.longitude < 7.2


@pytest.mark.parametrize(
    ("typed", "found"),
    [("", []), ("9671", ["9671"]), ("9672,9671;9672\n9671", ["9671", "9672"]), (" , ", []),
     ("9671 AA", None), ("96711", None), ("967", None), ("٩٦٧١", None)],
)  # fmt: skip
def test_postcode_areas_as_people_type_them(typed, found):
    if found is None:
        with pytest.raises(PostcodesError):
            postcode_areas(typed)
    else:
        assert postcode_areas(typed) == found


def test_the_postcode_fills_in_what_was_left_empty(brug):
    assert (brug.city, brug.municipality) == ("Winschoten", "GM1895")
    assert brug.latitude
    assert brug.longitude


def test_what_somebody_filled_in_stays(cast):
    place = put(cast.humanitas, city="Ergens", municipality="GM0014")
    assert (place.city, place.municipality) == ("Ergens", "GM0014")


def test_another_postcode_moves_the_point_and_none_takes_it_away(cast, brug):
    before = brug.latitude
    with acting_as(cast.humanitas.actor()):
        actions.change_place(brug, by=cast.humanitas, postcode="9711 AA")
        assert brug.latitude != before
        actions.change_place(brug, by=cast.humanitas, postcode="")
    again = Location.objects.get()
    assert (again.latitude, again.longitude) == (None, None)


def test_a_name_is_used_once_per_organisation(cast, brug):
    with pytest.raises(RefusedError):
        put(cast.humanitas)
    other = put(cast.humanitas, name="Anders")
    with acting_as(cast.humanitas.actor()), pytest.raises(RefusedError):
        actions.change_place(other, by=cast.humanitas, name=BRUG["name"])
    put(cast.maatje)


WAYS = {
    "change": lambda place, by: actions.change_place(place, by=by, street="Anders 2"),
    "retire": lambda place, by: actions.retire_place(place, by=by),
    "again": lambda place, by: actions.use_place_again(place, by=by),
    "add": lambda place, by: actions.add_place(place.organisation, by=by, name="Nog een"),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", ["maatje", "vreemd", "gemeente", "tafel", "bestuur", "loket"])
def test_a_place_of_another_is_not_yours(cast, brug, way, name):
    before, by = list(Location.objects.values()), getattr(cast, name)
    with acting_as(by.actor()), pytest.raises(PermissionDenied):
        WAYS[way](brug, by)
    assert list(Location.objects.values()) == before


@pytest.mark.parametrize("name", ["humanitas", "neutraal"])
def test_the_coordinator_and_the_alliance_may(cast, brug, name):
    by = getattr(cast, name)
    with acting_as(by.actor()):
        for way in WAYS.values():
            way(brug, by)
    assert set(Location.objects.values_list("name", "active")) == {
        (BRUG["name"], True),
        ("Nog een", True),
    }


def test_each_change_is_written_down(cast, brug):
    with acting_as(cast.humanitas.actor()):
        for way in WAYS.values():
            way(brug, cast.humanitas)
        events = Event.objects.filter(what__startswith="directory.place")
        what = sorted(events.values_list("what", flat=True))
    assert what == [
        "directory.place_added",
        "directory.place_added",
        "directory.place_back",
        "directory.place_changed",
        "directory.place_retired",
    ]


def test_what_a_place_is_of_never_changes(cast, brug):
    with acting_as(cast.humanitas.actor()), pytest.raises(PermissionDenied):
        actions.change_place(brug, by=cast.humanitas, organisation=cast.maatje.organisation)


class TestOffersAtPlaces:
    def test_there_with_hours_and_gone_again(self, cast, thuis, brug):
        by = cast.humanitas
        for hours in ({brug.pk: "dinsdag"}, {brug.pk: "woensdag"}):
            with acting_as(by.actor()):
                actions.put_at_places(thuis, hours, by=by)
            (tie,) = ServiceLocation.objects.all()
            assert (tie.active, tie.opening_hours) == (True, hours[brug.pk])
        with acting_as(by.actor()):
            actions.put_at_places(thuis, {}, by=by)
        (gone,) = ServiceLocation.objects.all()
        assert (gone.active, gone.opening_hours) == (False, "woensdag")

    def test_never_at_a_place_of_another(self, cast, thuis):
        theirs = put(cast.maatje)
        with acting_as(cast.humanitas.actor()), pytest.raises(PermissionDenied):
            actions.put_at_places(thuis, {theirs.pk: ""}, by=cast.humanitas)
        with pytest.raises(DatabaseError), transaction.atomic():
            ServiceLocation(
                service=thuis, location=theirs, organisation=cast.humanitas.organisation
            ).save(force_insert=True)
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    def test_never_by_another_and_never_at_a_place_out_of_use(self, cast, thuis, brug):
        with acting_as(cast.maatje.actor()), pytest.raises(PermissionDenied):
            actions.put_at_places(thuis, {brug.pk: ""}, by=cast.maatje)
        with acting_as(cast.humanitas.actor()):
            actions.retire_place(brug, by=cast.humanitas)
            with pytest.raises(PermissionDenied):
                actions.put_at_places(thuis, {brug.pk: ""}, by=cast.humanitas)
        assert not ServiceLocation.objects.exists()

    def test_a_place_out_of_use_leaves_the_card_and_comes_back(self, cast, thuis, brug, sign_in):
        by, browser = cast.humanitas, sign_in(cast.gemeente)
        address = f"/verwijskaart/{thuis.pk}/"

        def shown():
            return BRUG["name"] in browser.get(address).content.decode()

        with acting_as(by.actor()):
            actions.put_at_places(thuis, {brug.pk: ""}, by=by)
        assert shown()
        with acting_as(by.actor()):
            actions.retire_place(brug, by=by)
        assert not shown()
        with acting_as(by.actor()):
            # Choosing places meanwhile does not lose the one that is out of use.
            actions.put_at_places(thuis, {}, by=by)
            actions.use_place_again(brug, by=by)
        assert shown()


class TestPages:
    def test_add_change_choose_and_take_away(self, cast, thuis, sign_in):
        browser = sign_in(cast.humanitas)
        assert "Nog geen plekken" in browser.get("/beheer/plekken/").content.decode()
        assert (
            "Nog geen plekken" in browser.get(f"/verwijskaart/{thuis.pk}/plekken/").content.decode()
        )
        assert browser.get("/beheer/plekken/nieuw/").status_code == 200
        answer = browser.post("/beheer/plekken/nieuw/", BRUG, follow=True)
        assert "in de gemeente Oldambt" in answer.content.decode()
        place = Location.objects.get()
        assert browser.get(f"/beheer/plekken/{place.pk}/").status_code == 200
        browser.post(f"/beheer/plekken/{place.pk}/", BRUG | {"street": "Nieuwstraat 2"})
        chosen = {f"at_{place.pk}": "on", f"hours_{place.pk}": "dinsdag 10 uur"}
        browser.post(f"/verwijskaart/{thuis.pk}/plekken/", chosen)
        card = browser.get(f"/verwijskaart/{thuis.pk}/").content.decode()
        for part in ("Nieuwstraat 2", "dinsdag 10 uur", "Winschoten", "Zonder drempel"):
            assert part in card, part
        browser.post(f"/beheer/plekken/{place.pk}/stop/")
        assert "Weer gebruiken" in browser.get("/beheer/plekken/").content.decode()
        browser.post(f"/beheer/plekken/{place.pk}/terug/")
        assert Location.objects.get().active

    @pytest.mark.parametrize(
        ("changes", "told"),
        [
            ({"name": ""}, "Naam van de plek"),
            ({"postcode": "abc"}, "vier cijfers en twee letters"),
            ({"municipality": "GM9999"}, "Gemeente"),
            ({"street": "x" * 121}, "120"),
        ],
    )
    def test_what_cannot_be_is_asked_again(self, cast, sign_in, changes, told):
        page = sign_in(cast.humanitas).post("/beheer/plekken/nieuw/", BRUG | changes)
        assert page.status_code == 200
        assert told in page.content.decode()
        assert not Location.objects.exists()

    def test_a_name_twice_is_told_at_the_name(self, cast, brug, sign_in):
        page = sign_in(cast.humanitas).post("/beheer/plekken/nieuw/", BRUG)
        assert "al een plek met deze naam" in page.content.decode()

    def test_others_places_are_as_missing(self, cast, brug, sign_in):
        browser, service = sign_in(cast.maatje), add(cast.maatje)
        for path in ("", "stop/", "terug/"):
            assert browser.post(f"/beheer/plekken/{brug.pk}/{path}", BRUG).status_code == 404
        # A box that the page did not show is not read.
        browser.post(f"/verwijskaart/{service.pk}/plekken/", {f"at_{brug.pk}": "on"})
        assert not ServiceLocation.objects.exists()

    def test_the_alliance_adds_for_another(self, cast, sign_in):
        browser, pk = sign_in(cast.neutraal), cast.vreemd.organisation_id
        browser.post("/beheer/plekken/nieuw/", BRUG | {"organisation": pk})
        assert Location.objects.get().organisation_id == pk
        assert BRUG["name"] in browser.get(f"/beheer/plekken/?organisation={pk}").content.decode()
