"""Offers for the tests of the verwijskaart."""

import pytest

from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.network.directory import actions

THUIS = {
    "name": "Thuisadministratie",
    "form_of_help": "long",
    "does": "Een vrijwilliger komt thuis en ordent samen de post.",
    "does_not": "Geen schulden regelen.",
    "for_whom": "Volwassenen",
    "needs": ["letters", "forms", "overview"],
    "municipalities": ["GM1895"],
    "languages": ["nl", "tr"],
    "not_with_signs": ["business_debts"],
    "by_volunteers": True,
    "home_visits": True,
    "for_entrepreneurs": False,
    "costs": "gratis",
    "phone": "0597 123456",
    "email": "",
    "website": "",
}


def add(by, **changes):
    with acting_as(by.actor()):
        return actions.add_service(by.organisation, by=by, **(THUIS | changes))


@pytest.fixture
def thuis(cast):
    """What humanitas offers."""
    return add(cast.humanitas)
