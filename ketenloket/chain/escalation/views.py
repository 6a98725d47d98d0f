"""The pages of opschalen: the button "Te zwaar", picking up and deciding, aftercare."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.escalation import actions
from ketenloket.chain.escalation.forms import DecisionForm, TooHeavyForm
from ketenloket.chain.escalation.models import Escalation, LimitDecision, Relief, Sighting
from ketenloket.chain.escalation.permissions import may_take
from ketenloket.chain.escalation.rules import Outcome, Source
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.acting import Sees, read_only
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.agreements.rules import Decider
from ketenloket.network.organisations.models import Organisation, Worker
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty


def _find(pk: UUID) -> HelpRequest:
    """The request with its person; a hidden one gives the same 404 as a missing one."""
    return get_object_or_404(HelpRequest.objects.select_related("help_seeker", "lead"), pk=pk)


def _show(
    request: WorkerRequest, help_request: HelpRequest, template: str, **context: Any
) -> HttpResponse:
    record("escalation.viewed", help_request, purpose="help", request_id=help_request.pk)
    read_only()
    return render(request, template, {"help_request": help_request, **context})


def _back(request: WorkerRequest, pk: UUID, said: str) -> HttpResponse:
    """Back to the case; who no longer sees it reads on Vandaag what happened."""
    messages.success(request, said)
    if HelpRequest.objects.filter(pk=pk).exists():
        return redirect("workbench:case", pk=pk)
    return redirect("workbench:today")


@for_workers(Duty.HELP, Duty.CASES, Duty.DESK)
@require_http_methods(["GET", "HEAD", "POST"])
def too_heavy(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """One button, one reason: who says that it is too heavy may stop."""
    said = _("Goed dat u het zegt. Een beroepskracht moet het nu overnemen.")
    if request.method == "POST" and actions.relieved_from(pk, request.acting):
        return _back(request, pk, said)  # pressed twice
    help_request = _find(pk)
    limits = actions.limits_to_tick(request.acting.alliance_id)
    form = TooHeavyForm(request.POST if request.method == "POST" else None, limits=limits)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            actions.notice(
                pk, [told["code"]], source=Source.TOO_HEAVY, words=told["words"], by=request.acting
            )
        except RefusedError as refused:
            form.add_error(None, str(refused))
        except HelpRequest.DoesNotExist:  # pressed twice, and this one waited
            if not actions.relieved_from(pk, request.acting):
                raise
            return _back(request, pk, said)
        else:
            return _back(request, pk, said)
    return _show(
        request,
        help_request,
        "escalation/too_heavy.html",
        form=form,
        is_volunteer=request.acting.role.sees == Sees.ASSIGNED,
    )


@for_workers(Duty.CASES)
@require_http_methods(["GET", "HEAD", "POST"])
def detail(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """What was seen, who picks it up, and what is decided."""
    help_request = _find(pk)
    stop = actions.newest(pk)
    form = DecisionForm(request.POST if "decide" in request.POST else None, initial=_proposed(stop))
    if request.method == "POST" and stop:
        try:
            if "decide" not in request.POST:
                actions.pick_up(stop.pk, by=request.acting)
                return _back(request, pk, _("Opgepakt. Wie stopte, krijgt daar bericht van."))
            if form.is_valid():
                actions.decide(stop.pk, **form.cleaned_data, by=request.acting)
                return _back(request, pk, _("Het besluit staat erin."))
        except RefusedError as refused:
            messages.error(request, str(refused))
            return redirect("escalation:detail", pk=pk)
    return _show(
        request, help_request, "escalation/detail.html", **_about(request.acting, pk, stop, form)
    )


def _proposed(stop: Escalation | None) -> dict[str, Any]:
    if stop is None or not stop.proposal:
        return {}
    return {"outcome": Outcome.PART, "part": stop.proposal}


def _about(acting: Worker, pk: UUID, stop: Escalation | None, form: DecisionForm) -> dict[str, Any]:
    meaning = actions.meaning(acting.alliance_id)
    seen = list(Sighting.objects.filter(request_id=pk).order_by("-seen_at"))
    decisions = list(LimitDecision.objects.filter(request_id=pk).order_by("-decided_at"))
    who = {row.seen_by_id for row in seen} | {row.decided_by_id for row in decisions}
    where = {row.organisation_id for row in seen} | {row.organisation_id for row in decisions}
    if stop:
        who.add(stop.picked_up_by_id or 0)
        where.add(stop.taker_id or 0)
    names = dict(Worker.objects.filter(pk__in=who).values_list("pk", "name"))
    places = dict(Organisation.objects.filter(pk__in=where).values_list("pk", "name"))
    return {
        "stop": stop,
        "limits": meaning.of(stop.signs) if stop else [],
        "decider": Decider(stop.decider).label if stop else "",
        "taker": _named(names, places, stop.picked_up_by_id, stop.taker_id) if stop else "",
        "seen": [
            {
                "row": row,
                "labels": [limit.label for limit in meaning.of(row.codes)],
                "who": _named(names, places, row.seen_by_id, row.organisation_id),
            }
            for row in seen
        ],
        "decisions": [
            {
                "row": row,
                "who": _named(names, places, row.decided_by_id, row.organisation_id),
            }
            for row in decisions
        ],
        "form": form,
        "may_take": stop is not None and may_take(acting, stop.decider),
    }


def _named(
    names: dict[int, str], places: dict[int, str], worker: int | None, place: int | None
) -> str:
    """Who it was: of a volunteer elsewhere only where."""
    at = places.get(place or 0, "")
    return f"{names[worker]}, {at}" if worker in names else _("iemand van %(at)s") % {"at": at}


@for_workers(Duty.ASSIGN, Duty.COORDINATE)
@require_POST
def cared(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """The coordinator spoke with the volunteer who stopped."""
    get_object_or_404(Relief, pk=pk, organisation_id=request.acting.organisation_id)
    actions.care_given(pk, by=request.acting)
    messages.success(request, _("Fijn dat u er was voor uw vrijwilliger."))
    return redirect("workbench:today")


@for_workers(Duty.HELP)
@require_POST
def read(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """A volunteer who stopped read what happened."""
    own = {"worker_id": request.acting.pk, "organisation_id": request.acting.organisation_id}
    get_object_or_404(Relief, pk=pk, **own)
    actions.read_relief(pk, by=request.acting)
    return redirect("workbench:today")
