"""Arrival: the first contact is recorded, and the receiver pulls the lead to itself."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

from django.db import DatabaseError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ketenloket.chain.desk.actions import locked, plan_next
from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.desk.rules import NextCode, Stage, Status, working_days_after
from ketenloket.chain.help_seekers.models import HelpSeeker
from ketenloket.chain.referrals.actions.stop import stop_all_others
from ketenloket.chain.referrals.models import Referral, WarmHandover
from ketenloket.chain.referrals.notifications import tell_sender
from ketenloket.chain.referrals.rules import BEGIN_HELP_WITHIN, State, wrong_meeting
from ketenloket.chain.sharing.actions import end
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.rules import Duty

# What later rooms do when somebody arrives, in the same transaction and in the name of the new lead.
# They add it when Django starts (`apps.py`), because imports only look back along the road.
_after_arrival: list[Callable[..., object]] = []


def follow_arrival(action: Callable[..., object]) -> None:
    """Have `action(referral, by=...)` done with every arrival; adding it twice is once."""
    if action not in _after_arrival:
        _after_arrival.append(action)


def arrive(
    referral: Referral,
    *,
    by: Worker,
    after: State,
    form: str,
    met_on: date | None,
    responsible: Worker | None = None,
) -> None:
    """Record the first contact and take over. See `take` for what is asked and raised.

    All in one transaction: until its end the keys of lead and responsible worker are not checked,
    so the request is never without either of them for anybody who looks.
    """
    wrong = wrong_meeting(form, met_on, told_on=referral.told_on, today=timezone.localdate())
    if wrong or met_on is None:
        raise RefusedError(wrong)
    _refuse_stranger(responsible, by)
    disclosure = referral.opened
    referral.change(
        state=after,
        arrived_at=timezone.now(),
        arrived_by=by,
        next_step="",
        next_on=None,
        line=_("aangekomen"),
        line_until=timezone.localdate(disclosure.ends_at - timedelta(microseconds=1)),
    )
    _write_handover(referral, form, met_on, by)
    _pull_lead(referral, by)
    end(disclosure, by=by)  # the lead needs no door
    stop_all_others(referral, by=by)
    _begin(referral.request_id, responsible, by)
    _take_along(referral, by)
    for action in _after_arrival:
        action(referral, by=by)
    tell_sender(referral, _("Iemand die u verwees, is aangekomen"))


def _refuse_stranger(responsible: Worker | None, by: Worker) -> None:
    if responsible is None:
        return
    if responsible.organisation_id != by.organisation_id or not responsible.active:
        raise RefusedError(_("Kies iemand van uw eigen organisatie."))
    if not responsible.has(Duty.CASES):
        raise RefusedError(_("Kies een coördinator of beroepskracht als verantwoordelijke."))


def _write_handover(referral: Referral, form: str, met_on: date, by: Worker) -> None:
    WarmHandover(
        alliance_id=referral.alliance_id,
        request_id=referral.request_id,
        help_seeker_id=referral.help_seeker_id,
        lead_id=referral.lead_id,
        referral=referral,
        sender_id=referral.sender_id,
        receiver_id=referral.receiver_id,
        form=form,
        met_on=met_on,
        recorded_by=by,
    ).save(force_insert=True)


def _pull_lead(referral: Referral, by: Worker) -> None:
    """Change the lead; the keys carry it along to every row of this person.

    Raises:
        RefusedError: when what was shared has ended, or somebody else leads meanwhile.
    """
    try:
        with transaction.atomic():
            seeker = HelpSeeker.objects.get(pk=referral.help_seeker_id)
            seeker.change(lead_id=by.organisation_id)
    except (HelpSeeker.DoesNotExist, DatabaseError) as error:
        raise RefusedError(
            _("Dit kan nu niet: wat met u gedeeld was, is intussen gestopt. Bel de verwijzer.")
        ) from error


def _begin(request_id: UUID, responsible: Worker | None, by: Worker) -> None:
    request = locked(request_id)
    assigns = responsible is None or responsible.has(Duty.ASSIGN)
    plan_next(
        request,
        code=NextCode.ASSIGN if assigns else NextCode.OTHER,
        step=_("Kies wie helpt") if assigns else _("Maak de eerste afspraak"),
        on=working_days_after(timezone.localdate(), 1 if request.is_crisis else BEGIN_HELP_WITHIN),
        by=by,
        stage=Stage.HELP,
        responsible=responsible,
        queue=responsible is None,
    )
    request.change(desks_seen=request.desks_seen + 1)


def _take_along(referral: Referral, by: Worker) -> None:
    """Other requests of the same person came along: their responsible worker stayed behind."""
    others = HelpRequest.objects.filter(
        lead_id=by.organisation_id, help_seeker_id=referral.help_seeker_id
    ).exclude(pk=referral.request_id)
    left_behind = others.exclude(responsible__organisation_id=by.organisation_id)
    for other in left_behind.select_for_update(of=("self",)):
        if other.status == Status.OPEN:
            plan_next(
                other,
                code=NextCode(other.next_code),
                step=other.next_step,
                on=other.next_on or timezone.localdate(),
                by=by,
                queue=True,
            )
        else:
            other.change(responsible=None)
