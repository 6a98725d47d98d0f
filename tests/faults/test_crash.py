"""T15 and T17: what was acknowledged survives kill -9, nothing is half there, each letter leaves once.

Of the web server, the worker, PostgreSQL and all three at once, under four clients that fill in forms
and send each form again until the answer is yes, and a mail server that remembers what it took. Each
letter is one effect by its Message-ID. SMTP cannot do better than this: who is killed between "250 OK"
and writing that down cannot know that it left, and sends it once more with the same Message-ID. Such
repeats are counted apart, and no letter may have more than one.

CRASH_ROUNDS says how many rounds the long run makes.
"""

import itertools
import os
import random
import shutil
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.faults.crash_town import WRITERS, Town, Writer, until

pytestmark = pytest.mark.slow
VICTIMS = (("web",), ("worker",), ("postgres",), ("web", "worker", "postgres"))
BACK_WITHIN = 60.0  # seconds, on a busy machine; measured figures are printed
WAITING = "SELECT count(*) FROM outbox_message WHERE sent_at IS NULL AND died_at IS NULL"
HALF = {
    "a request without its key, or without its line in the log": """
        SELECT r.id FROM desk_helprequest r WHERE NOT EXISTS
          (SELECT FROM desk_followupkey k WHERE k.request_id = r.id) OR NOT EXISTS
          (SELECT FROM audit_event e WHERE e.request_id = r.id AND e.what = 'desk.registered')""",
    "a person without a request": """
        SELECT s.id FROM help_seekers_helpseeker s WHERE NOT EXISTS
          (SELECT FROM desk_helprequest r WHERE r.help_seeker_id = s.id)""",
    "a line in the log without its request": """
        SELECT e.id FROM audit_event e WHERE e.what = 'desk.registered' AND NOT EXISTS
          (SELECT FROM desk_helprequest r WHERE r.id = e.request_id)""",
    "corrections and their letters are not as many": """
        SELECT 1 WHERE (SELECT count(*) FROM directory_correction) <>
          (SELECT count(*) FROM outbox_message WHERE subject LIKE 'Iemand zegt%')""",
    "a letter that was given up": "SELECT error FROM outbox_message WHERE died_at IS NOT NULL",
}


@dataclass
class Count:
    """What was measured."""

    rounds: int = 0
    lost: int = 0
    doubled: int = 0
    half: list[str] = field(default_factory=list)
    never_sent: int = 0
    unknown: int = 0
    repeats: int = 0
    most: int = 0
    back: list[float] = field(default_factory=list)


@pytest.fixture
def town():
    folder = Path(tempfile.mkdtemp(prefix="ketenloket-crash-", dir="/var/tmp"))
    folder.chmod(0o711)
    try:
        yield Town(folder, slow_mail=0.005)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def burn(town, writers, names):
    """Kill at a random moment of the work, start again; seconds until the first good answer."""
    for writer in writers:
        writer.going.set()
    time.sleep(random.uniform(0.2, 1.0))  # noqa: S311 - any moment will do
    for name in random.sample(names, len(names)):
        town.kill(name)
    began = time.monotonic()
    town.revive()
    until(town.answers, "an answer after the crash")
    back = time.monotonic() - began
    time.sleep(0.2)
    for writer in writers:
        writer.going.clear()
    until(lambda: all(writer.idle.is_set() for writer in writers), "a yes to every form")
    return back


def wait_for_mail(town):
    def empty():
        town.revive()  # a worker that ended by itself is started again, as systemd would
        return town.ask(WAITING) == [(0,)]

    until(empty, "an empty outbox")


def weigh(town, writers, count):
    """Compare what clients, database and mail server know."""
    acknowledged = {mark for writer in writers for mark in writer.acknowledged}
    stored = [row[0] for row in town.ask("SELECT name FROM help_seekers_helpseeker")]
    stored += [row[0] for row in town.ask("SELECT text FROM directory_correction")]
    count.lost = len(acknowledged - set(stored))
    count.doubled = len(stored) - len(set(stored))
    count.half = [words for words, sql in HALF.items() if town.ask(sql)]
    letters = {str(row[0]) for row in town.ask("SELECT id FROM outbox_message")}
    count.never_sent = len(letters - set(town.mail.taken))
    count.unknown = len(set(town.mail.taken) - letters)
    count.repeats = sum(times - 1 for times in town.mail.taken.values())
    count.most = max(town.mail.taken.values(), default=0)
    assert (count.lost, count.doubled, count.half) == (0, 0, [])
    assert (count.never_sent, count.unknown) == (0, 0)
    assert count.most <= 2
    return len(acknowledged), len(letters)


def play(town, victims):
    count = Count()
    with town.open():
        writers = [Writer(town, number) for number in range(WRITERS)]
        for writer in writers:
            writer.start()
        for names in victims:
            count.back.append(burn(town, writers, names))
            wait_for_mail(town)
            acknowledged, letters = weigh(town, writers, count)
            count.rounds += 1
            slowest = max(count.back)
            print(  # noqa: T201 - the figures are what this is for
                f"round {count.rounds} ({' + '.join(names)}): {acknowledged} acknowledged,"
                f" lost {count.lost}, half {len(count.half)}, doubled {count.doubled};"
                f" {letters} letters, never sent {count.never_sent},"
                f" repeats with the same id {count.repeats};"
                f" back in {count.back[-1]:.1f} s (slowest {slowest:.1f} s)",
                flush=True,
            )
        for writer in writers:
            writer.stopped.set()
    assert acknowledged > len(victims) * WRITERS, "nobody was writing"
    assert letters > len(victims)
    assert max(count.back) < BACK_WITHIN
    return count


def test_a_handful_of_crashes(town):
    assert play(town, VICTIMS).rounds == len(VICTIMS)


@pytest.mark.nightly
def test_a_hundred_crashes(town):
    rounds = int(os.environ.get("CRASH_ROUNDS", "100"))
    victims = list(itertools.islice(itertools.cycle(VICTIMS), rounds))
    assert play(town, victims).rounds == rounds
