"""Organisations one by one, each acting for itself, with whom of them may be mailed."""

from collections.abc import Iterator

from django.db import connection

from ketenloket.foundation.tenancy.acting import Actor, Sees
from ketenloket.network.organisations.models import Organisation, Worker


def offices() -> Iterator[Organisation]:
    """Every organisation that takes part. A worker process lives long: its line is looked at first."""
    if not connection.in_atomic_block:
        connection.close_if_unusable_or_obsolete()
    yield from Organisation.objects.filter(active=True).order_by("pk")


def acting_for(organisation: Organisation) -> Actor:
    """The organisation itself, without a worker."""
    return Actor(
        organisation=str(organisation.pk),
        alliance=str(organisation.alliance_id),
        sees=Sees.ORGANISATION,
    )


def staff(organisation: Organisation) -> list[Worker]:
    """Workers of this organisation who can be mailed."""
    return list(
        Worker.objects.filter(
            organisation_id=organisation.pk, active=True, account__is_active=True
        ).select_related("role", "account", "organisation")
    )
