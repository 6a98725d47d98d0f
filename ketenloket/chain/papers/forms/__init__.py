"""Forms of this room."""

from ketenloket.chain.papers.forms.money import CloseForm, DebtForm, HandOverForm, LineForm
from ketenloket.chain.papers.forms.paperwork import (
    AskForm,
    ChangedSetForm,
    LetterForm,
    ReceivedForm,
    SetForm,
)

__all__ = [
    "AskForm",
    "ChangedSetForm",
    "CloseForm",
    "DebtForm",
    "HandOverForm",
    "LetterForm",
    "LineForm",
    "ReceivedForm",
    "SetForm",
]
