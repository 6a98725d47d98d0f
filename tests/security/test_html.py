"""Every page is valid HTML: all addresses, forms that were filled in wrong, all languages."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.network.directory.actions.runs import start_run
from ketenloket.network.directory.models import ServiceText
from ketenloket.network.directory.rules.runs import ENDED, RunKind
from tests.directory.conftest import add
from tests.matrix.table import SIGN_IN, TABLE
from tests.matrix.test_matrix import ask
from tests.security.markup import mistakes
from tests.security.walk import Form, path_of, visits

pytestmark = pytest.mark.django_db
LANGUAGES = ("nl", "en", "tr", "ar", "pl", "uk")
FINDER = (
    "", "?gebied=money", "?gebied=money&vraag=debts&stap=waar",
    "?gebied=money&vraag=debts&waar=9671&stap=taal",
    "?gebied=money&vraag=debts&vraag=budget&waar=9671&spreekt=nl&stap=lijst",
    "?gebied=safety&stap=lijst", "?gebied=niets&vraag=%3Cb%3E&waar=x&stap=lijst",
)  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def _offers(world, django_db_blocker):
    """Offers with all that a card can hold, and files that were read in with every outcome."""
    with django_db_blocker.unblock():
        by = world.workers["coordinator"]
        thuis = add(
            by,
            needs=["debts", "letters"],
            audiences=["families"],
            not_audiences=["entrepreneurs"],
            postcode_areas=["9671"],
            min_age=18,
            opening_hours="ma-vr 9.00-12.00 & <'s avonds>",
            how_to_reach='Bel "ons" & kom',
            contact_person="Klaas",
            contact_public=True,
            website="https://x.example/?a=1&b=2",
            email="x@x.example",
        )
        thuis.change(capacity="waiting_list", waiting_weeks=3, capacity_set_on=timezone.localdate())
        ServiceText(service=thuis, language="tr", name="Evde", does="Mektup", for_whom="").save()
        add(by, name="Koffie", needs=["debts"], form_of_help="crisis")
        _files(world.workers["alliance_coordinator"])


def _files(by):
    now = timezone.now()
    with acting_as(by.actor()):
        for state, found in FOUND.items():
            run = start_run(b"x", kind=RunKind.SHEET, name=f"{state} & <b>.csv", by=by)
            ended = {"content": None, "ended_at": now} if state in ENDED else {}
            run.change(state=state, found=found, rows_total=10, **ended)
            RUNS.append(run.pk)
        run.change(heard_at=now - timedelta(hours=1))  # the last was not heard of for long


RUNS: list[object] = []
FOUND = {
    "right": {"rows": 3, "counts": {"new": 2, "organisations": 1}, "unknown": ["<x>"],
              "notes": [["a", "b"]]},
    "wrong": {"rows": 3, "wrong_rows": 2, "wrong": [["rij 2", "<b>"], ["rij 3", "&"]]},
    "done": {"rows": 3, "counts": {"changed": 3}},
    "refused": {"problem": "Dit bestand is leeg."},
    "given_up": {},
    "waiting": {},
    "looking": {},
    "reading": {},
}  # fmt: skip


def page_in(answer):
    """The page of an answer, or nothing when it is something else."""
    if not answer.headers.get("Content-Type", "").startswith("text/html"):
        return ""
    return answer.content.decode()


def wrong(pages):
    """What is wrong, by page; of each mistake the first page only, so that it is read."""
    found = {}
    for name, page in pages:
        for mistake in mistakes(page) if page else ():
            found.setdefault(mistake, name)
    return found


def told(pages):
    """Each mistake on a line."""
    return "\n".join(f"{name}: {mistake}" for mistake, name in wrong(pages).items())


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("<p><div></div></p>", "unexpected-end-tag"),
        ("<ul><p>x</p></ul>", "<p> directly in <ul>"),
        ('<b id="a"></b><i id="a"></i>', "there twice"),
        ('<label for="weg">x</label>', "names nothing"),
        ('<a href="/"><button type="button">x</button></a>', "<button> inside <a>"),
        ("<span><ul><li>x</li></ul></span>", "<ul> inside <span>"),
        ('<img src="x">', "without alt"),
        ("<table><tr><div>x</div></tr></table>", "table-voodoo"),
        ('<a href="x" href="y">x</a>', "duplicate-attribute"),
        ("<form><form></form></form>", "unexpected-start-tag"),
        ("a &lt b", "named-entity-without-semicolon"),
    ],
)
def test_a_mistake_is_found(body, says):
    """The measure itself, by attack: a test that never fails would say nothing."""
    page = f'<!doctype html><html lang="nl"><head><title>x</title></head><body>{body}</body></html>'
    assert any(says in each for each in mistakes(page)), mistakes(page)


def test_a_page_without_mistakes_has_none():
    page = (
        '<!doctype html><html lang="nl"><head><title>x</title></head><body><h1>x</h1></body></html>'
    )
    assert mistakes(page) == []


def test_every_address(world, browsers):
    """As whoever sees most, and as each other role that may open it."""
    pages, count = [], 0
    for route, who, path in visits(world, "GET"):
        for role in dict.fromkeys((who, *TABLE[route].who)):
            if role == "suspended" or (role != who and TABLE[route].kind != "workers"):
                continue
            page = page_in(ask(browsers[role], "GET", path))
            pages.append((f"{route} as {role}", page))
            count += bool(page)
    by = browsers["alliance_coordinator"]
    for run in RUNS:
        address = reverse("directory:import_run", kwargs={"pk": run})
        pages.append((f"file {run}", page_in(ask(by, "GET", address))))
    assert not wrong(pages), told(pages)
    assert count > 200


def test_every_form_that_was_sent_wrong(world, browsers):
    """Empty, and with what no field takes: the page with its errors."""
    pages, count = [], 0
    for route, who, path in visits(world, "POST"):
        form = Form(page_in(ask(browsers[who], "GET", path)))
        for values in ({}, dict.fromkeys(form.values, '"><b>\u202e')):
            page = page_in(browsers[who].post(path, values))
            pages.append((f"{route} with {values and 'nonsense'}", page))
            count += bool(page)
    assert not wrong(pages), told(pages)
    assert count > 60


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_help_seeker_reads(world, browsers, language):
    """In every language, from the first question to the list, and Mijn hulp."""
    pages = []
    for who, kind in (("anonymous", "public"), ("help_seeker", "help_seeker")):
        browser = browsers[who]
        browser.cookies["language"] = language
        for route, line in TABLE.items():
            if line.kind == kind and "GET" in line.methods and not route.startswith("api:"):
                path = path_of(world, route, line)
                pages.append((route, page_in(ask(browser, "GET", path))))
    finder = reverse("desk:finder", kwargs={"slug": "oldambt"})
    ask_for = browsers["anonymous"]
    pages += [(each, page_in(ask(ask_for, "GET", finder + each))) for each in FINDER]
    for who in ("anonymous", "help_seeker"):
        del browsers[who].cookies["language"]
    assert not wrong(pages), told(pages)
    assert sum(bool(page) for _name, page in pages) > 15
    assert any(name in page for _where, page in pages for name in ("Thuisadministratie", "Evde"))
    assert f'lang="{language}"' in page_in(_finder(language))


def _finder(language):
    browser = Client()
    browser.cookies["language"] = language
    return browser.get(reverse("desk:finder", kwargs={"slug": "oldambt"}))


def test_signing_in_and_what_went_wrong(world, browsers):
    """Pages of the library in our clothes, and the pages for errors."""
    names = SIGN_IN - {
        "account_reset_password_from_key",
        "mfa_remove_webauthn",
        "mfa_edit_webauthn",
    }
    pages = [
        (f"{name} as {who}", page_in(browsers[who].get(reverse(name))))
        for name in sorted(names)
        for who in ("anonymous", "coordinator")
    ]
    wrong_password = Client().post(reverse("account_login"), {"login": "x"})
    pages.append(("wrong password", page_in(wrong_password)))
    pages.append(("404", page_in(Client().get("/nergens/"))))
    pages.append(("404 inside", page_in(browsers["coordinator"].get("/nergens/"))))
    pages.append(("403", page_in(browsers["volunteer"].get(reverse("organisations:alliance")))))
    assert not wrong(pages), told(pages)
