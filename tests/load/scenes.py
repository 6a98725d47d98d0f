"""The pages and writes that are measured, as people of a middling and of the largest organisation."""

import importlib
import random
import re
import uuid
from urllib.parse import urlencode

import django
from django.db import connection
from django.test import Client
from django.test.utils import (
    CaptureQueriesContext,
    setup_test_environment,
    teardown_test_environment,
)

from tests.load.measure import Call, Scene

SAVED = re.compile(r"^\(*(SELECT|WITH)")


def prepare_scenes() -> list[Scene]:
    """Sign people in and learn which SQL each page sends."""
    django.setup()
    (largest, middling) = _organisations()
    scenes = []
    for name, organisation in (("middelgroot", middling), ("grootste", largest)):
        browser = _signed_in(organisation)
        scenes.append(
            _page(f"caseload, 25 rijen ({name})", browser, lambda _n: "/mensen/", organisation)
        )
        cases = _cases(organisation)
        scenes.append(
            _page(
                f"hulpvraag, 20 gebeurtenissen ({name})",
                browser,
                lambda n, c=cases: f"/mensen/{c[n % len(c)]}/",
            )
        )
    browser = _signed_in(middling)
    scenes.append(_page("vandaag (middelgroot)", browser, lambda _n: "/vandaag/"))
    scenes.append(
        _page(
            "verwijskaart zoeken",
            browser,
            lambda n: f"/verwijskaart/?q={('schulden', 'brieven', 'post')[n % 3]}",
        )
    )
    scenes.append(_registration(browser))
    scenes.append(_intake(_signed_in(largest), largest))
    return scenes


def _ask(sql: str, *parameters: object) -> list[tuple]:
    import os  # noqa: PLC0415

    import psycopg  # noqa: PLC0415

    url = os.environ["DATABASE_URL"].replace("ketenloket_app@", "postgres@")
    with psycopg.connect(url) as admin:
        return admin.execute(sql, parameters).fetchall()


def _organisations() -> tuple[int, int]:
    rows = _ask("SELECT lead_id FROM desk_helprequest GROUP BY 1 ORDER BY count(*) DESC")
    return rows[0][0], rows[len(rows) // 2][0]


def _cases(organisation: int) -> list[uuid.UUID]:
    rows = _ask(
        "SELECT r.id FROM desk_helprequest r WHERE lead_id = %s AND EXISTS (SELECT"
        " FROM trajectories_contactnote n WHERE n.request_id = r.id) LIMIT 100",
        organisation,
    )
    return [row[0] for row in rows]


def _signed_in(organisation: int) -> Client:
    session_store = importlib.import_module("django.contrib.sessions.backends.db").SessionStore
    account = (organisation - 1) * 5 + 1  # the coordinator of the desk, with every duty
    from django.contrib.auth import (  # noqa: PLC0415 - after setup
        BACKEND_SESSION_KEY,
        HASH_SESSION_KEY,
        SESSION_KEY,
    )

    from ketenloket.network.organisations.models import Account  # noqa: PLC0415 - after setup

    session = session_store()
    session[SESSION_KEY] = str(account)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = Account.objects.get(pk=account).get_session_auth_hash()
    session["second_factor"] = session["demo"] = True
    session.create()
    browser = Client()
    browser.cookies["session"] = session.session_key
    return browser


def _page(name: str, browser: Client, path, organisation: int = 0) -> Scene:
    with CaptureQueriesContext(connection) as captured:
        answer = browser.get(path(0))
    assert answer.status_code == 200, f"{path(0)}: {answer.status_code}"
    cookie = {"Cookie": f"session={browser.cookies['session'].value}"}
    bare = None
    if organisation:
        bare = Scene(name, lambda _n: Call(f"/mensen/{organisation}/"))
    queries = [query["sql"] for query in captured.captured_queries]
    reads = [q for q in queries if SAVED.match(q) and "set_config" not in q]
    acts = [q for q in queries if "set_config" in q]
    return Scene(
        name,
        lambda n: Call(path(n), headers=cookie),
        sql=tuple((query, None) for query in reads),
        setting=(acts[-1],) if acts else ("SELECT 1",),
        bare=bare,
    )


def _form(browser: Client, path: str) -> tuple[dict[str, str], str]:
    """The hidden fields of a form, and the cookies that belong to it."""
    page = browser.get(path)
    assert page.status_code == 200, f"{path}: {page.status_code}"
    hidden = dict(
        re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page.content.decode())
    )
    cookies = "; ".join(f"{key}={morsel.value}" for key, morsel in browser.cookies.items())
    return hidden, cookies


def _post(name: str, browser: Client, path: str, fields, status: int) -> Scene:
    hidden, cookies = _form(browser, path)
    headers = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}

    def call(number: int) -> Call:
        body = urlencode({**hidden, **fields(number)}, doseq=True).encode()
        return Call(path, "POST", body, headers, status)

    return Scene(name, call, sql=(("SELECT 1", None),), setting=("SELECT 1",), writes=True)


def _registration(browser: Client) -> Scene:
    return _post(
        "aanmelden aan de balie (schrijven)",
        browser,
        "/balie/nieuw/",
        lambda _n: {
            "submission": uuid.uuid4().hex,
            "name": f"Proef {random.randrange(10**9)}",  # noqa: S311 - a name, not a secret
            "phone": "0612345678",
            "contact_way": "phone",
            "contact_when": "any",
            "language": "nl",
            "postcode": "9671AA",
            "municipality": "GM1895",
            "concerns": ["debts"],
            "entry": "walk_in",
            "who": "other",
            "agreed": "on",
        },
        302,
    )


def _intake(browser: Client, organisation: int) -> Scene:
    """Save the intakes of one organisation one after the other, each with other words."""
    cases = [
        row[0]
        for row in _ask(
            "SELECT id FROM desk_helprequest WHERE lead_id = %s AND status = 'open' ORDER BY id",
            organisation,
        )
    ]
    setup_test_environment()  # so that the answer tells what the form holds
    page = browser.get(f"/mensen/{cases[0]}/intake/")
    teardown_test_environment()
    filled = {field.html_name: field.value() for field in page.context["form"]}
    told = {
        name: value for name, value in filled.items() if value is not None and value is not False
    }
    cookies = "; ".join(f"{key}={morsel.value}" for key, morsel in browser.cookies.items())
    told["csrfmiddlewaretoken"] = str(page.context["csrf_token"])
    headers = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
    turns = iter(cases)  # each once: who saves twice must have seen the first

    def call(number: int) -> Call:
        story = {"story": f"Verzonnen verhaal {number}.", "goal": "Rust.", "needs": ["debts"]}
        body = urlencode({**told, **story}, doseq=True).encode()
        return Call(f"/mensen/{next(turns)}/intake/", "POST", body, headers, 302)

    return Scene(
        "intake bewaren (schrijven)",
        call,
        sql=(("SELECT 1", None),),
        setting=("SELECT 1",),
        writes=True,
    )
