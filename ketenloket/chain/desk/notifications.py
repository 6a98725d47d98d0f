"""Who hears by e-mail that something stays lying. Never a word about a person, and once a day."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from ketenloket.chain.desk.rules import ClimbTo
from ketenloket.foundation.outbox.actions import tell
from ketenloket.network.organisations.models import Organisation, Worker
from ketenloket.network.organisations.rules import Duty


def tell_climbed(lead: Organisation, climbs: Iterable[tuple[int, ClimbTo]], today: date) -> None:
    """Tell those whom a silence climbed to: each address at most once a day.

    Args:
        lead: who leads the requests.
        climbs: at which organisation it lies, and who must hear of it.
        today: the day.
    """
    addresses = {
        address
        for organisation_id, to in set(climbs)
        for address in _addresses(lead, organisation_id, to)
        if address
    }
    subject = _("Er blijft iets liggen")
    body = _("Er blijft iets liggen in de keten. Log in bij het loket om te kijken.")
    for address in sorted(addresses):
        tell(address, subject=subject, body=body, once=f"desk.climbed {address} {today}")


def _addresses(lead: Organisation, organisation_id: int, to: ClimbTo) -> list[str]:
    if to is ClimbTo.COORDINATORS:
        where = Organisation.objects.filter(pk=organisation_id, alliance_id=lead.alliance_id)
        return list(where.values_list("email", flat=True))
    if to is ClimbTo.DESK:
        desk = lead.alliance.desk
        return [desk.email] if desk else []
    if to is ClimbTo.ALLIANCE:
        neutral = Worker.objects.filter(
            alliance_id=lead.alliance_id,
            active=True,
            account__isnull=False,
            role__duties__contains=[Duty.ALLIANCE],
        )
        return list(neutral.values_list("account__email", flat=True))
    return []  # the worker sees it on Vandaag
