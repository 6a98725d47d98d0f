"""One at a time with one request."""

from uuid import UUID

from django.db import connection


def hold(request_id: UUID) -> None:
    """Wait until nobody else is busy with this request, and be the only one until the end.

    Rows can be locked only by who may change them, so sender and receiver of a referral begin at
    different ones, and would end up waiting for each other. This comes first, for both.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [str(request_id)])
