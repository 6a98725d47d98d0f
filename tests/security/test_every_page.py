"""T28 and T29: what holds for every page and every form."""

import re

import pytest
from django.db import connection
from django.test import Client

from tests.matrix.test_matrix import ask
from tests.security.walk import visits

pytestmark = pytest.mark.django_db

# What a look may write: the session, the log, the counters of rate limits, and that somebody is at
# the table: who opens a meeting is there, with or without JavaScript.
_MAY_WRITE = re.compile(
    r'"(django_session|audit_event|ketenloket_cache|triage_triagestay)"'
    r'|UPDATE "triage_triageseat" SET "presence" = '
)


OPEN = ("api:", "directory:spoken")


# A form of which nothing is kept has no token, as that needs a cookie: it is only posted so that
# the answers stand in no address. `tests/provisions/test_public_check.py` sees that it writes nothing.
KEEPS_NOTHING = {"provisions:public_check"}


def test_no_form_is_taken_without_its_token(world, browsers):
    """T28: every changing address refuses a form that was not ours."""
    for route, who, path in visits(world, "POST"):
        if route in KEEPS_NOTHING:
            continue
        strict = Client(enforce_csrf_checks=True)
        strict.cookies = browsers[who].cookies
        assert ask(strict, "POST", path).status_code == 403, route


def test_looking_changes_nothing(world, browsers):
    """T28: no GET writes anything but session, log and counters."""
    for route, who, path in visits(world, "GET"):
        written = []

        def watch(execute, sql, params, many, context, written=written):
            if re.match(r"\s*(INSERT|UPDATE|DELETE)", sql) and not _MAY_WRITE.search(sql):
                written.append(sql)
            return execute(sql, params, many, context)

        with connection.execute_wrapper(watch):
            ask(browsers[who], "GET", path)
        assert written == [], route


def test_every_page_protects_its_reader(world, browsers):
    """T29: no inline script, nothing sniffed, nothing kept, nobody else asked."""
    seen = 0
    for route, who, path in visits(world, "GET"):
        answer = ask(browsers[who], "GET", path)
        policy = answer.headers["Content-Security-Policy"]
        assert "unsafe" not in policy, route
        assert "default-src 'none'" in policy, route
        assert answer.headers["X-Content-Type-Options"] == "nosniff", route
        assert answer.headers["X-Frame-Options"] == "DENY", route
        assert answer.headers["Referrer-Policy"] == "same-origin", route
        # Open data of the directory and recordings may be kept: there is nobody in them.
        kept = ("public, max-age=",) if route.startswith(OPEN) else ("no-store", "max-age=0")
        assert answer.headers["Cache-Control"].startswith(kept), route
        if not answer.headers["Content-Type"].startswith("text/html"):
            continue
        page = answer.content.decode()
        assert not re.search(r'<(script|link|img|iframe)[^>]+(src|href)="(https?:)?//', page), route
        assert not re.search(r"<script(?![^>]*\bsrc=)", page), route
        assert not re.search(r'\s(style|on\w+)="', page), route
        seen += answer.status_code == 200
    assert seen > 40


def test_the_session_cookie_is_for_us_alone(world, settings):
    """T27: prefix, secure, not for scripts, not for other sites."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    account = world.workers["coordinator"].account
    answer = Client().post("/account/login/", {"login": account.email, "password": "geheim"})
    cookie = answer.cookies["__Host-session"]
    assert (cookie["secure"], cookie["httponly"], cookie["samesite"]) == (True, True, "Lax")
    assert (cookie["domain"], cookie["path"]) == ("", "/")
