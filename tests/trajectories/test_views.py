"""The pages of those who help: short, also for the smallest role."""

import uuid
from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone

from ketenloket.chain.desk.actions import run_clocks
from ketenloket.chain.trajectories import actions
from ketenloket.chain.trajectories.actions import add_goal, make_appointment
from ketenloket.chain.trajectories.models import (
    AftercareCheck,
    Appointment,
    Assignment,
    ContactNote,
    Goal,
)
from ketenloket.foundation.audit.models import Event
from ketenloket.foundation.tenancy.acting import acting_as
from tests.conftest import lead_by
from tests.trajectories.conftest import as_now, nobody_lost
from tests.workbench.conftest import at_most

FOR_HELPERS = ["note", "appointment", "goal", "next_step"]
ALL = [*FOR_HELPERS, "assign", "exit", "refused", "choose_form", "ceiling"]


@pytest.fixture
def at(cast, sign_in):
    """Open a page of this room as one of the cast."""
    browsers = {name: sign_in(worker) for name, worker in vars(cast).items()}

    def get(name, url, key):
        return browsers[name].get(reverse(f"trajectories:{url}", args=[key]))

    def post(name, url, key, **data):
        return browsers[name].post(reverse(f"trajectories:{url}", args=[key]), data)

    get.post = post
    return get


def said(response):
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def day(days=0):
    return (timezone.localdate() + timedelta(days=days)).isoformat()


@pytest.mark.parametrize("url", ALL)
def test_every_page_opens_for_the_coordinator_with_few_questions(at, helped, url):
    assert at("maatje", url, helped.pk).status_code == 200
    with at_most(12):
        at("maatje", url, helped.pk)


@pytest.mark.parametrize("url", ALL)
def test_every_page_as_the_smallest_role(at, helped, url):
    """A volunteer opens the own pages, nothing of a coordinator, and nothing of another's."""
    may = url in FOR_HELPERS
    assert at("vrijwilliger", url, helped.pk).status_code == (200 if may else 403)
    assert at("andere", url, helped.pk).status_code == (404 if may else 403)


@pytest.mark.parametrize("url", ALL)
@pytest.mark.parametrize("key", ["theirs", "none"])
def test_hidden_and_missing_are_the_same(at, helped, url, key):
    pk = helped.pk if key == "theirs" else uuid.uuid4()
    assert at("loketleiding", url, pk).status_code == 404
    assert at.post("loketleiding", url, pk).status_code == 404


def test_a_note_in_two_minutes(cast, at, helped):
    done = at.post(
        "vrijwilliger",
        "note",
        helped.pk,
        kind="visit",
        happened_on=day(),
        text="Samen post geopend",
        step="Bel de bank",
        on=day(5),
    )
    assert done.url == reverse("workbench:case", args=[helped.pk])
    assert "Volgende stap: Bel de bank" in said(done)
    assert nobody_lost(cast.maatje, helped).next_step == "Bel de bank"


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": ""},
        {"happened_on": day(3)},
        {"happened_on": "gisteren"},
        {"step": "Bel", "on": ""},
        {"step": "", "on": day(1)},
        {"step": "Bel", "on": day(-1)},
        {"kind": "dance"},
        {"text": "x" * 6000},
        {"text": "nul \x00"},
    ],
    ids=str,
)
def test_what_is_wrong_is_said_and_nothing_is_lost(cast, at, helped, wrong):
    told = {"kind": "visit", "happened_on": day(), "text": "Dit schreef ik", "step": "", "on": ""}
    answer = at.post("vrijwilliger", "note", helped.pk, **(told | wrong))
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "Er klopt nog iets niet" in page
    assert "text" in wrong or "Dit schreef ik" in page
    with acting_as(cast.maatje.actor()):
        assert not ContactNote.objects.exists()


def test_the_next_step(cast, at, helped):
    at.post("vrijwilliger", "next_step", helped.pk, step="Bel", on=day(2))
    assert as_now(cast.maatje, helped).next_step == "Bel"
    at.post("maatje", "next_step", helped.pk, step="Bel", on=day(2), responsible="queue")
    assert nobody_lost(cast.maatje, helped).coordinator_queue
    refused = at.post(
        "maatje", "next_step", helped.pk, step="x", on=day(2), responsible=str(cast.gemeente.pk)
    )
    assert refused.status_code == 200


def test_an_appointment_and_how_it_went(cast, at, helped):
    made = at.post(
        "vrijwilliger", "appointment", helped.pk, on=day(1), at="14:30", place="Thuis", subject=""
    )
    assert "Volgende stap: Afspraak: Thuis" in said(made)
    with acting_as(cast.maatje.actor()):
        appointment = Appointment.objects.get()
        assert timezone.localtime(appointment.starts_at).hour == 14
    assert at("vrijwilliger", "result", appointment.pk).status_code == 200
    early = at.post("vrijwilliger", "result", appointment.pk, result="held")
    assert "nog niet geweest" in early.content.decode()
    off = at.post("vrijwilliger", "result", appointment.pk, result="cancelled")
    assert "nieuwe afspraak" in said(off)
    assert at("andere", "result", appointment.pk).status_code == 404


def test_after_an_appointment_the_report_comes_next(cast, at, helped):
    with acting_as(cast.vrijwilliger.actor()):
        appointment = make_appointment(
            helped.pk, starts_at=timezone.now(), place="x", subject="", by=cast.vrijwilliger
        )
    done = at.post("vrijwilliger", "result", appointment.pk, result="held")
    assert done.url == reverse("trajectories:report", args=[appointment.pk])


def test_goals(cast, at, helped):
    at.post("vrijwilliger", "goal", helped.pk, words="Ik wil rust")
    with acting_as(cast.maatje.actor()):
        goal = Goal.objects.get()
    assert at("vrijwilliger", "goal_reached", goal.pk).status_code == 405
    assert at.post("andere", "goal_reached", goal.pk).status_code == 404
    assert at.post("vrijwilliger", "goal_reached", goal.pk).status_code == 302
    with acting_as(cast.maatje.actor()):
        assert Goal.objects.get().reached_on


def test_choosing_who_helps(cast, at, samen):
    page = at("maatje", "assign", samen.pk).content.decode()
    assert "helpt nu niemand" in page
    assert "Bestuur" not in page
    done = at.post("maatje", "assign", samen.pk, worker=str(cast.vrijwilliger.pk))
    assert "gaat helpen" in said(done)
    other = lead_by(cast.maatje, "Karel")
    assert "helpt nu 1 persoon" in at("maatje", "assign", other.pk).content.decode()
    once = at("maatje", "assign", samen.pk).content.decode()
    assert f'value="{cast.vrijwilliger.pk}"' not in once
    refused = at.post("maatje", "assign", samen.pk, worker=str(cast.gemeente.pk))
    assert "Kies iemand van uw eigen organisatie" in refused.content.decode()
    with acting_as(cast.maatje.actor()):
        assignment = Assignment.objects.get()
    assert at.post("loketleiding", "unassign", assignment.pk).status_code == 404
    assert at.post("vrijwilliger", "unassign", assignment.pk).status_code == 403
    stopped = at.post("maatje", "unassign", assignment.pk)
    assert "Kies wie helpt" in said(stopped)


def test_closing(cast, at, helped):
    empty = at.post("maatje", "exit", helped.pk)
    assert "Kies een uitkomst" in empty.content.decode()
    assert "afgewezen door de formele route?" in empty.content.decode()
    told = {"refused": "no", "why": "Weg"}
    early = at.post("maatje", "exit", helped.pk, outcome="no_contact", **told)
    assert "Probeer het" in early.content.decode()
    no_day = at.post("maatje", "exit", helped.pk, outcome="goal_reached", **told)
    assert "Kies een dag voor de nazorg" in no_day.content.decode()
    assert at.post("vrijwilliger", "exit", helped.pk, outcome="moved", **told).status_code == 403
    done = at.post("maatje", "exit", helped.pk, outcome="moved", told_person="on", **told)
    assert "afgesloten" in said(done)
    again = at.post("maatje", "exit", helped.pk, outcome="moved", **told)
    assert "al afgesloten" in said(again)
    assert at("vrijwilliger", "note", helped.pk).status_code == 404


def test_a_look_is_recorded(cast, at, helped):
    at("vrijwilliger", "note", helped.pk)
    with acting_as(cast.maatje.actor()):
        seen = Event.objects.filter(what="trajectories.viewed", request_id=helped.pk)
        assert seen.get().worker_id == cast.vrijwilliger.pk


def test_the_panel_shows_the_buttons_of_the_role(cast, at, helped, sign_in):
    with acting_as(cast.maatje.actor()):
        add_goal(helped.pk, "Ik wil rust", by=cast.maatje)
    case = reverse("workbench:case", args=[helped.pk])
    boss = sign_in(cast.maatje).get(case).content.decode()
    helper = sign_in(cast.vrijwilliger).get(case).content.decode()
    for page in (boss, helper):
        assert "Ik wil rust" in page
        assert reverse("trajectories:note", args=[helped.pk]) in page
    for url in ("assign", "exit"):
        assert reverse(f"trajectories:{url}", args=[helped.pk]) in boss
        assert reverse(f"trajectories:{url}", args=[helped.pk]) not in helper
    assert reverse("referrals:make", args=[helped.pk]) in boss
    assert reverse("referrals:make", args=[helped.pk]) not in helper


def test_refused_by_the_formal_route_is_no_exit(at, cast, helped):
    """The page to close asks it first, and leads to the arrangement."""
    told = {"refused": "yes", "outcome": "not_suitable", "why": "Afgewezen", "no_check": "declined"}
    sent_on = at.post("maatje", "exit", helped.pk, **told)
    assert sent_on.url == reverse("trajectories:refused", args=[helped.pk])
    assert "arrangement" in said(sent_on)
    assert as_now(cast.maatje, helped).status == "open"
    ill = {"refuser": "municipality", "refused_on": day(-3), "reason": "ziek"}
    assert at.post("maatje", "refused", helped.pk, **ill).status_code == 200  # no such code
    written = at.post("maatje", "refused", helped.pk, **ill | {"reason": "papers"})
    assert "blijft open" in said(written)
    assert "arrangement" in nobody_lost(cast.maatje, helped).next_step
    assert "Afgewezen door de gemeente" in at("maatje", "exit", helped.pk).content.decode()
    assert "afgesloten" in said(at.post("maatje", "exit", helped.pk, **told))


def test_a_ceiling_from_the_case_page_to_the_answer(at, cast, helped, sign_in):
    case = sign_in(cast.maatje)
    url = reverse("workbench:case", args=[helped.pk])
    assert "Nog niet gekozen" in case.get(url).content.decode()
    at.post("maatje", "choose_form", helped.pk, form="forms_brigade")
    with acting_as(cast.maatje.actor()):
        actions.add_note(
            helped.pk, kind="visit", happened_on=timezone.localdate(), text="Post", by=cast.maatje
        )
    run_clocks()
    page = case.get(url).content.decode()
    assert "1 van 1 gesprek" in page
    assert "Het plafond is bereikt." in page
    assert "klaar, verlengen of overdragen?" in case.get("/vandaag/").content.decode()
    said_it = {"answer": "extend", "why": "Nog een brief", "until": day(30), "extra": 2}
    for missing, words in (("person_agreed", "hulpvrager"), ("agreed_with", "coördinator")):
        whole = said_it | {"person_agreed": "on", "agreed_with": str(cast.maatje.pk)}
        del whole[missing]
        assert words in at.post("maatje", "ceiling", helped.pk, **whole).content.decode()
    whole = said_it | {"person_agreed": "on", "agreed_with": str(cast.maatje.pk)}
    assert "Opgeschreven" in said(at.post("maatje", "ceiling", helped.pk, **whole))
    page = case.get(url).content.decode()
    assert "1 keer verlengd" in page
    assert "1 van 3 gesprekken" in page
    assert "Nog een brief" in at("maatje", "ceiling", helped.pk).content.decode()
    assert "plafond" not in case.get("/vandaag/").content.decode()


def test_aftercare_from_vandaag_to_the_same_story(at, cast, helped, sign_in):
    case = sign_in(cast.maatje)
    told = {"refused": "no", "outcome": "goal_reached", "why": "Klaar", "check_on": day(3)}
    told |= {"check_by": str(cast.maatje.pk)}
    assert "afgesloten" in said(at.post("maatje", "exit", helped.pk, **told))
    assert "nazorg: vraag hoe het gaat" in case.get("/vandaag/").content.decode()
    with acting_as(cast.maatje.actor()):
        check = AftercareCheck.objects.get(request_id=helped.pk)
    assert at("vrijwilliger", "aftercare", check.pk).status_code == 403
    assert at("gemeente", "aftercare", check.pk).status_code == 404
    opened = at.post("maatje", "aftercare", check.pk, result="relapse", note="Weer brieven")
    assert "weer open" in said(opened)
    assert nobody_lost(cast.maatje, helped).status == "open"
    page = case.get(reverse("workbench:case", args=[helped.pk])).content.decode()
    for words in ("Weer open: terugval", "Nazorg: terugval", "Afgesloten: doel bereikt"):
        assert words in page
    assert "gedaan op" in at("maatje", "aftercare", check.pk).content.decode()


def test_a_closed_request_opens_again(at, cast, helped):
    told = {"refused": "no", "outcome": "goal_reached", "why": "Klaar", "no_check": "declined"}
    at.post("maatje", "exit", helped.pk, **told)
    assert "hetzelfde verhaal" in at("maatje", "reopen", helped.pk).content.decode()
    assert "weer open" in said(at.post("maatje", "reopen", helped.pk, why="came_back"))
    assert "al open" in said(at.post("maatje", "reopen", helped.pk, why="came_back"))


def test_forms_of_help_are_for_all_to_read_and_for_one_to_change(cast, sign_in):
    read, change = reverse("trajectories:forms_of_help"), ["trajectories:change_ceiling", "short"]
    url = reverse(change[0], args=[change[1]])
    page = sign_in(cast.vrijwilliger).get(read).content.decode()
    assert "Movisie 2013" in page
    assert url not in page
    browser = sign_in(cast.neutraal)
    assert url in browser.get(read).content.decode()
    assert browser.get(reverse(change[0], args=["bestaat-niet"])).status_code == 404
    assert "Vul in waar" in browser.post(url, {"contacts": 5}).content.decode()
    told = {"contacts": 5, "source": "Convenant", "agreed_on": day()}
    assert browser.post(url, told).status_code == 302
    assert "Convenant" in browser.get(read).content.decode()
