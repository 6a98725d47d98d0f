"""Read the intake: for the lead, for the receiver, for the volunteer who helps."""

from typing import Any
from uuid import UUID

from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.desk.rules import Status, Threat
from ketenloket.chain.escalation.actions import meaning
from ketenloket.chain.help_seekers.models import NAME_OF_PERSON
from ketenloket.chain.intake.models import Intake, IntakeNeed
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.acting import read_only
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty


@for_workers(Duty.CASES, Duty.HELP)
@require_safe
def read(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """The intake as it was told. What may not be seen is not there: the database sees to it."""
    help_request = get_object_or_404(HelpRequest.objects.annotate(name=NAME_OF_PERSON), pk=pk)
    intake = _intake(pk)
    record("intake.read", intake or help_request, purpose="help", request_id=pk)
    read_only()
    is_lead = help_request.lead_id == request.acting.organisation_id
    may_write = is_lead and request.acting.has(Duty.CASES)
    context: dict[str, Any] = {
        "help_request": help_request,
        "intake": intake,
        "may_write": may_write and help_request.status == Status.OPEN,
    }
    if intake:
        context["threats"] = [
            {"label": Threat(code).label, "on": day} for code, day in intake.told_threats.items()
        ]
        context["signs"] = meaning(request.acting.alliance_id).of(intake.boundary_signs)
    return render(request, "intake/read.html", context)


def _intake(pk: UUID) -> Intake | None:
    rows = IntakeNeed.objects.filter(removed_at=None, request_id=pk).select_related("need")
    needs = Prefetch("needs", rows.order_by("-underlying", "need__position"), to_attr="need_rows")
    found = Intake.objects.with_rows().filter(request_id=pk)
    return found.prefetch_related(needs).first()
