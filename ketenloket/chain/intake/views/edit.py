"""Do the intake: one calm page, saved as often as wanted, finished once."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.desk.rules import Concern, Status, deadline
from ketenloket.chain.intake.actions import (
    ChangedMeanwhileError,
    as_content,
    complete_intake,
    content_at_start,
    save_intake,
)
from ketenloket.chain.intake.forms import IntakeForm
from ketenloket.chain.intake.models import Intake
from ketenloket.chain.intake.rules import IntakeContent, missing_for_triage
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.acting import read_only
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.directory.models import BoundarySign, Need
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty


def _led(request: WorkerRequest, pk: UUID) -> HelpRequest:
    """The request, if the organisation of whoever acts leads it; 404 for all others."""
    return get_object_or_404(
        HelpRequest.objects.select_related("help_seeker", "lead"),
        pk=pk,
        lead_id=request.acting.organisation_id,
    )


@for_workers(Duty.CASES)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """The intake, to fill in or to correct."""
    help_request = _led(request, pk)
    if help_request.status != Status.OPEN:
        return redirect("intake:read", pk=pk)
    intake = Intake.objects.with_rows().filter(request_id=pk).first()
    stored = as_content(intake) if intake else content_at_start(help_request).tidy()
    form = _form(request.POST if request.method == "POST" else None, stored, help_request)
    if form.is_bound and form.is_valid():
        return _save(request, help_request, form, intake)
    return _page(request, help_request, form, intake)


def _form(data: Any, stored: IntakeContent, help_request: HelpRequest) -> IntakeForm:
    return IntakeForm(
        data,
        stored=stored,
        needs=Need.objects.filter(Q(active=True) | Q(pk__in=stored.needs)),
        signs=BoundarySign.objects.filter(Q(active=True) | Q(pk__in=stored.boundary_signs)),
        seeker=help_request.help_seeker,
    )


def _save(
    request: WorkerRequest, help_request: HelpRequest, form: IntakeForm, intake: Intake | None
) -> HttpResponse:
    content, opened = form.as_content(), form.cleaned_data["opened"]
    try:
        saved = save_intake(help_request.pk, content, by=request.acting, opened=opened)
    except ChangedMeanwhileError as changed:
        return _changed(request, help_request, str(changed))
    except RefusedError as refused:
        form.add_error(None, str(refused))
        return _page(request, help_request, form, intake)
    threatened = set(content.threats) - set(help_request.threats)
    if threatened:
        help_request.refresh_from_db()
        _say_threatened(request, help_request)
    if "complete" in request.POST:
        return _finish(request, help_request, content, saved)
    text = _("Bewaard om %(time)s uur. U kunt verder, of later terugkomen.")
    messages.success(request, text % {"time": date_format(timezone.localtime(), "H:i")})
    return redirect("intake:edit", pk=help_request.pk)


def _say_threatened(request: WorkerRequest, help_request: HelpRequest) -> None:
    if help_request.first_talk_at is None:
        text = _("Er dreigt iets. Het eerste gesprek is er uiterlijk op %(day)s.")
        day = help_request.clock_due_on
    else:
        text = _("Er dreigt iets. De volgende stap is daarom nu uiterlijk op %(day)s.")
        day = help_request.next_on or timezone.localdate()
    messages.warning(request, text % {"day": date_format(day, "l j F")})


def _changed(request: WorkerRequest, help_request: HelpRequest, words: str) -> HttpResponse:
    """Somebody else saved in between: show both, keep what was typed, and let the worker choose."""
    intake = Intake.objects.with_rows().get(request_id=help_request.pk)
    stored = as_content(intake)
    typed = request.POST.copy()
    typed["opened"] = stored.version()  # who saves now, has seen what the other saved
    form = _form(typed, stored, help_request)
    form.is_valid()
    differences = form.differences(stored)
    form.add_error(
        None, _("%(words)s Wat u typte is nog niet bewaard, en staat hier nog.") % {"words": words}
    )
    return _page(request, help_request, form, intake, differences=differences)


def _finish(
    request: WorkerRequest, help_request: HelpRequest, content: IntakeContent, saved: Intake
) -> HttpResponse:
    try:
        complete_intake(help_request.pk, by=request.acting)
    except RefusedError:
        # It is saved; only the table must wait. The page says what is missing.
        intake = Intake.objects.with_rows().get(pk=saved.pk)
        form = _form(None, as_content(intake), help_request)
        missing = missing_for_triage(content.told())
        return _page(request, help_request, form, intake, missing=missing)
    return _to_case(request, help_request)


def _to_case(request: WorkerRequest, help_request: HelpRequest) -> HttpResponse:
    help_request.refresh_from_db()
    text = _("De intake is klaar. Volgende stap: %(step)s, uiterlijk op %(day)s.")
    day = date_format(help_request.next_on or timezone.localdate(), "l j F")
    messages.success(request, text % {"step": help_request.next_step.lower(), "day": day})
    return redirect("workbench:case", pk=help_request.pk)


def _page(
    request: WorkerRequest,
    help_request: HelpRequest,
    form: IntakeForm,
    intake: Intake | None,
    **context: Any,
) -> HttpResponse:
    record("intake.viewed", help_request, purpose="help", request_id=help_request.pk)
    read_only()
    due = help_request.clock_due_on
    base = {
        "help_request": help_request,
        "form": form,
        "intake": intake,
        "concerns": [Concern(c).label for c in help_request.concerns if c in Concern.values],
        "clock": None if help_request.first_talk_at else deadline(due, timezone.localdate()),
        "missing": [],
        "differences": [],
    }
    return render(request, "intake/edit.html", base | context)


@for_workers(Duty.CASES)
@require_POST
def complete(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Finish what was saved, from the case page."""
    help_request = _led(request, pk)
    try:
        complete_intake(pk, by=request.acting)
    except RefusedError as refused:
        messages.error(request, str(refused))
        return redirect("intake:edit", pk=pk)
    return _to_case(request, help_request)
