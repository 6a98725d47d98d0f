"""What the Voorzieningenlijst knows without a database: norms with a day, and the check."""

from ketenloket.network.provisions.rules.check import Total, check, total
from ketenloket.network.provisions.rules.findings import (
    Amount,
    Conditions,
    Finding,
    Outcome,
    Reason,
)
from ketenloket.network.provisions.rules.norms import Found, Norm, Norms, State
from ketenloket.network.provisions.rules.situation import Situation
from ketenloket.network.provisions.rules.words import (
    REVIEW_DAYS,
    Aow,
    ApplyBy,
    Certainty,
    Layer,
    NormUnit,
    Scheme,
    Students,
    Unit,
    Verdict,
)

__all__ = [
    "REVIEW_DAYS",
    "Amount",
    "Aow",
    "ApplyBy",
    "Certainty",
    "Conditions",
    "Finding",
    "Found",
    "Layer",
    "Norm",
    "NormUnit",
    "Norms",
    "Outcome",
    "Reason",
    "Scheme",
    "Situation",
    "State",
    "Students",
    "Total",
    "Unit",
    "Verdict",
    "check",
    "total",
]
