"""Another colleague becomes responsible: only after a yes; being away; an organisation that stops."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from ketenloket.chain.desk.actions import close_request, locked, plan_next, take_over
from ketenloket.chain.desk.models import HelpRequest, case_of
from ketenloket.chain.desk.rules import Outcome
from ketenloket.chain.referrals.rules import State, Verb
from ketenloket.chain.sharing.models import Disclosure
from ketenloket.chain.trajectories.actions import (
    answer_takeover,
    assign,
    be_away,
    be_back,
    exit_request,
    hand_over,
    held_by_organisation,
    propose_takeover,
    set_next_step,
    stop_organisation,
    unassign,
    withdraw_takeover,
)
from ketenloket.chain.trajectories.models import Absence, Assignment, Takeover, still_held
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.directory.models import Service
from ketenloket.network.organisations.actions import end_worker
from ketenloket.network.organisations.models import Organisation, Worker
from tests.conftest import lead_by, make_worker
from tests.referrals.conftest import (  # noqa: F401 - fixtures are known by name
    draft_to,
    in_state,
    request_as,
    step,
    story,
)
from tests.trajectories.conftest import as_now, nobody_lost


@pytest.fixture
def pair(cast, alliance):
    """Two professionals of maatje, and a request that the first answers for."""
    first = make_worker(alliance, "eerste", "maatje", "professional")
    second = make_worker(alliance, "tweede", "maatje", "professional")
    return first, second, lead_by(first, "Karel Vos")


def propose(pair, **more):
    first, second, request = pair
    with acting_as(first.actor()):
        return propose_takeover(request.pk, second, why="Ik ga minder werken", by=first, **more)


def answer(takeover, by, **how):
    with acting_as(by.actor()):
        return answer_takeover(takeover.pk, by=by, **how)


def test_nothing_changes_hands_before_the_yes(cast, pair):
    first, second, request = pair
    before = as_now(first, request)
    takeover = propose(pair, know="Belt liever 's avonds")
    now = nobody_lost(first, request)
    assert now.responsible_id == first.pk
    assert now.next_step.startswith("Wacht op Tweede")
    assert now.next_on <= takeover.answer_on
    assert now.next_on <= before.next_on
    answer(takeover, second, accept=True)
    answer(takeover, second, accept=True)
    after = nobody_lost(first, request)
    assert after.responsible_id == second.pk
    assert (after.next_step, after.next_on) == (before.next_step, before.next_on)


def test_a_no_has_a_reason_and_leaves_it_where_it_was(pair):
    first, second, request = pair
    before = as_now(first, request)
    takeover = propose(pair)
    with pytest.raises(RefusedError, match="waarom"):
        answer(takeover, second, accept=False)
    answer(takeover, second, accept=False, answer="Ik zit vol")
    after = nobody_lost(first, request)
    assert (after.responsible_id, after.next_step) == (first.pk, before.next_step)
    with pytest.raises(RefusedError, match="ingetrokken"):
        answer(takeover, second, accept=True)


def test_it_can_be_withdrawn_and_asked_of_another(cast, pair):
    first, _second, request = pair
    before = as_now(first, request)
    takeover = propose(pair)
    with acting_as(first.actor()):
        with pytest.raises(RefusedError, match="al iemand gevraagd"):
            propose_takeover(request.pk, cast.maatje, why="x", by=first)
        withdraw_takeover(takeover.pk, by=first)
        assert as_now(first, request).next_step == before.next_step
        propose_takeover(request.pk, cast.maatje, why="x", by=first)


def test_a_step_that_was_planned_meanwhile_stays(pair):
    first, second, request = pair
    takeover = propose(pair)
    day = timezone.localdate() + timedelta(days=4)
    with acting_as(first.actor()):
        set_next_step(request.pk, "Ga langs", day, by=first)
    answer(takeover, second, accept=True)
    after = nobody_lost(first, request)
    assert (after.next_step, after.next_on, after.responsible_id) == ("Ga langs", day, second.pk)


def test_nobody_else_answers_asks_or_sees(cast, pair, who_sees):
    first, second, request = pair
    takeover = propose(pair)
    assert who_sees(takeover) == {"maatje"}
    with pytest.raises(RefusedError, match="aan een collega gesteld"):
        answer(takeover, cast.maatje, accept=True)
    for stranger in (cast.vreemd, cast.gemeente, cast.vrijwilliger):
        with pytest.raises(Takeover.DoesNotExist):
            answer(takeover, stranger, accept=True)
    with acting_as(second.actor()), pytest.raises(RefusedError, match="nu verantwoordelijk"):
        propose_takeover(request.pk, second, why="x", by=second)
    with acting_as(cast.vreemd.actor()), pytest.raises(HelpRequest.DoesNotExist):
        propose_takeover(request.pk, cast.vreemd, why="x", by=cast.vreemd)
    with acting_as(first.actor()):
        for unfit in (cast.gemeente, cast.vrijwilliger, cast.bestuur):
            with pytest.raises(RefusedError):
                propose_takeover(request.pk, unfit, why="x", by=first)


def test_the_database_takes_a_yes_only_from_who_was_asked(pair):
    first, second, request = pair
    takeover = propose(pair)
    with acting_as(first.actor()):
        with pytest.raises(DatabaseError), transaction.atomic():
            takeover.change(state="accepted", answered_at=timezone.now(), answered_by=first)
        forged = Takeover(
            **case_of(request),
            organisation_id=first.organisation_id,
            to_worker=first,
            why="x",
            step_before="x",
            on_before=timezone.localdate(),
            step_waiting="x",
            on_waiting=timezone.localdate(),
            answer_on=timezone.localdate(),
            asked_by=second,
        )
        with pytest.raises(DatabaseError), transaction.atomic():
            forged.save(force_insert=True)


def test_who_was_asked_leaves_only_after_the_question_is_gone(cast, pair):
    first, second, request = pair
    before = as_now(first, request)
    propose(pair)
    with acting_as(cast.maatje.actor()):
        with pytest.raises(RefusedError):
            end_worker(second, by=cast.maatje)
        hand_over(second, {}, by=cast.maatje)
        end_worker(second, by=cast.maatje)
    assert nobody_lost(first, request).next_step == before.next_step


def test_a_coordinator_decides_directly_and_the_question_ends(cast, pair):
    _first, second, request = pair
    takeover = propose(pair)
    with acting_as(cast.maatje.actor()):
        set_next_step(
            request.pk, "Bel", timezone.localdate(), by=cast.maatje, responsible=cast.maatje
        )
        takeover.refresh_from_db()
        assert takeover.state == "withdrawn"
    with pytest.raises(RefusedError, match="ingetrokken"):
        answer(takeover, second, accept=True)


def test_closing_ends_the_question(pair):
    first, _second, request = pair
    takeover = propose(pair)
    with acting_as(first.actor()):
        exit_request(request.pk, "moved", "Verhuisd", True, by=first)
        takeover.refresh_from_db()
        assert takeover.state == "withdrawn"


def test_the_pages_of_taking_over(cast, pair, sign_in):
    first, second, request = pair
    ask = reverse("trajectories:ask_to_take_over", args=[request.pk])
    browser = sign_in(first)
    assert browser.get(ask).status_code == 200
    assert "Schrijf op waarom" in browser.post(ask, {"to": str(second.pk)}).content.decode()
    assert browser.post(ask, {"to": str(second.pk), "why": "Vakantie"}).status_code == 302
    with acting_as(first.actor()):
        takeover = Takeover.objects.get()
    page = reverse("trajectories:answer_takeover", args=[takeover.pk])
    other = sign_in(second)
    assert "neemt u dit over?" in other.get("/vandaag/").content.decode()
    case = browser.get(reverse("workbench:case", args=[request.pk])).content.decode()
    assert "Gevraagd om over te nemen" in case
    assert "Vakantie" in other.get(page).content.decode()
    assert "waarom het niet lukt" in other.post(page, {"answer": "nee"}).content.decode()
    assert other.post(page, {"answer": "ja"}).status_code == 302
    assert nobody_lost(first, request).responsible_id == second.pk
    case = other.get(reverse("workbench:case", args=[request.pk])).content.decode()
    assert "sinds" in case
    assert sign_in(cast.vreemd).get(page).status_code == 404
    assert sign_in(cast.vrijwilliger).get(page).status_code == 403


def away(worker, by, stand_in=None, first=0, last=5):
    today = timezone.localdate()
    with acting_as(by.actor()):
        return be_away(
            worker,
            today + timedelta(days=first),
            today + timedelta(days=last),
            stand_in,
            by=by,
        )


def test_who_stands_in_sees_it_until_the_last_day_and_nothing_changes_hands(cast, pair, sign_in):
    first, second, request = pair
    with acting_as(first.actor()):
        set_next_step(request.pk, "Bel de bank", timezone.localdate(), by=first)
    assert "Bel de bank" not in sign_in(second).get("/vandaag/").content.decode()
    away(first, cast.maatje, second)
    page = sign_in(second).get("/vandaag/").content.decode()
    assert "Bel de bank" in page
    assert "U neemt waar voor Eerste" in page
    assert as_now(first, request).responsible_id == first.pk
    case = sign_in(second).get(reverse("workbench:case", args=[request.pk])).content.decode()
    assert "neemt waar" in case
    with time_machine.travel(timezone.now() + timedelta(days=6)):
        assert "Bel de bank" not in sign_in(second).get("/vandaag/").content.decode()
        assert "Bel de bank" in sign_in(first).get("/vandaag/").content.decode()


def test_back_earlier_and_without_a_stand_in_the_coordinators_see_it(cast, pair, sign_in):
    first, second, request = pair
    with acting_as(first.actor()):
        set_next_step(request.pk, "Bel de bank", timezone.localdate(), by=first)
    absence = away(first, cast.maatje)
    assert "Bel de bank" in sign_in(cast.maatje).get("/vandaag/").content.decode()
    assert "Bel de bank" not in sign_in(second).get("/vandaag/").content.decode()
    with acting_as(cast.maatje.actor()):
        be_back(absence.pk, by=cast.maatje)
        be_back(absence.pk, by=cast.maatje)
    assert "Bel de bank" not in sign_in(cast.maatje).get("/vandaag/").content.decode()


def test_an_absence_that_is_none(cast, pair, who_sees):
    first, second, _request = pair
    for days in ((0, -1), (-5, -2), (0, 300)):
        with pytest.raises(RefusedError):
            away(first, cast.maatje, second, *days)
    for unfit in (first, cast.vrijwilliger, cast.gemeente):
        with pytest.raises(RefusedError):
            away(first, cast.maatje, unfit)
    with pytest.raises(PermissionDenied):
        away(first, cast.vreemd)
    assert who_sees(away(first, cast.maatje, second)) == {"maatje"}
    with acting_as(cast.vreemd.actor()), pytest.raises(Absence.DoesNotExist):
        be_back(uuid4(), by=cast.vreemd)


def test_the_page_of_being_away(cast, pair, sign_in):
    first, second, _request = pair
    address = f"/beheer/medewerkers/{first.pk}/afwezig/"
    browser = sign_in(cast.maatje)
    assert browser.get(address).status_code == 200
    day = timezone.localdate().isoformat()
    told = {"first": day, "last": day, "stand_in": str(second.pk)}
    assert browser.post(address, told).status_code == 302
    assert "Is er weer" in browser.get(address).content.decode()
    assert browser.post(address, {"back": "1"}).status_code == 302
    assert "Is er weer" not in browser.get(address).content.decode()
    assert sign_in(cast.vreemd).get(address).status_code == 404
    assert sign_in(second).get(address).status_code == 403


def test_an_organisation_stops_only_when_nobody_is_left_behind(cast, story, in_state, sign_in):  # noqa: F811
    referral = in_state(State.ACCEPTED)
    page = sign_in(cast.maatje).get("/beheer/stoppen/").content.decode()
    assert "Verwijzingen die op u wachten" in page
    assert "Wij stoppen" not in page
    with acting_as(cast.maatje.actor()):
        given = assign(referral.request_id, cast.vrijwilliger, by=cast.maatje)
        with pytest.raises(RefusedError, match="nog mensen"):
            stop_organisation(by=cast.maatje)
        unassign(given.pk, by=cast.maatje)
    step(Verb.DECLINE, referral, cast)
    mine = lead_by(cast.maatje, "Noor")
    with acting_as(cast.maatje.actor()):
        with pytest.raises(RefusedError, match="nog mensen"):
            stop_organisation(by=cast.maatje)
        exit_request(mine.pk, "moved", "Verhuisd", True, by=cast.maatje)
    browser = sign_in(cast.maatje)
    assert "Weet u het zeker" in browser.post("/beheer/stoppen/").content.decode()
    done = browser.post("/beheer/stoppen/", {"sure": "1"})
    assert "Niemand is achtergebleven" in done.content.decode()
    place = Organisation.objects.get(pk=cast.maatje.organisation_id)
    assert not place.active
    assert not Service.objects.filter(organisation=place, active=True).exists()
    assert "geen werk" in browser.get("/vandaag/").content.decode().lower() or (
        browser.get("/vandaag/").status_code == 403
    )
    with acting_as(cast.gemeente.actor()):
        assert not Disclosure.objects.filter(to_organisation=place, ended_at=None).exists()
        assert not Worker.objects.filter(organisation=place, active=True).exists()


def test_the_database_switches_off_nobody_who_holds_somebody(cast, pair):
    first, _second, _request = pair
    place = first.organisation
    for who in (first, cast.neutraal, cast.vreemd):
        with acting_as(who.actor()):
            with pytest.raises(DatabaseError), transaction.atomic():
                place.change(active=False)
    empty = cast.vreemd.organisation
    with acting_as(cast.neutraal.actor()), pytest.raises(DatabaseError), transaction.atomic():
        empty.change(active=False)  # only the organisation itself sees that nobody is left
    with acting_as(cast.vreemd.actor()):
        empty.change(active=False)
        with pytest.raises(DatabaseError), transaction.atomic():
            lead_by(cast.vreemd, "Te laat")  # and then nobody new comes to it


def test_the_desk_stops_only_when_another_stands_behind_it(cast):
    with acting_as(cast.loketleiding.actor()), pytest.raises(RefusedError):
        stop_organisation(by=cast.loketleiding)
    with acting_as(cast.loket.actor()), pytest.raises(PermissionDenied):
        stop_organisation(by=cast.loket)


def test_the_neutral_coordinator_sees_counts_and_no_names(cast, alliance, sign_in):
    for number in range(6):
        lead_by(cast.maatje, f"Persoon {number}")
    lead_by(cast.gemeente, "Eén")
    page = sign_in(cast.neutraal).get("/beheer/stoppen/").content.decode()
    assert "ongeveer 5" in page
    assert "minder dan 5" in page
    assert "Persoon" not in page
    with acting_as(cast.neutraal.actor()):
        assert still_held()[cast.gemeente.organisation_id, "requests"] is None
        assert not Assignment.objects.exists()
    for other in (cast.maatje, cast.vreemd, cast.tafel, cast.bestuur):
        with acting_as(other.actor()):
            assert still_held() == {}
    tried = lead_by(cast.humanitas, "Later nog eens")
    with acting_as(cast.humanitas.actor()):
        close_request(
            locked(tried.pk),
            outcome=Outcome.NO_CONTACT,
            by=cast.humanitas,
            once_more_on=timezone.localdate() + timedelta(days=20),
        )
    with acting_as(cast.neutraal.actor()):
        assert (cast.humanitas.organisation_id, "requests") in still_held()
    assert sign_in(cast.neutraal).post("/beheer/stoppen/", {"sure": "1"}).status_code == 200
    assert Organisation.objects.get(pk=cast.neutraal.organisation_id).active


def test_a_yes_after_another_took_it_over_changes_nothing(cast, pair):
    first, second, request = pair
    before = as_now(first, request)
    takeover = propose(pair)
    day = timezone.localdate() + timedelta(days=3)
    with acting_as(cast.maatje.actor()):
        take_over(request.pk, responsible=cast.maatje, on=day, by=cast.maatje)
    now = nobody_lost(first, request)
    assert (now.responsible_id, now.next_step, now.next_on) == (
        cast.maatje.pk,
        before.next_step,
        day,
    )
    with pytest.raises(RefusedError, match="ingetrokken"):
        answer(takeover, second, accept=True)


def test_a_question_of_who_is_responsible_no_more_is_past(cast, pair, sign_in):
    first, second, request = pair
    before = as_now(first, request)
    takeover = propose(pair)
    with acting_as(cast.maatje.actor()):
        plan_next(
            locked(request.pk),
            code=before.next_code,
            step=takeover.step_waiting,
            on=takeover.on_waiting,
            by=cast.maatje,
            responsible=cast.maatje,
        )
    address = reverse("trajectories:answer_takeover", args=[takeover.pk])
    browser = sign_in(second)
    assert "intussen is een ander" in browser.get(address).content.decode()
    assert address not in browser.get("/").content.decode()
    page = browser.post(address, {"answer": "ja", "why": ""}).content.decode()
    assert "geldt niet meer" in page
    now = nobody_lost(first, request)
    assert (now.responsible_id, now.next_step) == (cast.maatje.pk, before.next_step)
    with acting_as(second.actor()):
        assert Takeover.objects.get(pk=takeover.pk).state == "withdrawn"


def test_a_later_holiday_stays_when_somebody_falls_ill(cast, pair):
    first, second, _request = pair
    today = timezone.localdate()
    with acting_as(cast.maatje.actor()):
        later = today + timedelta(days=20), today + timedelta(days=30)
        holiday = be_away(first, *later, None, by=cast.maatje)
        be_away(first, today, today + timedelta(days=2), None, by=cast.maatje)
        assert Absence.objects.get(pk=holiday.pk).ended_at is None
        with pytest.raises(RefusedError, match="zelf weg"):
            be_away(second, later[0], later[0], first, by=cast.maatje)
        be_away(
            second, today + timedelta(days=5), later[0] - timedelta(days=1), first, by=cast.maatje
        )


def test_whom_one_will_try_once_more_keeps_an_organisation_from_stopping(cast):
    vreemd = cast.vreemd
    request = lead_by(vreemd, "Nog te proberen")
    with acting_as(vreemd.actor()):
        later = timezone.localdate() + timedelta(days=30)
        close_request(locked(request.pk), outcome=Outcome.NO_CONTACT, by=vreemd, once_more_on=later)
        (row,) = held_by_organisation(vreemd).once_more
        assert row.pk == request.pk
        assert not held_by_organisation(vreemd).is_empty
        with pytest.raises(DatabaseError), transaction.atomic():
            vreemd.organisation.change(active=False)
        request = locked(request.pk)
        request.change(once_more_at=timezone.now(), once_more_by=vreemd)
        assert held_by_organisation(vreemd).is_empty
        vreemd.organisation.change(active=False)
