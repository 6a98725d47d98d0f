"""A referral that stays unanswered: reminded once, then back to triage; whoever is first wins."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from ketenloket.chain.desk.actions import run_clocks
from ketenloket.chain.desk.models import Climb
from ketenloket.chain.desk.rules import (
    ClimbTo,
    NextCode,
    Stage,
    StepClock,
    Term,
    working_days_after,
)
from ketenloket.chain.referrals.actions import take
from ketenloket.chain.referrals.actions.clock import come_back
from ketenloket.chain.referrals.models import Referral
from ketenloket.chain.referrals.rules import State, StepRefusedError, Verb
from ketenloket.chain.sharing.models import Disclosure
from ketenloket.foundation.audit.models import Event
from ketenloket.foundation.outbox.models import Message
from ketenloket.foundation.tenancy.acting import Actor, Sees, acting_as
from tests.referrals.conftest import clock_of, request_as, step


@pytest.fixture
def monday():
    """A Monday morning without holidays around it, which can be moved on."""
    with time_machine.travel("2027-03-01T09:00:00+01:00", tick=False) as travel:
        yield travel


def subjects(name):
    with acting_as(Actor(sees=Sees.POSTMAN)):
        rows = Message.objects.filter(to__startswith=f"{name}@").values_list("subject", flat=True)
        return sorted(rows)


def seen(worker, referral):
    with acting_as(worker.actor()):
        return Referral.objects.filter(pk=referral.pk).first()


def pass_days(travel, count):
    day = working_days_after(timezone.localdate(), count)
    travel.move_to(timezone.now() + (day - timezone.localdate()))


def test_reminded_once_then_back_to_triage_with_its_owner(cast, story, in_state, monday):
    referral = in_state(State.SENT)
    assert referral.next_clock == StepClock.ANSWER
    before = request_as(cast.gemeente, story.request.pk)
    run_clocks()
    assert "Er wacht nog een verwijzing op uw antwoord" not in subjects("maatje")
    pass_days(monday, 2)
    for _again in range(3):
        run_clocks()
    assert subjects("maatje").count("Er wacht nog een verwijzing op uw antwoord") == 1
    pass_days(monday, 1)  # the last day itself is still in time
    run_clocks()
    assert seen(cast.maatje, referral).state == State.SENT
    monday.shift(timedelta(days=1))
    for _again in range(2):
        run_clocks()
    back = seen(cast.gemeente, referral)
    assert (back.state, back.next_on, back.turn) == (State.EXPIRED, None, None)
    assert back.expired_at
    request = request_as(cast.gemeente, story.request.pk)
    assert (request.lead_id, request.responsible_id) == (before.lead_id, before.responsible_id)
    assert (request.stage, request.next_code) == (Stage.TRIAGE, NextCode.TO_TRIAGE)
    assert request.next_on == working_days_after(timezone.localdate(), 2)
    assert request.next_clock == StepClock.NEXT_STEP
    assert request.status == "open"
    assert request.desks_seen == 2
    assert subjects("maatje").count("Een verwijzing is teruggegaan: er kwam geen antwoord") == 1
    assert subjects("gemeente").count("Een verwijzing is terug: er kwam geen antwoord") == 1


def test_the_receiver_sees_nothing_of_it_any_more(cast, story, in_state, who_sees):
    referral = in_state(State.EXPIRED)
    assert who_sees(referral) == {"gemeente"}
    with acting_as(cast.gemeente.actor()):
        disclosure = Disclosure.objects.get(pk=referral.disclosure_id)
        assert disclosure.ended_at
        event = Event.objects.get(what="referrals.expire")
    assert (event.worker_id, event.organisation_id) == (None, cast.gemeente.organisation_id)
    with acting_as(cast.maatje.actor()), pytest.raises(Referral.DoesNotExist):
        take(Verb.ACCEPT, referral.pk, by=cast.maatje)


@pytest.mark.parametrize("name", ["gemeente", "maatje", "vreemd", "loket"])
def test_nobody_does_it_by_hand(cast, in_state, name):
    referral = in_state(State.SENT)
    by = getattr(cast, name)
    with acting_as(by.actor()), pytest.raises((StepRefusedError, Referral.DoesNotExist)):
        take(Verb.EXPIRE, referral.pk, by=by)


def test_too_early_or_answered_meanwhile_does_nothing(cast, in_state):
    referral = in_state(State.SENT)
    organisation = cast.gemeente.organisation
    with acting_as(clock_of(cast.gemeente)):
        assert come_back(referral.pk, organisation, referral.next_on) == 0
    step(Verb.ACCEPT, referral, cast)
    with acting_as(clock_of(cast.gemeente)):
        assert come_back(referral.pk, organisation, referral.next_on + timedelta(days=9)) == 0
    assert seen(cast.gemeente, referral).state == State.ACCEPTED


def test_after_accepting_the_sender_looks_when_the_receiver_is_due(cast, story, in_state, monday):
    """Waiting for somebody else makes nobody late."""
    referral = in_state(State.ACCEPTED)
    request = request_as(cast.gemeente, story.request.pk)
    assert request.next_on < referral.next_on
    run_clocks()
    request = request_as(cast.gemeente, story.request.pk)
    assert (request.next_on, request.next_clock) == (referral.next_on, StepClock.CONTACT)
    assert request.responsible_id == cast.gemeente.pk


def test_no_first_contact_climbs_at_the_receiver_and_stops_when_it_acts(
    cast, story, in_state, monday
):
    referral = in_state(State.ACCEPTED)
    assert referral.next_clock == StepClock.CONTACT
    run_clocks()
    pass_days(monday, 7)  # five for the contact, two more for the coordinators
    run_clocks()
    with acting_as(cast.maatje.actor()):
        here = Climb.objects.filter(about=referral.pk, taken_back_at__isnull=True)
        assert set(here.values_list("to", flat=True)) == {ClimbTo.WORKER, ClimbTo.COORDINATORS}
        assert set(here.values_list("term", "organisation_id")) == {
            (Term.ARRIVAL, cast.maatje.organisation_id)
        }
    assert "Er blijft iets liggen" in subjects("maatje")
    step(Verb.MISS, referral, cast, next_on=working_days_after(timezone.localdate(), 3))
    with acting_as(cast.gemeente.actor()):
        rows = Climb.objects.filter(about=referral.pk)
        assert {row.taken_back_by_id for row in rows} == {cast.maatje.pk}
