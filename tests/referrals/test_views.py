"""The pages of a referral, in the browser of those who take the steps."""

import uuid
from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from ketenloket.chain.desk.actions import Registration, register
from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.desk.rules import Concern, Entry, Stage
from ketenloket.chain.recognition.actions import judge
from ketenloket.chain.referrals.actions import make_referral
from ketenloket.chain.referrals.models import Referral
from ketenloket.chain.referrals.rules import State, Verb
from ketenloket.chain.sharing.actions import end
from ketenloket.chain.trajectories.actions import exit_request
from ketenloket.foundation.audit.models import Event
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.network.directory.models import Service
from tests.conftest import lead_by
from tests.referrals.conftest import add_intake, consent_to, draft_to, request_as, step, today
from tests.workbench.conftest import at_most

MOST_QUERIES = 12
NAME = "Noor de Wit"


@pytest.fixture
def at(cast, sign_in):
    """Open a page as one of the cast."""
    browsers = {name: sign_in(worker) for name, worker in vars(cast).items()}

    def get(name, url, *args, **query):
        return browsers[name].get(reverse(f"referrals:{url}", args=args), query)

    def post(name, url, *args, **data):
        return browsers[name].post(reverse(f"referrals:{url}", args=args), data)

    get.post = post
    return get


def said(response):
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def form_of(verb, cast):
    return {
        Verb.SEND: {"told_on": today().isoformat(), "told_how": "phone"},
        Verb.DECLINE: {"reason": "full", "advice": "Bel Humanitas"},
        Verb.MISS: {"next_on": (today() + timedelta(days=3)).isoformat(), "why": "Niet thuis"},
        Verb.ARRIVE: {
            "form": "joint_visit",
            "met_on": today().isoformat(),
            "responsible": str(cast.maatje.pk),
        },
    }.get(verb, {})


def test_the_whole_road_in_the_browser(cast, story, at):
    made = at.post(
        "gemeente",
        "make",
        story.request.pk,
        naar=f"organisatie-{cast.maatje.organisation_id}",
        why="Spreekt Turks",
        doe="verstuur",
        **form_of(Verb.SEND, cast),
    )
    assert made.status_code == 302, made.context["form"].errors
    assert "blijft verantwoordelijk" in said(made)
    with acting_as(cast.maatje.actor()):
        referral = Referral.objects.get()
    waiting = at("maatje", "list").content.decode()
    assert story.request.number in waiting
    assert NAME not in waiting
    page = at("maatje", "detail", referral.pk).content.decode()
    assert NAME not in page
    assert "2 kinderen" in page
    for verb in (Verb.ACCEPT, Verb.MISS, Verb.ARRIVE):
        assert at("maatje", "step", referral.pk, verb).status_code == 200
        done = at.post("maatje", "step", referral.pk, verb, **form_of(verb, cast))
        assert done.url == reverse("workbench:case", args=[story.request.pk]), verb
    assert request_as(cast.maatje, story.request.pk).stage == Stage.HELP
    line = at("gemeente", "detail", referral.pk).content.decode()
    assert "Aangekomen" in line
    for secret in (NAME, "2 kinderen", "Niet thuis", "Spreekt Turks"):
        assert secret not in line


def test_declined_and_picked_up_in_the_browser(cast, story, in_state, at):
    referral = in_state(State.SENT)
    asked = at("maatje", "step", referral.pk, "decline").content.decode()
    assert "breng opnieuw in bij de triage" in asked
    done = at.post("maatje", "step", referral.pk, "decline", **form_of(Verb.DECLINE, cast))
    assert done.url == reverse("referrals:list")
    page = at("gemeente", "detail", referral.pk).content.decode()
    assert "Bel Humanitas" in page
    assert "neemt niet aan" in page
    handled = at.post("gemeente", "step", referral.pk, "handle")
    assert handled.url == reverse("workbench:case", args=[story.request.pk])


@pytest.mark.parametrize("verb", [Verb.DECLINE, Verb.MISS, Verb.ARRIVE])
def test_an_empty_form_says_what_is_missing_and_loses_nothing(cast, story, in_state, at, verb):
    referral = in_state(State.ACCEPTED)
    answer = at.post("maatje", "step", referral.pk, verb, why="Dit schreef ik", advice="En dit")
    assert answer.status_code == 200
    assert "Er klopt nog iets niet" in answer.content.decode()
    if verb is not Verb.ARRIVE:
        assert "Dit schreef ik" in answer.content.decode() or "En dit" in answer.content.decode()
    with acting_as(cast.maatje.actor()):
        assert Referral.objects.get(pk=referral.pk).state == State.ACCEPTED


@pytest.mark.parametrize("verb", [Verb.ACCEPT, Verb.ARRIVE])
def test_pressed_twice(cast, story, in_state, at, verb):
    referral = in_state(State.SENT if verb is Verb.ACCEPT else State.ACCEPTED)
    first = at.post("maatje", "step", referral.pk, verb, **form_of(verb, cast))
    second = at.post("maatje", "step", referral.pk, verb, **form_of(verb, cast))
    assert first.status_code == second.status_code == 302
    assert "Dit is al gedaan" in said(second)


def test_a_step_of_the_other_side_is_refused(cast, story, in_state, at):
    referral = in_state(State.SENT)
    answer = at.post("gemeente", "step", referral.pk, "accept")
    assert answer.url == reverse("referrals:detail", args=[referral.pk])
    assert "andere organisatie" in said(answer)
    assert at("gemeente", "step", referral.pk, "accept").status_code == 302


@pytest.mark.parametrize("name", ["vreemd", "humanitas", "loket"])
def test_hidden_and_missing_are_the_same(cast, story, in_state, at, name):
    referral = in_state(State.SENT)
    for key in (referral.pk, uuid.uuid4()):
        assert at(name, "detail", key).status_code == 404
        assert at(name, "step", key, "accept").status_code == 404
        assert at.post(name, "step", key, "accept").status_code == 404
        assert at.post(name, "ask", key, text="Wie?").status_code == 404
    assert at(name, "make", story.request.pk).status_code == 404


@pytest.mark.parametrize("name", ["vrijwilliger", "tafel", "bestuur", "neutraal"])
def test_roles_without_cases_stay_out(cast, story, in_state, at, name):
    referral = in_state(State.SENT)
    assert at(name, "list").status_code == 403
    assert at(name, "detail", referral.pk).status_code == 403
    assert at(name, "make", story.request.pk).status_code == 403


def test_an_unknown_verb_is_not_found(cast, story, in_state, at):
    referral = in_state(State.SENT)
    assert at("maatje", "step", referral.pk, "explode").status_code == 404
    assert at("gemeente", "step", referral.pk, "expire").status_code == 404  # that is the clock's


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("name", ["gemeente", "maatje"])
def test_every_page_in_every_state_for_both_sides(cast, story, in_state, at, name, state):
    referral = in_state(state)
    hidden = name == "maatje" and state in {State.DRAFT, State.WITHDRAWN, State.EXPIRED}
    assert at(name, "detail", referral.pk).status_code == (404 if hidden else 200)
    with at_most(MOST_QUERIES):
        at(name, "detail", referral.pk)
    for tab in ("", "verwezen", "klaar", "onzin"):
        assert at(name, "list", lijst=tab).status_code == 200


def test_a_look_is_recorded_and_writes_nothing_else(cast, story, in_state, at):
    referral = in_state(State.SENT)
    at("maatje", "detail", referral.pk)
    at("maatje", "list")
    with acting_as(cast.maatje.actor()):
        assert set(Event.objects.values_list("what", flat=True)) >= {
            "referrals.viewed",
            "referrals.list_viewed",
        }


def test_the_list_asks_the_same_number_of_questions_for_many(cast, story, at):
    def send(name):
        request = lead_by(cast.gemeente, name)
        add_intake(request, cast.gemeente)
        consent_to(request, cast.maatje.organisation, cast.gemeente)
        step(Verb.SEND, draft_to(cast, request, cast.maatje.organisation), cast)

    for name in "ABCD":
        send(name)
        with at_most(MOST_QUERIES):
            assert at("maatje", "list").status_code == 200


def test_the_sender_moves_the_own_date_along(cast, story, in_state, at):
    referral = in_state(State.ACCEPTED)
    url = reverse("referrals:follow", args=[referral.pk])
    assert url in at("gemeente", "detail", referral.pk).content.decode()
    assert url not in at("maatje", "detail", referral.pk).content.decode()
    done = at.post("gemeente", "follow", referral.pk)
    assert "weer op" in said(done)
    assert url not in at("gemeente", "detail", referral.pk).content.decode()
    assert at.post("maatje", "follow", referral.pk).status_code == 404


def test_a_basis_that_ended_is_told_to_both_sides(cast, story, in_state, at):
    referral = in_state(State.ACCEPTED)
    with acting_as(cast.gemeente.actor()):
        end(referral.disclosure, by=cast.gemeente)
    for name in ("gemeente", "maatje"):
        page = at(name, "detail", referral.pk).content.decode()
        assert "is gestopt" in page
        assert (NAME in page) == (name == "gemeente")
    answer = at.post("maatje", "step", referral.pk, "arrive", **form_of(Verb.ARRIVE, cast))
    assert answer.status_code == 200
    assert "intussen gestopt" in answer.content.decode()


def test_what_is_under_way_is_said_before_another_is_made(cast, story, in_state, at):
    referral = in_state(State.SENT)
    page = at("gemeente", "make", story.request.pk).content.decode()
    assert reverse("referrals:detail", args=[referral.pk]) in page
    key = f"organisatie-{cast.maatje.organisation_id}"
    again = at.post("gemeente", "make", story.request.pk, naar=key, why="x", doe="bewaar")
    assert "loopt al een verwijzing" in again.content.decode()


# Making


def test_without_consent_it_says_so_and_leads_there(cast, at):
    request = lead_by(cast.gemeente)
    key = f"organisatie-{cast.maatje.organisation_id}"
    page = at("gemeente", "make", request.pk, naar=key).content.decode()
    assert "nog geen toestemming" in page
    assert reverse("sharing:add", args=[request.pk]) in page
    assert "Verstuur de verwijzing" not in page
    refused = at.post(
        "gemeente",
        "make",
        request.pk,
        naar=key,
        why="Past",
        doe="verstuur",
        **form_of(Verb.SEND, cast),
    )
    assert refused.status_code == 200
    assert "Vraag die eerst" in refused.content.decode()
    with acting_as(cast.gemeente.actor()):
        assert not Referral.objects.exists()  # not sent means not made either
    kept = at.post("gemeente", "make", request.pk, naar=key, why="Past", doe="bewaar")
    assert kept.status_code == 302


def test_the_public_task_is_named_and_no_consent_asked(cast, at):
    request = lead_by(cast.maatje)
    key = f"organisatie-{cast.gemeente.organisation_id}"
    page = at("maatje", "make", request.pk, naar=key).content.decode()
    assert "wettelijke taak" in page
    assert "Verstuur de verwijzing" in page


def test_an_offer_can_be_chosen(cast, story, at):
    service = Service.objects.create(
        organisation=cast.maatje.organisation,
        alliance=cast.maatje.alliance,
        name="Thuis op orde",
        form_of_help="long",
        does="Helpt",
    )
    choose = at("gemeente", "make", story.request.pk).content.decode()
    assert "Thuis op orde" in choose
    at.post(
        "gemeente", "make", story.request.pk, naar=f"aanbod-{service.pk}", why="Past", doe="bewaar"
    )
    with acting_as(cast.gemeente.actor()):
        assert Referral.objects.get().service == service


def test_making_asks_few_questions(cast, story, at):
    key = f"organisatie-{cast.maatje.organisation_id}"
    for query in ({}, {"naar": key}):
        at("gemeente", "make", story.request.pk)
        with at_most(MOST_QUERIES):
            assert at("gemeente", "make", story.request.pk, **query).status_code == 200


@pytest.mark.parametrize("key", ["organisatie-0", "aanbod-x", "x", "'; DROP TABLE", "\x00"])
def test_a_receiver_from_elsewhere_is_refused(cast, story, at, key):
    answer = at.post("gemeente", "make", story.request.pk, naar=key, why="x", doe="bewaar")
    assert answer.status_code == 200
    with acting_as(cast.gemeente.actor()):
        assert not Referral.objects.exists()


def test_a_closed_request_goes_nowhere(cast, at):
    request = lead_by(cast.gemeente)
    with acting_as(cast.gemeente.actor()):
        exit_request(request.pk, "goal_reached", "Klaar", told_person=True, by=cast.gemeente)
    assert at("gemeente", "make", request.pk).status_code == 302


# Questions


def test_a_question_in_the_browser(cast, story, in_state, at):
    referral = in_state(State.SENT)
    assert at.post("maatje", "ask", referral.pk, text="Spreekt zij Turks?").status_code == 302
    assert "Spreekt zij Turks?" in at("gemeente", "detail", referral.pk).content.decode()
    empty = at.post("maatje", "ask", referral.pk, text="  ")
    assert "Schrijf uw vraag of antwoord op" in empty.content.decode()
    long = at.post("maatje", "ask", referral.pk, text="x" * 2000)
    assert "te lang" in long.content.decode()


@pytest.mark.parametrize("common", [True, False])
def test_the_same_need_in_another_request_of_this_person_is_said(cast, at, common):
    def known(name, concern):
        told = Registration(
            name=name, phone="+31687654321", entry=Entry.WALK_IN, concerns=(concern,)
        )
        made = register(told, by=cast.gemeente, submission=name)
        return HelpRequest.objects.select_related("help_seeker").get(pk=made.request_id)

    with acting_as(cast.gemeente.actor()):
        first = known("Fatma Yildiz", Concern.LETTERS)
        second = known("F. Yildiz", Concern.LETTERS if common else Concern.DEBTS)
        judge(first.help_seeker, second.help_seeker, same=True, by=cast.gemeente)
        make_referral(
            second.pk, receiver=cast.maatje.organisation, service=None, why="Past", by=cast.gemeente
        )
    page = at("gemeente", "make", first.pk, naar=f"organisatie-{cast.maatje.organisation_id}")
    text = page.content.decode()
    assert ("loopt hulpvraag" in text) is common
    assert (f"Bekijk {second.number}" in text) is common
    assert ("Die is al verwezen naar maatje" in text) is common
