"""What the clock does with referrals: remind once, bring back what stays unanswered, and climb.

It acts for the sender, and is no worker. Whoever is first wins: an answer holds the request before
the clock looks again, or the other way round.
"""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from ketenloket.chain.desk.actions import ByItself, Passed, hold, locked, plan_next, settle_about
from ketenloket.chain.desk.rules import NextCode, Stage, Status, StepClock, working_days_after
from ketenloket.chain.referrals.actions.steps import came_back
from ketenloket.chain.referrals.models import Referral, ReferralQuerySet
from ketenloket.chain.referrals.notifications import remind_receiver, tell_receiver, tell_sender
from ketenloket.chain.referrals.rules import (
    TERM_OF,
    Side,
    State,
    Verb,
    next_state,
    remind_on,
)
from ketenloket.chain.sharing.actions import end
from ketenloket.foundation.audit.actions import record
from ketenloket.network.organisations.models import Organisation


def late_referrals(lead_id: int, today: date, request_id: UUID | None = None) -> Iterable[Passed]:
    """Referrals whose term passed: of the sender, or of the receiver after accepting."""
    rows = Referral.objects.filter(lead_id=lead_id, state__in=TERM_OF, next_on__lt=today)
    for row in rows.filter(request_id=request_id) if request_id else rows:
        at_receiver = row.turn is Side.RECEIVER
        yield Passed(
            request_id=row.request_id,
            about=row.pk,
            term=TERM_OF[State(row.state)],
            due_on=row.next_on or today,
            organisation_id=row.receiver_id if at_receiver else row.sender_id,
            threatened=row.is_threatened,
        )


def unanswered(organisation: Organisation, today: date) -> list[UUID]:
    """Sent by this organisation, and not answered in its term."""
    found = _waiting(organisation).filter(next_on__lt=today)
    return list(found.values_list("pk", flat=True))


def come_back(referral_id: UUID, organisation: Organisation, today: date) -> int:
    """Back to triage, with the lead and the responsible worker that it had.

    What was opened closes, the receiver sees it no more, and the sender has a step with a day.
    """
    referral = _hold(referral_id, organisation)
    if referral is None or referral.next_on is None or referral.next_on >= today:
        return 0
    after = next_state(Verb.EXPIRE, State(referral.state), Side.CLOCK)
    request = locked(referral.request_id)
    settle_about(referral.pk, referral.request_id, by=None)
    referral.change(state=after, expired_at=timezone.now(), next_step="", next_on=None)
    end(referral.opened, by=None)
    record("referrals.expire", referral, purpose="help")
    if request.status == Status.OPEN:
        threat = request.is_crisis
        plan_next(
            request,
            code=NextCode.TO_TRIAGE,
            step=_("Breng opnieuw in bij de triage: %(name)s gaf geen antwoord")
            % {"name": referral.receiver.name},
            on=working_days_after(today, 0 if threat else organisation.alliance.next_step_days),
            clock=StepClock.THREAT if threat else StepClock.NEXT_STEP,
            stage=Stage.TRIAGE,
            by=None,
        )
        came_back(referral, request)
    tell_receiver(referral, _("Een verwijzing is teruggegaan: er kwam geen antwoord"))
    tell_sender(referral, _("Een verwijzing is terug: er kwam geen antwoord"))
    return 1


def to_remind(organisation: Organisation, today: date) -> list[UUID]:
    """Sent by this organisation, and nearly at the end of its term."""
    rows = _waiting(organisation).filter(reminded_at__isnull=True, next_on__gte=today)
    return [row.pk for row in rows if _is_reminder_day(row, today)]


def remind(referral_id: UUID, organisation: Organisation, today: date) -> int:
    """Remind the receiver, once."""
    referral = _hold(referral_id, organisation)
    if referral is None or referral.reminded_at or not _is_reminder_day(referral, today):
        return 0
    referral.change(reminded_at=timezone.now())
    record("referrals.reminded", referral, purpose="help")
    remind_receiver(referral)
    return 1


def ahead_of(organisation: Organisation, today: date) -> list[UUID]:  # noqa: ARG001 - any day
    """Accepted elsewhere, while the sender's own day to look lies before the receiver's."""
    found = Referral.objects.filter(
        sender_id=organisation.pk,
        lead_id=organisation.pk,
        state=State.ACCEPTED,
        request__status=Status.OPEN,
        request__next_code=NextCode.AWAIT_ARRIVAL,
        request__next_on__lt=F("next_on"),
    )
    return list(found.values_list("pk", flat=True))


def go_along(referral_id: UUID, organisation: Organisation, today: date) -> int:
    """The sender looks when the receiver's day has come: nobody is late with waiting."""
    referral = Referral.objects.with_parties().get(pk=referral_id)
    request = locked(referral.request_id)
    if referral_id not in ahead_of(organisation, today) or referral.next_on is None:
        return 0
    plan_next(
        request,
        code=NextCode.AWAIT_ARRIVAL,
        step=_("Volg de verwijzing naar %(name)s") % {"name": referral.receiver.name},
        on=referral.next_on,
        clock=StepClock(referral.next_clock),
        by=None,
    )
    return 1


def _is_reminder_day(referral: Referral, today: date) -> bool:
    if referral.next_on is None or referral.sent_at is None:
        return False
    day = remind_on(referral.next_on, timezone.localdate(referral.sent_at))
    return day is not None and day <= today <= referral.next_on


def _waiting(organisation: Organisation) -> ReferralQuerySet:
    return Referral.objects.filter(
        sender_id=organisation.pk, lead_id=organisation.pk, state=State.SENT
    )


def _hold(referral_id: UUID, organisation: Organisation) -> Referral | None:
    """The referral, locked, if it still waits for an answer."""
    rows = _waiting(organisation).with_parties()
    found = rows.filter(pk=referral_id).first()
    if found is None:
        return None
    hold(found.request_id)
    return rows.select_for_update(of=("self",)).filter(pk=referral_id).first()


COME_BACK = ByItself("come back", unanswered, come_back)
REMIND = ByItself("reminded", to_remind, remind)
GO_ALONG = ByItself("went along", ahead_of, go_along)
