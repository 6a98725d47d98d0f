"""What the pages of this room share."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render

from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.desk.rules import Status
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.acting import read_only
from ketenloket.network.organisations.permissions import WorkerRequest


def find(pk: UUID) -> HelpRequest:
    """The request with its person; a hidden one gives the same 404 as a missing one."""
    found = HelpRequest.objects.select_related("help_seeker", "lead", "alliance")
    return get_object_or_404(found, pk=pk)


def posted(request: WorkerRequest) -> QueryDict | None:
    """What was sent, for a form; nothing when the page is only opened."""
    return request.POST if request.method == "POST" else None


def show(
    request: WorkerRequest, help_request: HelpRequest, template: str, **context: Any
) -> HttpResponse:
    """Record the look, stop all writing, show the page."""
    record("papers.viewed", help_request, purpose="help", request_id=help_request.pk)
    read_only()
    is_open = help_request.status == Status.OPEN
    return render(request, template, {"help_request": help_request, "is_open": is_open, **context})
