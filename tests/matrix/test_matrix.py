"""T1 and T2: every address x every method x every role x every relation, and one readable table.

The addresses come from Django's own list: an address that the table does not name fails. What is
expected follows from `table.py` alone, never from the code.
"""

import hashlib
import re
from collections.abc import Iterator
from copy import deepcopy as copy
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.conftest import _refuse_unfiltered
from tests.matrix.table import FIXED, SIGN_IN, TABLE, Line
from tests.matrix.world import RELATIONS, ROLES

pytestmark = pytest.mark.django_db

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
WHO = ("anonymous", "help_seeker", *ROLES, "suspended")


def routes(patterns: list[Any] | None = None, space: str = "") -> Iterator[str]:
    """The names of all addresses."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from routes(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern):
            yield f"{space}{pattern.name}"


def test_every_address_has_a_line_in_the_table():
    known = set(TABLE) | SIGN_IN
    found = set(routes())
    assert found - known == set(), "say in tests/matrix/table.py who may open these"
    assert set(TABLE) - found == set(), "these are gone"


def ask(browser: Client, method: str, path: str) -> HttpResponse:
    """One request that leaves nothing behind, neither here nor there."""
    cookies = copy(browser.cookies)
    with transaction.atomic(), connection.execute_wrapper(_refuse_unfiltered):
        answer = browser.generic(method, path)
        transaction.set_rollback(True)
    browser.cookies = cookies
    return answer


def expected(line: Line, method: str, who: str, relation: str) -> set[int]:
    """The statuses that are right."""
    if line.kind == "absent":
        return {404, 405}
    allowed = who in line.who and relation in line.who[who]
    if method not in line.methods:
        # Refused for the method or for the person, whichever is asked first.
        return {405} if allowed else {405, 403, 404, 302}
    if allowed:
        return {200, 302, 303, 400, 409, 422, *line.also} if method == "POST" else {200, 302}
    if who in line.who:
        return {404}
    if line.kind == "help_seeker" or who in {"anonymous", "help_seeker"}:
        return {302}
    return {403}


def cases(line: Line) -> Iterator[tuple[str, str, str]]:
    """Who, with which method, in which relation.

    For whoever the role itself keeps out the relation makes no difference: two are tried.
    """
    for who in WHO:
        relations = RELATIONS if who in line.who else ("own", "missing")
        for relation in relations if line.pk else RELATIONS[:1]:
            for method in METHODS if relation == "own" else ("GET", "POST"):
                yield who, method, relation


@dataclass(frozen=True)
class Answer:
    """What is looked at afterwards.

    Attributes:
        status: the status.
        url: where it sends on to; holds the key, so no part of what must be alike.
        length: of the body, in bytes.
        print: a fingerprint of status, headers and body, without the key that was asked for.
    """

    status: int
    url: str = field(compare=False)
    length: int
    print: str


@pytest.fixture(scope="module")
def answer(world, browsers):
    """Ask as somebody, for an object in some relation; once for both tests."""
    known: dict[tuple[str, ...], Answer] = {}

    def asked(route: str, who: str, method: str, relation: str) -> Answer:
        case = (route, who, method, relation)
        if case not in known:
            kwargs = {**FIXED.get(route, {})}
            if key := TABLE[route].pk:
                kwargs["pk"] = world.objects[relation][key]
            response = ask(browsers[who], method, reverse(route, kwargs=kwargs))
            known[case] = _told(response, str(kwargs.get("pk", "")))
        return known[case]

    return asked


def _told(response: HttpResponse, key: str) -> Answer:
    body = b"".join(response) if response.streaming else response.content
    headers = {name: value.replace(f"/{key}/", "/KEY/") for name, value in response.headers.items()}
    sight = repr((response.status_code, body.replace(f"/{key}/".encode(), b"/KEY/"), headers))
    fingerprint = hashlib.sha256(sight.encode()).hexdigest()
    return Answer(response.status_code, getattr(response, "url", ""), len(body), fingerprint)


@pytest.mark.parametrize("route", sorted(TABLE))
def test_who_gets_what(route, answer):
    """T1: one address, for everybody."""
    line = TABLE[route]
    wrong = []
    for who, method, relation in cases(line):
        got = answer(route, who, method, relation)
        right = expected(line, method, who, relation)
        if got.status not in right:
            wrong.append(f"{method} {who} {relation}: {got.status}, not {sorted(right)}")
        elif got.status == 302 and right == {302}:
            assert re.match("/(account/login|mijn-hulp)/", got.url), got.url
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("route", sorted(r for r in TABLE if TABLE[r].pk))
def test_a_foreign_object_looks_exactly_like_a_missing_one(route, answer):
    """T2: status, body, headers and length are the same."""
    for who, seen in {"anonymous": (), **TABLE[route].who}.items():
        for method in ("GET", "POST"):
            answers = {
                relation: answer(route, who, method, relation)
                for relation in ("foreign", "elsewhere", "revoked", "expired", "missing")
                if relation not in seen
            }
            assert len(set(answers.values())) <= 1, (who, method, answers)


def test_the_matrix_is_as_large_as_we_say():
    assert sum(len(list(cases(line))) for line in TABLE.values()) >= 10_000
