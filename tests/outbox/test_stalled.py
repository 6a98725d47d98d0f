"""T14: a job that a killed worker held begins again, and does not stand in the way of the next."""

import asyncio
from types import SimpleNamespace

import psycopg
import pytest
from procrastinate import PsycopgConnector
from procrastinate.contrib.django import app

from ketenloket.foundation.outbox.jobs import deliver_waiting, take_up_stalled

pytestmark = pytest.mark.slow


@pytest.fixture
def jobs(committed):
    """The jobs of a database in which a worker was killed an hour ago, and what became of them."""
    with psycopg.connect(committed, autocommit=True) as line:
        worker = line.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat)"
            " VALUES (now() - interval '1 hour') RETURNING id"
        ).fetchone()[0]
        alive = line.execute(
            "INSERT INTO procrastinate_workers DEFAULT VALUES RETURNING id"
        ).fetchone()[0]

        def job(status, by=None):
            return line.execute(
                "INSERT INTO procrastinate_jobs (queue_name, task_name, priority, queueing_lock,"
                " args, status, worker_id, attempts) VALUES ('outbox', %s, 0, 'outbox', '{}',"
                " %s, %s, 0) RETURNING id",
                [deliver_waiting.name, status, by],
            ).fetchone()[0]

        def states():
            return dict(line.execute("SELECT id, status::text FROM procrastinate_jobs").fetchall())

        yield SimpleNamespace(add=job, states=states, killed=worker, alive=alive, url=committed)


def look(jobs):
    async def run():
        with app.replace_connector(PsycopgConnector(conninfo=jobs.url)) as ours:
            async with ours.open_async():
                await take_up_stalled(SimpleNamespace(app=ours), timestamp=0)

    asyncio.run(run())


def test_a_job_of_a_killed_worker_begins_again(jobs):
    stalled, busy = jobs.add("doing", jobs.killed), jobs.add("doing", jobs.alive)
    look(jobs)
    assert jobs.states() == {stalled: "todo", busy: "doing"}


def test_where_the_same_job_waits_already_the_stalled_one_is_over(jobs):
    stalled, waiting = jobs.add("doing", jobs.killed), jobs.add("todo")
    look(jobs)
    assert jobs.states() == {stalled: "failed", waiting: "todo"}
    look(jobs)
