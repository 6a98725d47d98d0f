"""A whole Ketenloket beside the tests: PostgreSQL that keeps its word, web server, worker, clients.

Everything here may be killed at any moment and is started again, as systemd would.
"""

import contextlib
import http.client
import os
import random
import re
import secrets
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.parse import urlencode

import psycopg

from config import database
from config.postgres import Server
from tests.faults.crash_capture import Capture
from tests.faults.crash_seed import OFFER

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0
WRITERS = 4


def until(met, what, patience=PATIENCE):
    """How many seconds it took until this was so. Fails when it never is."""
    began = time.monotonic()
    while not met():
        assert time.monotonic() - began < patience, f"never: {what}"
        time.sleep(0.02)
    return time.monotonic() - began


class Town:
    """All programs, and what they answer."""

    def __init__(self, folder: Path, *, slow_mail: float = 0.0) -> None:
        self.folder = folder
        self.server = Server(folder / "postgres")
        self.mail = Capture(slow=slow_mail)
        self.port = _free_port()
        self.programs: dict[str, subprocess.Popen[bytes]] = {}
        self.restarts = 0

    def environment(self, role=database.APP):
        return {
            **os.environ,
            "DATABASE_URL": self.server.url(role, database.DATABASE),
            "KETENLOKET_AS": "owner" if role == database.OWNER else "app",
            "DJANGO_SETTINGS_MODULE": "tests.faults.crash_settings",
            "KETENLOKET_SERVING": "1",
            "KETENLOKET_DEMO": "0",
            "KETENLOKET_HTTPS": "0",
            "KETENLOKET_SECRET_KEY": "of-a-town-that-burns-down-every-minute",
            "KETENLOKET_HOSTS": "127.0.0.1",
            "KETENLOKET_SMTP_HOST": "127.0.0.1",
            "KETENLOKET_SMTP_PORT": str(self.mail.port),
            "PYTHONPATH": str(ROOT),
        }

    @contextlib.contextmanager
    def open(self):
        """Tables first, on a server that may forget; from then on on one that may not."""
        with Server(self.folder / "postgres", throwaway=True).in_use() as quick:
            database.prepare(quick.admin_url)
            subprocess.run(
                [sys.executable, "-m", "tests.faults.crash_seed"],
                env=self.environment(database.OWNER) | {"KETENLOKET_SERVING": ""},
                cwd=ROOT,
                check=True,
            )
        try:
            with self.server.in_use():
                assert self.ask("SHOW fsync") == [("on",)]
                for name in ("web", "worker", "ticker"):
                    self.start(name)
                until(self.answers, "the first answer")
                yield self
                self.end()
        finally:
            self.end()
            self.mail.shutdown()
            self.mail.server_close()
            with contextlib.suppress(Exception):
                self.server.remove()

    def start(self, name):
        command = {
            "web": [
                *("gunicorn", "config.wsgi:application", "--bind", f"127.0.0.1:{self.port}"),
                *("--worker-class", "gthread", "--workers", "2", "--threads", "4"),
                *("--no-control-socket", "--log-level", "critical"),
            ],
            "worker": ["django", "procrastinate", "worker", "--concurrency", "2"],
            "ticker": ["tests.faults.crash_ticker"],
        }[name]
        with (self.folder / f"{name}.log").open("ab") as log:
            self.programs[name] = subprocess.Popen(
                [sys.executable, "-m", *command],
                env=self.environment(),
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def kill(self, name):
        """kill -9: no farewell, nothing is written any more."""
        if name == "postgres":
            pid = int((self.server.data / "postmaster.pid").read_text().splitlines()[0])
            os.kill(pid, signal.SIGKILL)
            return
        program = self.programs.pop(name)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(program.pid, signal.SIGKILL)
        program.wait()

    def revive(self):
        """Start what is not there, as systemd would. The database first."""
        self.server._start()
        for name in ("web", "worker", "ticker"):
            program = self.programs.get(name)
            if program is None or program.poll() is not None:
                self.restarts += program is not None
                self.start(name)

    def end(self):
        for name in list(self.programs):
            self.kill(name)

    def answers(self):
        with contextlib.suppress(OSError, http.client.HTTPException):
            line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=2)
            with contextlib.closing(line):
                line.request("GET", "/gezond/")
                return line.getresponse().status == 200
        return False

    def ask(self, sql):
        """As the superuser: row-level security hides nothing from the one who counts."""
        url = self.server.url("postgres", database.DATABASE)
        with psycopg.connect(url, autocommit=True, connect_timeout=5) as line:
            return line.execute(sql).fetchall()


class Writer(threading.Thread):
    """Somebody who fills in forms all day, and sends a form again until the answer is yes."""

    def __init__(self, town: Town, number: int) -> None:
        super().__init__(daemon=True)
        self.town, self.number = town, number
        self.acknowledged: list[str] = []
        self.refused: list[int] = []
        self.going, self.stopped = threading.Event(), threading.Event()
        self.idle = threading.Event()
        self.cookie = self.token = ""
        self.made = 0

    def run(self):
        while not self.stopped.is_set():
            if not self.going.wait(0.05):
                self.idle.set()
                continue
            self.idle.clear()
            self._one_form()
        self.idle.set()

    def _one_form(self):
        self.made += 1
        mark = f"{self.number}-{self.made}-{secrets.token_hex(12)}"
        path, form = self._sign_up(mark) if self.number % 2 else self._correction(mark)
        while not self.stopped.is_set():
            status = self._post(path, form)
            if status == 302:
                self.acknowledged.append(mark)
                return
            if status:
                self.refused.append(status)
            time.sleep(random.choice([0.01, 0.05, 0.1]))  # noqa: S311

    def _sign_up(self, mark):
        return "/loket/oldambt/aanmelden/", {
            "concerns": "letters",
            "name": mark,
            "contact_way": "email",
            "email": f"{mark}@x.example",
            "language": "nl",
            "municipality": "GM1895",
            "agreed": "on",
            "submission": mark,
        }

    def _correction(self, mark):
        path = f"/loket/oldambt/aanbod/{OFFER}/verbeter/"
        return path, {"text": mark, "contact": "", "submission": mark}

    def _post(self, path, form):
        """The status of the answer, or 0 when there was none: then nobody knows whether it counted."""
        with contextlib.suppress(OSError, http.client.HTTPException):
            line = http.client.HTTPConnection("127.0.0.1", self.town.port, timeout=20)
            with contextlib.closing(line):
                if not self.token:
                    line.request("GET", path)
                    answer = line.getresponse()
                    page = answer.read().decode()
                    if answer.status != 200:
                        return answer.status
                    cookies = answer.headers.get_all("Set-Cookie") or []
                    self.cookie = "; ".join(c.split(";")[0] for c in cookies if "csrf" in c)
                    found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
                    assert found, page[:500]
                    self.token = found[1]
                body = urlencode(form | {"csrfmiddlewaretoken": self.token})
                headers = {
                    "Cookie": self.cookie,
                    "Content-Type": "application/x-www-form-urlencoded",
                }
                line.request("POST", path, body, headers)
                answer = line.getresponse()
                text = answer.read()
                assert answer.status != 200, text.decode()[-3000:]
                return answer.status
        return 0


def _free_port():
    import socket  # noqa: PLC0415

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
