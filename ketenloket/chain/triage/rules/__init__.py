"""The triage table without a database: its words, its decisions, and where offers are missing."""

from ketenloket.chain.triage.rules.ages import AGES, AgeBand, age_band
from ketenloket.chain.triage.rules.table import (
    Decision,
    DecisionKind,
    MeetingState,
    Place,
    Presence,
    Progress,
    SeatUpdate,
    follows,
    names_somebody,
    progress,
    short_words,
    step_in_words,
    wrong_with,
    wrong_with_day,
)

__all__ = [
    "AGES",
    "AgeBand",
    "Decision",
    "DecisionKind",
    "MeetingState",
    "Place",
    "Presence",
    "Progress",
    "SeatUpdate",
    "age_band",
    "follows",
    "names_somebody",
    "progress",
    "short_words",
    "step_in_words",
    "wrong_with",
    "wrong_with_day",
]
