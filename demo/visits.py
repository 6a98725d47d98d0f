"""Home visits: one of this evening, and one from which a helper did not say to be safely away."""

from datetime import datetime, time
from uuid import UUID

from django.utils import timezone

from demo.steps import volunteer_of
from demo.world import DemoWorld
from ketenloket.chain.trajectories.actions import Details, arrive, make_appointment, watch_visits
from ketenloket.chain.trajectories.models import Appointment
from ketenloket.chain.trajectories.rules import PlaceKind
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.network.organisations.models import Worker

_EVENING = time(19, 30)


def this_evening(world: DemoWorld, request_id: UUID) -> None:
    """The volunteer who helps visits this evening."""
    worker = volunteer_of(world, request_id)
    if worker:
        _plan(worker, request_id, _EVENING, "Samen de post van deze week")


def forgotten(world: DemoWorld, request_id: UUID) -> None:
    """The volunteer arrived, and nobody heard that they were safely away."""
    worker = volunteer_of(world, request_id)
    if worker:
        began = timezone.localtime().time().replace(second=0, microsecond=0)
        visit = _plan(worker, request_id, began, "Samen bellen met de verhuurder")
        with acting_as(worker.actor()):
            arrive(visit.pk, by=worker)


def look_who_is_missed() -> None:
    """Raise the alarm, as would happen every five minutes."""
    watch_visits()


def _plan(worker: Worker, request_id: UUID, at: time, subject: str) -> Appointment:
    with acting_as(worker.actor()):
        return make_appointment(
            request_id,
            starts_at=timezone.make_aware(datetime.combine(timezone.localdate(), at)),
            place="bij de hulpvrager thuis",
            subject=subject,
            by=worker,
            details=Details(place_kind=PlaceKind.HOME),
        )
