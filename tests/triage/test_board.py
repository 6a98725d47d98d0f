"""The live board: beginning, the chair, what is discussed, the order; and what others may not."""

import pytest
from django.db import Error, connection, transaction

from ketenloket.chain.triage.actions import (
    ChairTakenError,
    OrderChangedError,
    ProposalChangedError,
    SeatsChangedError,
    begin,
    close_meeting,
    decide,
    discuss,
    fill_agenda,
    join,
    leave,
    postpone,
    propose,
    reorder,
    set_presence,
    take_chair,
    take_off,
)
from ketenloket.chain.triage.models import TriageBoard, TriageProposal, TriageSeat, TriageStay
from ketenloket.chain.triage.rules import MeetingState, Presence, SeatUpdate
from ketenloket.foundation.outbox.models import Message
from ketenloket.foundation.tenancy.acting import Actor, Sees, acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from tests.attacks import refused_write
from tests.conftest import lead_by
from tests.triage.board import board, keep, order, questions, today
from tests.triage.conftest import again, plan, ready

pytestmark = pytest.mark.django_db


@pytest.fixture
def table(cast):
    return today(cast.gemeente, "maatje", "loket")


def as_(worker, action):
    with acting_as(worker.actor()):
        return action()


# Beginning, the chair, the pointer -----------------------------------------------------------


def test_who_begins_sits_in_the_chair_and_the_first_question_is_on_the_table(cast, table):
    one, _two = questions(cast.gemeente, table, 2)
    for _twice in range(2):
        as_(cast.maatje, lambda: begin(table.pk, by=cast.maatje))
    now = board(cast.loket, table)
    assert (now.chair_id, now.current_id) == (cast.maatje.pk, one.pk)
    meeting = again(cast.loket, table)
    assert meeting.state == MeetingState.HELD
    assert meeting.held_from


def test_a_meeting_does_not_begin_before_its_day(cast):
    later = plan(cast.gemeente, "maatje", days=9)
    with pytest.raises(RefusedError, match="latere dag"):
        as_(cast.gemeente, lambda: begin(later.pk, by=cast.gemeente))


def test_only_the_chair_chooses_what_is_discussed(cast, table):
    one, two = questions(cast.gemeente, table, 2)
    as_(cast.maatje, lambda: begin(table.pk, by=cast.maatje))
    with pytest.raises(RefusedError, match="voorzitter"):
        as_(cast.loket, lambda: discuss(table.pk, two.pk, by=cast.loket))
    as_(cast.maatje, lambda: discuss(table.pk, two.pk, by=cast.maatje))
    assert board(cast.loket, table).current_id == two.pk
    as_(cast.maatje, lambda: discuss(table.pk, None, by=cast.maatje))
    assert board(cast.loket, table).current_id is None
    as_(cast.gemeente, lambda: take_off(one, by=cast.gemeente))
    with pytest.raises(RefusedError, match="niet meer op de agenda"):
        as_(cast.maatje, lambda: discuss(table.pk, one.pk, by=cast.maatje))


def test_the_chair_is_taken_over_knowingly(cast, table):
    as_(cast.maatje, lambda: begin(table.pk, by=cast.maatje))
    with pytest.raises(ChairTakenError, match="maatje"):
        as_(cast.loket, lambda: take_chair(table.pk, seen=None, by=cast.loket))
    as_(cast.loket, lambda: take_chair(table.pk, seen=cast.maatje.pk, by=cast.loket))
    assert board(cast.gemeente, table).chair_id == cast.loket.pk
    as_(cast.loket, lambda: take_chair(table.pk, seen=cast.loket.pk, by=cast.loket))
    assert board(cast.gemeente, table).chair_id is None


def test_what_leaves_the_agenda_is_not_discussed_any_more(cast, table):
    one, two = questions(cast.gemeente, table, 2)
    later = plan(cast.gemeente, "maatje", "loket", days=9)
    as_(cast.maatje, lambda: begin(table.pk, by=cast.maatje))
    as_(cast.maatje, lambda: postpone(one.pk, later, by=cast.maatje))
    assert board(cast.loket, table).current_id is None
    assert again(cast.gemeente, one).meeting_id == later.pk
    as_(cast.maatje, lambda: discuss(table.pk, two.pk, by=cast.maatje))
    as_(cast.gemeente, lambda: take_off(two, by=cast.gemeente))
    assert board(cast.loket, table).current_id is None


def test_a_decided_question_does_not_move(cast, table):
    [one] = questions(cast.gemeente, table, 1)
    later = plan(cast.gemeente, "maatje", days=9)
    as_(cast.gemeente, lambda: decide(one.pk, keep(cast.gemeente), by=cast.gemeente))
    with pytest.raises(RefusedError, match="niet meer open"):
        as_(cast.maatje, lambda: postpone(one.pk, later, by=cast.maatje))


# The order -----------------------------------------------------------------------------------


def test_the_order_changes_for_everybody(cast, table):
    one, two, three = (item.pk for item in questions(cast.gemeente, table, 3))
    as_(cast.maatje, lambda: reorder(table.pk, three, one, seen=0, by=cast.maatje))
    assert order(cast.loket, table) == [three, one, two]
    as_(cast.maatje, lambda: reorder(table.pk, three, None, seen=1, by=cast.maatje))
    assert order(cast.loket, table) == [one, two, three]


def test_whoever_saw_an_older_order_is_asked_again(cast, table):
    one, two, three = (item.pk for item in questions(cast.gemeente, table, 3))
    as_(cast.maatje, lambda: reorder(table.pk, three, one, seen=0, by=cast.maatje))
    with pytest.raises(OrderChangedError):
        as_(cast.loket, lambda: reorder(table.pk, two, one, seen=0, by=cast.loket))
    assert order(cast.loket, table) == [three, one, two]
    # Wanting what is already so is no conflict.
    as_(cast.loket, lambda: reorder(table.pk, three, one, seen=0, by=cast.loket))


def test_a_threat_stays_in_front(cast, table):
    plain = questions(cast.gemeente, table, 2)
    request = ready(cast.gemeente, lead_by(cast.gemeente, "Zonder Water"), threats={"water": None})
    as_(cast.gemeente, lambda: fill_agenda(table, by=cast.gemeente))
    first = order(cast.loket, table)[0]
    assert again(cast.loket, plain[0]).number != request.number
    with pytest.raises(RefusedError, match="vooraan"):
        as_(cast.loket, lambda: reorder(table.pk, first, None, seen=0, by=cast.loket))
    as_(cast.loket, lambda: reorder(table.pk, plain[1].pk, first, seen=0, by=cast.loket))
    assert order(cast.loket, table) == [first, plain[1].pk, plain[0].pk]


# Every change raises the version, so that every screen fetches it ------------------------------


def test_every_change_is_a_new_version(cast, table):
    one, two, three = questions(cast.gemeente, table, 3)
    later = plan(cast.gemeente, "maatje", "loket", days=9)
    lead = cast.gemeente
    changes = [
        (cast.maatje, lambda by: begin(table.pk, by=by)),
        (cast.loket, lambda by: take_chair(table.pk, seen=cast.maatje.pk, by=by)),
        (cast.loket, lambda by: discuss(table.pk, two.pk, by=by)),
        (cast.maatje, lambda by: reorder(table.pk, three.pk, one.pk, seen=0, by=by)),
        (cast.maatje, lambda by: propose(one.pk, "Wij", service_id=None, seen=0, by=by)),
        (lead, lambda by: decide(one.pk, keep(by), by=by)),
        (cast.loket, lambda by: postpone(two.pk, later, by=by)),
        (lead, lambda by: take_off(three, by=by)),
        (cast.maatje, lambda by: set_presence(table, [], by=by)),
        (cast.maatje, lambda by: close_meeting(table, by=by)),
    ]
    for by, change in changes:
        before = board(cast.loket, table).version
        as_(by, lambda by=by, change=change: change(by))
        now = board(cast.loket, table)
        assert now.version > before, change
        assert str(by.organisation) in now.said


def test_the_line_about_what_happened_names_nobody(cast, noor, table):
    ready(cast.gemeente, noor)
    as_(cast.gemeente, lambda: fill_agenda(table, by=cast.gemeente))
    said = board(cast.maatje, table).said
    assert noor.number in said
    assert noor.help_seeker.name not in said
    assert cast.gemeente.name not in said


# Proposals and seats ---------------------------------------------------------------------------


def test_one_proposal_for_each_organisation(cast, table):
    [one] = questions(cast.gemeente, table, 1)
    for words, seen in (("Wij kunnen dit", 0), ("Wij kunnen dit nu", 1)):
        as_(
            cast.maatje,
            lambda words=words, seen=seen: propose(
                one.pk, words, service_id=None, seen=seen, by=cast.maatje
            ),
        )
    with pytest.raises(ProposalChangedError, match="Wij kunnen dit nu"):
        as_(
            cast.maatje,
            lambda: propose(one.pk, "Toch niet", service_id=None, seen=1, by=cast.maatje),
        )
    with acting_as(cast.gemeente.actor()):
        assert list(TriageProposal.objects.values_list("words", flat=True)) == ["Wij kunnen dit nu"]


@pytest.mark.parametrize(("words", "says"), [(" ", "Schrijf"), ("Goed voor Nummer", "naam")])
def test_a_proposal_says_something_and_names_nobody(cast, table, words, says):
    [one] = questions(cast.gemeente, table, 1)
    with pytest.raises(RefusedError, match=says):
        as_(
            cast.gemeente, lambda: propose(one.pk, words, service_id=None, seen=0, by=cast.gemeente)
        )


def test_what_others_wrote_about_other_seats_stays(cast, table):
    maatje, loket = cast.maatje.organisation_id, cast.loket.organisation_id
    shown = (Presence.EXPECTED, "")
    as_(
        cast.maatje,
        lambda: set_presence(
            table, [SeatUpdate(maatje, Presence.PRESENT, "", shown)], by=cast.maatje
        ),
    )
    late = [SeatUpdate(maatje, *shown, was=shown), SeatUpdate(loket, Presence.ABSENT, "", shown)]
    as_(cast.gemeente, lambda: set_presence(table, late, by=cast.gemeente))
    with acting_as(cast.gemeente.actor()):
        found = dict(table.seats.values_list("organisation_id", "presence"))
    assert (found[maatje], found[loket]) == (Presence.PRESENT, Presence.ABSENT)
    with pytest.raises(SeatsChangedError, match="maatje"):
        as_(
            cast.gemeente,
            lambda: set_presence(
                table, [SeatUpdate(maatje, Presence.ABSENT, "", shown)], by=cast.gemeente
            ),
        )


# The end -----------------------------------------------------------------------------------------


def test_each_organisation_hears_once_that_the_minutes_are_ready(cast, table):
    as_(cast.maatje, lambda: close_meeting(table, by=cast.maatje))
    with pytest.raises(RefusedError):
        as_(cast.maatje, lambda: close_meeting(table, by=cast.maatje))
    with acting_as(Actor(sees=Sees.POSTMAN)):
        told = Message.objects.filter(subject__contains="verslag")
        assert sorted(told.values_list("to", flat=True)) == [
            f"{name}@oldambt.example" for name in ("gemeente", "loket", "maatje")
        ]
    assert again(cast.maatje, table).held_until


# Attacks -----------------------------------------------------------------------------------------


def test_the_board_and_who_is_there_are_for_the_table(cast, table, who_sees):
    [one] = questions(cast.gemeente, table, 1)
    as_(cast.maatje, lambda: begin(table.pk, by=cast.maatje))
    with acting_as(cast.maatje.actor()):
        join(table, TriageSeat.objects.get(organisation=cast.maatje.organisation), by=cast.maatje)
        made = propose(one.pk, "Wij", service_id=None, seen=0, by=cast.maatje)
        rows = [TriageBoard.objects.get(), TriageStay.objects.get(), made]
    for row in rows:
        assert who_sees(row) == {"gemeente", "maatje", "loket", "loketleiding"}


@pytest.mark.parametrize("who", ["vreemd", "tafel", "neutraal", "vrijwilliger", "humanitas"])
def test_who_does_not_sit_there_moves_nothing(cast, table, who):
    worker = getattr(cast, who)
    one, two = questions(cast.gemeente, table, 2)
    as_(cast.maatje, lambda: begin(table.pk, by=cast.maatje))
    for action in (
        lambda: begin(table.pk, by=worker),
        lambda: take_chair(table.pk, seen=cast.maatje.pk, by=worker),
        lambda: discuss(table.pk, two.pk, by=worker),
        lambda: reorder(table.pk, two.pk, one.pk, seen=0, by=worker),
    ):
        with pytest.raises(RefusedError):
            as_(worker, action)
    assert refused_write(
        worker, lambda: TriageBoard.objects.update(chair=None, chair_organisation=None)
    )
    assert board(cast.maatje, table).chair_id == cast.maatje.pk


def test_nobody_is_put_in_the_chair_or_out_of_it_by_another(cast, table):
    """In plain SQL: the page asks first, and the database refuses it all the same."""

    def put(who, worker):
        with acting_as(who.actor()), connection.cursor() as cursor:
            try:
                with transaction.atomic():
                    cursor.execute(
                        "UPDATE triage_triageboard SET chair_id = %s, chair_organisation_id = %s",
                        [worker and worker.pk, worker and worker.organisation_id],
                    )
                    return cursor.rowcount
            except Error:
                return 0

    as_(cast.maatje, lambda: begin(table.pk, by=cast.maatje))
    assert not put(cast.loket, None)
    assert not put(cast.loket, cast.gemeente)
    assert not put(cast.maatje, cast.gemeente)
    assert board(cast.maatje, table).chair_id == cast.maatje.pk
    assert put(cast.loket, cast.loket)
    assert put(cast.loket, None)


def test_nobody_is_there_for_somebody_else(cast, table):
    def sit(worker, organisation):
        TriageStay(
            alliance=table.alliance, meeting=table, organisation_id=organisation, worker=worker
        ).save(force_insert=True)
        return True

    own = cast.maatje.organisation_id
    assert refused_write(cast.loket, lambda: sit(cast.maatje, own))
    assert refused_write(cast.vreemd, lambda: sit(cast.vreemd, cast.vreemd.organisation_id))
    assert not refused_write(cast.maatje, lambda: sit(cast.maatje, own))
    gone = {"gone_since": table.starts_at}
    assert refused_write(cast.loket, lambda: TriageStay.objects.update(**gone))
    assert not refused_write(cast.maatje, lambda: TriageStay.objects.update(**gone))


def test_a_proposal_is_made_and_changed_in_the_own_name(cast, table):
    [one] = questions(cast.gemeente, table, 1)
    as_(cast.maatje, lambda: propose(one.pk, "Wij", service_id=None, seen=0, by=cast.maatje))
    for who in (cast.loket, cast.gemeente, cast.vreemd):
        assert refused_write(who, lambda: TriageProposal.objects.update(words="Zij"))

    def forge():
        TriageProposal(
            alliance=table.alliance, item=one, organisation=cast.maatje.organisation, words="x",
            made_by=cast.maatje,
        ).save(force_insert=True)  # fmt: skip
        return True

    assert refused_write(cast.loket, forge)


def test_what_is_discussed_stands_on_this_very_agenda(cast, table):
    other = plan(cast.gemeente, "maatje", "loket", days=9)
    [one] = questions(cast.gemeente, other, 1)
    as_(cast.maatje, lambda: begin(table.pk, by=cast.maatje))
    point = {"current": one.pk, "current_since": table.starts_at}
    assert refused_write(
        cast.maatje, lambda: TriageBoard.objects.filter(meeting=table).update(**point)
    )


def test_who_left_is_gone_and_comes_back_by_looking(cast, table):
    with acting_as(cast.maatje.actor()):
        seat = TriageSeat.objects.get(organisation=cast.maatje.organisation)
        join(table, seat, by=cast.maatje)
        assert TriageSeat.objects.get(pk=seat.pk).presence == Presence.PRESENT
        leave(table.pk, by=cast.maatje)
        assert TriageStay.objects.get().gone_since
        join(table, seat, by=cast.maatje)
        assert TriageStay.objects.get().gone_since is None
