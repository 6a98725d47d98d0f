"""What the screens at a table get: nothing when nothing changed, the parts that did, and no more."""

import io
from datetime import timedelta

import pypdf
import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from ketenloket.chain.triage.actions import (
    begin,
    close_meeting,
    decide,
    discuss,
    propose,
    reorder,
    take_chair,
)
from ketenloket.chain.triage.models import EarlierDecision, TriageDecision, TriageItem
from ketenloket.foundation.tenancy.acting import acting_as
from tests.triage.board import board, keep, order, questions, today
from tests.triage.conftest import plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def table(cast):
    return today(cast.gemeente, "maatje", "loket")


@pytest.fixture
def one(cast, table):
    return questions(cast.gemeente, table, 1)[0]


def as_(worker, action):
    with acting_as(worker.actor()):
        return action()


class Screen:
    """A page that is open somewhere, as board.js keeps it."""

    def __init__(self, browser, meeting, item=None):
        self.browser = browser
        self.url = reverse("triage:state", args=[meeting.pk])
        self.asks = {"vraag": item.pk} if item else {}
        place = ("item", item.pk) if item else ("meeting", meeting.pk)
        self.page = browser.get(reverse(f"triage:{place[0]}", args=[place[1]]))
        self.seen = self.page.context["digest"]
        self.look()  # who just sat down fetches once

    def look(self, **more):
        answer = self.browser.get(self.url, {"v": self.seen, **self.asks, **more})
        if answer.status_code == 200 and answer.context:
            self.seen = answer.context.get("digest", "")
        return answer


@pytest.fixture
def screen(sign_in):
    return lambda worker, *where: Screen(sign_in(worker), *where)


def test_nothing_new_is_no_answer_and_costs_one_query(cast, table, one, screen):
    watching = screen(cast.maatje, table)
    with CaptureQueriesContext(connection) as queries:
        answer = watching.look()
    assert answer.status_code == 204
    assert answer.content == b""
    ours = [q["sql"] for q in queries if "triage_" in q["sql"]]
    assert len(ours) == 1


def test_what_one_decides_the_others_get_at_their_next_look(cast, table, one, screen):
    agenda = screen(cast.maatje, table)
    question = screen(cast.loket, table, one)
    as_(cast.gemeente, lambda: decide(one.pk, keep(cast.gemeente), by=cast.gemeente))
    for watching in (agenda, question):
        answer = watching.look()
        assert "besloten" in answer.content.decode()
        assert watching.look().status_code == 204
    assert (
        "Er is nog niet genoeg bekend."
        in question.page.client.get(question.url, question.asks).content.decode()
    )


def test_the_parts_of_an_answer_never_hold_what_somebody_types(cast, table, one, screen):
    watching = screen(cast.gemeente, table, one)
    text = watching.browser.get(watching.url, watching.asks).content.decode()
    assert 'name="why"' not in text
    assert 'name="voorstel-words"' not in text
    assert "<textarea" not in text


@pytest.mark.parametrize("what", ["begin", "chair", "point", "order", "proposal", "here", "gone"])
def test_all_that_changes_shows(cast, table, screen, sign_in, what):
    one, two = questions(cast.gemeente, table, 2)
    if what != "begin":
        as_(cast.gemeente, lambda: begin(table.pk, by=cast.gemeente))
    if what == "gone":
        sign_in(cast.loketleiding).get(reverse("triage:meeting", args=[table.pk]))
    watching = screen(cast.maatje, table, one)
    assert watching.look().status_code == 204
    lead = cast.gemeente
    {
        "begin": lambda: as_(lead, lambda: begin(table.pk, by=lead)),
        "chair": lambda: as_(lead, lambda: take_chair(table.pk, seen=lead.pk, by=lead)),
        "point": lambda: as_(lead, lambda: discuss(table.pk, two.pk, by=lead)),
        "order": lambda: as_(lead, lambda: reorder(table.pk, two.pk, one.pk, seen=0, by=lead)),
        "proposal": lambda: as_(
            lead, lambda: propose(one.pk, "Wij wel", service_id=None, seen=0, by=lead)
        ),
        "here": lambda: sign_in(cast.loket).get(reverse("triage:meeting", args=[table.pk])),
        "gone": lambda: sign_in(cast.loketleiding).post(reverse("triage:away", args=[table.pk])),
    }[what]()
    later = timezone.now() + timedelta(seconds=8)
    with time_machine.travel(later):
        assert watching.look().status_code == 200


def test_silence_is_leaving_and_looking_is_coming_back(cast, table, one, screen):
    quiet, watching = screen(cast.loket, table), screen(cast.maatje, table)
    start = timezone.now()

    def says(seconds):
        with time_machine.travel(start + timedelta(seconds=seconds)):
            watching.seen = ""
            return watching.look().content.decode()

    assert "loket: net weg" not in says(20)
    assert "loket: net weg" in says(80)
    with time_machine.travel(start + timedelta(seconds=90)):
        quiet.look()
    assert "loket: net weg" not in says(95)
    assert "loket: net weg" not in says(600)  # by then it is no news


def test_an_idle_screen_stops_asking(cast, table, one, screen):
    text = screen(cast.maatje, table).look(stil=3600).content.decode()
    assert "kijkt niet meer mee" in text
    assert "data-live" not in text


def test_who_has_no_seat_cannot_look_along(cast, table, one, sign_in):
    url = reverse("triage:state", args=[table.pk])
    assert sign_in(cast.vreemd).get(url).status_code == 404
    assert sign_in(cast.tafel).get(url).status_code == 404
    assert sign_in(cast.neutraal).get(url).status_code == 403
    other = questions(cast.gemeente, plan(cast.gemeente, "loket", days=9), 1, group=2)[0]
    assert sign_in(cast.maatje).get(url, {"vraag": other.pk}).status_code == 404


def test_a_seat_at_the_table_sees_no_name(cast, noor, sign_in):
    table = today(cast.gemeente, "vreemd")
    [one] = questions(cast.gemeente, table, 1)
    as_(cast.gemeente, lambda: begin(table.pk, by=cast.gemeente))
    url = reverse("triage:state", args=[table.pk])
    for asks in ({}, {"vraag": one.pk}):
        text = sign_in(cast.tafel).get(url, asks).content.decode()
        assert "Mens Nummer" not in text
        assert asks or one.number in text


def test_looking_along_goes_where_the_chair_points(cast, table, sign_in):
    one, two = questions(cast.gemeente, table, 2)
    as_(cast.gemeente, lambda: begin(table.pk, by=cast.gemeente))
    browser = sign_in(cast.maatje)
    now = reverse("triage:now", args=[table.pk])
    assert browser.get(now).url.endswith(f"{one.pk}/?mee=1")
    sign_in(cast.gemeente).post(reverse("triage:point", args=[table.pk]))
    assert browser.get(now).url.endswith(f"{two.pk}/?mee=1")
    followed = browser.get(browser.get(now).url).content.decode()
    assert "data-follow" in followed
    assert "data-follow" not in browser.get(reverse("triage:item", args=[two.pk])).content.decode()


# Two decide at once ---------------------------------------------------------------------------


def typed(cast, **changes):
    decision = keep(cast.gemeente)
    return {
        "kind": decision.kind,
        "why": decision.why,
        "holder": cast.gemeente.pk,
        "next_step": decision.next_step,
        "next_on": decision.next_on.isoformat(),
        "differs": "no",
        "seen": "0",
        **changes,
    }


def test_the_second_sees_the_first_beside_what_was_typed_and_chooses(cast, table, one, sign_in):
    as_(cast.gemeente, lambda: decide(one.pk, keep(cast.gemeente), by=cast.gemeente))
    browser, url = sign_in(cast.gemeente), reverse("triage:decide", args=[one.pk])
    second = typed(cast, why="Wat ik al schreef", next_step="Mijn eerste stap")
    page = browser.post(url, second)
    text = page.content.decode()
    assert page.status_code == 409
    for words in ("Er is nog niet genoeg bekend.", "Wat ik al schreef", "Mijn eerste stap"):
        assert words in text
    without = browser.post(url, {**second, "seen": "1"})
    assert without.status_code == 422
    assert "Schrijf op waarom het besluit verandert" in without.content.decode()
    browser.post(url, {**second, "seen": "1", "because": "Er kwam een brief bij."})
    with acting_as(cast.maatje.actor()):
        now, was = TriageDecision.objects.get(), EarlierDecision.objects.get()
    assert (now.version, now.why) == (2, "Wat ik al schreef")
    assert (was.why, was.because) == ("Er is nog niet genoeg bekend.", "Er kwam een brief bij.")
    third = browser.post(url, {**second, "seen": "1", "why": "Te laat", "because": "Toch"})
    assert third.status_code == 409
    assert "Te laat" in third.content.decode()
    shown = sign_in(cast.maatje).get(reverse("triage:item", args=[one.pk])).content.decode()
    assert "Er kwam een brief bij." in shown


def test_the_same_press_twice_is_one_decision(cast, table, one, sign_in):
    browser, url = sign_in(cast.gemeente), reverse("triage:decide", args=[one.pk])
    for _twice in range(2):
        assert browser.post(url, typed(cast)).status_code == 302
    with acting_as(cast.gemeente.actor()):
        assert TriageDecision.objects.get().version == 1
        assert not EarlierDecision.objects.exists()


def test_a_decision_does_not_change_once_work_went_on(cast, table, one, sign_in):
    with acting_as(cast.gemeente.actor()):
        decide(one.pk, keep(cast.gemeente), by=cast.gemeente)
        request = one.source.request
        request.change(next_step="Iets heel anders")
    page = sign_in(cast.gemeente).post(
        reverse("triage:decide", args=[one.pk]),
        typed(cast, seen="1", why="Anders", because="Toch"),
        follow=True,
    )
    assert "al verder gewerkt" in page.content.decode()


def test_a_colleague_was_first_with_a_proposal(cast, table, one, sign_in):
    as_(cast.maatje, lambda: propose(one.pk, "Eerste", service_id=None, seen=0, by=cast.maatje))
    browser, url = sign_in(cast.maatje), reverse("triage:propose", args=[one.pk])
    late = {"voorstel-words": "Tweede", "voorstel-offer": "", "voorstel-seen": "0"}
    page = browser.post(url, late)
    text = page.content.decode()
    assert page.status_code == 409
    assert "Eerste" in text
    assert "Tweede" in text
    form = page.context["own_proposal"]
    assert browser.post(url, {**late, "voorstel-seen": form["seen"].value()}).status_code == 302


def test_an_order_that_changed_meanwhile_is_asked_again(cast, table, sign_in):
    one, two, three = questions(cast.gemeente, table, 3)
    as_(cast.maatje, lambda: reorder(table.pk, three.pk, one.pk, seen=0, by=cast.maatje))
    browser, url = sign_in(cast.loket), reverse("triage:order", args=[table.pk])
    wish = {"move": f"{two.pk}:{three.pk}", "seen": "0"}
    page = browser.post(url, wish)
    assert page.status_code == 409
    assert f"U wilde {two.number} vóór {three.number} zetten" in page.content.decode()
    assert browser.post(url, {**wish, "seen": page.context["order_version"]}).status_code == 302
    assert order(cast.loket, table) == [two.pk, three.pk, one.pk]
    assert board(cast.loket, table).order_version == 2


# The minutes ------------------------------------------------------------------------------------


def test_the_minutes_hold_numbers_and_decisions_and_no_names(cast, table, one, sign_in):
    as_(cast.gemeente, lambda: begin(table.pk, by=cast.gemeente))
    as_(cast.gemeente, lambda: decide(one.pk, keep(cast.gemeente), by=cast.gemeente))
    as_(cast.gemeente, lambda: close_meeting(table, by=cast.gemeente))
    answer = sign_in(cast.maatje).get(reverse("triage:minutes", args=[table.pk]))
    assert answer.headers["Content-Type"] == "application/pdf"
    paper = pypdf.PdfReader(io.BytesIO(answer.content))
    assert "pdfuaid" in paper.xmp_metadata.stream.get_data().decode()
    text = " ".join(page.extract_text() for page in paper.pages)
    for words in (one.number, "Er is nog niet genoeg bekend.", "1 van 1 besloten", "maatje"):
        assert words in " ".join(text.split())
    people = {"Mens Nummer", *(worker.name for worker in vars(cast).values())}
    places = {worker.organisation.name for worker in vars(cast).values()}
    for name in people:
        # In this cast some people are called as their organisation is.
        assert name not in text or name.lower() in places
    assert sign_in(cast.vreemd).get(answer.request["PATH_INFO"]).status_code == 404


# T36: as many queries for a full agenda as for an almost empty one ------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("place", ["meeting", "state", "item", "minutes"])
def test_as_many_queries_for_100_questions_as_for_5(cast, table, sign_in, place):
    browser, counts = sign_in(cast.gemeente), []
    first = questions(cast.gemeente, table, 1)[0]
    copies = 1
    for size in (5, 25, 100):
        with acting_as(cast.gemeente.actor()):
            while copies < size:
                values = {
                    field.attname: getattr(first, field.attname)
                    for field in TriageItem._meta.fields
                    if field.name not in {"id", "position", "number"}
                }
                copies += 1
                TriageItem(**values, position=copies, number=f"KL-{copies:04d}").save(
                    force_insert=True
                )
        key = first.pk if place == "item" else table.pk
        url = reverse(f"triage:{place}", args=[key])
        browser.get(url)
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(url).status_code == 200
        counts.append(len([q for q in queries if "SAVEPOINT" not in q["sql"]]))
    assert len(set(counts)) == 1, counts
