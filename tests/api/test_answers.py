"""What every answer has: open to all, nothing about anybody, not too much at once."""

import json
import re

import pytest
from django.test import Client

from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.network.organisations.models import Account, Worker
from ketenloket.windows.api.rules.limits import Limit
from ketenloket.windows.api.rules.query import ParameterError, understand
from tests.api.conftest import BASE, lines

pytestmark = pytest.mark.django_db

LISTS = ("services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms")


def test_who_has_it_already_gets_nothing_but_that(kaart, ask):
    client = Client()
    first = client.get(f"{BASE}/services")
    tag = first["ETag"]
    again = client.get(f"{BASE}/services", headers={"if-none-match": f'"other", W/{tag}'})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", tag)
    kaart.koffie.change(does="Iets anders.")
    changed = client.get(f"{BASE}/services", headers={"if-none-match": tag})
    assert changed.status_code == 200
    assert changed["ETag"] != tag
    assert re.fullmatch(r"public, max-age=\d+", first["Cache-Control"])


@pytest.mark.parametrize("path", ["", "services", "services/x", "nergens", "openapi.json"])
def test_any_site_may_read_and_nothing_is_remembered(kaart, path):
    client = Client()
    client.force_login(kaart.cast.humanitas.account)
    answer = client.get(f"{BASE}/{path}", headers={"origin": "https://elders.example"})
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer
    assert not answer.cookies
    assert "Vary" not in answer
    before = client.options(f"{BASE}/{path}", headers={"origin": "https://elders.example"})
    assert before.status_code == 204
    assert before["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_reading_only(kaart, method):
    answer = getattr(Client(enforce_csrf_checks=True), method)(f"{BASE}/services")
    assert answer.status_code in {403, 405}
    answer = getattr(Client(), method)(f"{BASE}/services")
    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize(
    "path",
    [
        "services/5ab9bc9a-3a1c-4a2e-9d0b-0d0a1f6f6f6f",
        "taxonomies/5ab9bc9a-3a1c-4a2e-9d0b-0d0a1f6f6f6f",
        "nergens",
        "services/",
    ],
)
def test_what_is_not_there(ask, path):
    answer = ask(path)
    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"
    assert "no-store" in answer["Cache-Control"]


def test_nobody_is_in_it_who_was_not_made_public(kaart, ask):
    client = Client()
    client.force_login(kaart.cast.humanitas.account)
    said = ""
    for path in LISTS:
        said += json.dumps(
            lines(ask(path, format="ndjson", full="true")) if path in LISTS[:3] else []
        )
        said += ask(path).content.decode()
    assert "Klaas Openbaar" in said
    hidden = {"Truus Verborgen", "Greet Geheim", *Account.objects.values_list("email", flat=True)}
    for worker in vars(kaart.cast).values():
        with acting_as(worker.actor()):
            hidden |= set(
                Worker.objects.exclude(name__in=["Humanitas", "Maatje"]).values_list(
                    "name", flat=True
                )
            )
    # The organisations of the cast are called as their workers are; what they wrote themselves may stand there.
    own = {each.organisation.email for each in vars(kaart.cast).values()}
    for name in hidden - own:
        assert name not in said, name
    kaart.thuis.change(contact_public=False)
    assert "Klaas" not in ask(f"services/{kaart.thuis.public_id}").content.decode()


def test_too_much_is_refused_with_how_long_to_wait(kaart, ask, settings):
    settings.HSDS_REQUESTS_PER_MINUTE = 3
    assert [ask("taxonomies").status_code for _ in range(5)] == [200, 200, 200, 429, 429]
    answer = ask("services")
    assert answer["Content-Type"] == "application/problem+json"
    assert 1 <= int(answer["Retry-After"]) <= 61


def test_a_whole_directory_weighs_more(kaart, ask, settings):
    settings.HSDS_REQUESTS_PER_MINUTE = 60
    asked = [ask("services", format="ndjson").status_code for _ in range(3)]
    assert asked == [200, 200, 429]


def test_a_minute_later_it_starts_anew():
    now = [0.0]
    limit = Limit(lambda: now[0])
    assert [limit.wait("a", most=2) for _ in range(3)] == [0, 0, 61]
    assert limit.wait("b", most=2) == 0
    now[0] = 45.0
    assert limit.wait("a", most=2) == 16
    now[0] = 60.0
    assert limit.wait("a", most=2) == 0


def test_head_of_a_stream_makes_nothing(kaart):
    answer = Client().head(f"{BASE}/services?format=ndjson")
    assert b"".join(answer.streaming_content) == b""


def test_a_plus_sign_may_have_become_a_space():
    query = understand({"modified_after": "2026-01-31T09:00:00 01:00"}, {"modified_after"})
    assert query.modified_after.hour == 8
    with pytest.raises(ParameterError):
        understand({"modified_after": "2026-01-31 9u"}, {"modified_after"})
