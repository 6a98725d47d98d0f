"""Doorverwijzing: one organisation asks another to take over, and holds on until arrival."""

from ketenloket.chain.referrals.models.beside import ReferralQuestion, WarmHandover
from ketenloket.chain.referrals.models.reason import DeclineReason
from ketenloket.chain.referrals.models.referral import (
    PARTIES,
    Referral,
    ReferralQuerySet,
)

__all__ = [
    "PARTIES",
    "DeclineReason",
    "Referral",
    "ReferralQuerySet",
    "ReferralQuestion",
    "WarmHandover",
]
