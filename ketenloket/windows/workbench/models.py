"""What the workbench asks the database that is no table: the counts of an alliance."""

from django.db import connection


def alliance_counts() -> dict[str, int | None]:
    """Open requests, overdue ones and those per stage, for who sees counts; empty for all others.

    Rounded to five by the database; None stands for fewer than five.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT what, number FROM alliance_counts()")
        return dict(cursor.fetchall())
