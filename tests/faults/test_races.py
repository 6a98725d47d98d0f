"""T13: two at once, on real commits: exactly one wins, and nothing stays visible after a withdrawal.

Every race is run ten times, RACE_ROUNDS=1000 a thousand; each round brings a new person. Whatever
PostgreSQL lets through, and in whatever order: no error but a refusal, never two winners, no open
request without an active worker or its queue, and no view left to whom nothing is shared.
"""

import random
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from ketenloket.chain.desk.actions import (
    Details,
    Registration,
    correct_details,
    mark_read,
    register,
    take_up,
)
from ketenloket.chain.desk.models import HelpRequest, SeekerMessage
from ketenloket.chain.desk.rules import working_days_after
from ketenloket.chain.intake.actions import complete_intake, save_intake
from ketenloket.chain.intake.rules import IntakeContent
from ketenloket.chain.referrals.actions import ask
from ketenloket.chain.referrals.models import DeclineReason, Referral, WarmHandover
from ketenloket.chain.referrals.rules import State, Verb
from ketenloket.chain.sharing.actions import withdraw_consent
from ketenloket.chain.sharing.models import Consent, Disclosure
from ketenloket.chain.trajectories.actions import (
    add_goal,
    add_note,
    appointment_result,
    assign,
    exit_request,
    make_appointment,
    reach_goal,
    set_next_step,
    unassign,
)
from ketenloket.chain.trajectories.models import Assignment, ContactNote
from ketenloket.chain.triage.actions import (
    DecidedAlreadyError,
    bring,
    close_meeting,
    decide,
    fill_agenda,
    plan_meeting,
    take_off,
)
from ketenloket.chain.triage.rules import Decision, DecisionKind
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.audit.models import Event
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.actions import end_worker
from ketenloket.network.organisations.models import Worker
from ketenloket.windows.portal.actions import leave_message, withdraw
from tests.conftest import make_worker
from tests.faults.conftest import as_actor, as_worker, person, refusals

pytestmark = pytest.mark.slow
ALL_ROWS = {"request", "person"}


@pytest.fixture
def cast(arena):
    return arena.cast


def state_of(referral, by):
    with acting_as(by.actor()):
        return Referral.objects.values_list("state", flat=True).filter(pk=referral.pk).first()


def take_back(arena, request, consent, *, by_person):
    """Withdraw a consent, by the lead or by the person."""
    if by_person:
        return as_actor(
            person(request, arena.cast.gemeente),
            lambda: withdraw(Consent.objects.get(pk=consent.pk)),
        )
    by = arena.cast.gemeente
    return as_worker(by, lambda: withdraw_consent(consent.pk, by=by))


def test_what_is_there_is_seen(arena, cast):
    """The eye that later looks for what may not be seen is not blind."""
    request = arena.fresh()
    assert arena.sees(cast.gemeente, request) == ALL_ROWS
    assert not arena.sees(cast.maatje, request)


# The desk


def test_two_workers_take_up_the_same_request(arena, cast):
    for _round in arena.rounds:
        request = arena.fresh(cast.loket)
        with acting_as(cast.loket.actor()):
            set_next_step(
                request.pk, "Neem contact op", timezone.localdate(), by=cast.loket, queue=True
            )
        results = arena.together(
            *(
                as_worker(by, lambda by=by: take_up(request.pk, by=by))
                for by in (cast.loket, cast.loketleiding)
            )
        )
        assert len(refusals(results)) == 1
        winner = next(r for r in results if not isinstance(r, Exception))
        now = arena.now(request, cast.loket)
        assert now.responsible_id == winner.responsible_id
        assert not now.coordinator_queue


def test_two_desks_register_the_same_person(arena, cast):
    for number in arena.rounds:
        form = Registration(name="Samira", phone=f"+316123{number:05d}", entry="walk_in")
        made = arena.together(
            *(
                as_worker(by, lambda by=by: register(form, by=by, submission=f"{by} {number}"))
                for by in (cast.loket, cast.gemeente, cast.maatje)
            )
        )
        assert not refusals(made)
        requests = {row.request_id for row in made}
        assert len(requests) == 3
        for by, own in zip((cast.loket, cast.gemeente, cast.maatje), made, strict=True):
            with acting_as(by.actor()):
                seen = HelpRequest.objects.filter(pk__in=requests).values_list("pk", flat=True)
                assert list(seen) == [own.request_id]


def test_what_went_to_another_organisation_meanwhile_is_not_there(
    cast, arena, sign_in, monkeypatch
):
    """Between the page and its action the lead moved: a 404, nothing kept, and never an error."""
    request = arena.fresh()

    def gone(_pk, *, by):
        record("desk.taken_up", request, purpose="help")
        raise HelpRequest.DoesNotExist

    monkeypatch.setattr("ketenloket.chain.desk.actions.take_up", gone)
    answer = sign_in(cast.gemeente).post(reverse("desk:take_up", args=[request.pk]))
    assert answer.status_code == 404
    with acting_as(cast.gemeente.actor()):
        events = Event.objects.filter(organisation_id=cast.gemeente.organisation_id)
        assert not events.filter(request_id=request.pk, what="desk.taken_up").exists()


# The table


def test_two_decide_the_same_question(arena, cast):
    with acting_as(cast.gemeente.actor()):
        soon = timezone.now() + timedelta(hours=1)
        meeting = plan_meeting(soon, "Raadhuis", [cast.maatje.organisation], by=cast.gemeente)
    for _round in arena.rounds:
        request = arena.fresh()
        content = IntakeContent(
            story="x", goal="y", talked_on=timezone.localdate(), needs=("letters",)
        )
        with acting_as(cast.gemeente.actor()):
            save_intake(request.pk, content, by=cast.gemeente)
            complete_intake(request.pk, by=cast.gemeente)
            item = bring(request.pk, meeting, by=cast.gemeente)
        results = arena.together(
            *(
                as_worker(by, lambda by=by: decide(item.pk, keep(by), by=by))
                for by in (cast.gemeente, cast.chef)
            )
        )
        [late] = refusals(results)
        assert isinstance(late, DecidedAlreadyError)
        first = next(r for r in results if r is not late)
        assert late.decision == first


# Referrals


@pytest.mark.parametrize(
    "verbs", [(Verb.ACCEPT, Verb.ACCEPT), (Verb.ACCEPT, Verb.DECLINE)], ids=str
)
def test_two_workers_answer_the_same_referral(arena, cast, verbs):
    reason = DeclineReason.objects.get(pk="full")
    for _round in arena.rounds:
        request = arena.fresh()
        arena.consent(request, cast.maatje)
        referral = arena.sent(request, cast.maatje)
        workers = (cast.maatje, cast.medewerker)
        results = arena.together(
            *(
                arena.step(
                    verb, referral.pk, by, **({"reason": reason} if verb == Verb.DECLINE else {})
                )
                for verb, by in zip(verbs, workers, strict=True)
            )
        )
        now = state_of(referral, cast.maatje)
        if Verb.DECLINE in verbs:  # what was accepted may still be declined, and not the other way
            assert now == State.DECLINED
            assert not arena.sees(cast.maatje, request)
            assert not isinstance(results[1], Exception)
        else:
            assert now == State.ACCEPTED
            assert len(refusals(results)) == 1


@pytest.mark.parametrize("verb", [Verb.ACCEPT, Verb.ARRIVE])
def test_the_sender_withdraws_at_that_moment(arena, cast, verb):
    for _round in arena.rounds:
        request = arena.fresh()
        arena.consent(request, cast.maatje)
        referral = arena.sent(request, cast.maatje, accepted=verb == Verb.ARRIVE)
        step, stopped = arena.together(
            arena.step(verb, referral.pk, cast.maatje),
            arena.step(Verb.WITHDRAW, referral.pk, cast.gemeente),
        )
        if verb == Verb.ARRIVE and isinstance(stopped, Exception):
            assert arena.now(request, cast.maatje).responsible == cast.maatje
            assert not arena.sees(cast.gemeente, request)
            continue
        assert not isinstance(stopped, Exception)
        assert verb == Verb.ACCEPT or isinstance(step, Exception), "both won"
        assert state_of(referral, cast.gemeente) == State.WITHDRAWN
        assert not arena.sees(cast.maatje, request)
        assert arena.now(request, cast.gemeente).responsible == cast.gemeente


@pytest.mark.parametrize("by_person", [False, True], ids=["by the lead", "by the person"])
@pytest.mark.parametrize("verb", [Verb.SEND, Verb.ACCEPT, Verb.ARRIVE])
def test_the_consent_is_taken_back_at_that_moment(arena, cast, verb, by_person):
    for _round in arena.rounds:
        request = arena.fresh()
        consent = arena.consent(request, cast.maatje)
        if verb == Verb.SEND:
            referral = arena.draft(request, cast.maatje)
        else:
            referral = arena.sent(request, cast.maatje, accepted=verb == Verb.ARRIVE)
        by = cast.gemeente if verb == Verb.SEND else cast.maatje
        step, withdrawn = arena.together(
            arena.step(verb, referral.pk, by),
            take_back(arena, request, consent, by_person=by_person),
        )
        if verb == Verb.ARRIVE and not isinstance(step, Exception):
            # Arrived first: the request is the receiver's own; the lead of before sees nothing.
            assert arena.now(request, cast.maatje).lead_id == cast.maatje.organisation_id
            assert not arena.sees(cast.gemeente, request)
            continue
        assert not isinstance(withdrawn, Exception)
        assert not arena.sees(cast.maatje, request)
        with acting_as(cast.gemeente.actor()):
            assert not Disclosure.objects.filter(request=request, ended_at=None).exists()
        assert state_of(referral, cast.gemeente) in {State.DRAFT, State.WITHDRAWN}


def test_two_workers_record_the_same_arrival(arena, cast):
    for _round in arena.rounds:
        request = arena.fresh()
        arena.consent(request, cast.maatje)
        referral = arena.sent(request, cast.maatje, accepted=True)
        results = arena.together(
            *(arena.step(Verb.ARRIVE, referral.pk, by) for by in (cast.maatje, cast.medewerker))
        )
        assert len(refusals(results)) == 1
        with acting_as(cast.maatje.actor()):
            assert WarmHandover.objects.filter(referral=referral).count() == 1
        now = arena.now(request, cast.maatje)
        assert now.desks_seen == 2
        assert now.responsible_id in {cast.maatje.pk, cast.medewerker.pk}


def test_somebody_arrives_at_two_organisations(arena, cast):
    for _round in arena.rounds:
        request = arena.fresh()
        receivers = (cast.maatje, cast.humanitas)
        referrals = []
        for to in receivers:
            arena.consent(request, to)
            referrals.append(arena.sent(request, to, accepted=True))
        results = arena.together(
            *(
                arena.step(Verb.ARRIVE, referral.pk, by)
                for referral, by in zip(referrals, receivers, strict=True)
            )
        )
        [late] = refusals(results)
        first, second = receivers if results[1] is late else receivers[::-1]
        assert arena.now(request, first).lead_id == first.organisation_id
        assert not arena.sees(second, request)
        assert not arena.sees(cast.gemeente, request)
        with acting_as(first.actor()):
            states = Referral.objects.filter(request_id=request.pk).values_list("state", flat=True)
            assert sorted(states) == [State.ARRIVED, State.WITHDRAWN]


# Help


def test_the_help_ends_while_a_note_is_written(arena, cast):
    today = timezone.localdate()
    for _round in arena.rounds:
        request, by, other = arena.fresh(), cast.gemeente, cast.chef
        ended, noted = arena.together(
            as_worker(by, lambda: exit_request(request.pk, "moved", "Verhuisd", True, by=by)),
            as_worker(
                other,
                lambda: add_note(
                    request.pk, kind="call", happened_on=today, text="Gebeld", by=other
                ),
            ),
        )
        assert not isinstance(ended, Exception)
        now = arena.now(request, by)
        assert now.status == "closed"
        assert now.outcome == "moved"
        assert now.closed_by_id == by.pk
        with acting_as(by.actor()):
            notes = ContactNote.objects.filter(request=request).count()
        assert notes == (0 if isinstance(noted, Exception) else 1)


def test_the_help_ends_while_somebody_is_asked_to_take_over(arena, cast):
    for _round in arena.rounds:
        request, by = arena.fresh(), cast.gemeente
        arena.consent(request, cast.maatje)
        results = arena.together(
            as_worker(by, lambda: exit_request(request.pk, "moved", "Verhuisd", True, by=by)),
            lambda: arena.draft(request, cast.maatje),
        )
        assert len(refusals(results)) == 1
        with acting_as(by.actor()):
            drafts = Referral.objects.filter(request_id=request.pk).count()
        assert drafts == (0 if arena.now(request, by).status == "closed" else 1)


def ending(worker, by):
    def end():
        end_worker(Worker.objects.select_related("role", "organisation").get(pk=worker.pk), by=by)

    return as_worker(by, end)


def active(worker, by):
    with acting_as(by.actor()):
        return Worker.objects.get(pk=worker.pk).active


def test_a_worker_leaves_while_being_made_responsible(arena, cast):
    on = working_days_after(timezone.localdate(), 2)
    for number in arena.rounds:
        leaver = make_worker(arena.alliance, f"gaat{number}", "maatje", "professional")
        request, by = arena.fresh(cast.maatje), cast.maatje
        left, made = arena.together(
            ending(leaver, cast.maatje),
            as_worker(by, lambda: set_next_step(request.pk, "Bel", on, by=by, responsible=leaver)),
        )
        now = arena.now(request, cast.maatje)
        assert now.responsible.active
        assert len(refusals([left, made])) == 1
        assert (now.responsible == leaver) == isinstance(left, Exception)
        assert active(leaver, cast.maatje) == isinstance(left, Exception)


def test_a_volunteer_leaves_while_being_given_somebody(arena, cast):
    for number in arena.rounds:
        leaver = make_worker(arena.alliance, f"stopt{number}", "maatje", "volunteer")
        request, by = arena.fresh(cast.maatje), cast.maatje
        left, given = arena.together(
            ending(leaver, by), as_worker(by, lambda: assign(request.pk, leaver, by=by))
        )
        assert len(refusals([left, given])) == 1
        with acting_as(by.actor()):
            helped = Assignment.objects.filter(worker=leaver, ended_at=None).exists()
        assert helped == active(leaver, by)


def test_a_worker_leaves_who_is_responsible_and_works_on(arena, cast):
    """No deadlock between what holds the worker and what holds the request."""
    on = working_days_after(timezone.localdate(), 2)
    for number in arena.rounds:
        leaver = make_worker(arena.alliance, f"werkt{number}", "maatje", "professional")
        request = arena.fresh(leaver)
        left, worked = arena.together(
            ending(leaver, cast.maatje),
            as_worker(
                leaver,
                lambda: set_next_step(request.pk, "Bel", on, by=leaver, responsible=leaver),
            ),
        )
        assert isinstance(left, RefusedError)
        assert not isinstance(worked, Exception)


def test_the_same_consent_is_written_down_twice(arena, cast):
    for _round in arena.rounds:
        request = arena.fresh()
        made = arena.together(*[lambda: arena.consent(request, cast.maatje)] * 2)
        assert made[0].pk == made[1].pk


# Everything at once


class Scene:
    """One person in the middle of everything, and all that can be done at that moment."""

    def __init__(self, arena, meeting):
        self.arena, self.cast = arena, arena.cast
        self.request = request = arena.fresh()
        lead, helper = self.cast.gemeente, self.cast.maatje
        content = IntakeContent(
            story="x", goal="y", talked_on=timezone.localdate(), needs=("letters",)
        )
        with acting_as(self.cast.chef.actor()):
            save_intake(request.pk, content, by=lead)
            complete_intake(request.pk, by=lead)
            self.item = bring(request.pk, meeting, by=lead)
            self.goal = add_goal(request.pk, "Post openen", by=lead)
            self.appointment = make_appointment(
                request.pk, starts_at=timezone.now(), place="Thuis", subject="", by=lead
            )
            self.given = assign(request.pk, lead, by=self.cast.chef)
        self.meeting = meeting
        self.consent = arena.consent(request, helper)
        self.referral = arena.sent(request, helper, accepted=True)
        with acting_as(person(request, lead)):
            leave_message(request, text="Belt u mij?")

    def _by(self, name, action):
        by = getattr(self.cast, name)
        return as_worker(by, lambda: action(by))

    def actions(self):
        """Name: what is done, by whom."""
        pk, today = self.request.pk, timezone.localdate()
        soon, referral = working_days_after(today, 2), self.referral
        return {
            "lead notes": self._by(
                "chef",
                lambda by: add_note(pk, kind="call", happened_on=today, text="Gebeld", by=by),
            ),
            "receiver notes": self._by(
                "maatje",
                lambda by: add_note(pk, kind="call", happened_on=today, text="Gebeld", by=by),
            ),
            "lead plans": self._by(
                "chef", lambda by: set_next_step(pk, "Bel", soon, by=by, responsible=by)
            ),
            "receiver gives a volunteer": self._by(
                "maatje", lambda by: assign(pk, self.cast.vrijwilliger, by=by)
            ),
            "lead takes a helper off": self._by("chef", lambda by: unassign(self.given.pk, by=by)),
            "exit": self._by(
                "gemeente", lambda by: exit_request(pk, "moved", "Verhuisd", True, by=by)
            ),
            "arrives": self.arena.step(Verb.ARRIVE, referral.pk, self.cast.maatje),
            "misses": self.arena.step(Verb.MISS, referral.pk, self.cast.maatje, next_on=soon),
            "withdraws": self.arena.step(Verb.WITHDRAW, referral.pk, self.cast.gemeente),
            "asks": self._by("maatje", lambda by: ask(referral.pk, "Kan dit?", by=by)),
            "consent back": take_back(self.arena, self.request, self.consent, by_person=False),
            "own consent back": take_back(self.arena, self.request, self.consent, by_person=True),
            "person writes": as_actor(
                person(self.request, self.cast.gemeente),
                lambda: leave_message(self.request, text="Dag"),
            ),
        } | self._more_actions()

    def _more_actions(self):
        """What is done to what is there already, and at the table."""
        pk = self.request.pk
        details = Details("Mens", "+31612340000", "", "phone", (), "nl", "", "", "")
        return {
            "lead reads": self._by("chef", self._read),
            "details": self._by("gemeente", lambda by: correct_details(pk, details, by=by)),
            "goal": self._by("chef", lambda by: reach_goal(self.goal.pk, by=by)),
            "held": self._by(
                "chef", lambda by: appointment_result(self.appointment.pk, "held", by=by)
            ),
            "decides": self._by("gemeente", lambda by: decide(self.item.pk, keep(by), by=by)),
            "brings again": self._by("chef", lambda by: bring(pk, self.meeting, by=by)),
            "takes off": self._by("chef", lambda by: take_off(self.item, by=by)),
            "fills": self._by("chef", lambda by: fill_agenda(self.meeting, by=by)),
            "closes": self._by("maatje", lambda by: close_meeting(self.meeting, by=by)),
        }

    def _read(self, by):
        request = HelpRequest.objects.get(pk=self.request.pk)
        waiting = SeekerMessage.objects.filter(request_id=request.pk)
        return mark_read(request, list(waiting.values_list("pk", flat=True)), by=by)


def keep(by):
    return Decision(
        kind=DecisionKind.KEEP,
        why="Past",
        disagreed="",
        holder_id=by.pk,
        next_step="Bel",
        next_on=working_days_after(timezone.localdate(), 2),
    )


def test_any_three_at_once(arena, cast):
    """No pair of actions waits for each other for ever, and none ends in an error."""
    with acting_as(cast.gemeente.actor()):
        soon = timezone.now() + timedelta(hours=2)
        everybody = [cast.maatje.organisation]
        meetings = [
            plan_meeting(soon, f"Zaal {n}", everybody, by=cast.gemeente) for n in arena.rounds
        ]
    for meeting in meetings:
        scene = Scene(arena, meeting)
        actions = scene.actions()
        names = random.sample(sorted(actions), 3)
        try:
            arena.together(*(actions[name] for name in names))
        except Exception as error:
            error.add_note(f"at the same moment: {names}")
            raise
        arena.nobody_is_lost(scene.request)
