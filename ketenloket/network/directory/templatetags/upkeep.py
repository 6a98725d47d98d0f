"""What waits for whoever keeps cards, as a number on the page Beheer of the room below.

That room knows nothing of offers, so the page asks for the numbers itself.
"""

from datetime import timedelta

from django import template
from django.db.models import Q
from django.utils import timezone

from ketenloket.network.directory.models import Correction, Service
from ketenloket.network.directory.rules import REVIEW_DAYS
from ketenloket.network.organisations.models import Organisation, Worker
from ketenloket.network.organisations.rules import Duty

register = template.Library()


@register.simple_tag
def waiting_corrections(worker: Worker) -> int:
    """How many corrections nobody has answered yet: of the own cards, or of all in the alliance."""
    kept: list[int] = [worker.organisation_id]
    if worker.has(Duty.ALLIANCE):
        every = Organisation.objects.filter(alliance_id=worker.alliance_id)
        kept = list(every.values_list("pk", flat=True))
    return Correction.objects.filter(organisation_id__in=kept, answered_at__isnull=True).count()


@register.simple_tag
def cards_to_review(worker: Worker) -> int:
    """How many offers of the own organisation nobody looked at for a quarter."""
    lately = timezone.localdate() - timedelta(days=REVIEW_DAYS)
    mine = Service.objects.filter(organisation_id=worker.organisation_id, active=True)
    return mine.filter(Q(checked_on__isnull=True) | Q(checked_on__lt=lately)).count()
