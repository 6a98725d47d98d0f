"""The world and its browsers, for the tests that walk all addresses."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.utils import timezone

from ketenloket.foundation import press
from ketenloket.network.organisations.models import Account
from tests.matrix.world import World, build


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """The world is built once; each request is undone."""
    with django_db_blocker.unblock():
        outer = transaction.atomic()
        outer.__enter__()
        try:
            yield build()
        finally:
            transaction.set_rollback(True)
            outer.__exit__(None, None, None)


@pytest.fixture(autouse=True)
def quick_press(monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands on a sheet, without making a PDF of it: here it matters who gets it."""
    monkeypatch.setattr(press, "printed", lambda html: b"%PDF-1.7\n" + html.encode())


@pytest.fixture(scope="module")
def browsers(world: World) -> dict[str, Client]:
    """A signed-in browser for everybody."""
    result = {"anonymous": Client(), "help_seeker": Client(), "suspended": Client()}
    session = result["help_seeker"].session
    session["mijn_hulp"] = {"key": world.follow_up_key, "seen": timezone.now().timestamp()}
    session.save()
    result["help_seeker"].cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    for role, worker in world.workers.items():
        result[role] = _signed_in(worker.account, worker.pk)
    account = Account.objects.create_user("weg@x.example")
    result["suspended"] = _signed_in(account, world.workers["coordinator"].pk)
    for browser in result.values():
        browser.raise_request_exception = False
    return result


def _signed_in(account: Any, worker: int) -> Client:
    browser = Client()
    browser.force_login(account)
    session = browser.session
    session["worker"], session["second_factor"], session["demo"] = worker, True, True
    session.save()
    return browser
