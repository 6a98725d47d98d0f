"""Who may do what. The first of two locks; the second is in the database."""

from ketenloket.network.organisations.permissions.manage import (
    cares_for_alliance,
    cares_for_finding_places,
    has_coordinator,
    may_change,
    may_give,
    may_manage,
)
from ketenloket.network.organisations.permissions.pages import (
    SECOND_FACTORS,
    Access,
    AnyRequest,
    WorkerRequest,
    for_accounts,
    for_workers,
    lacks_second_factor,
    open_to_all,
    used_second_factor,
)
from ketenloket.network.organisations.permissions.public import pressed, spoken, too_often
from ketenloket.network.organisations.permissions.sign_in import (
    InvitationOnly,
    LongPassword,
    SecondFactors,
)

__all__ = [
    "SECOND_FACTORS",
    "Access",
    "AnyRequest",
    "InvitationOnly",
    "LongPassword",
    "SecondFactors",
    "WorkerRequest",
    "cares_for_alliance",
    "cares_for_finding_places",
    "for_accounts",
    "for_workers",
    "has_coordinator",
    "lacks_second_factor",
    "may_change",
    "may_give",
    "may_manage",
    "open_to_all",
    "pressed",
    "spoken",
    "too_often",
    "used_second_factor",
]
