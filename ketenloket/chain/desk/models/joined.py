"""What every row that hangs on a request has."""

from django.db import models

from ketenloket.chain.desk.models.request import HelpRequest
from ketenloket.chain.help_seekers.models import HelpSeeker
from ketenloket.foundation.tenancy.models import OwnKey
from ketenloket.foundation.tenancy.policies import (
    CompositeKey,
)
from ketenloket.network.organisations.models import Alliance, Organisation


class OfRequest(OwnKey):
    """A row that hangs on a help request and moves along when its lead changes."""

    alliance = models.ForeignKey(Alliance, models.PROTECT, related_name="+", db_constraint=False)
    request = models.ForeignKey(
        HelpRequest, models.PROTECT, related_name="%(class)ss", db_constraint=False
    )
    help_seeker = models.ForeignKey(
        HelpSeeker, models.PROTECT, related_name="+", db_constraint=False
    )
    lead = models.ForeignKey(Organisation, models.PROTECT, related_name="+", db_constraint=False)

    class Meta:
        abstract = True


def of_request(table: str) -> CompositeKey:
    """The key that ties a row to its request, person, lead and alliance at once."""
    return CompositeKey(
        name=f"{table}_of_request",
        columns=("request_id", "help_seeker_id", "lead_id", "alliance_id"),
        to="desk_helprequest",
        to_columns=("id", "help_seeker_id", "lead_id", "alliance_id"),
        cascade=True,
    )


def case_of(request: HelpRequest) -> dict[str, object]:
    """The four keys with which a new row joins this request."""
    return {
        "alliance_id": request.alliance_id,
        "request_id": request.pk,
        "help_seeker_id": request.help_seeker_id,
        "lead_id": request.lead_id,
    }
