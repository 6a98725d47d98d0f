"""Every answer is what HSDS 3.1 says, and what our own description says."""

import datetime as dt
import json
import re
from functools import lru_cache
from pathlib import Path
from uuid import UUID, uuid5

import pytest
from django.urls import URLPattern
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from ketenloket.windows.api.rules.parts import part
from ketenloket.windows.api.urls import urlpatterns
from tests.api.conftest import lines, names

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).parents[2]
OPENAPI = json.loads((ROOT / "ketenloket/windows/api/data/openapi.json").read_text())
OFFICIAL = {
    path.name: json.loads(path.read_text()) for path in (ROOT / "tests/data/hsds").glob("*.json")
}
REGISTRY = Registry().with_resources(
    [
        (
            f"https://hsds.example/{name}",
            Resource.from_contents(_, default_specification=DRAFT202012),
        )
        for name, _ in OFFICIAL.items()
    ]
    + [
        (
            "https://ours.example/",
            Resource.from_contents(OPENAPI, default_specification=DRAFT202012),
        )
    ]
)
OF_PATH = {
    "services": "service",
    "organizations": "organization",
    "service_at_locations": "service_at_location",
    "taxonomies": "taxonomy",
    "taxonomy_terms": "taxonomy_term",
}

FORMATS = FormatChecker(["date", "email", "uuid"])
FORMATS.checks("date-time", raises=ValueError)(lambda text: bool(dt.datetime.fromisoformat(text)))
FORMATS.checks("uri")(lambda text: bool(re.fullmatch(r"https?://\S+", text)))


@lru_cache
def validator(reference):
    return Draft202012Validator({"$ref": reference}, registry=REGISTRY, format_checker=FORMATS)


def check(record, official, ours=""):
    """As published, and as we describe it ourselves."""
    validator(f"https://hsds.example/{official}.json").validate(record)
    if ours:
        validator(f"https://ours.example/#/components/schemas/{ours}").validate(record)


def test_the_checks_can_fail():
    assert list(
        validator("https://hsds.example/service.json").iter_errors({"name": "zonder nummer"})
    )
    wrong = {"id": "7", "name": "x", "status": "active", "phones": [{"id": 1}]}
    assert len(list(validator("https://hsds.example/service.json").iter_errors(wrong))) >= 2


def test_what_this_is(ask):
    answer = ask().json()
    assert answer["version"] == "3.1"
    assert ask("openapi.json").json() == OPENAPI
    assert answer["openapi_url"].endswith("/hsds/v3/openapi.json")
    validator("https://ours.example/#/components/schemas/About").validate(answer)


def test_every_address_is_described():
    described = {path.strip("/").replace("{id}", "<str:key>") for path in OPENAPI["paths"]}
    ours = {
        str(each.pattern).removeprefix("v3").strip("/")
        for each in urlpatterns
        if isinstance(each, URLPattern)
    }
    assert ours - {"openapi.json", "<path:rest>"} == described


@pytest.mark.parametrize("path", OF_PATH)
def test_lists_are_flat_and_valid(kaart, ask, path):
    answer = ask(path).json()
    page = "".join(word.title() for word in OF_PATH[path].split("_"))
    validator(f"https://ours.example/#/components/schemas/{page}Page").validate(answer)
    assert answer["contents"]
    assert answer["size"] == len(answer["contents"])
    for record in answer["contents"]:
        check(record, OF_PATH[path])


@pytest.mark.parametrize("path", OF_PATH)
def test_records_are_nested_and_valid(kaart, ask, found, path):
    kind = "".join(word.title() for word in OF_PATH[path].split("_"))
    for listed in found(path, per_page=500):
        check(ask(f"{path}/{listed['id']}").json(), OF_PATH[path], kind)


@pytest.mark.parametrize("path", ["services", "organizations", "service_at_locations"])
def test_full_is_what_the_record_is(kaart, ask, found, path):
    for record in found(path, full="true"):
        assert ask(f"{path}/{record['id']}").json() == record


@pytest.mark.parametrize("path", OF_PATH)
def test_a_stream_has_all_of_the_same(kaart, ask, found, path):
    streamed = ask(path, format="ndjson")
    assert streamed["Content-Type"] == "application/x-ndjson"
    assert lines(streamed) == found(path, per_page=500)


def test_an_offer_tells_all_that_is_known(kaart, ask):
    record = ask(f"services/{kaart.thuis.public_id}").json()
    assert record["status"] == "active"
    assert record["assured_date"] == kaart.thuis.checked_on.isoformat()
    assert record["wait_time"] == "4 weken"
    assert record["minimum_age"] == 18
    assert record["maximum_age"] == 99
    assert record["eligibility_description"] == (
        "Volwassenen\nAlleen voor: gezinnen met kinderen, mensen die alleen wonen."
        "\nNiet voor: ondernemers."
    )
    assert [(a["name"], a["extent"], a["extent_type"]) for a in record["service_areas"]] == [
        ("Oldambt", "GM1895", "cbs_gemeentecode"),
        ("postcode 9671", "9671", "postcode4"),
        ("postcode 9672", "9672", "postcode4"),
    ]
    capacity = record["capacities"][0]
    assert (capacity["available"], capacity["description"]) == (0, "wachtlijst")
    assert capacity["updated"] == "2026-01-12T00:00:00+01:00"
    assert [each["code"] for each in record["languages"]] == ["nl", "tr"]
    assert record["cost_options"][0]["amount"] == 0
    assert record["schedules"][0]["description"] == "maandag 9.00-12.00"
    assert record["application_process"] == "Bel, of loop binnen."
    assert record["contacts"][0]["name"] == "Klaas Openbaar"
    assert record["organization"]["name"] == "humanitas"


def test_an_offer_tells_where_it_is_and_for_what(kaart, ask):
    record = ask(f"services/{kaart.thuis.public_id}").json()
    place = record["service_at_locations"][0]
    assert place["id"] == str(kaart.daar.public_id)
    assert place["location"]["addresses"][0]["state_province"] == "Groningen"
    said = {(a["link_type"], a.get("taxonomy_term", {}).get("code")) for a in record["attributes"]}
    assert said >= {
        ("need", "letters"),
        ("life_area", "papers"),
        ("life_area", "money"),
        ("form_of_help", "long"),
        ("for", "families"),
        ("not_for", "entrepreneurs"),
        ("not_with", "business_debts"),
        ("trait", "by_volunteers"),
        ("does_not", None),
        ("translation", None),
    }


def test_sign_language_has_its_own_code(kaart, ask):
    record = ask(f"services/{kaart.koffie.public_id}").json()
    assert [each["code"] for each in record["languages"]] == ["nl", "dse"]


def test_a_word_nobody_set_is_not_told(kaart, ask):
    assert "capacities" not in ask(f"services/{kaart.koffie.public_id}").json()


def test_minimal_tells_only_whether_a_copy_is_right(found, kaart):
    for record in found("services", minimal="true"):
        assert set(record) == {"id", "name", "status", "last_modified"}


def test_an_organisation_has_its_places_and_offers(kaart, ask):
    record = ask(f"organizations/{kaart.cast.humanitas.organisation.public_id}").json()
    assert names(record["services"]) == {"Thuisadministratie"}
    assert names(record["locations"]) == {"Buurthuis De Klinker"}
    assert record["attributes"][0]["taxonomy_term"]["code"] == "volunteer_organisation"


def test_a_word_knows_its_list_and_the_word_above_it(ask, found):
    needs = next(t for t in found("taxonomies") if t["name"] == "Vragen")
    rent = next(t for t in found("taxonomy_terms", taxonomy_id=needs["id"]) if t["code"] == "rent")
    assert ask(f"taxonomy_terms/{rent['parent_id']}").json()["code"] == "housing"
    assert rent["taxonomy_detail"]["id"] == needs["id"]
    under = found("taxonomy_terms", parent_id=rent["parent_id"])
    assert {each["code"] for each in under} == {"rent", "energy", "housing"}
    assert all("parent_id" not in t for t in found("taxonomy_terms", top_only="true"))


@given(st.uuids(), st.text(st.characters(exclude_categories=["Cs"])))
def test_the_number_of_a_part_is_a_uuid5(key, name):
    assert part(key, name) == str(uuid5(key, name))
    assert UUID(part(key, name)).version == 5
