"""The finder in every language: all of it translated, but for what an offer wrote itself."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.desk.test_languages import OTHERS, checked
from tests.directory.conftest import add

FINDER = reverse("desk:finder", args=["oldambt"])
LIST = "gebied=papers&vraag=forms&waar=9671&spreekt=tr&stap=lijst"
PAGES = (
    "", "kies=money", "kies=housing", "kies=health", "kies=family", "kies=language", "kies=work", "kies=food",
    "gebied=papers&vraag=forms&stap=waar", "gebied=papers&vraag=forms&stap=spreekt", LIST, f"{LIST}&nood=eviction",
    f"{LIST}&voor=young", "gebied=housing&vraag=rent&waar=Assen&stap=lijst", "gebied=papers&waar=Atlantis&stap=lijst",
)  # fmt: skip


@pytest.mark.parametrize("code", OTHERS)
def test_every_page_of_the_finder(code, cast, alliance):
    add(cast.humanitas, audiences=["young", "refused", "takes_steps", "needs_support"], min_age=18)
    add(cast.humanitas, name="Twee", languages=["nl"], open_to_public=False, max_age=27)
    add(
        cast.humanitas, name="Drie", min_age=18, max_age=27, postcode_areas=["9671"], costs="5 euro"
    )
    for query in PAGES:
        checked(None, code, Client().get(f"{FINDER}?{query}&taal={code}"))


@pytest.mark.parametrize("code", OTHERS)
def test_the_language_in_the_address_stays_chosen_at_the_desk(code, alliance):
    browser = Client()
    for page in ("front_door", "sign_up"):
        checked(None, code, browser.get(f"{reverse(f'desk:{page}', args=['oldambt'])}?taal={code}"))
    checked(None, code, browser.get(reverse("desk:privacy", args=["oldambt"])))


def test_a_language_that_we_do_not_speak_changes_nothing(alliance):
    answer = Client().get(f"{reverse('desk:front_door', args=['oldambt'])}?taal=xx")
    assert answer.headers["Content-Language"] == "nl"
    assert "language" not in answer.cookies
