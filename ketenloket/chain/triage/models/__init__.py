"""Triage-overleg: organisations look together who helps best. Codes on the table, no names.

The table never holds the id of a request: the link lies apart in `TriageSource`, which only the
lead organisation sees.
"""

from ketenloket.chain.triage.models.board import TriageBoard, TriageProposal, TriageStay
from ketenloket.chain.triage.models.decision import EarlierDecision, Gap, TriageDecision
from ketenloket.chain.triage.models.item import TriageItem, TriageSource, offer_of
from ketenloket.chain.triage.models.meeting import (
    AT_THE_TABLE,
    COUNTED,
    MAY_SEAT,
    TriageMeeting,
    TriageSeat,
)
from ketenloket.chain.triage.models.member import FixedMember

__all__ = [
    "AT_THE_TABLE",
    "COUNTED",
    "MAY_SEAT",
    "EarlierDecision",
    "FixedMember",
    "Gap",
    "TriageBoard",
    "TriageDecision",
    "TriageItem",
    "TriageMeeting",
    "TriageProposal",
    "TriageSeat",
    "TriageSource",
    "TriageStay",
    "offer_of",
]
