"""The caseload: own people, shared people, search, and pages by key."""

import pytest
from django.urls import reverse

from ketenloket.chain.referrals.actions import take
from ketenloket.chain.referrals.models import Referral
from ketenloket.chain.referrals.rules import Verb
from ketenloket.foundation.tenancy.acting import acting_as
from tests.conftest import lead_by
from tests.workbench.conftest import add_assignment, at_most, refer

PEOPLE = "/mensen/"


def names(response):
    return [row.person for row, _clock in response.context["rows"]]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("noor", True), ("WIT", True), ("nóór wit", True), ("noor x", False), ("", True), ("%", False),
    ],
)  # fmt: skip
def test_search_by_name_minds_no_case_and_no_accents(cast, noor, sign_in, asked, found):
    assert bool(names(sign_in(cast.gemeente).get(PEOPLE, {"q": asked}))) == found


def test_search_finds_a_name_with_accents_without_them(cast, sign_in):
    lead_by(cast.gemeente, "Şükrü Çelik-Łukasz")
    assert names(sign_in(cast.gemeente).get(PEOPLE, {"q": "sukru lukasz"}))


def test_search_by_number_with_or_without_dash(cast, noor, sign_in):
    for typed in (noor.number, noor.number.replace("-", ""), noor.number.lower()):
        assert names(sign_in(cast.gemeente).get(PEOPLE, {"q": typed})) == ["Noor de Wit"]


@pytest.mark.parametrize("name", ["maatje", "vreemd", "loket", "vrijwilliger"])
def test_people_of_others_are_not_found(cast, noor, sign_in, name):
    client = sign_in(getattr(cast, name))
    for asked in ({}, {"q": "noor"}, {"q": noor.number}, {"toon": "gedeeld"}):
        response = client.get(PEOPLE, asked)
        assert response.status_code == 200
        assert names(response) == []


def test_shared_with_us_is_a_list_of_its_own(cast, noor, sign_in):
    client = sign_in(cast.maatje)
    refer(cast, noor, Verb.SEND)
    assert names(client.get(PEOPLE, {"toon": "gedeeld"})) == []
    with acting_as(cast.maatje.actor()):
        take(Verb.ACCEPT, Referral.objects.get(request_id=noor.pk).pk, by=cast.maatje)
    assert names(client.get(PEOPLE, {"toon": "gedeeld"})) == ["Noor de Wit"]
    assert names(client.get(PEOPLE)) == []


def test_filters(cast, noor, sign_in):
    client = sign_in(cast.gemeente)
    assert names(client.get(PEOPLE, {"toon": "mijn"})) == ["Noor de Wit"]
    assert names(client.get(PEOPLE, {"toon": "intake"})) == ["Noor de Wit"]
    assert names(client.get(PEOPLE, {"toon": "triage"})) == []
    assert names(client.get(PEOPLE, {"toon": "te_laat"})) == []
    assert names(client.get(PEOPLE, {"toon": "closed"})) == []
    assert client.get(PEOPLE, {"toon": "onzin", "na": "onzin_x"}).status_code == 200


def test_a_volunteer_sees_the_assigned_only(cast, noor, sign_in, gemeente_volunteer):
    client = sign_in(gemeente_volunteer)
    assert names(client.get(PEOPLE)) == []
    add_assignment(noor, gemeente_volunteer, cast.gemeente)
    lead_by(cast.gemeente, "Iemand Anders")
    assert names(client.get(PEOPLE)) == ["Noor de Wit"]


@pytest.mark.slow
def test_pages_follow_each_other_without_gaps_and_queries_do_not_grow(cast, sign_in):
    client = sign_in(cast.gemeente)
    for number in range(25):
        lead_by(cast.gemeente, f"Persoon {number}")
    client.get(PEOPLE)
    with at_most(12):
        assert not client.get(PEOPLE).context["next"]
    for number in range(25, 100):
        lead_by(cast.gemeente, f"Persoon {number}")
    with at_most(12):
        response = client.get(PEOPLE)
    seen = names(response)
    while response.context["next"]:
        response = client.get(PEOPLE + response.context["next"])
        seen += names(response)
    assert len(seen) == len(set(seen)) == 100


def test_the_board_has_no_people(cast, sign_in):
    assert sign_in(cast.bestuur).get(reverse("workbench:people")).status_code == 403
