"""What a screen at the table asks every second: nothing new, or the parts that changed."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from ketenloket.chain.triage.actions import came_back
from ketenloket.chain.triage.permissions import may_decide
from ketenloket.chain.triage.rules import MeetingState
from ketenloket.chain.triage.views.live import (
    QUIET_SECONDS,
    live_context,
    meeting_for,
    seats_of,
)
from ketenloket.chain.triage.views.page import state_of
from ketenloket.chain.triage.views.pulse import Pulse, pulse
from ketenloket.chain.triage.views.reading import on_agenda, proposals_of
from ketenloket.chain.triage.views.table import agenda_context
from ketenloket.foundation.tenancy.acting import read_only
from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty

_LONGEST_KEY = 36  # of a question in the address


@for_workers(Duty.TRIAGE)
@require_safe
def state(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """The parts that changed since `v`; nothing when nothing did; a farewell to an idle screen."""
    acting = request.acting
    beat = pulse(pk, acting)
    if beat is None:
        raise Http404
    quiet = request.GET.get("stil", "")
    if quiet.isdecimal() and int(quiet) > QUIET_SECONDS:
        return render(request, "triage/parts/paused.html")
    if beat.state != MeetingState.CLOSED and beat.is_due(timezone.now()):
        came_back(pk, by=acting)
    if request.GET.get("v") == beat.digest:
        return HttpResponse(status=204)
    item = _key(request.GET.get("vraag", ""))
    context = _live(pk, acting, beat, item, follows="mee" in request.GET)
    read_only()
    template = "triage/parts/live_item.html" if item else "triage/parts/live_meeting.html"
    return render(request, template, context)


def _key(asked: str) -> UUID | None:
    if not asked:
        return None
    try:
        return UUID(asked[:_LONGEST_KEY])
    except ValueError as wrong:
        raise Http404 from wrong


def _live(
    pk: UUID, acting: Worker, beat: Pulse, item: UUID | None, *, follows: bool
) -> dict[str, Any]:
    meeting = meeting_for(pk, acting)
    context = live_context(meeting, seats_of(meeting), acting, beat, item=item, follows=follows)
    if item is None:
        return context | agenda_context(meeting, acting)
    found = on_agenda(acting).filter(pk=item).first()
    if found is None:
        raise Http404
    going = not found.withdrawn_at and found.meeting_id == pk and not context["closed"]
    mine = going and may_decide(acting, found)
    return context | state_of(found, acting, mine=mine, proposals=proposals_of(found))
