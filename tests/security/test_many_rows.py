"""T36: every page asks the database as often for a full desk as for an empty one.

The whole list of addresses is walked as whoever sees most there, first in the small world of the
matrix and again after the work of many people has been added to it: people of our own, assigned to
our volunteer, and people of others, shared with us, on the table or only beside us. At night every
kind of visitor walks, and there are 250 of each.
"""

import re
from collections.abc import Iterator
from copy import copy
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client

from ketenloket.foundation.tenancy.acting import acting_as
from tests.conftest import lead_by
from tests.matrix import world as making
from tests.matrix.fixtures import browsers, world
from tests.matrix.table import TABLE
from tests.matrix.world import ROLES, World
from tests.security.walk import path_of, visits

__all__ = ["browsers", "world"]
pytestmark = [pytest.mark.django_db, pytest.mark.slow]

MANY = 30  # of each relation: more than one page of any list
# Not of the page: savepoints, giving back the actor (both only in a test), and a session that is
# kept alive now and then.
_BESIDE = re.compile(
    r'SAVEPOINT|RELEASE|ROLLBACK|BEGIN|COMMIT|SELECT set_config|UPDATE "django_session"'
)
MOST = 16  # queries of any page: twelve for what it shows, and four for who is looking
# One question at the table, with its proposals, its advice and who is there.
MORE = {"triage:item": 19}


def everybody(world: World, method: str) -> Iterator[tuple[str, str, str]]:
    """As `visits`, but for every kind of visitor who may come there."""
    for route, line in sorted(TABLE.items()):
        if method not in line.methods or line.kind == "absent":
            continue
        for who in sorted(set(line.who) & {"anonymous", "help_seeker", *ROLES}):
            if "own" in line.who[who]:
                yield route, who, path_of(world, route, line)


def asked(browser: Client, path: str) -> list[str]:
    """What one look at this page asks of the database; the look itself is undone."""
    cookies, made = copy(browser.cookies), []

    def write_down(execute: Any, sql: str, params: Any, *rest: Any) -> Any:
        made.append(sql)
        return execute(sql, params, *rest)

    with transaction.atomic(), connection.execute_wrapper(write_down):
        answer = browser.get(path)
        if answer.streaming:
            b"".join(answer.streaming_content)
        transaction.set_rollback(True)
    browser.cookies = cookies
    assert answer.status_code < 500, path
    return [sql for sql in made if not _BESIDE.match(sql)]


def grow(world: World, many: int) -> None:
    """Add `many` people in every relation, and what hangs on each of them."""
    ours = world.workers["coordinator"]
    gemeente, vreemd = (
        making.make_worker(world.alliance, f"{place}-veel", place, role)
        for place, role in (("gemeente", "professional"), ("vreemd", "coordinator"))
    )
    leads = {"unassigned": ours, "received": gemeente, "pending": gemeente, "foreign": vreemd}
    for number in range(many):
        for relation, lead in leads.items():
            request = lead_by(lead, f"Persoon {relation} {number}")
            making._around(relation, request, lead, ours.organisation, world)
            if lead is ours:
                with acting_as(ours.actor()):
                    making._assign(request, ours, world.workers["volunteer"])


def compared(
    world: World, browsers: dict[str, Client], walk: list[tuple[str, str, str]], many: int
) -> None:
    """Count, grow, and count again."""
    for _route, who, path in walk:  # what is remembered for good is asked once
        asked(browsers[who], path)
    few = {(route, who): asked(browsers[who], path) for route, who, path in walk}
    grow(world, many)
    worse, large = [], []
    for route, who, path in walk:
        now, before = asked(browsers[who], path), few[route, who]
        if len(now) > len(before):
            new = [sql for sql in now if now.count(sql) != before.count(sql)]
            worse.append((route, who, len(before), len(now), sorted(new)[:3]))
        if len(now) > MORE.get(route, MOST):
            large.append((route, who, len(now)))
    assert not worse, "\n".join(map(str, worse))
    assert not large, "\n".join(map(str, large))


def test_no_page_asks_more_because_there_is_more(world, browsers):
    """T36: a page asks as much for one as for many."""
    walk = list(visits(world, "GET"))
    assert len(walk) > 100
    compared(world, browsers, walk, MANY)


@pytest.mark.nightly
def test_nor_when_there_is_very_much(world, browsers):
    """T36: and for 250 in every relation, a thousand people in all."""
    compared(world, browsers, list(everybody(world, "GET")), 250)
