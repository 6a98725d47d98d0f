"""A directory of somebody else: read tolerantly, told record by record, all or nothing."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from ketenloket.foundation.sheets.rules.files import UnreadableError
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.directory.actions.hsds import import_hsds
from ketenloket.network.directory.actions.hsds_plan import Happens, plan_hsds
from ketenloket.network.directory.models import Location, Service, ServiceLocation
from ketenloket.network.directory.rules.hsds import files
from ketenloket.network.directory.rules.hsds.files import records_of
from ketenloket.network.directory.rules.hsds.found import Choices
from ketenloket.network.organisations.models import Organisation

pytestmark = pytest.mark.django_db

EXAMPLES = Path(__file__).parents[1] / "data" / "hsds" / "examples"
CHOICES = Choices(need="debts", form="short", kind="care")
ORG = {"id": "o1", "name": "Stichting Samen", "description": "Samen verder."}
SERVICE = {
    "id": "s1",
    "name": "Spreekuur",
    "status": "active",
    "description": "Elke week.",
    "organization": ORG,
    "service_areas": [{"id": "a", "name": "Oldambt"}],
}


def service(**changes):
    return {k: v for k, v in (SERVICE | changes).items() if v is not None}


def planned(cast, records, choices=CHOICES):
    data = records if isinstance(records, bytes) else json.dumps(records).encode()
    with acting_as(cast.neutraal.actor()):
        return plan_hsds(records_of(data), choices, cast.neutraal.alliance)


def read_in(cast, records, choices=CHOICES):
    data = records if isinstance(records, bytes) else json.dumps(records).encode()
    with acting_as(cast.neutraal.actor()):
        return import_hsds(
            records_of(data), choices, alliance=cast.neutraal.alliance, by=cast.neutraal
        )


def wrong(cast, records, choices=CHOICES):
    return planned(cast, records, choices).directory.wrong


@pytest.mark.parametrize(
    "records",
    [
        service(),
        [service()],
        {"services": [service()]},
        {"total_items": 1, "contents": [service()]},
        {"organizations": [ORG], "services": [service(organization=None, organization_id="o1")]},
        {**ORG, "services": [service(organization=None)]},
        [{**ORG, "services": [service(organization=None)]}],
        {"id": "x", "location": {"id": "l", "name": "Plek"}, "service": service()},
        {
            "organizations.csv": [ORG],
            "services.csv": [service(organization=None, organization_id="o1", service_areas=None)],
            "service_areas.csv": [{"id": "a", "service_id": "s1", "name": "Oldambt"}],
        },
        json.dumps(service()).encode() + b"\n\n",
    ],
)
def test_in_whatever_form_it_comes(cast, records):
    plan = read_in(cast, records)
    assert plan.counts == {Happens.NEW_ORGANISATION: 1}
    read = Service.objects.get(name="Spreekuur")
    assert read.organisation.name == "Stichting Samen"
    assert read.organisation.kind == "care"
    assert (read.municipalities, read.needs, read.form_of_help) == (["GM1895"], ["debts"], "short")
    assert read.costs == "vraag naar de kosten"  # nobody said that it is free
    assert read.checked_on is None  # nor that somebody looked at it
    assert read_in(cast, records).counts == {Happens.UNCHANGED: 1}


@pytest.mark.parametrize("form", ["folder", "zip", "tabular.json"])
def test_the_official_tables(cast, form, tmp_path):
    """They lie in no municipality of ours, which is said; with one they are read in whole."""
    tables = {p.name: p.read_text(encoding="utf-8") for p in (EXAMPLES / "csv").glob("*.csv")}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as parts:
        for name, text in tables.items():
            parts.writestr(f"hsds/{name}", text.replace("extent,geojson", "GM1895,cbs"))
    if form == "zip":
        plan = read_in(cast, packed.getvalue())
        assert plan.counts == {Happens.NEW_ORGANISATION: 1}
        read = Service.objects.get()
        assert read.name == "Community Counselling"
        assert (read.min_age, read.max_age) == (12, 100)
        assert read.phone == "+44 1234 234567"
        assert read.organisation.name == "Example Organization Inc."
        assert ServiceLocation.objects.get().location.name == "MyCity Civic Center"
        assert Location.objects.get().latitude is None  # 100 degrees north is no place
        assert "taal Urdu" in plan.directory.unknown
    elif form == "folder":
        for name, text in tables.items():
            (tmp_path / name).write_text(text, encoding="utf-8")
        with pytest.raises(CommandError, match="bij 1 records"):
            call_command("import_directory", str(tmp_path), kind="care", need="debts", form="short")
    else:
        told = wrong(cast, (EXAMPLES / "tabular.json").read_bytes())
        assert [where for where, _problem in told] == ["services.csv:2"]
        assert "gemeente" in told[0][1]


@pytest.mark.parametrize(
    "name", ["service_full", "organization_full", "service_at_location_full", "service_list"]
)
def test_the_official_records_are_understood(cast, name):
    data = (EXAMPLES / f"{name}.json").read_bytes()
    assert {problem for _where, problem in wrong(cast, data)} == {
        "welke gemeente is niet te zien aan service_areas en aan de postcode van een plek"
    }
    read_in(
        cast, data.replace(b'"extent": "extent"', b'"extent": "GM1895"')
    ) if name != "service_list" else None


@pytest.mark.parametrize(
    ("records", "says"),
    [
        ([service(name=None)], "naam ontbreekt"),
        ([service(name="x" * 121)], "langer dan 120"),
        ([service(), service(name="Anders")], "hetzelfde nummer"),
        ([service(), service(id="s2")], "met deze naam"),
        ([service(organization=None)], "van welke organisatie"),
        ([service(organization=None, organization_id="weg")], "staat niet in dit bestand"),
        ([service(service_areas=None)], "welke gemeente"),
        ([service(service_areas="Oldambt")], "welke gemeente"),
        ([service(minimum_age=20, maximum_age=10)], "hoger dan"),
        ([service(organization={"id": "o1"})], "naam ontbreekt"),
        ([service(), 7], "geen record"),
        (
            [
                service(),
                service(id="s2", name="B", organization={"name": "Stichting Samen", "id": ""}),
                {"name": "stichting samen", "services": [service(id="s3", organization=None)]},
            ],
            "geef beide een nummer",
        ),
        (
            {
                "organizations": [
                    ORG | {"parent_organization_id": "o2"},
                    {"id": "o2", "name": "Boven", "parent_organization_id": "o1"},
                ],
                "services": [service(organization=None, organization_id="o1")],
            },
            "in een kring",
        ),
        (
            {"organizations": [ORG | {"parent_organization_id": "o1"}], "services": []},
            "in een kring",
        ),
        ({"organizations": [ORG, ORG], "services": []}, "hetzelfde nummer"),
    ],
)
def test_what_is_wrong_is_told_where_it_stands_and_nothing_is_read_in(cast, records, says):
    told = wrong(cast, records)
    assert any(says in problem for _where, problem in told), told
    assert all(where for where, _problem in told)
    before = (Service.objects.count(), Organisation.objects.count())
    with pytest.raises(RefusedError):
        read_in(
            cast,
            [*records, service(id="goed", name="Goed")] if isinstance(records, list) else records,
        )
    assert (Service.objects.count(), Organisation.objects.count()) == before


def test_what_it_does_not_say_must_be_chosen(cast):
    told = {problem for _where, problem in wrong(cast, service(), Choices())}
    assert len(told) == 3
    known = service(attributes=[{"id": "t", "taxonomy_term": {"id": "q", "name": "Schulden"}}])
    assert len(wrong(cast, known, Choices(form="short", kind="care"))) == 0


def test_of_an_organisation_that_is_here_no_kind_is_asked_and_none_is_changed(cast):
    record = service(organization={"id": "h", "name": "Humanitas", "email": "nieuw@h.example"})
    plan = read_in(cast, record, Choices(need="debts", form="short"))
    assert plan.counts == {Happens.NEW: 1}
    there = Organisation.objects.get(alliance=cast.neutraal.alliance, name="humanitas")
    assert (there.kind, there.email) == ("volunteer_organisation", "nieuw@h.example")


def test_an_organisation_that_left_does_not_come_back_by_a_list(cast):
    with acting_as(cast.humanitas.actor()):
        cast.humanitas.organisation.change(active=False)
    told = wrong(cast, service(organization={"id": "h", "name": "Humanitas"}))
    assert "doet hier niet meer mee" in told[0][1]


def test_two_organisations_of_one_name_stay_two(cast):
    """Each has a number: they are told apart by it, here and each time after."""
    records = [
        service(),
        service(id="s2", organization={"id": "o2", "name": "stichting samen"}),
        service(
            id="s3",
            organization={
                "id": "o3",
                "name": "Stichting Samen",
                "locations": [{"id": "l", "name": "x", "addresses": [{"city": "Scheemda"}]}],
            },
        ),
    ]
    plan = read_in(cast, records)
    assert plan.counts == {Happens.NEW_ORGANISATION: 3}
    here = {each.organisation.name for each in Service.objects.filter(name="Spreekuur")}
    assert here == {"Stichting Samen", "stichting samen (2)", "Stichting Samen (Scheemda)"}
    notes = [note for each in plan.directory.organizations for note in each.notes]
    assert sum("heet ook" in note for note in notes) == 2
    assert read_in(cast, records).counts == {Happens.UNCHANGED: 3}
    assert read_in(cast, records[1:]).counts == {Happens.UNCHANGED: 2}


def test_two_records_of_one_offer_are_refused(cast):
    read_in(cast, service())
    told = wrong(
        cast,
        [service(), service(id="s9", name="spreekuur", organization=None, organization_id="o1")],
    )
    assert told


def test_a_record_that_is_not_active_is_passed_over(cast):
    plan = read_in(cast, [service(), service(id="s2", name=None, status="defunct")])
    assert plan.counts == {Happens.NEW_ORGANISATION: 1, Happens.SKIPPED: 1}
    assert "defunct" in plan.foreseen[1].entry.skipped


def test_strange_types_are_read_or_left_out_with_a_word(cast):
    plan = read_in(
        cast,
        service(
            name=12345,
            description={"nl": "x"},
            email="geen adres",
            url="javascript:alert(1)",
            phones={"number": "0597 123456"},
            languages=["nl", {"code": "TR"}, {"name": "Klingon"}],
            minimum_age="18",
            maximum_age=10**400,
            assured_date="2026-13-45",
            wait_time="ongeveer 3 weken",
            fees_description='=HYPERLINK("http://kwaad.example")',
            capacities=[{"available": 4}],
            schedules=[{"byday": "MO", "opens_at": "09:00:00", "closes_at": "12:00:00"}],
            application_process="\x00\x07bel ons",
            attributes="kapot",
        ),
    )
    read = Service.objects.get()
    assert (read.name, read.does) == ("12345", "12345")
    assert (read.email, read.website, read.phone) == ("", "", "0597 123456")
    assert (read.languages, read.min_age, read.max_age) == (["tr"], 18, None)
    assert (read.waiting_weeks, read.opening_hours) == (3, "MO 09:00-12:00")
    assert (read.how_to_reach, read.checked_on, read.capacity_set_on) == ("bel ons", None, None)
    assert read.costs.startswith("=HYPERLINK")  # a text like any other; exports write it as text
    assert plan.directory.unknown == ["taal Klingon"]
    assert len(plan.foreseen[0].entry.offer.notes) == 2


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"   ",
        b"hallo",
        b"[]",
        b"{",
        b"[" * 100_000,
        b'{"a": NaN}',
        b"\xff\xfe\x00",
        b"PK\x03\x04kapot",
        b'{"services": []}',
        b"9" * 5000,
        json.dumps({"phones.csv": []}).encode(),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(data):
    with pytest.raises(UnreadableError):
        records_of(data)


def test_bombs_are_not_unpacked(monkeypatch):
    def packed(parts):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bomb:
            for name, data in parts:
                bomb.writestr(name, data)
        return out.getvalue()

    with pytest.raises(UnreadableError, match="uitgepakt te groot"):
        records_of(packed((f"{n}.csv", b"id\n1\n") for n in range(61)))
    monkeypatch.setattr(files, "MOST_UNPACKED", 1_000_000)
    with pytest.raises(UnreadableError, match="uitgepakt te groot"):
        records_of(packed([("services.csv", b" " * 1_000_001)]))
    with pytest.raises(UnreadableError, match="te groot"):
        records_of(b" " * 1_000_001)


def test_only_who_cares_for_the_alliance(cast):
    loose = records_of(json.dumps(service()).encode())
    with acting_as(cast.humanitas.actor()), pytest.raises(PermissionDenied):
        import_hsds(loose, CHOICES, alliance=cast.humanitas.alliance, by=cast.humanitas)


def test_the_page_looks_first_and_reads_in_when_told(cast, sign_in):
    browser = sign_in(cast.neutraal)
    assert b"/verwijskaart/inlezen/hsds/" in browser.get("/verwijskaart/inlezen/").content

    def send(record, **fields):
        data = json.dumps(record).encode()
        return browser.post(
            "/verwijskaart/inlezen/hsds/",
            {"file": SimpleUploadedFile("kaart.json", data), **fields},
        )

    refused = send(service())
    assert "klopt nog iets niet" in refused.content.decode()
    looked = send(service(), need="debts", form="short", kind="care")
    assert "Het bestand klopt" in looked.content.decode()
    assert Service.objects.count() == 0
    done = browser.post("/verwijskaart/inlezen/hsds/", {"sure": looked.context["key"]})
    assert done.status_code == 302
    assert Service.objects.get().name == "Spreekuur"
    again = browser.post("/verwijskaart/inlezen/hsds/", {"sure": looked.context["key"]})
    assert again.url == "/verwijskaart/inlezen/hsds/"
    assert "Kies een bestand" in browser.post("/verwijskaart/inlezen/hsds/", {}).content.decode()
    unreadable = browser.post(
        "/verwijskaart/inlezen/hsds/", {"file": SimpleUploadedFile("k.json", b"geen json")}
    )
    assert "geen JSON" in unreadable.content.decode()


def test_the_command_tells_and_reads_in(cast, tmp_path, capsys):
    file = tmp_path / "kaart.json"
    file.write_text(json.dumps(service()))
    with pytest.raises(CommandError, match="klopt iets niet"):
        call_command("import_directory", str(file))
    assert "kies een vraag" in capsys.readouterr().err
    with pytest.raises(CommandError, match="--kind is een van"):
        call_command("import_directory", str(file), kind="iets")
    options = {"need": "debts", "form": "short", "kind": "care"}
    call_command("import_directory", str(file), dry_run=True, **options)
    assert Service.objects.count() == 0
    call_command("import_directory", str(file), **options)
    assert Service.objects.get().name == "Spreekuur"
    assert "1 nieuw, van een nieuwe organisatie" in capsys.readouterr().out
