"""One question on the table: what the table decides, proposes and postpones."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ketenloket.chain.triage.actions import (
    DecidedAlreadyError,
    IncompleteDecisionError,
    ProposalChangedError,
    change_decision,
    discuss,
)
from ketenloket.chain.triage.actions import decide as write_decision
from ketenloket.chain.triage.actions import postpone as move_later
from ketenloket.chain.triage.actions import propose as write_proposal
from ketenloket.chain.triage.actions import take_off as take_item_off
from ketenloket.chain.triage.forms import BringForm, DecisionForm, ProposalForm
from ketenloket.chain.triage.models import TriageDecision, TriageItem
from ketenloket.chain.triage.rules import DecisionKind
from ketenloket.chain.triage.views.page import Page
from ketenloket.chain.triage.views.reading import later_meetings, sent
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty

_MOST_WHY = 500  # the column


@for_workers(Duty.TRIAGE)
@require_safe
def item(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """The question, the offers that fit, and the decision; `verander` opens it once more."""
    page = Page(pk, request.acting)
    if page.may_decide:
        return page.show(request, page.form())
    again = page.mine and "verander" in request.GET
    return page.show(request, page.form(over=page.decision) if again else None)


@for_workers(Duty.TRIAGE)
@require_POST
def decide(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Write the decision down, or only take over an offer into the form."""
    page = Page(pk, request.acting)
    seen = request.POST.get("seen", "")
    over = page.decision if seen.isdecimal() and int(seen) else None
    if "choose" in request.POST and page.mine:
        return page.show(request, page.form(initial=_chosen(request, page), over=over))
    form = page.form(request.POST, over=over)
    if not form.is_valid() and page.mine and (over or not page.decision):
        return page.show(request, form, status=422)
    try:
        _write(form, pk, request, int(seen) if over else 0)
    except IncompleteDecisionError as no:
        form.add_wrong(no.wrong)
        return page.show(request, form, status=422)
    except DecidedAlreadyError as no:
        return _beside(request, pk, no)
    except RefusedError as no:
        messages.error(request, str(no))
        return redirect("triage:item", pk=pk)
    return _next(request, page)


def _write(form: DecisionForm, pk: UUID, request: WorkerRequest, seen: int) -> TriageDecision:
    """The first decision, or another one in the place of the version that was looked at."""
    if not seen:
        return write_decision(pk, form.decision(), by=request.acting)
    because = form.cleaned_data.get("because") or ""
    return change_decision(pk, form.decision(), seen=seen, because=because, by=request.acting)


def _beside(request: WorkerRequest, pk: UUID, no: DecidedAlreadyError) -> HttpResponse:
    """Somebody was first: their decision beside what was typed; whoever acts chooses."""
    page = Page(pk, request.acting)
    if not page.mine or page.decision is None:
        messages.error(request, f"{no} {_('Wat u invulde, is niet opgeslagen.')}")
        return redirect("triage:item", pk=pk)
    typed = {name: value for name, value in request.POST.items() if name != "seen"}
    form = page.form(initial=typed, over=page.decision)
    return page.show(request, form, status=409, first=page.decision)


def _chosen(request: WorkerRequest, page: Page) -> dict[str, Any]:
    """What was typed so far, with the offer that was chosen, or that nothing fits."""
    typed = {name: value for name, value in request.POST.items() if name not in {"choose", "seen"}}
    choice = request.POST["choose"]
    if choice == DecisionKind.NO_FIT:
        lacks = "; ".join(lack.text for lack in page.advice().missing)
        why = request.POST.get("why", "").strip() or lacks[:_MOST_WHY]
        return {**typed, "kind": DecisionKind.NO_FIT, "service": "", "why": why}
    own = {
        str(service.pk)
        for service in page.services
        if service.organisation_id == page.item.brought_by_id
    }
    return {
        **typed,
        "kind": DecisionKind.KEEP if choice in own else DecisionKind.REFER,
        "service": choice,
    }


def _next(request: WorkerRequest, page: Page) -> HttpResponse:
    """On to the next open question; after the last one the whole table.

    Who looks along stays with the table; when the chair decides, the table goes on.
    """
    done = _(
        "Besluit over %(number)s vastgelegd. De eerste stap staat bij wie verantwoordelijk is."
    )
    text = done % {"number": page.item.number}
    following, meeting = page.next_open(), page.item.meeting
    if not following:
        messages.success(request, f"{text} {_('Dit was de laatste vraag.')}")
        return redirect("triage:meeting", pk=meeting.pk)
    messages.success(request, text)
    board = getattr(meeting, "board", None)
    if board and board.chair_id == request.acting.pk and board.current_id == page.item.pk:
        with suppress(RefusedError):  # somebody else took the chair at this very moment
            discuss(meeting.pk, following.pk, by=request.acting)
        return redirect("triage:now", pk=meeting.pk)
    if "mee" in request.POST:
        return redirect("triage:now", pk=meeting.pk)
    return redirect("triage:item", pk=following.pk)


@for_workers(Duty.TRIAGE)
@require_POST
def propose(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Propose something for this question, in the name of the own organisation."""
    page = Page(pk, request.acting)
    form = ProposalForm(request.POST, services=page.services)
    if not form.is_valid():
        return page.show(
            request, page.form() if page.may_decide else None, status=422, proposal=form
        )
    data = form.cleaned_data
    try:
        write_proposal(
            pk,
            data["words"],
            service_id=int(data["offer"]) if data["offer"] else None,
            seen=data["seen"] or 0,
            by=request.acting,
        )
    except RefusedError as no:
        if isinstance(no, ProposalChangedError):
            form = form.over(no.proposal.version)
        form.add_error(None, str(no))
        empty = page.form() if page.may_decide else None
        return page.show(request, empty, status=409, proposal=form)
    messages.success(request, _("Uw voorstel staat erbij. Iedereen aan tafel ziet het."))
    return redirect("triage:item", pk=pk)


@for_workers(Duty.TRIAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def postpone(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Move this question to a later meeting."""
    found = get_object_or_404(
        TriageItem.objects.select_related("meeting", "brought_by"),
        pk=pk,
        alliance_id=request.acting.alliance_id,
    )
    later = later_meetings(found.meeting).filter(
        seats__organisation_id=request.acting.organisation_id
    )
    form = BringForm(sent(request), meetings=later.order_by("starts_at"))
    if request.method == "POST" and form.is_valid():
        try:
            move_later(pk, form.cleaned_data["meeting"], by=request.acting)
        except RefusedError as no:
            form.add_error(None, str(no))
        else:
            said = _("%(number)s is doorgeschoven. De organisatie die de vraag inbracht hoort het.")
            messages.success(request, said % {"number": found.number})
            return redirect("triage:meeting", pk=found.meeting_id)
    context = {"item": found, "form": form, "possible": later.exists()}
    return render(request, "triage/postpone.html", context)


@for_workers(Duty.TRIAGE)
@require_POST
def take_off(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Take the question off the agenda."""
    found = get_object_or_404(TriageItem, pk=pk, alliance_id=request.acting.alliance_id)
    try:
        take_item_off(found, by=request.acting)
    except RefusedError as no:
        messages.error(request, str(no))
        return redirect("triage:item", pk=pk)
    messages.success(
        request,
        _("%(number)s is van de agenda. U brengt de vraag in bij een later overleg.")
        % {"number": found.number},
    )
    return redirect("triage:meeting", pk=found.meeting_id)
