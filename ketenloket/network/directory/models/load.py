"""What the directory asks the database that is no table of its own: how busy an offer is."""

from collections.abc import Sequence

from django.db import connection


def open_trajectories(service_ids: Sequence[int]) -> dict[int, int | None]:
    """How many people each of these offers helps now, by its number.

    The database answers the own organisation, and the neutral coordinator in fives; None stands for
    fewer than five. Whoever may not know gets nothing.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT service, number FROM open_trajectories(%s)", [list(service_ids)])
        return dict(cursor.fetchall())
