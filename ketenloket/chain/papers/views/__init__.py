"""Pages of this room."""

from ketenloket.chain.papers.views.handing_over import hand_over, handed_over
from ketenloket.chain.papers.views.letters import letter, letter_sheet, letters, write
from ketenloket.chain.papers.views.money import (
    begin,
    close,
    debt,
    line,
    money,
    new_debt,
    new_line,
    remove_debt,
    remove_line,
    undo_debt,
    undo_line,
    version,
)
from ketenloket.chain.papers.views.paperwork import dropped, papers, received, waited_for
from ketenloket.chain.papers.views.sets import change_set, new_set, sets

__all__ = [
    "begin",
    "change_set",
    "close",
    "debt",
    "dropped",
    "hand_over",
    "handed_over",
    "letter",
    "letter_sheet",
    "letters",
    "line",
    "money",
    "new_debt",
    "new_line",
    "new_set",
    "papers",
    "received",
    "remove_debt",
    "remove_line",
    "sets",
    "undo_debt",
    "undo_line",
    "version",
    "waited_for",
    "write",
]
