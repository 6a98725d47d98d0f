"""Forms of the table."""

from ketenloket.chain.triage.forms.deciding import DecisionForm, ProposalForm
from ketenloket.chain.triage.forms.meetings import (
    BringForm,
    CloseForm,
    OrderForm,
    PlanForm,
    PresenceForm,
)

__all__ = [
    "BringForm",
    "CloseForm",
    "DecisionForm",
    "OrderForm",
    "PlanForm",
    "PresenceForm",
    "ProposalForm",
]
