"""Questions and answers about a referral, both ways."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from ketenloket.chain.referrals.models import Referral, ReferralQuestion
from ketenloket.chain.referrals.notifications import tell_receiver, tell_sender
from ketenloket.chain.referrals.rules import OPEN_STATES, Side, State
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Worker


@transaction.atomic
def ask(referral_id: UUID, text: str, *, by: Worker) -> ReferralQuestion:
    """Ask the other side something, or answer it. Both sides read it; nobody else does.

    Raises:
        Referral.DoesNotExist: when it is not there, or not for whoever acts.
        RefusedError: without a text, or when nothing is under way between the two.
    """
    referral = Referral.objects.with_parties().get(pk=referral_id)
    if by.organisation_id not in {referral.sender_id, referral.receiver_id}:
        raise Referral.DoesNotExist
    if referral.state not in OPEN_STATES or referral.state == State.DRAFT:
        raise RefusedError(_("Deze verwijzing loopt niet. U kunt hier niets meer vragen."))
    question = put_question(referral, text, by=by)
    if question is None:
        raise RefusedError(_("Schrijf uw vraag of antwoord op."))
    record("referrals.asked", question, purpose="help", request_id=referral.request_id)
    what = _("Er is een vraag of antwoord bij een verwijzing")
    if referral.side_of(by.organisation_id) is Side.SENDER:
        tell_receiver(referral, what, can_wait=True)
    else:
        tell_sender(referral, what, can_wait=True)
    return question


def put_question(referral: Referral, text: str, *, by: Worker) -> ReferralQuestion | None:
    """Add a line to the thread; without a text nothing is added."""
    if not text.strip():
        return None
    question = ReferralQuestion(
        alliance_id=referral.alliance_id,
        referral=referral,
        sender_id=referral.sender_id,
        receiver_id=referral.receiver_id,
        organisation_id=by.organisation_id,
        asked_by=by,
        text=text.strip(),
    )
    question.save(force_insert=True)
    return question
