"""The triage tables: questions are decided at them, and they close at the end of their day."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.utils import timezone

from demo.steps import responsible_for
from demo.world import DemoWorld
from ketenloket.chain.desk.rules import working_days_after
from ketenloket.chain.triage.actions import (
    advice_for,
    bring,
    close_meeting,
    fill_agenda,
    fix_member,
    known_words,
    plan_meeting,
    set_presence,
)
from ketenloket.chain.triage.actions import (
    decide as decide_item,
)
from ketenloket.chain.triage.models import TriageMeeting
from ketenloket.chain.triage.rules import Decision, DecisionKind, Presence, SeatUpdate
from ketenloket.foundation.tenancy.acting import acting_as

TABLE = ("loket", "humanitas", "shm", "heils", "azzur", "welzijn", "gemeente", "mee", "bank")


def _table(world: DemoWorld, day: date) -> TriageMeeting:
    """The meeting of this day."""
    key = day.isoformat()
    if key not in world.meetings:
        chair = world.workers["loket1"]
        if not world.meetings:
            _sit_fixed(world)
        moment = timezone.make_aware(datetime.combine(day, time(16)))
        with acting_as(chair.actor()):
            world.meetings[key] = plan_meeting(
                max(moment, timezone.now() + timedelta(minutes=5)),
                "Buurthuis De Brug (demo)",
                [world.organisations[key] for key in TABLE],
                by=chair,
            )
    return world.meetings[key]


def _sit_fixed(world: DemoWorld) -> None:
    """Two organisations send the same person to every table; the others choose each time."""
    for key in ("humanitas1", "shm1"):
        coordinator = world.workers[key]
        with acting_as(coordinator.actor()):
            fix_member(coordinator, by=coordinator)


def decide(world: DemoWorld, request_id: UUID) -> None:
    """The table chooses the best suggestion that is not the desk itself."""
    worker = responsible_for(world, request_id)
    meeting = _table(world, timezone.localdate())
    with acting_as(worker.actor()):
        item = bring(request_id, meeting, by=worker)
        advice = advice_for(item, words=known_words(item.alliance_id), today=timezone.localdate())
        suggestion = advice.fitting[0]
        service = next(one for one in world.services if one.pk == suggestion.offer.id)
        decide_item(
            item.pk,
            Decision(
                kind=DecisionKind.REFER,
                why="; ".join(suggestion.reasons_for[:2]) or "past het best",
                disagreed="",
                holder_id=worker.pk,
                next_step="Vraag toestemming en maak de verwijzing",
                next_on=working_days_after(timezone.localdate(), 2),
                organisation_id=service.organisation_id,
                service_id=service.pk,
            ),
            by=worker,
        )


def close_table(world: DemoWorld, meeting: TriageMeeting) -> None:
    """The meeting is over, and its minutes are ready."""
    chair = world.workers["loket1"]
    with acting_as(chair.actor()):
        close_meeting(meeting, by=chair)


def table_of_today(world: DemoWorld) -> None:
    """One meeting today, with what is ready on its agenda."""
    chair = world.workers["loket1"]
    meeting = _table(world, timezone.localdate())
    with acting_as(chair.actor()):
        set_presence(
            meeting,
            [
                SeatUpdate(
                    world.organisations[key].pk,
                    Presence.STAND_IN if key == "azzur" else Presence.PRESENT,
                    "Vera Invalster (demo)" if key == "azzur" else "",
                )
                for key in TABLE
            ],
            by=chair,
        )
        fill_agenda(meeting, by=chair)
