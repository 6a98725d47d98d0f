"""The finder: what is picked stands in the address, and nothing is kept."""

import pytest
from django.test import Client
from django.urls import reverse

from ketenloket.network.directory.rules import Capacity
from tests.directory.conftest import add

FINDER = reverse("desk:finder", args=["oldambt"])


@pytest.fixture
def thuis(cast):
    return add(cast.humanitas)


def test_the_first_question(alliance):
    page = Client().get(FINDER)
    assert page.status_code == 200
    assert "Geld en schulden" in page.content.decode()


def test_a_short_list_with_reasons(alliance, thuis):
    page = Client().get(f"{FINDER}?gebied=papers&vraag=forms&waar=9671&spreekt=tr&stap=lijst")
    html = page.content.decode()
    assert "Thuisadministratie" in html
    for reason in (
        "helpt bij: formulieren",
        "in uw gemeente: Oldambt",
        "spreekt Turks",
        "komt bij u thuis",
        "gratis",
    ):
        assert reason in html
