"""Of very many who share something, those who share most are compared."""

from datetime import date

import pytest

from ketenloket.chain.recognition.actions.questions import best_matches
from ketenloket.chain.recognition.actions.remember import matcher_of
from ketenloket.chain.recognition.models import likely_people
from ketenloket.chain.recognition.models.keys import secret_of
from ketenloket.chain.recognition.rules import Traits, encode
from ketenloket.foundation.tenancy.acting import acting_as
from tests.recognition.conftest import FATMA, known

pytestmark = pytest.mark.django_db


def after_namesakes(worker):
    """Fatma, and before her two others of that name: as many as are compared, and one more."""
    for year in (1950, 1960):
        known(worker, name=FATMA["name"], born=date(year, 2, 3), phone=f"+3160000{year}")
    return known(worker, **FATMA)


@pytest.fixture(autouse=True)
def _only_two(monkeypatch):
    for place in ("models.finding", "actions.questions"):
        monkeypatch.setattr(f"ketenloket.chain.recognition.{place}.MOST_COMPARED", 2)


def test_namesakes_do_not_hide_the_person_at_the_own_organisation(cast):
    fatma = after_namesakes(cast.maatje)
    with acting_as(cast.maatje.actor()):
        found = likely_people(Traits(**FATMA | {"phone": ""}), by=cast.maatje)
    assert found[0].person == fatma


def test_namesakes_do_not_hide_the_person_from_a_question(cast, alliance):
    fatma = after_namesakes(cast.gemeente)
    asked = encode(secret_of("between", alliance.pk), Traits(**FATMA | {"phone": ""}))
    with acting_as(matcher_of(alliance.pk)):
        found = best_matches(asked, alliance_id=alliance.pk, asker_id=cast.maatje.organisation_id)
    assert [row.pk for row in found] == [fatma.pk]
