"""Ask a server for pages with a number of clients, and read what that cost in processor time."""

import http.client
import os
import statistics
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Figure:
    """One measured line."""

    scene: str
    what: str
    clients: int
    per_second: float
    p50: float
    p95: float
    cpu: float

    def row(self) -> str:
        """The line as Markdown."""
        return (
            f"| {self.scene} | {self.what} | {self.clients} | {self.per_second:.0f} |"
            f" {self.p50:.1f} | {self.p95:.1f} | {self.cpu:.1f} |"
        )


@dataclass(frozen=True)
class Call:
    """One request to a server, and what its answer must be."""

    path: str
    method: str = "GET"
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    status: int = 200


@dataclass(frozen=True)
class Scene:
    """A page or write to measure: the calls in turn, its SQL for the floor, a bare twin."""

    name: str
    calls: Callable[[int], Call]
    sql: tuple[tuple[str, tuple[object, ...]], ...] = ()
    setting: tuple[str, ...] = ()
    bare: "Scene | None" = None
    writes: bool = False


def processor_seconds(root: int) -> float:
    """User and system time of a process and all that descend from it, living or ended."""
    parents, times = {}, {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            text = stat.read_text()
        except OSError:
            continue
        values = text.rpartition(") ")[2].split()
        pid = int(stat.parent.name)
        parents[pid] = int(values[1])
        times[pid] = sum(map(int, values[11:15])) / TICKS
    family = {root}
    while more := {p for p, parent in parents.items() if parent in family} - family:
        family |= more
    return sum(times.get(pid, 0) for pid in family)


def quantile(values: list[float], part: float) -> float:
    """The value below which this part of the values lies."""
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]


def figure(
    scene: str, what: str, clients: int, times: list[float], seconds: float, cpu: float
) -> Figure:
    """Sum up."""
    return Figure(
        scene,
        what,
        clients,
        len(times) / seconds,
        statistics.median(times) * 1000,
        quantile(times, 0.95) * 1000,
        cpu / len(times) * 1000,
    )


@dataclass(frozen=True)
class Target:
    """A server that runs: where, and the processes whose time counts."""

    port: int
    roots: tuple[int, ...]

    def cpu(self) -> float:
        """Processor time so far, in seconds."""
        return sum(processor_seconds(root) for root in self.roots)


def run(scene: Scene, target: Target, seconds: float, clients: int, what: str) -> Figure:
    """Measure a scene for this long.

    Raises:
        AssertionError: when an answer is not what the scene expects.
    """
    _client(scene, target.port, 1.0, [], 0)  # warm up
    times: list[list[float]] = [[] for _ in range(clients)]
    before, start = target.cpu(), time.perf_counter()
    threads = [
        threading.Thread(target=_client, args=(scene, target.port, seconds, times[n], n + 1))
        for n in range(clients)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    lasted, cpu = time.perf_counter() - start, target.cpu() - before
    flat = [one for each in times for one in each]
    assert flat, f"{scene.name}: no answer came as it should"
    return figure(scene.name, what, clients, flat, lasted, cpu)


def _client(scene: Scene, port: int, seconds: float, times: list[float], seed: int) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    end, turn = time.perf_counter() + seconds, seed * 1_000_000
    while time.perf_counter() < end:
        call = scene.calls(turn)
        turn += 1
        start = time.perf_counter()
        connection.request(call.method, call.path, body=call.body or None, headers=call.headers)
        answer = connection.getresponse()
        answer.read()
        times.append(time.perf_counter() - start)
        assert answer.status == call.status, f"{call.path}: {answer.status}"
