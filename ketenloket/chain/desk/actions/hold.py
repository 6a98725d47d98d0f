"""One at a time with one request."""

from uuid import UUID

from ketenloket.foundation.tenancy.acting import wait_for


def hold(request_id: UUID) -> None:
    """Wait until nobody else is busy with this request, and be the only one until the end.

    Rows can be locked only by who may change them, so sender and receiver of a referral begin at
    different ones, and would end up waiting for each other. This comes first, for both.
    """
    wait_for(str(request_id))
