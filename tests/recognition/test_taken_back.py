"""A person takes their yes back, or goes to another lead: what was put and answered then ends."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from ketenloket.chain.desk.actions.steps import close_request
from ketenloket.chain.desk.rules import Outcome
from ketenloket.chain.help_seekers.models import HelpSeeker
from ketenloket.chain.recognition.actions import answer, close_past, compare_waiting, withdraw
from ketenloket.chain.recognition.actions.remember import matcher_of
from ketenloket.chain.recognition.models import Counterpart, questions_of
from ketenloket.chain.recognition.rules import Answer
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Organisation
from tests.recognition.conftest import FATMA, arrive, known
from tests.recognition.test_questions import probe_of, put, theirs, told

pytestmark = pytest.mark.django_db
TAKE_BACK = "trek de vraag in"


def say_yes(worker):
    """This worker's organisation says that it helps the person already."""
    (row,) = theirs(worker)
    with acting_as(worker.actor()):
        answer(row.pk, Answer.YES, by=worker, since=timezone.localdate())


def test_a_withdrawn_yes_is_not_told_before_the_job_runs(
    sign_in, cast, alliance, fatma, fatma_elsewhere
):
    question = put(cast.maatje, fatma)
    compare_waiting(alliance)
    say_yes(cast.gemeente)
    with acting_as(cast.maatje.actor()):
        withdraw(question, by=cast.maatje)
        request = fatma.requests.get()
    assert told(cast.maatje, fatma) == []
    browser = sign_in(cast.maatje)
    for page in (
        reverse("recognition:person", args=[fatma.pk]),
        reverse("workbench:case", args=[request.pk]),
    ):
        assert "helpt deze persoon al" not in browser.get(page).content.decode()


@pytest.mark.parametrize("after", [0, 14])
def test_a_yes_is_taken_back_on_the_last_day_and_after_the_term(
    sign_in, cast, alliance, fatma, fatma_elsewhere, after
):
    question = put(cast.maatje, fatma)
    compare_waiting(alliance)
    say_yes(cast.gemeente)
    last = timezone.now() + (question.answer_by - timezone.localdate()) + timedelta(days=after)
    with time_machine.travel(last):
        close_past(alliance)
        assert len(told(cast.maatje, fatma)) == len(theirs(cast.gemeente)) == 1
        browser = sign_in(cast.maatje)
        page = reverse("recognition:person", args=[fatma.pk])
        assert TAKE_BACK in browser.get(page).content.decode()
        browser.post(reverse("recognition:withdraw", args=[question.pk]))
        assert TAKE_BACK not in browser.get(page).content.decode()
    with time_machine.travel(last + timedelta(days=1)):
        close_past(alliance)
        assert theirs(cast.gemeente) == []
    with acting_as(matcher_of(alliance.pk)):
        assert Counterpart.objects.get().ended_at


def test_after_the_term_there_is_no_button_without_a_yes(
    sign_in, cast, alliance, fatma, fatma_elsewhere
):
    put(cast.maatje, fatma)
    compare_waiting(alliance)
    with time_machine.travel(timezone.now() + timedelta(days=14)):
        page = sign_in(cast.maatje).get(reverse("recognition:person", args=[fatma.pk]))
        assert TAKE_BACK not in page.content.decode()


def test_who_asked_is_erased_with_the_encodings(cast, fatma):
    question = put(cast.maatje, fatma)
    assert probe_of(question).asker_name == "Maatje"
    with acting_as(cast.maatje.actor()):
        withdraw(question, by=cast.maatje)
    probe = probe_of(question)
    assert (probe.asker_name, probe.asker_phone, bytes(probe.bits)) == ("", "", b"")


@pytest.fixture
def moved(cast, alliance, fatma_elsewhere):
    """The municipality asks, humanitas is asked; then the person goes to maatje."""

    def move(said):
        known(cast.humanitas, **FATMA)
        question = put(cast.gemeente, fatma_elsewhere)
        compare_waiting(alliance)
        (row,) = theirs(cast.humanitas)
        if said:
            say_yes(cast.humanitas)
        arrive(fatma_elsewhere, cast)
        with acting_as(cast.maatje.actor()):
            return question, row, HelpSeeker.objects.get(pk=fatma_elsewhere.pk)

    return move


@pytest.mark.parametrize("days", [0, 14])
def test_a_yes_ends_when_the_person_goes_to_another_lead(cast, alliance, moved, days):
    question, _row, person = moved("yes")
    assert told(cast.gemeente, person) == []
    with time_machine.travel(timezone.now() + timedelta(days=days)):
        close_past(alliance)
        assert theirs(cast.humanitas) == []
        assert not probe_of(question).asker_name
    with acting_as(matcher_of(alliance.pk)):
        assert Counterpart.objects.get().ended_at


def test_nobody_answers_who_asked_and_no_longer_helps(cast, alliance, moved):
    _question, row, _person = moved("")
    with acting_as(cast.humanitas.actor()), pytest.raises(RefusedError):
        answer(row.pk, Answer.YES, by=cast.humanitas, since=timezone.localdate())


def test_the_new_lead_asks_anew(cast, alliance, moved):
    first, _row, person = moved("")
    with acting_as(cast.maatje.actor()):
        assert questions_of(person, by=cast.maatje) == []
    second = put(cast.maatje, person)
    assert second.pk != first.pk
    assert second.stands
    close_past(alliance)
    compare_waiting(alliance)
    (row,) = theirs(cast.humanitas)
    assert (row.question_id, row.asker_name) == (second.pk, "Maatje")


def test_an_organisation_that_stopped_is_not_asked(cast, alliance, fatma, fatma_elsewhere):
    with acting_as(cast.gemeente.actor()):
        request = fatma_elsewhere.requests.get()
        close_request(request, outcome=Outcome.REFERRED_ON, by=cast.gemeente)
        Organisation.objects.filter(pk=cast.gemeente.organisation_id).update(active=False)
    put(cast.maatje, fatma)
    compare_waiting(alliance)
    with acting_as(matcher_of(alliance.pk)):
        assert not Organisation.objects.get(pk=cast.gemeente.organisation_id).active
        assert not Counterpart.objects.exists()
