"""Bring the question of one person to a table: choose which meeting."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.triage.actions import bring as bring_in
from ketenloket.chain.triage.actions import open_item_of
from ketenloket.chain.triage.actions.meetings import when_in_words
from ketenloket.chain.triage.forms import BringForm
from ketenloket.chain.triage.models import TriageItem, TriageMeeting
from ketenloket.chain.triage.rules import MeetingState
from ketenloket.chain.triage.views.reading import sent
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.acting import read_only
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty


@for_workers(Duty.CASES)
@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Choose the meeting; before the button it says what the table will see."""
    acting = request.acting
    help_request = get_object_or_404(
        HelpRequest.objects.select_related("help_seeker"), pk=pk, lead_id=acting.organisation_id
    )
    choices = _meetings(acting)
    form = BringForm(sent(request), meetings=choices, initial={"meeting": choices.first()})
    if request.method == "POST" and form.is_valid():
        meeting = form.cleaned_data["meeting"]
        try:
            bring_in(pk, meeting, by=acting)
        except RefusedError as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _done(meeting))
            return redirect("workbench:case", pk=pk)
    context = _context(help_request, form, open_item_of(help_request)) | {
        "any_meeting": choices.exists()
    }
    record("triage.bring_viewed", help_request, purpose="help", request_id=pk)
    read_only()
    return render(request, "triage/bring.html", context)


def _meetings(acting: Worker) -> Any:
    return (
        TriageMeeting.objects.filter(
            alliance_id=acting.alliance_id,
            starts_at__gte=timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0),
            seats__organisation_id=acting.organisation_id,
        )
        .exclude(state=MeetingState.CLOSED)
        .order_by("starts_at")
    )


def _done(meeting: TriageMeeting) -> str:
    return _(
        "De vraag staat op de agenda van %(when)s. De tafel ziet codes, geen naam. U blijft"
        " verantwoordelijk."
    ) % {"when": when_in_words(meeting)}


def _context(help_request: HelpRequest, form: BringForm, item: TriageItem | None) -> dict[str, Any]:
    return {
        "help_request": help_request,
        "form": form,
        "item": item,
        "shown": [
            {"icon": "eye", "text": _("De tafel ziet: nummer, vragen, gezin, taal en signalen.")},
            {"icon": "lock", "text": _("De tafel ziet niet: naam, adres, telefoon en verhaal.")},
            {"icon": "turn", "text": _("Tot de hulpvrager is aangekomen, blijft u aan zet.")},
        ],
    }
