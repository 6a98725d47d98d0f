"""The finder: what is picked stands in the address, nothing is kept, and what fits comes with reasons."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from ketenloket.chain.desk.forms.finder import Step, picked, place_of
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.network.directory import actions
from ketenloket.network.directory.models import Need
from ketenloket.network.directory.rules import REVIEW_DAYS, Capacity
from tests.directory.conftest import add

FINDER = reverse("desk:finder", args=["oldambt"])
FORMS = f"{FINDER}?gebied=papers&vraag=forms&waar=9671&spreekt=tr&stap=lijst"


@pytest.fixture
def thuis(cast):
    """What humanitas offers: forms and letters, at home, in Turkish."""
    return add(cast.humanitas)


def read(address):
    answer = Client().get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_no_page_of_it_sets_a_cookie_or_keeps_anything(alliance, thuis):
    for address in (
        FINDER,
        f"{FINDER}?kies=papers",
        FORMS,
        f"{FORMS}&taal=tr",
        f"{FINDER}?taal=ar",
    ):
        with CaptureQueriesContext(connection) as asked:
            answer = Client().get(address)
        assert not answer.cookies
        assert "Set-Cookie" not in answer.headers
        reads = ("SELECT", "SET", "SAVEPOINT", "RELEASE")
        assert [q["sql"] for q in asked if not q["sql"].lstrip().startswith(reads)] == []
    assert "<script" not in answer.content.decode().replace("<script src", "")


def test_eight_parts_of_life_come_first(alliance):
    html = read(FINDER)
    assert html.count('name="kies"') == 8
    assert 'type="checkbox"' not in html


def test_one_step_after_another(alliance):
    assert 'name="vraag" value="rent"' in read(f"{FINDER}?kies=housing")
    at_place = read(f"{FINDER}?gebied=housing&vraag=rent&stap=waar")
    assert 'kl-find__step--now">\n  <legend><h2>Waar woont u?' in at_place
    assert 'value="rent" checked' in at_place


def test_what_was_picked_elsewhere_goes_along(alliance):
    html = read(f"{FINDER}?gebied=papers&kies=housing&vraag=forms&nood=insurance&waar=9671")
    for kept in ('name="vraag" value="forms"', 'name="nood" value="insurance"', 'value="9671"'):
        assert kept in html


def test_a_short_list_with_reasons(alliance, thuis):
    html = read(FORMS)
    for words in (
        "Thuisadministratie", "helpt bij: formulieren", "in uw gemeente: Oldambt", "spreekt Turks",
        "komt bij u thuis", "gratis", 'href="tel:0597123456"',
    ):  # fmt: skip
        assert words in html


def test_at_most_six_and_more_leads_on(alliance, cast):
    for number in range(8):
        add(cast.humanitas, name=f"Aanbod {number}")
    first = read(FORMS)
    assert first.count("<article") == 6
    assert "meer=2" in first
    assert "vraag=forms" in first
    second = read(f"{FORMS}&meer=2")
    assert second.count("<article") == 8
    assert "meer=3" not in second


def test_the_same_number_of_questions_to_the_database_however_much_there_is(alliance, cast):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            read(f"{FORMS}&meer=2")
        return len(asked)

    add(cast.humanitas)
    few = queries()
    for number in range(9):
        add(cast.humanitas, name=f"Aanbod {number}")
    assert queries() == few


def test_not_open_to_the_public_goes_through_the_desk(alliance, thuis, cast):
    with acting_as(cast.humanitas.actor()):
        actions.change_service(thuis, by=cast.humanitas, open_to_public=False)
    html = read(FORMS)
    assert "via het loket" in html
    assert "0597123456" not in html


def test_an_old_word_or_an_old_card_says_call_first(alliance, thuis, cast):
    with acting_as(cast.humanitas.actor()):
        actions.set_capacity(thuis, Capacity.ROOM, by=cast.humanitas)
        assert "er is nu ruimte" in read(FORMS)
        thuis.change(checked_on=timezone.localdate() - timedelta(days=REVIEW_DAYS + 1))
    html = read(FORMS)
    assert "bel eerst" in html
    assert "er is nu ruimte" not in html


def test_what_is_stopped_or_of_whoever_left_is_not_shown(alliance, thuis, cast):
    with acting_as(cast.humanitas.actor()):
        actions.retire_service(thuis, by=cast.humanitas)
    assert "Thuisadministratie" not in read(FORMS)


def test_nothing_fits(alliance):
    html = read(f"{FINDER}?gebied=family&vraag=grief&waar=9671&stap=lijst")
    assert "Wij vonden hier nog niets dat past." in html
    assert "0597-000000" in html
    assert "/aanmelden/?wat=other&amp;postcode=9671&amp;hoe=phone&amp;taal=nl" in html


def test_another_municipality_has_another_desk(alliance):
    html = read(f"{FINDER}?gebied=family&waar=Assen&stap=lijst")
    assert "Woont u in <bdi>Assen</bdi>?" in html


def test_a_place_that_we_do_not_know(alliance, thuis):
    html = read(f"{FINDER}?gebied=papers&vraag=forms&waar=Atlantis&stap=lijst")
    assert "Wij kennen <bdi>Atlantis</bdi> niet." in html
    assert "Thuisadministratie" in html


@pytest.mark.parametrize("code", ["eviction", "cut_off", "insurance"])
def test_a_threat_comes_first_with_the_number_of_the_desk(code, alliance, thuis):
    html = read(f"{FINDER}?gebied=papers&vraag=forms&nood={code}&stap=lijst")
    banner = html.index("Bel nu 0597-000000")
    assert banner < html.index("<h1>") < html.index("Thuisadministratie")
    assert "spoed=1" in html


def test_rent_arrears_ask_whether_there_is_a_threat(alliance):
    html = read(f"{FINDER}?gebied=housing&vraag=rent&stap=waar")
    assert html.index("Moet u uw huis uit") < html.index("<h1>")


def test_the_form_of_the_desk_opens_with_what_was_picked(alliance):
    address = reverse("desk:sign_up", args=["oldambt"])
    page = Client().get(
        f"{address}?wat=form&dreigt=eviction&spoed=1&postcode=9671&spreekt=ti&hoe=phone&taal=tr"
    )
    html = page.content.decode()
    assert page.cookies["language"].value == "tr"
    assert '<html lang="tr"' in html
    assert 'name="concerns" value="form"' in html
    assert 'value="9671"' in html
    assert page.context["form"].initial["threats"] == ["eviction"]
    assert page.context["form"].initial["municipality"] == "GM1895"
    assert page.context["form"].initial["language"] == "ti"


def test_an_offer_in_the_language_of_the_page_or_visibly_in_dutch(alliance, thuis, cast):
    with acting_as(cast.humanitas.actor()):
        actions.write_text(
            thuis, "tr", name="Evde yardım", does="Postayı açarız.", for_whom="", by=cast.humanitas
        )
    turkish = read(f"{FORMS}&taal=tr")
    assert "<span>Evde yardım</span>" in turkish
    assert '<span lang="nl" dir="ltr">Volwassenen</span>' in turkish
    polish = read(f"{FORMS}&taal=pl")
    assert '<span lang="nl" dir="ltr">Thuisadministratie</span>' in polish
    dutch = read(FORMS)
    assert "Evde" not in dutch
    assert 'lang="nl" dir="ltr">Thuisadministratie' not in dutch


def test_a_need_that_the_alliance_added_shows_in_dutch(alliance):
    Need.objects.create(code="belasting", label="belasting", life_area="money", position=99)
    html = read(f"{FINDER}?kies=money&taal=ar")
    assert '<span class="kl-option__text" lang="nl" dir="ltr">Belasting</span>' in html


@pytest.mark.parametrize(
    ("typed", "code", "digits"),
    [
        ("9671 AA", "GM1895", "9671"),
        ("9671aa", "GM1895", "9671"),
        ("Winschoten", "GM1895", ""),
        ("  winschoten ", "GM1895", ""),
        ("Oldambt", "GM1895", ""),
        ("den haag", "GM0518", ""),
        ("Atlantis", "", ""),
        ("0000", "", ""),
        ("", "", ""),
        ("\x00", "", ""),
    ],
)
def test_where_somebody_lives(typed, code, digits):
    place = place_of(typed, ["GM1895"])
    assert (place.municipality, place.digits) == (code, digits)


@pytest.mark.parametrize(
    "query",
    [
        "gebied=x&vraag=y&stap=lijst", "stap=lijst", "stap=vraag", "gebied=money&stap=%00",
        "kies=%00", "meer=-1", "meer=99999999999", "gebied=money&stap=lijst&meer=x",
        "gebied=money&spreekt=xx&taal=xx&voor=xx&nood=xx&stap=lijst", "waar=" + "x" * 5000,
        "gebied=money&waar=%00%F0%9F%98%80&stap=lijst", "vraag=rent&stap=lijst&vraag=rent",
    ],
)  # fmt: skip
def test_whatever_stands_in_the_address_there_is_a_page(query, alliance, thuis):
    read(f"{FINDER}?{query}")


def test_the_last_button_counts(rf):
    query = rf.get("/?stap=gebied&stap=waar&taal=nl&taal=tr&gebied=money&kies=").GET
    chosen = picked(query, areas={}, own=[])
    assert (chosen.step, chosen.speaks, chosen.area) == (Step.PLACE, "tr", "money")


def test_only_a_desk_that_is_there(alliance):
    assert Client().get(reverse("desk:finder", args=["nergens"])).status_code == 404


def test_an_offer_elsewhere_is_not_found(alliance, thuis):
    html = read(f"{FINDER}?gebied=papers&vraag=forms&waar=Assen&stap=lijst")
    assert "Thuisadministratie" not in html
