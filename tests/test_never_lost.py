"""The first promise, and who sees whom, on the main objects."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from ketenloket.chain.desk.models import HelpRequest
from ketenloket.foundation.tenancy.acting import acting_as


def test_the_front_door_adds_and_only_the_desk_sees(cast, registered, who_sees):
    with acting_as(cast.loket.actor()):
        request = HelpRequest.objects.select_related("help_seeker").get(pk=registered.request_id)
    assert who_sees(request) == who_sees(request.help_seeker) == {"loket", "loketleiding"}
    assert request.coordinator_queue


def test_only_the_lead_sees_its_request(noor, who_sees):
    assert who_sees(noor) == {"gemeente"}


@pytest.mark.parametrize(
    "broken",
    [{"next_step": ""}, {"next_on": None}, {"responsible": None}, {"next_code": ""}],
    ids=str,
)
def test_an_open_request_always_has_somebody_and_something(cast, noor, broken):
    with acting_as(cast.gemeente.actor()), pytest.raises(IntegrityError, match="nobody_gets_lost"):
        with transaction.atomic():
            noor.change(**broken)


def test_a_responsible_worker_cannot_be_switched_off(cast, noor):
    with pytest.raises(IntegrityError, match="active"), acting_as(cast.gemeente.actor()):
        with transaction.atomic():
            cast.gemeente.change(active=False, ended_on=timezone.localdate())
            connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_nobody_acting_sees_nothing(noor):
    assert not HelpRequest.objects.exists()
