"""What goes out can come in again: into an empty alliance it gives the same directory."""

import io
import json
import zipfile

import pytest

from ketenloket.foundation.tenancy.acting import Actor, acting_as
from ketenloket.network.directory.actions.hsds import import_hsds
from ketenloket.network.directory.actions.hsds_plan import Happens
from ketenloket.network.directory.models import Location, Service, ServiceLocation, ServiceText
from ketenloket.network.directory.rules.hsds.files import records_of
from ketenloket.network.directory.rules.hsds.found import Choices
from ketenloket.network.organisations.models import Alliance, Organisation

pytestmark = pytest.mark.django_db

# Not told to others: who works here, what is not public, how this alliance keeps its own house.
_NOT_TOLD = {
    Service: {
        "id",
        "organisation",
        "alliance",
        "owner",
        "checked_by",
        "public_id",
        "last_modified",
    },
    Organisation: {
        "id",
        "alliance",
        "ambassador",
        "retention_months",
        "public_id",
        "last_modified",
    },
    Location: {"id", "organisation", "alliance", "public_id", "last_modified"},
    ServiceText: {"id", "service", "last_modified"},
    ServiceLocation: {"id", "service", "location", "organisation", "public_id"},
}


def shown(row):
    """The fields that others are told, and what it belongs to by name."""
    fields = {
        field.name: getattr(row, field.name)
        for field in row._meta.fields
        if field.name not in _NOT_TOLD[type(row)]
    }
    for name in ("organisation", "service", "location"):
        if hasattr(row, name):
            fields[name] = getattr(row, name).name
    if not fields.get("contact_public", True):
        fields["contact_person"] = ""
    if fields.get("capacity_set_on", True) is None:
        fields["capacity"] = ""
    return fields


def whole(alliance, model):
    """All that an alliance shows, in no order."""
    of = (
        {"service__alliance": alliance}
        if model in {ServiceText, ServiceLocation}
        else {"alliance": alliance}
    )
    rows = model.objects.filter(**of)
    if model is Service:
        rows = rows.filter(active=True, organisation__active=True)
    if model is Organisation:
        rows = rows.filter(active=True, services__active=True).distinct()
    return sorted((shown(row) for row in rows), key=repr)


def read_in(data, alliance):
    with acting_as(Actor(alliance=str(alliance.pk))):
        return import_hsds(records_of(data), Choices(), alliance=alliance, by=None)


@pytest.fixture
def empty():
    return Alliance.objects.create(name="Leeg", slug="leeg", phone="0597-000000")


def exported(ask, path, kind):
    """The whole directory in one of the forms it goes out in."""
    if kind == "page":
        return ask(path, full="true", per_page=500).content
    lines = b"".join(ask(path, full="true", format="ndjson").streaming_content)
    if kind == "list":
        return json.dumps([json.loads(line) for line in lines.splitlines()]).encode()
    if kind == "zip":
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as parts:
            parts.writestr("export.ndjson", lines)
        return packed.getvalue()
    return lines


@pytest.mark.parametrize("kind", ["ndjson", "page", "list", "zip"])
@pytest.mark.parametrize("path", ["services", "organizations"])
def test_the_same_directory_comes_out(kaart, ask, empty, path, kind):
    data = exported(ask, path, kind)
    plan = read_in(data, empty)
    assert plan.counts == {Happens.NEW_ORGANISATION: 2}
    assert plan.directory.unknown == []
    for model in _NOT_TOLD:
        assert whole(empty, model) == whole(kaart.cast.maatje.alliance, model), model
        assert whole(empty, model)


def test_reading_in_twice_changes_nothing(kaart, ask, empty):
    data = exported(ask, "organizations", "ndjson")
    read_in(data, empty)
    before = [(s.pk, s.last_modified) for s in Service.objects.filter(alliance=empty)]
    assert read_in(data, empty).counts == {Happens.UNCHANGED: 2}
    assert [(s.pk, s.last_modified) for s in Service.objects.filter(alliance=empty)] == before


def test_reading_the_own_directory_in_changes_nothing(kaart, ask):
    data = exported(ask, "services", "ndjson")
    assert read_in(data, kaart.cast.maatje.alliance).counts == {Happens.UNCHANGED: 2}


def test_only_what_changed_is_written(kaart, ask, empty):
    data = exported(ask, "services", "ndjson")
    read_in(data, empty)
    plan = read_in(data.replace(b"met een brief", b"met elke brief"), empty)
    assert plan.counts == {Happens.UNCHANGED: 1, Happens.CHANGED: 1}
    assert Service.objects.get(alliance=empty, name="Koffie met post").does.endswith("elke brief.")


def test_a_name_that_was_not_made_public_does_not_become_so(kaart, ask, empty):
    data = exported(ask, "services", "ndjson").replace(
        b'"contacts":[{"id":"', b'"contacts":[{"id":"f'
    )
    read_in(data, empty)
    read = Service.objects.get(alliance=empty, name="Thuisadministratie")
    assert read.contact_person == "Klaas Openbaar"
    assert not read.contact_public


def test_a_place_that_moved_is_told_to_others(kaart, ask, empty):
    data = exported(ask, "services", "ndjson")
    read_in(data, empty)
    before = Location.objects.get(alliance=empty)
    read_in(data.replace(b"Dorpsstraat 1", b"Dorpsstraat 2"), empty)
    after = Location.objects.get(alliance=empty)
    assert (after.pk, after.street) == (before.pk, "Dorpsstraat 2")
    assert after.last_modified > before.last_modified
