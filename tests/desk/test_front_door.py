"""The public pages: no account, nothing kept until the button, the code shown once."""

import re

import pytest
import time_machine
from django.urls import reverse
from django.utils.html import escape

from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.desk.rules import Clock, Entry
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.network.organisations.models import FindingPlace, Organisation
from tests.conftest import make_alliance

ANSWERS = {
    "submission": "a-random-key-of-this-form",
    "concerns": ["letters", "debts"],
    "name": "Samira",
    "contact_way": "phone",
    "phone": "06 12345678",
    "language": "tr",
    "postcode": "9671aa",
    "municipality": "GM1895",
    "agreed": "on",
}
SIGN_UP = reverse("desk:sign_up", args=["oldambt"])
SIGNED_UP = reverse("desk:signed_up", args=["oldambt"])


def requests(cast):
    with acting_as(cast.loket.actor()):
        return list(HelpRequest.objects.select_related("help_seeker").order_by("registered_at"))


def code_in(response):
    return re.search(r"[B-Z2-9]{4}-[B-Z2-9]{4}-[B-Z2-9]{4}", response.content.decode()).group()


def test_one_alliance_shows_its_front_door_at_once(client, alliance):
    response = client.get("/")
    assert "Wat is er aan de hand?" in response.content.decode()
    assert "Geldloket Oldambt" in response.content.decode()
    assert "0597-000000" in response.content.decode()


def test_several_alliances_are_chosen_by_postcode_or_from_a_list(client, alliance):
    make_alliance("Geldloket Zuid", "zuid").change(municipalities=["GM0014"])
    listed = client.get("/").content.decode()
    assert "Geldloket Oldambt" in listed
    assert "Geldloket Zuid" in listed
    assert client.get("/", {"postcode": "9671"}).url == "/loket/oldambt/"
    assert "vinden wij geen loket" in client.get("/", {"postcode": "1011"}).content.decode()


def test_a_house_without_a_desk_says_so(client, db):
    assert "nog geen loket" in client.get("/").content.decode()


def test_a_worker_goes_to_the_workbench(sign_in, cast):
    assert sign_in(cast.loket).get("/").url == reverse("workbench:today")


@pytest.mark.parametrize("name", ["front_door", "sign_up", "signed_up", "privacy", "municipality"])
def test_an_unknown_desk_is_not_there(client, alliance, name):
    assert client.get(reverse(f"desk:{name}", args=["nergens"])).status_code == 404
    assert client.get(reverse(f"desk:{name}", args=["oldambt"])).status_code == 200


def test_choices_travel_to_the_second_step_and_back(client, alliance):
    page = client.get(SIGN_UP, {"wat": ["letters", "debts", "<b>"], "hoe": "phone"})
    text = page.content.decode()
    assert 'name="concerns" value="letters"' in text
    assert "?wat=letters&amp;wat=debts" in text
    assert "&lt;b&gt;" not in text
    assert page.context["form"]["contact_way"].value() == "phone"


def test_asking_for_help(client, cast):
    response = client.post(SIGN_UP, ANSWERS)
    assert response.url == SIGNED_UP
    page = client.get(response.url)
    text = page.content.decode()
    assert "belt u uiterlijk" in text
    assert reverse("portal:enter") in text
    (request,) = requests(cast)
    assert request.entry == Entry.FRONT_DOOR
    assert request.concerns == ["letters", "debts"]
    assert request.help_seeker.phone == "+31612345678"
    assert request.help_seeker.postcode == "9671 AA"
    assert request.help_seeker.contact_when == ["any"]
    assert request.clock == Clock.AGREED_FIRST_TALK
    assert code_in(page) not in response.url


def test_the_code_can_be_seen_again_for_ten_minutes_and_no_longer(client, cast):
    with time_machine.travel("2026-11-20 10:00+01:00", tick=False) as clock:
        client.post(SIGN_UP, ANSWERS)
        first = code_in(client.get(SIGNED_UP))
        clock.shift(9 * 60)
        assert code_in(client.get(SIGNED_UP)) == first
        clock.shift(2 * 60)
        page = client.get(SIGNED_UP)
    assert page.status_code == 200
    assert first not in page.content.decode()
    assert "niet meer te zien" in page.content.decode()
    assert "signed_up" not in client.session


def test_nobody_else_sees_the_code(client, cast, django_db_blocker):
    client.post(SIGN_UP, ANSWERS)
    other = type(client)()
    assert "niet meer te zien" in other.get(SIGNED_UP).content.decode()


def test_twice_the_same_form_is_one_request_and_one_code(client, cast):
    client.post(SIGN_UP, ANSWERS)
    first = code_in(client.get(SIGNED_UP))
    client.post(SIGN_UP, ANSWERS)
    assert code_in(client.get(SIGNED_UP)) == first
    assert len(requests(cast)) == 1


def test_a_correction_after_going_back_is_not_lost(client, cast):
    client.post(SIGN_UP, ANSWERS)
    client.post(SIGN_UP, ANSWERS | {"phone": "06 87654321"})
    phones = {request.help_seeker.phone for request in requests(cast)}
    assert "+31687654321" in phones


@pytest.mark.parametrize("key", ["", "1", "x" * 200, "abc def" * 5, "'; drop table"])
def test_a_weak_key_does_not_give_two_people_the_same_code(client, cast, key):
    codes = set()
    for _ in range(2):
        if client.post(SIGN_UP, ANSWERS | {"submission": key}).status_code == 302:
            codes.add(code_in(client.get(SIGNED_UP)))
    assert len(codes) == len(requests(cast))


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"name": " "}, "name", ""),
        ({"phone": ""}, "phone", "Vul een telefoonnummer in"),
        ({"phone": "12"}, "phone", "klopt niet"),
        ({"phone": "geen idee"}, "phone", "klopt niet"),
        ({"contact_way": "email"}, "email", "Vul een e-mailadres in"),
        ({"contact_way": "visit", "phone": ""}, "phone", "als u niet komt"),
        ({"contact_way": "duif"}, "contact_way", ""),
        ({"email": "samira"}, "email", ""),
        ({"postcode": "Winschoten"}, "postcode", "postcode klopt niet"),
        ({"postcode": "1096", "municipality": ""}, "municipality", "meer gemeenten"),
        ({"municipality": "GM9999"}, "municipality", ""),
        ({"agreed": ""}, "agreed", "Zonder uw ja"),
        ({"threats": ["asteroid"]}, "threats", ""),
        ({"message": "x" * 2001}, "message", ""),
        ({"name": "Sam\x00ira"}, "name", ""),
    ],
    ids=str,
)
def test_what_is_not_right_is_said_and_nothing_is_lost(client, cast, changes, field, words):
    response = client.post(SIGN_UP, ANSWERS | changes)
    assert response.status_code == 200
    assert words in str(response.context["form"].errors[field])
    assert response.context["form"]["language"].value() == "tr"
    assert not requests(cast)


def test_foreign_numbers_are_welcome(client, cast):
    client.post(SIGN_UP, ANSWERS | {"phone": "+48 512 345 678"})
    assert requests(cast)[0].help_seeker.phone == "+48512345678"


def test_a_postcode_alone_gives_the_municipality(client, cast):
    client.post(SIGN_UP, ANSWERS | {"municipality": ""})
    assert requests(cast)[0].help_seeker.municipality == "GM1895"


def test_the_municipality_is_suggested_without_a_script_and_keeps_the_rest(client, cast):
    response = client.post(SIGN_UP, ANSWERS | {"suggest": "1", "municipality": "", "name": ""})
    form = response.context["form"]
    assert form["municipality"].value() == "GM1895"
    assert form["phone"].value() == "06 12345678"
    assert form["concerns"].value() == ["letters", "debts"]
    assert not form.errors
    assert not requests(cast)


def test_the_municipality_is_suggested_in_place(client, alliance):
    url = reverse("desk:municipality", args=["oldambt"])
    page = client.get(url, {"postcode": "9671AA"}).content.decode()
    assert '<option value="GM1895" selected>' in page
    assert "<h1" not in page
    assert "kennen wij niet" in client.get(url, {"postcode": "1000AA"}).content.decode()


@pytest.mark.parametrize(
    ("for_municipality", "clock"), [(True, Clock.WGS_CRISIS), (False, Clock.AGREED_CRISIS)]
)
def test_a_threat_starts_the_short_clock_and_says_the_number_first(
    client, cast, alliance, for_municipality, clock
):
    alliance.change(desk_acts_for_municipality=for_municipality)
    wrong = client.post(SIGN_UP, ANSWERS | {"threats": ["water"], "name": ""}).content.decode()
    assert wrong.index("Bel nu 0597-000000") < wrong.index("<h1")
    client.post(SIGN_UP, ANSWERS | {"threats": ["water"]})
    told = client.get(SIGNED_UP).content.decode()
    assert told.index("Bel nu 0597-000000") < told.index("<h1")
    (request,) = requests(cast)
    assert (request.clock, request.threats) == (clock, ["water"])


def test_too_often_from_one_address_is_a_friendly_no(client, alliance):
    for _ in range(20):
        assert client.post(SIGN_UP, {}).status_code == 200
    response = client.post(SIGN_UP, ANSWERS)
    assert response.status_code == 429
    assert "0597-000000" in response.content.decode()


@pytest.fixture
def practice(alliance):
    return FindingPlace.objects.create(
        alliance=alliance, name="Huisartsenpraktijk De Molen", kind="gp", code="de-molen"
    )


HANDED_IN = {
    "submission": "a-random-key-of-this-form",
    "name": "Kees",
    "contact_way": "email",
    "email": "Kees@Example.org",
    "language": "nl",
    "concerns": ["form"],
    "handed_in_by": "praktijkondersteuner",
    "said_yes": "on",
}


def test_a_finding_place_hands_somebody_in(client, cast, practice):
    url = reverse("desk:hand_in", args=["oldambt", "de-molen"])
    assert "Huisartsenpraktijk De Molen" in client.get(url).content.decode()
    page = client.get(client.post(url, HANDED_IN).url).content.decode()
    assert "Geef deze aan de persoon" in page
    (request,) = requests(cast)
    assert (request.entry, request.handed_in_by) == (Entry.FINDING_PLACE, "praktijkondersteuner")
    assert request.finding_place == practice
    assert request.help_seeker.email == "kees@example.org"


@pytest.mark.parametrize("missing", ["said_yes", "handed_in_by", "name", "email"])
def test_a_finding_place_needs_their_yes_and_says_who_it_is(client, cast, practice, missing):
    url = reverse("desk:hand_in", args=["oldambt", "de-molen"])
    response = client.post(url, HANDED_IN | {missing: ""})
    assert missing in response.context["form"].errors
    assert not requests(cast)


def test_a_finding_place_that_stopped_or_is_of_another_alliance_is_not_there(client, practice):
    make_alliance("Geldloket Zuid", "zuid")
    assert client.get(reverse("desk:hand_in", args=["zuid", "de-molen"])).status_code == 404
    practice.change(active=False)
    assert client.get(reverse("desk:hand_in", args=["oldambt", "de-molen"])).status_code == 404


def test_the_privacy_page_names_who_is_responsible_and_the_sources(client, alliance):
    text = client.get(reverse("desk:privacy", args=["oldambt"])).content.decode()
    assert Organisation.objects.get(pk=alliance.desk_id).name in text
    assert "GeoNames (CC BY 4.0)" in text
    assert "Kadaster/PDOK (CC BY 4.0)" in text


def test_a_signed_in_worker_may_use_the_public_form_too(sign_in, cast):
    browser = sign_in(cast.maatje)
    assert browser.post(SIGN_UP, ANSWERS).status_code == 302
    assert len(requests(cast)) == 1


@pytest.mark.parametrize(
    "words",
    [
        "<script>alert(1)</script>",
        "{{ 7 * 7 }}{% debug %}",
        "'; DROP TABLE desk_helprequest; --",
        "\u202e\u0645\u0631\u062d\u0628\u0627\u202c Z\u0337 \U0001f468\u200d\U0001f469",
        "=cmd|' /C calc'!A0",
        "\ufeff\u200b x",
        "\r\nSubject: x",
    ],
    ids=range(7),
)
def test_strange_words_are_kept_as_words(client, sign_in, cast, words):
    response = client.post(SIGN_UP, ANSWERS | {"name": f"a {words}", "message": words})
    assert response.status_code == 302
    (request,) = requests(cast)
    assert request.help_seeker.name == f"a {words}".strip()
    page = sign_in(cast.loket).get(reverse("desk:inbox")).content.decode()
    assert "<script>alert" not in page
    assert escape(words.strip()) in page
