"""The very beginning: a new alliance with its desk, and the invented workers of the demo."""

from collections.abc import Sequence

from django.conf import settings
from django.db import transaction

from ketenloket.foundation.tenancy.acting import Actor, Sees, acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.actions.invitations import invite
from ketenloket.network.organisations.models import Account, Alliance, Organisation, Role, Worker
from ketenloket.network.organisations.rules import OrganisationKind


@transaction.atomic
def found_alliance(*, desk_name: str, **of_alliance: object) -> Alliance:
    """Make an alliance and the organisation behind its desk. Only the operator's command does so.

    Args:
        desk_name: the name of the desk, as people will know it.
        of_alliance: the fields of the alliance.
    """
    alliance = Alliance.objects.create(**of_alliance)
    desk = Organisation.objects.create(
        alliance=alliance, name=desk_name, kind=OrganisationKind.MONEY_DESK
    )
    alliance.change(desk=desk)
    return alliance


@transaction.atomic
def invite_first_coordinator(alliance: Alliance, *, name: str, email: str) -> str:
    """Invite the neutral coordinator, who invites everybody else; gives the link.

    Raises:
        ValueError: when the alliance has no desk.
    """
    if alliance.desk is None:
        msg = "an alliance is founded with its desk"
        raise ValueError(msg)
    role = Role.objects.get(code="alliance_coordinator")
    # Nobody works there yet: the desk itself invites.
    founder = Worker(alliance=alliance, organisation=alliance.desk, role=role, name=alliance.name)
    actor = Actor(alliance=str(alliance.pk), sees=Sees.COUNTS, organisation=str(alliance.desk_id))
    with acting_as(actor):
        return invite(alliance.desk, name, email, role, by=founder)


@transaction.atomic
def add_demo_worker(
    organisation: Organisation, *, name: str, email: str, role: str, languages: Sequence[str]
) -> Worker:
    """A worker whose account opens with one click, in demo mode only.

    Raises:
        RefusedError: outside demo mode.
    """
    if not settings.DEMO:
        raise RefusedError("Dit kan alleen in de proefomgeving.")
    with acting_as(organisation.actor()):
        account, made = Account.objects.get_or_create(email=email, defaults={"is_demo": True})
        if made:
            account.set_unusable_password()
            account.save(update_fields=["password"])
        return _worker(organisation, name, Role.objects.get(code=role), account, languages)


def _worker(
    organisation: Organisation,
    name: str,
    role: Role,
    account: Account | None = None,
    languages: Sequence[str] = (),
) -> Worker:
    worker = Worker(
        alliance_id=organisation.alliance_id,
        organisation=organisation,
        account=account,
        role=role,
        name=name,
        languages=list(languages),
        known_in_alliance=role.known_in_alliance,
    )
    worker.save(force_insert=True)
    return worker
