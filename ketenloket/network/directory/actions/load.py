"""How busy each offer is, counted in the night for the matching: in fives, never who."""

from django.utils import timezone

from ketenloket.foundation.tenancy.acting import Actor, Sees, acting_as
from ketenloket.network.directory.models import Service
from ketenloket.network.directory.models.load import open_trajectories
from ketenloket.network.organisations.models import Alliance


def count_load() -> int:
    """Write down of every offer how many people it helps now; gives how many offers.

    The database answers whoever sees counts only in fives, and nothing under five; so nothing
    finer than that comes into the table, which everybody of the alliance reads.
    """
    today, counted = timezone.localdate(), 0
    for alliance_id in Alliance.objects.values_list("pk", flat=True):
        with acting_as(Actor(alliance=str(alliance_id), sees=Sees.COUNTS)):
            counted += _count(alliance_id, today)
    return counted


def _count(alliance_id: int, today: object) -> int:
    offered = Service.objects.offered_in(alliance_id)
    found = open_trajectories(list(offered.values_list("pk", flat=True)))
    by_number: dict[int, list[int]] = {}
    for service, number in found.items():
        by_number.setdefault(number or 0, []).append(service)
    for number, services in by_number.items():
        # Not a change of the card: other systems are not told of it.
        Service.objects.filter(pk__in=services).update(helps_now=number, helps_counted_on=today)
    return len(found)
