"""Everything that can happen at the triage table."""

from ketenloket.chain.triage.actions.agenda import (
    Filled,
    bring,
    fill_agenda,
    open_item_of,
    take_off,
)
from ketenloket.chain.triage.actions.board import (
    ChairTakenError,
    OrderChangedError,
    begin,
    discuss,
    reorder,
    take_chair,
)
from ketenloket.chain.triage.actions.checking import DecidedAlreadyError, IncompleteDecisionError
from ketenloket.chain.triage.actions.closing import close_meeting, postpone
from ketenloket.chain.triage.actions.decisions import change_decision, decide
from ketenloket.chain.triage.actions.meetings import plan_meeting
from ketenloket.chain.triage.actions.members import (
    able_members,
    fix_member,
    member_of,
    sits_fixed,
)
from ketenloket.chain.triage.actions.presence import came_back, is_going_on, join, leave
from ketenloket.chain.triage.actions.proposals import ProposalChangedError, propose
from ketenloket.chain.triage.actions.seats import SeatsChangedError, set_presence
from ketenloket.chain.triage.actions.suggestions import Advice, advice_for, known_words

__all__ = [
    "Advice",
    "ChairTakenError",
    "DecidedAlreadyError",
    "Filled",
    "IncompleteDecisionError",
    "OrderChangedError",
    "ProposalChangedError",
    "SeatsChangedError",
    "able_members",
    "advice_for",
    "begin",
    "bring",
    "came_back",
    "change_decision",
    "close_meeting",
    "decide",
    "discuss",
    "fill_agenda",
    "fix_member",
    "is_going_on",
    "join",
    "known_words",
    "leave",
    "member_of",
    "open_item_of",
    "plan_meeting",
    "postpone",
    "propose",
    "reorder",
    "set_presence",
    "sits_fixed",
    "take_chair",
    "take_off",
]
