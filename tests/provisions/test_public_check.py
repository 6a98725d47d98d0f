"""The check for anybody: nothing is kept, no cookie, nothing in an address, six languages."""

import re

import pytest
import time_machine
from django.db import connection
from django.test import Client

from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.network.provisions import actions

pytestmark = pytest.mark.django_db
PAGE = "/loket/oldambt/voorzieningen/"
TOLD = {
    "toon": "1",
    "leeftijd": "34",
    "partner": "nee",
    "kinderen": "ja",
    "leeftijden": "5, 13",
    "inkomen": "1.300",
    "vermogen": "0",
    "studie": "nee",
}


@pytest.fixture
def now():
    """A day on which the norms of 2026 count."""
    with time_machine.travel("2026-11-22T10:00:00Z", tick=False):
        yield


def _written(client, **told):
    written = []

    def watch(execute, sql, params, many, context):
        if re.match(r"\s*(INSERT|UPDATE|DELETE)", sql):
            written.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        answer = client.post(PAGE, told)
    return answer, written


@pytest.mark.usefixtures("alliance", "now")
def test_an_answer_writes_nothing_and_sets_no_cookie():
    client = Client(enforce_csrf_checks=True)
    for told in ({}, TOLD):
        answer, written = _written(client, **told)
        assert answer.status_code == 200
        assert written == []
        assert not answer.cookies
    assert not client.get(PAGE).cookies
    assert "csrfmiddlewaretoken" not in answer.content.decode()


@pytest.mark.usefixtures("alliance", "now")
def test_what_was_told_stands_in_no_address():
    page = Client().post(PAGE, TOLD | {"vermogen": "777"}).content.decode()
    assert 'method="post"' in page
    assert not re.search(r'(href|action)="[^"]*(777|1300|leeftijd)', page)


@pytest.mark.usefixtures("alliance", "now")
def test_it_says_what_may_be_there_with_the_sum_and_the_source():
    page = Client().post(PAGE, TOLD).content.decode()
    assert "€\u00a01.433,52" in page  # 12 x (1419.46 - 1300)
    assert "waarschijnlijk wel" in page
    assert "SZW Normenbrief juli 2026" in page
    assert "geen besluit" in page
    assert "Niet meegeteld" in page
    assert "Laat mij bellen" in page


@pytest.mark.usefixtures("alliance", "now")
def test_an_answer_that_is_wrong_stands_at_its_field_and_counts_as_not_said():
    page = Client().post(PAGE, TOLD | {"inkomen": "veel"}).content.decode()
    assert "Schrijf een bedrag in cijfers" in page
    assert "Dit hangt af van het inkomen" in page


@pytest.mark.usefixtures("alliance", "now")
@pytest.mark.parametrize("language", ["nl", "en", "tr", "ar", "pl", "uk"])
def test_every_language_with_the_answers_kept(language):
    client = Client()
    answer = client.get(f"{PAGE}?taal={language}")
    assert answer.headers["Content-Language"] == language
    page = client.post(PAGE, TOLD | {"taal": language}).content.decode()
    assert f'lang="{language}"' in page
    assert ('dir="rtl"' in page.partition("<head")[0]) is (language == "ar")
    assert 'value="1.300"' in page
    only_language = {k: v for k, v in TOLD.items() if k != "toon"} | {"taal": language}
    page = client.post(PAGE, only_language).content.decode()
    assert 'id="uitkomst"' not in page
    assert 'value="1.300"' in page


@pytest.mark.usefixtures("now")
def test_what_the_alliance_added_counts_and_what_it_took_off_does_not(cast):
    values = {"name": "Meedoenpas", "layer": "municipal", "life_area": "family", "what": "Geld."}
    with acting_as(cast.maatje.actor()):
        actions.add_provision(
            cast.maatje.alliance, by=cast.maatje, income_sure=110, income_most=120, amount=150,
            **values,
        )  # fmt: skip
    page = Client().post(PAGE, TOLD).content.decode()
    assert "Meedoenpas" in page
    assert "€\u00a0150" in page


@pytest.mark.usefixtures("alliance", "now")
def test_a_desk_that_is_not_there_is_not_found():
    assert Client().get("/loket/nergens/voorzieningen/").status_code == 404


@pytest.mark.usefixtures("alliance", "now")
def test_the_desk_and_the_finder_lead_to_it():
    client = Client()
    assert PAGE in client.get("/loket/oldambt/").content.decode()
    found = client.get("/loket/oldambt/hulp/?gebied=money&vraag=debts&stap=lijst")
    assert PAGE in found.content.decode()
