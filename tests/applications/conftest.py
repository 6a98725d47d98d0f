"""Somebody who is helped by a volunteer."""

import pytest

from ketenloket.chain.trajectories.actions import assign
from ketenloket.foundation.tenancy.acting import acting_as
from tests.conftest import lead_by


@pytest.fixture
def helped(cast):
    """Noor, led by maatje and entrusted to the volunteer."""
    request = lead_by(cast.maatje, "Noor de Wit")
    with acting_as(cast.maatje.actor()):
        assign(request.pk, cast.vrijwilliger, by=cast.maatje)
    return request
