"""With a professional a volunteer may, alone not: the limit holds when the professional leaves too."""

import pytest
from django.utils import timezone

from ketenloket.chain.desk.actions import run_clocks
from ketenloket.chain.desk.rules import NextCode
from ketenloket.chain.escalation.models import Escalation, Relief
from ketenloket.chain.escalation.rules import Outcome
from ketenloket.chain.referrals.models import Referral
from ketenloket.chain.sharing.actions import withdraw_consent
from ketenloket.chain.sharing.models import Consent, Disclosure
from ketenloket.chain.trajectories.actions import hand_over, start_at_arrival, unassign
from ketenloket.chain.trajectories.actions.relieving import with_professional
from ketenloket.chain.trajectories.models import Assignment
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from tests.conftest import make_worker
from tests.escalation.conftest import live, open_to
from tests.escalation.test_stopping import given, note, settled
from tests.portal.conftest import person
from tests.trajectories.conftest import nobody_lost
from tests.triage.conftest import ready

pytestmark = pytest.mark.django_db


@pytest.fixture
def beside(cast, more, helped):
    """Noor, helped by a volunteer and a professional; the volunteer saw confusion."""
    row = given(cast.maatje, more.kracht, helped)
    note(cast.vrijwilliger, helped, "confused")
    assert live(cast.maatje, helped) == {more.kracht.pk, cast.vrijwilliger.pk}
    return row


def test_when_the_professional_leaves_the_volunteer_stops_as_well(cast, more, helped, beside):
    with acting_as(cast.maatje.actor()):
        unassign(beside.pk, by=cast.maatje)
    assert live(cast.maatje, helped) == set()
    with acting_as(cast.maatje.actor()):
        stop = Escalation.objects.get(request_id=helped.pk)
        assert (stop.signs, stop.stops) == (["confused"], True)
        assert Relief.objects.get(request_id=helped.pk).worker_id == cast.vrijwilliger.pk
    now = nobody_lost(cast.maatje, helped)
    assert (now.next_code, now.next_on) == (NextCode.PICK_UP, stop.due_on)


def test_another_professional_who_stays_is_enough(cast, alliance, helped, beside):
    given(cast.maatje, make_worker(alliance, "tweede", "maatje", "professional"), helped)
    with acting_as(cast.maatje.actor()):
        unassign(beside.pk, by=cast.maatje)
    assert cast.vrijwilliger.pk in live(cast.maatje, helped)


def test_what_was_seen_beside_a_professional_keeps_the_next_volunteer_away(cast, helped, beside):
    with acting_as(cast.maatje.actor()):
        own = Assignment.objects.get(request_id=helped.pk, worker=cast.vrijwilliger)
        unassign(own.pk, by=cast.maatje)
        unassign(beside.pk, by=cast.maatje)
        assert not Escalation.objects.filter(request_id=helped.pk).exists()
    with pytest.raises(RefusedError, match="vrijwilliger alleen"):
        given(cast.maatje, cast.andere, helped)


def test_what_a_professional_gave_back_is_not_held_against_anybody(cast, more, helped, beside):
    note(cast.vrijwilliger, helped, "unsafe")
    settled(more.kracht, helped, Outcome.PART, "post ordenen")
    assert given(cast.maatje, cast.andere, helped)
    with acting_as(cast.maatje.actor()):
        unassign(beside.pk, by=cast.maatje)
    assert live(cast.maatje, helped) == {cast.andere.pk}


def test_who_takes_the_place_of_the_only_professional_is_weighed_alone(cast, more, helped, beside):
    with pytest.raises(RefusedError, match="vrijwilliger alleen"), acting_as(cast.maatje.actor()):
        hand_over(more.kracht, {helped.pk: cast.andere}, by=cast.maatje)
    assert more.kracht.pk in live(cast.maatje, helped)
    with acting_as(cast.maatje.actor()):
        hand_over(more.kracht, {helped.pk: None}, by=cast.maatje)
    assert live(cast.maatje, helped) == set()
    assert nobody_lost(cast.maatje, helped).next_code == NextCode.PICK_UP


def test_a_sign_of_the_intake_weighs_again_as_well(cast, more, helped):
    row = given(cast.maatje, more.kracht, helped)
    ready(cast.maatje, helped, boundary_signs=("confused",))
    assert cast.vrijwilliger.pk in live(cast.maatje, helped)
    with acting_as(cast.maatje.actor()):
        unassign(row.pk, by=cast.maatje)
    assert live(cast.maatje, helped) == set()


def test_a_professional_of_another_organisation_leaves(cast, alliance, helped):
    kracht = make_worker(alliance, "hkracht", "humanitas", "professional")
    open_to(helped, cast.maatje, cast.humanitas.organisation, cast.humanitas)
    row = given(cast.humanitas, kracht, helped)
    note(cast.vrijwilliger, helped, "confused")
    assert cast.vrijwilliger.pk in live(cast.maatje, helped)
    with acting_as(cast.humanitas.actor()):
        unassign(row.pk, by=cast.humanitas)
    assert live(cast.maatje, helped) == set()


def test_at_an_arrival_the_professionals_of_others_leave(cast, alliance, helped):
    kracht = make_worker(alliance, "hkracht", "humanitas", "professional")
    open_to(helped, cast.maatje, cast.humanitas.organisation, cast.humanitas)
    given(cast.humanitas, kracht, helped)
    note(cast.vrijwilliger, helped, "confused")
    arrived = Referral(request_id=helped.pk, help_seeker_id=helped.help_seeker_id)
    with acting_as(cast.maatje.actor()):
        start_at_arrival(arrived, by=cast.maatje)
    assert live(cast.maatje, helped) == set()
    assert nobody_lost(cast.maatje, helped).next_code == NextCode.PICK_UP


@pytest.fixture
def beside_elsewhere(cast, alliance, helped):
    """Noor, helped by a volunteer of maatje and a professional of humanitas; then confusion."""
    kracht = make_worker(alliance, "hkracht", "humanitas", "professional")
    open_to(helped, cast.maatje, cast.humanitas.organisation, cast.humanitas)
    given(cast.humanitas, kracht, helped)
    note(cast.vrijwilliger, helped, "confused")
    assert cast.vrijwilliger.pk in live(cast.maatje, helped)
    return kracht


@pytest.mark.parametrize("by_person", [True, False])
def test_when_the_person_takes_the_sharing_back_nobody_stays_alone(
    cast, helped, beside_elsewhere, by_person
):
    with acting_as(cast.maatje.actor()):
        consent = Consent.objects.get(request=helped)
    with acting_as(person(helped) if by_person else cast.maatje.actor()):
        withdraw_consent(consent.pk, by=None if by_person else cast.maatje)
    assert live(cast.maatje, helped) == {beside_elsewhere.pk}
    assert nobody_lost(cast.maatje, helped).next_code == NextCode.PICK_UP


def test_when_the_sharing_ran_out_the_clock_sees_that_nobody_stays_alone(
    cast, helped, beside_elsewhere
):
    assert run_clocks()["left alone"] == 0
    with acting_as(cast.maatje.actor()):
        Disclosure.objects.get(request=helped).change(ended_at=timezone.now())
        assert not with_professional(helped.pk)
    assert run_clocks()["left alone"] == 1
    assert live(cast.maatje, helped) == {beside_elsewhere.pk}
    assert run_clocks()["left alone"] == 0


def test_to_whom_it_closed_does_not_help_along_with_the_next_volunteer(
    cast, alliance, helped, beside_elsewhere
):
    with acting_as(cast.maatje.actor()):
        Disclosure.objects.get(request=helped).change(ended_at=timezone.now())
    with pytest.raises(RefusedError, match="vrijwilliger alleen"):
        given(cast.maatje, cast.andere, helped)
