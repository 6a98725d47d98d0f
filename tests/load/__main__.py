"""`make bench`: the hot pages through the real server, beside a floor in the same run.

    python -m tests.load [--requests 100000] [--seconds 5] [--keep]

Every figure is measured here and now. The machine is shared and noisy: read ratios, run twice.
"""

import argparse
import sys

from config import database
from config.postgres import Server, home
from tests.load.dataset import load
from tests.load.floors import sql_floor
from tests.load.measure import Figure, run
from tests.load.notes import keep, this_machine
from tests.load.scenes import prepare_scenes
from tests.load.serving import fresh, serving


def main() -> None:
    """Load, measure, print and write down."""
    arguments, rest = _asked()
    if _measured_apart(arguments, rest):
        return
    with Server(home() / "bench-postgres").in_use() as server:
        fresh(server)
        if arguments.board_of_coordinator:
            from tests.load.monday import board  # noqa: PLC0415 - only when asked

            figures = board(server.url("postgres", database.DATABASE), arguments.seconds)
            _write(figures, "the board of a coordinator (`make bench ARGS=--board-of-coordinator`)")
            return
        load(server.url("postgres", database.DATABASE), requests=arguments.requests)
        figures = _measure(server, arguments.seconds)
    _write(figures, f"`make bench` ({arguments.requests:,} requests)")


def _asked() -> tuple[argparse.Namespace, list[str]]:
    parser = argparse.ArgumentParser(prog="python -m tests.load", description=__doc__)
    parser.add_argument("--requests", type=int, default=100_000)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument(
        "--directory", action="store_true", help="measure the verwijskaart of a whole country"
    )
    parser.add_argument(
        "--duplicates", action="store_true", help="measure how people are recognised"
    )
    parser.add_argument(
        "--provisions", action="store_true", help="measure the check against 500 provisions"
    )
    parser.add_argument(
        "--board-of-coordinator", action="store_true", help="measure the coordinator's Monday"
    )
    arguments, rest = parser.parse_known_args()
    apart = arguments.provisions or arguments.duplicates or arguments.directory
    if rest and not apart:
        parser.error(f"unknown: {' '.join(rest)}")
    return arguments, rest


def _measured_apart(arguments: argparse.Namespace, rest: list[str]) -> bool:
    """Whether another benchmark was asked for; it takes what is left of the arguments."""
    if arguments.provisions:
        from tests.load.provisions import main as measure_provisions  # noqa: PLC0415

        measure_provisions(["--write", *rest])
        return True
    if arguments.duplicates:
        from tests.load.duplicates import main as measure_duplicates  # noqa: PLC0415

        measure_duplicates(["--write", *rest])
        return True
    if arguments.directory:
        from tests.load.directory_scenes import main as measure_directory  # noqa: PLC0415

        sys.argv = ["make bench", "--seconds", str(arguments.seconds), "--write", *rest]
        measure_directory()
        return True
    return False


def _measure(server: Server, seconds: float) -> list[Figure]:
    scenes = prepare_scenes()
    figures = []
    with serving("config.wsgi:application") as ours, serving("tests.load.bare:application") as bare:
        for scene in scenes:
            for clients in (1, 4):
                lines = [sql_floor(scene, seconds=seconds / 2, clients=clients)]
                if scene.bare:
                    lines.append(run(scene.bare, bare, seconds / 2, clients, "kaal Django"))
                lines.append(run(scene, ours, seconds, clients, "Ketenloket"))
                for figure in lines:
                    print(figure.row(), flush=True)  # noqa: T201 - this is a command
                figures += lines
    return figures


def _write(figures: list[Figure], title: str) -> None:
    head = f"""{this_machine()}; PostgreSQL with
`synchronous_commit = on`; gunicorn gthread 2 x 4; signed in, row-level security on, each answer a
whole page. CPU-ms is the processor time of web server and database together per request.

| page or write | what | clients | requests/s | p50 ms | p95 ms | CPU-ms |
| --- | --- | --- | --- | --- | --- | --- |
"""
    keep(title, head + "\n".join(figure.row() for figure in figures))


main()
