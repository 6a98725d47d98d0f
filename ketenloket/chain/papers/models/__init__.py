"""Papers of each side, letters, and the overview of the money."""

from ketenloket.chain.papers.models.handed_over import MoneyExport
from ketenloket.chain.papers.models.money import (
    MoneyDebt,
    MoneyLine,
    MoneySheet,
    OnSheet,
)
from ketenloket.chain.papers.models.paperwork import Letter, Paper, PaperSet

__all__ = [
    "Letter",
    "MoneyDebt",
    "MoneyExport",
    "MoneyLine",
    "MoneySheet",
    "OnSheet",
    "Paper",
    "PaperSet",
]
