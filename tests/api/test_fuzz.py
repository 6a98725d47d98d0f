"""T31: questions that nobody thought of: schemathesis makes them from the description of the API."""

import json
from pathlib import Path

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode

from ketenloket.windows.api.views.answers import LIMIT

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

OPENAPI = json.loads(
    (Path(__file__).parents[2] / "ketenloket/windows/api/data/openapi.json").read_text()
)
SCHEMA = schemathesis.openapi.from_dict(OPENAPI)
SCHEMA.app = get_wsgi_application()
SCHEMA.config.update(base_url="http://testserver/hsds/v3")
OPERATIONS = {each.ok().label: each.ok() for each in SCHEMA.get_all_operations()}


@pytest.fixture(autouse=True)
def _keep_the_connection():
    """A served request ends with its connection; here the next one needs the same transaction."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def test_every_address_is_tried():
    assert len(OPERATIONS) == len(OPENAPI["paths"])


@pytest.mark.parametrize(
    ("label", "mode"),
    [
        (label, mode)
        for label in OPERATIONS
        for mode in GenerationMode
        # The first page takes no parameter, so that none of it can be wrong.
        if (label, mode) != ("GET /", GenerationMode.NEGATIVE)
    ],
)
def test_whatever_is_asked_is_answered_as_described(kaart, label, mode):
    operation = OPERATIONS[label]
    key = st.sampled_from([str(kaart.thuis.public_id), str(kaart.koffie.public_id)])

    @settings(
        max_examples=20,
        derandomize=True,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(operation.as_strategy(generation_mode=mode), st.none() | key)
    def ask(case, there):
        if there and "id" in (case.path_parameters or {}) and mode == GenerationMode.POSITIVE:
            case.path_parameters["id"] = there
        if mode == GenerationMode.POSITIVE:
            # What OpenAPI cannot say: the one asks for the other, and these two exclude each other.
            if "proximity" in (case.query or {}):
                case.query.setdefault("postcode", "9671AA")
            if (case.query or {}).get("minimal") == "true":
                case.query.pop("full", None)
        LIMIT.forget()
        case.call_and_validate()

    ask()
