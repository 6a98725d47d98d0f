"""The intake without a database: its words, when it is complete, what must not be in it."""

from ketenloket.chain.intake.rules.content import (
    MANY_CREDITORS,
    SIGNS_THAT_FOLLOW,
    IntakeContent,
    Told,
    missing_for_triage,
    signs_that_follow,
)
from ketenloket.chain.intake.rules.private import holds_bsn, is_bsn, names_in, tells_who
from ketenloket.chain.intake.rules.words import DebtKind, DebtSum, YesNo

__all__ = [
    "MANY_CREDITORS",
    "SIGNS_THAT_FOLLOW",
    "DebtKind",
    "DebtSum",
    "IntakeContent",
    "Told",
    "YesNo",
    "holds_bsn",
    "is_bsn",
    "missing_for_triage",
    "names_in",
    "signs_that_follow",
    "tells_who",
]
