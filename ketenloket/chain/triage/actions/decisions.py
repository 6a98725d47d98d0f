"""What the table decides, written down by the organisation that holds on to the person."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ketenloket.chain.desk.actions import locked
from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.desk.rules import Status
from ketenloket.chain.escalation.actions import propose_part
from ketenloket.chain.triage.actions.board import changed
from ketenloket.chain.triage.actions.checking import (
    DecidedAlreadyError,
    check_decision,
    decision_of,
    follow,
    locked_item,
    note_gap,
    source_for,
    take_gap_back,
    values_of,
)
from ketenloket.chain.triage.models import (
    EarlierDecision,
    TriageDecision,
    TriageItem,
    TriageMeeting,
)
from ketenloket.chain.triage.rules import (
    Decision,
    DecisionKind,
    MeetingState,
    follows,
    step_in_words,
)
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Worker

_COPIED = (
    "alliance_id",
    "item_id",
    "meeting_id",
    "brought_by_id",
    "version",
    "kind",
    "organisation_id",
    "service_id",
    "was_suggested",
    "why",
    "disagreed",
    "holder_id",
    "next_step",
    "next_on",
    "decided_at",
    "decided_by_id",
)


@transaction.atomic
def decide(item_id: UUID, decision: Decision, *, by: Worker) -> TriageDecision:
    """Write down what the table decided about one question; the request follows.

    The same decision sent twice by one person is one decision.

    Raises:
        TriageItem.DoesNotExist: when the item is not there, or not for whoever acts.
        DecidedAlreadyError: when somebody was first.
        IncompleteDecisionError: when something is missing or does not fit.
        RefusedError: when another organisation brought it in, or it is off the agenda.
    """
    item = locked_item(item_id)
    if first := decision_of(item):
        if _same(first, decision, by):
            return _again(item, first, decision, by)
        raise DecidedAlreadyError(first)
    source = source_for(item, by)
    request = locked(source.request_id)
    checked = check_decision(item, request, decision, by)
    _hold(item.meeting)
    written = TriageDecision(
        alliance_id=item.alliance_id,
        item=item,
        meeting_id=item.meeting_id,
        brought_by_id=item.brought_by_id,
        **values_of(item, decision, checked, by),
    )
    written.save(force_insert=True)
    if decision.kind == DecisionKind.NO_FIT:
        note_gap(item, decision, by)
    follow(item, request, written, checked.holder, by=by)
    propose_part(request, decision.volunteer_part, by=by)
    changed(item.meeting, _("besluit over %(number)s") % {"number": item.number}, by=by)
    return written


@transaction.atomic
def change_decision(
    item_id: UUID, decision: Decision, *, seen: int, because: str, by: Worker
) -> TriageDecision:
    """Put another decision in the place of the one that stands. The earlier one is kept.

    Args:
        item_id: the question.
        decision: the decision from now on.
        seen: the version of the decision that was looked at.
        because: why it changes, in words without a person.
        by: who acts, of the organisation that brought the question in.

    Raises:
        TriageItem.DoesNotExist: when the item is not there, or not for whoever acts.
        DecidedAlreadyError: when it was changed by somebody else meanwhile.
        IncompleteDecisionError: when something is missing or does not fit.
        RefusedError: when another organisation brought it in, the meeting is closed, or work went
            on from the decision that stands.
    """
    item = locked_item(item_id)
    stands = decision_of(item)
    if stands is None:
        raise RefusedError(_("Over deze vraag is nog niet besloten."))
    source = source_for(item, by)
    if stands.version != seen:
        if _same(stands, decision, by):
            return _again(item, stands, decision, by)
        raise DecidedAlreadyError(stands)
    request = locked(source.request_id)
    _refuse_gone_on(item, request, stands)
    checked = check_decision(item, request, decision, by, because)
    take_gap_back(item, by)
    if decision.kind == DecisionKind.NO_FIT:
        note_gap(item, decision, by)
    _keep(stands, because.strip(), by)
    values = values_of(item, decision, checked, by)
    stands.change(**values, version=seen + 1, decided_at=timezone.now())
    follow(item, request, stands, checked.holder, by=by)
    propose_part(request, decision.volunteer_part, by=by)
    said = _("besluit over %(number)s veranderd") % {"number": item.number}
    changed(item.meeting, said, by=by)
    return stands


def _same(stands: TriageDecision, decision: Decision, by: Worker) -> bool:
    """Whether this very decision was written down by this very person: a second press."""
    asked = (
        decision.kind,
        decision.why.strip(),
        (decision.disagreed or "").strip(),
        decision.holder_id,
        decision.next_step.strip(),
        decision.next_on,
        decision.service_id,
    )
    return stands.decided_by_id == by.pk and asked == (
        stands.kind,
        stands.why,
        stands.disagreed,
        stands.holder_id,
        stands.next_step,
        stands.next_on,
        stands.service_id,
    )


def _again(
    item: TriageItem, stands: TriageDecision, decision: Decision, by: Worker
) -> TriageDecision:
    """The decision stands; another part that a volunteer may do is proposed all the same."""
    if decision.volunteer_part.strip():
        request = locked(source_for(item, by).request_id)
        propose_part(request, decision.volunteer_part, by=by)
    return stands


def _refuse_gone_on(item: TriageItem, request: HelpRequest, stands: TriageDecision) -> None:
    """A decision changes as long as nothing was done with it; after that it comes back anew."""
    stage, code = follows(stands.kind, item.brought_by.kind)
    step = step_in_words(stands.kind, stands.next_step)
    now = (request.status, request.stage, request.next_code, request.next_step, request.next_on)
    if now != (Status.OPEN, stage, code, step, stands.next_on):
        raise RefusedError(
            _(
                "Er is al verder gewerkt met dit besluit. Is er toch iets anders nodig? Breng de"
                " vraag dan opnieuw in."
            )
        )


def _keep(stands: TriageDecision, because: str, by: Worker) -> None:
    """The decision as it was, and why it changes."""
    copied = {name: getattr(stands, name) for name in _COPIED}
    EarlierDecision(**copied, because=because, replaced_by=by).save(force_insert=True)


def _hold(meeting: TriageMeeting) -> None:
    """The first decision shows that the meeting is going on."""
    if meeting.state == MeetingState.PLANNED:
        meeting.change(state=MeetingState.HELD)
