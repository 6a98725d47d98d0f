"""Organisations one by one, each acting for itself, with whom of them may be mailed."""

from collections.abc import Callable

from django.db import connection

from ketenloket.foundation.tenancy.acting import Turns
from ketenloket.network.organisations.models import Organisation, Worker


def look_at_line() -> None:
    """A worker lives long: its line to the database is looked at before it is used again."""
    if not connection.in_atomic_block:
        connection.close_if_unusable_or_obsolete()


def each_office(work: Callable[[Organisation], int]) -> int:
    """Do this for every organisation that takes part, each acting for itself in its own transaction.

    What fails at one does not stop the others; it is known at the end, and tried in the next run.

    Returns:
        The sum of what it gave.
    """
    look_at_line()
    done, turns = 0, Turns()
    for organisation in Organisation.objects.filter(active=True).order_by("pk"):
        with turns.take(f"organisation {organisation.pk}", organisation.actor()):
            done += work(organisation)
    turns.end()
    return done


def staff(organisation: Organisation) -> list[Worker]:
    """Workers of this organisation who can be mailed."""
    return list(
        Worker.objects.filter(
            organisation_id=organisation.pk, active=True, account__is_active=True
        ).select_related("role", "account", "organisation")
    )
