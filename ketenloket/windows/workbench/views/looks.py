"""Who looked: the log of one request, for the organisation that leads it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from ketenloket.chain.desk.models import HelpRequest
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.audit.models import Event
from ketenloket.foundation.tenancy.acting import read_only
from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty
from ketenloket.windows.workbench.rules import what_happened

EVENTS = 50  # of one page


@for_workers(Duty.CASES, Duty.DESK)
@require_safe
def looks(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """The events of the own organisation on this request; those of others are not shown to us."""
    own = request.acting.organisation_id
    help_request = get_object_or_404(
        HelpRequest.objects.select_related("help_seeker"), pk=pk, lead=own
    )
    record("workbench.looks_viewed", help_request, purpose="care_for_data", request_id=pk)
    events = Event.objects.filter(organisation_id=own, request_id=pk)
    shown, older = events.newest(EVENTS, before=request.GET.get("voor", ""))
    names = dict(
        Worker.objects.filter(pk__in={event.worker_id for event in shown}).values_list("pk", "name")
    )
    read_only()
    return render(
        request,
        "workbench/looks.html",
        {
            "help_request": help_request,
            "events": [
                {
                    "event": row,
                    "by": names.get(row.worker_id or 0, ""),
                    "words": what_happened(row.what),
                }
                for row in shown
            ],
            "older": older,
        },
    )
