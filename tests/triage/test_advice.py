"""What the verwijskaart says to a question on the table: what fits, what does not, what is missing."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from ketenloket.chain.triage.actions import advice_for, known_words
from ketenloket.chain.triage.rules import AgeBand, age_band
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.network.directory.models import Service
from tests.conftest import lead_by
from tests.triage.conftest import brought, ready

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("born", "band"),
    [
        (None, ""),
        (date(2008, 11, 22), AgeBand.FROM_18),
        (date(2008, 11, 23), AgeBand.UNDER_18),
        (date(1999, 11, 23), AgeBand.FROM_18),
        (date(1999, 11, 22), AgeBand.FROM_27),
        (date(1959, 11, 22), AgeBand.FROM_67),
        (date(1800, 1, 1), ""),
    ],
)
def test_only_a_band_comes_to_the_table(born, band):
    assert age_band(born, TODAY) == band


@pytest.fixture
def question(cast, offers, table):
    """A question about letters, on the table."""
    request = lead_by(cast.gemeente, "Noor Verzonnen")
    with acting_as(cast.gemeente.actor()):
        request.help_seeker.change(municipality="GM1895", born=date(1980, 1, 1))
    request = ready(cast.gemeente, request, needs=("letters",))
    return brought(cast.gemeente, request, table)


def advice(cast, item):
    with acting_as(cast.gemeente.actor()):
        return advice_for(item, words=known_words(item.alliance_id), today=timezone.localdate())


def test_what_helps_elsewhere_tells_what_is_missing_here(cast, question):
    assert advice(cast, question).fitting
    Service.objects.update(municipalities=["GM0014"])
    found = advice(cast, question)
    assert found.fitting == []
    assert [lack.text for lack in found.missing] == [
        "wel hulp bij brieven en post, maar alleen buiten Oldambt (Groningen)"
    ]


def test_what_is_missing_is_typed_in_beforehand(cast, question, sign_in):
    Service.objects.update(municipalities=["GM0014"])
    browser = sign_in(cast.gemeente)
    page = browser.post(reverse("triage:decide", args=[question.pk]), {"choose": "no_fit"})
    why = page.context["form"]["why"].value()
    assert why.startswith("wel hulp bij brieven en post, maar alleen buiten Oldambt")
    typed = browser.post(
        reverse("triage:decide", args=[question.pk]), {"choose": "no_fit", "why": "Iets anders"}
    )
    assert typed.context["form"]["why"].value() == "Iets anders"


def test_what_helps_and_is_not_for_this_person_is_said(cast, question, offers, sign_in):
    offers.papers.change(audiences=["entrepreneurs"])
    browser, url = sign_in(cast.gemeente), reverse("triage:item", args=[question.pk])
    page = browser.get(url).content.decode()
    assert "vraag na: alleen voor ondernemers" in page
    assert "punten:" in page
    assert "27 tot en met 66 jaar" in page
    assert "1980" not in page
    offers.papers.change(audiences=[], max_age=26)
    page = browser.get(url)
    assert page.context["offers"] == []
    assert "alleen tot en met 26 jaar" in page.content.decode()
    assert page.context["missing"] == [
        "wel hulp bij brieven en post, maar alleen tot en met 26 jaar"
    ]


def test_the_table_of_points_is_shown(cast, sign_in):
    page = sign_in(cast.neutraal).get(reverse("directory:weighing")).content.decode()
    assert "helpt bij wat eronder ligt" in page
    assert "+60" in page
