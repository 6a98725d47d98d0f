"""People with a browser: each signs in on the demo page and sees only what a person sees.

KETENLOKET_JOURNEYS_AT names the address of a demo that runs already, for whoever writes a journey and does
not want to wait for a new one each time.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection
from playwright.sync_api import Browser, expect
from psycopg.conninfo import make_conninfo

from config.database import APP, DATABASE, OWNER
from tests.journeys.person import PHONE, WIDE, Person
from tests.journeys.server import serving

HERE = Path(__file__).parent
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FAILED = pytest.StashKey[bool]()
QUIET = (
    "--lang=nl-NL", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage",
)  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Journeys come last: Playwright's loop in this thread would trouble whoever uses the database."""
    items.sort(key=lambda item: HERE in item.path.parents)
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.slow)
            item.add_marker(pytest.mark.browser)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: Any) -> Any:
    """Remember that a journey failed, so that what everybody saw then is kept."""
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report


@pytest.fixture(scope="session")
def desk(request: pytest.FixtureRequest, tmp_path_factory: Any) -> Iterator[str]:
    """The address of a desk with the demo chain in it."""
    if running := os.environ.get("KETENLOKET_JOURNEYS_AT"):
        yield running
        return
    request.getfixturevalue("django_db_setup")
    log = tmp_path_factory.mktemp("desk") / "server.log"
    with _database(request.getfixturevalue("django_db_blocker")) as address:
        with serving(address, log) as found:
            yield found
    assert "Internal Server Error" not in log.read_text(), log.read_text()[-5000:]


class _database:  # noqa: N801 - used like a function
    """A copy of the migrated test database, for the time of the journeys."""

    def __init__(self, blocker: Any) -> None:
        settings = connection.settings_dict
        self.name, self.blocker = settings["NAME"], blocker
        self.where = {"host": settings["HOST"], "port": settings["PORT"] or 5432}
        self.copy = f"{self.name}_journeys"
        self.drop = f'DROP DATABASE IF EXISTS "{self.copy}" WITH (FORCE)'

    def __enter__(self) -> str:
        with self.blocker.unblock():
            connection.close()
        self._owner(self.drop, f'CREATE DATABASE "{self.copy}" TEMPLATE "{self.name}"')
        return make_conninfo("", user=APP, dbname=self.copy, **self.where)

    def __exit__(self, *_: object) -> None:
        self._owner(self.drop)

    def _owner(self, *statements: str) -> None:
        with psycopg.connect(user=OWNER, dbname=DATABASE, autocommit=True, **self.where) as owner:
            for statement in statements:
                owner.execute(statement)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """The browser of the machine, without anything that calls home."""
    return {"executable_path": CHROMIUM, "args": list(QUIET)}


@pytest.fixture(scope="session")
def signed_in(desk: str, browser: Browser) -> Callable[[str], Any]:
    """The cookies of somebody who signed in on the demo page; once for the whole run."""
    expect.set_options(timeout=30_000)
    known: dict[str, Any] = {}

    def state(name: str) -> Any:
        if name not in known:
            context = browser.new_context(base_url=desk)
            page = context.new_page()
            page.goto("/proef/")
            page.get_by_role("button", name=name).first.click()
            page.wait_for_url("**/vandaag/")
            known[name] = context.storage_state()
            context.close()
        return known[name]

    return state


@pytest.fixture
def somebody(
    request: pytest.FixtureRequest, desk: str, browser: Browser, signed_in: Any
) -> Iterator[Callable[..., Person]]:
    """Somebody at a screen: signed in as the worker of this name, or nobody we know."""
    people = []

    def sit_down(name: str = "", *, phone: bool = False, script: bool = True) -> Person:
        context = browser.new_context(
            base_url=desk,
            viewport=PHONE if phone else WIDE,
            java_script_enabled=script,
            locale="nl-NL",
            timezone_id="Europe/Amsterdam",
            storage_state=signed_in(name) if name else None,
        )
        context.set_default_timeout(30_000)
        people.append(Person(context.new_page(), name))
        return people[-1]

    yield sit_down
    for number, person in enumerate(people):
        if request.node.stash.get(FAILED, False):
            case = request.node.name.replace("/", "-")
            person.keeps(f"failed/{case}-{number}-{person.name}")
        person.page.context.close()
