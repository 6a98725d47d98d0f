"""The same need, asked for the same person in another request: said before it is referred twice."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.desk.rules import Concern, Status
from ketenloket.chain.recognition.actions import same_people
from ketenloket.chain.referrals.models import Referral
from ketenloket.network.organisations.models import Worker

_MOST = 5


@dataclass(frozen=True)
class Running:
    """Another open request of this person with the same need.

    Attributes:
        key: of the request.
        number: its number.
        needs: what is the same, in words.
        referred: to whom it is referred already.
    """

    key: UUID
    number: str
    needs: str
    referred: str


def same_need(request: HelpRequest, *, by: Worker) -> list[Running]:
    """Other open requests of this person here, also under another file, with the same need."""
    if not request.concerns:
        return []
    people = [request.help_seeker_id, *same_people(request.help_seeker, by=by)]
    waiting = Referral.objects.open().filter(request_id=OuterRef("pk"))
    rows = (
        HelpRequest.objects.filter(
            help_seeker_id__in=people,
            lead_id=by.organisation_id,
            status=Status.OPEN,
            concerns__overlap=request.concerns,
        )
        .exclude(pk=request.pk)
        .annotate(referred=ArraySubquery(waiting.values("receiver__name")))
        .order_by("registered_at")[:_MOST]
    )
    return [
        Running(
            key=row.pk,
            number=row.number,
            needs=", ".join(str(Concern(c).label) for c in row.concerns if c in request.concerns),
            referred=", ".join(row.referred),
        )
        for row in rows
    ]
