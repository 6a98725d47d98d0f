"""Everything that can happen to an alliance, its organisations and its workers."""

from ketenloket.network.organisations.actions.alliance import (
    add_finding_place,
    add_organisation,
    change_alliance,
    change_finding_place,
    change_organisation,
    let_back,
)
from ketenloket.network.organisations.actions.invitations import (
    accept_invitation,
    invitation_of,
    invite,
    invite_again,
)
from ketenloket.network.organisations.actions.sessions import forget_ended_sessions
from ketenloket.network.organisations.actions.workers import (
    change_role,
    change_worker,
    end_worker,
    still_holds,
    switch_hat,
)

__all__ = [
    "accept_invitation",
    "add_finding_place",
    "add_organisation",
    "change_alliance",
    "change_finding_place",
    "change_organisation",
    "change_role",
    "change_worker",
    "end_worker",
    "forget_ended_sessions",
    "invitation_of",
    "invite",
    "invite_again",
    "let_back",
    "still_holds",
    "switch_hat",
]
