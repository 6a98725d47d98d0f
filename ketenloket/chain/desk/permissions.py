"""Who may do what at the desk, beside the duties of their role."""

from ketenloket.chain.desk.models import HelpRequest
from ketenloket.foundation.tenancy.acting import Sees
from ketenloket.network.organisations.models import Worker


def may_lead(request: HelpRequest, worker: Worker) -> bool:
    """Whether this worker acts for the organisation that is accountable for the request now."""
    return request.lead_id == worker.organisation_id and worker.role.sees == Sees.ORGANISATION
