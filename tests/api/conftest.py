"""A small verwijskaart in which every field is filled somewhere, and what must not be shown."""

import datetime as dt
import json
from types import SimpleNamespace

import pytest
from django.test import Client

from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.network.directory.models import Location, ServiceLocation, ServiceText
from ketenloket.windows.api.views.answers import LIMIT
from tests.directory.conftest import add

BASE = "/hsds/v3"


@pytest.fixture(autouse=True)
def _start_counting_anew():
    LIMIT.forget()


@pytest.fixture
def kaart(cast):
    """Offers of humanitas and maatje; one retired, one of an organisation that left."""
    cast.humanitas.organisation.change(
        about="Wij gaan naast mensen zitten.",
        phone="0597 111111",
        website="https://humanitas.example",
        ambassador="Greet Geheim",
    )
    thuis = _at_home(cast)
    koffie = add(
        cast.maatje,
        name="Koffie met post",
        does="Kijkt mee met een brief.",
        needs=["debts"],
        form_of_help="short",
        languages=["nl", "sign"],
        contact_person="Truus Verborgen",
        contact_public=False,
    )
    weg = add(cast.humanitas, name="Opgeheven hulp")
    weg.change(active=False)
    vertrokken = add(cast.vreemd, name="Hulp van wie vertrok")
    with acting_as(cast.vreemd.actor()):  # only who sees what it holds may let it leave
        cast.vreemd.organisation.change(active=False)
    plek, daar = _placed(cast, thuis)
    ServiceText(service=thuis, language="tr", name="Evde yardım", does="Mektup", for_whom="").save()
    return SimpleNamespace(
        cast=cast, thuis=thuis, koffie=koffie, weg=weg, vertrokken=vertrokken, plek=plek, daar=daar
    )


def _at_home(cast):
    """An offer of which everything is known."""
    thuis = add(
        cast.humanitas,
        website="https://humanitas.example/thuis",
        email="thuis@humanitas.example",
        audiences=["families", "alone"],
        not_audiences=["entrepreneurs"],
        min_age=18,
        max_age=99,
        postcode_areas=["9671", "9672"],
        opening_hours="maandag 9.00-12.00",
        how_to_reach="Bel, of loop binnen.",
        contact_person="Klaas Openbaar",
        contact_public=True,
    )
    thuis.change(capacity="waiting_list", capacity_set_on=dt.date(2026, 1, 12), waiting_weeks=4)
    return thuis


def _placed(cast, thuis):
    """Where this offer is."""
    plek = Location(
        organisation=cast.humanitas.organisation,
        alliance=cast.humanitas.alliance,
        name="Buurthuis De Klinker",
        street="Dorpsstraat 1",
        postcode="9671 AA",
        city="Winschoten",
        municipality="GM1895",
        latitude=53.143,
        longitude=7.034,
        opening_hours="ma-vr",
        accessibility="lift",
    )
    plek.save()
    daar = ServiceLocation(
        service=thuis,
        location=plek,
        organisation=cast.humanitas.organisation,
        opening_hours="dinsdag",
    )
    daar.save()
    return plek, daar


@pytest.fixture
def ask():
    """Ask the API something; the answer as it is."""
    client = Client()

    def get(path="", **parameters):
        return client.get(f"{BASE}/{path}", parameters)

    return get


@pytest.fixture
def found(ask):
    """The records of a list."""
    return lambda path, **parameters: ask(path, **parameters).json()["contents"]


def lines(answer):
    """The records of a stream."""
    return [json.loads(line) for line in b"".join(answer.streaming_content).splitlines()]


def names(records):
    return {record["name"] for record in records}
