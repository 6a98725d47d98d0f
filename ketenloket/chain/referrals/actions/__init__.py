"""Everything that can happen to a referral."""

from ketenloket.chain.referrals.actions.arrive import follow_arrival
from ketenloket.chain.referrals.actions.clock import COME_BACK, GO_ALONG, REMIND, late_referrals
from ketenloket.chain.referrals.actions.make import decision_for, make_referral, note_told, preview
from ketenloket.chain.referrals.actions.questions import ask
from ketenloket.chain.referrals.actions.reasons import add_reason, change_reason
from ketenloket.chain.referrals.actions.steps import follow, take
from ketenloket.chain.referrals.actions.stop import stop_for_withdrawn_consent

__all__ = [
    "COME_BACK",
    "GO_ALONG",
    "REMIND",
    "add_reason",
    "ask",
    "change_reason",
    "decision_for",
    "follow",
    "follow_arrival",
    "late_referrals",
    "make_referral",
    "note_told",
    "preview",
    "stop_for_withdrawn_consent",
    "take",
]
