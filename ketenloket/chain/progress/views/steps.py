"""Small steps: agree on one, and tick it off."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ketenloket.chain.progress import actions
from ketenloket.chain.progress.forms import StepForm
from ketenloket.chain.progress.models import Step
from ketenloket.chain.progress.views.page import find, show, to_progress
from ketenloket.chain.trajectories.models import Goal
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty


@for_workers(Duty.HELP)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Agree on a small step under a goal."""
    goal = get_object_or_404(Goal, pk=pk)
    help_request = find(goal.request_id)
    form = StepForm(
        request.POST if request.method == "POST" else None,
        person=help_request.help_seeker.name.split(" ")[0] or _("de hulpvrager"),
        places=actions.may_do_a_step(help_request, request.acting),
    )
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            actions.add_step(
                pk, told["words"], form.doer(), by=request.acting, wished_on=told["on"]
            )
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("De kleine stap staat erin."))
            return to_progress(help_request.pk)
    return show(request, help_request, "progress/step.html", form=form, goal=goal)


@for_workers(Duty.HELP)
@require_POST
def tick(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Tick a step off, take the tick back, or leave the step."""
    step = get_object_or_404(Step, pk=pk)
    try:
        if "undo" in request.POST:
            actions.untick_step(pk, by=request.acting)
            said = _("Deze stap staat weer open.")
        elif "drop" in request.POST:
            actions.drop_step(pk, by=request.acting)
            said = _("Deze stap is weggehaald.")
        else:
            actions.tick_step(pk, by=request.acting)
            said = _("Mooi. Deze stap is gezet.")
    except RefusedError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, said)
    return to_progress(step.request_id)
