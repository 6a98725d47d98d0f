"""Who may change what in the network. The tables are public: this is their only lock, so actions ask it."""

from ketenloket.network.organisations.models import Alliance, Organisation, Role, Worker
from ketenloket.network.organisations.rules import Duty, OrganisationKind, may_hand_out


def cares_for_alliance(worker: Worker, alliance: Alliance) -> bool:
    """Whether this worker looks after the alliance: its organisations, terms and lists."""
    return worker.has(Duty.ALLIANCE) and worker.alliance_id == alliance.pk


def cares_for_finding_places(worker: Worker, alliance: Alliance) -> bool:
    """Whether this worker looks after the finding places: the alliance, and who runs the desk."""
    runs_desk = (
        worker.has(Duty.COORDINATE) and worker.organisation.kind == OrganisationKind.MONEY_DESK
    )
    return worker.alliance_id == alliance.pk and (runs_desk or worker.has(Duty.ALLIANCE))


def may_manage(worker: Worker, organisation: Organisation) -> bool:
    """Whether this worker may change what the organisation tells about itself and offers."""
    if worker.alliance_id != organisation.alliance_id:
        return False
    own = worker.organisation_id == organisation.pk
    return worker.has(Duty.ALLIANCE) or (own and worker.has(Duty.COORDINATE))


def may_change(by: Worker, worker: Worker) -> bool:
    """Whether `by` is the coordinator of this worker."""
    return by.has(Duty.COORDINATE) and by.organisation_id == worker.organisation_id


def may_give(by: Worker, role: Role, organisation: Organisation) -> bool:
    """Whether `by` may give this role at this organisation.

    Who cares for the alliance brings in the first coordinator of an organisation. From then on
    only that organisation itself decides who gets to see its people.
    """
    if by.alliance_id != organisation.alliance_id or not organisation.active:
        return False
    if not may_hand_out(role.duties, at=organisation.kind, giver=by.role.duties):
        return False
    own = by.organisation_id == organisation.pk
    if own and (by.has(Duty.COORDINATE) or Duty.ALLIANCE in role.duties):
        return True
    return (
        by.has(Duty.ALLIANCE)
        and Duty.ALLIANCE not in role.duties
        and not has_coordinator(organisation)
    )


def has_coordinator(organisation: Organisation) -> bool:
    """Whether somebody with an account coordinates this organisation."""
    return Worker.objects.filter(
        organisation=organisation,
        active=True,
        account__isnull=False,
        role__duties__contains=[Duty.COORDINATE],
    ).exists()
