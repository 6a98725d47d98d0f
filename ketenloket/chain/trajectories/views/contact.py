"""Pages for whoever helps: notes, appointments, goals, the next step."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.escalation.actions import limits_to_tick, relieved_from
from ketenloket.chain.trajectories import actions
from ketenloket.chain.trajectories.forms import (
    QUEUE,
    GoalForm,
    NextStepForm,
    NoteForm,
)
from ketenloket.chain.trajectories.models import Goal
from ketenloket.chain.trajectories.views.pages import find, find_led, posted, show, to_case
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty


@for_workers(Duty.HELP)
@require_http_methods(["GET", "HEAD", "POST"])
def note(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Write down a contact; in the evening, on a phone, in under two minutes."""
    form = NoteForm(posted(request), limits=limits_to_tick(request.acting.alliance_id))
    if request.method == "POST" and relieved_from(pk, request.acting):
        return _after_the_stop(request, pk, form)
    help_request = find(pk)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            actions.add_note(
                pk,
                kind=told["kind"],
                happened_on=told["happened_on"],
                text=told["text"],
                then=form.then(),
                signs=told["signs"],
                by=request.acting,
            )
        except RefusedError as refused:
            form.add_error(None, str(refused))
        except HelpRequest.DoesNotExist:  # stopped while this one waited: the same form twice
            if not relieved_from(pk, request.acting):
                raise
            return _after_the_stop(request, pk, form)
        else:
            return to_case(request, pk, _("De aantekening staat erin."))
    is_lead = help_request.lead_id == request.acting.organisation_id
    return show(request, help_request, "trajectories/note.html", form=form, is_lead=is_lead)


def _after_the_stop(request: WorkerRequest, pk: UUID, form: NoteForm) -> HttpResponse:
    """A note of a volunteer who no longer sees the person: the same again is in; another is not."""
    told = form.cleaned_data if form.is_valid() else None
    same = {name: told[name] for name in ("kind", "happened_on", "text")} if told else None
    if same and actions.is_noted(pk, **same, by=request.acting):
        return to_case(request, pk, _("De aantekening staat erin."))
    messages.error(
        request,
        _("U helpt deze persoon niet meer. Uw aantekening is niet bewaard: bel uw coördinator."),
    )
    return redirect("workbench:today")


@for_workers(Duty.HELP)
@require_http_methods(["GET", "HEAD", "POST"])
def next_step(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Say what comes next and by when."""
    help_request = find_led(request, pk)
    now = str(help_request.responsible_id or QUEUE)
    initial = {"step": help_request.next_step, "on": help_request.next_on}
    form = NextStepForm(posted(request), initial=initial, acting=request.acting, now=now)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            actions.set_next_step(pk, told["step"], told["on"], by=request.acting, **form.who())
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return to_case(request, pk, _("De volgende stap is aangepast."))
    return show(request, help_request, "trajectories/next_step.html", form=form)


@for_workers(Duty.HELP)
@require_http_methods(["GET", "HEAD", "POST"])
def goal(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Write down a goal in the person's own words."""
    help_request = find(pk)
    form = GoalForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_goal(pk, form.cleaned_data["words"], by=request.acting)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return to_case(request, pk, _("Het doel staat erin."))
    return show(request, help_request, "trajectories/goal.html", form=form)


@for_workers(Duty.HELP)
@require_POST
def goal_reached(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """A goal was reached."""
    found = get_object_or_404(Goal, pk=pk)
    actions.reach_goal(pk, by=request.acting)
    return to_case(request, found.request_id, _("Mooi: dit doel is gelukt."))
