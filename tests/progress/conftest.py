"""Somebody who is helped by a volunteer, and a person inside Mijn hulp."""

import pytest

from ketenloket.chain.trajectories.actions import assign
from ketenloket.foundation.tenancy.acting import acting_as
from tests.conftest import lead_by
from tests.portal.conftest import home, no_counts, samira  # noqa: F401 - fixtures by name


@pytest.fixture
def helped(cast):
    """Noor, led by maatje and entrusted to the volunteer."""
    request = lead_by(cast.maatje, "Noor de Wit")
    with acting_as(cast.maatje.actor()):
        assign(request.pk, cast.vrijwilliger, by=cast.maatje)
    return request
