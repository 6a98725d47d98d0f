"""The page of one question: everything on it, fetched once, shown once."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ketenloket.chain.desk.rules import working_days_after
from ketenloket.chain.triage.actions import Advice, advice_for, known_words
from ketenloket.chain.triage.actions.suggestions import services_of
from ketenloket.chain.triage.forms import DecisionForm, ProposalForm
from ketenloket.chain.triage.models import TriageDecision, TriageItem, TriageSource
from ketenloket.chain.triage.permissions import may_decide
from ketenloket.chain.triage.rules import DecisionKind, MeetingState
from ketenloket.chain.triage.views.live import live_context, sit_down
from ketenloket.chain.triage.views.reading import (
    agenda_around,
    earlier_of,
    holders_of,
    proposals_of,
    source_of,
)
from ketenloket.chain.triage.views.shown import (
    clock_of,
    facts_of,
    offers_shown,
    sent_on_in_words,
    signs_of,
    threats_in_words,
)
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.acting import read_only
from ketenloket.network.directory.rules.matching import Words
from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.permissions import WorkerRequest

_FIRST_STEP_DAYS = 1  # working days; what the form proposes


class Page:
    """One question with everything the page needs."""

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
    def going(self) -> bool:
        """Whether the question still lies on the table of a meeting that is not over."""
        return not self.item.withdrawn_at and self.item.meeting.state != MeetingState.CLOSED

    @property
    def decision(self) -> TriageDecision | None:
        """What the table decided, if it did."""
        return self.item.decision if self.item.is_decided else None

    @property
    def mine(self) -> bool:
        """Whether whoever acts writes what the table decides, now or once more."""
        return self.going and self.source is not None and may_decide(self.acting, self.item)

    @property
    def may_decide(self) -> bool:
        """Whether whoever acts writes the first decision."""
        return self.mine and self.decision is None

    def form(
        self, data: Any = None, initial: Any = None, *, over: TriageDecision | None = None
    ) -> DecisionForm:
        """The decision form: empty it proposes who, what and when; `over` an earlier decision."""
        if self._holders is None:
            request = self.source.request if self.source else None
            responsible_id = request.responsible_id if request else None
            self._holders = holders_of(self.acting, responsible_id)
        proposed = as_it_stands(over) if over else self._proposed()
        return DecisionForm(
            data,
            item=self.item,
            services=self.services,
            holders=self._holders,
            seen=over.version if over else 0,
            initial={**proposed, **(initial or {})},
        )

    def _proposed(self) -> dict[str, Any]:
        return {
            "holder": str(self.acting.pk),
            "next_step": _("Bel de hulpvrager en vertel wat de tafel adviseert"),
            "next_on": working_days_after(self.today, _FIRST_STEP_DAYS),
        }

    def advice(self, words: Words | None = None) -> Advice:
        """What the verwijskaart says to this question today."""
        return advice_for(
            self.item, words=words or known_words(self.item.alliance_id), today=self.today
        )

    def show(
        self,
        request: WorkerRequest,
        form: DecisionForm | None,
        *,
        status: int = 200,
        first: TriageDecision | None = None,
        proposal: ProposalForm | None = None,
    ) -> HttpResponse:
        """Sit down, record the look, close the transaction for writing, answer.

        Args:
            request: the request.
            form: the decision form, for who may write it.
            status: the status of the answer.
            first: the decision of somebody who was first, to stand beside what was typed.
            proposal: a proposal that could not be kept.
        """
        words = known_words(self.item.alliance_id)
        context = {
            **self._table(request),
            **self._question(words, form),
            **self._around(),
            "form": form,
            "first": first,
            "changes": bool(form and form.seen),
            "own_proposal": self._own_proposal(proposal),
        }
        request_id = self.source.request_id if self.source else None
        record("triage.item_viewed", self.item, purpose="triage", request_id=request_id)
        read_only()
        return render(request, "triage/item.html", context, status=status)

    def _table(self, request: WorkerRequest) -> dict[str, Any]:
        """The live parts: who is there, what is discussed, what was decided and proposed."""
        meeting, acting = self.item.meeting, self.acting
        seats, beat = sit_down(meeting, acting)
        follows = "mee" in request.GET or "mee" in request.POST
        live = live_context(meeting, seats, acting, beat, item=self.item.pk, follows=follows)
        self.proposals = proposals_of(self.item)
        return live | state_of(self.item, acting, mine=self.mine, proposals=self.proposals)

    def _question(self, words: Words, form: DecisionForm | None) -> dict[str, Any]:
        chosen = form["service"].value() if form else None
        advice = self.advice(words)
        return {
            "source": self.source,
            "facts": facts_of(self.item, words, self.today),
            "signs": signs_of(self.item, words),
            "threats": threats_in_words(self.item),
            "sent_on": sent_on_in_words(self.item),
            "clock": clock_of(self.item, self.today),
            "offers": offers_shown(
                advice.fitting,
                threatened=bool(self.item.threats),
                chosen=int(chosen) if chosen and str(chosen).isdigit() else None,
            ),
            "left_out": advice.left_out,
            "missing": [lack.text for lack in advice.missing],
            "crisis_offer": any(suggestion.crisis_first for suggestion in advice.fitting),
        }

    def _own_proposal(self, typed: ProposalForm | None) -> ProposalForm | None:
        """The form of the own organisation, filled with what it proposed before."""
        if not self.going or self.decision:
            return None
        mine = [one for one in self.proposals if one.organisation_id == self.acting.organisation_id]
        return typed or ProposalForm(services=self.services, stands=mine[0] if mine else None)

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


def state_of(
    item: TriageItem, acting: Worker, *, mine: bool, proposals: list[Any]
) -> dict[str, Any]:
    """What the live part about the decision needs."""
    decision = item.decision if item.is_decided else None
    changed = decision is not None and decision.version > 1
    return {
        "item": item,
        "may_decide": mine and decision is None,
        "may_change": mine and decision is not None,
        "earlier": earlier_of(item) if changed else [],
        "proposals": proposals,
        "own": acting.organisation_id,
    }


def as_it_stands(decision: TriageDecision) -> dict[str, Any]:
    """A decision as the form shows it."""
    return {
        "kind": DecisionKind(decision.kind),
        "service": str(decision.service_id or ""),
        "why": decision.why,
        "holder": str(decision.holder_id),
        "next_step": decision.next_step,
        "next_on": decision.next_on,
        "differs": "yes" if decision.disagreed else "no",
        "disagreed": decision.disagreed,
    }


def _url(item: TriageItem | None) -> str:
    return reverse("triage:item", args=[item.pk]) if item else ""
