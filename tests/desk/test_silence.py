"""Silence climbs and never closes; rest is no silence; after "no contact" it is tried once more."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from ketenloket.chain.desk.actions import (
    Attempt,
    close_request,
    end_rest,
    log_attempt,
    plan_next,
    run_clocks,
    start_rest,
    take_over,
    take_up,
    try_once_more,
)
from ketenloket.chain.desk.actions.steps import locked
from ketenloket.chain.desk.models import Climb, HelpRequest, Rest, Stalled, case_of, stalled
from ketenloket.chain.desk.rules import (
    ClimbTo,
    NextCode,
    Outcome,
    StepClock,
    Term,
    is_beyond,
    working_days_after,
)
from ketenloket.chain.intake.actions import save_intake
from ketenloket.chain.intake.rules import IntakeContent
from ketenloket.foundation.audit.models import Event
from ketenloket.foundation.outbox.models import Message
from ketenloket.foundation.tenancy.acting import Actor, Sees, acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from tests.conftest import ROLES, lead_by, make_alliance, make_worker
from tests.referrals.conftest import clock_of

MONDAY = date(2027, 3, 1)
MISSED = Attempt("phone", "evening", "no_answer")
SPOKEN = Attempt("phone", "evening", "spoken")


@pytest.fixture(autouse=True)
def travel():
    """A Monday morning without holidays around it."""
    with time_machine.travel("2027-03-01T09:00:00+01:00", tick=False) as machine:
        yield machine


def go_to(travel, day):
    travel.move_to(timezone.now() + (day - timezone.localdate()))


def now(request, by):
    with acting_as(by.actor()):
        return HelpRequest.objects.get(pk=request.pk)


def plan(request, by, on, **more):
    with acting_as(by.actor()):
        plan_next(locked(request.pk), code=NextCode.OTHER, step="Bel", on=on, by=by, **more)


def told(request, by):
    """Who hears of it now, in order, by term."""
    with acting_as(by.actor()):
        rows = Climb.objects.filter(request=request, taken_back_at__isnull=True)
        found = {}
        for row in rows.order_by("raised_at", "pk"):
            found.setdefault(row.term, set()).add(row.to)
        return found


def mails(subject="Er blijft iets liggen"):
    with acting_as(Actor(sees=Sees.POSTMAN)):
        return sorted(row.to.split("@")[0] for row in Message.objects.filter(subject=subject))


WORKER, COORDINATORS, DESK, ALLIANCE = ClimbTo


@pytest.mark.parametrize(
    ("working_days", "hear"),
    [
        (0, set()),  # the last day itself is in time
        (1, {WORKER}),
        (2, {WORKER, COORDINATORS}),
        (4, {WORKER, COORDINATORS}),
        (5, {WORKER, COORDINATORS, DESK}),
        (9, {WORKER, COORDINATORS, DESK}),
        (10, {WORKER, COORDINATORS, DESK, ALLIANCE}),
        (60, {WORKER, COORDINATORS, DESK, ALLIANCE}),
    ],
)
def test_each_hears_of_it_in_turn_even_when_the_job_did_not_run(
    cast, noor, travel, working_days, hear
):
    """One run after days without: all that must have climbed has, each in a row of its own."""
    plan(noor, cast.gemeente, MONDAY)
    before = now(noor, cast.gemeente)
    go_to(travel, working_days_after(MONDAY, working_days) if working_days else MONDAY)
    for _again in range(2):
        run_clocks()
    assert told(noor, cast.gemeente).get(Term.NEXT_STEP, set()) == hear
    after = now(noor, cast.gemeente)
    for kept in (
        "status",
        "responsible_id",
        "lead_id",
        "next_step",
        "next_on",
        "coordinator_queue",
    ):
        assert getattr(after, kept) == getattr(before, kept), kept
    with acting_as(cast.gemeente.actor()):
        events = Event.objects.filter(what__startswith="desk.climbed_to_", request_id=noor.pk)
        rows = Climb.objects.filter(request=noor)  # the first talk is late as well, in the end
        assert events.filter(worker_id=None).count() == rows.count() >= len(hear)


def test_a_saturday_is_late_and_counts_no_working_day(cast, noor, travel):
    plan(noor, cast.gemeente, date(2027, 3, 5))  # a Friday
    go_to(travel, date(2027, 3, 6))
    run_clocks()
    assert told(noor, cast.gemeente) == {Term.NEXT_STEP: {WORKER}}


def test_in_a_threat_it_goes_fast(cast, noor, travel):
    plan(noor, cast.gemeente, MONDAY)
    with acting_as(cast.gemeente.actor()):
        locked(noor.pk).change(threats=["eviction"])
    go_to(travel, working_days_after(MONDAY, 1))
    run_clocks()
    assert told(noor, cast.gemeente)[Term.NEXT_STEP] == {WORKER, COORDINATORS, DESK}
    go_to(travel, working_days_after(MONDAY, 2))
    run_clocks()
    assert ALLIANCE in told(noor, cast.gemeente)[Term.NEXT_STEP]


def test_the_alliance_decides_the_days(cast, noor, travel):
    cast.neutraal.alliance.change(climb_coordinators_days=1, climb_desk_days=1)
    plan(noor, cast.gemeente, MONDAY)
    go_to(travel, working_days_after(MONDAY, 1))
    run_clocks()
    assert told(noor, cast.gemeente)[Term.NEXT_STEP] == {WORKER, COORDINATORS, DESK}


def test_each_is_told_once_a_day_and_no_mail_names_anybody(cast, noor, travel):
    plan(noor, cast.gemeente, MONDAY)
    other = noor
    go_to(travel, working_days_after(MONDAY, 10))
    for _again in range(3):
        run_clocks()
    assert mails() == ["gemeente", "loket", "neutraal"]
    with acting_as(Actor(sees=Sees.POSTMAN)):
        for row in Message.objects.all():
            assert "Noor" not in row.subject + row.body
            assert other.number not in row.subject + row.body


def test_acting_takes_it_back_and_what_happened_stays_written(cast, noor, travel):
    plan(noor, cast.gemeente, MONDAY)
    go_to(travel, working_days_after(MONDAY, 5))
    run_clocks()
    plan(noor, cast.gemeente, working_days_after(timezone.localdate(), 3))
    assert told(noor, cast.gemeente) == {}
    with acting_as(cast.gemeente.actor()):
        rows = list(Climb.objects.filter(request=noor))
        assert {row.taken_back_by_id for row in rows} == {cast.gemeente.pk}
        assert len(rows) == 3
        assert Event.objects.filter(what="desk.climb_taken_back").count() == 3
    go_to(travel, working_days_after(timezone.localdate(), 4))
    run_clocks()
    assert told(noor, cast.gemeente) == {Term.NEXT_STEP: {WORKER}}


def test_who_only_passes_it_on_does_not_stop_it(cast, noor, travel):
    """Another worker with the same old day: nothing was done yet."""
    plan(noor, cast.gemeente, MONDAY)
    go_to(travel, working_days_after(MONDAY, 3))
    run_clocks()
    plan(noor, cast.gemeente, MONDAY, queue=True)
    assert told(noor, cast.gemeente)[Term.NEXT_STEP] == {WORKER, COORDINATORS}


def test_the_first_talk_climbs_by_itself_and_stops_when_it_was_held(
    cast, alliance, registered, travel
):
    go_to(travel, working_days_after(MONDAY, 12))  # ten agreed
    run_clocks()
    with acting_as(cast.loket.actor()):
        request = HelpRequest.objects.get(pk=registered.request_id)
    assert told(request, cast.loket)[Term.FIRST_TALK] == {WORKER, COORDINATORS}
    with acting_as(cast.loket.actor()):
        take_up(request.pk, by=cast.loket)
        log_attempt(request.pk, SPOKEN, by=cast.loket)
    assert told(request, cast.loket) == {}


def test_an_intake_is_the_first_talk_and_stops_it_at_once(cast, registered, travel):
    """Found by a random story: a threat that was told in the intake, with a step that was due."""
    go_to(travel, working_days_after(MONDAY, 12))
    with acting_as(cast.loket.actor()):
        request = take_up(registered.request_id, by=cast.loket)
    run_clocks()
    assert Term.FIRST_TALK in told(request, cast.loket)
    content = IntakeContent(talked_on=timezone.localdate(), threats={"gas": None})
    with acting_as(cast.loket.actor()):
        save_intake(request.pk, content, by=cast.loket)
    assert told(request, cast.loket) == {}


def test_closing_by_a_person_stops_it(cast, noor, travel):
    plan(noor, cast.gemeente, MONDAY)
    go_to(travel, working_days_after(MONDAY, 5))
    run_clocks()
    with acting_as(cast.gemeente.actor()):
        close_request(locked(noor.pk), outcome=Outcome.MOVED, by=cast.gemeente)
    assert told(noor, cast.gemeente) == {}
    run_clocks()
    assert told(noor, cast.gemeente) == {}


# That and where, never who


@pytest.fixture
def silent(cast, noor, travel):
    """Noor's next step, ten working days late."""
    plan(noor, cast.gemeente, MONDAY)
    go_to(travel, working_days_after(MONDAY, 10))
    run_clocks()
    return noor


def test_the_desk_and_the_neutral_coordinator_see_where(cast, silent):
    seen = Stalled(cast.gemeente.organisation_id, Term.NEXT_STEP, MONDAY, ClimbTo.ALLIANCE)
    for name in ("neutraal", "loket", "loketleiding"):
        with acting_as(getattr(cast, name).actor()):
            assert stalled() == [seen], name
    for name in ("gemeente", "maatje", "vreemd", "vrijwilliger", "tafel", "bestuur"):
        with acting_as(getattr(cast, name).actor()):
            assert stalled() == [], name
    with acting_as(Actor()):
        assert stalled() == []


def test_the_neutral_coordinator_is_the_last_to_hear(cast, noor, travel):
    plan(noor, cast.gemeente, MONDAY)
    go_to(travel, working_days_after(MONDAY, 5))
    run_clocks()
    with acting_as(cast.neutraal.actor()):
        assert stalled() == []
    with acting_as(cast.loket.actor()):
        assert len(stalled()) == 1


def test_another_alliance_sees_nothing(cast, silent):
    elsewhere = make_alliance("Loket Elders", "elders")
    for name in ("neutraal", "loket"):
        there = make_worker(elsewhere, f"{name} elders", *ROLES[name])
        with acting_as(there.actor()):
            assert stalled() == []


@pytest.mark.parametrize("name", ["neutraal", "loket", "vreemd", "maatje", "vrijwilliger", "tafel"])
def test_no_row_number_or_name_for_who_may_not_know(cast, silent, name):
    """Every way we know to get from the silence to the person."""
    with acting_as(getattr(cast, name).actor()), connection.cursor() as cursor:
        assert not Climb.objects.filter(lead_id=silent.lead_id).exists()
        assert not HelpRequest.objects.filter(pk=silent.pk).exists()
        cursor.execute("SELECT * FROM stalled()")
        columns = [column.name for column in cursor.description]
        assert columns == ["organisation", "term", "due_on", "told"]
        found = str(cursor.fetchall())
    for secret in (str(silent.pk), str(silent.help_seeker_id), silent.number, "Noor"):
        assert secret not in found
    with acting_as(getattr(cast, name).actor()):
        for subject in (str(silent.pk), silent.number):
            assert not Event.objects.filter(subject__contains=subject).exists()


@pytest.mark.parametrize("name", ["neutraal", "loket", "vreemd"])
def test_nobody_else_raises_or_takes_back(cast, silent, name):
    by = getattr(cast, name)
    with acting_as(cast.gemeente.actor()):
        row = Climb.objects.filter(request=silent).first()
    with acting_as(by.actor()):
        assert Climb.objects.filter(pk=row.pk).update(taken_back_at=timezone.now()) == 0
    for actor in (by.actor(), clock_of(by), cast.gemeente.actor()):
        with acting_as(actor), pytest.raises(DatabaseError), transaction.atomic():
            Climb(
                **case_of(silent),
                about=silent.pk,
                term=Term.FIRST_TALK,
                organisation_id=silent.lead_id,
                due_on=MONDAY,
                to=ClimbTo.WORKER,
            ).save(force_insert=True)


def test_a_climb_is_never_changed_and_never_removed(cast, silent):
    for change in ({"due_on": MONDAY}, {"to": "desk"}, {"organisation": cast.loket.organisation}):
        with acting_as(cast.gemeente.actor()), pytest.raises(DatabaseError), transaction.atomic():
            Climb.objects.filter(request=silent).first().change(**change)
    with acting_as(cast.gemeente.actor()), pytest.raises(DatabaseError), transaction.atomic():
        Climb.objects.filter(request=silent).delete()


def test_a_step_hears_of_a_silence_once(cast, silent):
    """The database keeps it, whatever two jobs do."""
    with acting_as(clock_of(cast.gemeente)):
        row = Climb.objects.filter(request=silent).first()
        with pytest.raises(IntegrityError), transaction.atomic():
            Climb(
                **case_of(silent),
                about=row.about,
                term=row.term,
                organisation_id=row.organisation_id,
                due_on=row.due_on,
                to=row.to,
            ).save(force_insert=True)


# Eerst rust


UNTIL = MONDAY + timedelta(days=21)


def rest(request, by, until=UNTIL, note="Zij wil eerst slapen"):
    with acting_as(by.actor()):
        return start_rest(request.pk, until=until, note=note, by=by)


def test_rest_keeps_everything_and_is_no_silence(cast, noor, travel):
    plan(noor, cast.gemeente, MONDAY + timedelta(days=1))
    before = now(noor, cast.gemeente)
    rest(noor, cast.gemeente)
    during = now(noor, cast.gemeente)
    for kept in ("lead_id", "responsible_id", "next_step", "next_code", "status", "stage"):
        assert getattr(during, kept) == getattr(before, kept)
    assert (during.next_on, during.next_clock) == (UNTIL, StepClock.REST)
    go_to(travel, UNTIL - timedelta(days=1))
    run_clocks()
    assert told(noor, cast.gemeente) == {}
    with acting_as(cast.gemeente.actor()):
        row = Rest.objects.get(request=noor)
        assert (row.started_by_id, row.ended_at) == (cast.gemeente.pk, None)
    go_to(travel, UNTIL)
    run_clocks()
    after = now(noor, cast.gemeente)
    assert (after.rest_until, after.next_on) == (None, UNTIL)
    go_to(travel, working_days_after(UNTIL, 1))
    run_clocks()
    assert told(noor, cast.gemeente)[Term.NEXT_STEP] == {WORKER}


def test_rest_ends_on_its_day_also_when_the_job_did_not_run(cast, noor, travel):
    rest(noor, cast.gemeente)
    go_to(travel, working_days_after(UNTIL, 5))
    run_clocks()
    assert told(noor, cast.gemeente)[Term.NEXT_STEP] == {WORKER, COORDINATORS, DESK}


def test_undoing_it_the_same_day_changes_nothing_not_even_late(cast, noor, travel):
    plan(noor, cast.gemeente, MONDAY)
    go_to(travel, working_days_after(MONDAY, 3))
    run_clocks()
    before = now(noor, cast.gemeente)
    rest(noor, cast.gemeente)
    assert told(noor, cast.gemeente) == {}
    with acting_as(cast.gemeente.actor()):
        end_rest(noor.pk, by=cast.gemeente)
    after = now(noor, cast.gemeente)
    for same in ("next_on", "next_clock", "clock_due_on", "rest_until", "responsible_id"):
        assert getattr(after, same) == getattr(before, same)
    run_clocks()
    assert told(noor, cast.gemeente)[Term.NEXT_STEP] == {WORKER, COORDINATORS}


def test_ended_later_nobody_is_late_because_of_the_rest(cast, noor, travel):
    plan(noor, cast.gemeente, MONDAY + timedelta(days=1))
    rest(noor, cast.gemeente)
    go_to(travel, MONDAY + timedelta(days=9))
    with acting_as(cast.gemeente.actor()):
        request = end_rest(noor.pk, by=cast.gemeente)
    assert request.next_on == timezone.localdate()
    with acting_as(cast.gemeente.actor()), pytest.raises(RefusedError, match="nu geen rust"):
        end_rest(noor.pk, by=cast.gemeente)


def test_what_the_person_writes_ends_the_rest(cast, noor, travel):
    """A step that comes sooner is due sooner, whoever planned it."""
    rest(noor, cast.gemeente)
    plan(noor, cast.gemeente, MONDAY + timedelta(days=1))
    assert not now(noor, cast.gemeente).at_rest(MONDAY)
    run_clocks()
    assert now(noor, cast.gemeente).rest_until is None
    go_to(travel, MONDAY + timedelta(days=2))
    run_clocks()
    assert told(noor, cast.gemeente)[Term.NEXT_STEP] == {WORKER}


def test_rest_after_rest_has_an_end_and_then_a_coordinator_agrees(cast, travel):
    noor = lead_by(cast.loket)
    most, day = cast.loket.alliance.rest_days, MONDAY
    for _time in range(2):
        go_to(travel, day)
        run_clocks()
        rest(noor, cast.loket, until=day + timedelta(days=most))
        day += timedelta(days=most)
    go_to(travel, day)
    run_clocks()
    more = {"until": day + timedelta(days=30), "note": "Nog niet"}
    with acting_as(cast.loket.actor()), pytest.raises(RefusedError, match="coördinator"):
        start_rest(noor.pk, **more, because="Graag", by=cast.loket)
    with acting_as(cast.loketleiding.actor()):
        with pytest.raises(RefusedError, match="Schrijf op waarom"):
            start_rest(noor.pk, **more, because=" ", by=cast.loketleiding)
        start_rest(noor.pk, **more, because="Zij ligt in het ziekenhuis", by=cast.loketleiding)
        newest = Rest.objects.get(request=noor, ended_at=None)
    assert (newest.started_by_id, newest.longer_because) == (
        cast.loketleiding.pk,
        "Zij ligt in het ziekenhuis",
    )


def test_the_page_of_rest_asks_why_only_of_a_coordinator_and_only_when_it_is_long(
    cast, travel, sign_in
):
    noor = lead_by(cast.loket)
    page = reverse("desk:rest", args=[noor.pk])
    ask = "Waarom vindt u langer dan afgesproken goed?"
    assert ask not in sign_in(cast.loketleiding).get(page).content.decode()
    go_to(travel, MONDAY)
    rest(noor, cast.loket, until=MONDAY + timedelta(days=90))
    later = MONDAY + timedelta(days=91)
    go_to(travel, later)
    run_clocks()
    rest(noor, cast.loket, until=later + timedelta(days=30))
    go_to(travel, later + timedelta(days=30))
    run_clocks()
    assert ask in sign_in(cast.loketleiding).get(page).content.decode()
    text = sign_in(cast.loket).get(page).content.decode()
    assert "Er was al 120 dagen rust" in text
    assert ask not in text


@pytest.mark.parametrize(
    ("rested", "more", "beyond"),
    [(0, 90, False), (90, 90, False), (91, 90, True), (150, 30, False), (150, 31, True)],
)
def test_all_rests_together(rested, more, beyond):
    until = MONDAY + timedelta(days=more)
    assert is_beyond(until, today=MONDAY, rested=rested, at_most=90) == beyond


def test_a_threat_is_never_paused(cast, noor):
    with acting_as(cast.gemeente.actor()):
        locked(noor.pk).change(threats=["eviction"])
    with pytest.raises(RefusedError, match="Er dreigt iets"):
        rest(noor, cast.gemeente)


@pytest.mark.parametrize(
    ("until", "note", "match"),
    [
        (None, "Ja", "Kies een dag na vandaag"),
        (MONDAY, "Ja", "Kies een dag na vandaag"),
        (MONDAY + timedelta(days=91), "Ja", "hoogstens 90 dagen"),
        (UNTIL, "  ", "Schrijf op wat u met de hulpvrager afsprak"),
    ],
    ids=str,
)
def test_no_rest_without_a_day_and_an_agreement(cast, noor, until, note, match):
    with pytest.raises(RefusedError, match=match):
        rest(noor, cast.gemeente, until, note)


def test_the_law_is_not_paused_and_an_agreed_first_talk_waits(cast, alliance, registered, travel):
    alliance.change(desk_acts_for_municipality=True)
    cast.loket.alliance.refresh_from_db()
    with acting_as(cast.loket.actor()):
        request = HelpRequest.objects.get(pk=registered.request_id)
        agreed_due = request.clock_due_on
        request.change(clock="wgs_first_talk", clock_due_on=MONDAY + timedelta(weeks=4))
    with pytest.raises(RefusedError, match="uiterlijk 29-3-2027"):
        rest(request, cast.loket, MONDAY + timedelta(weeks=5))
    with acting_as(cast.loket.actor()):
        request.change(clock="agreed_first_talk", clock_due_on=agreed_due)
    rest(request, cast.loket, MONDAY + timedelta(weeks=5))
    assert now(request, cast.loket).clock_due_on == MONDAY + timedelta(weeks=5)


@pytest.mark.parametrize("again", [False, True], ids=["by itself", "rests again"])
def test_a_rest_that_is_cut_short_gives_back_the_first_talk(cast, registered, again):
    with acting_as(cast.loket.actor()):
        request = HelpRequest.objects.get(pk=registered.request_id)
        request.change(clock_due_on=MONDAY + timedelta(days=4))
    rest(request, cast.loket)
    assert now(request, cast.loket).clock_due_on == UNTIL
    plan(request, cast.loket, MONDAY + timedelta(days=1))
    if again:
        rest(request, cast.loket, UNTIL - timedelta(days=1))
        plan(request, cast.loket, MONDAY + timedelta(days=1))
    run_clocks()
    after = now(request, cast.loket)
    assert (after.rest_until, after.clock_due_on) == (None, MONDAY + timedelta(days=4))


@pytest.mark.parametrize("name", ["maatje", "vreemd", "vrijwilliger", "neutraal"])
def test_rest_is_for_the_lead(cast, noor, name):
    by = getattr(cast, name)
    with acting_as(by.actor()), pytest.raises(HelpRequest.DoesNotExist):
        start_rest(noor.pk, until=UNTIL, note="Ja", by=by)


# Once more, and taking over


@pytest.fixture
def given_up(cast, noor):
    """Closed without contact, to be tried once more in three weeks."""
    with acting_as(cast.gemeente.actor()):
        close_request(
            locked(noor.pk), outcome=Outcome.NO_CONTACT, by=cast.gemeente, once_more_on=UNTIL
        )
    return noor


def test_no_contact_has_a_day_to_try_once_more(cast, noor):
    """The database keeps it too."""
    with acting_as(cast.gemeente.actor()), pytest.raises(IntegrityError), transaction.atomic():
        close_request(locked(noor.pk), outcome=Outcome.NO_CONTACT, by=cast.gemeente)


def test_silence_about_it_climbs_as_well(cast, given_up, travel):
    go_to(travel, working_days_after(UNTIL, 2))
    run_clocks()
    assert told(given_up, cast.gemeente) == {Term.ONCE_MORE: {WORKER, COORDINATORS}}
    with acting_as(cast.gemeente.actor()):
        tried = try_once_more(given_up.pk, MISSED, by=cast.gemeente)
    assert (tried.status, tried.once_more_by_id) == ("closed", cast.gemeente.pk)
    assert told(given_up, cast.gemeente) == {}
    with acting_as(cast.gemeente.actor()), pytest.raises(RefusedError, match="niets meer"):
        try_once_more(given_up.pk, MISSED, by=cast.gemeente)


def test_who_is_reached_after_all_has_an_open_request_again(cast, given_up, travel):
    go_to(travel, UNTIL)
    with acting_as(cast.gemeente.actor()):
        request = try_once_more(given_up.pk, SPOKEN, by=cast.gemeente)
    assert (request.status, request.outcome, request.closed_at) == ("open", "", None)
    assert request.responsible_id == cast.gemeente.pk
    assert request.next_on == working_days_after(UNTIL, 2)


def test_once_more_is_for_the_lead(cast, given_up):
    with acting_as(cast.maatje.actor()), pytest.raises(HelpRequest.DoesNotExist):
        try_once_more(given_up.pk, MISSED, by=cast.maatje)


def test_a_coordinator_takes_over_or_gives_it_away(cast, travel):
    noor = lead_by(cast.loket)
    plan(noor, cast.loket, MONDAY)
    go_to(travel, working_days_after(MONDAY, 3))
    run_clocks()
    day = working_days_after(timezone.localdate(), 1)
    with acting_as(cast.loketleiding.actor()):
        taken = take_over(noor.pk, responsible=cast.loketleiding, on=day, by=cast.loketleiding)
        assert taken.responsible_id == cast.loketleiding.pk
        for wrong in (cast.maatje, cast.vrijwilliger):
            with pytest.raises(RefusedError, match="eigen organisatie"):
                take_over(noor.pk, responsible=wrong, on=day, by=cast.loketleiding)
    assert told(noor, cast.loket) == {}


@pytest.mark.parametrize(
    ("threats", "days", "match"),
    [([], 184, "half jaar"), (["gas"], 2, "volgende werkdag"), ([], -1, "vanaf vandaag")],
)
def test_what_is_taken_over_is_not_put_out_of_sight(cast, sign_in, threats, days, match):
    noor = lead_by(cast.loket)
    by, day = cast.loketleiding, MONDAY + timedelta(days=days)
    with acting_as(by.actor()):
        locked(noor.pk).change(threats=threats)
        with pytest.raises(RefusedError, match=match):
            take_over(noor.pk, responsible=by, on=day, by=by)
    answers = {"worker": by.pk, "on": day.isoformat()}
    page = sign_in(by).post(reverse("desk:take_over", args=[noor.pk]), answers)
    assert match in page.content.decode()
    assert page.context["form"].errors["on"]


def test_the_law_binds_the_desk_that_acts_for_the_municipality_and_nobody_else(cast, alliance):
    """A volunteer organisation that registers somebody has an agreement, not the law."""
    alliance.change(desk_acts_for_municipality=True)
    for worker in (cast.loket, cast.maatje):
        worker.alliance.refresh_from_db()
    assert lead_by(cast.loket).clock == "wgs_first_talk"
    assert lead_by(cast.maatje).clock == "agreed_first_talk"
