"""The floor: the same SQL by psycopg alone, in a process of its own for each client."""

import multiprocessing
import os
import time

import psycopg

from tests.load.measure import Figure, Scene, figure, processor_seconds
from tests.load.serving import postmaster


def sql_floor(scene: Scene, *, seconds: float, clients: int) -> Figure:
    """Run the statements of a page, as the same actor, each time in one transaction."""
    context = multiprocessing.get_context("spawn")
    with context.Pool(clients) as pool:
        me = os.getpid()
        pool.map(_warm, range(clients))
        before, start = (
            processor_seconds(me) + processor_seconds(postmaster()),
            time.perf_counter(),
        )
        parts = pool.starmap(_repeat, [(scene.setting, scene.sql, seconds)] * clients)
        lasted = time.perf_counter() - start
        cpu = processor_seconds(me) + processor_seconds(postmaster()) - before
    flat = [one for part in parts for one in part]
    return figure(scene.name, "alleen SQL (psycopg)", clients, flat, lasted, cpu)


def _warm(_number: int) -> None:
    psycopg.connect(os.environ["DATABASE_URL"]).close()


def _repeat(
    setting: tuple[str, ...], sql: tuple[tuple[str, tuple[object, ...]], ...], seconds: float
) -> list[float]:
    times = []
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            start = time.perf_counter()
            with connection.transaction(force_rollback=True):
                connection.execute(setting[0])
                for statement, parameters in sql:
                    connection.execute(statement, parameters).fetchall()
            times.append(time.perf_counter() - start)
    return times
