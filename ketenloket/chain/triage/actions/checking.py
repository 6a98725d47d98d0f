"""What must be known and right before a decision is written, and what follows from it."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ketenloket.chain.desk.actions import plan_next
from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.desk.rules import Status
from ketenloket.chain.triage.actions.suggestions import advice_for, known_words
from ketenloket.chain.triage.models import (
    Gap,
    TriageDecision,
    TriageItem,
    TriageMeeting,
    TriageSource,
)
from ketenloket.chain.triage.permissions import may_decide, may_hold
from ketenloket.chain.triage.rules import (
    Decision,
    DecisionKind,
    MeetingState,
    follows,
    names_somebody,
    step_in_words,
    wrong_with,
)
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.outbox.actions import tell
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.directory.models import Service
from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.rules import Duty


class DecidedAlreadyError(RefusedError):
    """The table decided this question before; the text says who wrote down what, and when."""

    def __init__(self, decision: TriageDecision) -> None:
        self.decision = decision
        what = str(decision.get_kind_display())
        if decision.organisation:
            what = f"{what} ({decision.organisation})"
        super().__init__(
            _("Hier is al over besloten: %(what)s. Vastgelegd door %(who)s op %(when)s uur.")
            % {
                "what": what,
                "who": decision.decided_by.name,
                "when": date_format(timezone.localtime(decision.decided_at), "j F, H.i"),
            }
        )


class IncompleteDecisionError(RefusedError):
    """Something is missing or does not fit; `wrong` says what, by field."""

    def __init__(self, wrong: dict[str, str]) -> None:
        self.wrong = wrong
        super().__init__(" ".join(wrong.values()))


@dataclass(frozen=True)
class Checked:
    """What a decision names, found and allowed."""

    service: Service | None
    holder: Worker
    day: date


def locked_item(item_id: UUID) -> TriageItem:
    """The question, locked: the meeting first, then the question, then its request, as everywhere.

    Raises:
        TriageItem.DoesNotExist: when the item is not there, or not for whoever acts.
        RefusedError: when it moved to another meeting at this very moment: the lock is on the
            meeting where it was, and two meetings are locked in one order or not at all.
    """
    seen = TriageItem.objects.get(pk=item_id)
    TriageMeeting.objects.select_for_update().filter(pk=seen.meeting_id).first()
    item = (
        TriageItem.objects.select_for_update(of=("self",))
        .select_related("meeting", "brought_by")
        .filter(pk=item_id, meeting_id=seen.meeting_id)
        .first()
    )
    if item is None:
        raise RefusedError(_("Deze vraag is net doorgeschoven naar een ander overleg."))
    return item


def decision_of(item: TriageItem) -> TriageDecision | None:
    """The decision that stands about this question, if there is one."""
    return (
        TriageDecision.objects.filter(item=item, meeting_id=item.meeting_id)
        .select_related("decided_by", "organisation")
        .first()
    )


def source_for(item: TriageItem, by: Worker) -> TriageSource:
    """Which request it is about, for who may write its decision down.

    Raises:
        RefusedError: when another organisation brought it in, or it is off the agenda.
    """
    source = TriageSource.objects.filter(item=item, lead_id=by.organisation_id).first()
    if source is None or not may_decide(by, item):
        raise RefusedError(
            _(
                "%(organisation)s bracht deze vraag in en blijft verantwoordelijk. Alleen een"
                " medewerker van die organisatie legt het besluit vast."
            )
            % {"organisation": item.brought_by.name}
        )
    if item.withdrawn_at or item.meeting.state == MeetingState.CLOSED:
        raise RefusedError(_("Deze vraag staat niet meer op de agenda."))
    return source


def check_decision(
    item: TriageItem,
    request: HelpRequest,
    decision: Decision,
    by: Worker,
    because: str | None = None,
) -> Checked:
    """Find what the decision names; `because` is why it replaces an earlier one.

    Raises:
        IncompleteDecisionError: when something is missing or does not fit.
        RefusedError: when the request is closed.
    """
    if request.status != Status.OPEN:
        raise RefusedError(_("Deze hulpvraag is afgesloten. Haal de vraag van de agenda."))
    wrong = wrong_with(decision, brought_by=item.brought_by_id, today=timezone.localdate())
    service = _service(item, decision)
    if _asks_service(decision) and service is None and "service" not in wrong:
        wrong["service"] = _("Dit aanbod is er niet meer, of hoort niet bij deze keuze.")
    holder = _holder(decision, by)
    if holder is None and "holder" not in wrong:
        wrong["holder"] = _("Kies een medewerker van uw organisatie die hulpvragen behandelt.")
    elif holder and not may_hold(holder, responsible_id=request.responsible_id, by=by):
        wrong["holder"] = _("Een coördinator geeft dit aan een collega. Kies uzelf of wie het had.")
    if because is not None and not because.strip():
        wrong["because"] = _("Schrijf op waarom het besluit verandert.")
    wrong = _named(decision, because or "", request.help_seeker.name) | wrong
    if wrong or holder is None or decision.next_on is None:
        raise IncompleteDecisionError(wrong)
    return Checked(service, holder, decision.next_on)


def _named(decision: Decision, because: str, name: str) -> dict[str, str]:
    """The fields in which the person is named: everybody at the table reads them."""
    texts = {
        "why": decision.why,
        "disagreed": decision.disagreed or "",
        "next_step": decision.next_step,
        "because": because,
        "volunteer_part": decision.volunteer_part,
    }
    said = _("Laat de naam weg: iedereen aan tafel leest dit.")
    return {field: said for field, text in texts.items() if names_somebody(text, name)}


def _asks_service(decision: Decision) -> bool:
    return decision.kind == DecisionKind.REFER or (
        decision.kind == DecisionKind.KEEP and decision.service_id is not None
    )


def _service(item: TriageItem, decision: Decision) -> Service | None:
    keeps = decision.kind == DecisionKind.KEEP
    whose = item.brought_by_id if keeps else decision.organisation_id
    if not _asks_service(decision) or decision.service_id is None or whose is None:
        return None
    return Service.objects.filter(
        pk=decision.service_id,
        alliance_id=item.alliance_id,
        organisation_id=whose,
        organisation__active=True,
        active=True,
    ).first()


def _holder(decision: Decision, by: Worker) -> Worker | None:
    if decision.holder_id is None:
        return None
    holder = (
        Worker.objects.filter(
            pk=decision.holder_id, organisation_id=by.organisation_id, active=True
        )
        .select_related("role", "account")
        .first()
    )
    return holder if holder and holder.has(Duty.CASES) else None


def values_of(item: TriageItem, decision: Decision, checked: Checked, by: Worker) -> dict[str, Any]:
    """The decision as columns."""
    helps = {DecisionKind.REFER: decision.organisation_id, DecisionKind.KEEP: by.organisation_id}
    return {
        "kind": decision.kind,
        "organisation_id": helps.get(DecisionKind(decision.kind)),
        "service": checked.service,
        "was_suggested": checked.service is not None and _was_suggested(item, checked.service),
        "why": decision.why.strip(),
        "disagreed": (decision.disagreed or "").strip(),
        "holder": checked.holder,
        "next_step": decision.next_step.strip(),
        "next_on": checked.day,
        "decided_by": by,
    }


def follow(
    item: TriageItem, request: HelpRequest, written: TriageDecision, holder: Worker, *, by: Worker
) -> None:
    """The request goes where the decision leads, and whoever holds on to it hears so."""
    stage, code = follows(written.kind, item.brought_by.kind)
    plan_next(
        request,
        code=code,
        step=step_in_words(written.kind, written.next_step),
        on=written.next_on,
        by=by,
        stage=stage,
        responsible=holder,
    )
    record("triage.decided", item, purpose="triage", request_id=request.pk)
    if holder.pk != by.pk and holder.account:
        tell(
            holder.account.email,
            subject=_("U bent verantwoordelijk voor een vraag uit de triage"),
            body=_("De triagetafel heeft besloten. Log in om te zien wat de eerste stap is."),
        )


def note_gap(item: TriageItem, decision: Decision, by: Worker) -> None:
    """What was missing goes into the ledger, without the person."""
    Gap(
        alliance_id=item.alliance_id,
        noted_by_id=by.organisation_id,
        noted_on=timezone.localdate(),
        municipality=item.municipality,
        needs=[*item.needs, *([item.underlying] if item.underlying else [])],
        languages=list(item.languages),
        missing=decision.why.strip(),
        item=item,
    ).save(force_insert=True)


def take_gap_back(item: TriageItem, by: Worker) -> None:
    """The table found something after all, or says otherwise what was missing."""
    for gap in Gap.objects.filter(item_id=item.pk, withdrawn_at=None):
        gap.change(withdrawn_at=timezone.now(), withdrawn_by=by)


def _was_suggested(item: TriageItem, service: Service) -> bool:
    """Whether the table followed the advice; it may always depart from it, with a reason."""
    advice = advice_for(item, words=known_words(item.alliance_id), today=timezone.localdate())
    return service.pk in {suggestion.offer.id for suggestion in advice.fitting}
