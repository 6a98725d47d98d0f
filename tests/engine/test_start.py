"""``ketenloket start`` as a newcomer meets it: a process, a page, Ctrl-C, and nothing left behind."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.engine.conftest import alive

pytestmark = pytest.mark.slow

COMMAND = [sys.executable, "-m", "config.command"]
ROOT = Path(__file__).resolve().parents[2]
SECOND_START = 10.0  # seconds of processor time: what it takes on a machine with nothing else to do


@pytest.fixture
def port(monkeypatch):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number = probe.getsockname()[1]
    monkeypatch.setenv("PORT", str(number))
    return number


@pytest.fixture
def started(place):
    """Start the desk as a process of its own; end it, whatever the test did."""
    running = []

    def start():
        with (place / "said").open("ab") as said:
            desk = subprocess.Popen(
                [*COMMAND, "start"],
                cwd=ROOT,
                env=os.environ,
                stdout=said,
                stderr=said,
                start_new_session=True,
            )
        running.append(desk)
        return desk

    yield start
    for desk in running:
        desk.terminate()
        desk.wait(20)


def ask(port, path="/"):
    """Return the status of a page, None while nobody answers."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    except OSError:
        return None
    finally:
        connection.close()


def wait_for(condition, seconds=60):
    end = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < end, "this took too long"
        time.sleep(0.1)
    return found


def family(place):
    """Return the processes that belong to the desk at this place: they know it from their environment or orders."""
    mark, found = os.fsencode(place), set()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            text = (folder / "cmdline").read_bytes() + b"\0" + (folder / "environ").read_bytes()
        except OSError:
            continue
        if mark in text and int(folder.name) != os.getpid() and alive(folder.name):
            found.add(int(folder.name))
    return found


def worked(place):
    """Return the seconds of processor time of all that belongs to the desk, also of what has ended."""
    ticks = 0
    for pid in family(place):
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        ticks += sum(int(field) for field in fields[11:15])  # own and of ended children: proc(5)
    return ticks / os.sysconf("SC_CLK_TCK")


def known(place):
    """All that the processes of the desk were told in their environment."""
    return "".join(Path(f"/proc/{pid}/environ").read_text() for pid in family(place))


def said(place):
    return (place / "said").read_text()


@pytest.mark.parametrize("way_to_stop", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_until_it_is_told_to_stop_and_leaves_nothing(
    place, port, started, monkeypatch, way_to_stop
):
    monkeypatch.setenv("KETENLOKET_DEMO", "0")
    desk = started()
    wait_for(lambda: f"http://127.0.0.1:{port}/" in said(place) or desk.poll() is not None)
    assert ask(port) == 200, said(place)
    assert str(place / "postgres") in said(place)
    assert len(family(place)) > 3
    assert f"KETENLOKET_SITE_URL=http://127.0.0.1:{port}\0" in known(place), "links in letters"

    again = subprocess.run(
        [*COMMAND, "start"], cwd=ROOT, check=False, capture_output=True, text=True
    )
    assert (again.returncode, again.stderr) == (
        1,
        f"Ketenloket draait al op http://127.0.0.1:{port}/\n",
    )

    begin = time.monotonic()
    desk.send_signal(way_to_stop)
    assert desk.wait(10) == 0
    wait_for(lambda: not family(place), seconds=10 - (time.monotonic() - begin))
    assert ask(port) is None


def account_lines(text: str) -> list[str]:
    """The accounts as they were shown; other programs talk in between."""
    return [line for line in text.splitlines() if "@demo.example" in line]


def test_a_demo_start_shows_the_accounts_and_a_second_one_is_quick_and_keeps_the_data(
    place, port, started
):
    desk = started()
    wait_for(lambda: "Stoppen: Ctrl-C" in said(place) or desk.poll() is not None, seconds=240)
    assert ask(port) == 200, said(place)
    desk.send_signal(signal.SIGINT)
    assert desk.wait(10) == 0
    first = said(place)
    (place / "said").unlink()

    desk = started()
    wait_for(lambda: f"http://127.0.0.1:{port}/" in said(place) or desk.poll() is not None)
    effort = worked(place)
    print(f"second start: {effort:.1f} s of processor time")  # noqa: T201 - a figure to read with -s
    assert effort < SECOND_START
    wait_for(lambda: "Stoppen: Ctrl-C" in said(place) or desk.poll() is not None)
    accounts = [account_lines(text) for text in (first, said(place))]
    assert accounts[0] == accounts[1] != []


def test_after_a_kill_nothing_serves_on_and_the_next_start_works(place, port, started, monkeypatch):
    monkeypatch.setenv("KETENLOKET_DEMO", "0")
    desk = started()
    wait_for(lambda: ask(port))
    desk.kill()
    wait_for(lambda: ask(port) is None, seconds=10)
    desk = started()
    wait_for(lambda: ask(port))
    desk.send_signal(signal.SIGINT)
    assert desk.wait(10) == 0
    wait_for(lambda: not family(place), seconds=10)


def test_ctrl_c_during_the_first_start_stops_cleanly_too(place, port, started, monkeypatch):
    monkeypatch.setenv("KETENLOKET_DEMO", "0")
    desk = started()
    wait_for((place / "postgres" / "data" / "postmaster.pid").exists)
    desk.send_signal(signal.SIGINT)
    assert desk.wait(10) == 0
    wait_for(lambda: not family(place), seconds=10)
    assert ask(port) is None


def test_with_an_address_it_uses_that_server_and_embeds_nothing(
    place, port, server, started, monkeypatch
):
    monkeypatch.setenv("DATABASE_URL", server.url("postgres", "ketenloket"))
    desk = started()
    wait_for(lambda: "Stoppen: Ctrl-C" in said(place) or desk.poll() is not None)
    assert ask(port) == 200, said(place)
    assert "Gegevens: op de server van DATABASE_URL" in said(place)
    assert "Demo: nee" in said(place)
    desk.send_signal(signal.SIGINT)
    assert desk.wait(10) == 0
    assert not (place / "postgres").exists()
    assert server.answers()


def test_a_taken_port_is_said_in_one_line(place, port):
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        refused = subprocess.run(
            [*COMMAND, "start"], cwd=ROOT, check=False, capture_output=True, text=True
        )
    assert refused.returncode == 1
    assert refused.stderr.startswith(f"Poort {port} is bezet")
    assert refused.stderr.count("\n") == 1
    assert not (place / "postgres").exists()


@pytest.mark.usefixtures("place")
def test_commands_run_in_the_role_they_need():
    def who(*extra):
        sql = "SELECT current_user"
        shell = [
            "shell",
            *extra,
            "-c",
            f"from django.db import connection as c; k=c.cursor(); k.execute('{sql}')",
        ]
        shell[-1] += "; print(k.fetchone()[0])"
        done = subprocess.run(
            [*COMMAND, *shell], cwd=ROOT, check=True, capture_output=True, text=True
        )
        return done.stdout.split()[-1]

    assert who() == "ketenloket_app"
    assert who("--as", "owner") == "ketenloket_owner"
    wrong = subprocess.run(
        [*COMMAND, "shell", "--as", "root"], cwd=ROOT, check=False, capture_output=True, text=True
    )
    assert (wrong.returncode, wrong.stderr) == (1, "Kies --as app of --as owner.\n")


@pytest.mark.usefixtures("place")
def test_a_dash_may_be_written_in_the_name_of_a_command():
    done = subprocess.run(
        [*COMMAND, "import-directory", "--help"],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    assert "import_directory" in done.stdout + done.stderr
