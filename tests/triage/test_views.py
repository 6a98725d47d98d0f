"""The pages of the table, per role, and what they never show."""

import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from ketenloket.chain.desk.rules import working_days_after
from ketenloket.chain.triage.actions import close_meeting, decide
from ketenloket.chain.triage.models import Gap, TriageMeeting
from ketenloket.chain.triage.rules import DecisionKind, MeetingState
from ketenloket.foundation.audit.models import Event
from ketenloket.foundation.tenancy.acting import acting_as
from tests.conftest import lead_by
from tests.triage.conftest import again, brought, plan, ready

pytestmark = pytest.mark.django_db


@pytest.fixture
def see(sign_in):
    """What a page answers to this worker."""
    return lambda worker, name, **keys: sign_in(worker).get(reverse(f"triage:{name}", kwargs=keys))


@pytest.fixture
def post(sign_in):
    def send(worker, name, data=None, *, follow=True, **keys):
        url = reverse(f"triage:{name}", kwargs=keys)
        return sign_in(worker).post(url, data or {}, follow=follow)

    return send


@pytest.fixture
def filled_in(cast, offers):
    """A complete decision form, but for what a test changes."""

    def make(**changes):
        complete = {
            "kind": DecisionKind.REFER,
            "service": offers.papers.pk,
            "why": "Spreekt Turks en komt aan huis.",
            "holder": cast.gemeente.pk,
            "next_step": "Bel samen",
            "next_on": working_days_after(timezone.localdate(), 1).isoformat(),
            "differs": "no",
            "disagreed": "",
        }
        return {**complete, **changes}

    return make


EVERY = {
    "loket", "loketleiding", "gemeente", "maatje", "humanitas", "vreemd", "tafel", "neutraal",
}  # fmt: skip


def test_who_opens_the_list_of_meetings(cast, table, see):
    opened = {name for name, w in vars(cast).items() if see(w, "meetings").status_code == 200}
    assert opened == EVERY


def test_who_opens_a_question(cast, item, see):
    opened = {
        name for name, w in vars(cast).items() if see(w, "item", pk=item.pk).status_code == 200
    }
    assert opened == {"gemeente", "maatje", "loket", "loketleiding"}


def test_hidden_and_missing_questions_are_the_same(cast, item, see):
    hidden = see(cast.vreemd, "item", pk=item.pk)
    missing = see(cast.vreemd, "item", pk=uuid.uuid4())
    assert hidden.status_code == missing.status_code == 404


def test_the_name_is_for_the_lead_only(cast, noor, item, see):
    own = see(cast.gemeente, "item", pk=item.pk).content.decode()
    other = see(cast.maatje, "item", pk=item.pk).content.decode()
    assert noor.help_seeker.name in own
    assert reverse("workbench:case", args=[noor.pk]) in own
    for private in (noor.help_seeker.name, "Noor", str(noor.pk), str(noor.help_seeker_id)):
        assert private not in other
    assert item.number in other


def test_the_neutral_coordinator_sees_counts_and_seats(cast, item, table, see):
    page = see(cast.neutraal, "meeting", pk=table.pk).content.decode()
    assert "0 van 1 besloten" in page
    assert "maatje" in page
    assert item.number not in page
    assert item.words not in page
    assert "0 van 1 besloten" in see(cast.neutraal, "meetings").content.decode()
    assert see(cast.neutraal, "fill", pk=table.pk).status_code == 403


def test_without_a_seat_the_agenda_stays_closed(cast, item, table, see):
    page = see(cast.vreemd, "meeting", pk=table.pk).content.decode()
    assert item.number not in page
    assert "zit niet aan deze tafel" in page


def test_looking_at_a_question_is_recorded(cast, noor, item, see):
    see(cast.gemeente, "item", pk=item.pk)
    see(cast.maatje, "item", pk=item.pk)
    with acting_as(cast.gemeente.actor()):
        assert Event.objects.get(what="triage.item_viewed").request_id == noor.pk
    with acting_as(cast.maatje.actor()):
        assert Event.objects.get(what="triage.item_viewed").request_id is None


def test_the_offers_come_with_reasons(cast, item, offers, see):
    page = see(cast.gemeente, "item", pk=item.pk).content.decode()
    assert "Thuisadministratie · maatje" in page
    assert "werkt in Oldambt" in page or "helpt bij brieven en post" in page
    assert "besluit van de gemeente" in page


def test_with_a_threat_crisis_help_comes_first(cast, offers, table, see):
    soon = timezone.localdate() + timedelta(days=3)
    request = ready(cast.gemeente, lead_by(cast.gemeente, "Een Persoon"), threats={"water": soon})
    item = brought(cast.gemeente, request, table)
    page = see(cast.gemeente, "item", pk=item.pk).content.decode()
    assert page.index("Eerst: Crisishulp") < page.index("Daarna: Thuisadministratie")
    assert "water wordt afgesloten" in page


def test_planning_a_meeting(cast, post):
    data = {
        "day": (timezone.localdate() + timedelta(days=7)).isoformat(),
        "time": "10:00",
        "place": "Raadhuis",
        "organisations": [cast.maatje.organisation_id, cast.loket.organisation_id],
    }
    page = post(cast.gemeente, "plan", data)
    assert page.redirect_chain
    with acting_as(cast.gemeente.actor()):
        assert TriageMeeting.objects.get().seats.count() == 3
    past = {**data, "day": "2020-01-01"}
    assert "voorbij" in post(cast.gemeente, "plan", past).content.decode()
    assert post(cast.tafel, "plan", data).status_code == 403


def test_presence_with_a_stand_in(cast, table, post):
    key = cast.maatje.organisation_id
    fields = {}
    with acting_as(cast.maatje.actor()):
        for seat in table.seats.all():
            fields[f"presence_{seat.organisation_id}"] = "present"
            fields[f"stand_in_{seat.organisation_id}"] = ""
    missing = post(cast.maatje, "presence", {**fields, f"presence_{key}": "stand_in"}, pk=table.pk)
    assert "hoe de vervanger heet" in missing.content.decode()
    named = {**fields, f"presence_{key}": "stand_in", f"stand_in_{key}": "Joke"}
    page = post(cast.maatje, "presence", named, pk=table.pk).content.decode()
    assert "vervanger Joke" in page


def test_bringing_in_says_what_the_table_sees(cast, noor, table, see, post):
    noor = ready(cast.gemeente, noor)
    page = see(cast.gemeente, "bring", pk=noor.pk).content.decode()
    assert "De tafel ziet niet: naam" in page
    post(cast.gemeente, "bring", {"meeting": table.pk}, follow=False, pk=noor.pk)
    assert again(cast.gemeente, noor).next_code == "await_triage"
    assert see(cast.maatje, "bring", pk=noor.pk).status_code == 404


def test_filling_the_agenda(cast, noor, table, post):
    ready(cast.gemeente, noor)
    page = post(cast.gemeente, "fill", pk=table.pk).content.decode()
    assert "1 vraag staat nu op de agenda" in page
    assert noor.number in page
    again_ = post(cast.gemeente, "fill", pk=table.pk).content.decode()
    assert "geen vraag van uw organisatie" in again_


def test_a_decision_goes_on_to_the_next_question_and_ends_at_the_table(
    cast, noor, item, table, post, filled_in
):
    request = ready(cast.gemeente, lead_by(cast.gemeente, "Een Persoon"))
    second = brought(cast.gemeente, request, table)
    first = post(cast.gemeente, "decide", filled_in(), pk=item.pk)
    assert first.redirect_chain[-1][0] == reverse("triage:item", args=[second.pk])
    last = post(cast.gemeente, "decide", filled_in(), pk=second.pk)
    assert last.redirect_chain[-1][0] == reverse("triage:meeting", args=[table.pk])
    page = last.content.decode()
    assert "2 van 2 besloten" in page or "Alle vragen hebben een besluit" in page
    assert "naar maatje" in page


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"kind": ""}, "Kies wat de tafel besluit"),
        ({"why": ""}, "Schrijf op waarom"),
        ({"service": ""}, "Kies het aanbod"),
        ({"holder": ""}, "verantwoordelijk blijft"),
        ({"next_step": " "}, "Schrijf de eerste stap op"),
        ({"next_on": "2020-01-01"}, "Deze dag is voorbij"),
        ({"differs": ""}, "Vraag of iemand het anders ziet"),
        ({"differs": "yes"}, "Schrijf op wie het anders ziet"),
        ({"why": "Noor heeft dit nodig."}, "Laat de naam weg"),
    ],
    ids=str,
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(
    cast, item, post, filled_in, changes, says
):
    data = filled_in(**{"disagreed": "", "next_step": "Bel op vrijdag", **changes})
    page = post(cast.gemeente, "decide", data, pk=item.pk)
    text = page.content.decode()
    assert page.status_code == 422
    assert says in text
    assert changes.get("next_step") or "Bel op vrijdag" in text


def test_choosing_an_offer_keeps_what_was_typed(cast, item, offers, post, filled_in):
    data = filled_in(service="", kind="", why="Wat ik al typte", choose=offers.papers.pk)
    page = post(cast.gemeente, "decide", data, pk=item.pk)
    form = page.context["form"]
    assert page.status_code == 200
    assert form["service"].value() == str(offers.papers.pk)
    assert form["kind"].value() == DecisionKind.REFER
    assert "Wat ik al typte" in page.content.decode()
    own = post(cast.gemeente, "decide", {**data, "choose": offers.debts.pk}, pk=item.pk)
    assert own.context["form"]["kind"].value() == DecisionKind.KEEP
    nothing = post(cast.gemeente, "decide", {**data, "choose": "no_fit"}, pk=item.pk)
    assert nothing.context["form"]["kind"].value() == DecisionKind.NO_FIT


def test_a_stale_form_hears_who_was_first(cast, item, decision, post, filled_in):
    with acting_as(cast.gemeente.actor()):
        decide(item.pk, decision(), by=cast.gemeente)
    answer = post(cast.gemeente, "decide", filled_in(kind="no_fit", why="Iets anders"), pk=item.pk)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Iemand besloot net vóór u" in page
    assert "Spreekt Turks en komt aan huis." in page
    assert "Iets anders" in page
    with acting_as(cast.gemeente.actor()):
        assert not Gap.objects.exists()


def test_another_organisation_cannot_decide(cast, item, post, filled_in):
    page = post(cast.maatje, "decide", filled_in(), pk=item.pk).content.decode()
    assert "Alleen een medewerker van die organisatie" in page
    assert post(cast.vreemd, "decide", filled_in(), pk=item.pk).status_code == 404


def test_closing_asks_where_open_questions_go(cast, item, table, post, see):
    assert "Plan een later overleg" in see(cast.gemeente, "close", pk=table.pk).content.decode()
    later = plan(cast.gemeente, "maatje", "loket", days=9)
    page = post(cast.gemeente, "close", {}, pk=table.pk).content.decode()
    assert "Kies een later overleg" in page
    post(cast.gemeente, "close", {"carry_to": later.pk}, pk=table.pk)
    assert again(cast.gemeente, item).meeting_id == later.pk
    assert again(cast.gemeente, table).state == MeetingState.CLOSED


def test_taking_off_the_agenda(cast, noor, item, table, post):
    page = post(cast.gemeente, "take_off", pk=item.pk).content.decode()
    assert "is van de agenda" in page
    assert again(cast.gemeente, noor).next_code == "to_triage"
    refused = post(cast.maatje, "take_off", pk=item.pk).content.decode()
    assert "Alleen wie de vraag inbracht" in refused


def test_the_ledger_of_gaps_has_no_person(cast, noor, item, decision, see):
    nothing = decision(kind=DecisionKind.NO_FIT, why="Geen hulp in het Turks bij schulden.")
    with acting_as(cast.gemeente.actor()):
        decide(item.pk, nothing, by=cast.gemeente)
    for who in (cast.neutraal, cast.vreemd, cast.tafel):
        page = see(who, "gaps").content.decode()
        assert "Geen hulp in het Turks" in page
        assert noor.number not in page


@pytest.mark.parametrize("place", ["item", "meeting", "meetings"])
def test_a_full_table_costs_no_more_queries_than_an_empty_one(cast, offers, table, sign_in, place):
    browser = sign_in(cast.gemeente)
    browser.get(reverse("triage:meetings"))
    first = None
    for name in ("Een Persoon", "Twee Mensen", "Drie Zorgen", "Vier Vragen"):
        request = ready(cast.gemeente, lead_by(cast.gemeente, name))
        item = brought(cast.gemeente, request, table)
        keys = {"item": [item.pk], "meeting": [table.pk], "meetings": []}[place]
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(reverse(f"triage:{place}", args=keys)).status_code == 200
        asked = [q["sql"] for q in queries if "SAVEPOINT" not in q["sql"]]
        first = first or len(asked)
        assert len(asked) == first
    # One more than in the house: the transaction of the test puts the earlier actor back.
    # A question asks twice after offers, the names of all and the whole of the few that may fit,
    # so that a large map is never read whole.
    # A table is live: who is there at this moment, what was proposed, and one look at the pulse.
    assert first <= (17 if place == "item" else 13), asked


def test_a_closed_meeting_is_a_summary(cast, item, table, decision, see):
    with acting_as(cast.gemeente.actor()):
        decide(item.pk, decision(), by=cast.gemeente)
        close_meeting(table, by=cast.gemeente)
    page = see(cast.maatje, "meeting", pk=table.pk).content.decode()
    assert "Dit overleg is afgerond" in page
    assert "1 van 1 besloten" in page
