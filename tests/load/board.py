"""What the live board costs: screens that ask each second, with nothing new and with everything new.

    python -m tests.load.board [--items 50] [--seconds 8] [--write]

A table with invented questions, through gunicorn as `ketenloket start` runs it. The machine is shared
and noisy: read ratios, run twice. Only `--write` adds the figures to docs/benchmarks.md.
"""

import argparse
import http.client
import re
import statistics
import threading
import time
from typing import Any

from config.postgres import Server, home
from tests.load.measure import Call, Scene, Target, quantile, run
from tests.load.notes import keep, this_machine
from tests.load.serving import fresh, serving

PACE = 1.1  # seconds between two looks, as in static/js/board.js
SCREENS = (20, 50)
DECISIONS = 6  # in each run with many screens


def main() -> None:
    """Lay a table, measure, print, and write down when asked."""
    parser = argparse.ArgumentParser(prog="python -m tests.load.board", description=__doc__)
    parser.add_argument("--items", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=8)
    parser.add_argument("--write", action="store_true", help="add the figures to the document")
    arguments = parser.parse_args()
    with Server(home() / "bench-board-postgres", throwaway=True).in_use() as server:
        fresh(server)
        lines = _measure(arguments)
    if arguments.write:
        _write(lines, arguments)


class Laid:
    """A table of today with its questions, and people with a browser."""

    def __init__(self, items: int) -> None:
        import django  # noqa: PLC0415 - the address of the database is known only now

        django.setup()
        from django.test import override_settings  # noqa: PLC0415 - after setup

        from tests.conftest import make_alliance, make_worker  # noqa: PLC0415
        from tests.triage.board import questions, today  # noqa: PLC0415

        hasher = "django.contrib.auth.hashers.MD5PasswordHasher"
        with override_settings(PASSWORD_HASHERS=[hasher]):
            alliance = make_alliance()
            places = ("gemeente", "maatje", "loket", "humanitas", "vreemd")
            self.people = [
                make_worker(alliance, f"werker{n}", places[n % 5], "coordinator")
                for n in range(max(SCREENS))
            ]
        self.lead = self.people[0]
        self.meeting = today(self.lead, *places[1:])
        # Some more than are asked for: those are decided while others look on.
        self.items = questions(self.lead, self.meeting, items)
        self.cookies = [_signed_in(worker) for worker in self.people]
        self.page = f"/triage/{self.meeting.pk}/"

    def decide(self, item: Any) -> None:
        from ketenloket.chain.triage.actions import decide  # noqa: PLC0415 - after setup
        from ketenloket.foundation.tenancy.acting import acting_as  # noqa: PLC0415
        from tests.triage.board import keep  # noqa: PLC0415

        with acting_as(self.lead.actor()):
            decide(item.pk, keep(self.lead), by=self.lead)


def _signed_in(worker: Any) -> dict[str, str]:
    from django.contrib.auth import (  # noqa: PLC0415 - after setup
        BACKEND_SESSION_KEY,
        HASH_SESSION_KEY,
        SESSION_KEY,
    )
    from django.contrib.sessions.backends.db import SessionStore  # noqa: PLC0415

    session = SessionStore()
    session[SESSION_KEY] = str(worker.account.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = worker.account.get_session_auth_hash()
    session["second_factor"] = session["demo"] = True
    session.create()
    return {"Cookie": f"session={session.session_key}"}


def _measure(arguments: argparse.Namespace) -> list[str]:
    laid = Laid(arguments.items + DECISIONS * len(SCREENS))
    lines = []

    def tell(line: str) -> None:
        print(line, flush=True)  # noqa: T201 - this is a command
        lines.append(line)

    with serving("config.wsgi:application") as target:
        for scene in _scenes(laid, target):
            for clients in (1, 4):
                tell(run(scene, target, arguments.seconds, clients, "Ketenloket").row())
        for count in SCREENS:
            fresh, laid.items = laid.items[:DECISIONS], laid.items[DECISIONS:]
            tell(_crowd(laid, target, count, fresh))
    return lines


def _scenes(laid: Laid, target: Target) -> list[Scene]:
    cookie, asks = laid.cookies[0], f"{laid.page}stand/"
    _get(target, laid.page, cookie)  # sits down
    body = _get(target, asks, cookie)[1]
    seen = _digest(body)
    item = f"/triage/vraag/{laid.items[-1].pk}/"
    part = f"{asks}?vraag={laid.items[-1].pk}"
    return [
        Scene("vragen of er iets is: niets", lambda _n: Call(f"{asks}?v={seen}", headers=cookie, status=204)),
        Scene("vragen of er iets is: de agenda", lambda _n: Call(asks, headers=cookie)),
        Scene("vragen of er iets is: één vraag", lambda _n: Call(part, headers=cookie)),
        Scene("de agenda openen", lambda _n: Call(laid.page, headers=cookie)),
        Scene("een vraag openen", lambda _n: Call(item, headers=cookie)),
    ]  # fmt: skip


def _get(target: Target, path: str, headers: dict[str, str]) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", target.port, timeout=30)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    return answer.status, answer.read().decode()


def _digest(body: str) -> str:
    found = re.search(r'data-seen="([^"]*)"', body)
    assert found, body[:300]
    return found[1]


class Screen(threading.Thread):
    """One screen as static/js/board.js makes it: look, wait, look; it notes when it saw what."""

    def __init__(self, laid: Laid, target: Target, number: int, over: threading.Event) -> None:
        super().__init__(daemon=True)
        self.cookie, self.target, self.over = laid.cookies[number], target, over
        # Half of them have the agenda open, half the question that is decided last.
        self.path = f"{laid.page}stand/?" + ("" if number % 2 else f"vraag={laid.items[-1].pk}&")
        self.page, self.number = laid.page, number
        self.saw: list[tuple[float, int]] = []
        self.times: list[float] = []

    def run(self) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self.target.port, timeout=180)
        connection.request("GET", self.page, headers=self.cookie)
        connection.getresponse().read()
        seen = ""
        time.sleep(PACE * (self.number % 20) / 20)
        while not self.over.is_set():
            start = time.perf_counter()
            connection.request("GET", f"{self.path}v={seen}", headers=self.cookie)
            answer = connection.getresponse()
            body = answer.read().decode()
            self.times.append(time.perf_counter() - start)
            if answer.status == http.client.OK:
                seen = _digest(body)
                self.saw.append((time.perf_counter(), int(seen.partition("-")[0] or 0)))
            time.sleep(PACE)


def _crowd(laid: Laid, target: Target, count: int, fresh: list[Any]) -> str:
    """So many screens at their own pace, while somebody decides."""
    over = threading.Event()
    screens = [Screen(laid, target, number, over) for number in range(count)]
    for screen in screens:
        screen.start()
    time.sleep(4)
    before, start, pressed = target.cpu(), time.perf_counter(), []
    asked = sum(len(screen.times) for screen in screens)
    for item in fresh:
        moment = time.perf_counter()
        laid.decide(item)
        pressed.append((moment, _version(laid)))
        time.sleep(3)
    lasted, cpu = time.perf_counter() - start, target.cpu() - before
    asked = sum(len(screen.times) for screen in screens) - asked
    over.set()
    for screen in screens:
        screen.join()
    waits = [
        min((at - moment for at, seen in screen.saw if seen >= version), default=float("inf"))
        for moment, version in pressed
        for screen in screens
    ]
    times = [one for screen in screens for one in screen.times]
    return (
        f"| {count} schermen, {len(fresh)} besluiten: van besluit tot gezien | Ketenloket | {count} |"
        f" {asked / lasted:.0f} | {statistics.median(waits) * 1000:.0f} |"
        f" {quantile(waits, 0.95) * 1000:.0f} | {cpu / asked * 1000:.1f} |\n"
        f"| dezelfde {count} schermen: één keer vragen; het langste wachten op een besluit was"
        f" {max(waits) * 1000:.0f} ms; {cpu / lasted * 100:.0f} % van één processor | Ketenloket |"
        f" {count} | {asked / lasted:.0f} | {statistics.median(times) * 1000:.1f} |"
        f" {quantile(times, 0.95) * 1000:.1f} | {cpu / asked * 1000:.1f} |"
    )


def _version(laid: Laid) -> int:
    from tests.triage.board import board  # noqa: PLC0415 - after setup

    return int(board(laid.lead, laid.meeting).version)


def _write(lines: list[str], arguments: argparse.Namespace) -> None:
    head = f"""{this_machine()}; gunicorn gthread 2 x 4; a
screen asks every {PACE} s. CPU-ms is the processor time of web server and database together per request.

| what | by | clients | a second | p50 ms | p95 ms | CPU-ms |
| --- | --- | --- | --- | --- | --- | --- |
"""
    keep(
        f"the live board (`python -m tests.load.board`, {arguments.items} questions on the agenda)",
        head + "\n".join(lines),
    )


if __name__ == "__main__":
    main()
