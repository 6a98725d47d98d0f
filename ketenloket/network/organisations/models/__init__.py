"""Organisations, the alliance they form, and the people who work for them."""

from ketenloket.network.organisations.models.alliance import Alliance, FindingPlace, Organisation
from ketenloket.network.organisations.models.people import (
    Account,
    AccountManager,
    Invitation,
    Role,
    Worker,
)

__all__ = [
    "Account",
    "AccountManager",
    "Alliance",
    "FindingPlace",
    "Invitation",
    "Organisation",
    "Role",
    "Worker",
]
