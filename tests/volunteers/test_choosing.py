"""Choosing who helps: the proposal, the cap, and why somebody departs from it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from ketenloket.chain.trajectories.actions import advice_for, hand_over, unassign
from ketenloket.chain.trajectories.models import Assignment
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.volunteers.actions import Terms, add_proof, keep_terms
from tests.conftest import lead_by, make_worker
from tests.volunteers.conftest import entrust, wish


def names(request, by):
    """The helpers in the order of the proposal, with their place."""
    with acting_as(by.actor()):
        return [(worker.name, row.place) for worker, row in advice_for(request, by)]


def test_who_has_room_comes_before_who_said_nothing(cast, samen):
    wish(cast.andere, load_wished=2)
    found = names(samen, cast.maatje)
    assert found[0] == ("Andere", 1)
    assert {place for _name, place in found[1:]} == {2}


def test_another_than_the_proposal_asks_why_and_keeps_it(cast, samen):
    wish(cast.andere, load_wished=2)
    with pytest.raises(RefusedError, match="past Andere beter"):
        entrust(samen, cast.vrijwilliger, cast.maatje)
    kept = entrust(samen, cast.vrijwilliger, cast.maatje, why=" Zij kennen elkaar. ")
    assert (kept.choice, kept.why) == ("other", "Zij kennen elkaar.")


def test_the_proposal_itself_needs_no_reason(cast, samen):
    wish(cast.andere, load_wished=2)
    kept = entrust(samen, cast.andere, cast.maatje)
    assert (kept.choice, kept.why) == ("advised", "")


def test_over_the_wished_load_only_with_a_reason(cast, samen):
    wish(cast.vrijwilliger, load_wished=1)
    entrust(samen, cast.vrijwilliger, cast.maatje)
    next_one = lead_by(cast.maatje, "Piet van Dijk")
    for empty in ("", "   "):
        with pytest.raises(RefusedError, match="wil er hoogstens 1 helpen"):
            entrust(next_one, cast.vrijwilliger, cast.maatje, why=empty)
    kept = entrust(next_one, cast.vrijwilliger, cast.maatje, why="Zij vroeg er zelf om.")
    assert kept.choice == "too_many"
    again = entrust(next_one, cast.vrijwilliger, cast.maatje)  # the same helper twice is once
    assert again.pk == kept.pk


def test_the_database_asks_for_the_reason_too(cast, helped):
    with acting_as(cast.maatje.actor()):
        row = Assignment.objects.get(request=helped)
        row.pk, row._state.adding = None, True
        twin = Assignment(
            **{name: getattr(row, name) for name in ("alliance_id", "request_id", "lead_id")},
            help_seeker_id=row.help_seeker_id,
            organisation_id=row.organisation_id,
            worker=cast.andere,
            started_by=cast.maatje,
            choice="too_many",
        )
        with pytest.raises(IntegrityError, match="departs_with_reason"), transaction.atomic():
            twin.save(force_insert=True)


def test_no_reason_lifts_a_pause_or_a_missing_vog(cast, samen):
    until = timezone.localdate() + timedelta(days=9)
    wish(cast.andere, load_wished=2, paused_until=until)
    with pytest.raises(RefusedError, match="wil nu niemand nieuws"):
        entrust(samen, cast.andere, cast.maatje, why="Toch graag.")
    with acting_as(cast.maatje.actor()):
        keep_terms(Terms(vog_for=["long"]), by=cast.maatje)
    with pytest.raises(RefusedError, match="VOG"):
        entrust(samen, cast.vrijwilliger, cast.maatje, why="Toch graag.")
    with acting_as(cast.maatje.actor()):
        add_proof(cast.vrijwilliger, "vog", timezone.localdate(), by=cast.maatje)
    assert entrust(samen, cast.vrijwilliger, cast.maatje).choice == "advised"


def test_an_old_vog_is_no_vog(cast, samen):
    with acting_as(cast.maatje.actor()):
        keep_terms(Terms(vog_for=["long"], vog_months=12), by=cast.maatje)
        seen = timezone.localdate() - timedelta(days=400)
        add_proof(cast.vrijwilliger, "vog", seen, by=cast.maatje)
    with pytest.raises(RefusedError, match="VOG"):
        entrust(samen, cast.vrijwilliger, cast.maatje)


def test_who_helped_before_comes_first(cast, helped):
    wish(cast.andere, load_wished=2)
    with acting_as(cast.maatje.actor()):
        live = Assignment.objects.get(request=helped, ended_at=None)
        unassign(live.pk, by=cast.maatje)
    assert names(helped, cast.maatje)[0] == ("Vrijwilliger", 1)


def test_handing_over_respects_the_cap_and_says_whose_place_it_was(cast, helped):
    wish(cast.andere, load_wished=0)
    choices = {helped.pk: cast.andere}
    with acting_as(cast.maatje.actor()):
        with pytest.raises(RefusedError, match="hoogstens 0"), transaction.atomic():
            hand_over(cast.vrijwilliger, choices, by=cast.maatje)
        hand_over(cast.vrijwilliger, choices, by=cast.maatje, why="Het is voor een week.")
        assert Assignment.objects.get(request=helped, ended_at=None).choice == "too_many"


def test_the_page_shows_reasons_and_asks_why(cast, samen, sign_in):
    wish(cast.andere, load_wished=2, skills=["forms"])
    with acting_as(cast.maatje.actor()):
        keep_terms(Terms(), by=cast.maatje)
    browser = sign_in(cast.maatje)
    page = reverse("trajectories:assign", args=[samen.pk])
    shown = browser.get(page).content.decode()
    assert "past het best" in shown
    assert "wil nog 2 mensen helpen" in shown
    refused = browser.post(page, {"worker": cast.vrijwilliger.pk})
    assert "schrijf op waarom u" in refused.content.decode()
    told = {"worker": cast.vrijwilliger.pk, "why": "Zij kennen elkaar."}
    assert browser.post(page, told).status_code == 302


def test_the_proposal_costs_the_same_however_many_helpers_there_are(alliance, cast, samen):
    def queries():
        with acting_as(cast.maatje.actor()), CaptureQueriesContext(connection) as asked:
            advice_for(samen, cast.maatje)
        return len(asked)

    before = queries()
    for number in range(5):
        worker = make_worker(alliance, f"helper{number}", "maatje", "volunteer")
        wish(worker, load_wished=number)
    assert queries() == before
