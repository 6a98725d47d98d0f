"""The data register: who sees a table, and how long each of its fields lives.

A model without a line here, or with a field that neither list names, fails the checks. The terms
run from the day a request is closed: the lead organisation's `retention_months` (default 24;
facts B7). `docs/data-register.md` is written from this table.
"""

from config.register import (
    agreements,
    applications,
    chain,
    escalation,
    foundation,
    helping,
    network,
    papers,
    progress,
    provisions,
    volunteers,
    windows,
)
from config.register.life import Life

REGISTER: dict[str, Life] = {
    **foundation.REGISTER,
    **network.REGISTER,
    **volunteers.REGISTER,
    **agreements.REGISTER,
    **provisions.REGISTER,
    **chain.REGISTER,
    **escalation.REGISTER,
    **helping.REGISTER,
    **progress.REGISTER,
    **applications.REGISTER,
    **papers.REGISTER,
    **windows.REGISTER,
}

__all__ = ["REGISTER", "Life"]
