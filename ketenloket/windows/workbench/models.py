"""What the workbench asks the database that is no table: the counts of an alliance."""

from django.db import connection


def alliance_counts() -> dict[str, int | None]:
    """Open requests, overdue ones and those per stage, for who sees counts; empty for all others.

    Rounded to five by the database; None stands for fewer than five.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT what, number FROM alliance_counts()")
        return dict(cursor.fetchall())


def finding_place_counts() -> dict[int, tuple[int | None, int | None, int | None]]:
    """Handed in, taken up and arrived in twelve months, by finding place, for who sees counts.

    Rounded to five by the database; None stands for fewer than five. A place without anybody is
    not there; neither is any place for who sees no counts.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT place, handed_in, taken_up, arrived FROM finding_place_counts()")
        return {row[0]: (row[1], row[2], row[3]) for row in cursor.fetchall()}
