"""The desk as people meet it: a real server on a database of its own, filled with the demo chain."""

import contextlib
import http.client
import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

WARM_UP = 60.0  # seconds in which the first answer must come


@contextlib.contextmanager
def serving(database: str, log: Path) -> Iterator[str]:
    """Fill this empty, migrated database with the demo chain, serve it, and stop serving afterwards.

    Yields the address of the front page, without a slash at the end.
    """
    environment = {
        **os.environ,
        "DATABASE_URL": database,
        "KETENLOKET_AS": "app",
        "KETENLOKET_DEMO": "1",
        "KETENLOKET_SERVING": "1",
        "KETENLOKET_SECRET_KEY": secrets.token_urlsafe(48),
        "KETENLOKET_EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend",
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    environment.pop("PYTEST_CURRENT_TEST", None)
    subprocess.run(
        [sys.executable, "-m", "django", "demo"],
        env={**environment, "KETENLOKET_SERVING": ""},
        check=True,
        stdout=subprocess.DEVNULL,
    )
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with log.open("wb") as lines:
        program = subprocess.Popen(
            [
                sys.executable, "-m", "gunicorn", "config.wsgi:application",
                "--bind", f"127.0.0.1:{port}", "--workers", "1", "--worker-class", "gthread",
                "--threads", "4", "--no-control-socket", "--log-level", "warning",
                "--graceful-timeout", "2",
            ],
            env=environment,
            stdout=lines,
            stderr=lines,
        )  # fmt: skip
        try:
            _wait(port, program)
            yield f"http://127.0.0.1:{port}"
        finally:
            program.terminate()
            program.wait(20)


def _wait(port: int, program: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + WARM_UP
    while time.monotonic() < deadline and program.poll() is None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        with (
            contextlib.closing(connection),
            contextlib.suppress(OSError, http.client.HTTPException),
        ):
            connection.request("GET", "/gezond/")
            if connection.getresponse().status:
                return
        time.sleep(0.2)
    msg = "the server did not start"
    raise RuntimeError(msg)
