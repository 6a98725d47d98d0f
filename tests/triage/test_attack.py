"""The table as seen by those who should not: the database refuses, not only the pages."""

import pytest
from django.db import connection
from django.utils import timezone

from ketenloket.chain.desk.models import HelpRequest, case_of
from ketenloket.chain.triage.actions import decide
from ketenloket.chain.triage.models import (
    Gap,
    TriageDecision,
    TriageItem,
    TriageMeeting,
    TriageSeat,
    TriageSource,
)
from ketenloket.chain.triage.rules import DecisionKind, MeetingState
from ketenloket.foundation.tenancy.acting import acting_as
from tests.attacks import refused_write
from tests.conftest import lead_by, make_alliance, make_worker
from tests.triage.conftest import brought, plan, ready

pytestmark = pytest.mark.django_db

AT_TABLE = {"gemeente", "maatje", "loket", "loketleiding"}


@pytest.fixture
def source(cast, item):
    with acting_as(cast.gemeente.actor()):
        return TriageSource.objects.get(item=item)


def test_a_question_is_seen_at_its_table_and_nowhere_else(item, who_sees):
    assert who_sees(item) == AT_TABLE


def test_only_the_lead_knows_whose_question_it_is(source, who_sees):
    assert who_sees(source) == {"gemeente"}


def test_a_decision_is_seen_at_its_table(cast, item, decision, who_sees):
    with acting_as(cast.gemeente.actor()):
        written = decide(item.pk, decision(), by=cast.gemeente)
    assert who_sees(written) == AT_TABLE


def test_a_triage_member_sees_codes_and_never_the_source(cast, noor, who_sees):
    meeting = plan(cast.gemeente, "vreemd")
    item = brought(cast.gemeente, ready(cast.gemeente, noor), meeting)
    assert who_sees(item) == {"gemeente", "vreemd", "tafel"}
    with acting_as(cast.gemeente.actor()):
        source = TriageSource.objects.get(item=item)
    assert who_sees(source) == {"gemeente"}
    with acting_as(cast.tafel.actor()):
        assert not HelpRequest.objects.exists()


def test_meetings_and_seats_are_of_the_alliance(cast, table, who_sees):
    inside = {"loket", "loketleiding", "gemeente", "maatje", "humanitas", "vreemd", "tafel"}
    assert who_sees(table) == inside | {"neutraal"}
    with acting_as(cast.gemeente.actor()):
        seat = table.seats.first()
    assert who_sees(seat) == inside | {"neutraal"}


def test_another_alliance_sees_nothing(item, table):
    other = make_alliance("Geldloket Elders", "elders")
    for role in ("professional", "triage_member", "alliance_coordinator"):
        worker = make_worker(other, f"daar-{role}", "gemeente", role)
        with acting_as(worker.actor()):
            assert not TriageItem.objects.exists()
            assert not TriageMeeting.objects.exists()
            assert not TriageSeat.objects.exists()
            assert counted([table.pk]) == []


def counted(keys):
    with connection.cursor() as cursor:
        cursor.execute("SELECT meeting, items, decided FROM table_counts(%s)", [keys])
        return cursor.fetchall()


def test_the_neutral_coordinator_counts_and_sees_no_question(cast, item, table):
    with acting_as(cast.neutraal.actor()):
        assert counted([table.pk]) == [(table.pk, 1, 0)]
        assert not TriageItem.objects.exists()


@pytest.mark.parametrize("who", ["vreemd", "tafel", "vrijwilliger", "bestuur", "maatje"])
def test_counting_is_for_the_neutral_coordinator(cast, item, table, who):
    with acting_as(getattr(cast, who).actor()):
        assert counted([table.pk]) == []


@pytest.mark.parametrize("who", ["vreemd", "tafel", "humanitas", "vrijwilliger"])
def test_nobody_takes_a_seat_by_hand(cast, table, who):
    worker = getattr(cast, who)

    def sit():
        TriageSeat(
            alliance=table.alliance, meeting=table, organisation_id=worker.organisation_id
        ).save(force_insert=True)
        return True

    assert refused_write(worker, sit)


def test_a_seat_does_not_move_to_another_organisation(cast, table):
    assert refused_write(
        cast.maatje,
        lambda: TriageSeat.objects.filter(meeting=table).update(
            organisation_id=cast.vreemd.organisation_id
        ),
    )


def test_who_does_not_sit_there_changes_nothing_of_the_meeting(cast, table, item):
    for who in (cast.vreemd, cast.tafel, cast.vrijwilliger):
        assert refused_write(who, lambda: TriageMeeting.objects.update(state=MeetingState.CLOSED))
        assert refused_write(who, lambda: TriageItem.objects.update(withdrawn_at=timezone.now()))


def test_nobody_pulls_a_question_to_a_table_where_they_do_not_sit(cast, item):
    own = plan(cast.vreemd, "humanitas", days=5)
    assert refused_write(cast.vreemd, lambda: TriageItem.objects.update(meeting=own))
    assert refused_write(cast.maatje, lambda: TriageItem.objects.update(meeting=own))


def test_a_question_does_not_change_hands_or_words(cast, item):
    for change in (
        {"brought_by": cast.maatje.organisation_id},
        {"number": "XX-XXXX"},
        {"needs": []},
    ):
        assert refused_write(cast.maatje, lambda change=change: TriageItem.objects.update(**change))


def test_nobody_claims_the_source(cast, noor, item):
    def claim():
        TriageSource(
            alliance=item.alliance,
            item=item,
            brought_by_id=cast.maatje.organisation_id,
            request_id=noor.pk,
            help_seeker_id=noor.help_seeker_id,
            lead_id=cast.maatje.organisation_id,
        ).save(force_insert=True)
        return True

    assert refused_write(cast.maatje, claim)


def test_a_source_stays_with_its_own_item(cast, noor, item):
    """The lead cannot tie its request to an item that another organisation brought in."""
    request = ready(cast.maatje, lead_by(cast.maatje, "Een Persoon"))
    theirs = brought(cast.maatje, request, item.meeting)

    def tie():
        TriageSource(
            **case_of(noor), item=theirs, brought_by_id=cast.gemeente.organisation_id
        ).save(force_insert=True)
        return True

    assert refused_write(cast.gemeente, tie)


def decided_by(cast, item, who, **changes):
    values = {
        "alliance": item.alliance,
        "item": item,
        "meeting": item.meeting,
        "brought_by": item.brought_by,
        "kind": DecisionKind.NO_FIT,
        "why": "Zomaar.",
        "holder": cast.gemeente,
        "next_step": "Bel",
        "next_on": timezone.localdate(),
        "decided_by": who,
    }
    TriageDecision(**{**values, **changes}).save(force_insert=True)
    return True


def test_nobody_else_writes_the_decision_by_hand(cast, item):
    for who in (cast.maatje, cast.vreemd, cast.tafel, cast.loket):
        assert refused_write(who, lambda who=who: decided_by(cast, item, who))
    own = {"brought_by": cast.maatje.organisation, "holder": cast.maatje}
    assert refused_write(cast.maatje, lambda: decided_by(cast, item, cast.maatje, **own))


def test_a_decision_is_not_written_in_somebody_elses_name(cast, item):
    assert refused_write(cast.gemeente, lambda: decided_by(cast, item, cast.maatje))


def test_a_decision_stands(cast, item, decision):
    with acting_as(cast.gemeente.actor()):
        decide(item.pk, decision(), by=cast.gemeente)
    assert refused_write(cast.gemeente, lambda: TriageDecision.objects.update(why="Toch niet."))
    assert refused_write(cast.gemeente, lambda: TriageDecision.objects.all().delete()[0])


def test_a_gap_is_noted_in_the_own_name(cast, alliance):
    def note():
        Gap(
            alliance=alliance,
            noted_by_id=cast.maatje.organisation_id,
            noted_on=timezone.localdate(),
            needs=[],
            missing="Niets.",
        ).save(force_insert=True)
        return True

    assert refused_write(cast.vreemd, note)
    assert not refused_write(cast.maatje, note)


def test_a_gap_is_taken_back_by_who_noted_it_in_their_own_name(cast, item, decision):
    nothing = decision(kind="no_fit", organisation_id=None, service_id=None)
    with acting_as(cast.gemeente.actor()):
        decide(item.pk, nothing, by=cast.gemeente)

    def take(who):
        return Gap.objects.update(withdrawn_at=timezone.now(), withdrawn_by=who)

    for who in (cast.maatje, cast.vreemd, cast.tafel, cast.neutraal):
        assert refused_write(who, lambda who=who: take(who))
    assert refused_write(cast.gemeente, lambda: take(cast.maatje))
    assert refused_write(cast.gemeente, lambda: Gap.objects.update(missing="Iets anders."))
    with acting_as(cast.gemeente.actor()):
        assert Gap.objects.filter(withdrawn_at=None).count() == 1


def test_a_gap_hangs_on_a_question_of_the_own_organisation(cast, alliance, item):
    def note():
        Gap(
            alliance=alliance,
            noted_by_id=cast.maatje.organisation_id,
            noted_on=timezone.localdate(),
            needs=[],
            missing="Niets.",
            item=item,
        ).save(force_insert=True)
        return True

    assert refused_write(cast.maatje, note)
