"""Who may see and change what about a helper: the first lock, beside the policies."""

from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.rules import Duty


def cares_for(by: Worker, worker: Worker) -> bool:
    """Whether `by` coordinates the organisation of this helper."""
    return by.organisation_id == worker.organisation_id and by.has(Duty.COORDINATE)


def may_wish(by: Worker, worker: Worker) -> bool:
    """Whether `by` may fill in what this helper can and wants: themselves, or a coordinator."""
    return cares_for(by, worker) or by.pk == worker.pk
