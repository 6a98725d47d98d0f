"""Who says "te zwaar" is relieved, and no volunteer of anybody comes back before a decision."""

import pytest
import time_machine
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.utils import timezone

from ketenloket.chain.desk.actions import run_clocks
from ketenloket.chain.desk.models import Climb, HelpRequest, case_of
from ketenloket.chain.desk.rules import NextCode
from ketenloket.chain.escalation.actions import care_given, decide, notice, part_of, pick_up
from ketenloket.chain.escalation.models import Escalation, LimitDecision, Relief, Sighting
from ketenloket.chain.escalation.rules import Outcome, Source
from ketenloket.chain.sharing.actions import end
from ketenloket.chain.sharing.models import Disclosure
from ketenloket.chain.trajectories.actions import (
    Promised,
    add_note,
    assign,
    hand_over,
    make_appointment,
    promise,
    unassign,
)
from ketenloket.chain.trajectories.models import Appointment, Assignment, Companion, Task
from ketenloket.foundation.outbox.models import Message
from ketenloket.foundation.tenancy.acting import Actor, acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from tests.conftest import make_worker
from tests.escalation.conftest import live, open_to
from tests.trajectories.conftest import nobody_lost

pytestmark = pytest.mark.django_db


def say(worker, request, code="too_heavy", **more):
    with acting_as(worker.actor()):
        return notice(request.pk, [code], source=Source.TOO_HEAVY, by=worker, **more)


def note(worker, request, *signs):
    with acting_as(worker.actor()):
        return add_note(
            request.pk,
            kind="visit",
            happened_on=timezone.localdate(),
            text="Samen post gedaan.",
            signs=signs,
            by=worker,
        )


def given(by, worker, request):
    with acting_as(by.actor()):
        return assign(request.pk, worker, by=by, why="Zo past het.")


def settled(by, request, outcome, part=""):
    with acting_as(by.actor()):
        stop = Escalation.objects.filter(request_id=request.pk).first()
        return decide(stop.pk, outcome, why="Zo is het goed.", part=part, by=by)


def test_two_volunteers_of_two_organisations_stop_when_one_says_too_heavy(cast, more, both):
    assert live(cast.maatje, both) == {cast.vrijwilliger.pk, more.buur.pk}
    say(more.buur, both, words="Ik slaap er slecht van.")
    assert live(cast.maatje, both) == set()
    for volunteer in (cast.vrijwilliger, more.buur):
        with acting_as(volunteer.actor()):
            assert not HelpRequest.objects.filter(pk=both.pk).exists()
            assert not Sighting.objects.filter(request_id=both.pk).exists()
            relief = Relief.objects.get(worker_id=volunteer.pk)
            assert relief.self_said == (volunteer == more.buur)
    now = nobody_lost(cast.maatje, both)
    assert now.next_code == NextCode.PICK_UP
    assert now.responsible_id == cast.maatje.pk
    for coordinator, volunteer in ((cast.maatje, cast.vrijwilliger), (cast.humanitas, more.buur)):
        with acting_as(coordinator.actor()):
            own = Relief.objects.get(organisation_id=coordinator.organisation_id)
            assert own.worker_id == volunteer.pk
            assert own.care_on > timezone.localdate()
            care_given(own.pk, by=coordinator)


@pytest.mark.parametrize("code", ["unsafe", "confused"])
def test_a_note_with_a_stopping_sign_goes_the_same_road(cast, helped, code):
    note(cast.vrijwilliger, helped, code)
    assert live(cast.maatje, helped) == set()
    with acting_as(cast.maatje.actor()):
        stop = Escalation.objects.get(request_id=helped.pk)
    assert (stop.signs, stop.source, stop.stops) == ([code], Source.NOTE, True)
    assert stop.due_on == nobody_lost(cast.maatje, helped).next_on


def test_a_sign_to_look_at_together_stops_nobody(cast, helped):
    note(cast.vrijwilliger, helped, "dispute")
    assert live(cast.maatje, helped) == {cast.vrijwilliger.pk}
    with acting_as(cast.maatje.actor()):
        assert not Escalation.objects.filter(request_id=helped.pk).exists()
        assert Sighting.objects.get(request_id=helped.pk).codes == ["dispute"]


def test_beside_a_professional_a_volunteer_stays_but_for_what_never_goes(cast, more, helped):
    given(cast.maatje, more.kracht, helped)
    note(cast.vrijwilliger, helped, "confused")
    assert cast.vrijwilliger.pk in live(cast.maatje, helped)
    note(cast.vrijwilliger, helped, "unsafe")
    assert live(cast.maatje, helped) == {more.kracht.pk}


def test_nothing_is_guessed_from_words(cast, helped):
    with pytest.raises(RefusedError), acting_as(cast.vrijwilliger.actor()):
        notice(helped.pk, ["hij is gevaarlijk"], source=Source.NOTE, by=cast.vrijwilliger)
    note(cast.vrijwilliger, helped)
    assert live(cast.maatje, helped) == {cast.vrijwilliger.pk}


def test_no_volunteer_of_any_organisation_is_given_somebody_who_is_stopped(cast, more, both):
    say(cast.vrijwilliger, both)
    for by, volunteer in ((cast.maatje, cast.andere), (cast.humanitas, more.buur)):
        with pytest.raises(RefusedError, match="vrijwilliger"):
            given(by, volunteer, both)
    assert given(cast.maatje, more.kracht, both)  # a professional may


def test_the_database_refuses_it_as_well(cast, more, both):
    say(cast.vrijwilliger, both)
    for by, volunteer in ((cast.maatje, cast.andere), (cast.humanitas, more.buur)):
        with (
            pytest.raises(IntegrityError, match="no volunteer helps"),
            acting_as(by.actor()),
        ):
            now = HelpRequest.objects.get(pk=both.pk)
            Assignment(
                **case_of(now), organisation_id=by.organisation_id, worker=volunteer, started_by=by
            ).save(force_insert=True)


def test_a_helper_does_not_become_a_volunteer_where_none_may_help(cast, more, helped):
    given(cast.maatje, more.kracht, helped)
    say(cast.vrijwilliger, helped)
    with (
        pytest.raises(IntegrityError, match="stays who they are"),
        acting_as(cast.maatje.actor()),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            "UPDATE organisations_worker SET role_id = 'volunteer' WHERE id = %s", [more.kracht.pk]
        )


def test_a_helper_does_not_become_a_volunteer_where_the_stop_is_no_longer_shown(
    alliance, cast, helped
):
    kracht = make_worker(alliance, "hkracht", "humanitas", "professional")
    open_to(helped, cast.maatje, cast.humanitas.organisation, cast.humanitas)
    given(cast.humanitas, kracht, helped)
    say(cast.vrijwilliger, helped)
    with acting_as(cast.maatje.actor()):
        end(Disclosure.objects.get(request_id=helped.pk), by=cast.maatje)
    change = "UPDATE organisations_worker SET role_id = 'volunteer' WHERE id = %s"
    with acting_as(cast.humanitas.actor()), connection.cursor() as cursor:
        assert not Escalation.objects.filter(request_id=helped.pk).exists()
        with pytest.raises(IntegrityError, match="stays who they are"), transaction.atomic():
            cursor.execute(change, [kracht.pk])
        unassign(Assignment.objects.get(worker=kracht).pk, by=cast.humanitas)
        cursor.execute(change, [kracht.pk])
        assert cursor.rowcount == 1


STOLEN = (
    "UPDATE escalation_escalation SET stops = false WHERE request_id = %(request)s",
    (
        "UPDATE escalation_escalation SET picked_up_at = now(), picked_up_by_id = %(me)s,"
        " taker_id = %(own)s WHERE request_id = %(request)s"
    ),
    (
        "UPDATE escalation_escalation SET picked_up_at = now(), picked_up_by_id = %(me)s, taker_id ="
        " %(own)s, closed_at = now(), closed_by_id = %(me)s, stops = false"
        " WHERE request_id = %(request)s"
    ),
    (
        "INSERT INTO escalation_limitdecision (id, alliance_id, request_id, help_seeker_id, lead_id,"
        " escalation_id, organisation_id, outcome, part, why, decided_at, decided_by_id)"
        " SELECT gen_random_uuid(), alliance_id, request_id, help_seeker_id, lead_id, id, %(own)s,"
        " 'part', 'alles', 'omdat', now(), %(me)s FROM escalation_escalation"
        " WHERE request_id = %(request)s"
    ),
)


@pytest.mark.parametrize("sql", STOLEN)
@pytest.mark.parametrize("who", ["maatje", "humanitas", "vrijwilliger", "vreemd", "neutraal"])
def test_who_needs_a_volunteer_cannot_lift_the_stop_past_the_actions(cast, both, sql, who):
    say(cast.vrijwilliger, both)
    by = getattr(cast, who)
    words = {"request": both.pk, "me": by.pk, "own": by.organisation_id}
    try:
        with transaction.atomic(), acting_as(by.actor()), connection.cursor() as cursor:
            cursor.execute(sql, words)
            changed = cursor.rowcount
    except ProgrammingError:
        changed = 0
    assert changed == 0
    with acting_as(cast.maatje.actor()):
        stop = Escalation.objects.get(request_id=both.pk)
        assert stop.stops
        assert stop.picked_up_at is None
        assert not LimitDecision.objects.filter(request_id=both.pk).exists()


def test_nobody_opens_or_hides_a_stop_by_hand(cast, helped):
    with acting_as(cast.maatje.actor()):
        now = HelpRequest.objects.get(pk=helped.pk)
        row = Escalation(
            **case_of(now),
            organisation_id=cast.maatje.organisation_id,
            source=Source.NOTE,
            signs=["unsafe"],
            route="x",
            decider="professional",
            opened_by=cast.maatje,
        )
    with pytest.raises(ProgrammingError), acting_as(cast.maatje.actor()):
        row.save(force_insert=True)


def test_a_coordinator_of_volunteers_does_not_decide_but_the_professional_does(cast, more, helped):
    say(cast.vrijwilliger, helped)
    with pytest.raises(RefusedError, match="beroepskracht"):
        settled(cast.maatje, helped, Outcome.PART, "post ordenen")
    with acting_as(more.kracht.actor()):
        stop = Escalation.objects.get(request_id=helped.pk)
        taken = pick_up(stop.pk, by=more.kracht)
        assert pick_up(stop.pk, by=more.kracht).picked_up_at == taken.picked_up_at
    now = nobody_lost(cast.maatje, helped)
    assert (now.responsible_id, now.next_code) == (more.kracht.pk, NextCode.CALL)
    with acting_as(cast.vrijwilliger.actor()):
        assert Relief.objects.get().taken_over_on == timezone.localdate()
    with pytest.raises(RefusedError, match="te zwaar"):
        given(cast.maatje, cast.andere, helped)  # picked up is not decided
    settled(more.kracht, helped, Outcome.PART, "post ordenen")
    with acting_as(cast.maatje.actor()):
        assert part_of(helped.pk).part == "post ordenen"
    assert given(cast.maatje, cast.vrijwilliger, helped)


def test_stays_keeps_the_stop_and_may_be_decided_otherwise_later(cast, more, helped):
    say(cast.vrijwilliger, helped)
    settled(more.kracht, helped, Outcome.STAYS)
    with pytest.raises(RefusedError, match="te zwaar"):
        given(cast.maatje, cast.andere, helped)
    settled(more.kracht, helped, Outcome.PART, "formulieren")
    assert given(cast.maatje, cast.andere, helped)
    note(cast.andere, helped, "unsafe")
    assert live(cast.maatje, helped) == set()
    with acting_as(cast.maatje.actor()):
        assert Escalation.objects.filter(request_id=helped.pk, stops=True).count() == 1


def test_the_receiving_organisation_may_pick_up_and_decide(cast, helped):
    open_to(helped, cast.maatje, cast.gemeente.organisation, cast.gemeente)
    say(cast.vrijwilliger, helped)
    settled(cast.gemeente, helped, Outcome.STAYS)
    with acting_as(cast.maatje.actor()):
        stop = Escalation.objects.get(request_id=helped.pk)
    assert stop.taker_id == cast.gemeente.organisation_id
    assert nobody_lost(cast.maatje, helped).responsible_id == cast.maatje.pk
    with acting_as(cast.vrijwilliger.actor()):
        assert Relief.objects.get().taken_over_on


def test_what_the_volunteer_held_goes_to_others(cast, helped):
    start = timezone.now() + timezone.timedelta(days=1)
    with acting_as(cast.vrijwilliger.actor()):
        make_appointment(
            helped.pk, starts_at=start, place="thuis", subject="", by=cast.vrijwilliger
        )
        day = timezone.localdate()
        promise(helped.pk, Promised(cast.vrijwilliger, "post", day), by=cast.vrijwilliger)
    say(cast.vrijwilliger, helped)
    with acting_as(cast.maatje.actor()):
        assert Appointment.objects.get(request_id=helped.pk).worker_id == cast.maatje.pk
        assert Task.objects.get(request_id=helped.pk).worker_id is None
        assert not Companion.objects.filter(request_id=helped.pk, ended_at=None).exists()


def test_handing_over_gives_a_stopped_person_to_no_volunteer(cast, more, helped):
    given(cast.maatje, more.kracht, helped)
    say(cast.vrijwilliger, helped)
    with pytest.raises(RefusedError, match="te zwaar"), acting_as(cast.maatje.actor()):
        hand_over(more.kracht, {helped.pk: cast.andere}, by=cast.maatje)
    assert live(cast.maatje, helped) == {more.kracht.pk}


def test_what_nobody_picks_up_climbs_and_stops_climbing_when_somebody_does(cast, more, helped):
    say(cast.vrijwilliger, helped)
    with time_machine.travel(timezone.now() + timezone.timedelta(days=30)):
        run_clocks()
        with acting_as(cast.maatje.actor()):
            stop = Escalation.objects.get(request_id=helped.pk)
            mine = Climb.objects.filter(about=stop.pk, request_id=helped.pk, taken_back_at=None)
            assert set(mine.values_list("to", flat=True)) >= {"coordinators", "desk", "alliance"}
        with acting_as(more.kracht.actor()):
            pick_up(stop.pk, by=more.kracht)
            assert not mine.exists()


def test_nothing_of_the_person_is_in_the_letters(cast, more, both):
    Message.objects.all()
    say(cast.vrijwilliger, both, code="confused", words="Zij huilt veel.")
    settled(more.kracht, both, Outcome.STAYS)
    with acting_as(Actor(sees="postman")):
        said = "".join(f"{row.subject} {row.body}" for row in Message.objects.all())
    assert "gestopt bij iemand" in said
    assert "overgenomen" in said
    for private in ("Noor", "huilt", "war", "somber"):
        assert private not in said


def test_too_heavy_twice_is_one_stop(cast, both, more):
    say(cast.vrijwilliger, both)
    say(cast.maatje, both, code="unsafe")
    with acting_as(cast.maatje.actor()):
        stop = Escalation.objects.get(request_id=both.pk)
        assert set(stop.signs) == {"too_heavy", "unsafe"}
        assert Relief.objects.filter(request_id=both.pk).count() == 2


def test_ending_an_assignment_by_hand_is_no_relief(cast, helped):
    with acting_as(cast.maatje.actor()):
        row = Assignment.objects.get(request_id=helped.pk)
        unassign(row.pk, by=cast.maatje)
        assert not Relief.objects.filter(request_id=helped.pk).exists()


def test_a_stranger_says_nothing(cast, helped):
    with pytest.raises(HelpRequest.DoesNotExist):
        say(cast.vreemd, helped)
    with pytest.raises(HelpRequest.DoesNotExist):
        say(cast.andere, helped)


def test_the_desk_coordinator_is_a_professional(alliance, cast, helped):
    worker = make_worker(alliance, "regie", "loket", "desk_coordinator")
    open_to(helped, cast.maatje, worker.organisation, worker)
    say(cast.vrijwilliger, helped)
    settled(worker, helped, Outcome.PART, "post")
    assert given(cast.maatje, cast.andere, helped)
