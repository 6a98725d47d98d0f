"""One question on the table: who fits, and what the table decides."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ketenloket.chain.desk.rules import working_days_after
from ketenloket.chain.triage.actions import (
    Advice,
    DecidedAlreadyError,
    IncompleteDecisionError,
    advice_for,
    known_words,
)
from ketenloket.chain.triage.actions import decide as write_decision
from ketenloket.chain.triage.actions import take_off as take_item_off
from ketenloket.chain.triage.actions.suggestions import services_of
from ketenloket.chain.triage.forms import DecisionForm
from ketenloket.chain.triage.models import TriageItem, TriageSource
from ketenloket.chain.triage.permissions import may_decide
from ketenloket.chain.triage.rules import DecisionKind, MeetingState
from ketenloket.chain.triage.views.reading import (
    agenda_around,
    holders_of,
    on_agenda,
    seats_around,
    source_of,
)
from ketenloket.chain.triage.views.shown import (
    clock_of,
    facts_of,
    offers_shown,
    seat_shown,
    signs_of,
    threats_in_words,
)
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.acting import read_only
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.directory.rules.matching import Words
from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty

_WATCH = 20 * 60  # seconds; after that the page asks to be refreshed, and a session can end
_MOST_WHY = 500  # the column
_FIRST_STEP_DAYS = 1  # working days; what the form proposes


class Page:
    """One question with everything the page needs; fetched once, shown once."""

    def __init__(self, pk: UUID, acting: Worker) -> None:
        self.acting, self.today = acting, timezone.localdate()
        self.agenda = agenda_around(pk, acting)
        found = [item for item in self.agenda if item.pk == pk]
        if not found:
            raise Http404
        self.item: TriageItem = found[0]
        mine = self.item.brought_by_id == acting.organisation_id
        self.source: TriageSource | None = source_of(self.item, acting) if mine else None
        self.services = services_of(acting.alliance_id)
        self._holders: list[Worker] | None = None

    @property
    def open(self) -> bool:
        """Whether a decision can still be written."""
        gone = self.item.withdrawn_at or self.item.meeting.state == MeetingState.CLOSED
        return not self.item.is_decided and not gone

    @property
    def may_decide(self) -> bool:
        """Whether whoever acts writes it."""
        return self.open and self.source is not None and may_decide(self.acting, self.item)

    def form(self, data: Any = None, initial: Any = None) -> DecisionForm:
        """The decision form; empty it proposes who, what and when."""
        if self._holders is None:
            self._holders = holders_of(self.acting)
        proposed = {
            "holder": str(self.acting.pk),
            "next_step": _("Bel de hulpvrager en vertel wat de tafel adviseert"),
            "next_on": working_days_after(self.today, _FIRST_STEP_DAYS),
        }
        return DecisionForm(
            data,
            item=self.item,
            services=self.services,
            holders=self._holders,
            initial={**proposed, **(initial or {})},
        )

    def advice(self, words: Words | None = None) -> Advice:
        """What the verwijskaart says to this question today."""
        return advice_for(self.item, words=words or known_words(), today=self.today)

    def show(
        self, request: WorkerRequest, form: DecisionForm | None, *, status: int = 200
    ) -> HttpResponse:
        """Record the look, close the transaction for writing, answer."""
        chosen = form["service"].value() if form else None
        words = known_words()
        advice = self.advice(words)
        fitting = advice.fitting
        context = {
            "item": self.item,
            "meeting": self.item.meeting,
            "seats": [seat_shown(**seat) for seat in seats_around(self.item)],
            "source": self.source,
            "facts": facts_of(self.item, words),
            "signs": signs_of(self.item, words),
            "threats": threats_in_words(self.item),
            "clock": clock_of(self.item, self.today),
            "offers": offers_shown(
                fitting,
                threatened=bool(self.item.threats),
                chosen=int(chosen) if chosen and str(chosen).isdigit() else None,
            ),
            "left_out": advice.left_out,
            "missing": [lack.text for lack in advice.missing],
            "crisis_offer": any(suggestion.crisis_first for suggestion in fitting),
            "form": form,
            "open": self.open,
            "may_decide": self.may_decide,
            "watch_since": int(timezone.now().timestamp()),
            **self._around(),
        }
        request_id = self.source.request_id if self.source else None
        record("triage.item_viewed", self.item, purpose="triage", request_id=request_id)
        read_only()
        return render(request, "triage/item.html", context, status=status)

    def _around(self) -> dict[str, Any]:
        place = self.agenda.index(self.item)
        before = self.agenda[place - 1] if place else None
        after = self.agenda[place + 1] if place + 1 < len(self.agenda) else None
        return {
            "rank": place + 1,
            "count": len(self.agenda),
            "previous_url": _url(before),
            "next_url": _url(after),
            "next_open": self.next_open(),
        }

    def next_open(self) -> TriageItem | None:
        """The next question without a decision, on from here and around."""
        place = self.agenda.index(self.item)
        rest = [*self.agenda[place + 1 :], *self.agenda[:place]]
        return next((item for item in rest if not item.is_decided), None)


def _url(item: TriageItem | None) -> str:
    return reverse("triage:item", args=[item.pk]) if item else ""


@for_workers(Duty.TRIAGE)
@require_safe
def item(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """The question, the offers that fit, and the decision."""
    page = Page(pk, request.acting)
    return page.show(request, page.form() if page.may_decide else None)


@for_workers(Duty.TRIAGE)
@require_safe
def item_state(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Whether the table decided meanwhile: nothing new, the decision, or "please refresh"."""
    found = get_object_or_404(on_agenda(request.acting), pk=pk)
    since = request.GET.get("sinds", "")
    watched = timezone.now().timestamp() - (int(since) if since.isdecimal() else 0)
    if not found.is_decided and watched < _WATCH:
        return HttpResponse(status=204)
    read_only()
    return render(
        request, "triage/parts/state.html", {"item": found, "stale": not found.is_decided}
    )


@for_workers(Duty.TRIAGE)
@require_POST
def decide(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Write the decision down, or only take over an offer into the form."""
    page = Page(pk, request.acting)
    if "choose" in request.POST and page.may_decide:
        return page.show(request, page.form(initial=_chosen(request, page)))
    form = page.form(request.POST)
    if not form.is_valid() and page.may_decide:
        return page.show(request, form, status=422)
    try:
        write_decision(pk, form.decision(), by=request.acting)
    except IncompleteDecisionError as no:
        form.add_wrong(no.wrong)
        return page.show(request, form, status=422)
    except DecidedAlreadyError as no:
        messages.error(request, f"{no} {_('Wat u invulde, is niet opgeslagen.')}")
        return redirect("triage:item", pk=pk)
    except RefusedError as no:
        messages.error(request, str(no))
        return redirect("triage:item", pk=pk)
    return _next(request, page)


def _chosen(request: WorkerRequest, page: Page) -> dict[str, Any]:
    """What was typed so far, with the offer that was chosen, or that nothing fits."""
    typed = {name: value for name, value in request.POST.items() if name != "choose"}
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
    """On to the next open question; after the last one the whole table."""
    done = _(
        "Besluit over %(number)s vastgelegd. De eerste stap staat bij wie verantwoordelijk is."
    )
    text = done % {"number": page.item.number}
    if following := page.next_open():
        messages.success(request, text)
        return redirect("triage:item", pk=following.pk)
    messages.success(request, f"{text} {_('Dit was de laatste vraag.')}")
    return redirect("triage:meeting", pk=page.item.meeting_id)


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
