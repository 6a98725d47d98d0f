"""Kinds of organisation, duties and roles; and on which days organisations work."""

from ketenloket.network.organisations.rules.roles import (
    DUTY_IN_WORDS,
    INVITATION_VALID,
    SEES_IN_WORDS,
    Duty,
    FindingPlaceKind,
    OrganisationKind,
    may_hand_out,
)
from ketenloket.network.organisations.rules.working_days import (
    is_working_day,
    working_days_after,
    working_days_before,
    working_days_between,
)

__all__ = [
    "DUTY_IN_WORDS",
    "INVITATION_VALID",
    "SEES_IN_WORDS",
    "Duty",
    "FindingPlaceKind",
    "OrganisationKind",
    "is_working_day",
    "may_hand_out",
    "working_days_after",
    "working_days_before",
    "working_days_between",
]
