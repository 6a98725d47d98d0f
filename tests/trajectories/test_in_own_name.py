"""Who says that something is done, over or taken back, says so in the own name: in plain SQL."""

from datetime import timedelta

import time_machine
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from ketenloket.chain.desk.actions import run_clocks
from ketenloket.chain.desk.models import Climb
from ketenloket.chain.trajectories.actions import be_away, promise
from ketenloket.chain.trajectories.actions.promises import Promised
from ketenloket.foundation.tenancy.acting import Actor, Sees, acting_as
from tests.trajectories.conftest import as_now


def written(actor, sql, *values):
    """How many rows this changed as the serving role; none when the database refused."""
    with acting_as(actor), connection.cursor() as cursor:
        try:
            with transaction.atomic():
                cursor.execute(sql, values)
                return cursor.rowcount
        except DatabaseError:
            return 0


CLIMB = "UPDATE desk_climb SET taken_back_at = now(), taken_back_by_id = %s WHERE id = %s"
TASK = "UPDATE trajectories_task SET done_at = now(), done_by_id = %s WHERE id = %s"
ABSENCE = "UPDATE trajectories_absence SET ended_at = now(), ended_by_id = %s WHERE id = %s"


def test_a_climb_is_taken_back_in_the_own_name(cast, helped):
    with time_machine.travel(timezone.now() + timedelta(days=40)):
        run_clocks()
        with acting_as(cast.maatje.actor()):
            climbs = list(Climb.objects.filter(request=helped, taken_back_at=None))
    first, second, *_more = climbs
    for reader in (cast.maatje, cast.vrijwilliger):
        assert not written(reader.actor(), CLIMB, None, first.pk)
        assert not written(reader.actor(), CLIMB, cast.andere.pk, first.pk)
    assert written(cast.maatje.actor(), CLIMB, cast.maatje.pk, first.pk)
    clock = Actor(
        organisation=str(helped.lead_id),
        alliance=str(helped.alliance_id),
        sees=Sees.ORGANISATION,
    )
    assert not written(clock, CLIMB, cast.maatje.pk, second.pk)
    assert written(clock, CLIMB, None, second.pk)


def test_a_promise_is_done_in_the_own_name(cast, helped):
    with acting_as(cast.maatje.actor()):
        soon = timezone.localdate() + timedelta(days=2)
        task = promise(helped.pk, Promised(cast.vrijwilliger, "belt de bank", soon), by=cast.maatje)
    for worker in (cast.maatje, cast.vrijwilliger):
        for other in (cast.andere, cast.gemeente):
            assert not written(worker.actor(), TASK, other.pk, task.pk)
    assert not written(cast.vreemd.actor(), TASK, cast.vreemd.pk, task.pk)
    assert written(cast.vrijwilliger.actor(), TASK, cast.vrijwilliger.pk, task.pk)
    assert as_now(cast.maatje, helped)


def test_an_absence_is_ended_in_the_own_name(cast, db):
    today = timezone.localdate()
    with acting_as(cast.maatje.actor()):
        away = be_away(cast.andere, today, today + timedelta(days=3), None, by=cast.maatje)
    assert not written(cast.maatje.actor(), ABSENCE, cast.andere.pk, away.pk)
    assert not written(cast.vreemd.actor(), ABSENCE, cast.vreemd.pk, away.pk)
    assert written(cast.maatje.actor(), ABSENCE, cast.maatje.pk, away.pk)
