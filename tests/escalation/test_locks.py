"""What a stop is about and by when is rewritten by nobody, also past the actions."""

import pytest
from django.db import ProgrammingError, connection, transaction

from ketenloket.chain.escalation.models import Escalation
from ketenloket.foundation.tenancy.acting import Actor, Sees, acting_as
from tests.escalation.test_stopping import note, say

pytestmark = pytest.mark.django_db
REWRITTEN = ("due_on = NULL", "due_on = due_on + 30", "decider = 'table'", "route = 'niets'")
REWRITTEN += ("signs = '{dispute}'", "signs = signs || '{dispute}'")


def rewrite(actor, request, what):
    with transaction.atomic(), acting_as(actor), connection.cursor() as cursor:
        cursor.execute(f"UPDATE escalation_escalation SET {what} WHERE request_id = %s", [request])
        return cursor.rowcount


@pytest.mark.parametrize("what", REWRITTEN)
def test_no_worker_rewrites_a_stop(cast, both, what):
    say(cast.vrijwilliger, both)
    for who in (cast.maatje, cast.humanitas):
        with pytest.raises(ProgrammingError, match="nobody rewrites it"):
            rewrite(who.actor(), both.pk, what)
    assert rewrite(cast.vreemd.actor(), both.pk, what) == 0


def test_more_seen_is_added_in_the_name_of_the_lead_and_never_less(cast, both):
    say(cast.vrijwilliger, both)
    with acting_as(cast.maatje.actor()):
        before = Escalation.objects.get(request_id=both.pk).signs
    note(cast.maatje, both, "unsafe")
    with acting_as(cast.maatje.actor()):
        assert Escalation.objects.get(request_id=both.pk).signs == [*before, "unsafe"]
    lead = Actor(
        organisation=str(both.lead_id), alliance=str(both.alliance_id), sees=Sees.ORGANISATION
    )
    for what in ("signs = '{unsafe}'", "due_on = due_on + 30", "due_on = NULL"):
        with pytest.raises(ProgrammingError, match="nobody rewrites it"):
            rewrite(lead, both.pk, what)
