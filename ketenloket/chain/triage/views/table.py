"""One meeting: its agenda, who is there, filling it and closing it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ketenloket.chain.triage.actions import (
    OrderChangedError,
    SeatsChangedError,
    close_meeting,
    fill_agenda,
    known_words,
    reorder,
    set_presence,
)
from ketenloket.chain.triage.forms import CloseForm, OrderForm, PresenceForm
from ketenloket.chain.triage.models import TriageItem, TriageMeeting, TriageSeat
from ketenloket.chain.triage.permissions import handles_cases, may_plan
from ketenloket.chain.triage.rules import Progress, progress
from ketenloket.chain.triage.views.live import live_context, meeting_for, seats_of, sit_down
from ketenloket.chain.triage.views.reading import (
    agenda_of,
    later_meetings,
    progress_of,
    sent,
)
from ketenloket.chain.triage.views.rows import rows_of
from ketenloket.chain.triage.views.shown import progress_in_words
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.acting import read_only
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Organisation, Worker
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty


@for_workers(Duty.TRIAGE, Duty.ALLIANCE)
@require_safe
def meeting(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """The agenda with how far the table is; the neutral coordinator sees counts and seats."""
    acting = request.acting
    found = meeting_for(pk, acting)
    seats, beat = sit_down(found, acting) if acting.has(Duty.TRIAGE) else (seats_of(found), None)
    context = live_context(found, seats, acting, beat) | {
        "late": timezone.localdate(found.starts_at) < timezone.localdate(),
        "may_change": beat is not None or acting.has(Duty.ALLIANCE),
    }
    if beat:
        context |= agenda_context(found, acting)
        record("triage.agenda_viewed", found, purpose="triage")
        read_only()
    else:
        counted = progress_of([pk], acting).get(pk, Progress(0, 0))
        context |= {"counts_only": acting.has(Duty.ALLIANCE), "progress": counted}
        context["progress_words"] = progress_in_words(counted)
    return render(request, "triage/meeting.html", context)


def agenda_context(found: TriageMeeting, acting: Worker) -> dict[str, Any]:
    """The agenda as the page shows it, and as a screen fetches it again."""
    agenda = agenda_of(found, acting)
    counted = progress(item.is_decided for item in agenda)
    return {
        "seated": True,
        "rows": rows_of(agenda, known_words(acting.alliance_id), timezone.localdate()),
        "progress": counted,
        "progress_words": progress_in_words(counted),
        "next_open": next((item for item in agenda if not item.is_decided), None),
        "may_fill": handles_cases(acting),
        "late": timezone.localdate(found.starts_at) < timezone.localdate(),
    }


@for_workers(Duty.TRIAGE)
@require_POST
def order(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Give a question another place; when others did so meanwhile, ask once more."""
    acting = request.acting
    found = meeting_for(pk, acting)
    form = OrderForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Kies welke vraag u wilt verplaatsen."))
        return redirect("triage:meeting", pk=pk)
    one, before = form.cleaned_data["move"]
    try:
        reorder(pk, one, before, seen=form.cleaned_data["seen"], by=acting)
    except OrderChangedError as no:
        return _ask_again(request, found, one, before, no)
    except RefusedError as no:
        messages.error(request, str(no))
    return redirect("triage:meeting", pk=pk)


def _ask_again(
    request: WorkerRequest,
    found: TriageMeeting,
    one: UUID,
    before: UUID | None,
    no: OrderChangedError,
) -> HttpResponse:
    """The order as it is now, and what was wished."""
    agenda = {item.pk: item for item in agenda_of(found, request.acting) if not item.is_decided}
    if one not in agenda:  # it left the agenda at this very moment
        messages.error(request, str(no))
        return redirect("triage:meeting", pk=found.pk)
    context = {
        "meeting": found,
        "why": str(no),
        "said": no.board.said,
        "agenda": agenda.values(),
        "one": agenda[one],
        "before": agenda.get(before) if before else None,
        "order_version": no.board.order_version,
    }
    read_only()
    return render(request, "triage/order.html", context, status=409)


@for_workers(Duty.TRIAGE, Duty.ALLIANCE)
@require_http_methods(["GET", "HEAD", "POST"])
def presence(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Who is there, and who stands in."""
    acting = request.acting
    found = meeting_for(pk, acting)
    seats = seats_of(found)
    form = PresenceForm(sent(request), seats=seats, others=_others(seats, acting))
    if request.method == "POST" and form.is_valid():
        try:
            set_presence(found, form.updates(), by=acting)
        except SeatsChangedError as no:
            form.show_changed(no.seats)
            form.add_error(None, str(no))
        except RefusedError as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("Opgeslagen. Iedereen aan tafel ziet nu wie er is."))
            return redirect("triage:meeting", pk=pk)
    return render(request, "triage/presence.html", {"meeting": found, "form": form})


def _others(seats: list[TriageSeat], acting: Worker) -> Any:
    every = Organisation.objects.filter(alliance_id=acting.alliance_id, active=True)
    if not may_plan(acting):
        return every.none()
    return every.exclude(pk__in=[seat.organisation_id for seat in seats]).order_by("name")


@for_workers(Duty.TRIAGE)
@require_POST
def fill(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Bring in all questions of the own organisation that wait for a table."""
    found = meeting_for(pk, request.acting)
    try:
        filled = fill_agenda(found, by=request.acting)
    except RefusedError as no:
        messages.error(request, str(no))
        return redirect("triage:meeting", pk=pk)
    if filled.brought:
        messages.success(request, _brought(len(filled.brought)))
    elif not filled.refused:
        messages.info(request, _("Er wacht geen vraag van uw organisatie op de triage."))
    for number, why in filled.refused.items():
        messages.warning(request, f"{number}: {why}")
    return redirect("triage:meeting", pk=pk)


def _brought(count: int) -> str:
    return ngettext(
        "%(count)d vraag staat nu op de agenda. De tafel ziet codes, geen namen.",
        "%(count)d vragen staan nu op de agenda. De tafel ziet codes, geen namen.",
        count,
    ) % {"count": count}


@for_workers(Duty.TRIAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def close(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """End the meeting; open questions go to a later one."""
    acting = request.acting
    found = meeting_for(pk, acting)
    left = [item for item in agenda_of(found, acting) if not item.is_decided]
    later = later_meetings(found).order_by("starts_at")
    form = CloseForm(sent(request), meetings=later)
    if request.method == "POST" and (not left or form.is_valid()):
        carry_to = form.cleaned_data["carry_to"] if left else None
        try:
            close_meeting(found, by=acting, carry_to=carry_to)
        except RefusedError as no:
            messages.error(request, str(no))
            return redirect("triage:close", pk=pk)
        messages.success(request, _closed(left))
        return redirect("triage:meeting", pk=pk)
    context = {
        "meeting": found,
        "left": left,
        "form": form if left else None,
        "possible": later.exists() if left else True,
        "may_plan": may_plan(acting),
    }
    return render(request, "triage/close.html", context)


def _closed(left: list[TriageItem]) -> str:
    if not left:
        return _("Het overleg is afgerond. Elke vraag heeft een besluit en iemand die erover gaat.")
    return _(
        "Het overleg is afgerond. De open vragen staan op de agenda van het latere overleg; hun"
        " organisaties krijgen vandaag bericht."
    )
