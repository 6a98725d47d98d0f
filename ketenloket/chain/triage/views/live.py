"""The live board: the parts of a page that change while others decide, and the buttons on it."""

from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ketenloket.chain.triage.actions import begin as begin_meeting
from ketenloket.chain.triage.actions import discuss, is_going_on, join, leave, take_chair
from ketenloket.chain.triage.models import TriageBoard, TriageItem, TriageMeeting, TriageSeat
from ketenloket.chain.triage.rules import MeetingState, Presence
from ketenloket.chain.triage.rules.board import MINUTES_EACH, minutes_since
from ketenloket.chain.triage.views.pulse import Pulse, pulse
from ketenloket.chain.triage.views.reading import agenda_of
from ketenloket.chain.triage.views.shown import SeatShown, seat_shown
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty

QUIET_SECONDS = 20 * 60  # without a key or a press a screen stops asking, so that a session can end


@dataclass(frozen=True)
class Now:
    """What the table discusses, for how long, and who is in the chair."""

    item: TriageItem | None
    key: str
    url: str
    minutes: int
    long: bool
    chair: str
    chair_id: int | None
    i_chair: bool


def now_of(board: TriageBoard | None, acting: Worker) -> Now:
    """The board as the page says it."""
    if board is None:
        return Now(None, "", "", 0, long=False, chair="", chair_id=None, i_chair=False)
    minutes = minutes_since(board.current_since, timezone.now())
    return Now(
        item=board.current,
        key=str(board.current_id or ""),
        url=f"{reverse('triage:item', args=[board.current_id])}?mee=1" if board.current_id else "",
        minutes=minutes,
        long=minutes >= 2 * MINUTES_EACH,
        chair=str(board.chair_organisation or ""),
        chair_id=board.chair_id,
        i_chair=board.chair_id == acting.pk,
    )


def sit_down(meeting: TriageMeeting, acting: Worker) -> tuple[list[TriageSeat], Pulse | None]:
    """Whoever opens the page of a table that goes on, sits down; gives the seats, and how it is.

    What the page shows is never older than the digest it carries, or a screen would believe that it
    knows what it does not: the pulse comes first, and who sat down only now comes with the old one.
    """
    beat = pulse(meeting.pk, acting)
    seats = seats_of(meeting)
    own = next((seat for seat in seats if seat.organisation_id == acting.organisation_id), None)
    if beat and beat.is_due(timezone.now()) and is_going_on(meeting):
        join(meeting, own, by=acting)
        later = pulse(meeting.pk, acting)
        beat = replace(later, digest=beat.digest, version=beat.version) if later else None
    return seats, beat


def live_context(
    meeting: TriageMeeting,
    seats: list[TriageSeat],
    acting: Worker,
    beat: Pulse | None,
    *,
    item: UUID | None = None,
    follows: bool = False,
) -> dict[str, Any]:
    """What the live parts need; without a `beat` (no seat) nothing on the page is live."""
    board = _board(meeting)
    now = now_of(board, acting)
    closed = meeting.state == MeetingState.CLOSED
    asks = reverse("triage:state", args=[meeting.pk]) + (f"?vraag={item}" if item else "")
    follow = "&mee=1" if item and follows else ""
    return {
        "meeting": meeting,
        "seats": seats_shown(_in_view(seats, beat) if item else seats, beat),
        "live": beat is not None and not closed,
        "live_url": f"{asks}{follow}",
        "digest": beat.digest if beat and beat.version == (board.version if board else 0) else "",
        "now": now,
        "said": board.said if board else "",
        "order_version": board.order_version if board else 0,
        "shows": item,
        "follows": follows,
        "is_current": bool(item and board and board.current_id == item),
        "on": _is_on(meeting),
        "may_begin": beat is not None and not closed and meeting.held_from is None,
        "closed": closed,
        "each": MINUTES_EACH,
    }


def _is_on(meeting: TriageMeeting) -> bool:
    """Whether the board has something to say: on its own day, or once it has begun."""
    today = timezone.localdate(meeting.starts_at) == timezone.localdate()
    return meeting.state != MeetingState.CLOSED and (today or meeting.held_from is not None)


def _board(meeting: TriageMeeting) -> TriageBoard | None:
    """The board that came along with the meeting; there is none until the first change."""
    return getattr(meeting, "board", None)


def _in_view(seats: list[TriageSeat], beat: Pulse | None) -> list[TriageSeat]:
    """Beside a question only those who are, were or will not be there; all before it begins."""
    known = [
        seat
        for seat in seats
        if seat.presence != Presence.EXPECTED or (beat and seat.organisation_id in beat.standings)
    ]
    return known or seats


def seats_shown(seats: list[TriageSeat], beat: Pulse | None) -> list[SeatShown]:
    """Each organisation at the table, and whether it is there at this moment."""
    return [
        seat_shown(
            str(seat.organisation),
            seat.presence,
            seat.stand_in,
            standing=beat.standings.get(seat.organisation_id) if beat else None,
            stands_in=bool(beat and seat.organisation_id in beat.standing_in),
        )
        for seat in seats
    ]


def meeting_for(pk: UUID, acting: Worker) -> TriageMeeting:
    """The meeting with its board, in one query."""
    return get_object_or_404(
        TriageMeeting.objects.select_related("board__current", "board__chair_organisation"),
        pk=pk,
        alliance_id=acting.alliance_id,
    )


def seats_of(meeting: TriageMeeting) -> list[TriageSeat]:
    """Who has a seat, by name."""
    return list(
        meeting.seats.select_related("organisation", "worker").order_by("organisation__name")
    )


@for_workers(Duty.TRIAGE)
@require_POST
def begin(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Start the meeting."""
    meeting_for(pk, request.acting)
    try:
        begin_meeting(pk, by=request.acting)
    except RefusedError as no:
        messages.error(request, str(no))
    return redirect("triage:meeting", pk=pk)


@for_workers(Duty.TRIAGE)
@require_POST
def chair(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Take the chair or lay it down; the form says who had it on the page."""
    meeting_for(pk, request.acting)
    seen = request.POST.get("seen", "")
    try:
        take_chair(pk, seen=int(seen) if seen.isdecimal() else None, by=request.acting)
    except RefusedError as no:
        messages.error(request, str(no))
    return redirect("triage:meeting", pk=pk)


@for_workers(Duty.TRIAGE)
@require_POST
def point(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Choose what the table discusses: this question, or the next one that is open."""
    acting = request.acting
    meeting = meeting_for(pk, acting)
    try:
        target = _target(request.POST.get("item", ""), meeting, acting)
        discuss(pk, target, by=acting)
    except RefusedError as no:
        messages.error(request, str(no))
        return redirect("triage:meeting", pk=pk)
    return redirect("triage:now", pk=pk) if target else redirect("triage:meeting", pk=pk)


def _target(asked: str, meeting: TriageMeeting, acting: Worker) -> UUID | None:
    if asked:
        try:
            return UUID(asked)
        except ValueError as wrong:
            raise Http404 from wrong
    board = _board(meeting)
    return next_open(agenda_of(meeting, acting), board.current_id if board else None)


def next_open(agenda: list[TriageItem], after: UUID | None) -> UUID | None:
    """The next question without a decision, on from there and around."""
    keys = [item.pk for item in agenda]
    place = keys.index(after) + 1 if after in keys else 0
    rest = [*agenda[place:], *agenda[:place]]
    return next((item.pk for item in rest if not item.is_decided and item.pk != after), None)


@for_workers(Duty.TRIAGE)
@require_safe
def now(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """To the question that the table discusses now; looking along from there."""
    board = _board(meeting_for(pk, request.acting))
    if board is None or board.current_id is None:
        return redirect("triage:meeting", pk=pk)
    return redirect(f"{reverse('triage:item', args=[board.current_id])}?mee=1")


@for_workers(Duty.TRIAGE)
@require_POST
def away(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Get up from the table: the button, or a page that closes and waits for no answer."""
    meeting = meeting_for(pk, request.acting)
    leave(meeting.pk, by=request.acting)
    if "stil" in request.POST:
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    messages.success(request, _("U bent van tafel. Anderen zien dat u weg bent."))
    return redirect("triage:meetings")
