"""Forms of help have ceilings; at each of them it is asked, in time, and silence climbs."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from ketenloket.chain.desk.actions import reopen, run_clocks
from ketenloket.chain.desk.models import Climb, HelpRequest, case_of
from ketenloket.chain.desk.rules import ReopenedFor, Term, working_days_after
from ketenloket.chain.trajectories.actions import (
    Answer,
    add_note,
    agree_ceiling,
    answer_ceiling,
    begin,
    choose_form,
    exit_request,
    who_agrees,
)
from ketenloket.chain.trajectories.models import CeilingQuestion, FormCeiling, Trajectory
from ketenloket.chain.trajectories.rules import (
    ANSWER_WITHIN_DAYS,
    ASK_BEFORE,
    CHOICES,
    CONTACTS_WHILE_ENDING,
    DEFAULT_CEILINGS,
    LONGEST_EXTENSION,
    WITHOUT_FORM,
    Ceiling,
    CeilingAnswer,
    Limit,
    asked,
    contact_days,
    furthest,
    limit_after,
    limit_of,
    limit_resumed,
    wrong_with_answer,
)
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.directory.rules import FormOfHelp
from tests.conftest import make_worker
from tests.trajectories.conftest import as_now, nobody_lost

BEGIN = date(2026, 3, 2)  # a Monday


def days(*numbers):
    return [BEGIN + timedelta(days=n) for n in numbers]


# The rules.


def test_the_source_text_is_the_default():
    assert DEFAULT_CEILINGS[FormOfHelp.SHORT].contacts == 4
    assert "Movisie 2013" in str(DEFAULT_CEILINGS[FormOfHelp.SHORT].source)
    assert DEFAULT_CEILINGS[FormOfHelp.LONG].days == 183
    assert "Movisie 2013" in str(DEFAULT_CEILINGS[FormOfHelp.LONG].source)
    others = {DEFAULT_CEILINGS[f].source for f in DEFAULT_CEILINGS
              if f not in {FormOfHelp.SHORT, FormOfHelp.LONG}}  # fmt: skip
    assert len(others) == 1
    assert "Voorstel" in str(others.pop())


@pytest.mark.parametrize(
    ("contacts", "made", "is_asked", "reached"),
    [
        (4, [], False, False),
        (4, [0, 7], False, False),
        (4, [0, 7, 14], True, False),
        (4, [0, 7, 14, 21], True, True),
        (4, [0, 7, 14, 21, 28], True, True),
        (1, [], False, False),
        (1, [0], True, True),
    ],
)
def test_asked_one_contact_before(contacts, made, is_asked, reached):
    limit = limit_of(Ceiling(contacts=contacts), BEGIN)
    found = asked(limit, days(*made), BEGIN + timedelta(days=40))
    assert bool(found) == is_asked
    if found:
        assert found.reached == reached
        if reached:
            turning = days(*made)[contacts - 1]
            assert found.due_on == working_days_after(turning, ANSWER_WITHIN_DAYS)
        else:
            assert found.due_on is None


@pytest.mark.parametrize(
    ("after", "is_asked", "reached"),
    [(168, False, False), (169, True, False), (183, True, True), (400, True, True)],
)
def test_asked_two_weeks_before_the_day(after, is_asked, reached):
    limit = limit_of(Ceiling(days=183), BEGIN)
    found = asked(limit, [], BEGIN + timedelta(days=after))
    assert bool(found) == is_asked
    if found:
        assert (found.reached, found.due_on) == (reached, BEGIN + timedelta(days=183))


def test_two_on_one_day_are_one_contact():
    assert contact_days(days(1, 5, 5, 3, -2), BEGIN) == days(1, 3, 5)


steps = st.lists(
    st.tuples(st.integers(1, 40), st.booleans(), st.sampled_from(CHOICES), st.integers(1, 12)),
    max_size=40,
)


@given(st.one_of(st.none(), st.integers(1, 6)), st.one_of(st.none(), st.integers(1, 250)), steps)
def test_a_ceiling_never_passes_unasked(contacts, length, story):
    """Whatever happens: at or over the limit there is a question, and after an answer there is room."""
    limit, today, met = limit_of(Ceiling(contacts, length), BEGIN), BEGIN, []
    for wait, meets, answer, extra in story:
        today += timedelta(days=wait)
        if meets:
            met.append(today)
        found = asked(limit, met, today)
        over = limit.contacts is not None and len(met) >= limit.contacts
        over |= limit.last_on is not None and today >= limit.last_on
        if over:
            assert found
            assert found.reached
            assert found.due_on
        if found and extra > 6:
            until = furthest(answer, today)
            more = extra if answer == CeilingAnswer.EXTEND else CONTACTS_WHILE_ENDING
            limit = limit_after(limit, len(met), until=until, extra=more, today=today)
            assert asked(limit, met, today) is None  # room, and not asked twice for one ceiling
            assert limit.last_on is not None  # and a day on which it is asked again
            assert asked(limit, met, limit.last_on)


@given(st.integers(1, 183), st.integers(1, 12), st.integers(1, 10))
def test_after_an_extension_it_is_asked_again_before_its_end(reach, extra, made):
    met = days(*range(made))
    today = met[-1]
    limit = limit_after(
        Limit(made, None, BEGIN),
        made,
        until=today + timedelta(days=reach),
        extra=extra,
        today=today,
    )
    before = min(ASK_BEFORE, timedelta(days=reach) // 2)
    assert asked(limit, met, limit.last_on - before)
    more = [today + timedelta(days=n) for n in range(1, extra + 1)]
    assert asked(limit, [*met, *more], today)


def test_an_extension_says_who_agreed_why_and_until_when():
    said = {"answer": "extend", "why": "Nog één brief", "until": BEGIN + timedelta(days=30)}
    ok = said | {"extra": 2, "counts_contacts": True, "person_agreed": True,
                 "coordinator_agreed": True, "today": BEGIN}  # fmt: skip
    assert wrong_with_answer(**ok) == ""
    for change, words in (
        ({"answer": "over"}, "Kies wat"),
        ({"why": " "}, "waarom"),
        ({"person_agreed": False}, "hulpvrager"),
        ({"coordinator_agreed": False}, "coördinator"),
        ({"until": None}, "tot wanneer"),
        ({"until": BEGIN}, "na vandaag"),
        ({"until": BEGIN + LONGEST_EXTENSION + timedelta(days=1)}, "half jaar"),
        ({"extra": 0}, "gesprekken erbij"),
        ({"extra": 13}, "gesprekken erbij"),
    ):
        assert words in wrong_with_answer(**(ok | change))
    assert wrong_with_answer(**(ok | {"extra": 0, "counts_contacts": False})) == ""
    assert wrong_with_answer(**(ok | {"answer": "ready", "person_agreed": False})) == ""


# With people.


def visit(worker, request, count):
    """So many visits, one a day, the last of them today."""
    today = timezone.localdate()
    for back in reversed(range(count)):
        on = today - timedelta(days=back)
        add_note(request.pk, kind="visit", happened_on=on, text="Post open gemaakt", by=worker)


def short_since(worker, request):
    with acting_as(worker.actor()):
        return choose_form(request.pk, FormOfHelp.SHORT, by=worker)


def waiting(worker, request):
    with acting_as(worker.actor()):
        return CeilingQuestion.objects.filter(request_id=request.pk, answered_at=None).first()


def climbed(worker, request, term=Term.CEILING):
    with acting_as(worker.actor()):
        rows = Climb.objects.filter(request_id=request.pk, term=term, taken_back_at=None)
        return {row.to for row in rows}


EXTEND = {"answer": "extend", "why": "Nog twee brieven", "extra": 2, "person_agreed": True}


def test_the_clock_asks_and_silence_climbs(cast, samen, time_machine):
    maatje = cast.maatje
    time_machine.move_to("2026-03-02 09:00 +0100", tick=False)
    trajectory = short_since(maatje, samen)
    assert (trajectory.form, trajectory.ceiling_contacts) == ("short", 4)
    time_machine.move_to("2026-03-20 09:00 +0100", tick=False)
    with acting_as(maatje.actor()):
        visit(maatje, samen, 2)
    assert run_clocks()["asked at a ceiling"] == 0
    time_machine.move_to("2026-03-23 09:00 +0100", tick=False)
    with acting_as(maatje.actor()):
        visit(maatje, samen, 1)
    assert run_clocks()["asked at a ceiling"] == 1
    assert run_clocks()["asked at a ceiling"] == 0  # twice is once
    assert waiting(maatje, samen).due_on is None
    time_machine.move_to("2026-03-24 09:00 +0100", tick=False)
    with acting_as(maatje.actor()):
        visit(maatje, samen, 1)
    assert run_clocks()["asked at a ceiling"] == 1
    question = waiting(maatje, samen)
    assert (question.due_on, question.contacts) == (date(2026, 3, 26), 4)
    # The clock did not run for days: it climbs as far as it must have.
    time_machine.move_to("2026-04-03 09:00 +0200", tick=False)
    run_clocks()
    assert climbed(maatje, samen) == {"worker", "coordinators", "desk"}
    with acting_as(maatje.actor()):
        until = timezone.localdate() + timedelta(days=60)
        answer_ceiling(samen.pk, Answer(**EXTEND, until=until, agreed_with=maatje), by=maatje)
    assert climbed(maatje, samen) == set()
    assert waiting(maatje, samen) is None
    assert run_clocks()["asked at a ceiling"] == 0
    with acting_as(maatje.actor()):
        after = Trajectory.objects.get(pk=trajectory.pk)
    assert (after.ceiling_contacts, after.ceiling_on) == (6, until)
    nobody_lost(maatje, samen)


def test_several_extensions_are_all_kept(cast, samen, time_machine):
    maatje = cast.maatje
    time_machine.move_to("2026-03-02 09:00 +0100", tick=False)
    with acting_as(maatje.actor()):
        choose_form(samen.pk, FormOfHelp.LONG, by=maatje)
    for month in ("2026-08-25", "2027-02-10", "2027-08-01"):
        time_machine.move_to(f"{month} 09:00 +0100", tick=False)
        assert run_clocks()["asked at a ceiling"] == 1
        with acting_as(maatje.actor()):
            until = timezone.localdate() + timedelta(days=180)
            said = Answer("extend", month, until=until, person_agreed=True, agreed_with=maatje)
            answer_ceiling(samen.pk, said, by=maatje)
    with acting_as(maatje.actor()):
        rows = CeilingQuestion.objects.filter(request_id=samen.pk).order_by("asked_on")
        assert [row.why for row in rows] == ["2026-08-25", "2027-02-10", "2027-08-01"]
        assert {row.agreed_with_id for row in rows} == {maatje.pk}


def at_the_ceiling(cast, samen):
    maatje = cast.maatje
    with acting_as(maatje.actor()):
        choose_form(samen.pk, FormOfHelp.FORMS_BRIGADE, by=maatje)
        visit(maatje, samen, 1)
    run_clocks()
    return waiting(maatje, samen)


def test_ready_and_hand_over_lead_on_and_are_asked_again(cast, samen):
    maatje, today = cast.maatje, timezone.localdate()
    assert at_the_ceiling(cast, samen)
    with acting_as(maatje.actor()):
        answer_ceiling(samen.pk, Answer("hand_over", "Te veel schulden"), by=maatje)
        now = nobody_lost(maatje, samen)
        assert now.next_code == "to_triage"
        trajectory = Trajectory.objects.get(request_id=samen.pk, ended_on=None)
        assert trajectory.ceiling_on == today + timedelta(days=42)
        assert trajectory.ceiling_contacts == 3
        with pytest.raises(RefusedError, match="nog ruimte"):
            answer_ceiling(samen.pk, Answer("ready", "Klaar"), by=maatje)


def test_the_help_ends_and_so_does_the_question(cast, samen):
    maatje = cast.maatje
    question = at_the_ceiling(cast, samen)
    with acting_as(maatje.actor()):
        exit_request(samen.pk, "goal_reached", "Klaar", told_person=True, by=maatje)
        question.refresh_from_db()
    assert (question.answer, question.answered_by_id) == ("over", maatje.pk)


def test_another_form_is_no_way_around_the_ceiling(cast, samen):
    at_the_ceiling(cast, samen)
    with acting_as(cast.maatje.actor()), pytest.raises(RefusedError, match="plafond"):
        choose_form(samen.pk, FormOfHelp.LONG, by=cast.maatje)


def test_the_form_comes_with_the_offer_and_another_form_begins_anew(cast, samen):
    maatje = cast.maatje
    with acting_as(maatje.actor()):
        first = choose_form(samen.pk, FormOfHelp.SHORT, by=maatje)
        same = choose_form(samen.pk, FormOfHelp.SHORT, by=maatje)
        other = choose_form(samen.pk, FormOfHelp.LONG, by=maatje)
        first.refresh_from_db()
    assert same.pk == first.pk != other.pk
    assert first.ended_on
    assert other.ceiling_on == timezone.localdate() + timedelta(days=183)


def test_what_was_not_asked_yet_stands_in_the_way_of_another_form_too(cast, samen, time_machine):
    """The clock did not run since the last contact: the other form waits for the answer."""
    maatje = cast.maatje
    time_machine.move_to("2026-03-02 09:00 +0100", tick=False)
    short_since(maatje, samen)
    time_machine.move_to("2026-03-06 09:00 +0100", tick=False)
    with acting_as(maatje.actor()):
        visit(maatje, samen, 5)
        with pytest.raises(RefusedError, match="plafond"):
            choose_form(samen.pk, FormOfHelp.LONG, by=maatje)
    assert run_clocks()["asked at a ceiling"] == 1


def test_a_form_of_earlier_goes_on_counting(cast, samen, time_machine):
    maatje = cast.maatje
    time_machine.move_to("2026-03-02 09:00 +0100", tick=False)
    short_since(maatje, samen)
    time_machine.move_to("2026-03-03 09:00 +0100", tick=False)
    with acting_as(maatje.actor()):
        visit(maatje, samen, 2)
    time_machine.move_to("2026-03-04 09:00 +0100", tick=False)
    with acting_as(maatje.actor()):
        first = choose_form(samen.pk, FormOfHelp.LONG, by=maatje).ceiling_on
        assert choose_form(samen.pk, FormOfHelp.SHORT, by=maatje).ceiling_contacts == 2
        visit(maatje, samen, 1)
        with pytest.raises(RefusedError, match="plafond"):
            choose_form(samen.pk, FormOfHelp.LONG, by=maatje)
        until = timezone.localdate() + timedelta(days=60)
        answer_ceiling(samen.pk, Answer(**EXTEND, until=until, agreed_with=maatje), by=maatje)
        assert choose_form(samen.pk, FormOfHelp.LONG, by=maatje).ceiling_on == first
    time_machine.move_to("2026-12-01 09:00 +0100", tick=False)
    assert run_clocks()["asked at a ceiling"] == 1


@given(st.integers(1, 6), st.integers(0, 8), st.integers(1, 250), st.integers(0, 300))
def test_what_is_left_is_never_more_than_there_was(contacts, done, length, later):
    limit = limit_of(Ceiling(contacts, length), BEGIN)
    today = BEGIN + timedelta(days=later)
    left = limit_resumed(limit, days(*range(done)), today)
    assert 1 <= left.contacts <= contacts
    assert left.last_on == max(limit.last_on, today)
    assert asked(left, [today], left.last_on)


def test_no_form_is_asked_about_too(cast, samen, time_machine):
    maatje = cast.maatje
    time_machine.move_to("2026-03-02 09:00 +0100", tick=False)
    with acting_as(maatje.actor()):
        trajectory = begin(samen.pk, by=maatje)
    assert (trajectory.form, trajectory.ceiling_contacts) == ("", WITHOUT_FORM.contacts)
    time_machine.move_to("2026-03-13 09:00 +0100", tick=False)
    assert run_clocks()["asked at a ceiling"] == 0
    time_machine.move_to("2026-06-02 09:00 +0200", tick=False)
    assert run_clocks()["asked at a ceiling"] == 1
    assert climbed(maatje, samen) == {"worker", "coordinators", "desk", "alliance"}
    with acting_as(maatje.actor()):
        made = choose_form(samen.pk, FormOfHelp.LONG, by=maatje)
    assert (made.pk, made.ceiling_contacts) == (trajectory.pk, None)
    assert waiting(maatje, samen) is None
    assert climbed(maatje, samen) == set()


def test_the_form_that_is_chosen_counts_what_was_done_without_one(cast, samen, time_machine):
    maatje = cast.maatje
    time_machine.move_to("2026-03-02 09:00 +0100", tick=False)
    with acting_as(maatje.actor()):
        begin(samen.pk, by=maatje)
    time_machine.move_to("2026-03-09 09:00 +0100", tick=False)
    with acting_as(maatje.actor()):
        visit(maatje, samen, 5)
        choose_form(samen.pk, FormOfHelp.SHORT, by=maatje)
        assert waiting(maatje, samen).ceiling_contacts == 4  # asked at once


def test_a_story_that_opens_again_goes_on_in_its_form(cast, samen):
    maatje = cast.maatje
    short_since(maatje, samen)
    with acting_as(maatje.actor()):
        visit(maatje, samen, 1)
        exit_request(samen.pk, "goal_reached", "Klaar", told_person=True, by=maatje)
        reopen(samen.pk, ReopenedFor.RELAPSE, by=maatje)
        again = begin(samen.pk, by=maatje)
    assert (again.form, again.ceiling_contacts) == ("short", 4)  # a fresh ceiling


def test_who_answers_does_not_agree_with_themselves(cast, alliance, samen):
    with acting_as(cast.maatje.actor()):
        assert who_agrees(cast.maatje) == [cast.maatje]  # there is no other
    other = make_worker(alliance, "tweede", "maatje", "coordinator")
    with acting_as(cast.maatje.actor()):
        assert who_agrees(cast.maatje) == [other]
    at_the_ceiling(cast, samen)
    until = timezone.localdate() + timedelta(days=60)
    with acting_as(cast.maatje.actor()):
        with pytest.raises(RefusedError, match="coördinator"):
            said = Answer(**EXTEND, until=until, agreed_with=cast.maatje)
            answer_ceiling(samen.pk, said, by=cast.maatje)
        said = Answer(**EXTEND, until=until, agreed_with=other)
        assert answer_ceiling(samen.pk, said, by=cast.maatje).agreed_with_id == other.pk


def test_the_alliance_agrees_on_its_own_ceilings(cast, samen):
    today = timezone.localdate()
    terms = {"contacts": 6, "days": None, "source": "Convenant", "agreed_on": today}
    for name in ("maatje", "gemeente", "vrijwilliger", "tafel"):
        by = getattr(cast, name)
        with acting_as(by.actor()), pytest.raises(PermissionDenied):
            agree_ceiling(FormOfHelp.SHORT, **terms, by=by)
    with acting_as(cast.neutraal.actor()):
        agree_ceiling(FormOfHelp.SHORT, **terms | {"contacts": 5}, by=cast.neutraal)
        agree_ceiling(FormOfHelp.SHORT, **terms, by=cast.neutraal)  # changed, not added
    assert FormCeiling.objects.count() == 1
    with acting_as(cast.maatje.actor()):
        assert choose_form(samen.pk, FormOfHelp.SHORT, by=cast.maatje).ceiling_contacts == 6


def test_only_the_lead_sees_and_answers(cast, samen, who_sees):
    question = at_the_ceiling(cast, samen)
    assert who_sees(question) == {"maatje"}
    for name in ("vrijwilliger", "gemeente", "vreemd", "tafel", "neutraal"):
        by = getattr(cast, name)
        with acting_as(by.actor()):
            with pytest.raises(HelpRequest.DoesNotExist):
                answer_ceiling(samen.pk, Answer("ready", "Klaar"), by=by)
            with transaction.atomic():
                changed = CeilingQuestion.objects.filter(pk=question.pk).update(why="x")
            assert changed == 0


def test_the_database_wants_a_whole_answer(cast, samen):
    question = at_the_ceiling(cast, samen)
    with acting_as(cast.maatje.actor()):
        whole = {"answer": "extend", "why": "x", "answered_at": timezone.now(),
                 "answered_by": cast.maatje, "person_agreed": True}  # fmt: skip
        with pytest.raises(IntegrityError), transaction.atomic():
            question.change(**whole)  # no coordinator, no day
        with pytest.raises(DatabaseError), transaction.atomic():
            question.change(**whole | {"answered_by": cast.andere, "answer": "ready"})
        again = CeilingQuestion(
            **case_of(as_now(cast.maatje, samen)),
            organisation_id=cast.maatje.organisation_id,
            trajectory_id=question.trajectory_id,
            asked_on=timezone.localdate(),
            contacts=1,
        )
        with pytest.raises(IntegrityError), transaction.atomic():
            again.save(force_insert=True)  # asked once
