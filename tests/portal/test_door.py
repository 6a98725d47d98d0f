"""The door of Mijn hulp, and those who rattle at it."""

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from ketenloket.chain.desk.models import FollowUpKey
from ketenloket.foundation.tenancy.acting import acting_as
from tests.portal.conftest import ENTER, OVERVIEW, enter


@pytest.mark.parametrize(
    "contact", ["06-12345678", "0612345678", "+31 6 12 34 56 78", "0031612345678"]
)
def test_code_and_number_open_it_however_typed(samira, contact):
    client, answer = enter(samira.code.lower().replace("-", " "), contact)
    assert answer.url == OVERVIEW
    assert "Samira" in client.get(OVERVIEW).content.decode()


def test_the_email_address_opens_it_too(other):
    _client, answer = enter(other.code, "Bert@Voorbeeld.NL")
    assert answer.url == OVERVIEW


def _bare(response, *typed):
    text = response.content.decode()
    for word in typed:
        text = text.replace(word, "")
    lines = [line for line in text.splitlines() if "csrfmiddlewaretoken" not in line]
    headers = {name: value for name, value in response.headers.items() if name != "Content-Length"}
    headers["Content-Security-Policy"] = ""
    return response.status_code, "\n".join(lines), headers, sorted(response.cookies)


def test_a_wrong_code_and_a_wrong_contact_get_the_same_answer(samira, other):
    wrong_code = enter("ZZZZ-ZZZZ-ZZZZ", "06-12345678")[1]
    wrong_contact = enter(samira.code, "06-11111111")[1]
    both_exist = enter(samira.code, "06-87654321")[1]
    answers = {
        repr(_bare(answer, *typed))
        for answer, typed in (
            (wrong_code, ("ZZZZ-ZZZZ-ZZZZ", "06-12345678")),
            (wrong_contact, (samira.code, "06-11111111")),
            (both_exist, (samira.code, "06-87654321")),
        )
    }
    assert len(answers) == 1, answers


@pytest.mark.django_db
def test_no_key_no_page():
    client = Client()
    for path in (OVERVIEW, "/mijn-hulp/gegevens/", "/mijn-hulp/wie-keek/"):
        assert client.get(path).url == ENTER
    assert client.post("/mijn-hulp/bericht/", {"text": "x"}).url == ENTER


def test_the_session_gets_a_new_name_and_holds_no_name_of_anybody(samira):
    client = Client()
    client.get(ENTER)
    session = client.session
    session["planted"] = True
    session.save()
    before = session.session_key
    client.cookies["session"] = before
    enter(samira.code, client=client)
    assert client.session.session_key != before
    kept = repr(dict(client.session))
    for secret in (
        samira.code,
        samira.code.replace("-", ""),
        "612345678",
        "Samira",
        str(samira.request.pk),
    ):
        assert secret not in kept


def test_an_ended_key_shuts_the_door_at_once(samira, home):
    assert home.get(OVERVIEW).status_code == 200
    with acting_as(samira.worker.actor()):
        for key in FollowUpKey.objects.filter(request_id=samira.request.pk):
            key.change(ended_at=timezone.now())
    assert home.get(OVERVIEW).url == ENTER
    assert enter(samira.code)[1].status_code == 200


def test_it_closes_after_twenty_minutes_of_nothing(samira):
    start = timezone.now()
    with time_machine.travel(start, tick=False) as clock:
        client, _answer = enter(samira.code)
        clock.shift(19 * 60)
        assert client.get(OVERVIEW).status_code == 200
        clock.shift(19 * 60)
        assert client.get(OVERVIEW).status_code == 200, "every page counts as being there"
        clock.shift(20 * 60 + 1)
        assert client.get(OVERVIEW).url == ENTER
        assert client.get(OVERVIEW).url == ENTER


def test_leaving_shuts_it(home):
    assert home.post("/mijn-hulp/uit/").url == ENTER
    assert home.get(OVERVIEW).url == ENTER
    assert home.get("/mijn-hulp/uit/").status_code == 405


def test_guessing_at_one_code_is_stopped_also_for_who_is_right(samira):
    for number in range(10):
        assert enter(samira.code, f"06-1111111{number}")[1].status_code == 200
    client = Client(REMOTE_ADDR="10.0.0.9")
    answer = client.post(ENTER, {"code": samira.code, "contact": "06-12345678"})
    assert answer.status_code == 429


def test_guessing_from_one_address_is_stopped(samira):
    letters = "BCDFGHJKLMNPQRTVWXZ23456789BCDFG"
    answers = [enter(f"K7RMXTB39PL{letter}")[1].status_code for letter in letters]
    assert answers[:30] == [200] * 30
    assert answers[30:] == [429, 429]
    assert enter(samira.code)[1].status_code == 429
    elsewhere = Client(REMOTE_ADDR="10.0.0.7")
    assert elsewhere.post(ENTER, {"code": samira.code, "contact": "0612345678"}).status_code == 302


@pytest.mark.parametrize(
    "typed",
    [{}, {"code": "", "contact": ""}, {"code": "!!", "contact": "06"}, {"code": "\x00" * 9, "contact": "a@\x00"},
     {"code": "x" * 5000, "contact": "y" * 5000}],
)  # fmt: skip
def test_nonsense_is_a_form_with_errors(db, typed):
    answer = Client().post(ENTER, typed)
    assert answer.status_code == 200
    assert answer.context["form"].errors


def test_a_worker_who_is_signed_in_keeps_working(cast, samira, sign_in):
    client = sign_in(cast.maatje)
    enter(samira.code, client=client)
    assert "Samira" in client.get(OVERVIEW).content.decode()
    assert client.get("/vandaag/").status_code == 200
    assert client.get(f"/mensen/{samira.request.pk}/").status_code == 404
    client.post("/mijn-hulp/uit/")
    assert client.get("/vandaag/").status_code == 200
