"""Stop referrals: because the sender does, a consent was withdrawn, or the person arrived elsewhere."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ketenloket.chain.desk.actions import settle_about
from ketenloket.chain.referrals.models import Referral
from ketenloket.chain.referrals.notifications import tell_receiver
from ketenloket.chain.referrals.rules import State
from ketenloket.chain.sharing.actions import end
from ketenloket.chain.sharing.models import Consent
from ketenloket.foundation.audit.actions import record
from ketenloket.network.organisations.models import Worker


def stop(referral: Referral, *, by: Worker | None, after: State = State.WITHDRAWN) -> None:
    """Withdraw it: what it opened closes, and the receiver no longer sees it."""
    was_sent = referral.state != State.DRAFT
    settle_about(referral.pk, referral.request_id, by=by)
    referral.change(state=after, next_step="", next_on=None)
    if referral.disclosure:
        end(referral.disclosure, by=by)
    if was_sent:
        tell_receiver(referral, _("Een verwijzing is ingetrokken"))


@transaction.atomic
def stop_for_withdrawn_consent(consent: Consent, *, by: Worker | None = None) -> list[Referral]:
    """Stop what was sent on a consent that was taken back; `withdraw_consent` has it done.

    What waits for the receiver is withdrawn. Where the person arrived already, the sender loses
    the line. The next step on the request was set when the consent was withdrawn.

    Args:
        consent: the withdrawn consent.
        by: the worker who wrote it down; None when the person did so in Mijn hulp.
    """
    sent_on_it = Referral.objects.with_parties().filter(
        request_id=consent.request_id,
        receiver_id=consent.organisation_id,
        disclosure__consent__purpose=consent.purpose,
        disclosure__consent__withdrawn_at__isnull=False,
    )
    stopped = []
    for referral in sent_on_it:
        if referral.state in {State.SENT, State.ACCEPTED}:
            stop(referral, by=by)
        elif referral.state == State.ARRIVED and referral.sender_id != referral.lead_id:
            referral.change(line_until=timezone.localdate() - timedelta(days=1))
        else:
            continue
        record("referrals.stopped", referral, purpose="help" if by else "own_data")
        stopped.append(referral)
    return stopped


def stop_all_others(arrived: Referral, *, by: Worker) -> None:
    """The person arrived: whatever else an earlier lead had begun for them stops.

    Called by the new lead, who may stop it and start again.
    """
    others = (
        Referral.objects.open()
        .with_parties()
        .filter(lead_id=by.organisation_id, help_seeker_id=arrived.help_seeker_id)
    )
    for other in others.exclude(pk=arrived.pk):
        stop(other, by=by)
        record("referrals.stopped", other, purpose="help")
