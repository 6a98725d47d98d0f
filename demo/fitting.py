"""Help that fits and ends well: a ceiling in sight, a refusal, and somebody who is asked how it goes."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from demo.steps import responsible_for
from demo.world import DemoWorld
from ketenloket.chain.trajectories.actions import (
    Aftercare,
    add_note,
    choose_form,
    exit_request,
    record_refusal,
)
from ketenloket.chain.trajectories.rules import RefusalReason, Refuser
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.network.directory.rules import FormOfHelp

_LATER = timedelta(days=9)


def short_help(world: DemoWorld, request_id: UUID) -> None:
    """Short guidance begins: three or four talks by appointment."""
    worker = responsible_for(world, request_id)
    with acting_as(worker.actor()):
        choose_form(request_id, FormOfHelp.SHORT, by=worker)


def talk(world: DemoWorld, request_id: UUID) -> None:
    """One of these talks."""
    worker = responsible_for(world, request_id)
    with acting_as(worker.actor()):
        add_note(
            request_id,
            kind="together",
            happened_on=timezone.localdate(),
            text="Samen brieven gesorteerd en een betalingsregeling gevraagd.",
            by=worker,
        )


def refused(world: DemoWorld, request_id: UUID) -> None:
    """The municipality said no; the help goes on as an arrangement."""
    worker = responsible_for(world, request_id)
    with acting_as(worker.actor()):
        record_refusal(
            request_id,
            Refuser.MUNICIPALITY,
            RefusalReason.DEBT_NOT_ALLOWED,
            timezone.localdate() - timedelta(days=3),
            by=worker,
        )


def end_and_ask_later(world: DemoWorld, request_id: UUID) -> None:
    """The help ends well, and soon somebody asks how it goes."""
    worker = responsible_for(world, request_id)
    with acting_as(worker.actor()):
        exit_request(
            request_id,
            "goal_reached",
            "De post is op orde. Zij doet het nu zelf.",
            True,
            by=worker,
            aftercare=Aftercare(on=timezone.localdate() + _LATER, worker=worker),
        )
