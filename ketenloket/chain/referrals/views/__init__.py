"""Pages of this room."""

from ketenloket.chain.referrals.views.detail import ask, detail, follow
from ketenloket.chain.referrals.views.lists import referral_list
from ketenloket.chain.referrals.views.make import make
from ketenloket.chain.referrals.views.reasons import new_reason, reason, reasons
from ketenloket.chain.referrals.views.steps import step

__all__ = [
    "ask",
    "detail",
    "follow",
    "make",
    "new_reason",
    "reason",
    "reasons",
    "referral_list",
    "step",
]
