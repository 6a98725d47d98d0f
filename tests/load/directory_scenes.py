"""How fast the verwijskaart is: match, find, search, take out, read in.

    make bench ARGS="--directory [--seconds 5] ..."
    python -m tests.load.directory_scenes [--organisations 3000] [--services 12000] [--alliances 342]
        [--seconds 5] [--write]

A whole country of invented offers (`tests.load.directory`), each figure beside a floor of the same
run. A page that is not there yet is passed over, and said so. The machine is shared and noisy: read
ratios, run twice. Only `--write` adds the figures to docs/benchmarks.md.
"""

import argparse
import contextlib
import http.client
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg

from config import database
from config.postgres import Server, home
from tests.load.directory import FIRST, load_directory
from tests.load.measure import Call, Figure, Scene, Target, figure, processor_seconds, run
from tests.load.notes import keep, this_machine
from tests.load.serving import fresh, postmaster, serving

BARE = "alleen SQL"


def main() -> None:
    """Load, measure, print, and write down when asked."""
    parser = argparse.ArgumentParser(prog="python -m tests.load.directory_scenes")
    parser.add_argument("--organisations", type=int, default=3000)
    parser.add_argument("--services", type=int, default=12_000)
    parser.add_argument("--alliances", type=int, default=342)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--write", action="store_true", help="add the figures to the document")
    arguments = parser.parse_args()
    with Server(home() / "bench-directory-postgres", throwaway=True).in_use() as server:
        _prepare(server, arguments)
        lines = []
        for line in _measure(arguments):
            print(line, flush=True)  # noqa: T201 - this is a command
            lines.append(line)
    if arguments.write:
        _write(lines, arguments)


def _prepare(server: Server, arguments: argparse.Namespace) -> None:
    fresh(server)
    load_directory(
        server.url("postgres", database.DATABASE),
        organisations=arguments.organisations,
        services=arguments.services,
        alliances=arguments.alliances,
    )
    with psycopg.connect(server.url("postgres", database.DATABASE)) as admin:
        admin.execute(_DESKS)
    import django  # noqa: PLC0415 - after the environment

    django.setup()


def _measure(arguments: argparse.Namespace) -> Iterator[str]:
    for made in _match(arguments.seconds):
        yield made.row()
    with serving("config.wsgi:application") as ours:
        for scene in (_finder(), _search()):
            for clients in (1, 4):
                try:
                    made = run(scene, ours, arguments.seconds, clients, "Ketenloket")
                except AssertionError as missing:
                    yield f"| {scene.name} | niet gemeten: {missing} | {clients} | | | | |"
                else:
                    yield made.row()
        for _again in range(2):  # the second time shows whether memory grows with what was sent
            yield _streamed(ours)
    yield from _export_and_import(arguments.services)


def _streamed(target: Target) -> str:
    """The whole directory, everything nested, a record a line: as somebody else copies it."""
    connection = http.client.HTTPConnection("127.0.0.1", target.port, timeout=300)
    before, began = target.cpu(), time.perf_counter()
    connection.request("GET", "/hsds/v3/services?full=true&format=ndjson")
    answer = connection.getresponse()
    assert answer.status == http.HTTPStatus.OK, answer.status
    lines = 0
    while part := answer.read(1 << 16):
        lines += part.count(b"\n")
    lasted = time.perf_counter() - began
    load, memory = os.getloadavg()[0], _most_memory(target)
    said = f"HSDS, alles als ndjson (piek {memory} MB in een proces, load {load:.1f})"
    cpu = (target.cpu() - before) / lines * 1000
    rate = _rate(said, lines, lasted)
    return rate.removesuffix("| |") + f"| {cpu:.2f} |"


def _most_memory(target: Target) -> int:
    """The most that one process of the server ever held, in megabytes."""
    most = 0
    for status in Path("/proc").glob("[0-9]*/status"):
        with contextlib.suppress(OSError):
            told = dict(
                line.split(":", 1) for line in status.read_text().splitlines() if ":" in line
            )
            if {int(told["PPid"]), int(told["Pid"])} & set(target.roots) and "postgres" not in told[
                "Name"
            ]:
                most = max(most, int(told.get("VmHWM", "0 kB").split()[0]) // 1024)
    return most


def _timed(name: str, what: str, once: Callable[[int], object], seconds: float) -> Figure:
    """Do something again and again in this process; the time of the database counts too."""
    roots, times = (os.getpid(), postmaster()), []
    once(0)
    before, start = sum(map(processor_seconds, roots)), time.perf_counter()
    turn = 0
    while time.perf_counter() - start < seconds:
        turn += 1
        began = time.perf_counter()
        once(turn)
        times.append(time.perf_counter() - began)
    lasted = time.perf_counter() - start
    return figure(name, what, 1, times, lasted, sum(map(processor_seconds, roots)) - before)


def _match(seconds: float) -> Iterator[Figure]:
    """One question: read the offers that may help, weigh them, say what is missing."""
    from django.db import connection  # noqa: PLC0415 - after setup
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415 - after setup
    from django.utils import timezone  # noqa: PLC0415 - after setup

    from ketenloket.chain.triage.actions import known_words  # noqa: PLC0415 - after setup
    from ketenloket.chain.triage.actions.suggestions import offers_for  # noqa: PLC0415
    from ketenloket.network.directory.rules.matching import Ask, left_out, suggest  # noqa: PLC0415
    from ketenloket.network.directory.rules.missing import missing  # noqa: PLC0415
    from ketenloket.network.organisations.models import Alliance  # noqa: PLC0415

    alliances = dict(Alliance.objects.filter(pk__gt=FIRST).values_list("pk", "municipalities"))
    asked = sorted((pk, code) for pk, codes in alliances.items() for code in codes)
    today, words = timezone.localdate(), known_words(FIRST)

    def once(turn: int) -> None:
        alliance, code = asked[turn * 7919 % len(asked)]
        needs = ("debts", "letters", "benefits")
        ask = Ask(needs=needs, municipality=code, languages=("tr",), ages=(27, 66), children=1)
        offers = offers_for(ask, alliance, today)
        suggest(ask, offers, words=words)
        left_out(ask, offers, words=words)
        missing(ask, offers, words)

    with CaptureQueriesContext(connection) as captured:
        once(1)
    sql = captured.captured_queries[-1]["sql"]

    def floor(_turn: int) -> None:
        with connection.cursor() as cursor:
            cursor.execute(sql)
            cursor.fetchall()

    yield _timed("een vraag passen", BARE, floor, seconds / 2)
    yield _timed("een vraag passen", "Ketenloket", once, seconds)


def _finder() -> Scene:
    from ketenloket.network.organisations.models import Alliance  # noqa: PLC0415 - after setup

    slugs = list(Alliance.objects.filter(pk__gt=FIRST).values_list("slug", flat=True)[:50])
    return Scene(
        "hulp vinden, de pagina met aanbod",
        lambda n: Call(f"/loket/{slugs[n % len(slugs)]}/hulp/?{FINDER_ANSWERS}"),
    )


# What somebody picked on the steps before, so that the page shows offers.
FINDER_ANSWERS = "gebied=money&vraag=debts&vraag=budget&spreekt=nl&stap=lijst"


def _search() -> Scene:
    words = ("schulden", "brieven", "formulieren", "eten")
    return Scene(
        "HSDS /services?search=",
        lambda n: Call(f"/hsds/v3/services?search={words[n % len(words)]}&page={1 + n % 3}"),
    )


_DESKS = """
UPDATE organisations_alliance a SET desk_id =
  (SELECT min(o.id) FROM organisations_organisation o WHERE o.alliance_id = a.id)
"""
_EMPTY_ALLIANCE = f"""
INSERT INTO organisations_alliance (id, name, slug, municipalities, phone, opening_hours, visit,
  desk_acts_for_municipality, reaction_days, first_talk_days, answer_days)
VALUES ({2 * FIRST}, 'Leeg', 'leeg', '{{GM1895}}', '', '', '', false, 2, 10, 3)
"""


def _export_and_import(services: int) -> Iterator[str]:
    """The whole map as a list, and the same list read into an empty alliance."""
    from ketenloket.foundation.tenancy.acting import Actor, acting_as  # noqa: PLC0415
    from ketenloket.network.directory.actions import (  # noqa: PLC0415 - after setup
        import_directory,
        words_for_sheet,
    )
    from ketenloket.network.directory.rules.columns import TABLE  # noqa: PLC0415
    from ketenloket.network.directory.rules.sheet import understand  # noqa: PLC0415
    from ketenloket.network.organisations.models import Alliance  # noqa: PLC0415

    began = time.perf_counter()
    data = _list_of(services)
    yield _rate("de kaart als CSV", services, time.perf_counter() - began)
    url = os.environ["DATABASE_URL"].replace(f"{database.APP}@", "postgres@")
    with psycopg.connect(url, autocommit=True) as admin:
        began = time.perf_counter()
        admin.execute("CREATE TABLE floor AS SELECT * FROM directory_service")
        yield _rate("inlezen", services, time.perf_counter() - began, "alleen SQL (kopie)")
        admin.execute(_EMPTY_ALLIANCE)
    alliance = Alliance.objects.get(slug="leeg")
    with acting_as(Actor(alliance=str(alliance.pk))):
        began = time.perf_counter()
        lines = understand(TABLE.rows(data), words_for_sheet())
        yield _rate("de lijst begrijpen", len(lines), time.perf_counter() - began)
        assert not [line.problems for line in lines if line.problems]
        began = time.perf_counter()
        done = import_directory(lines, alliance=alliance, by=None)
        yield _rate("inlezen", len(done), time.perf_counter() - began)


def _list_of(services: int) -> bytes:
    from ketenloket.foundation.sheets.rules.files import csv_of  # noqa: PLC0415 - after setup
    from ketenloket.network.directory.models import Service  # noqa: PLC0415 - after setup
    from ketenloket.network.directory.views.sheets import rows_of_list  # noqa: PLC0415

    every = Service.objects.filter(pk__gt=FIRST).order_by("pk")[:services]
    return "".join(csv_of(rows_of_list(every))).encode()


def _rate(name: str, rows: int, seconds: float, what: str = "Ketenloket") -> str:
    return f"| {name}, {rows:,} rijen in {seconds:.1f} s | {what} | 1 | {rows / seconds:.0f} rijen | | | |"


def _write(lines: list[str], arguments: argparse.Namespace) -> None:
    title = (
        f"the verwijskaart ({arguments.services:,} offers of {arguments.organisations:,} organisations,"
        f" {arguments.alliances} alliances)"
    )
    head = f"""{this_machine()}; all offers are invented.

| what | by | clients | a second | p50 ms | p95 ms | CPU-ms |
| --- | --- | --- | --- | --- | --- | --- |
"""
    keep(title, head + "\n".join(lines))


if __name__ == "__main__":
    main()
