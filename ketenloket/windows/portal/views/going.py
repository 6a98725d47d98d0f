"""Small steps and how it goes: what the person sees, ticks off and says. Nothing is asked twice."""

from collections.abc import Mapping
from datetime import date
from operator import attrgetter
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ketenloket.chain.applications.models import Application, ChecklistItem
from ketenloket.chain.applications.rules import Stand
from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.progress.actions import tick_step, untick_step
from ketenloket.chain.progress.models import Asking, Experience, Measure, Step
from ketenloket.chain.progress.rules import (
    Moment,
    is_unanswered,
    moments_open,
    next_small_step,
    picture_of,
)
from ketenloket.chain.trajectories.models import Goal, Trajectory
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.rows import together
from ketenloket.foundation.tenancy.acting import read_only
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.windows.portal import actions
from ketenloket.windows.portal.forms import GoingForm
from ketenloket.windows.portal.permissions import HelpSeekerRequest, for_help_seekers
from ketenloket.windows.portal.rules import ASKED_FOR

Found = Mapping[str, list[Any]]  # rows by kind


def step_kinds(request_id: UUID) -> dict[str, QuerySet[Any]]:
    """What is read of small steps and of how it goes, for a query of many kinds."""
    mine = {"request_id": request_id}
    return {
        "steps": Step.objects.filter(**mine, dropped_at=None),
        "measures": Measure.objects.filter(**mine),
        "experiences": Experience.objects.filter(**mine),
        "asked": Asking.objects.filter(**mine).order_by("-asked_at")[:1],
        "trajectories": Trajectory.objects.filter(**mine)[:1],
    }


def _page_kinds(request_id: UUID) -> dict[str, QuerySet[Any]]:
    mine = {"request_id": request_id}
    return {
        **step_kinds(request_id),
        "goals": Goal.objects.filter(**mine),
        "lacking": ChecklistItem.objects.filter(**mine, there_at=None),
        "applications": Application.objects.filter(**mine),
    }


def going_of(own: HelpRequest, found: Found) -> dict[str, Any]:
    """The part of the overview: the next small step, and whether we ask how it goes."""
    return {"small_step": next_small_step(found["steps"]), "asks": _open_moment(own, found)}


def _open_moment(own: HelpRequest, found: Found) -> Moment | None:
    """For which moment we ask how it goes, if for any."""
    return moments_open(
        begun=bool(found["trajectories"]),
        closed=own.closed_at is not None,
        said={row.moment for row in (*found["measures"], *found["experiences"])},
        asked=is_unanswered(
            (row.asked_at for row in found["asked"]), (row.told_at for row in found["measures"])
        ),
    )


def _asked_for(found: Found) -> list[dict[str, Any]]:
    """What we ask for together: how it goes, and which papers are still looked for."""
    lacking: dict[UUID, list[str]] = {}
    for item in sorted(found["lacking"], key=lambda row: row.place):
        # Our own words are known in the languages of the page; those of a provision stay Dutch.
        lacking.setdefault(item.application_id, []).append(_(item.words))
    rows = sorted(found["applications"], key=lambda row: (row.place, row.made_at))
    return [
        {
            "name": row.name,
            "how": ASKED_FOR[row.result or row.stand_now],
            "euros": row.euros,
            "per": row.get_per_display() if row.per else "",
            "papers": lacking.get(row.pk, []) if row.stand_now == Stand.PREPARE else [],
        }
        for row in rows
    ]


@for_help_seekers
@require_safe
def going(request: HelpSeekerRequest) -> HttpResponse:
    """The goals, the small steps, and the picture of how it goes."""
    own = request.help_request
    found = together(_page_kinds, own.pk)
    steps = sorted(found["steps"], key=lambda row: row.made_at)
    goals = [
        {"goal": goal, "steps": [step for step in steps if step.goal_id == goal.pk]}
        for goal in sorted(
            found["goals"], key=lambda row: (row.reached_on or date.max, row.made_on)
        )
    ]
    context = {
        "help_request": own,
        "is_open": own.closed_at is None,
        "goals": goals,
        **going_of(own, found),
        "asked_for": _asked_for(found),
        "picture": picture_of(sorted(found["measures"], key=attrgetter("told_at"))),
    }
    record("portal.viewed", own, purpose="own_data", request_id=own.pk)
    read_only()
    return render(request, "portal/going.html", context)


@for_help_seekers
@require_POST
def tick(request: HelpSeekerRequest, pk: UUID) -> HttpResponse:
    """Tick off a small step, or take the tick back."""
    get_object_or_404(Step, pk=pk, request_id=request.help_request.pk, dropped_at=None)
    undo = "undo" in request.POST
    try:
        (untick_step if undo else tick_step)(pk, by=None)
    except RefusedError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(
            request, _("Deze stap staat weer open.") if undo else _("Mooi. Deze stap is gezet.")
        )
    return redirect("portal:going")


@for_help_seekers
@require_http_methods(["GET", "HEAD", "POST"])
def say(request: HelpSeekerRequest) -> HttpResponse:
    """Say how it goes and how the help is; everything may be left out."""
    own = request.help_request
    form = GoingForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        open_now = _open_moment(own, together(step_kinds, own.pk))
        moment = open_now or (Moment.END if own.closed_at else Moment.MIDDLE)
        try:
            actions.say(own, moment, scores=form.scores(), told=form.told())
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Dank u wel. Uw antwoord is bewaard."))
            return redirect("portal:going")
    record("portal.viewed", own, purpose="own_data", request_id=own.pk)
    read_only()
    return render(request, "portal/say.html", {"help_request": own, "form": form})
