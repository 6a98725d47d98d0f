"""T25 A dictionary attack: an organisation that asks about ten thousand names confirms nobody."""

import pytest
from django.urls import reverse

from ketenloket.chain.help_seekers.models import HelpSeeker
from ketenloket.chain.recognition.actions import ask, close_past, compare_waiting
from ketenloket.chain.recognition.models import Counterpart, Question
from ketenloket.chain.recognition.rules import MOST_BY_ONE_WORKER, AgreedHow
from ketenloket.foundation.audit.models import Event
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from tests.recognition.conftest import invented, known

pytestmark = pytest.mark.django_db
BY_DAY, NAMES = 60, 10_000  # names; the second is that of docs/proof.md


def confirmed(worker):
    """Everything the attacker's organisation can read about the other side."""
    with acting_as(worker.actor()):
        rows = Counterpart.objects.filter(asker_id=worker.organisation_id).count()
        people = HelpSeeker.objects.exclude(lead_id=worker.organisation_id).count()
        return rows + people


def attack(cast, alliance, names):
    """Half of the names are known at the municipality, which answers nothing."""
    for number in range(0, names, 2):
        known(cast.gemeente, **invented(number))
    refused = 0
    for number in range(names):
        victim = known(cast.vreemd, **invented(number))
        try:
            with acting_as(cast.vreemd.actor()):
                ask(victim, agreed_how=AgreedHow.WRITTEN, agreed_in="nl", by=cast.vreemd)
        except RefusedError:
            refused += 1
    compare_waiting(alliance, most=names)
    return refused


def test_the_limit_stops_it_and_it_stands_in_the_log(cast, alliance):
    assert attack(cast, alliance, BY_DAY) == BY_DAY - MOST_BY_ONE_WORKER
    assert confirmed(cast.vreemd) == 0
    with acting_as(cast.vreemd.actor()):
        assert Question.objects.count() == MOST_BY_ONE_WORKER
        assert Event.objects.filter(what="recognition.asked").count() == MOST_BY_ONE_WORKER


def _without_limits(cast, alliance, monkeypatch, names):
    for limit in ("MOST_BY_ONE_WORKER", "MOST_BY_ORGANISATION"):
        monkeypatch.setattr(f"ketenloket.chain.recognition.actions.questions.{limit}", 10**6)
    assert attack(cast, alliance, names) == 0
    with acting_as(cast.gemeente.actor()):
        assert Counterpart.objects.count() == names / 2  # it was found, and only they know
    assert confirmed(cast.vreemd) == 0
    close_past(alliance)
    assert confirmed(cast.vreemd) == 0


def test_without_a_limit_still_nobody_is_confirmed(cast, alliance, monkeypatch):
    _without_limits(cast, alliance, monkeypatch, BY_DAY)


@pytest.mark.nightly
@pytest.mark.slow
def test_ten_thousand_names_confirm_nobody(cast, alliance, monkeypatch):
    _without_limits(cast, alliance, monkeypatch, NAMES)


def test_the_limit_says_the_same_for_known_and_unknown(sign_in, cast, alliance, monkeypatch):
    monkeypatch.setattr("ketenloket.chain.recognition.actions.questions.MOST_BY_ONE_WORKER", 0)
    known(cast.gemeente, **invented(1))
    browser = sign_in(cast.vreemd)
    said = []
    for number in (1, 2):
        mine = known(cast.vreemd, **invented(number))
        form = {"agreed_how": "written", "agreed": "on"}
        response = browser.post(reverse("recognition:ask", args=[mine.pk]), form)
        said.append((response.status_code, response.context["form"].non_field_errors()))
    assert said[0] == said[1]
    assert "te veel vragen" in str(said[0])
