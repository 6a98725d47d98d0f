"""The case page: for the lead, the receiver and the volunteer, in a fixed number of queries."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from ketenloket.chain.desk.actions import close_request, locked
from ketenloket.chain.desk.rules import Outcome
from ketenloket.chain.referrals.actions import take
from ketenloket.chain.referrals.rules import Verb
from ketenloket.chain.sharing.actions import accept, disclose, give_consent
from ketenloket.chain.sharing.rules import Category, GivenHow, Purpose
from ketenloket.foundation.audit.models import Event
from ketenloket.foundation.tenancy.acting import acting_as
from tests.workbench.conftest import add_assignment, add_notes, at_most, refer, write_as_person


def page(client, request, **asked):
    return client.get(reverse("workbench:case", args=[request.pk]), asked)


def test_the_lead_sees_the_whole_story(cast, full, sign_in):
    text = page(sign_in(cast.gemeente), full).content.decode()
    for words in (
        "Noor de Wit", full.number, "Weer rustig slapen", "U bent aan de beurt", "Intakegesprek",
        "Bericht uit Mijn hulp", "Bezoek nummer 0.", "Buurthuis De Schakel", "de buurvrouw",
        "ongeveer 7 schuldeisers", "Turks, tolk", "uiterlijk",
    ):  # fmt: skip
        assert words.lower() in text.lower(), words


@pytest.mark.parametrize("name", ["maatje", "vreemd", "loket", "vrijwilliger"])
def test_hidden_and_missing_are_the_same_page(cast, full, sign_in, name):
    client = sign_in(getattr(cast, name))
    hidden = page(client, full)
    missing = client.get(reverse("workbench:case", args=["00000000-0000-4000-8000-000000000000"]))
    assert hidden.status_code == missing.status_code == 404
    assert hidden.content == missing.content


@pytest.mark.parametrize("name", ["tafel", "bestuur", "neutraal"])
def test_who_sees_no_people_may_not_open_it(cast, full, sign_in, name):
    assert page(sign_in(getattr(cast, name)), full).status_code == 403


def test_looking_is_recorded_for_this_request(cast, full, sign_in):
    page(sign_in(cast.gemeente), full)
    with acting_as(cast.gemeente.actor()):
        event = Event.objects.get(what="workbench.case_viewed")
    assert (event.request_id, event.worker_id) == (full.pk, cast.gemeente.pk)


def test_the_receiver_sees_it_after_accepting_and_knows_it_is_their_turn(cast, full, sign_in):
    client = sign_in(cast.maatje)
    referral = refer(cast, full, Verb.SEND)
    assert page(client, full).status_code == 404
    with acting_as(cast.maatje.actor()):
        take(Verb.ACCEPT, referral.pk, by=cast.maatje)
    text = page(client, full).content.decode()
    assert "Noor de Wit" in text
    assert "Weer rustig slapen" in text
    assert reverse("referrals:step", args=[referral.pk, "arrive"]) in text
    assert "gemeente blijft verantwoordelijk" in text


def test_a_hidden_volunteer_hides_no_note(cast, full, sign_in, gemeente_volunteer):
    add_assignment(full, gemeente_volunteer, cast.gemeente)
    add_notes(full, gemeente_volunteer, 1)
    refer(cast, full, Verb.SEND, Verb.ACCEPT)
    text = page(sign_in(cast.maatje), full).content.decode()
    assert "iemand van gemeente" in text
    assert "Joke" not in text
    assert "Joke" in page(sign_in(cast.gemeente), full).content.decode()


def test_a_volunteer_sees_an_assigned_person_and_no_other(cast, full, sign_in, gemeente_volunteer):
    client = sign_in(gemeente_volunteer)
    assert page(client, full).status_code == 404
    add_assignment(full, gemeente_volunteer, cast.gemeente)
    text = page(client, full).content.decode()
    assert "Noor de Wit" in text
    assert reverse("workbench:looks", args=[full.pk]) not in text


@pytest.mark.parametrize("notes", [5, 50])
@pytest.mark.parametrize("name", ["gemeente", "maatje"])
def test_the_number_of_queries_does_not_grow(cast, full, sign_in, notes, name):
    add_notes(full, cast.gemeente, notes)
    refer(cast, full, Verb.SEND, Verb.ACCEPT)
    client = sign_in(getattr(cast, name))
    page(client, full)
    with at_most(12):
        response = page(client, full)
    assert response.status_code == 200


def test_the_timeline_shows_twenty_and_then_more(cast, full, sign_in):
    add_notes(full, cast.gemeente, 30)
    client = sign_in(cast.gemeente)
    first = page(client, full)
    assert len(first.context["moments"]) == 20
    assert "?momenten=40" in first.content.decode()
    assert len(page(client, full, momenten=40).context["moments"]) > 30
    for odd in ("-1", "x", "999999999"):
        assert page(client, full, momenten=odd).status_code == 200


def test_words_of_people_are_shown_and_never_run(cast, noor, sign_in):
    write_as_person(noor, "<script>alert(1)</script>")
    text = page(sign_in(cast.gemeente), noor).content.decode()
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert" in text


def test_who_looked_shows_our_own_and_says_so(cast, full, sign_in):
    refer(cast, full, Verb.SEND, Verb.ACCEPT)
    page(sign_in(cast.maatje), full)
    client = sign_in(cast.gemeente)
    page(client, full)
    text = client.get(reverse("workbench:looks", args=[full.pk])).content.decode()
    assert "Gemeente" in text
    assert "Maatje" not in text.replace("Maatje (", "")
    assert "elke organisatie ziet alleen het eigen spoor" in text
    assert sign_in(cast.maatje).get(reverse("workbench:looks", args=[full.pk])).status_code == 404


def test_without_a_name_the_number_stands_there(cast, full, sign_in):
    today = timezone.localdate()
    with acting_as(cast.gemeente.actor()):
        give_consent(
            full,
            organisation=cast.humanitas.organisation,
            purpose=Purpose.ADVICE,
            covers=[Category.REQUEST],
            given_how=GivenHow.SPOKEN,
            given_on=today,
            until=today + timedelta(days=30),
            by=cast.gemeente,
        )
        opened = disclose(
            full,
            to=cast.humanitas.organisation,
            purpose=Purpose.ADVICE,
            categories=[Category.REQUEST],
            by=cast.gemeente,
        )
    with acting_as(cast.humanitas.actor()):
        accept(opened, by=cast.humanitas)
    client = sign_in(cast.humanitas)
    for response in (page(client, full), client.get("/mensen/", {"toon": "gedeeld"})):
        text = response.content.decode()
        assert full.number in text
        assert "Noor" not in text
        assert "rustig slapen" not in text
        assert "Bezoek nummer" not in text


def test_a_closed_case_can_be_read(cast, full, sign_in):
    with acting_as(cast.gemeente.actor()):
        close_request(locked(full.pk), outcome=Outcome.GOAL_REACHED, by=cast.gemeente)
    client = sign_in(cast.gemeente)
    assert "doel bereikt" in page(client, full).content.decode()
    assert "Noor" in client.get("/mensen/", {"toon": "closed"}).content.decode()
    assert "Noor" not in client.get("/mensen/").content.decode()


def test_while_the_receiver_must_answer_it_is_not_the_turn_of_the_lead(cast, full, sign_in):
    referral = refer(cast, full, Verb.SEND)
    turn = page(sign_in(cast.gemeente), full).context["turn"]
    assert turn["who"] == "maatje is aan de beurt"
    assert [button["url"] for button in turn["buttons"]] == [
        reverse("referrals:detail", args=[referral.pk])
    ]
