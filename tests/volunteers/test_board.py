"""Mijn maandag and the list of helpers: what stands there, and what it costs."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from ketenloket.chain.desk.actions import run_clocks
from ketenloket.chain.trajectories.actions import choose_form, watch_visits
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.network.directory.rules import FormOfHelp
from tests.conftest import lead_by, make_worker
from tests.volunteers.conftest import entrust, visit_at_home, wish


def page_of(browser, name, query=""):
    """The answer, and how many queries it took."""
    with CaptureQueriesContext(connection) as asked:
        answer = browser.get(reverse(name) + query)
    assert answer.status_code == 200
    return answer, len(asked)


def block(answer, title):
    """One block of the board."""
    return next(each for each in answer.context["blocks"] if each.title == title)


def test_the_board_answers_its_questions(cast, helped, sign_in):
    wish(cast.vrijwilliger, load_wished=0)
    wish(cast.andere, load_wished=3, skills=["forms"])
    visit_at_home(helped, cast.vrijwilliger, cast.maatje, timezone.now())
    answer, _queries = page_of(sign_in(cast.maatje), "workbench:monday")
    assert block(answer, "Draagt te veel").lines[0].title == "Vrijwilliger"
    assert block(answer, "Heeft nog ruimte").lines[0].title == "Andere"
    assert block(answer, "Huisbezoeken vandaag").count == 1
    assert block(answer, "Alarm na een huisbezoek").count == 0


def test_the_board_says_where_help_comes_to_its_ceiling(cast, helped, sign_in):
    with acting_as(cast.maatje.actor()):
        choose_form(helped.pk, FormOfHelp.LONG, by=cast.maatje)
    browser = sign_in(cast.maatje)
    before, _queries = page_of(browser, "workbench:monday")
    assert block(before, "Bijna aan het plafond").count == 0
    with time_machine.travel(timezone.now() + timedelta(days=180), tick=False):
        run_clocks()
        after, _queries = page_of(sign_in(cast.maatje), "workbench:monday")
    found = block(after, "Bijna aan het plafond")
    assert [line.url for line in found.lines] == [reverse("trajectories:ceiling", args=[helped.pk])]


def test_the_board_shows_nothing_of_another_organisation(cast, helped, sign_in):
    wish(cast.vrijwilliger, load_wished=0)
    visit_at_home(helped, cast.vrijwilliger, cast.maatje, timezone.now())
    answer, _queries = page_of(sign_in(cast.humanitas), "workbench:monday")
    assert [each.count for each in answer.context["blocks"]][:8] == [0] * 8
    assert "Noor" not in answer.content.decode()
    assert "Vrijwilliger" not in answer.content.decode()


@pytest.mark.parametrize("name", ["workbench:monday", "workbench:volunteers"])
def test_the_number_of_queries_does_not_grow(alliance, cast, helped, sign_in, name):
    browser = sign_in(cast.maatje)
    wish(cast.vrijwilliger, load_wished=0)
    visit_at_home(helped, cast.vrijwilliger, cast.maatje, timezone.now())
    page_of(browser, name)
    _answer, before = page_of(browser, name)
    for number in range(4):
        worker = make_worker(alliance, f"helper{number}", "maatje", "volunteer")
        wish(worker, load_wished=0)
        person = lead_by(cast.maatje, f"Persoon {number}")
        entrust(person, worker, cast.maatje, why="Het moet.")
        visit_at_home(person, worker, cast.maatje, timezone.now() + timedelta(minutes=number))
    with acting_as(cast.maatje.actor()):
        watch_visits()
    _answer, after = page_of(browser, name)
    assert after == before


def test_the_list_pages_searches_and_prints(alliance, cast, sign_in):
    for number in range(26):
        make_worker(alliance, f"helper{number:02}", "maatje", "volunteer")
    browser = sign_in(cast.maatje)
    first, _queries = page_of(browser, "workbench:volunteers")
    assert len(first.context["rows"]) == 25
    last, _queries = page_of(browser, "workbench:volunteers", "?bladzijde=99")
    assert len(last.context["rows"]) == 4  # 26, two volunteers and the coordinator
    whole, _queries = page_of(browser, "workbench:volunteers", "?alle=1")
    assert len(whole.context["rows"]) == 29
    found, _queries = page_of(browser, "workbench:volunteers", "?q=helper07")
    assert [row.worker.name for row in found.context["rows"]] == ["Helper07"]
