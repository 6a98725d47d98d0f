"""Limits of volunteer help: a version that most adopted, and somebody for whom it became too heavy."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from demo.network import NEUTRAL
from demo.steps import volunteer_of
from demo.world import DemoWorld
from ketenloket.chain.escalation.actions import notice
from ketenloket.chain.escalation.rules import Source
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.network.agreements.actions import adopt, put_in_force, start_draft
from ketenloket.network.agreements.permissions import may_adopt


def agree(world: DemoWorld) -> None:
    """The neutral coordinator puts the first version in force, and all but one organisation adopt it."""
    by = world.workers[NEUTRAL]
    with acting_as(by.actor()):
        start_draft(by=by)
        version = put_in_force(
            timezone.localdate() + timedelta(days=7),
            changed="De eerste lijst, besproken in het overleg van alle organisaties.",
            by=by,
        )
    speak = [worker for worker in world.workers.values() if may_adopt(worker)]
    first = {worker.organisation_id: worker for worker in speak}
    for worker in list(first.values())[:-1]:
        with acting_as(worker.actor()):
            adopt(version, by=worker)


def too_heavy(world: DemoWorld, *requests: UUID) -> None:
    """To the first of these with a volunteer it became too heavy; a professional is waited for."""
    helped = ((key, volunteer_of(world, key)) for key in requests)
    request_id, worker = next((key, who) for key, who in helped if who)
    with acting_as(worker.actor()):
        notice(
            request_id,
            ["confused"],
            source=Source.TOO_HEAVY,
            words="Ik kom er niet doorheen en lig er wakker van.",
            by=worker,
        )
