"""What the pages of this room share: find the request, say what happened, record the look."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ketenloket.chain.desk.models import HelpRequest
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.acting import read_only
from ketenloket.network.organisations.permissions import WorkerRequest


def find(pk: UUID) -> HelpRequest:
    """The request with its person; a hidden one gives the same 404 as a missing one."""
    return get_object_or_404(HelpRequest.objects.select_related("help_seeker"), pk=pk)


def find_led(request: WorkerRequest, pk: UUID) -> HelpRequest:
    """The same, if the organisation of whoever acts leads it."""
    found = HelpRequest.objects.select_related("help_seeker", "responsible")
    return get_object_or_404(found, pk=pk, lead_id=request.acting.organisation_id)


def posted(request: WorkerRequest) -> QueryDict | None:
    """What was sent, for a form; nothing when the page is only opened."""
    return request.POST if request.method == "POST" else None


def show(
    request: WorkerRequest, help_request: HelpRequest, template: str, **context: Any
) -> HttpResponse:
    """Record the look, stop all writing, show the page."""
    record("trajectories.viewed", help_request, purpose="help", request_id=help_request.pk)
    read_only()
    return render(request, template, {"help_request": help_request, **context})


def to_case(request: WorkerRequest, pk: UUID, said: str) -> HttpResponse:
    """Back to the case, saying what happened and what happens next.

    A volunteer whom a crossed limit relieved no longer sees it: Vandaag tells what happened.
    """
    found = HelpRequest.objects.filter(pk=pk).first()
    if found is None:
        messages.success(request, said)
        return redirect("workbench:today")
    messages.success(request, f"{said} {next_words(found)}".strip())
    return redirect("workbench:case", pk=pk)


def next_words(help_request: HelpRequest) -> str:
    """The next step and its last day, in one sentence; nothing when it is closed."""
    if help_request.next_on is None or help_request.closed_at:
        return ""
    day = date_format(help_request.next_on, "l j F")
    return _("Volgende stap: %(step)s. Uiterlijk %(day)s.") % {
        "step": help_request.next_step,
        "day": day,
    }
