"""What each side of a referral is shown."""

from ketenloket.chain.referrals.models import Referral
from ketenloket.chain.referrals.rules import OPEN_STATES, State
from ketenloket.network.organisations.models import Worker


def is_party(referral: Referral, worker: Worker) -> bool:
    """Whether this worker acts for the sender or the receiver."""
    return worker.organisation_id in {referral.sender_id, referral.receiver_id}


def keeps_a_line(referral: Referral, worker: Worker) -> bool:
    """Whether all that is left for this worker is how it goes: the sender after arrival."""
    return (
        referral.state == State.ARRIVED
        and referral.sender_id == worker.organisation_id
        and referral.lead_id != worker.organisation_id
    )


def may_ask(referral: Referral, worker: Worker) -> bool:
    """Whether a question can be put to the other side now."""
    under_way = referral.state in OPEN_STATES and referral.state != State.DRAFT
    return under_way and is_party(referral, worker)
