"""Where it stays lying, without who: what others than the organisation itself may know."""

from dataclasses import dataclass
from datetime import date

from django.db import connection


@dataclass(frozen=True)
class Stalled:
    """One silence: at which organisation, which term, since when, and who hears of it."""

    organisation_id: int
    term: str
    due_on: date
    to: str


def stalled() -> list[Stalled]:
    """What climbed to whoever acts: the desk of the alliance, or its neutral coordinator.

    The database leaves out the person, the request and every key (`desk.policies.STALLED`), and
    gives nothing at all to anybody else.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT organisation, term, due_on, told FROM stalled()")
        return [Stalled(*row) for row in cursor.fetchall()]
