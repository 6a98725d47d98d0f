"""A database of our own, and gunicorn as in production on it."""

import contextlib
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg

from config import database
from config.postgres import Server
from tests.load.measure import Target


def fresh(server: Server) -> None:
    """Make an empty database with all tables, and let this process find it."""
    with psycopg.connect(server.admin_url, autocommit=True) as admin:
        admin.execute(f"DROP DATABASE IF EXISTS {database.DATABASE} WITH (FORCE)")
    database.prepare(server.admin_url)
    os.environ |= {
        "DATABASE_URL": server.url(database.APP, database.DATABASE),
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "KETENLOKET_DEMO": "1",  # http, so that no proxy stands between
        "KETENLOKET_SECRET_KEY": "only for the benchmark",
        "KETENLOKET_HSDS_PER_MINUTE": "1000000",  # one client asks here for a thousand
    }
    owner = {
        "KETENLOKET_AS": "owner",
        "DATABASE_URL": server.url(database.OWNER, database.DATABASE),
    }
    command = [sys.executable, "-m", "django", "migrate", "-v0"]
    subprocess.run(command, env={**os.environ, **owner}, check=True)


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
        yield Target(port, (program.pid, postmaster()))
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


def postmaster() -> int:
    """The process of the benchmark's own PostgreSQL, whose children serve the connections."""
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        backend = connection.execute("SELECT pg_backend_pid()").fetchone()[0]
        stat = Path(f"/proc/{backend}/stat").read_text()
    return int(stat.rpartition(") ")[2].split()[1])
