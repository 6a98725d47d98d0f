"""Figures in fives: whether people felt heard, and whom the formal route refused. Never who."""

import pytest
from django.urls import reverse
from django.utils import timezone

from ketenloket.chain.progress.actions import say_of_the_help
from ketenloket.chain.progress.models import experience_counts
from ketenloket.chain.trajectories.actions import record_refusal
from ketenloket.chain.trajectories.models import refusal_counts
from ketenloket.foundation.tenancy.acting import acting_as
from tests.conftest import lead_by, make_alliance, make_cast
from tests.portal.conftest import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(cast):
    """Six people of maatje, of whom five were heard; one of the municipality, who was not."""
    people = [lead_by(cast.maatje, f"Mens {number}") for number in range(6)]
    for number, request in enumerate([*people, lead_by(cast.gemeente, "Ander")]):
        with acting_as(person(request)):
            say_of_the_help(request, "start", heard=1, by=None)
            say_of_the_help(request, "end", heard=5 if number < 5 else 2, by=None)
    today = timezone.localdate()
    for request in people[:5]:
        with acting_as(cast.maatje.actor()):
            record_refusal(request.pk, "municipality", "new_debts", today, by=cast.maatje)
    return cast


def seen_by(worker):
    with acting_as(worker.actor()):
        return experience_counts(), refusal_counts()


def test_of_each_person_the_last_answer_counts_in_fives(told):
    own, other = told.maatje.organisation_id, told.gemeente.organisation_id
    mine = {(own, "heard", "all"): 5, (own, "heard", "yes"): 5, (own, "heard", "no"): None}
    refused = {
        (own, "all", ""): 5,
        (own, "refuser", "municipality"): 5,
        (own, "reason", "new_debts"): 5,
    }
    assert seen_by(told.maatje) == (mine, refused)
    together = {(0, *key[1:]): number for key, number in mine.items()}
    theirs = {(other, "heard", "all"): None, (other, "heard", "no"): None}
    heard, no = seen_by(told.neutraal)
    assert heard == mine | theirs | together
    assert no == refused | {(0, *key[1:]): number for key, number in refused.items()}


@pytest.mark.parametrize("name", ["vreemd", "vrijwilliger", "tafel"])
def test_others_read_nothing(told, name):
    assert seen_by(getattr(told, name)) == ({}, {})


def test_another_alliance_reads_nothing(told):
    assert seen_by(make_cast(make_alliance("Elders", "elders")).neutraal) == ({}, {})


def test_the_page_says_numbers_and_not_small_ones(told, sign_in):
    for worker, times in ((told.maatje, 1), (told.neutraal, 2)):
        page = sign_in(worker).get(reverse("workbench:figures")).content.decode()
        assert page.count("ongeveer 5") == 2 * times + times + 2  # answers, refusals, by whom, why
        assert "minder dan 5" in page
        assert "Mens" not in page.replace("Mensen", "")
    assert sign_in(told.vrijwilliger).get(reverse("workbench:figures")).status_code == 403
