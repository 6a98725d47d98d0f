"""What can happen at the desk, and that nobody gets lost on the way."""

from dataclasses import replace
from datetime import date, time

import pytest
import time_machine

from ketenloket.chain.desk.actions import (
    Attempt,
    Details,
    Registration,
    close_request,
    correct_details,
    follow_up_hash,
    log_attempt,
    mark_read,
    new_follow_up_code,
    plan_intake,
    plan_next,
    register_at_front_door,
    take_up,
)
from ketenloket.chain.desk.models import ContactAttempt, FollowUpKey, HelpRequest, SeekerMessage
from ketenloket.chain.desk.rules import (
    AttemptResult,
    Channel,
    Clock,
    NextCode,
    Outcome,
    Stage,
    Threat,
)
from ketenloket.foundation.audit.models import Event
from ketenloket.foundation.tenancy.acting import Actor, Sees, acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.windows.portal.rules import plan_after_message
from tests.conftest import make_worker

FRIDAY = date(2026, 11, 20)
MISSED = Attempt(Channel.PHONE, "morning", AttemptResult.NO_ANSWER)
SPOKEN = Attempt(Channel.PHONE, "morning", AttemptResult.SPOKEN)


@pytest.fixture(autouse=True)
def friday():
    with time_machine.travel("2026-11-20 10:00+01:00", tick=False):
        yield


@pytest.fixture
def at_desk(cast):
    with acting_as(cast.loket.actor()):
        yield cast.loket


def test_whoever_takes_up_is_responsible_and_calls_today(at_desk, registered):
    request = take_up(registered.request_id, by=at_desk)
    assert request.responsible == at_desk
    assert not request.coordinator_queue
    assert (request.next_code, request.next_on) == (NextCode.CALL, FRIDAY)
    assert Event.objects.filter(what="desk.taken_up", request_id=request.pk).exists()


def test_taking_up_twice_is_once_and_a_second_worker_is_told(cast, at_desk, registered):
    take_up(registered.request_id, by=at_desk)
    assert take_up(registered.request_id, by=at_desk).responsible == at_desk
    with pytest.raises(RefusedError, match="collega"):
        take_up(registered.request_id, by=cast.loketleiding)


def test_another_organisation_finds_nothing_to_take_up(cast, registered):
    with acting_as(cast.maatje.actor()), pytest.raises(HelpRequest.DoesNotExist):
        take_up(registered.request_id, by=cast.maatje)


def test_a_talk_is_the_first_talk_and_leads_to_the_intake(at_desk, registered):
    request = log_attempt(registered.request_id, SPOKEN, by=at_desk)
    assert request.first_talk_by == at_desk
    assert (request.stage, request.next_code) == (Stage.INTAKE, NextCode.PLAN_INTAKE)
    assert request.next_on == date(2026, 11, 23)
    first = request.first_talk_at
    assert log_attempt(registered.request_id, SPOKEN, by=at_desk).first_talk_at == first


def test_whoever_calls_for_a_waiting_request_takes_it_up(at_desk, registered):
    assert log_attempt(registered.request_id, MISSED, by=at_desk).responsible == at_desk


def test_not_reached_plans_the_next_attempt_and_never_closes(at_desk, registered):
    days = []
    text = replace(MISSED, channel=Channel.TEXT_MESSAGE)
    for attempt in (*[MISSED] * 3, text, *[MISSED] * 4):
        request = log_attempt(registered.request_id, attempt, by=at_desk)
        days.append(request.next_on)
        assert request.status == "open"
        assert request.next_code == NextCode.CALL
    assert days[:3] == [date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 25)]
    assert "coördinator" in request.next_step
    assert ContactAttempt.objects.filter(request=request).count() == 8


def test_in_a_crisis_the_next_attempt_is_tomorrow(alliance, at_desk):
    made = register_at_front_door(
        Registration(name="Kees", phone="+31612345678", threats=(Threat.WATER,)),
        alliance=alliance,
        submission="kees",
    )
    assert made.next_on == FRIDAY
    for _ in range(4):
        request = log_attempt(made.request_id, MISSED, by=at_desk)
        assert request.next_on == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("for_municipality", "clock"), [(True, Clock.WGS_CRISIS), (False, Clock.AGREED_CRISIS)]
)
def test_a_threat_starts_three_working_days(cast, alliance, for_municipality, clock):
    alliance.change(desk_acts_for_municipality=for_municipality)
    made = register_at_front_door(
        Registration(name="Kees", phone="+31612345678", threats=(Threat.EVICTION,)),
        alliance=alliance,
        submission="kees",
    )
    assert (made.clock.clock, made.clock.due_on) == (clock, date(2026, 11, 25))
    with acting_as(cast.loket.actor()):
        request = HelpRequest.objects.get(pk=made.request_id)
    assert (request.clock, request.clock_due_on) == (clock, date(2026, 11, 25))


def test_a_later_stage_keeps_its_own_next_step(cast, noor):
    with acting_as(cast.gemeente.actor()):
        plan_next(
            noor,
            code=NextCode.AWAIT_TRIAGE,
            step="Bespreek in de triage",
            on=date(2026, 12, 1),
            stage=Stage.TRIAGE,
            by=cast.gemeente,
        )
        for attempt in (MISSED, SPOKEN):
            request = log_attempt(noor.pk, attempt, by=cast.gemeente)
            assert (request.stage, request.next_step) == (Stage.TRIAGE, "Bespreek in de triage")


def test_a_talk_in_a_later_stage_asks_for_a_step(cast, noor):
    with acting_as(cast.gemeente.actor()):
        plan_next(
            noor,
            code=NextCode.CALL,
            step="Bel",
            on=FRIDAY,
            stage=Stage.HELP,
            by=cast.gemeente,
        )
        request = log_attempt(noor.pk, SPOKEN, by=cast.gemeente)
    assert (request.stage, request.next_code) == (Stage.HELP, NextCode.OTHER)


def test_the_intake_is_planned_in_words(at_desk, registered):
    request = plan_intake(
        registered.request_id,
        on=date(2026, 11, 24),
        at=time(14, 30),
        place="bibliotheek Winschoten",
        by=at_desk,
    )
    assert request.next_step == "Intake op dinsdag 24 november om 14.30 uur, bibliotheek Winschoten"
    assert (request.next_on, request.stage) == (date(2026, 11, 24), Stage.INTAKE)
    assert request.responsible == at_desk


@pytest.mark.parametrize(("name", "then"), [("loket", "loket2"), ("loketleiding", "loketleiding")])
def test_who_was_responsible_stays_so_unless_a_coordinator_plans(
    cast, alliance, registered, name, then
):
    colleague = make_worker(alliance, "loket2", "loket", "desk_shift")
    with acting_as(colleague.actor()):
        take_up(registered.request_id, by=colleague)
    by = getattr(cast, name)
    with acting_as(by.actor()):
        request = plan_intake(registered.request_id, on=FRIDAY, at=time(9), place="thuis", by=by)
        assert request.responsible.name == then.title()


def test_no_second_intake_is_planned(cast, noor):
    with acting_as(cast.gemeente.actor()):
        noor.change(stage=Stage.TRIAGE)
        with pytest.raises(RefusedError, match="al gedaan"):
            plan_intake(noor.pk, on=FRIDAY, at=time(9), place="thuis", by=cast.gemeente)


def test_a_closed_request_takes_nothing_more(cast, noor):
    with acting_as(cast.gemeente.actor()):
        close_request(noor, outcome=Outcome.MOVED, by=cast.gemeente)
        with pytest.raises(RefusedError, match="afgesloten"):
            log_attempt(noor.pk, MISSED, by=cast.gemeente)
        assert not ContactAttempt.objects.filter(request=noor).exists()


def leave_message(request, text="Bel mij na vijven"):
    actor = Actor(
        organisation=str(request.lead_id),
        alliance=str(request.alliance_id),
        sees=Sees.OWN_REQUEST,
        request=str(request.pk),
    )
    with acting_as(actor):
        message = SeekerMessage(
            alliance_id=request.alliance_id,
            request_id=request.pk,
            help_seeker_id=request.help_seeker_id,
            lead_id=request.lead_id,
            text=text,
        )
        message.save(force_insert=True)
    return message


def test_reading_a_message_leads_to_answering_it_and_loses_no_plan(cast, noor):
    message = leave_message(noor)
    plan = plan_after_message(noor.next_code, "Intake op dinsdag", FRIDAY, FRIDAY)
    with acting_as(cast.gemeente.actor()):
        plan_next(noor, code=NextCode.READ_MESSAGE, step=plan.step, on=plan.on, by=cast.gemeente)
        assert mark_read(noor, [message.pk], by=cast.gemeente) == 1
        assert mark_read(noor, [message.pk], by=cast.gemeente) == 0
        message.refresh_from_db()
        noor.refresh_from_db()
    assert message.read_by_id == cast.gemeente.pk
    assert noor.next_code == NextCode.OTHER
    assert noor.next_step == "Reageer op het bericht. Daarna: Intake op dinsdag"
    assert noor.next_on == FRIDAY


def test_answering_somebody_new_is_making_contact(cast, registered):
    with acting_as(cast.loket.actor()):
        request = HelpRequest.objects.get(pk=registered.request_id)
        plan_next(request, code=NextCode.READ_MESSAGE, step="Lees", on=FRIDAY, by=cast.loket)
        message = leave_message(request)
        mark_read(request, [message.pk], by=cast.loket)
        request.refresh_from_db()
    assert (request.next_code, request.next_step) == (NextCode.CALL, "Reageer op het bericht")


def test_a_message_of_another_request_is_not_marked(cast, noor, registered):
    with acting_as(cast.loket.actor()):
        other = HelpRequest.objects.get(pk=registered.request_id)
    message = leave_message(other)
    with acting_as(cast.gemeente.actor()):
        assert mark_read(noor, [message.pk], by=cast.gemeente) == 0


DETAILS = Details(
    name="Noor de Wit",
    phone="+31687654322",
    email="",
    contact_way="phone",
    contact_when=("evening",),
    language="nl",
    postcode="9671 AA",
    house_number="1",
    municipality="GM1895",
)


def test_a_corrected_number_is_tried_the_same_day(cast, noor):
    with acting_as(cast.gemeente.actor()):
        plan_next(
            noor,
            code=NextCode.CALL,
            step="Het nummer klopt niet.",
            on=date(2026, 11, 27),
            by=cast.gemeente,
        )
        request = correct_details(noor.pk, DETAILS, by=cast.gemeente)
        noor.help_seeker.refresh_from_db()
    assert noor.help_seeker.phone == "+31687654322"
    assert noor.help_seeker.contact_when == ["evening"]
    assert (request.next_code, request.next_on) == (NextCode.CALL, FRIDAY)


def test_a_new_code_ends_the_old_one(cast, noor):
    with acting_as(cast.gemeente.actor()):
        old = FollowUpKey.objects.get(request=noor)
        code = new_follow_up_code(noor.pk, by=cast.gemeente)
        old.refresh_from_db()
        new = FollowUpKey.objects.get(request=noor, ended_at__isnull=True)
    assert old.ended_at
    assert new.key_hash == follow_up_hash(code, "+31687654321")


def test_no_code_without_a_way_to_know_the_person(cast, noor):
    with acting_as(cast.gemeente.actor()):
        noor.help_seeker.change(phone="")
        with pytest.raises(RefusedError, match="nummer"):
            new_follow_up_code(noor.pk, by=cast.gemeente)
        assert FollowUpKey.objects.get(request=noor).ended_at is None
