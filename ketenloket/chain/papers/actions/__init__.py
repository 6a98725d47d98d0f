"""Everything that can happen to papers, letters and the overview of the money."""

from ketenloket.chain.papers.actions.handing_over import fits, hand_over_money, open_doors
from ketenloket.chain.papers.actions.letters import write_letter
from ketenloket.chain.papers.actions.money import (
    Row,
    add_row,
    begin_sheet,
    change_row,
    close_sheet,
    remove_row,
    undo_row,
)
from ketenloket.chain.papers.actions.paperwork import (
    ask_papers,
    drop_paper,
    receive_paper,
    wait_again,
)
from ketenloket.chain.papers.actions.sets import lists_of, save_set

__all__ = [
    "Row",
    "add_row",
    "ask_papers",
    "begin_sheet",
    "change_row",
    "close_sheet",
    "drop_paper",
    "fits",
    "hand_over_money",
    "lists_of",
    "open_doors",
    "receive_paper",
    "remove_row",
    "save_set",
    "undo_row",
    "wait_again",
    "write_letter",
]
