"""Help by a volunteer and a coordinator, under row-level security."""

import re
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from ketenloket.chain.desk.actions import locked, plan_next
from ketenloket.chain.desk.models import ContactAttempt, HelpRequest, case_of
from ketenloket.chain.desk.rules import NextCode, Outcome, Stage
from ketenloket.chain.intake.models import Intake
from ketenloket.chain.referrals.models import Referral
from ketenloket.chain.referrals.rules import State, Verb
from ketenloket.chain.sharing.models import Disclosure
from ketenloket.chain.trajectories.actions import (
    NextStep,
    add_goal,
    add_note,
    appointment_result,
    assign,
    begin,
    exit_request,
    make_appointment,
    reach_goal,
    set_next_step,
    unassign,
)
from ketenloket.chain.trajectories.models import (
    Appointment,
    Assignment,
    ContactNote,
    Exit,
    Goal,
    Trajectory,
)
from ketenloket.foundation.audit.models import Event
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.directory.models import BoundarySign
from tests.conftest import lead_by
from tests.referrals.conftest import (  # noqa: F401 - fixtures are known by name
    add_intake,
    draft_to,
    in_state,
    request_as,
    step,
    story,
)
from tests.referrals.test_actions import travelled
from tests.trajectories.conftest import as_now, nobody_lost

ALL_OF_MAATJE = {"maatje", "vrijwilliger"}


def today():
    return timezone.localdate()


def note_by(worker, request, **more):
    with acting_as(worker.actor()):
        return add_note(
            request.pk,
            kind="visit",
            happened_on=today(),
            text="Samen post geopend.",
            by=worker,
            **more,
        )


# Who helps


def test_a_volunteer_sees_a_person_from_the_moment_of_being_chosen(cast, samen, who_sees):
    assert who_sees(samen) == {"maatje"}
    with acting_as(cast.maatje.actor()):
        assignment = assign(samen.pk, cast.vrijwilliger, by=cast.maatje)
    assert who_sees(samen) == who_sees(samen.help_seeker) == ALL_OF_MAATJE
    now = nobody_lost(cast.maatje, samen)
    assert now.responsible_id == cast.maatje.pk  # a volunteer helps, a coordinator stays
    assert now.stage == Stage.HELP
    assert "Vrijwilliger" in now.next_step
    with acting_as(cast.maatje.actor()):
        unassign(assignment.pk, by=cast.maatje)
    assert who_sees(samen) == {"maatje"}
    assert nobody_lost(cast.maatje, samen).next_code == NextCode.ASSIGN


def test_twice_is_once(cast, helped):
    with acting_as(cast.maatje.actor()):
        again = assign(helped.pk, cast.vrijwilliger, by=cast.maatje)
        assert Assignment.objects.get() == again
        unassign(again.pk, by=cast.maatje)
        ended = Assignment.objects.get().ended_at
        unassign(again.pk, by=cast.maatje)
        assert Assignment.objects.get().ended_at == ended


def test_while_somebody_is_left_nothing_changes(cast, helped):
    with acting_as(cast.maatje.actor()):
        second = assign(helped.pk, cast.andere, by=cast.maatje)
        set_next_step(helped.pk, "Samen naar de bank", today(), by=cast.maatje)
        unassign(second.pk, by=cast.maatje)
    assert nobody_lost(cast.maatje, helped).next_step == "Samen naar de bank"


def test_a_professional_becomes_responsible_and_hands_it_back(cast):
    request = lead_by(cast.loketleiding)
    with acting_as(cast.loketleiding.actor()):
        assignment = assign(request.pk, cast.loket, by=cast.loketleiding)
    assert nobody_lost(cast.loketleiding, request).responsible_id == cast.loket.pk
    with acting_as(cast.loketleiding.actor()):
        unassign(assignment.pk, by=cast.loketleiding)
    assert nobody_lost(cast.loketleiding, request).responsible_id == cast.loketleiding.pk


def test_who_ends_their_own_work_leaves_it_to_the_coordinators(cast):
    request = lead_by(cast.loketleiding)
    with acting_as(cast.loketleiding.actor()):
        assignment = assign(request.pk, cast.loketleiding, by=cast.loketleiding)
        unassign(assignment.pk, by=cast.loketleiding)
    assert nobody_lost(cast.loketleiding, request).coordinator_queue


@pytest.mark.parametrize("name", ["gemeente", "bestuur"])
def test_only_own_people_who_help(cast, samen, name):
    with acting_as(cast.maatje.actor()), pytest.raises(RefusedError, match="Kies iemand"):
        assign(samen.pk, getattr(cast, name), by=cast.maatje)


def test_the_limit_of_volunteer_help_says_what_then(cast, samen):
    add_intake(samen, cast.maatje)
    stops = BoundarySign.objects.filter(stops_volunteer=True).first()
    with acting_as(cast.maatje.actor()):
        Intake.objects.get(request=samen).change(boundary_signs=[stops.code])
        with pytest.raises(RefusedError) as refused:
            assign(samen.pk, cast.vrijwilliger, by=cast.maatje)
        assert stops.route.rstrip(".") in str(refused.value)
        assert not Assignment.objects.exists()
        assign(samen.pk, cast.maatje, by=cast.maatje)  # a coordinator may


def test_another_organisation_chooses_nobody(cast, samen):
    with acting_as(cast.vreemd.actor()), pytest.raises(HelpRequest.DoesNotExist):
        assign(samen.pk, cast.vreemd, by=cast.vreemd)


def test_a_volunteer_entrusts_nobody(cast, helped):
    """Refused by the action, and by the database when the action is passed by."""
    with acting_as(cast.vrijwilliger.actor()):
        with pytest.raises(RefusedError), transaction.atomic():
            assign(helped.pk, cast.andere, by=cast.vrijwilliger)
        past = Assignment(
            **case_of(helped),
            organisation=cast.maatje.organisation,
            worker=cast.andere,
            started_by=cast.vrijwilliger,
        )
        with pytest.raises(DatabaseError), transaction.atomic():
            past.save(force_insert=True)


def test_a_receiver_may_choose_before_the_first_contact(cast, story, in_state, who_sees):  # noqa: F811
    """The volunteer comes along to the joint visit, and the sender stays responsible."""
    in_state(State.ACCEPTED)
    with acting_as(cast.maatje.actor()):
        assign(story.request.pk, cast.vrijwilliger, by=cast.maatje)
    assert who_sees(story.request) == {"gemeente", "maatje", "vrijwilliger"}
    assert as_now(cast.gemeente, story.request).lead_id == cast.gemeente.organisation_id


# How the help begins


def test_help_starts_where_the_person_arrives(cast, story, in_state):  # noqa: F811
    in_state(State.ARRIVED)
    with acting_as(cast.maatje.actor()):
        started = Trajectory.objects.get()
        assert started.started_on == today()
        assign(story.request.pk, cast.vrijwilliger, by=cast.maatje)
        assert begin(story.request.pk, by=cast.maatje) == started
    with acting_as(cast.gemeente.actor()):
        assert Referral.objects.get().line == "de hulp is begonnen"


def test_what_the_earlier_lead_had_going_ends_at_arrival(cast, story, in_state):  # noqa: F811
    with acting_as(cast.gemeente.actor()):
        own = assign(story.request.pk, cast.gemeente, by=cast.gemeente)
        theirs = Trajectory.objects.get()
    in_state(State.ARRIVED)
    with acting_as(cast.maatje.actor()):
        assert Assignment.objects.get(pk=own.pk).ended_at
        assert Trajectory.objects.get(pk=theirs.pk).ended_on == today()
        assert Trajectory.objects.get(ended_on=None).pk != theirs.pk


def test_everybody_who_referred_reads_how_it_ends(cast, story, in_state):  # noqa: F811
    first = in_state(State.ARRIVED)
    travelled(cast, request_as(cast.maatje, story.request.pk), cast.humanitas)
    close(cast.humanitas, story.request)
    for sender in (cast.gemeente, cast.maatje):
        with acting_as(sender.actor()):
            mine = Referral.objects.get(sender=sender.organisation)
            assert mine.line == "de hulp is afgerond"
            assert (mine.pk == first.pk) == (sender == cast.gemeente)


def test_a_note_during_the_intake_begins_nothing(cast, samen):
    note_by(cast.maatje, samen)
    with acting_as(cast.maatje.actor()):
        assert not Trajectory.objects.exists()
    assert nobody_lost(cast.maatje, samen).stage == Stage.INTAKE


# Notes and the next step


def test_a_volunteer_writes_a_note_and_moves_the_next_step(cast, helped, who_sees):
    day = today() + timedelta(days=7)
    note = note_by(cast.vrijwilliger, helped, then=NextStep("Bellen met de bank", day))
    now = nobody_lost(cast.maatje, helped)
    assert (now.next_step, now.next_on) == ("Bellen met de bank", day)
    assert now.responsible_id == cast.maatje.pk
    assert who_sees(note) == ALL_OF_MAATJE


def test_a_volunteer_changes_nothing_else(cast, helped):
    with acting_as(cast.vrijwilliger.actor()):
        with pytest.raises(DatabaseError), transaction.atomic():
            plan_next(
                locked(helped.pk),
                code=NextCode.OTHER,
                step="x",
                on=today(),
                by=cast.vrijwilliger,
                stage=Stage.CLOSED,
            )
        with pytest.raises(RefusedError, match="coördinator"):
            set_next_step(helped.pk, "x", today(), by=cast.vrijwilliger, queue=True)
        with pytest.raises(DatabaseError), transaction.atomic():
            exit_request(helped.pk, "goal_reached", "Klaar", told_person=True, by=cast.vrijwilliger)
    nobody_lost(cast.maatje, helped)


def test_a_note_cannot_be_changed(cast, helped):
    note = note_by(cast.vrijwilliger, helped)
    with acting_as(cast.maatje.actor()), pytest.raises(DatabaseError), transaction.atomic():
        ContactNote.objects.get(pk=note.pk).change(text="Anders")


@pytest.mark.parametrize(
    "wrong",
    [{"text": " "}, {"kind": "dance"}, {"happened_on": timezone.localdate() + timedelta(days=2)}],
)
def test_a_note_that_is_not_one(cast, helped, wrong):
    told = {"kind": "visit", "happened_on": today(), "text": "x"} | wrong
    with acting_as(cast.vrijwilliger.actor()), pytest.raises(RefusedError):
        add_note(helped.pk, **told, by=cast.vrijwilliger)


def test_a_next_step_that_does_not_fit_keeps_the_note_out_too(cast, helped):
    with pytest.raises(RefusedError):
        note_by(cast.vrijwilliger, helped, then=NextStep("Ooit", None))
    with acting_as(cast.maatje.actor()):
        assert not ContactNote.objects.exists()


def test_responsibility_can_move_within_the_organisation(cast):
    request = lead_by(cast.loket)
    with acting_as(cast.loket.actor()), pytest.raises(RefusedError, match="Vraag uw collega eerst"):
        set_next_step(request.pk, "Bel", today(), by=cast.loket, responsible=cast.loketleiding)
    boss = cast.loketleiding  # a coordinator decides
    with acting_as(boss.actor()):
        set_next_step(request.pk, "Bel", today(), by=boss, responsible=boss)
    assert nobody_lost(cast.loket, request).responsible_id == boss.pk
    with acting_as(cast.loket.actor()):
        set_next_step(request.pk, "Bel", today(), by=cast.loket, queue=True)
    assert nobody_lost(cast.loket, request).coordinator_queue
    with acting_as(cast.loket.actor()), pytest.raises(RefusedError, match="eigen organisatie"):
        set_next_step(request.pk, "Bel", today(), by=cast.loket, responsible=cast.gemeente)


def test_a_receiver_plans_nothing_for_the_lead(cast, story, in_state):  # noqa: F811
    in_state(State.ACCEPTED)
    with acting_as(cast.maatje.actor()), pytest.raises(RefusedError, match="regie"):
        set_next_step(story.request.pk, "Bel", today(), by=cast.maatje)
    note_by(cast.maatje, story.request)  # but may write down what it did


# Appointments and goals


def make(planner, request, days=3, **more):
    with acting_as(planner.actor()):
        return make_appointment(
            request.pk,
            starts_at=timezone.now() + timedelta(days=days),
            place="Bibliotheek",
            subject="Post",
            by=planner,
            **more,
        )


def test_an_appointment_is_the_next_step(cast, helped):
    made = make(cast.vrijwilliger, helped)
    now = nobody_lost(cast.maatje, helped)
    assert now.next_code == NextCode.APPOINTMENT
    assert now.next_on == timezone.localdate(made.starts_at)


def test_the_same_appointment_twice_is_one(cast, helped):
    at = timezone.now() + timedelta(days=1)
    with acting_as(cast.vrijwilliger.actor()):
        for _again in range(2):
            make_appointment(helped.pk, starts_at=at, place="x", subject="", by=cast.vrijwilliger)
        assert Appointment.objects.count() == 1


def test_a_coordinator_plans_for_a_volunteer(cast, helped):
    made = make(cast.maatje, helped, worker=cast.vrijwilliger)
    assert made.worker == cast.vrijwilliger
    with pytest.raises(RefusedError):
        make(cast.maatje, helped, worker=cast.gemeente)


@pytest.mark.parametrize("days", [-2, 400])
def test_no_appointment_in_the_past_or_out_of_sight(cast, helped, days):
    with pytest.raises(RefusedError):
        make(cast.vrijwilliger, helped, days=days)


def test_who_did_not_come_is_called(cast, helped):
    made = make(cast.vrijwilliger, helped)
    with acting_as(cast.vrijwilliger.actor()):
        with pytest.raises(RefusedError, match="nog niet geweest"):
            appointment_result(made.pk, "no_show", by=cast.vrijwilliger)
        Appointment.objects.get(pk=made.pk).change(starts_at=timezone.now())
        for _again in range(2):
            appointment_result(made.pk, "no_show", by=cast.vrijwilliger)
    assert nobody_lost(cast.maatje, helped).next_code == NextCode.CALL


@pytest.mark.parametrize(
    ("result", "code"),
    [
        ("held", NextCode.APPOINTMENT),
        ("cancelled", NextCode.APPOINTMENT),
        ("no_show", NextCode.CALL),
    ],
)
def test_the_step_of_another_appointment_is_not_lost(cast, helped, result, code):
    made = make(cast.maatje, helped, days=0)
    later = make(cast.maatje, helped, days=9)
    before = nobody_lost(cast.maatje, helped)
    with acting_as(cast.maatje.actor()):
        appointment_result(made.pk, result, by=cast.maatje)
    now = nobody_lost(cast.maatje, helped)
    assert now.next_code == code
    assert before.next_step in now.next_step
    assert now.next_on <= timezone.localdate(later.starts_at)


def test_the_button_of_an_appointment_opens_its_report(cast, helped, sign_in):
    made = make(cast.maatje, helped, days=0)
    report = reverse("trajectories:report", args=[made.pk])
    note = reverse("trajectories:note", args=[helped.pk])
    words = "Schrijf op hoe het ging"
    for page in (reverse("workbench:case", args=[helped.pk]), reverse("workbench:today")):
        html = sign_in(cast.maatje).get(page).content.decode()
        (button,) = re.findall(rf'<a[^>]*href="([^"]*)"[^>]*>\s*{words}', html)
        assert button == report
        assert button != note


def test_an_appointment_that_went_on_asks_what_is_next(cast, helped):
    made = make(cast.vrijwilliger, helped, days=0)
    with acting_as(cast.vrijwilliger.actor()):
        appointment_result(made.pk, "held", by=cast.vrijwilliger)
    now = nobody_lost(cast.maatje, helped)
    assert now.next_code == NextCode.OTHER
    assert "volgende stap" in now.next_step


def test_a_goal_in_own_words_and_reached(cast, helped, who_sees):
    with acting_as(cast.vrijwilliger.actor()):
        goal = add_goal(helped.pk, "Ik wil mijn post openmaken", by=cast.vrijwilliger)
        assert add_goal(helped.pk, "Ik wil mijn post openmaken", by=cast.vrijwilliger) == goal
        reach_goal(goal.pk, by=cast.vrijwilliger)
        reach_goal(goal.pk, by=cast.vrijwilliger)
        assert Goal.objects.get().reached_on == today()
    assert who_sees(goal) == ALL_OF_MAATJE
    with acting_as(cast.vreemd.actor()), pytest.raises(Goal.DoesNotExist):
        reach_goal(goal.pk, by=cast.vreemd)


# How it ends


def close(worker, request, outcome=Outcome.GOAL_REACHED, **more):
    with acting_as(worker.actor()):
        return exit_request(
            request.pk, outcome, "Zij doet het zelf", told_person=True, by=worker, **more
        )


def test_closing_ends_everything_that_ran(cast, helped, who_sees):
    planned = make(cast.maatje, helped)
    leaving = close(cast.maatje, helped)
    now = as_now(cast.maatje, helped)
    assert (now.status, now.stage, now.outcome) == ("closed", Stage.CLOSED, "goal_reached")
    assert leaving.ddas_reason == "Zelf"
    assert who_sees(helped) == {"maatje"}
    with acting_as(cast.maatje.actor()):
        assert not Assignment.objects.filter(ended_at=None).exists()
        assert not Trajectory.objects.filter(ended_on=None).exists()
        assert Appointment.objects.get(pk=planned.pk).result == "cancelled"
        assert Event.objects.filter(what="desk.closed").exists()


def test_closed_twice_is_a_friendly_word(cast, helped):
    close(cast.maatje, helped)
    with pytest.raises(RefusedError, match="al afgesloten"):
        close(cast.maatje, helped)
    for late in (note_by, make):
        with pytest.raises(RefusedError, match="afgesloten"):
            late(cast.maatje, helped)
    with acting_as(cast.maatje.actor()):
        assert Exit.objects.count() == 1


def test_no_contact_only_after_trying(cast, helped):
    with pytest.raises(RefusedError, match="Probeer het"):
        close(cast.maatje, helped, Outcome.NO_CONTACT)
    try_everything(cast.maatje, helped, parts=("evening",))
    with pytest.raises(RefusedError, match="Probeer het in de ochtend"):  # always in the evening
        close(cast.maatje, helped, Outcome.NO_CONTACT)
    try_everything(cast.maatje, helped, parts=("morning",))
    with pytest.raises(RefusedError, match="nog één keer probeert"):  # no day for that
        close(cast.maatje, helped, Outcome.NO_CONTACT)
    later = timezone.localdate() + timedelta(days=30)
    ended = close(cast.maatje, helped, Outcome.NO_CONTACT, once_more_on=later)
    assert ended.ddas_reason == "Nietverschenen"
    assert as_now(cast.maatje, helped).once_more_on == later


def try_everything(by, request, parts):
    """Every way in which this person can be reached."""
    with acting_as(by.actor()):
        for number, channel in enumerate(
            ("phone", "phone", "text_message", "email", "card", "home_visit", "phone", "others")
        ):
            ContactAttempt(
                **case_of(request),
                organisation=by.organisation,
                tried_by=by,
                tried_at=timezone.now() - timedelta(days=8 - number),
                channel=channel,
                part_of_day=parts[number % len(parts)],
                result="no_answer",
            ).save(force_insert=True)


@pytest.mark.parametrize("state", [State.DRAFT, State.SENT, State.ACCEPTED, State.DECLINED])
def test_an_open_referral_keeps_it_open(cast, story, in_state, state):  # noqa: F811
    in_state(state)
    with pytest.raises(RefusedError, match="loopt nog een verwijzing"):
        close(cast.gemeente, story.request)


def test_the_sender_reads_that_the_help_is_over(cast, story, in_state):  # noqa: F811
    in_state(State.ARRIVED)
    close(cast.maatje, story.request)
    with acting_as(cast.gemeente.actor()):
        assert Referral.objects.get().line == "de hulp is afgerond"
        assert not HelpRequest.objects.filter(pk=story.request.pk).exists()
    with acting_as(cast.maatje.actor()):
        assert not Disclosure.objects.filter(ended_at=None).exists()


def test_only_the_lead_closes(cast, story, in_state):  # noqa: F811
    in_state(State.ACCEPTED)
    with pytest.raises(HelpRequest.DoesNotExist):
        close(cast.maatje, story.request)


def test_a_bridge_of_own_help_leaves_the_referral_its_stage(cast, story, in_state):  # noqa: F811
    referral = in_state(State.SENT)
    with acting_as(cast.gemeente.actor()):
        assign(story.request.pk, cast.gemeente, by=cast.gemeente)
    assert nobody_lost(cast.gemeente, story.request).stage == Stage.REFERRAL
    step(Verb.ACCEPT, referral, cast)
    assert draft_to
    assert request_as(cast.gemeente, story.request.pk)
