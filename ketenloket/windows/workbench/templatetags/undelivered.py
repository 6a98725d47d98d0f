"""How many messages could not be delivered, as a number on the pages that lead to them."""

from django import template

from ketenloket.foundation.outbox.models import DeadLetter
from ketenloket.foundation.tenancy.acting import Sees
from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.rules import Duty

register = template.Library()


@register.simple_tag
def undelivered(worker: Worker) -> int:
    """Messages of the own organisation about which nobody has decided; for its coordinators."""
    if worker.role.sees != Sees.ORGANISATION or not worker.has(Duty.COORDINATE):
        return 0
    letters = DeadLetter.objects.filter(organisation_id=worker.organisation_id, answered_at=None)
    return letters.count()
