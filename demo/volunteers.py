"""What the helpers of the demo can and want, and what their organisation asks of them."""

from datetime import timedelta

from django.utils import timezone

from demo.world import DemoWorld
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.rules import Duty
from ketenloket.network.volunteers.actions import (
    Terms,
    Wishes,
    add_proof,
    keep_terms,
    keep_wishes,
)
from ketenloket.network.volunteers.rules import PartOfWeek, Proof, Skill

_KINDS = (
    ((Skill.FORMS, Skill.LETTERS), (PartOfWeek.WEEKDAY_MORNING, PartOfWeek.WEEKDAY_AFTERNOON), 3),
    ((Skill.DEBTS, Skill.BUDGET), (PartOfWeek.WEEKDAY_EVENING,), 2),
    ((Skill.DIGITAL, Skill.YOUTH, Skill.LISTENING), (PartOfWeek.WEEKEND_MORNING,), 4),
)


def tell_of_helpers(world: DemoWorld) -> None:
    """Every volunteer says what suits them; each organisation asks a VOG and a training."""
    asking: set[int] = set()
    for turn, worker in enumerate(w for w in world.workers.values() if w.role_id == "volunteer"):
        skills, parts, wished = _KINDS[turn % len(_KINDS)]
        with acting_as(worker.actor()):
            keep_wishes(
                worker,
                Wishes(skills=skills, parts=parts, load_wished=wished, home_visits=turn % 3 != 1),
                by=worker,
            )
        coordinator = _coordinator(world, worker.organisation_id)
        if coordinator is None:
            continue
        with acting_as(coordinator.actor()):
            if worker.organisation_id not in asking:
                asking.add(worker.organisation_id)
                keep_terms(Terms(asks=[Proof.VOG, Proof.BASICS]), by=coordinator)
            seen = timezone.localdate() - timedelta(days=200 + 500 * (turn % 3))
            add_proof(worker, Proof.VOG, seen, by=coordinator)
            if turn % 4:
                add_proof(worker, Proof.BASICS, seen, by=coordinator)


def _coordinator(world: DemoWorld, organisation_id: int) -> Worker | None:
    found = (
        worker
        for worker in world.workers.values()
        if worker.organisation_id == organisation_id and worker.has(Duty.COORDINATE)
    )
    return next(found, None)
