"""What an attacker would try past our pages: the database refuses, or nothing changed."""

from collections.abc import Callable

from django.db import DatabaseError, connection, transaction

from ketenloket.foundation.tenancy.acting import Actor, acting_as
from ketenloket.network.organisations.models import Worker


def refused(actor: Actor, *statement: object) -> bool:
    """Whether this statement, with its values, touches nothing."""

    def write() -> int:
        with connection.cursor() as cursor:
            cursor.execute(*statement)
            return cursor.rowcount

    return _touches_nothing(actor, write)


def refused_write(worker: Worker, write: Callable[[], int | None]) -> bool:
    """Whether this touches nothing; it says how many rows it touched."""
    return _touches_nothing(worker.actor(), write)


def _touches_nothing(actor: Actor, write: Callable[[], int | None]) -> bool:
    with acting_as(actor):
        try:
            with transaction.atomic():
                return not write()
        except DatabaseError:
            return True
