"""What came in, and making contact."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Case, QuerySet, When
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ketenloket.chain.desk import actions
from ketenloket.chain.desk.forms import AttemptForm, PlanIntakeForm
from ketenloket.chain.desk.models import ContactAttempt, HelpRequest
from ketenloket.chain.desk.rules import (
    AttemptResult,
    Channel,
    Deadline,
    Stage,
    Status,
    deadline,
    step_source,
)
from ketenloket.chain.desk.views.public import posted
from ketenloket.chain.help_seekers.rules import ContactWay, PartOfDay
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.pages import page_of
from ketenloket.foundation.tenancy.acting import read_only
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty

PAGE = 25
_CHANNEL = {
    ContactWay.PHONE: Channel.PHONE,
    ContactWay.TEXT_MESSAGE: Channel.TEXT_MESSAGE,
    ContactWay.EMAIL: Channel.EMAIL,
    ContactWay.VISIT: Channel.AT_THE_DESK,
}
_NOON, _EVENING = 12, 18


def own_request(request: WorkerRequest, pk: UUID) -> HelpRequest:
    """A request that the acting organisation leads; another's gives the same 404 as a missing one."""
    found = HelpRequest.objects.select_related("help_seeker", "responsible", "finding_place")
    return get_object_or_404(found, pk=pk, lead_id=request.acting.organisation_id)


def to_case(request: WorkerRequest, found: HelpRequest, said: str) -> HttpResponse:
    """Back to the case, saying what happened and what happens next."""
    messages.success(request, said)
    return redirect("workbench:case", pk=found.pk)


def step_clock(found: HelpRequest, today: date) -> Deadline | None:
    """How long there is still for the next step, and where that day comes from."""
    if found.next_on is None:
        return None
    return deadline(found.next_on, today, step_source(found.next_clock))


def next_words(found: HelpRequest) -> str:
    """The next step and its last day, in one sentence."""
    day = date_format(found.next_on, "l j F") if found.next_on else ""
    return _("Volgende stap: %(step)s. Uiterlijk %(day)s.") % {"step": found.next_step, "day": day}


def waiting(request: WorkerRequest) -> QuerySet[HelpRequest]:
    """What came in for the acting organisation and is not taken up: crisis first, then by date."""
    return (
        HelpRequest.objects.filter(
            lead_id=request.acting.organisation_id,
            status=Status.OPEN,
            stage=Stage.NEW,
            coordinator_queue=True,
        )
        .select_related("help_seeker", "finding_place")
        .order_by(Case(When(threats=[], then=1), default=0), "next_on", "registered_at", "id")
    )


@for_workers(Duty.DESK)
@require_safe
def inbox(request: WorkerRequest) -> HttpResponse:
    """Came in and not taken up yet."""
    page = page_of(waiting(request), request, rows=PAGE)
    today = timezone.localdate()
    rows = [{"help_request": row, "clock": step_clock(row, today)} for row in page.rows]
    record("desk.inbox_viewed", request.acting.organisation, purpose="help")
    read_only()
    return render(request, "desk/inbox.html", {"rows": rows, **page.beside()})


@for_workers(Duty.DESK, Duty.CASES)
@require_http_methods(["GET", "HEAD", "POST"])
def take_up(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Become responsible. The page asks; the button in the inbox does it at once."""
    found = own_request(request, pk)
    if request.method != "POST":
        return look(request, found, "desk/take_up.html", {})
    try:
        taken = actions.take_up(found.pk, by=request.acting)
    except RefusedError as refused:
        messages.error(request, str(refused))
        return redirect("workbench:case", pk=found.pk)
    said = _("U bent nu verantwoordelijk.") + " " + next_words(taken)
    return to_case(request, found, said)


def look(
    request: WorkerRequest, found: HelpRequest, template: str, context: dict[str, Any]
) -> HttpResponse:
    """Record the look, stop all writing, show the page."""
    record("desk.viewed", found, purpose="help", request_id=found.pk)
    read_only()
    today = timezone.localdate()
    always = {
        "help_request": found,
        "today": today,
        "clock": step_clock(found, today),
        "talk_clock": None
        if found.first_talk_at
        else deadline(found.clock_due_on, today, str(found.get_clock_display())),
    }
    return render(request, template, always | context)


@for_workers(Duty.DESK, Duty.CASES)
@require_http_methods(["GET", "HEAD", "POST"])
def attempt(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Call, and write down what came of it."""
    found = own_request(request, pk)
    form = AttemptForm(posted(request), initial=_likely(found))
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.log_attempt(found.pk, form.attempt(), by=request.acting)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            spoken = form.cleaned_data["result"] == AttemptResult.SPOKEN
            said = _("Fijn, er is contact.") if spoken else _("De poging staat erin.")
            if spoken and made.next_code == "plan_intake":
                messages.success(request, said + " " + _("Plan nu meteen de intake."))
                return redirect("desk:plan_intake", pk=found.pk)
            return to_case(request, found, f"{said} {next_words(made)}")
    # Not joined: a worker of another organisation may be hidden, the attempt is not.
    tried = ContactAttempt.objects.filter(request=found).prefetch_related("tried_by")
    rows = list(tried.order_by("-tried_at")[:PAGE])
    return look(request, found, "desk/attempt.html", {"form": form, "attempts": rows})


def _likely(found: HelpRequest) -> dict[str, str]:
    hour = timezone.localtime().hour
    part = PartOfDay.EVENING if hour >= _EVENING else PartOfDay.AFTERNOON
    return {
        "channel": _CHANNEL[ContactWay(found.help_seeker.contact_way)],
        "part_of_day": PartOfDay.MORNING if hour < _NOON else part,
    }


@for_workers(Duty.DESK, Duty.CASES)
@require_http_methods(["GET", "HEAD", "POST"])
def plan_intake(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Agree on a day, a time and a place."""
    found = own_request(request, pk)
    form = PlanIntakeForm(posted(request), today=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.plan_intake(found.pk, **form.cleaned_data, by=request.acting)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            if not made.first_talk_at and form.cleaned_data["on"] > made.clock_due_on:
                day = date_format(made.clock_due_on, "l j F")
                messages.warning(
                    request,
                    _("Let op: het eerste gesprek moet uiterlijk %(day)s zijn. Bel dus eerder.")
                    % {"day": day},
                )
            return to_case(request, found, _("De intake staat.") + " " + next_words(made))
    return look(request, found, "desk/plan_intake.html", {"form": form})
