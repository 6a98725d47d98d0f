"""Everything that can happen in recognising people."""

from ketenloket.chain.recognition.actions.links import end_tie, judge, same_people, tie, undo
from ketenloket.chain.recognition.actions.questions import (
    answer,
    ask,
    close_past,
    compare_waiting,
    still_asked,
    withdraw,
)
from ketenloket.chain.recognition.actions.remember import (
    remember,
    remember_all,
    remember_missing,
)

__all__ = [
    "answer",
    "ask",
    "close_past",
    "compare_waiting",
    "end_tie",
    "judge",
    "remember",
    "remember_all",
    "remember_missing",
    "same_people",
    "still_asked",
    "tie",
    "undo",
    "withdraw",
]
