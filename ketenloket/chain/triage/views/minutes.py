"""The minutes of a meeting as a sheet: numbers and decisions, organisations and seats, no names."""

from collections import Counter
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from ketenloket.chain.triage.actions import known_words
from ketenloket.chain.triage.models import TriageItem, TriageMeeting, TriageSeat
from ketenloket.chain.triage.rules import MeetingState, progress
from ketenloket.chain.triage.views.live import meeting_for, seats_of
from ketenloket.chain.triage.views.reading import agenda_of
from ketenloket.chain.triage.views.shown import (
    outcome_of,
    presence_in_words,
    progress_in_words,
    threats_in_words,
)
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.press import BusyError, as_pdf
from ketenloket.network.directory.rules.matching import Words
from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty


@for_workers(Duty.TRIAGE)
@require_safe
def minutes(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """The minutes as PDF, for everybody whose organisation has a seat at this table."""
    acting = request.acting
    meeting = meeting_for(pk, acting)
    seats = seats_of(meeting)
    if acting.organisation_id not in {seat.organisation_id for seat in seats}:
        raise Http404
    context = minutes_of(meeting, seats, acting)
    record("triage.minutes_viewed", meeting, purpose="triage")
    day = timezone.localdate(meeting.starts_at)
    try:
        return as_pdf("triage/minutes_paper.html", context, name=f"triage-verslag-{day:%Y-%m-%d}")
    except BusyError:
        messages.warning(request, _("Er worden al andere bladen gemaakt. Probeer het zo nog eens."))
        return redirect("triage:meeting", pk=pk)


def minutes_of(meeting: TriageMeeting, seats: list[TriageSeat], acting: Worker) -> dict[str, Any]:
    """What the sheet says. Whoever wrote, holds or stood in is not named, only organisations."""
    agenda = agenda_of(meeting, acting)
    words = known_words(acting.alliance_id)
    came = Counter(meeting.stays.values_list("organisation_id", flat=True))
    counted = progress(item.is_decided for item in agenda)
    final = meeting.state == MeetingState.CLOSED
    return {
        "meeting": meeting,
        "alliance": acting.alliance,
        "final": final,
        "today": timezone.localdate(),
        "progress_words": progress_in_words(counted),
        "seats": [_seat(seat, came[seat.organisation_id], final=final) for seat in seats],
        "rows": [_row(rank, item, words) for rank, item in enumerate(agenda, start=1)],
    }


def _seat(seat: TriageSeat, screens: int, *, final: bool) -> dict[str, str]:
    """`aanwezig` or `vervanger`, and how many people of it looked along."""
    looked = ngettext("%(n)d keek mee op het bord", "%(n)d keken mee op het bord", screens)
    return {
        "organisation": str(seat.organisation),
        "presence": presence_in_words(seat.presence, final=final),
        "screens": looked % {"n": screens} if screens else "",
    }


def _row(rank: int, item: TriageItem, words: Words) -> dict[str, Any]:
    decision = item.decision if item.is_decided else None
    needs = [*item.needs, *([item.underlying] if item.underlying else [])]
    return {
        "rank": rank,
        "number": item.number,
        "threats": threats_in_words(item),
        "needs": ", ".join(words.need(code) for code in needs),
        "outcome": outcome_of(item),
        "service": decision.service.name if decision and decision.service else "",
        "why": decision.why if decision else "",
        "owner": str(item.brought_by),
        "next_on": decision.next_on if decision else None,
        "disagreed": bool(decision and decision.disagreed),
        "changed": bool(decision and decision.version > 1),
    }
