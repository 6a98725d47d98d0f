"""Pages of this room."""

from ketenloket.network.organisations.views.account import (
    account,
    activate_second_factor,
    add_security_key,
    change_password,
    demo_login,
    no_sign_up,
    switch,
)
from ketenloket.network.organisations.views.alliance import (
    alliance,
    finding_place,
    finding_places,
    let_back,
    new_finding_place,
    new_organisation,
    stopped_organisations,
)
from ketenloket.network.organisations.views.invitations import accept_invitation
from ketenloket.network.organisations.views.manage import manage, organisation, roles
from ketenloket.network.organisations.views.workers import (
    end,
    invite,
    invite_again,
    role,
    worker,
)

__all__ = [
    "accept_invitation",
    "account",
    "activate_second_factor",
    "add_security_key",
    "alliance",
    "change_password",
    "demo_login",
    "end",
    "finding_place",
    "finding_places",
    "invite",
    "invite_again",
    "let_back",
    "manage",
    "new_finding_place",
    "new_organisation",
    "no_sign_up",
    "organisation",
    "role",
    "roles",
    "stopped_organisations",
    "switch",
    "worker",
]
