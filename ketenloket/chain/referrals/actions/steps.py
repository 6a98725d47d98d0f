"""Take a step with a referral: one table says which, whose turn it is and what comes after."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ketenloket.chain.desk.actions import hold, locked, plan_next, settle_about
from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.desk.rules import NextCode, Stage, Status, StepClock, working_days_after
from ketenloket.chain.referrals.actions.arrive import arrive
from ketenloket.chain.referrals.actions.make import packet_of
from ketenloket.chain.referrals.actions.questions import put_question
from ketenloket.chain.referrals.actions.stop import stop
from ketenloket.chain.referrals.models import DeclineReason, Referral
from ketenloket.chain.referrals.notifications import sound_alarm, tell_receiver, tell_sender
from ketenloket.chain.referrals.rules import (
    CAME_BACK,
    REROUTES_BEFORE_ALARM,
    TALK_AFTER_WITHDRAWAL,
    State,
    StepRefusedError,
    Verb,
    answer_by,
    first_contact_by,
    missing_in,
    next_state,
    stage_after,
    wrong_new_date,
    wrong_told,
)
from ketenloket.chain.sharing.actions import accept, disclose, end
from ketenloket.chain.sharing.models import Disclosure
from ketenloket.chain.sharing.rules import REFERRAL_CATEGORIES, Purpose
from ketenloket.chain.triage.models import TriageSource
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Worker


@transaction.atomic
def take(verb: Verb, referral_id: UUID, *, by: Worker, **details: Any) -> Referral:
    """Take one step.

    Args:
        verb: the step.
        referral_id: the referral.
        by: the acting worker, of the side whose turn it is.
        details: what the step asks for:
            SEND: `told_on`, `told_how`, unless they were written down before.
            DECLINE: `reason` (a DeclineReason), and if wanted `advice` for the sender.
            MISS: `next_on`, the new date, and if wanted `why`.
            ARRIVE: `form` (HandoverForm), `met_on`, and `responsible` (a worker of the
            receiver) or nobody, which means the queue of its coordinators.

    Raises:
        Referral.DoesNotExist: when it is not there, or not for whoever acts.
        StepRefusedError: when the step does not follow, or it is the other side's turn.
        RefusedError: when something is missing; NoLegalBasis when nothing may be shared.
    """
    referral, after = _locked(verb, referral_id, by)
    settle_about(
        referral.pk, referral.request_id, by=by
    )  # first: after some steps it is not ours to see any more
    _DO[verb](referral, after=after, by=by, **details)
    record(f"referrals.{verb.value}", referral, purpose="help")
    return referral


def _locked(verb: Verb, referral_id: UUID, by: Worker) -> tuple[Referral, State]:
    """The referral, locked, and the state after this step, if the step follows.

    What a side may not change it cannot lock either: so first look, then lock and look again. The
    request is held first, as a withdrawn consent does: at arrival the receiver changes what only
    the sender can lock beforehand.
    """
    rows = Referral.objects.filter(pk=referral_id)
    found = rows.get()
    _after(verb, found, by)
    hold(found.request_id)
    referral = rows.select_for_update(of=("self",)).first() or rows.first()
    if referral is None:  # somebody else was faster, and it is not ours to see any more
        raise StepRefusedError(_("Deze verwijzing is intussen gestopt."))
    return referral, _after(verb, referral, by)


def _after(verb: Verb, referral: Referral, by: Worker) -> State:
    if by.organisation_id not in {referral.sender_id, referral.receiver_id}:
        raise Referral.DoesNotExist
    return next_state(verb, State(referral.state), referral.side_of(by.organisation_id))


def _send(
    referral: Referral,
    *,
    by: Worker,
    after: State,
    told_on: date | None = None,
    told_how: str = "",
) -> None:
    today = timezone.localdate()
    told_on, told_how = referral.told_on or told_on, referral.told_how or told_how
    if wrong := wrong_told(told_on, told_how, today=today):
        raise RefusedError(wrong)
    request = locked(referral.request_id)
    if request.status != Status.OPEN:
        raise RefusedError(_("Deze hulpvraag is afgesloten. Er valt niets meer te verwijzen."))
    told = {"told_on": told_on, "told_how": told_how, "told_by": referral.told_by or by}
    referral.change(
        **told,
        state=after,
        disclosure=_opened(referral, by),
        packet=packet_of(request, referral.why),
        sent_at=timezone.now(),
        sent_by=by,
        **_awaits_answer(request, today),
    )
    _follow(request, referral, by)
    tell_receiver(referral, _("Er staat een verwijzing voor u klaar"), can_wait=True)


def _awaits_answer(request: HelpRequest, today: date) -> dict[str, Any]:
    """The receiver's step: to answer, and by when."""
    return {
        "next_step": _("beantwoord de verwijzing"),
        "next_on": answer_by(
            today, agreed_days=request.alliance.answer_days, threatened=request.is_crisis
        ),
        "next_clock": StepClock.THREAT if request.is_crisis else StepClock.ANSWER,
    }


def _follow(request: HelpRequest, referral: Referral, by: Worker) -> None:
    """The sender's step until then. One worker of the sender stays responsible until arrival."""
    plan_next(
        request,
        code=NextCode.AWAIT_ARRIVAL,
        step=_("Volg de verwijzing naar %(name)s") % {"name": referral.receiver.name},
        on=referral.next_on or timezone.localdate(),
        clock=StepClock(referral.next_clock),
        by=by,
        stage=Stage.REFERRAL,
        responsible=None if request.responsible_id else by,
    )


def _opened(referral: Referral, by: Worker) -> Disclosure:
    disclosure = disclose(
        referral.request,
        to=referral.receiver,
        purpose=Purpose.REFERRAL,
        categories=REFERRAL_CATEGORIES,
        by=by,
    )
    if missing := missing_in(disclosure.categories):
        raise RefusedError(
            _(
                "De toestemming gaat niet over: %(what)s. Bij aankomst gaat het hele dossier over"
                " naar %(name)s. Vraag daar eerst toestemming voor."
            )
            % {"what": ", ".join(missing), "name": referral.receiver.name}
        )
    return disclosure


def _accept(referral: Referral, *, by: Worker, after: State) -> None:
    accept(referral.opened, by=by)
    threatened = referral.is_threatened
    until = first_contact_by(
        timezone.localdate(),
        agreed_days=by.alliance.contact_days,
        threatened=threatened,
    )
    referral.change(
        state=after,
        answered_at=timezone.now(),
        answered_by=by,
        next_step=_("leg het eerste contact vast"),
        next_on=until,
        next_clock=StepClock.THREAT if threatened else StepClock.CONTACT,
    )
    tell_sender(referral, _("Een verwijzing is aangenomen"), can_wait=True)


def _decline(
    referral: Referral, *, by: Worker, after: State, reason: DeclineReason, advice: str = ""
) -> None:
    referral.change(
        state=after,
        answered_at=timezone.now(),
        answered_by=by,
        decline_reason=reason,
        next_step=reason.next_step,
        next_on=working_days_after(timezone.localdate(), reason.within_days),
        next_clock=StepClock.NEXT_STEP,
    )
    end(referral.opened, by=by)
    put_question(referral, advice, by=by)
    tell_sender(
        referral, _("Een verwijzing is niet aangenomen: u bent weer aan de beurt"), can_wait=True
    )


def _handle(referral: Referral, *, by: Worker, after: State) -> None:
    today = timezone.localdate()
    request = locked(referral.request_id)
    reason = referral.decline_reason
    if reason is None:  # the database allows no declined referral without one
        raise LookupError(referral.pk)
    until = max(referral.next_on or today, today)
    referral.change(state=after, next_step="", next_on=None)
    plan_next(
        request,
        code=NextCode(reason.next_code),
        step=reason.next_step[:1].upper() + reason.next_step[1:],
        on=until,
        by=by,
        stage=stage_after(reason.next_code),
    )
    came_back(referral, request)


def came_back(referral: Referral, request: HelpRequest) -> None:
    """One more desk that did not help; from the second time on, others hear of it."""
    request.change(desks_seen=request.desks_seen + 1)
    back = Referral.objects.filter(request_id=request.pk, state__in=CAME_BACK).count()
    if back >= REROUTES_BEFORE_ALARM:
        record("referrals.sent_around", referral, purpose="help")
        sound_alarm(referral, request.alliance)


def _withdraw(referral: Referral, *, by: Worker, after: State) -> None:
    request = locked(referral.request_id)
    stop(referral, by=by, after=after)
    if request.status == Status.OPEN:
        at_table = TriageSource.objects.filter(request_id=request.pk).exists()
        plan_next(
            request,
            code=NextCode.CALL,
            step=_("Bespreek met de hulpvrager wat nu past"),
            on=working_days_after(timezone.localdate(), TALK_AFTER_WITHDRAWAL),
            by=by,
            stage=Stage.TRIAGE if at_table else Stage.INTAKE,
        )


def _miss(
    referral: Referral, *, by: Worker, after: State, next_on: date | None, why: str = ""
) -> None:
    if wrong := wrong_new_date(next_on, today=timezone.localdate()):
        raise RefusedError(wrong)
    referral.change(
        state=after,
        next_step=_("maak een nieuwe afspraak en leg het eerste contact vast"),
        next_on=next_on,
        next_clock=StepClock.PLANNED,
    )
    put_question(referral, _("Het eerste contact ging niet door. %(why)s") % {"why": why}, by=by)
    tell_sender(referral, _("Een eerste contact ging niet door: er is een nieuwe datum"))


@transaction.atomic
def follow(referral_id: UUID, *, by: Worker) -> Referral:
    """Let the sender's own date move along with the receiver's: look again when it is due.

    The receiver cannot do so, because the request is not the receiver's.

    Raises:
        Referral.DoesNotExist: when it is not there, or not sent by whoever acts.
        RefusedError: when nothing is under way.
    """
    referral = Referral.objects.with_parties().get(pk=referral_id, sender_id=by.organisation_id)
    if referral.state not in {State.SENT, State.ACCEPTED} or referral.next_on is None:
        raise RefusedError(_("Deze verwijzing loopt niet meer."))
    plan_next(
        locked(referral.request_id),
        code=NextCode.AWAIT_ARRIVAL,
        step=_("Volg de verwijzing naar %(name)s") % {"name": referral.receiver.name},
        on=max(referral.next_on, timezone.localdate()),
        by=by,
    )
    return referral


_DO: dict[Verb, Callable[..., None]] = {
    Verb.SEND: _send,
    Verb.ACCEPT: _accept,
    Verb.DECLINE: _decline,
    Verb.WITHDRAW: _withdraw,
    Verb.ARRIVE: arrive,
    Verb.MISS: _miss,
    Verb.HANDLE: _handle,
}
