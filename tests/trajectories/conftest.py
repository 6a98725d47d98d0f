"""A person who arrived at maatje, where volunteers help."""

from django.db import connection

from ketenloket.chain.desk.models import HelpRequest
from ketenloket.foundation.tenancy.acting import acting_as


def as_now(worker, request):
    """The request as this worker sees it now."""
    with acting_as(worker.actor()):
        return HelpRequest.objects.get(pk=request.pk)


def nobody_lost(worker, request):
    """An open request has somebody, something and a day; and a commit would agree."""
    now = as_now(worker, request)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
    assert now.lead_id
    if now.status == "open":
        assert now.next_step
        assert now.next_on
        assert (now.responsible_id is None) == now.coordinator_queue
    return now
