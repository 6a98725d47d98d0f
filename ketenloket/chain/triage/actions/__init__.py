"""Everything that can happen at the triage table."""

from ketenloket.chain.triage.actions.agenda import (
    Filled,
    bring,
    fill_agenda,
    open_item_of,
    take_off,
)
from ketenloket.chain.triage.actions.decisions import (
    DecidedAlreadyError,
    IncompleteDecisionError,
    decide,
)
from ketenloket.chain.triage.actions.meetings import close_meeting, plan_meeting, set_presence
from ketenloket.chain.triage.actions.suggestions import Advice, advice_for, known_words

__all__ = [
    "Advice",
    "DecidedAlreadyError",
    "Filled",
    "IncompleteDecisionError",
    "advice_for",
    "bring",
    "close_meeting",
    "decide",
    "fill_agenda",
    "known_words",
    "open_item_of",
    "plan_meeting",
    "set_presence",
    "take_off",
]
