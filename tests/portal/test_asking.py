"""The person takes back the yes to asking other organisations, as easily as it was given."""

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from ketenloket.chain.recognition.actions import ask
from ketenloket.chain.recognition.actions.remember import matcher_of
from ketenloket.chain.recognition.models import Probe, Question
from ketenloket.chain.recognition.rules import AgreedHow
from ketenloket.foundation.audit.models import Event
from ketenloket.foundation.tenancy.acting import acting_as
from tests.portal.conftest import OVERVIEW, enter, person

STOP = "/mijn-hulp/navragen/stoppen/"
SAYS = "U vond het goed dat wij andere organisaties vragen of zij u al helpen."


@pytest.fixture
def asked(samira):
    with acting_as(samira.worker.actor()):
        return ask(
            samira.request.help_seeker,
            agreed_how=AgreedHow.AT_THE_TABLE,
            agreed_in="nl",
            by=samira.worker,
        )


def test_stopping_ends_what_was_asked_here_and_over_there(samira, home, asked):
    assert SAYS in home.get(OVERVIEW).content.decode()
    assert home.post(STOP).url == OVERVIEW
    assert home.post(STOP).url == OVERVIEW  # twice is once
    assert SAYS not in home.get(OVERVIEW).content.decode()
    with acting_as(samira.worker.actor()):
        now = Question.objects.get(pk=asked.pk)
        assert Event.objects.filter(what="recognition.withdrawn", purpose="own_data").count() == 1
    assert now.ended_at
    assert now.ended_by_id is None
    with acting_as(matcher_of(samira.request.alliance_id)):
        assert Probe.objects.get(pk=asked.pk).emptied_at


def test_who_never_agreed_reads_nothing_about_it(home):
    assert SAYS not in home.get(OVERVIEW).content.decode()


def test_of_another_person_nothing_is_seen_or_ended(samira, other, asked):
    client, _inside = enter(other.code, "bert@voorbeeld.nl")
    client.post(STOP)
    with acting_as(person(other.request)):
        assert not Question.objects.exists()
        assert not Question.objects.update(ended_at=timezone.now())
    with acting_as(samira.worker.actor()):
        assert Question.objects.get(pk=asked.pk).ended_at is None


def test_a_worker_ends_it_in_the_own_name_and_the_person_in_none(samira, asked):
    for actor, by in ((samira.worker.actor(), None), (person(samira.request), samira.worker.pk)):
        with acting_as(actor), pytest.raises(DatabaseError), transaction.atomic():
            Question.objects.update(ended_at=timezone.now(), ended_by=by)
