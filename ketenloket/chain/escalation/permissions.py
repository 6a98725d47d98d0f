"""Who may pick up and decide. The database says the same of professionals."""

from ketenloket.network.agreements.rules import may_decide
from ketenloket.network.organisations.models import Worker


def may_take(worker: Worker, decider: str) -> bool:
    """Whether this worker may pick up and decide where `decider` decides."""
    return may_decide(
        decider,
        kind=worker.organisation.kind,
        sees=worker.role.sees,
        duties=worker.role.duties,
        for_municipality=worker.alliance.law_binds(worker.organisation_id),
    )
