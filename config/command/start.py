"""``ketenloket start``: database, tables, demo, web server and worker as one; Ctrl-C ends all of it."""

import contextlib
import ctypes
import fcntl
import http.client
import importlib.util
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from types import FrameType

from config.command import addresses
from config.postgres import EngineError, home

TICK = 0.1  # seconds between two looks at what we started
FAREWELL = 6.0  # seconds that the web server and the worker get to finish what they are doing
WARM_UP = 60.0  # seconds in which the web server must give its first answer
PR_SET_PDEATHSIG = 1  # from <linux/prctl.h>


class Leaving(Exception):  # noqa: N818 - somebody pressed Ctrl-C; nothing went wrong
    """Somebody asked us to stop."""


class Household:
    """The programs that run together, and the wish to stop."""

    def __init__(self, environment: dict[str, str]) -> None:
        """Remember what every program must know, and listen for Ctrl-C and SIGTERM."""
        self.environment = {**os.environ, **environment}
        self.programs: dict[str, subprocess.Popen[bytes]] = {}
        self.leaving = False
        for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(name, self._leave)

    def _leave(self, _signal: int, _frame: FrameType | None) -> None:
        self.leaving = True

    def tick(self) -> None:
        """Wait a moment. Raises Leaving when somebody asked to stop."""
        if self.leaving:
            raise Leaving
        time.sleep(TICK)

    def begin(self, name: str, *command: str, role: str = "app") -> subprocess.Popen[bytes]:
        """Start a program in a session of its own: Ctrl-C is for us, who know the order to stop in."""
        self.programs[name] = program = subprocess.Popen(
            [sys.executable, "-m", *command],
            env={**self.environment, "KETENLOKET_AS": role},
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=_end_with_parent,  # noqa: PLW1509 - we have one thread, and it only makes a system call
        )
        return program

    def finish(self, name: str, *command: str, role: str = "app") -> None:
        """Run a program to its end. Raises EngineError when it fails."""
        program = self.begin(name, *command, role=role)
        while program.poll() is None:
            self.tick()
        del self.programs[name]
        if program.returncode != 0:
            raise EngineError(f"Het starten stopt bij '{name}': zie de melding hierboven.")

    def watch(self) -> None:
        """Wait until somebody asks to stop. Raises EngineError when a program ends by itself."""
        while True:
            for name, program in self.programs.items():
                if program.poll() is not None:
                    raise EngineError(
                        f"'{name}' is gestopt (code {program.returncode}): zie de melding hierboven."
                    )
            self.tick()

    def end(self) -> None:
        """Ask all programs to finish, and end those that do not."""
        for program in self.programs.values():
            program.terminate()
        deadline = time.monotonic() + FAREWELL
        for program in self.programs.values():
            try:
                program.wait(max(0.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                os.killpg(program.pid, signal.SIGKILL)
                program.wait()


def _end_with_parent() -> None:
    """Ask Linux to end this program when we are killed: nobody else would."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def start(*, force_demo: bool = False) -> int:
    """Start the whole desk and keep it running until Ctrl-C or SIGTERM; return the exit code."""
    port = int(os.environ.get("PORT") or "8000")
    address = f"http://127.0.0.1:{port}/"
    if force_demo:
        os.environ["KETENLOKET_DEMO"] = "1"
    with _only_once(address):
        _refuse_taken(port)
        # Links in letters lead to where this runs, unless somebody said otherwise.
        site = os.environ.get("KETENLOKET_SITE_URL") or address.rstrip("/")
        household = Household(addresses.always() | {"KETENLOKET_SITE_URL": site})
        with addresses.at_the_database(make_roles=True) as found:
            household.environment |= found
            try:
                addresses.refuse_power(found["DATABASE_URL"])
                _set_up(household)
                _serve(household, port)
                _tell(household, address)
                household.watch()
            except Leaving:
                print("Ketenloket stopt …", flush=True)
            finally:
                household.end()
    print("Ketenloket is gestopt. Uw gegevens blijven bewaard.", flush=True)
    return 0


def _set_up(household: Household) -> None:
    household.finish("ready", "django", "ready", role="owner")
    if _wants_demo(household):
        household.finish("demo", "django", "demo", "--if-empty")


def _wants_demo(household: Household) -> bool:
    """Say whether to load and show the demo; an installation may leave that package out."""
    with contextlib.suppress(ModuleNotFoundError):
        found = importlib.util.find_spec("demo.management.commands.demo")
        return found is not None and household.environment["KETENLOKET_DEMO"] == "1"
    return False


def _serve(household: Household, port: int) -> None:
    """Start the web server and the worker; come back at the first answer."""
    household.begin(
        "web",
        *("gunicorn", "config.wsgi:application", "--bind", f"127.0.0.1:{port}"),
        *("--worker-class", "gthread", "--workers", "2", "--threads", "4"),
        *("--graceful-timeout", "4", "--no-control-socket", "--log-level", "warning"),
    )
    household.begin(
        "worker",
        *("django", "procrastinate", "worker", "--shutdown-graceful-timeout", "4"),
        *("--concurrency", "2"),  # reading a large file in keeps no mail waiting
    )
    deadline = time.monotonic() + WARM_UP
    while not _answers(port):
        if household.programs["web"].poll() is not None or time.monotonic() > deadline:
            raise EngineError("De webserver start niet: zie de melding hierboven.")
        household.tick()


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    with contextlib.closing(connection), contextlib.suppress(OSError, http.client.HTTPException):
        connection.request("GET", "/gezond/")
        return connection.getresponse().status > 0
    return False


def _tell(household: Household, address: str) -> None:
    demo = household.environment["KETENLOKET_DEMO"] == "1"
    place = (
        "op de server van DATABASE_URL"
        if os.environ.get("DATABASE_URL")
        else addresses.private_server().data
    )
    print(f"\nKetenloket draait op {address}")
    print(f"Gegevens: {place}")
    print(
        f"Demo: {'ja, met verzonnen mensen' if demo else 'nee (ketenloket start --demo zet die aan)'}"
    )
    if _wants_demo(household):
        sys.stdout.flush()
        household.finish("demo-accounts", "django", "demo", "--accounts")
    print("Stoppen: Ctrl-C\n", flush=True)


@contextlib.contextmanager
def _only_once(address: str) -> Iterator[None]:
    """Hold the place of the one who starts. Raises EngineError when it is taken."""
    with (home() / "start.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            lock.seek(0)
            raise EngineError(f"Ketenloket draait al op {lock.read()}") from error
        lock.truncate(0)
        lock.write(address)
        lock.flush()
        yield


def _refuse_taken(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise EngineError(
                f"Poort {port} is bezet door een ander programma: kies een andere, zoals PORT={port + 1} make start"
            ) from error
