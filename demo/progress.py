"""Small steps, how it goes, and forms: what a helper and a person do together in the demo.

As in `steps`, everything is done by the product's own actions in the name of who would do it.
"""

from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from django.utils import timezone

from demo.steps import responsible_for
from demo.world import DemoWorld
from ketenloket.chain.applications.actions import Filled, choose, fill_in
from ketenloket.chain.applications.models import Application, ChecklistItem
from ketenloket.chain.applications.rules import Per, Result
from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.progress.actions import (
    Doer,
    add_step,
    ask_how_it_goes,
    say_how_it_goes,
    say_of_the_help,
    tick_step,
)
from ketenloket.chain.progress.models import Step
from ketenloket.chain.progress.rules import TOPICS, Moment
from ketenloket.chain.trajectories.models import Goal
from ketenloket.foundation.tenancy.acting import Actor, Sees, acting_as

_STEPS = (
    ("Alle enveloppen in één doos", True, False),
    ("Vijf enveloppen openmaken", True, True),
    ("Bellen met de zorgverzekeraar", False, True),
)
_AT_THE_START = (1, 2, 2, 3, 1, 2, 2)
_NOW = (3, 3, 2, 4, 2, 4, 3)


def begin_small(world: DemoWorld, request_id: UUID) -> None:
    """The first steps under the goal, how it goes now, and two forms to fill in."""
    worker = responsible_for(world, request_id)
    today = timezone.localdate()
    with acting_as(worker.actor()):
        request = HelpRequest.objects.get(pk=request_id)
        goal = Goal.objects.filter(request_id=request_id)[0]
        for number, (words, by_person, with_helper) in enumerate(_STEPS):
            who = Doer(by_person, worker.organisation if with_helper else None)
            add_step(goal.pk, words, who, by=worker, wished_on=today + timedelta(days=7 * number))
        scores = dict(zip(TOPICS, _AT_THE_START, strict=True))
        say_how_it_goes(request, Moment.START, scores, by=worker)
        for form in ("zorgtoeslag", "kwijtschelding"):
            choose(request_id, form, by=worker)


def go_on_small(world: DemoWorld, request_id: UUID, number: int) -> None:
    """The person ticks a step off and says how it goes; one form is decided."""
    worker = responsible_for(world, request_id)
    today = timezone.localdate()
    with acting_as(worker.actor()):
        request = HelpRequest.objects.get(pk=request_id)
        ask_how_it_goes(request_id, by=worker)
        allowance = Application.objects.get(request_id=request_id, form="zorgtoeslag")
        papers = ChecklistItem.objects.filter(request_id=request_id, application=allowance)
        granted = Filled(
            applied_on=today - timedelta(days=3),
            result=Result.GRANTED,
            decided_on=today,
            euros=Decimal(100 + 5 * number),
            per=Per.MONTH,
            there=tuple(papers.values_list("pk", flat=True)),
        )
        fill_in(allowance.pk, granted, by=worker)
    with acting_as(_person(request)):
        first = Step.objects.filter(request_id=request_id).order_by("wished_on")[0]
        tick_step(first.pk, by=None)
        scores = dict(zip(TOPICS, _NOW, strict=True))
        say_how_it_goes(request, Moment.MIDDLE, scores, by=None)
        said = "Er is iemand die luistert." if number % 2 else ""
        say_of_the_help(request, Moment.MIDDLE, heard=5, helped=4, words=said, by=None)


def _person(request: HelpRequest) -> Actor:
    return Actor(
        organisation=str(request.lead_id),
        alliance=str(request.alliance_id),
        sees=Sees.OWN_REQUEST,
        request=str(request.pk),
    )
