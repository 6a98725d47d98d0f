"""A norm amount is added, never changed; the one before it ends."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.acting import wait_for
from ketenloket.network.organisations.models import Worker
from ketenloket.network.provisions.models import NormAmount
from ketenloket.network.provisions.permissions import may_set_norms

FIELDS = frozenset(
    "scheme name group value unit valid_from valid_to source certainty note seen_on".split()  # noqa: SIM905
)


@transaction.atomic
def add_norm(*, by: Worker, **values: Any) -> NormAmount:
    """Add a row for the own alliance; own rows of that day or earlier end the day before.

    It ends itself on the day before a later row of our own begins.
    A row of the national list is not touched: from its first day on the own row goes before it.

    Raises:
        PermissionDenied: when norms are not for `by`.
    """
    if not may_set_norms(by) or not values.keys() <= FIELDS:
        raise PermissionDenied
    wait_for(f"norms {by.alliance_id}")
    made = NormAmount(alliance_id=by.alliance_id, added_at=timezone.now(), added_by=by, **values)
    own = NormAmount.objects.select_for_update().filter(
        alliance_id=by.alliance_id, scheme=made.scheme, name=made.name, group=made.group
    )
    earlier = own.filter(
        Q(valid_to__isnull=True) | Q(valid_to__gte=made.valid_from),
        valid_from__lte=made.valid_from,
    )
    later = own.filter(valid_from__gt=made.valid_from).order_by("valid_from").first()
    if later:
        ends = later.valid_from - timedelta(days=1)
        made.valid_to = min(made.valid_to or ends, ends)
    for row in earlier.order_by("pk"):
        row.change(valid_to=made.valid_from - timedelta(days=1))
        record("provisions.norm_ended", row, purpose="manage")
    made.save(force_insert=True)
    record("provisions.norm_added", made, purpose="manage")
    return made
