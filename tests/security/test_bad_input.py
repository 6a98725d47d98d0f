"""T30: naughty strings, wrong encodings, oversized bodies, impossible dates: never a 500."""

import json
import os
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

import pytest
from django.db import connection, transaction

from tests.conftest import _refuse_unfiltered
from tests.matrix.test_matrix import ask
from tests.security.walk import Form, visits

pytestmark = pytest.mark.django_db

NAUGHTY = [
    *json.loads((Path(__file__).parents[1] / "data" / "blns.json").read_text()),
    "\x00", "a\x00b", "\ud800", "\u202eevil", "0000-00-00", "9999-99-99", "2026-02-30", "NaN",
    "1e309", "-1", "99999999999999999999", "' OR 1=1 --", "{{ 7*7 }}", "%s%n%d", "x" * 20_000,
]  # fmt: skip


def post(browser, path, data):
    """Send a form and undo what it did."""
    with transaction.atomic(), connection.execute_wrapper(_refuse_unfiltered):
        answer = browser.post(path, data)
        transaction.set_rollback(True)
    return answer


def clean(text: str) -> str:
    """What a browser can send: lone surrogates become question marks."""
    return text.encode("utf-8", "replace").decode()


# By day each form gets a part of the strings, by night each field of each form gets them all.
EVERYTHING = os.environ.get("HYPOTHESIS_PROFILE") == "nightly"
BY_DAY = 40


def turns(fields: int, supply: Iterator[str]) -> Iterator[list[str]]:
    """The values for the text fields of a form, one list for each time it is sent."""
    if EVERYTHING:
        yield from ([clean(text)] * fields for text in NAUGHTY)
    else:
        yield from (list(islice(supply, fields)) for _turn in range(-(-BY_DAY // fields)))


def test_every_naughty_string_in_every_form(world, browsers):
    """T30: each form answers all of them, echoes safely and never falls over."""
    forms, supply = 0, map(clean, cycle(NAUGHTY))
    for route, who, path in visits(world, "GET"):
        page = ask(browsers[who], "GET", path)
        if page.status_code != 200 or b'method="post"' not in page.content:
            continue
        form = Form(page.content.decode())
        if not form.texts:
            continue
        forms += 1
        for values in turns(len(form.texts), supply):
            data = form.values | dict(zip(form.texts, values, strict=True))
            answer = post(browsers[who], path, data)
            assert answer.status_code < 500, (route, data)
            assert b"<script>alert(" not in answer.content, (route, data)
    assert forms >= 15


def test_forms_that_make_no_sense(world, browsers):
    """Wrong encodings, nested bodies, and ten megabytes: refused, not fallen over."""
    bodies = [
        (b"\xff\xfe\x00name=\xc3\x28", "application/x-www-form-urlencoded"),
        (b"name=" + b"x" * 3_000_000, "application/x-www-form-urlencoded"),
        (b"&".join(b"a%d=1" % n for n in range(5000)), "application/x-www-form-urlencoded"),
        (b"[" * 10_000, "application/json"),
        (b"--x\r\nbroken", "multipart/form-data; boundary=x"),
        (b"", "multipart/form-data"),
    ]
    for route, who, path in visits(world, "POST"):
        for body, kind in bodies:
            with transaction.atomic():
                answer = browsers[who].generic("POST", path, body, content_type=kind)
                transaction.set_rollback(True)
            assert answer.status_code < 500, (route, kind, len(body))


def test_addresses_that_make_no_sense(world, browsers):
    """Query strings of all kinds on every list."""
    for route, who, path in visits(world, "GET"):
        for query in ("?page=-1", "?q=%00", "?na=x&after=%FF", "?sort=;DROP", "?q=" + "x" * 2000):
            assert ask(browsers[who], "GET", path + query).status_code < 500, (route, query)
