"""Small steps and what the person says, under row-level security, by attack."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import get_language

from ketenloket.chain.desk.models import case_of
from ketenloket.chain.help_seekers.models import HelpSeeker
from ketenloket.chain.progress import notifications
from ketenloket.chain.progress.actions import (
    Doer,
    add_step,
    ask_how_it_goes,
    drop_step,
    say_how_it_goes,
    say_of_the_help,
    tick_step,
    untick_step,
    waits_for_answer,
)
from ketenloket.chain.progress.models import Asking, Experience, Measure, Step
from ketenloket.chain.trajectories.actions import (
    add_goal,
    add_note,
    assign,
    choose_reminder,
    exit_request,
    make_appointment,
)
from ketenloket.chain.trajectories.models import Goal
from ketenloket.foundation.audit.models import Event
from ketenloket.foundation.outbox.models import Message
from ketenloket.foundation.tenancy.acting import Actor, Sees, acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from tests.conftest import lead_by
from tests.portal.conftest import person

PERSON = Doer(person=True)


@pytest.fixture
def goal(cast, helped):
    with acting_as(cast.vrijwilliger.actor()):
        return add_goal(helped.pk, "Ik wil mijn post openmaken", by=cast.vrijwilliger)


@pytest.fixture
def step(cast, goal):
    with acting_as(cast.vrijwilliger.actor()):
        return add_step(goal.pk, "Vijf enveloppen", PERSON, by=cast.vrijwilliger)


def test_only_who_helps_and_the_person_see_a_step(cast, helped, step, who_sees):
    assert who_sees(step) == {"maatje", "vrijwilliger"}
    with acting_as(person(helped)):
        assert Step.objects.filter(pk=step.pk).exists()
    other = lead_by(cast.gemeente, "Bert Ander")
    with acting_as(person(other)):
        assert not Step.objects.exists()


@pytest.mark.parametrize("who", ["andere", "vreemd", "tafel", "neutraal", "bestuur", "gemeente"])
def test_nobody_else_ticks_or_adds(cast, helped, goal, step, who):
    worker = getattr(cast, who)
    with acting_as(worker.actor()):
        with pytest.raises(Step.DoesNotExist):
            tick_step(step.pk, by=worker)
        with pytest.raises(Goal.DoesNotExist):
            add_step(goal.pk, "Inbraak", PERSON, by=worker)
        with pytest.raises(DatabaseError), transaction.atomic():
            Step(**case_of(helped), goal=goal, words="Inbraak", made_by=worker).save(
                force_insert=True
            )


def test_ticked_together_and_taken_back(cast, helped, step):
    with acting_as(person(helped)):
        ticked = tick_step(step.pk, by=None)
        assert ticked.done_by_person
        first = ticked.done_at
    with acting_as(cast.vrijwilliger.actor()):
        assert tick_step(step.pk, by=cast.vrijwilliger).done_at == first  # the first tick stays
        untick_step(step.pk, by=cast.vrijwilliger)
        again = tick_step(step.pk, by=cast.vrijwilliger)
        assert (again.done_by, again.done_by_person) == (cast.vrijwilliger, False)
    with acting_as(person(helped)):
        assert untick_step(step.pk, by=None).done_at is None
    with acting_as(cast.maatje.actor()):
        done = Event.objects.filter(what="progress.step_done", request_id=helped.pk)
        assert sorted(row.purpose for row in done) == ["help", "own_data"]


def test_the_person_cannot_tick_in_the_name_of_a_worker(cast, helped, step):
    with acting_as(person(helped)):
        mine = Step.objects.get(pk=step.pk)
        with pytest.raises(DatabaseError), transaction.atomic():
            mine.change(done_at=timezone.now(), done_by_id=cast.vrijwilliger.pk)
        with pytest.raises(DatabaseError), transaction.atomic():
            mine.change(dropped_at=timezone.now(), dropped_by_id=cast.vrijwilliger.pk)


def test_the_same_step_twice_is_one_and_a_dropped_one_is_gone(cast, goal, step):
    with acting_as(cast.maatje.actor()):
        assert add_step(goal.pk, " Vijf enveloppen ", PERSON, by=cast.maatje) == step
        drop_step(step.pk, by=cast.maatje)
        assert tick_step(step.pk, by=cast.maatje).done_at is None
        assert add_step(goal.pk, "Vijf enveloppen", PERSON, by=cast.maatje) != step


def test_a_step_of_an_organisation_that_sees_nothing_is_refused(cast, helped, goal):
    with acting_as(cast.maatje.actor()):
        stranger = Doer(organisation=cast.vreemd.organisation)
        with pytest.raises(RefusedError):
            add_step(goal.pk, "Bellen", stranger, by=cast.maatje)
        with pytest.raises(DatabaseError), transaction.atomic():
            Step(
                **case_of(helped),
                goal=goal,
                words="Bellen",
                by_person=False,
                organisation=cast.vreemd.organisation,
                made_by=cast.maatje,
            ).save(force_insert=True)


def test_a_step_belongs_to_a_goal_of_the_same_request(cast, goal):
    other = lead_by(cast.maatje, "Iemand anders")
    with acting_as(cast.maatje.actor()), pytest.raises(IntegrityError), transaction.atomic():
        Step(**case_of(other), goal=goal, words="Fout", made_by=cast.maatje).save(force_insert=True)


def test_after_the_end_nothing_changes_but_the_person_may_still_say(cast, helped, goal, step):
    with acting_as(cast.maatje.actor()):
        exit_request(helped.pk, "goal_reached", "Het lukt", told_person=True, by=cast.maatje)
        with pytest.raises(RefusedError):
            tick_step(step.pk, by=cast.maatje)
        with pytest.raises(RefusedError):
            ask_how_it_goes(helped.pk, by=cast.maatje)
    with acting_as(person(helped)):
        say_how_it_goes(helped, "end", {"mail": 5}, by=None)
        say_of_the_help(helped, "end", heard=5, helped=4, by=None)
        assert Measure.objects.get().scores == {"mail": 5}
        assert Experience.objects.get().heard == 5


def test_asking_waits_until_it_is_answered(cast, helped):
    with acting_as(cast.vrijwilliger.actor()):
        asked = ask_how_it_goes(helped.pk, by=cast.vrijwilliger)
        assert ask_how_it_goes(helped.pk, by=cast.vrijwilliger) == asked
        assert waits_for_answer(helped)
    with acting_as(person(helped)):
        with pytest.raises(DatabaseError), transaction.atomic():
            Asking(**case_of(helped), asked_by=cast.maatje).save(force_insert=True)
        say_how_it_goes(helped, "middle", {"calm": "2"}, by=None)
        say_how_it_goes(helped, "middle", {"calm": "2"}, by=None)  # a double click
        assert Measure.objects.count() == 1
        assert not waits_for_answer(helped)


@pytest.mark.parametrize("way", ["text_message", "none", None])
def test_the_person_hears_once_that_a_question_waits(cast, helped, way, monkeypatch):
    monkeypatch.setattr(notifications, "_", lambda words: f"{get_language()}: {words}")
    with acting_as(cast.maatje.actor()):
        HelpSeeker.objects.get(pk=helped.help_seeker_id).change(language="tr")
        if way:
            choose_reminder(helped, "text_message", by=cast.maatje)
            choose_reminder(helped, way, by=cast.maatje)
        for _time in range(2):
            ask_how_it_goes(helped.pk, by=cast.maatje)
    with acting_as(Actor(sees=Sees.POSTMAN)):
        sent = list(Message.objects.filter(channel="sms"))
    assert len(sent) == (way == "text_message")
    for message in sent:
        assert (message.channel, message.to) == ("sms", "+31687654321")
        assert "/mijn-hulp/" in message.body
        assert "Noor" not in message.body
        assert message.body.startswith("tr: ")


def test_the_database_keeps_the_scale_to_one_to_five(cast, helped):
    for scores in ({}, {"mail": 6}, {"mail": 0}, {"mail": "veel"}, {"mail": 2.5}, [1]):
        with acting_as(cast.maatje.actor()), pytest.raises(DatabaseError), transaction.atomic():
            Measure(**case_of(helped), moment="start", scores=scores, told_by=cast.maatje).save(
                force_insert=True
            )


def test_who_helps_reads_no_answer_and_a_coordinator_does(cast, helped, who_sees):
    with acting_as(person(helped)):
        say_of_the_help(helped, "start", heard=2, words="Hij luistert niet", by=None)
        say_of_the_help(helped, "start", heard=2, words="Hij luistert niet", by=None)
        answer = Experience.objects.get()
    assert who_sees(answer) == {"maatje"}
    with acting_as(cast.vrijwilliger.actor()):
        say_of_the_help(helped, "middle", helped=4, by=cast.vrijwilliger)  # typed from paper
        assert not Experience.objects.exists()
    with acting_as(cast.maatje.actor()):
        assert Experience.objects.filter(request=helped).count() == 2


def test_a_coordinator_who_helped_reads_no_answer_either(cast, helped):
    with acting_as(cast.maatje.actor()):
        assign(helped.pk, cast.maatje, by=cast.maatje)
    with acting_as(person(helped)):
        say_of_the_help(helped, "start", heard=1, by=None)
    with acting_as(cast.maatje.actor()):
        assert not Experience.objects.filter(request=helped).exists()


@pytest.mark.parametrize("how", ["note", "appointment"])
def test_a_coordinator_who_wrote_or_met_reads_no_answer_either(cast, helped, how):
    with acting_as(person(helped)):
        say_of_the_help(helped, "start", heard=1, by=None)
    today = timezone.localdate()
    with acting_as(cast.maatje.actor()):
        assert Experience.objects.filter(request=helped).exists()
        if how == "note":
            add_note(helped.pk, kind="visit", happened_on=today, text="Post gedaan", by=cast.maatje)
        else:
            at = timezone.now() + timezone.timedelta(days=1)
            make_appointment(helped.pk, starts_at=at, place="Loket", subject="", by=cast.maatje)
        assert not Experience.objects.filter(request=helped).exists()


@pytest.mark.parametrize("who", ["andere", "vreemd", "tafel", "neutraal"])
def test_a_stranger_says_nothing_in_somebodys_name(cast, helped, who):
    worker = getattr(cast, who)
    rows = (
        Measure(**case_of(helped), moment="start", scores={"mail": 1}, told_by=worker),
        Experience(
            **case_of(helped),
            organisation_id=helped.lead_id,
            moment="start",
            heard=1,
            told_on=timezone.localdate(),
            told_by=worker,
        ),
        Asking(**case_of(helped), asked_by=worker),
    )
    for row in rows:
        with acting_as(worker.actor()), pytest.raises(DatabaseError), transaction.atomic():
            row.save(force_insert=True)


def test_nothing_said_is_refused_and_no_day_to_come(cast, helped):
    with acting_as(cast.maatje.actor()):
        for call in (
            lambda: say_how_it_goes(helped, "start", {"mail": ""}, by=cast.maatje),
            lambda: say_of_the_help(helped, "start", words=" ", by=cast.maatje),
            lambda: say_of_the_help(
                helped,
                "start",
                heard=3,
                told_on=timezone.localdate() + timedelta(days=1),
                by=cast.maatje,
            ),
        ):
            with pytest.raises(RefusedError):
                call()
