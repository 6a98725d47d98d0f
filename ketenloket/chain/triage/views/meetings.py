"""All meetings, a new one, and the gaps that the tables found."""

from collections import Counter
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ketenloket.chain.triage.actions import known_words, plan_meeting
from ketenloket.chain.triage.forms import PlanForm
from ketenloket.chain.triage.models import Gap, TriageMeeting, TriageSeat
from ketenloket.chain.triage.permissions import may_plan
from ketenloket.chain.triage.rules import MeetingState, Progress
from ketenloket.chain.triage.views.reading import progress_of, sent
from ketenloket.chain.triage.views.shown import presence_in_words, progress_in_words
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.directory.rules.municipalities import municipality_name
from ketenloket.network.organisations.models import Organisation, Worker
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty

_COMING, _PAST, _GAPS = 20, 12, 40
_GAPS_BACK = timedelta(days=365)


@for_workers(Duty.TRIAGE, Duty.ALLIANCE)
@require_safe
def meetings(request: WorkerRequest) -> HttpResponse:
    """What comes, what still has to be closed, and what was."""
    acting, today = request.acting, timezone.localdate()
    every = TriageMeeting.objects.filter(alliance_id=acting.alliance_id)
    going = every.exclude(state=MeetingState.CLOSED).order_by("starts_at")
    closed = every.filter(state=MeetingState.CLOSED).order_by("-starts_at")
    coming, past = list(going[:_COMING]), list(closed[: _PAST + 1])
    keys = [row.pk for row in (*coming, *past)]
    progress = progress_of(keys, acting)
    seats = {
        seat.meeting_id: seat
        for seat in TriageSeat.objects.filter(
            meeting__in=keys, organisation_id=acting.organisation_id
        )
    }
    context = {
        "coming": [_line(row, progress, seats, acting, today) for row in coming],
        "past": [_line(row, progress, seats, acting, today) for row in past[:_PAST]],
        "more": len(past) > _PAST,
        "may_plan": may_plan(acting),
    }
    return render(request, "triage/meetings.html", context)


def _line(
    meeting: TriageMeeting,
    progress: dict[UUID, Progress],
    seats: dict[UUID, TriageSeat],
    acting: Worker,
    today: date,
) -> dict[str, Any]:
    seat = seats.get(meeting.pk)
    sees = seat is not None or acting.has(Duty.ALLIANCE)
    return {
        "meeting": meeting,
        "seated": seat is not None,
        "sees": sees,
        "progress": progress_in_words(progress.get(meeting.pk, Progress(0, 0))) if sees else "",
        "today": timezone.localdate(meeting.starts_at) == today,
        "late": timezone.localdate(meeting.starts_at) < today,
        "presence": presence_in_words(seat.presence, final=meeting.state == MeetingState.CLOSED)
        if seat
        else "",
    }


@for_workers(Duty.TRIAGE, Duty.ALLIANCE)
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: WorkerRequest) -> HttpResponse:
    """Plan a meeting; those of the last one are ticked beforehand."""
    acting = request.acting
    if not may_plan(acting):
        raise PermissionDenied
    organisations = Organisation.objects.filter(alliance_id=acting.alliance_id, active=True)
    form = PlanForm(
        sent(request),
        organisations=organisations.order_by("name"),
        initial={"time": "10:00", "organisations": _last_table(acting)},
    )
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            made = plan_meeting(form.starts_at(), data["place"], data["organisations"], by=acting)
        except RefusedError as no:
            form.add_error(None, str(no))
        else:
            messages.success(
                request,
                _("Het overleg is gepland. De organisaties aan tafel krijgen vandaag bericht."),
            )
            return redirect("triage:meeting", pk=made.pk)
    return render(request, "triage/plan.html", {"form": form})


def _last_table(acting: Worker) -> list[int]:
    last = TriageMeeting.objects.filter(alliance_id=acting.alliance_id).order_by("-starts_at")
    return list(
        TriageSeat.objects.filter(meeting__in=last.values("pk")[:1]).values_list(
            "organisation_id", flat=True
        )
    )


@for_workers(Duty.TRIAGE, Duty.ALLIANCE)
@require_safe
def gaps(request: WorkerRequest) -> HttpResponse:
    """What was missing, by need and by area; there is no person in it."""
    acting = request.acting
    since = timezone.localdate() - _GAPS_BACK
    found = list(
        Gap.objects.filter(alliance_id=acting.alliance_id, noted_on__gte=since, withdrawn_at=None)
        .select_related("noted_by")
        .order_by("-noted_on", "-pk")[: _GAPS + 1]
    )
    words = known_words(acting.alliance_id)
    shown = found[:_GAPS]
    by_need = Counter(words.need(code) for gap in shown for code in gap.needs)
    context = {
        "by_need": [
            {"label": label, "value": count}
            for label, count in sorted(by_need.items(), key=lambda pair: (-pair[1], pair[0]))
        ],
        "most": max(by_need.values(), default=0),
        "gaps": [
            {
                "gap": gap,
                "needs": ", ".join(words.need(code) for code in gap.needs),
                "place": municipality_name(gap.municipality) or _("niet bekend"),
            }
            for gap in shown
        ],
        "more": len(found) > _GAPS,
    }
    return render(request, "triage/gaps.html", context)
