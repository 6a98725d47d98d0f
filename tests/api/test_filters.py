"""All that is asked must hold; what is not understood is refused."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ketenloket.network.directory.rules import Capacity
from ketenloket.network.directory.rules.hsds import Taxonomy, term_key
from ketenloket.network.organisations.models import Organisation
from ketenloket.windows.api.views import records
from tests.api.conftest import lines, names
from tests.directory.conftest import add

pytestmark = pytest.mark.django_db

BOTH = {"Thuisadministratie", "Koffie met post"}


def test_only_what_is_offered_now_by_who_is_there_now(kaart, ask, found):
    assert names(found("services")) == BOTH
    assert names(found("organizations")) == {"humanitas", "maatje"}
    for gone in (kaart.weg, kaart.vertrokken):
        assert ask(f"services/{gone.public_id}").status_code == 404
    kaart.plek.change(active=False)
    assert found("service_at_locations") == []
    assert "service_at_locations" not in ask(f"services/{kaart.thuis.public_id}").json()


@pytest.mark.parametrize(
    ("taxonomy", "code", "expected"),
    [
        (Taxonomy.NEEDS, "letters", {"Thuisadministratie"}),
        (Taxonomy.NEEDS, "debts", {"Koffie met post"}),
        (Taxonomy.NEEDS, "grief", set()),
        (Taxonomy.LIFE_AREAS, "money", BOTH),
        (Taxonomy.LIFE_AREAS, "papers", {"Thuisadministratie"}),
        (Taxonomy.FORMS, "short", {"Koffie met post"}),
        (Taxonomy.AUDIENCES, "families", {"Thuisadministratie"}),
        (Taxonomy.AUDIENCES, "entrepreneurs", {"Thuisadministratie"}),
        (Taxonomy.SIGNS, "business_debts", BOTH),
        (Taxonomy.KINDS, "volunteer_organisation", BOTH),
        (Taxonomy.KINDS, "municipality", set()),
        (Taxonomy.TRAITS, "home_visits", BOTH),
        (Taxonomy.TRAITS, "for_entrepreneurs", set()),
    ],
)
def test_with_a_word(kaart, found, taxonomy, code, expected):
    key = term_key(taxonomy, code)
    assert names(found("services", taxonomy_term_id=key)) == expected
    offering = {"Thuisadministratie": "humanitas", "Koffie met post": "maatje"}
    wanted = {offering[name] for name in expected}
    assert names(found("organizations", taxonomy_term_id=key)) == wanted


def test_several_words_must_all_hold(kaart, found):
    letters, debts = (term_key(Taxonomy.NEEDS, code) for code in ("letters", "debts"))
    money = term_key(Taxonomy.LIFE_AREAS, "money")
    assert found("services", taxonomy_term_id=f"{letters},{debts}") == []
    assert names(found("services", taxonomy_term_id=[letters, money])) == {"Thuisadministratie"}


@pytest.mark.parametrize("taxonomy", Taxonomy)
def test_with_any_word_of_a_list(kaart, found, taxonomy):
    expected = {"Thuisadministratie"} if taxonomy == Taxonomy.AUDIENCES else BOTH
    assert names(found("services", taxonomy_id=taxonomy.key)) == expected


def test_a_word_that_is_not_there_finds_nothing(kaart, found):
    unknown = "00000000-0000-4000-8000-000000000000"
    assert found("services", taxonomy_term_id=unknown) == []
    assert found("services", taxonomy_id=unknown) == []
    assert found("services", organization_id=unknown) == []


def test_words_of_the_text_of_the_need_and_of_the_organisation(kaart, found):
    assert names(found("services", search="post")) == {"Koffie met post"} | {"Thuisadministratie"}
    assert names(found("services", search="meekijken")) == set()
    assert names(found("services", search="HUMANITAS ordent")) == {"Thuisadministratie"}
    assert names(found("services", search="schulden maatje")) == {"Koffie met post"}
    assert names(found("organizations", search="naast mensen")) == {"humanitas"}
    assert names(found("taxonomy_terms", search="huurachter")) == {"huurachterstand"}


def test_of_one_organisation_and_changed_since(kaart, found):
    key = kaart.cast.maatje.organisation.public_id
    assert names(found("services", organization_id=key)) == {"Koffie met post"}
    then = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    kaart.koffie.change(last_modified=then)
    kaart.cast.maatje.organisation.change(last_modified=then)
    assert names(found("services", modified_after="2020-01-02")) == {"Thuisadministratie"}
    assert names(found("services", modified_after="2020-01-01T00:00:00Z")) == BOTH
    assert names(found("services", modified_after="2020-01-01T01:00:00+01:00")) == BOTH
    assert found("services", organization_id=key, modified_after="2020-01-02") == []


@pytest.mark.parametrize("changed", ["offer", "organisation", "place"])
def test_changed_since_counts_all_that_a_record_shows(kaart, found, changed):
    then = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    rows = {
        "offer": kaart.thuis,
        "organisation": kaart.thuis.organisation,
        "place": kaart.plek,
        "other": kaart.koffie,
        "of other": kaart.koffie.organisation,
    }
    for row in rows.values():
        row.change(last_modified=then)
    assert found("services", modified_after="2020-01-02") == []
    assert found("service_at_locations", modified_after="2020-01-02") == []
    rows[changed].change(last_modified=then + dt.timedelta(days=2))
    assert names(found("services", modified_after="2020-01-02")) == {"Thuisadministratie"}
    assert len(found("service_at_locations", modified_after="2020-01-02")) == 1


@pytest.mark.parametrize(
    ("postcode", "expected"),
    [
        ("9671 AA", BOTH),
        ("9673", {"Koffie met post"}),  # the other is only for 9671 and 9672
        ("1011AB", set()),
    ],
)
def test_for_people_of_a_postcode(kaart, found, postcode, expected):
    assert names(found("services", postcode=postcode)) == expected


def test_within_so_many_metres(kaart, found):
    near = {"postcode": "9671AA", "proximity": 5000}
    assert names(found("services", **near)) == {"Thuisadministratie"}
    assert len(found("service_at_locations", **near)) == 1
    assert found("services", postcode="9671AA", proximity=1) == []
    kaart.plek.change(latitude=52.0, longitude=5.0)
    assert found("services", **near) == []


@pytest.mark.parametrize("searched", [{}, {"search": "post"}])
def test_pages(kaart, ask, searched):
    pages = [ask("services", per_page=1, page=n, **searched).json() for n in (1, 2, 3)]
    first, second, beyond = pages
    flags = [(p["first_page"], p["last_page"], p["empty"]) for p in (first, second, beyond)]
    assert flags == [(True, False, False), (False, True, False), (False, True, True)]
    assert first["total_items"] == first["total_pages"] == 2
    assert names(first["contents"]) | names(second["contents"]) == BOTH
    nothing = ask("services", search="bestaat niet").json()
    assert (nothing["total_pages"], nothing["empty"], nothing["last_page"]) == (0, True, True)


@pytest.mark.parametrize(
    ("path", "parameters"),
    [
        ("services", {"page": "0"}),
        ("services", {"page": "-1"}),
        ("services", {"page": "x"}),
        ("services", {"page": "99999999999999999999"}),
        ("services", {"per_page": "501"}),
        ("services", {"format": "xml"}),
        ("services", {"full": "ja"}),
        ("services", {"full": "true", "minimal": "true"}),
        ("services", {"taxonomy_term_id": "letters"}),
        ("services", {"taxonomy_id": ""}),
        ("services", {"organization_id": "1"}),
        ("services", {"modified_after": "gisteren"}),
        ("services", {"modified_after": "2026-02-30"}),
        ("services", {"modified_after": "0001-01-01T00:00:00+14:00"}),
        ("services", {"postcode": "ABCD"}),
        ("services", {"proximity": "1000"}),
        ("services", {"proximity": "-5", "postcode": "9671"}),
        ("services", {"search": "x" * 101}),
        ("services", {"search": "a\0b"}),
        ("services", {"taxonomy": "x"}),
        ("services", {"page": ["1", "2"]}),
        ("taxonomies", {"postcode": "9671"}),
        ("services/geen-nummer", {}),
        ("services/5ab9bc9a-3a1c-4a2e-9d0b-0d0a1f6f6f6f", {"full": "true"}),
    ],
)
def test_what_is_not_understood_is_refused_in_plain_words(kaart, ask, path, parameters):
    answer = ask(path, **parameters)
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    told = answer.json()
    assert told["status"] == 400
    assert told["parameter"] in {*parameters, "id"}
    assert told["detail"].endswith(".")


@pytest.mark.parametrize("full", ["true", "false"])
@pytest.mark.parametrize("path", ["services", "organizations", "service_at_locations"])
def test_as_many_queries_for_many_as_for_one(kaart, ask, path, full):
    def count():
        with CaptureQueriesContext(connection) as queries:
            assert ask(path, full=full, search="a").status_code == 200
        return len(queries)

    before = count()
    for number in range(8):
        organisation = Organisation.objects.create(
            alliance=kaart.cast.maatje.alliance, name=f"Extra {number}", kind="care"
        )
        kaart.cast.maatje.organisation = organisation
        more = add(kaart.cast.maatje, name=f"Extra {number}")
        kaart.plek.pk, kaart.plek.public_id = None, more.public_id
        kaart.plek.organisation = organisation
        kaart.plek.save()
        kaart.daar.pk, kaart.daar.public_id = None, more.public_id
        kaart.daar.service, kaart.daar.location = more, kaart.plek
        kaart.daar.organisation = organisation
        kaart.daar.save()
    assert count() == before <= 16


def test_a_stream_in_several_pieces_has_each_once(kaart, ask, monkeypatch):
    for number in range(5):
        add(kaart.cast.maatje, name=f"Nog {number}").change(capacity=Capacity.FULL)
    whole = lines(ask("services", format="ndjson", full="true"))
    monkeypatch.setattr(records, "CHUNK", 2)
    answer = ask("services", format="ndjson", full="true")
    pieces = list(answer.streaming_content)
    assert [piece.count(b"\n") for piece in pieces] == [2, 2, 2, 1]
    assert lines(ask("services", format="ndjson", full="true")) == whole
    assert lines(ask("services", format="ndjson", search="nog")) != whole
