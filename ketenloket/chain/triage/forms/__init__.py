"""Forms of the table."""

from ketenloket.chain.triage.forms.deciding import DecisionForm, ProposalForm
from ketenloket.chain.triage.forms.meetings import (
    BringForm,
    CloseForm,
    MemberForm,
    OrderForm,
    PlanForm,
    PresenceForm,
)

__all__ = [
    "BringForm",
    "CloseForm",
    "DecisionForm",
    "MemberForm",
    "OrderForm",
    "PlanForm",
    "PresenceForm",
    "ProposalForm",
]
