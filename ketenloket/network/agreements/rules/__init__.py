"""What organisations agreed about the limits of volunteer help, and what crosses them."""

from ketenloket.network.agreements.rules.deciding import (
    Decider,
    is_professional,
    may_decide,
    strictest,
)
from ketenloket.network.agreements.rules.limits import (
    STOPPING,
    TOO_HEAVY,
    Agreed,
    Company,
    Crossed,
    Effect,
    Limit,
    crossed,
    too_heavy,
    wrong_limit,
)
from ketenloket.network.agreements.rules.proposal import proposed

__all__ = [
    "STOPPING",
    "TOO_HEAVY",
    "Agreed",
    "Company",
    "Crossed",
    "Decider",
    "Effect",
    "Limit",
    "crossed",
    "is_professional",
    "may_decide",
    "proposed",
    "strictest",
    "too_heavy",
    "wrong_limit",
]
