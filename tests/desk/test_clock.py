"""The clock goes on when one case, one kind of thing or one organisation fails."""

from uuid import uuid4

import pytest
from django.db import connection

from ketenloket.chain.desk.actions import clock
from ketenloket.foundation.tenancy.acting import acting_now

pytestmark = pytest.mark.django_db
BAD, GOOD = uuid4(), uuid4()


def test_what_fails_stops_nobody_and_is_known_at_the_end(cast, monkeypatch):
    done, waits = [], set()

    def fails(_organisation, _today):
        raise KeyError

    def do(key, organisation, _today):
        with connection.cursor() as cursor:
            cursor.execute("SHOW lock_timeout")
            waits.update(cursor.fetchone())
            if key == BAD:
                cursor.execute("SELECT 1 / 0")
        done.append((acting_now().organisation, organisation.pk))
        return 1

    things = [
        clock.ByItself("broken", fails, do),
        clock.ByItself("works", lambda _organisation, _today: [BAD, GOOD], do),
    ]
    monkeypatch.setattr(clock, "_by_itself", things)
    with pytest.raises(Exception, match="division by zero"):
        clock.run_clocks()
    assert {str(cast.maatje.organisation_id), str(cast.gemeente.organisation_id)} <= {
        acting for acting, _own in done
    }
    assert all(acting == str(own) for acting, own in done)
    assert len(done) == len(set(done))
    assert waits == {"10s"}
