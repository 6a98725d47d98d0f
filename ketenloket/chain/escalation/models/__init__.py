"""The tables of this room."""

from ketenloket.chain.escalation.models.relief import Relief
from ketenloket.chain.escalation.models.stop import Escalation, LimitDecision, Sighting

__all__ = ["Escalation", "LimitDecision", "Relief", "Sighting"]
