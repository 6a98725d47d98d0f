"""Small steps: agree on one, tick it off together, take the tick back, leave it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ketenloket.chain.desk.models import HelpRequest, case_of
from ketenloket.chain.desk.rules import Status
from ketenloket.chain.progress.models import Step
from ketenloket.chain.progress.rules import wrong_with_step
from ketenloket.chain.sharing.models import Disclosure
from ketenloket.chain.sharing.rules import Category
from ketenloket.chain.trajectories.actions.begin import open_request
from ketenloket.chain.trajectories.models import Goal
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Organisation, Worker


@dataclass(frozen=True)
class Doer:
    """Who does a step: the person, those who help at an organisation, or both."""

    person: bool = False
    organisation: Organisation | None = None


@transaction.atomic
def add_step(
    goal_id: UUID, words: str, who: Doer, *, by: Worker, wished_on: date | None = None
) -> Step:
    """Agree on a small step under a goal. The same words that are still to do are one step.

    Raises:
        Goal.DoesNotExist: when it is not there, or not for whoever acts.
        RefusedError: the request is closed, the goal was reached, or the step does not fit.
    """
    goal = Goal.objects.get(pk=goal_id)
    request = open_request(goal.request_id, by=by)
    if goal.reached_on:
        raise RefusedError(_("Dit doel is al gelukt. Schrijf een nieuw doel op."))
    wrong = wrong_with_step(
        words,
        wished_on,
        somebody=who.person or who.organisation is not None,
        today=timezone.localdate(),
    )
    if wrong:
        raise RefusedError(wrong)
    if who.organisation and who.organisation not in may_do_a_step(request, by):
        raise RefusedError(_("Deze organisatie ziet de doelen van deze hulpvrager niet."))
    left = Step.objects.filter(request=request, goal=goal, done_at=None, dropped_at=None)
    if same := left.filter(words=words.strip()).first():
        return same
    step = Step(
        **case_of(request),
        goal=goal,
        words=words.strip(),
        by_person=who.person,
        organisation=who.organisation,
        wished_on=wished_on,
        made_by=by,
    )
    step.save(force_insert=True)
    record("progress.step", step, purpose="help")
    return step


def may_do_a_step(request: HelpRequest, worker: Worker) -> list[Organisation]:
    """The organisations whose helpers can do a step: the own one, the lead, who sees the goals."""
    open_doors = Disclosure.objects.filter(
        request=request,
        ended_at=None,
        accepted_at__isnull=False,
        ends_at__gt=timezone.now(),
        categories__contains=[Category.NOTES],
    )
    keys = {worker.organisation_id, request.lead_id} | set(
        open_doors.values_list("to_organisation_id", flat=True)
    )
    places = Organisation.objects.filter(pk__in=keys).order_by("name")
    return sorted(places, key=lambda place: place.pk != worker.organisation_id)


def _held_step(step_id: UUID) -> Step:
    step = Step.objects.select_for_update(of=("self",)).get(pk=step_id)
    status = HelpRequest.objects.values_list("status", flat=True).get(pk=step.request_id)
    if status != Status.OPEN:
        raise RefusedError(_("Deze hulpvraag is afgesloten."))
    return step


@transaction.atomic
def tick_step(step_id: UUID, *, by: Worker | None) -> Step:
    """Tick a step off; twice is once, and the first tick stays. Nobody as `by` is the person.

    Raises:
        Step.DoesNotExist: when it is not there, or not for whoever acts.
        RefusedError: when the request is closed.
    """
    step = _held_step(step_id)
    if step.done_at is None and step.dropped_at is None:
        step.change(done_at=timezone.now(), done_by=by, done_by_person=by is None)
        record("progress.step_done", step, purpose="help" if by else "own_data")
    return step


@transaction.atomic
def untick_step(step_id: UUID, *, by: Worker | None) -> Step:
    """Take a tick back, whoever put it there: the step is to do again.

    Raises:
        Step.DoesNotExist: when it is not there, or not for whoever acts.
        RefusedError: when the request is closed.
    """
    step = _held_step(step_id)
    if step.done_at is not None:
        step.change(done_at=None, done_by=None, done_by_person=False)
        record("progress.step_undone", step, purpose="help" if by else "own_data")
    return step


@transaction.atomic
def drop_step(step_id: UUID, *, by: Worker) -> Step:
    """A step that is not needed any more, or was written down wrongly. Twice is once.

    Raises:
        Step.DoesNotExist: when it is not there, or not for whoever acts.
        RefusedError: when the request is closed.
    """
    step = _held_step(step_id)
    if step.done_at is None and step.dropped_at is None:
        step.change(dropped_at=timezone.now(), dropped_by=by)
        record("progress.step_dropped", step, purpose="help")
    return step
