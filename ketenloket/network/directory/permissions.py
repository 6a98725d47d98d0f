"""Who may say something about a card of another organisation."""

from ketenloket.network.directory.models import Service
from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.rules import Duty

# Who speaks for an organisation about another: whoever refers people to it, or coordinates.
NEIGHBOURS = (Duty.COORDINATE, Duty.CASES)


def may_confirm(worker: Worker, service: Service) -> bool:
    """Whether this worker may say, as a neighbour, that the card is right."""
    return (
        worker.alliance_id == service.alliance_id
        and worker.organisation_id != service.organisation_id
        and service.active
        and any(worker.has(duty) for duty in NEIGHBOURS)
    )
