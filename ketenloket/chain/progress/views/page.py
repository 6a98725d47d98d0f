"""Goals and pace on one page: the next small step, the goals, how it goes, how the help was."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.progress.actions import waits_for_answer
from ketenloket.chain.progress.models import Experience, Measure, Step
from ketenloket.chain.progress.rules import HEARD, next_small_step, picture_of
from ketenloket.chain.trajectories.models import Goal
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.acting import read_only
from ketenloket.network.organisations.models import Organisation, Worker
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty


def find(pk: UUID) -> HelpRequest:
    """The request with its person; a hidden one gives the same 404 as a missing one."""
    return get_object_or_404(HelpRequest.objects.select_related("help_seeker"), pk=pk)


def show(
    request: WorkerRequest, help_request: HelpRequest, template: str, **context: Any
) -> HttpResponse:
    """Record the look, stop all writing, show the page."""
    record("progress.viewed", help_request, purpose="help", request_id=help_request.pk)
    read_only()
    return render(request, template, {"help_request": help_request, **context})


def to_progress(pk: UUID) -> HttpResponse:
    """Back to the page of goals and pace."""
    return redirect("progress:progress", pk=pk)


@for_workers(Duty.HELP)
@require_safe
def progress(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Where somebody wants to go, the next small step, and how it goes."""
    help_request = find(pk)
    steps = list(Step.objects.filter(request=help_request, dropped_at=None).order_by("made_at"))
    measures = list(Measure.objects.filter(request=help_request).order_by("told_at"))
    names = _names(steps)
    following = next_small_step(steps)
    return show(
        request,
        help_request,
        "progress/progress.html",
        is_open=help_request.closed_at is None,
        is_lead=help_request.lead_id == request.acting.organisation_id,
        next_step=_line(following, names) if following else None,
        goals=_goals(help_request, steps, names),
        picture=picture_of(measures),
        waits=waits_for_answer(help_request),
        answers=_answers(help_request, request.acting),
        reads_answers=request.acting.has(Duty.COORDINATE),
    )


def _names(steps: list[Step]) -> dict[str, dict[int, str]]:
    places = {step.organisation_id for step in steps if step.organisation_id}
    workers = {step.done_by_id for step in steps if step.done_by_id}
    return {
        "places": dict(Organisation.objects.filter(pk__in=places).values_list("pk", "name")),
        "workers": dict(Worker.objects.filter(pk__in=workers).values_list("pk", "name")),
    }


def _line(step: Step, names: dict[str, dict[int, str]]) -> dict[str, Any]:
    """A step with the names that whoever acts may see."""
    return {
        "step": step,
        "place": names["places"].get(step.organisation_id or 0, ""),
        "ticked_by": names["workers"].get(step.done_by_id or 0, ""),
    }


def _goals(
    help_request: HelpRequest, steps: list[Step], names: dict[str, dict[int, str]]
) -> list[dict[str, Any]]:
    """Each goal with its steps: what is to do first, what was done after."""
    return [
        {
            "goal": goal,
            "left": [_line(s, names) for s in steps if s.goal_id == goal.pk and not s.done_at],
            "done": [_line(s, names) for s in steps if s.goal_id == goal.pk and s.done_at],
        }
        for goal in Goal.objects.filter(request=help_request).order_by("reached_on", "made_on")
    ]


def _answers(help_request: HelpRequest, acting: Worker) -> list[dict[str, Any]]:
    """What the person thinks of the help, for a coordinator who did not help; for others nothing."""
    if not acting.has(Duty.COORDINATE):
        return []
    told = Experience.objects.filter(request=help_request, lead_id=acting.organisation_id)
    return [
        {
            "row": row,
            "heard": HEARD.get(row.heard or 0, ""),
            "helped": HEARD.get(row.helped or 0, ""),
        }
        for row in told.order_by("told_at")
    ]
