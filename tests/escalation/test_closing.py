"""A stop that nobody picked up does not disappear: not by closing, and not by opening again."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from ketenloket.chain.desk.actions import reopen, run_clocks
from ketenloket.chain.desk.models import Climb, HelpRequest
from ketenloket.chain.desk.rules import NextCode, Outcome, ReopenedFor
from ketenloket.chain.escalation.actions import pick_up
from ketenloket.chain.escalation.models import Escalation
from ketenloket.chain.trajectories.actions import exit_request
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from tests.escalation.test_stopping import say
from tests.trajectories.conftest import nobody_lost

pytestmark = pytest.mark.django_db


def closed(by, request, outcome):
    with acting_as(by.actor()):
        return exit_request(request.pk, outcome, "Zo is het afgesproken.", True, by=by)


def test_nobody_closes_before_a_professional_took_over(cast, more, helped):
    stop = say(cast.vrijwilliger, helped, code="unsafe")
    with pytest.raises(RefusedError, match="beroepskracht"):
        closed(cast.maatje, helped, Outcome.GOAL_REACHED)
    assert nobody_lost(cast.maatje, helped).next_code == NextCode.PICK_UP
    with acting_as(more.kracht.actor()):
        pick_up(stop.pk, by=more.kracht)
    assert closed(cast.maatje, helped, Outcome.GOAL_REACHED)


@pytest.mark.parametrize("outcome", ["deceased", "moved", "stopped_by_person"])
def test_who_is_gone_or_wants_to_stop_does_not_wait_for_that(cast, helped, outcome):
    say(cast.vrijwilliger, helped, code="unsafe")
    assert closed(cast.maatje, helped, outcome)


def test_after_reopening_a_professional_is_asked_again_and_it_climbs_again(cast, helped):
    say(cast.vrijwilliger, helped, code="unsafe")
    closed(cast.maatje, helped, Outcome.STOPPED_BY_PERSON)
    with time_machine.travel(timezone.now() + timedelta(days=60)):
        with acting_as(cast.maatje.actor()):
            reopen(helped.pk, ReopenedFor.CAME_BACK, by=cast.maatje)
            stop = Escalation.objects.get(request_id=helped.pk)
        now = nobody_lost(cast.maatje, helped)
        assert (now.next_code, now.responsible_id) == (NextCode.PICK_UP, cast.maatje.pk)
        assert timezone.localdate() <= now.next_on <= timezone.localdate() + timedelta(days=7)
    with time_machine.travel(timezone.now() + timedelta(days=90)):
        run_clocks()
        with acting_as(cast.maatje.actor()):
            climbs = Climb.objects.filter(about=stop.pk, taken_back_at=None)
            assert climbs.filter(request_id=helped.pk).exists()


def test_without_a_stop_that_waits_the_road_goes_on_as_it_was(cast, helped):
    closed(cast.maatje, helped, Outcome.GOAL_REACHED)
    with acting_as(cast.maatje.actor()):
        reopen(helped.pk, ReopenedFor.MISTAKE, by=cast.maatje)
        assert HelpRequest.objects.get(pk=helped.pk).next_code == NextCode.OTHER
