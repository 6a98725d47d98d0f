"""A professional confirms that they take over, and decides what volunteers may do."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ketenloket.chain.desk.actions import hold, locked, plan_next, settle_about
from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.desk.rules import NextCode, Status, working_days_after
from ketenloket.chain.escalation.actions.care import tell_relieved
from ketenloket.chain.escalation.actions.notice import taken_over
from ketenloket.chain.escalation.models import Escalation, LimitDecision
from ketenloket.chain.escalation.notifications import tell_decided
from ketenloket.chain.escalation.permissions import may_take
from ketenloket.chain.escalation.rules import (
    MEET_AFTER_PICK_UP,
    MEET_AFTER_PICK_UP_IN_THREAT,
    Outcome,
    wrong_decision,
)
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.agreements.rules import Decider
from ketenloket.network.organisations.models import Worker


def _held(escalation_id: UUID) -> Escalation:
    hold(Escalation.objects.values_list("request_id", flat=True).get(pk=escalation_id))
    return Escalation.objects.get(pk=escalation_id)


def _refuse_unfit(escalation: Escalation, by: Worker) -> HelpRequest:
    request = HelpRequest.objects.get(pk=escalation.request_id)
    if request.status != Status.OPEN:
        raise RefusedError(_("Deze hulpvraag is afgesloten."))
    if not may_take(by, escalation.decider):
        raise RefusedError(
            _(
                "Hier beslist %(who)s. Bij een vrijwilligersorganisatie is dat niet wie"
                " vrijwilligers koppelt. Verwijs door als u niemand heeft die dit mag."
            )
            % {"who": Decider(escalation.decider).label}
        )
    return request


@transaction.atomic
def pick_up(escalation_id: UUID, *, by: Worker) -> Escalation:
    """A professional confirms that they take over. Who is second finds who was first.

    Of the lead, that professional becomes responsible; of another organisation that sees the
    person, the lead and who answers stay as they are until the arrival.

    Raises:
        Escalation.DoesNotExist: when it is not there, or not for whoever acts.
        RefusedError: when the request is closed, or `by` may not decide here.
    """
    escalation = _held(escalation_id)
    if escalation.picked_up_at:
        return escalation
    request = _refuse_unfit(escalation, by)
    escalation.change(picked_up_at=timezone.now(), picked_up_by=by, taker_id=by.organisation_id)
    record("escalation.picked_up", escalation, purpose="help")
    settle_about(escalation.pk, escalation.request_id, by=by)
    if request.lead_id == by.organisation_id and escalation.due_on:
        _take_over(request.pk, by)
    tell_relieved(request)
    return escalation


def _take_over(request_id: UUID, by: Worker) -> None:
    request = locked(request_id)
    days = MEET_AFTER_PICK_UP_IN_THREAT if request.is_crisis else MEET_AFTER_PICK_UP
    plan_next(
        request,
        code=NextCode.CALL,
        step=_("%(name)s neemt over en maakt kennis") % {"name": by.name},
        on=working_days_after(timezone.localdate(), days),
        by=by,
        responsible=by,
    )
    taken_over(request, by)


@transaction.atomic
def decide(
    escalation_id: UUID, outcome: str, *, why: str, by: Worker, part: str = ""
) -> LimitDecision:
    """Decide whether it stays with a professional, or which part a volunteer may do.

    "Stays" keeps the stop; somebody may decide otherwise later. "Part" lifts every stop of this
    request. The same decision twice is one.

    Raises:
        Escalation.DoesNotExist: when it is not there, or not for whoever acts.
        RefusedError: when the stop was lifted already, something is missing, or `by` may not
            decide here.
    """
    escalation = _held(escalation_id)
    part = part.strip() if outcome == Outcome.PART else ""
    same = LimitDecision.objects.filter(
        request_id=escalation.request_id, escalation=escalation, decided_by=by
    ).order_by("-decided_at")
    last = same.first()
    if last and (last.outcome, last.part, last.why) == (outcome, part, why.strip()):
        return last
    request = _refuse_unfit(escalation, by)
    if not escalation.stops:
        raise RefusedError(_("Hier is al besloten dat een vrijwilliger weer kan helpen."))
    if wrong := wrong_decision(outcome, why, part):
        raise RefusedError(wrong)
    if escalation.picked_up_at is None:
        escalation = pick_up(escalation_id, by=by)
    decision = _write(escalation, outcome, why.strip(), part, by)
    if escalation.closed_at is None:
        escalation.change(closed_at=decision.decided_at, closed_by=by)
    if outcome == Outcome.PART:
        for stop in Escalation.objects.filter(request_id=request.pk, stops=True):
            stop.change(stops=False)
            record("escalation.lifted", stop, purpose="help")
    settle_about(escalation.pk, escalation.request_id, by=by)
    if by.pk != request.responsible_id:
        tell_decided(escalation, request.responsible_id)
    return decision


def _write(escalation: Escalation, outcome: str, why: str, part: str, by: Worker) -> LimitDecision:
    keys = ("alliance_id", "request_id", "help_seeker_id", "lead_id")
    decision = LimitDecision(
        **{name: getattr(escalation, name) for name in keys},
        escalation=escalation,
        organisation_id=by.organisation_id,
        outcome=outcome,
        part=part,
        why=why,
        decided_by=by,
    )
    decision.save(force_insert=True)
    record("escalation.decided", decision, purpose="help")
    return decision


@transaction.atomic
def propose_part(request: HelpRequest, words: str, *, by: Worker) -> None:
    """The table proposes which part a volunteer may do; a professional decides about it.

    Called inside the decision of the table. Without a stop there is nothing to propose; without
    words what was proposed before stays.
    """
    stands = Escalation.objects.filter(request_id=request.pk, stops=True).order_by("-opened_at")
    escalation = stands.first()
    if escalation is None or words.strip() in {"", escalation.proposal}:
        return
    escalation.change(proposal=words.strip(), proposed_at=timezone.now(), proposed_by=by)
    record("escalation.proposed", escalation, purpose="help", request_id=request.pk)
