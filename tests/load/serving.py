"""Start gunicorn as in production, and stop it again."""

import contextlib
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.load.measure import Target


@contextlib.contextmanager
def serving(application: str) -> Iterator[Target]:
    """Serve this WSGI application on a free port with two processes of four threads."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    program = subprocess.Popen(
        [
            sys.executable, "-m", "gunicorn", "--workers", "2", "--threads", "4",
            "--worker-class", "gthread", "--bind", f"127.0.0.1:{port}", "--log-level", "warning",
            application,
        ]
    )  # fmt: skip
    try:
        _wait(port)
        yield Target(port, (program.pid, _postmaster()))
    finally:
        program.terminate()
        program.wait(20)


def _wait(port: int) -> None:
    for _try in range(300):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.1)
    msg = "the server did not start"
    raise RuntimeError(msg)


def _postmaster() -> int:
    """The process of the benchmark's own PostgreSQL, whose children serve the connections."""
    import psycopg  # noqa: PLC0415 - only here

    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        backend = connection.execute("SELECT pg_backend_pid()").fetchone()[0]
        stat = Path(f"/proc/{backend}/stat").read_text()
    return int(stat.rpartition(") ")[2].split()[1])
