"""T10: nothing of the last one who acted is left on a pooled connection."""

import random
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import astuple

import psycopg
from psycopg_pool import ConnectionPool

from ketenloket.foundation.tenancy.acting import _GET_ALL, _SET
from tests.conftest import lead_by, make_alliance, make_worker

REQUESTS = 10_000
ORGANISATIONS = 20


class CrashError(Exception):
    """A view that fails."""


def test_ten_thousand_requests_over_two_connections(committed):
    actors = []
    for number in range(ORGANISATIONS // 5):
        alliance = make_alliance(f"Keten {number}", f"keten-{number}")
        for name in ("loket", "gemeente", "maatje", "humanitas", "vreemd"):
            worker = make_worker(alliance, name, name, "coordinator")
            lead_by(worker)
            actors.append(worker.actor())
    foreign, leftovers = [], []

    def one(number: int) -> None:
        chance = random.Random(number)  # noqa: S311 - a repeatable mix, not a secret
        actor = chance.choice(actors)
        with suppress(CrashError, psycopg.errors.QueryCanceled), pool.connection() as connection:
            with connection.transaction():
                left = connection.execute(_GET_ALL).fetchone()
                leftovers.extend(value for value in left if value)
                connection.execute(_SET, astuple(actor))
                rows = connection.execute("SELECT lead_id FROM desk_helprequest").fetchall()
                foreign.extend(row for row in rows if str(row[0]) != actor.organisation)
                assert rows
                match chance.randrange(15):
                    case 0:
                        raise CrashError
                    case 1:
                        connection.execute("SET LOCAL statement_timeout = 1")
                        connection.execute("SELECT pg_sleep(0.01)")
                    case 2:
                        connection.execute("SELECT pg_cancel_backend(pg_backend_pid())")

    with ConnectionPool(committed, min_size=2, max_size=2) as pool:
        with ThreadPoolExecutor(8) as threads:
            list(threads.map(one, range(REQUESTS)))
    assert (foreign, leftovers) == ([], [])
