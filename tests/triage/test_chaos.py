"""Chaos of the board: twenty people at one table decide, reorder, propose and take the chair at once.

Real commits, each on a connection of its own, with small random waits. Whatever PostgreSQL lets
through, and in whatever order: no decision is lost, none is doubled, and every screen ends with the
same picture. A few rounds by day; `-m nightly` two hundred.
"""

import random
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.db import connection
from django.test import override_settings

from ketenloket.chain.triage.actions import (
    DecidedAlreadyError,
    OrderChangedError,
    ProposalChangedError,
    begin,
    change_decision,
    close_meeting,
    decide,
    discuss,
    join,
    postpone,
    propose,
    reorder,
    take_chair,
    take_off,
)
from ketenloket.chain.triage.models import (
    EarlierDecision,
    TriageBoard,
    TriageDecision,
    TriageItem,
    TriageProposal,
    TriageSeat,
)
from ketenloket.chain.triage.views.pulse import pulse
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from tests.conftest import copied, make_alliance, make_cast, make_worker
from tests.triage.board import keep, questions, today
from tests.triage.conftest import plan

pytestmark = pytest.mark.slow
CLIENTS, BY_DAY, BY_NIGHT = 20, 3, 200
TURNS = 4  # what each of them does in a round
SEATS = {"gemeente": 8, "maatje": 6, "loket": 6}
ITEMS = {"gemeente": 3, "maatje": 2}


class Table:
    """One meeting, the people at it, and what each of them was told had been done."""

    def __init__(self, alliance, pool):
        self.pool = pool
        self.people = [
            make_worker(alliance, f"{place}-{n}", place, "coordinator")
            for place, count in SEATS.items()
            for n in range(count)
        ]
        self.by_place = {place: self.of(place) for place in SEATS}
        self.laid = 0

    def of(self, place):
        return [one for one in self.people if one.organisation.name == place]

    def lay(self):
        """A new meeting with questions of two organisations."""
        first = self.by_place["gemeente"][0]
        self.meeting = today(first, "maatje", "loket", place=f"Zaal {uuid4().hex[:8]}")
        self.items, self.laid = [], self.laid + 1
        for place, count in ITEMS.items():
            self.items += questions(self.by_place[place][0], self.meeting, count, self.laid)
        self.later = plan(first, "maatje", "loket", days=9, place=f"Later {uuid4().hex[:8]}")
        self.done = []  # (what, item, words): acknowledged, so never to be lost

    def together(self, act):
        """Everybody acts at the same moment, give or take a few milliseconds."""
        line = threading.Barrier(CLIENTS)

        def run(worker):
            chance = random.Random()  # noqa: S311 - chaos, not a secret
            line.wait()
            return [act(worker, chance) for _turn in range(TURNS)]

        return [one.result() for one in [self.pool.submit(run, each) for each in self.people]]


def step(table, worker, chance):
    """One turn of one person: look, wait, act on what was seen; a refusal is an answer."""
    with acting_as(worker.actor()):
        seen = look(table, worker)
        seat = TriageSeat.objects.get(meeting=table.meeting, organisation=worker.organisation)
        join(table.meeting, seat, by=worker)
    time.sleep(chance.choice([0, 0, 0.001, 0.004]))
    doing = chance.choices([deciding, moving, proposing, chairing, leaving], [6, 4, 4, 2, 1])[0]
    try:
        with acting_as(worker.actor()):
            told = doing(table, worker, seen, chance)
    except RefusedError as no:
        return type(no)
    if told:
        table.done.append(told)
    return None


def look(table, worker):
    """The picture on one screen."""
    items = TriageItem.objects.filter(meeting=table.meeting, withdrawn_at__isnull=True)
    board = TriageBoard.objects.get(meeting=table.meeting)
    return SimpleNamespace(
        order=[item.pk for item in sorted(items, key=lambda item: item.place.key)],
        order_version=board.order_version,
        chair=board.chair_id,
        current=board.current_id,
        version=board.version,
        decided={
            row.item_id: (row.version, row.why)
            for row in TriageDecision.objects.filter(meeting=table.meeting)
        },
        proposed={
            (row.item_id, row.organisation_id): (row.version, row.words)
            for row in TriageProposal.objects.filter(item__in=items)
        },
    )


def deciding(table, worker, seen, chance):
    mine = [one for one in table.items if one.brought_by_id == worker.organisation_id]
    if not mine:
        return None
    item, words = chance.choice(mine), f"besluit {uuid4().hex}"
    decision = keep(worker, why=words)
    stands = seen.decided.get(item.pk)
    try:
        if stands:
            change_decision(item.pk, decision, seen=stands[0], because="Beter", by=worker)
        else:
            decide(item.pk, decision, by=worker)
    except DecidedAlreadyError as first:
        if chance.random() < 0.5:  # keeps the first, and what was typed is not on the table
            raise
        change_decision(item.pk, decision, seen=first.decision.version, because="Toch", by=worker)
    return ("decision", item.pk, words)


def moving(table, worker, seen, chance):
    if len(seen.order) < 2:
        return None
    one, before = chance.sample(seen.order, 2)
    reorder(table.meeting.pk, one, before, seen=seen.order_version, by=worker)
    return ("order", one, "")


def proposing(table, worker, seen, chance):
    item, words = chance.choice(table.items), f"voorstel {uuid4().hex}"
    version = seen.proposed.get((item.pk, worker.organisation_id), (0, ""))[0]
    propose(item.pk, words, service_id=None, seen=version, by=worker)
    return ("proposal", item.pk, words)


def chairing(table, worker, seen, chance):
    if seen.chair == worker.pk:
        discuss(table.meeting.pk, chance.choice([*seen.order, None]), by=worker)
    else:
        take_chair(table.meeting.pk, seen=seen.chair, by=worker)


def leaving(table, worker, seen, chance):
    item = chance.choice(table.items)
    if item.brought_by_id == worker.organisation_id and chance.random() < 0.5:
        take_off(item, by=worker)
    else:
        postpone(item.pk, table.later, by=worker)


def nothing_is_lost(table):
    """What was acknowledged is there exactly once; what is there was acknowledged."""
    told = Counter(words for what, _item, words in table.done if what == "decision")
    found, proposed = Counter(), {}
    for place in ITEMS:
        worker = table.by_place[place][0]
        with acting_as(worker.actor()):
            kept = EarlierDecision.objects.filter(item__in=table.items)
            rows = TriageDecision.objects.filter(item__in=table.items)
            own = worker.organisation_id
            found.update(rows.filter(brought_by_id=own).values_list("why", flat=True))
            found.update(kept.filter(brought_by_id=own).values_list("why", flat=True))
            for row in rows.filter(brought_by_id=own):
                before = kept.filter(item=row.item_id).order_by("version")
                versions = list(before.values_list("version", flat=True))
                assert versions == list(range(1, row.version)), "the chain has no gap"
    assert found == told
    assert set(found.values()) <= {1}
    told = {words for what, _item, words in table.done if what == "proposal"}
    with acting_as(table.people[0].actor()):
        proposed = list(TriageProposal.objects.filter(item__in=table.items))
    assert {row.words for row in proposed} <= told
    assert sum(row.version for row in proposed) == len(told), "each version was somebody's words"


def everybody_sees_the_same(table):
    pictures, digests = [], set()
    for worker in table.people:
        with acting_as(worker.actor()):
            pictures.append(look(table, worker))
            digests.add(pulse(table.meeting.pk, worker).digest)
    assert all(picture == pictures[0] for picture in pictures)
    assert len(digests) == 1
    return pictures[0]


class Screen(threading.Thread):
    """A screen that asks again and again, and fetches only when the digest says that it must."""

    def __init__(self, table, worker):
        super().__init__(daemon=True)
        self.table, self.worker, self.over = table, worker, threading.Event()
        self.digest, self.picture, self.fetched, self.asked = "", None, 0, 0

    def run(self):
        try:
            while not self.over.is_set():
                self.ask()
                time.sleep(0.02)
        finally:
            connection.close()

    def ask(self):
        with acting_as(self.worker.actor()):
            beat = pulse(self.table.meeting.pk, self.worker)
            self.asked += 1
            if beat.digest != self.digest:
                self.digest, self.picture = beat.digest, look(self.table, self.worker)
                self.fetched += 1


@contextmanager
def watched(table):
    """Some screens that look all the while."""
    screens = [Screen(table, table.by_place[place][-1]) for place in SEATS]
    for screen in screens:
        screen.start()
    try:
        yield screens
    finally:
        for screen in screens:
            screen.over.set()
            screen.join()


def play(table, rounds):
    refusals = Counter()
    for _round in range(rounds):
        table.lay()
        with acting_as(table.people[0].actor()):
            begin(table.meeting.pk, by=table.people[0])
        with watched(table) as screens:
            for results in table.together(lambda worker, chance: step(table, worker, chance)):
                refusals.update(kind for kind in results if kind)
        truth = everybody_sees_the_same(table)
        nothing_is_lost(table)
        for screen in screens:
            screen.ask()  # the next look of a screen, after the last change
            assert screen.picture == truth
            assert screen.fetched < screen.asked
        assert sorted(truth.order) == sorted(set(truth.order))
    return refusals


@pytest.fixture(scope="module")
def table(django_db_setup, django_db_blocker):
    hasher = "django.contrib.auth.hashers.MD5PasswordHasher"
    with copied(django_db_blocker), ThreadPoolExecutor(CLIENTS) as pool:
        with override_settings(PASSWORD_HASHERS=[hasher]):
            alliance = make_alliance()
            make_cast(alliance)
            found = Table(alliance, pool)
        yield found
        line = threading.Barrier(CLIENTS)

        def end():
            line.wait()
            connection.close()

        for one in [pool.submit(end) for _each in range(CLIENTS)]:
            one.result()
        _wait_for_goodbyes()


def _wait_for_goodbyes():
    """A session that was closed may take a moment to end, and a database in use cannot be dropped."""
    for _try in range(50):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            if cursor.fetchone() == (0,):
                return
        time.sleep(0.1)


def test_a_few_rounds(table):
    refusals = play(table, BY_DAY)
    assert refusals, "they never met: that would prove nothing"


@pytest.mark.nightly
def test_two_hundred_rounds(table):
    refusals = play(table, BY_NIGHT)
    for met in (DecidedAlreadyError, OrderChangedError, ProposalChangedError):
        assert refusals[met], f"{met} never came up: that would prove nothing"


def test_the_end_meets_the_last_decisions(table):
    """Closing while others decide: each question is decided here or moved on, never both or none."""
    for _round in range(BY_DAY):
        table.lay()

        def act(worker, chance, turns=None):
            time.sleep(chance.choice([0, 0.002, 0.01]))
            with acting_as(worker.actor()):
                try:
                    if worker.organisation.name == "loket":
                        close_meeting(table.meeting, by=worker, carry_to=table.later)
                    else:
                        mine = [i for i in table.items if i.brought_by_id == worker.organisation_id]
                        decide(chance.choice(mine).pk, keep(worker, why=uuid4().hex), by=worker)
                except RefusedError as no:
                    return type(no)

        table.together(act)
        with acting_as(table.people[0].actor()):
            for item in TriageItem.objects.filter(pk__in=[one.pk for one in table.items]):
                decided = TriageDecision.objects.filter(item=item).values_list("meeting", flat=True)
                if item.meeting_id == table.later.pk:
                    assert set(decided) <= {table.later.pk}
                else:
                    assert list(decided) == [table.meeting.pk]
