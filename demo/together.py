"""What happens beside the road of each person: resting, going together, asking, recognising.

As in `steps`, everything is done by the product's own actions in the name of who would do it. One
of each, so that each of these pages has something to show.
"""

from datetime import datetime, time, timedelta
from uuid import UUID

from django.utils import timezone

from demo.steps import responsible_for
from demo.world import DemoWorld
from ketenloket.chain.desk.actions import Registration, register, run_clocks, start_rest
from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.desk.rules import working_days_after
from ketenloket.chain.recognition.actions import ask, compare_waiting
from ketenloket.chain.recognition.rules import AgreedHow
from ketenloket.chain.trajectories.actions import (
    Details,
    ask_along,
    make_appointment,
    propose_takeover,
)
from ketenloket.chain.trajectories.models import Assignment
from ketenloket.chain.trajectories.rules import Bring, PlaceKind, VisitRole
from ketenloket.foundation.tenancy.acting import acting_as


def rest(world: DemoWorld, request_id: UUID) -> None:
    """First some quiet, as agreed with the person."""
    worker = responsible_for(world, request_id)
    with acting_as(worker.actor()):
        start_rest(
            request_id,
            until=timezone.localdate() + timedelta(days=21),
            note="Eerst de verhuizing. Daarna gaan we samen verder.",
            by=worker,
        )


def go_together(world: DemoWorld, request_id: UUID) -> None:
    """Two people visit, each in a role of their own."""
    worker = responsible_for(world, request_id)
    day = working_days_after(timezone.localdate(), 2)
    with acting_as(worker.actor()):
        visit = make_appointment(
            request_id,
            starts_at=timezone.make_aware(datetime.combine(day, time(10))),
            place="bij de hulpvrager thuis",
            subject="Samen de brieven van de gemeente doornemen",
            by=worker,
            details=Details(place_kind=PlaceKind.HOME, bring=(Bring.LETTERS, Bring.INCOME)),
        )
        live = Assignment.objects.filter(request_id=request_id, ended_at__isnull=True).first()
        if live and live.worker_id != worker.pk:
            ask_along(visit.pk, role=VisitRole.SUPPORTS, by=worker, whom=live.worker)


def ask_colleague(world: DemoWorld, request_id: UUID) -> None:
    """The desk's worker asks a colleague to take over; until the answer nothing changes hands."""
    worker = responsible_for(world, request_id)
    colleague = next(
        other
        for other in (world.desk(0), world.desk(1), world.desk(2))
        if other.pk != worker.pk and other.organisation_id == worker.organisation_id
    )
    with acting_as(worker.actor()):
        propose_takeover(
            request_id,
            colleague,
            why="Ik werk vanaf volgende week op andere dagen.",
            know="Belt liever niet terug onder werktijd.",
            by=worker,
        )


def known_elsewhere(world: DemoWorld, request_id: UUID) -> None:
    """Somebody whom the desk helps comes to another organisation, and agrees that it asks."""
    desk, worker = responsible_for(world, request_id), world.workers["shm1"]
    with acting_as(desk.actor()):
        known = HelpRequest.objects.select_related("help_seeker").get(pk=request_id).help_seeker
    form = Registration(
        name=known.name,
        phone=known.phone,
        postcode=known.postcode,
        house_number=known.house_number,
        municipality=known.municipality,
        concerns=("letters",),
        entry="walk_in",
    )
    with acting_as(worker.actor()):
        made = register(form, by=worker, submission="demo known elsewhere")
        person = HelpRequest.objects.get(pk=made.request_id).help_seeker
        ask(person, agreed_how=AgreedHow.AT_THE_TABLE, agreed_in="nl", by=worker)
    compare_waiting(world.alliance)


def let_the_clock_look() -> None:
    """What waited too long climbs, as it would every quarter of an hour."""
    run_clocks()
