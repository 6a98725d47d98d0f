"""Who may write on the Voorzieningenlijst, which all organisations of an alliance share."""

from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.permissions import cares_for_alliance
from ketenloket.network.organisations.rules import Duty
from ketenloket.network.provisions.models import Provision

# Any coordinator of the alliance: the list is shared, and who changed what stands beside it.
KEEPERS = (Duty.COORDINATE, Duty.ALLIANCE)


def may_keep(worker: Worker) -> bool:
    """Whether this worker may add to the list of the own alliance."""
    return any(worker.has(duty) for duty in KEEPERS)


def may_change(worker: Worker, provision: Provision) -> bool:
    """Whether this worker may change it; a row of the national list becomes one of the alliance."""
    return may_keep(worker) and provision.alliance_id in (None, worker.alliance_id)


def may_set_norms(worker: Worker) -> bool:
    """Whether this worker may add norm amounts: who cares for the alliance, as they steer the check."""
    return cares_for_alliance(worker, worker.alliance)
