"""A person who arrived at maatje, where volunteers help."""

import pytest
from django.db import connection

from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.trajectories.actions import assign
from ketenloket.foundation.tenancy.acting import acting_as
from tests.conftest import lead_by


@pytest.fixture
def samen(cast):
    """Noor, whose request maatje leads."""
    return lead_by(cast.maatje, "Noor de Wit")


@pytest.fixture
def helped(cast, samen):
    """Noor, entrusted to the volunteer."""
    with acting_as(cast.maatje.actor()):
        assign(samen.pk, cast.vrijwilliger, by=cast.maatje)
    return samen


def as_now(worker, request):
    """The request as this worker sees it now."""
    with acting_as(worker.actor()):
        return HelpRequest.objects.get(pk=request.pk)


def nobody_lost(worker, request):
    """An open request has somebody, something and a day; and a commit would agree."""
    now = as_now(worker, request)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
    assert now.lead_id
    if now.status == "open":
        assert now.next_step
        assert now.next_on
        assert (now.responsible_id is None) == now.coordinator_queue
    return now
