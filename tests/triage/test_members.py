"""The fixed member of an organisation: its coordinator says who, and every seat follows."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from ketenloket.chain.trajectories.actions import hand_over, stop_organisation
from ketenloket.chain.triage.actions import close_meeting, fix_member, join, member_of
from ketenloket.chain.triage.models import FixedMember, TriageMeeting, TriageSeat, TriageStay
from ketenloket.chain.triage.rules import MeetingState
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.actions import end_worker
from tests.attacks import refused_write
from tests.conftest import make_alliance, make_worker
from tests.triage.conftest import plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def joke(alliance):
    """A professional beside the coordinator of maatje."""
    return make_worker(alliance, "Joke", "maatje", "professional")


def fixed(by, worker):
    with acting_as(by.actor()):
        return fix_member(worker, by=by)


def seat_of(worker, meeting):
    with acting_as(worker.actor()):
        return TriageSeat.objects.get(meeting=meeting, organisation_id=worker.organisation_id)


def test_every_seat_that_is_not_over_follows_whoever_plans(cast, table, joke):
    over = plan(cast.gemeente, "maatje", days=9)
    with acting_as(cast.gemeente.actor()):
        TriageMeeting.objects.filter(pk=over.pk).update(
            state=MeetingState.CLOSED, held_from=timezone.now(), held_until=timezone.now()
        )
    assert seat_of(joke, table).worker_id is None
    made = fixed(cast.maatje, joke)
    assert fixed(cast.maatje, joke) == made  # twice is once
    assert seat_of(joke, table).worker_id == joke.pk
    assert seat_of(joke, over).worker_id is None
    later = plan(cast.neutraal, "maatje", "loket", days=5)
    assert seat_of(joke, later).worker_id == joke.pk
    assert seat_of(cast.loket, later).worker_id is None
    fixed(cast.maatje, cast.maatje)
    assert seat_of(joke, later).worker_id == cast.maatje.pk
    fixed(cast.maatje, None)
    assert seat_of(joke, later).worker_id is None
    with acting_as(cast.maatje.actor()):
        ended = FixedMember.objects.filter(ended_at__isnull=False)
        assert {row.worker_id for row in ended} == {joke.pk, cast.maatje.pk}
        assert {row.ended_by_id for row in ended} == {cast.maatje.pk}


def test_a_colleague_stands_in_and_the_member_does_not(cast, joke):
    today = plan(cast.gemeente, "maatje", days=0) if timezone.localtime().hour < 10 else None
    meeting = today or plan(cast.gemeente, "maatje")
    with acting_as(cast.gemeente.actor()):
        TriageMeeting.objects.filter(pk=meeting.pk).update(
            state=MeetingState.HELD, held_from=timezone.now()
        )
        meeting.refresh_from_db()
    fixed(cast.maatje, joke)
    for worker in (joke, cast.maatje):
        with acting_as(worker.actor()):
            join(meeting, seat_of(worker, meeting), by=worker)
    with acting_as(cast.maatje.actor()):
        stands_in = dict(TriageStay.objects.values_list("worker_id", "stands_in"))
    assert stands_in == {joke.pk: False, cast.maatje.pk: True}


def test_only_the_own_coordinator_decides_and_only_about_who_can_sit_there(cast, joke):
    for who in (joke, cast.neutraal, cast.gemeente, cast.vrijwilliger):
        with acting_as(who.actor()), pytest.raises(PermissionDenied):
            fix_member(joke, by=who)
    for unfit in (cast.vrijwilliger, cast.gemeente, cast.vreemd):
        with pytest.raises(RefusedError, match="rol aan de triagetafel"):
            fixed(cast.maatje, unfit)
    assert member_seen_by(cast.maatje) is None


def member_seen_by(worker):
    with acting_as(worker.actor()):
        return member_of(worker.organisation_id)


def by_hand(organisation, worker, by):
    def write():
        FixedMember(
            alliance_id=organisation.alliance_id,
            organisation=organisation,
            worker=worker,
            since_by=by,
        ).save(force_insert=True)
        return True

    return write


def test_the_database_keeps_the_list_from_everybody_else(cast, joke, who_sees):
    place = cast.maatje.organisation
    for who in (joke, cast.gemeente, cast.vreemd, cast.neutraal, cast.vrijwilliger, cast.tafel):
        assert refused_write(who, by_hand(place, joke, who))
    assert refused_write(cast.vreemd, by_hand(place, joke, cast.maatje))  # in the name of another
    assert refused_write(cast.vreemd, by_hand(cast.vreemd.organisation, joke, cast.vreemd))
    made = fixed(cast.maatje, joke)
    assert refused_write(cast.maatje, by_hand(place, cast.maatje, cast.maatje))  # one at a time
    now = timezone.now()
    for who in (joke, cast.gemeente, cast.vreemd, cast.neutraal):
        assert refused_write(
            who, lambda who=who: FixedMember.objects.update(ended_at=now, ended_by=who)
        )
    assert refused_write(cast.maatje, lambda: FixedMember.objects.update(worker=cast.maatje))
    assert refused_write(cast.maatje, lambda: FixedMember.objects.all().delete()[0])
    assert refused_write(
        cast.maatje, lambda: FixedMember.objects.update(ended_at=now, ended_by=joke)
    )  # not in the name of another
    inside = {"loket", "loketleiding", "gemeente", "maatje", "humanitas", "vreemd", "tafel"}
    assert who_sees(made) == inside | {"neutraal"}
    far = make_worker(make_alliance("Geldloket Elders", "elders"), "ver", "maatje", "coordinator")
    with acting_as(far.actor()):
        assert not FixedMember.objects.exists()


def test_nobody_puts_somebody_else_at_the_table(cast, table, joke):
    """Who sits at the table may write seats, and still changes no member, not even of itself."""
    fixed(cast.maatje, joke)
    for who in (cast.gemeente, cast.loket, cast.neutraal, cast.maatje, joke):
        with acting_as(who.actor()):
            TriageSeat.objects.filter(meeting=table, organisation=joke.organisation_id).update(
                worker=cast.maatje
            )
        assert seat_of(joke, table).worker_id == joke.pk


def test_a_closed_meeting_keeps_who_was_its_member(cast, table, joke):
    fixed(cast.maatje, joke)
    with acting_as(cast.gemeente.actor()):
        TriageMeeting.objects.filter(pk=table.pk).update(
            state=MeetingState.CLOSED, held_from=timezone.now(), held_until=timezone.now()
        )
    fixed(cast.maatje, None)
    with acting_as(cast.maatje.actor()):
        TriageSeat.objects.filter(meeting=table).update(worker=None)
    assert seat_of(joke, table).worker_id == joke.pk


def test_who_leaves_hands_the_place_over_first(cast, table, joke, sign_in):
    fixed(cast.maatje, joke)
    with acting_as(cast.maatje.actor()):
        with pytest.raises(RefusedError, match="vaste plaatsen in de triage"):
            end_worker(joke, by=cast.maatje)
    address = reverse("trajectories:hand_over", args=[joke.pk])
    page = sign_in(cast.maatje).get(address).content.decode()
    assert "zit voor u bij elk triage-overleg" in page
    assert sign_in(cast.maatje).post(address, {"everything": "nobody_yet"}).status_code == 302
    assert member_seen_by(cast.maatje) is None
    assert seat_of(cast.maatje, table).worker_id is None
    with acting_as(cast.maatje.actor()):
        end_worker(joke, by=cast.maatje)


def test_handing_over_what_others_hold_leaves_the_member_alone(cast, joke):
    fixed(cast.maatje, joke)
    with acting_as(cast.maatje.actor()):
        hand_over(cast.vrijwilliger, {}, by=cast.maatje)
    assert member_seen_by(cast.maatje).worker_id == joke.pk


def test_an_organisation_that_stops_has_no_member_any_more(cast):
    fixed(cast.vreemd, cast.vreemd)
    with acting_as(cast.vreemd.actor()):
        stop_organisation(by=cast.vreemd)
        assert not FixedMember.objects.filter(ended_at__isnull=True).exists()


def test_of_a_meeting_that_is_over_nobody_is_expected_any_more(cast, table, sign_in):
    assert "uw organisatie: verwacht" in sign_in(cast.maatje).get("/triage/").content.decode()
    with acting_as(cast.gemeente.actor()):
        close_meeting(table, by=cast.gemeente)
    page = sign_in(cast.maatje).get("/triage/").content.decode()
    assert "uw organisatie: niet opgeschreven" in page
    assert "verwacht" not in page


def test_the_pages(cast, table, joke, sign_in):
    list_, own = reverse("triage:members"), reverse("triage:member")
    empty = sign_in(cast.maatje).get(list_).content.decode()
    assert "Nog geen organisatie heeft een vast lid" in empty
    page = sign_in(cast.maatje).get(own).content.decode()
    assert "Joke" in page
    assert "vrijwilliger (" not in page  # has no role at the table
    done = sign_in(cast.maatje).post(own, {"worker": str(joke.pk)}, follow=True)
    assert "Joke is nu vast lid" in done.content.decode()
    for who in (cast.gemeente, cast.neutraal, cast.tafel):
        seen = sign_in(who).get(list_).content.decode()
        assert "Joke" in seen
        assert "Kies ons vaste lid" not in seen
        assert sign_in(who).get(own).status_code == 403
    beside = sign_in(cast.gemeente).get(reverse("triage:presence", args=[table.pk]))
    assert "vast lid: Joke" in beside.content.decode()
    wrong = sign_in(cast.maatje).post(own, {"worker": str(cast.vreemd.pk)})
    assert wrong.status_code == 200
    assert member_seen_by(cast.maatje).worker_id == joke.pk
    ended = sign_in(cast.maatje).post(own, {"worker": ""}, follow=True)
    assert "Joke is geen vast lid meer" in ended.content.decode()
