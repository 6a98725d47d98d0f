"""T18: the database gone, read-only or full while a form is sent: a page in plain words, nothing lost.

The answer is 503 and holds all that was filled in; sent again from there it is kept, once. A full
disk is played: the database gives the error that PostgreSQL gives then (53100).
"""

import re
from contextlib import contextmanager
from html import unescape

import psycopg
import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from psycopg.conninfo import make_conninfo

from config.database import DATABASE, OWNER
from ketenloket.chain.desk.models import HelpRequest
from ketenloket.foundation.tenancy.acting import acting_as
from tests.conftest import make_alliance, make_cast

pytestmark = pytest.mark.slow
STORY = 'Ik heb "brieven" <van> de bank & ik durf ze niet te openen.\nKunt u helpen?'
FORM = {
    "concerns": ["letters", "debts"],
    "name": "Samira",
    "contact_way": "phone",
    "phone": "0612345678",
    "language": "nl",
    "municipality": "GM1895",
    "message": STORY,
    "agreed": "on",
    "submission": "een-willekeurige-sleutel-0001",
}


@contextmanager
def gone(name, owner):
    """Nobody gets in any more, and who was in is out."""
    admin = make_conninfo(owner, dbname=DATABASE)
    with psycopg.connect(admin, autocommit=True) as line:
        line.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false')
        line.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = %s AND usename = current_user",
            [name],
        )
        with pytest.raises(Exception, match=r"closed|terminat|connections"):
            _end_ours()
        connection.close()  # a server does so after each request, the browser of tests does not
        yield
        line.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true')


def _end_ours():
    """The serving role may end its own connection, as an administrator would."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")


@contextmanager
def read_only(name, owner):
    with psycopg.connect(owner, autocommit=True) as line:
        line.execute(f'ALTER DATABASE "{name}" SET default_transaction_read_only = on')
        connection.close()
        yield
        line.execute("SET default_transaction_read_only = off")
        line.execute(f'ALTER DATABASE "{name}" RESET default_transaction_read_only')
        connection.close()


@contextmanager
def full(name, owner):
    with psycopg.connect(owner, autocommit=True) as line:
        line.execute(
            "CREATE FUNCTION disk_is_full() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            " RAISE 'could not extend file' USING ERRCODE = '53100'; END $$;"
            " CREATE TRIGGER disk_is_full BEFORE INSERT ON desk_helprequest"
            " EXECUTE FUNCTION disk_is_full()"
        )
        yield
        line.execute("DROP FUNCTION disk_is_full CASCADE")


@pytest.fixture(params=[gone, read_only, full], ids=["gone", "read-only", "full"])
def trouble(request, committed):
    """The database in trouble, for as long as the block lasts."""
    name = connection.settings_dict["NAME"]
    owner = make_conninfo(committed, user=OWNER)
    return lambda: request.param(name, owner)


@pytest.fixture
def cast(committed):
    return make_cast(make_alliance())


@pytest.fixture(autouse=True)
def no_limits(settings):
    settings.ACCOUNT_RATE_LIMITS = False


def sent_again(browser, answer):
    """Press the button of the page that was shown."""
    page = answer.content.decode()
    fields: dict[str, list[str]] = {}
    for name, value in re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', page):
        fields.setdefault(unescape(name), []).append(unescape(value))
    (path,) = re.findall(r'<form method="post" action="([^"]*)">', page)
    return fields, lambda: browser.post(unescape(path), fields)


def requests_of(worker):
    with acting_as(worker.actor()):
        return list(HelpRequest.objects.filter(lead_id=worker.organisation_id))


def test_what_a_person_wrote_at_the_front_door_is_kept(cast, trouble):
    browser = Client(raise_request_exception=False)
    path = reverse("desk:sign_up", args=["oldambt"])
    with trouble():
        answer = browser.post(path, FORM)
        assert answer.status_code == 503
        assert answer["Retry-After"]
        page = answer.content.decode()
        assert "Wat u invulde, is niet weg" in page
        assert "Het telt één keer".lower() in page.lower()
        assert (
            unescape(re.search(r"<textarea[^>]*>\n(.*?)</textarea>", page, re.DOTALL)[1]) == STORY
        )
        fields, again = sent_again(browser, answer)
        assert fields == {k: v if isinstance(v, list) else [v] for k, v in FORM.items()}
        assert again().status_code == 503
    assert requests_of(cast.loket) == []
    assert [again().status_code, again().status_code] == [302, 302]
    (request,) = requests_of(cast.loket)
    assert request.message.replace("\r\n", "\n") == STORY


def test_what_a_worker_wrote_is_kept(cast, trouble, sign_in):
    browser = sign_in(cast.gemeente)
    browser.raise_request_exception = False
    form = {**FORM, "entry": "walk_in"}
    path = reverse("desk:walk_in")
    with trouble():
        answer = browser.post(path, form)
        assert answer.status_code == 503
        fields, again = sent_again(browser, answer)
        assert fields["message"] == [STORY]
    assert requests_of(cast.gemeente) == []
    assert again().status_code == 302
    assert len(requests_of(cast.gemeente)) == 1


def test_a_page_that_is_only_looked_at_says_so_too(cast, committed):
    owner = make_conninfo(committed, user=OWNER)
    browser = Client(raise_request_exception=False)
    with gone(connection.settings_dict["NAME"], owner):
        answer = browser.get(reverse("desk:front_door", args=["oldambt"]))
        assert answer.status_code == 503
        assert "<form" not in re.sub(
            r"<header.*?</header>", "", answer.content.decode(), flags=re.DOTALL
        )
        in_turkish = browser.get(reverse("desk:front_door", args=["oldambt"]) + "?taal=tr")
        assert 'lang="tr"' in in_turkish.content.decode()


def test_a_password_is_never_given_back(cast, committed):
    owner = make_conninfo(committed, user=OWNER)
    browser = Client(raise_request_exception=False)
    with gone(connection.settings_dict["NAME"], owner):
        answer = browser.post(
            reverse("account_login"), {"login": "x@x.example", "password": "heel geheim woord"}
        )
    assert answer.status_code == 503
    assert "geheim" not in answer.content.decode()


def test_a_mistake_of_our_own_is_still_a_500(committed, monkeypatch):
    make_alliance()
    browser = Client(raise_request_exception=False)
    monkeypatch.setattr("config.health.connection", None)
    assert browser.get(reverse("health")).status_code == 500
