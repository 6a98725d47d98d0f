"""T16: the same form sent twice, or sent again after a lost answer, is one request and one code.

On real commits, through the pages: one after the other, eight at once, and with the line cut just
before or just after the COMMIT, so that nobody can know whether it counted. RACE_ROUNDS says how
often it is cut; duplicates: 0.
"""

import re
from collections.abc import Callable, Iterator

import pytest
from django.db import OperationalError, connection, connections
from django.test import Client
from django.urls import reverse

from ketenloket.chain.desk.actions import Registration, register, register_at_front_door
from ketenloket.chain.desk.models import FollowUpKey, HelpRequest
from ketenloket.foundation.tenancy.acting import acting_as
from tests.faults.conftest import as_worker

pytestmark = pytest.mark.slow
AT_ONCE = 8
FORM = {
    "concerns": ["letters", "debts"],
    "name": "Samira",
    "contact_way": "phone",
    "language": "tr",
    "municipality": "GM1895",
    "agreed": "on",
}
CODE = re.compile(r"[B-Z2-9]{4}-[B-Z2-9]{4}-[B-Z2-9]{4}")


@pytest.fixture(autouse=True)
def no_limits(settings, arena):
    """A library of a thousand people at the same door is not what this is about."""
    settings.ACCOUNT_RATE_LIMITS = False
    arena.number += 1


class Door:
    """A page that makes a request, and what came of it."""

    def __init__(self, arena, path: str, browser: Callable[[], Client], lead) -> None:
        self.arena, self.path, self.browser, self.lead = arena, path, browser, lead

    def form(self) -> dict:
        """A person with a number of their own, on a form with a key of its own."""
        self.arena.number += 1
        number = self.arena.number
        entry = {"entry": "walk_in"} if self.path == reverse("desk:walk_in") else {}
        phone = f"06 1234{number:04d}"
        return FORM | entry | {"submission": f"a-random-key-of-form-{number:08d}", "phone": phone}

    def send(self, form: dict) -> str:
        """Send the form; gives the follow-up code that the person then sees."""
        browser = self.browser()
        answer = browser.post(self.path, form)
        assert answer.status_code == 302, answer.content.decode()[-2000:]
        return CODE.search(browser.get(answer.url).content.decode()).group()

    def count(self, form: dict) -> tuple[int, int]:
        """Requests of this person, and codes that open them."""
        phone = "+31" + form["phone"].replace(" ", "")[1:]
        with acting_as(self.lead.actor()):
            requests = HelpRequest.objects.filter(
                lead_id=self.lead.organisation_id, help_seeker__phone=phone
            )
            keys = FollowUpKey.objects.filter(request__in=requests)
            return requests.count(), keys.count()


@pytest.fixture(params=["front door", "walk-in"])
def door(request, arena, sign_in) -> Door:
    cast = arena.cast
    if request.param == "front door":
        path = reverse("desk:sign_up", args=[arena.alliance.slug])
        return Door(arena, path, lambda: Client(raise_request_exception=False), cast.loket)

    def browser():
        client = sign_in(cast.gemeente)
        client.raise_request_exception = False
        return client

    return Door(arena, reverse("desk:walk_in"), browser, cast.gemeente)


def test_the_same_form_twice_is_one_request(door):
    form = door.form()
    codes = {door.send(form) for _time in range(3)}
    assert len(codes) == 1
    assert door.count(form) == (1, 1)


def test_the_same_form_at_once_is_one_request(arena, door):
    for _round in range(20):
        form = door.form()
        codes = arena.together(*[lambda form=form: door.send(form)] * AT_ONCE)
        assert len(set(codes)) == 1
        assert door.count(form) == (1, 1)


@pytest.fixture
def cut() -> Iterator[Callable[[str], None]]:
    """Cut the line at the next COMMIT of this thread: before it or after it."""
    line = connections["default"].__dict__  # the wrapper itself: `connection` stands for it

    def at(moment: str) -> None:
        def commit() -> None:
            del line["_commit"]
            end = "SELECT pg_terminate_backend(pg_backend_pid())"
            together = f"COMMIT; {end}" if moment == "after" else end
            with connection.wrap_database_errors:
                connection.connection.execute(together)

        line["_commit"] = commit

    yield at
    assert line.pop("_commit", None) is None, "the line was never cut"


@pytest.mark.parametrize("moment", ["before", "after"])
def test_the_line_is_cut_at_the_commit_and_the_form_sent_again(arena, door, cut, moment):
    for _round in arena.rounds:
        form, browser = door.form(), door.browser()
        cut(moment)
        answer = browser.post(door.path, form)
        assert answer.status_code == 503
        assert door.count(form) == ((1, 1) if moment == "after" else (0, 0))
        code = door.send(form)
        assert door.send(form) == code
        assert door.count(form) == (1, 1)


def test_the_same_at_the_actions_themselves(arena):
    """Eight threads, twenty forms, without pages: the same request and code for each of them."""
    cast = arena.cast
    for number in range(20):
        form = Registration(name="Samira", phone=f"+316123{number:05d}")
        doors = (
            lambda form=form, number=number: register_at_front_door(
                form, alliance=arena.alliance, submission=f"voordeur {number}"
            ),
            as_worker(
                cast.maatje,
                lambda form=form, number=number: register(
                    form, by=cast.maatje, submission=f"balie {number}"
                ),
            ),
        )
        for door in doors:
            made = arena.together(*[door] * AT_ONCE)
            assert len({(one.request_id, one.follow_up_code) for one in made}) == 1


def test_a_cut_line_is_really_cut(arena, cut):
    """Or the tests above would prove nothing."""
    connection.ensure_connection()
    before = connection.connection
    cut("after")
    with pytest.raises(OperationalError, match="terminating"):
        with acting_as(arena.cast.loket.actor()):
            assert not HelpRequest.objects.filter(number="").exists()
    assert before.closed
