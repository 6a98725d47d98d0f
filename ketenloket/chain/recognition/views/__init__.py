"""Pages on which people are recognised."""

from ketenloket.chain.recognition.views.people import (
    end_tie,
    judge,
    person,
    tie,
    undo_same,
    undo_tie,
)
from ketenloket.chain.recognition.views.questions import answer, ask, questions, withdraw

__all__ = [
    "answer",
    "ask",
    "end_tie",
    "judge",
    "person",
    "questions",
    "tie",
    "undo_same",
    "undo_tie",
    "withdraw",
]
