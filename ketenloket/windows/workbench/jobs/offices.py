"""Organisations one by one, each acting for itself, with whom of them may be mailed."""

import logging
from collections.abc import Callable

from django.db import connection

from ketenloket.foundation.tenancy.acting import Actor, Sees, acting_as
from ketenloket.network.organisations.models import Organisation, Worker

_log = logging.getLogger(__name__)


def each_office(work: Callable[[Organisation], int]) -> int:
    """Do this for every organisation that takes part, each acting for itself in its own transaction.

    What fails at one does not stop the others; it is known at the end, and tried in the next run.

    Returns:
        The sum of what it gave.
    """
    if not connection.in_atomic_block:  # a worker lives long: its line is looked at first
        connection.close_if_unusable_or_obsolete()
    done, failed = 0, None
    for organisation in Organisation.objects.filter(active=True).order_by("pk"):
        try:
            with acting_as(acting_for(organisation)):
                done += work(organisation)
        except Exception as error:  # noqa: BLE001 - raised below, when the others had their turn
            _log.error("organisation %s failed: %s", organisation.pk, type(error).__name__)
            failed = error
    if failed:
        raise failed
    return done


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
