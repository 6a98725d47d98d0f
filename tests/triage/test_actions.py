"""What happens at the table, and what is refused in words that help."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.desk.rules import NextCode, Stage
from ketenloket.chain.triage.actions import (
    DecidedAlreadyError,
    IncompleteDecisionError,
    bring,
    change_decision,
    close_meeting,
    decide,
    fill_agenda,
    plan_meeting,
    set_presence,
    take_off,
)
from ketenloket.chain.triage.models import Gap, TriageDecision, TriageItem
from ketenloket.chain.triage.rules import (
    DecisionKind,
    MeetingState,
    Presence,
    SeatUpdate,
)
from ketenloket.chain.triage.views.reading import holders_of
from ketenloket.foundation.audit.models import Event
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Organisation
from tests.conftest import lead_by, make_alliance, make_worker
from tests.triage.conftest import again, brought, plan, ready

pytestmark = pytest.mark.django_db


def seats(worker, meeting):
    with acting_as(worker.actor()):
        return {seat.organisation.name for seat in meeting.seats.select_related("organisation")}


# Planning -----------------------------------------------------------------------------------


def test_whoever_plans_sits_at_the_table_too(cast, table):
    assert seats(cast.gemeente, table) == {"gemeente", "maatje", "loket"}


def test_the_neutral_coordinator_plans_and_does_not_sit(cast):
    meeting = plan(cast.neutraal, "gemeente", "maatje")
    assert seats(cast.gemeente, meeting) == {"gemeente", "maatje"}


def test_the_same_meeting_twice_is_one(cast, table):
    assert plan(cast.gemeente, "maatje", "loket").pk == table.pk


@pytest.mark.parametrize("who", ["vrijwilliger", "tafel", "bestuur"])
def test_not_everybody_plans(cast, who):
    with pytest.raises(RefusedError, match="coördinator"):
        plan(getattr(cast, who), "maatje")


def test_a_meeting_lies_ahead(cast):
    with acting_as(cast.gemeente.actor()), pytest.raises(RefusedError, match="voorbij"):
        plan_meeting(timezone.now() - timedelta(hours=1), "Hier", [], by=cast.gemeente)


def test_another_alliance_is_not_invited(cast):
    other = make_alliance("Geldloket Elders", "elders")
    stranger = Organisation.objects.get(alliance=other, name="maatje")
    later = timezone.now() + timedelta(days=1)
    with acting_as(cast.gemeente.actor()), pytest.raises(RefusedError, match="samenwerking"):
        plan_meeting(later, "Hier", [stranger], by=cast.gemeente)


# Presence -----------------------------------------------------------------------------------


def test_a_stand_in_has_a_name(cast, table):
    update = SeatUpdate(cast.maatje.organisation_id, Presence.STAND_IN, " ")
    with acting_as(cast.maatje.actor()), pytest.raises(RefusedError, match="vervanger"):
        set_presence(table, [update], by=cast.maatje)


def test_presence_is_written_and_a_guest_gets_a_seat(cast, table):
    updates = [
        SeatUpdate(cast.maatje.organisation_id, Presence.STAND_IN, "Joke"),
        SeatUpdate(cast.humanitas.organisation_id, Presence.PRESENT),
    ]
    with acting_as(cast.maatje.actor()):
        set_presence(table, updates, by=cast.maatje)
    assert "humanitas" in seats(cast.maatje, table)


def test_nobody_sits_down_uninvited(cast, table):
    update = SeatUpdate(cast.vreemd.organisation_id, Presence.PRESENT)
    with acting_as(cast.vreemd.actor()), pytest.raises(RefusedError, match="uit te nodigen"):
        set_presence(table, [update], by=cast.vreemd)


# Bringing in --------------------------------------------------------------------------------


def test_bringing_makes_codes_and_the_request_waits_for_that_day(cast, noor, item, table):
    noor = again(cast.gemeente, noor)
    assert (noor.stage, noor.next_code) == (Stage.TRIAGE, NextCode.AWAIT_TRIAGE)
    assert noor.next_on == timezone.localdate(table.starts_at)
    assert (item.needs, item.languages, item.children) == (["debts", "letters"], ["nl", "tr"], 2)
    assert item.number == noor.number


def test_an_item_does_not_know_its_request(item, noor):
    values = {str(getattr(item, field.attname)) for field in TriageItem._meta.fields}
    assert not values & {str(noor.pk), str(noor.help_seeker_id), noor.help_seeker.name}


def test_bringing_in_twice_is_once(cast, noor, item, table):
    assert brought(cast.gemeente, noor, table).pk == item.pk


def test_a_request_is_on_one_open_agenda(cast, noor, item):
    later = plan(cast.gemeente, "maatje", days=9)
    with pytest.raises(RefusedError, match="al op de agenda"):
        brought(cast.gemeente, noor, later)


def test_the_intake_comes_first(cast, noor, table):
    with pytest.raises(RefusedError, match="intake"):
        brought(cast.gemeente, noor, table)


def test_no_name_in_the_words_for_the_table(cast, noor, table):
    request = ready(cast.gemeente, noor, table_words="Noor durft niet meer naar de deur.")
    with pytest.raises(RefusedError, match="naam"):
        brought(cast.gemeente, request, table)


def test_without_a_seat_nothing_is_brought_in(cast, table):
    request = ready(cast.humanitas, lead_by(cast.humanitas))
    with pytest.raises(RefusedError, match="tafel"):
        brought(cast.humanitas, request, table)


def test_somebody_elses_request_is_not_there(cast, noor, table):
    ready(cast.gemeente, noor)
    with acting_as(cast.maatje.actor()), pytest.raises(HelpRequest.DoesNotExist):
        bring(noor.pk, table, by=cast.maatje)


def test_filling_takes_what_waits_and_says_what_stays(cast, table):
    good = ready(cast.gemeente, lead_by(cast.gemeente, "Een Persoon"))
    named = ready(cast.gemeente, lead_by(cast.gemeente, "Tweede Mens"), table_words="Tweede wacht.")
    lead_by(cast.gemeente, "Derde Iemand")  # no intake yet
    ready(cast.maatje, lead_by(cast.maatje, "Vierde Iemand"))  # another organisation's
    with acting_as(cast.gemeente.actor()):
        filled = fill_agenda(table, by=cast.gemeente)
    assert [found.number for found in filled.brought] == [good.number]
    assert set(filled.refused) == {named.number}


def test_off_the_agenda_and_back_to_bringing_in(cast, noor, item):
    with acting_as(cast.gemeente.actor()):
        take_off(item, by=cast.gemeente)
        take_off(item, by=cast.gemeente)
    noor = again(cast.gemeente, noor)
    assert (noor.stage, noor.next_code) == (Stage.TRIAGE, NextCode.TO_TRIAGE)


def test_only_who_brought_it_in_takes_it_off(cast, item):
    with acting_as(cast.maatje.actor()), pytest.raises(RefusedError, match="inbracht"):
        take_off(item, by=cast.maatje)


# Deciding -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "then"),
    [
        (DecisionKind.REFER, (Stage.REFERRAL, NextCode.REFER)),
        (DecisionKind.KEEP, (Stage.HELP, NextCode.OTHER)),
        (DecisionKind.ASK_MORE, (Stage.INTAKE, NextCode.INTAKE)),
        (DecisionKind.NO_FIT, (Stage.TRIAGE, NextCode.OTHER)),
    ],
)
def test_the_request_follows_the_decision(cast, noor, item, decision, kind, then):
    refers = kind is DecisionKind.REFER
    choice = {} if refers else {"organisation_id": None, "service_id": None}
    with acting_as(cast.gemeente.actor()):
        decide(item.pk, decision(kind=kind, **choice), by=cast.gemeente)
        noor = HelpRequest.objects.get(pk=noor.pk)
        gaps = Gap.objects.count()
    assert (noor.stage, noor.next_code) == then
    assert noor.responsible_id == cast.gemeente.pk
    assert "Bel samen met de coördinator" in noor.next_step
    assert gaps == (kind is DecisionKind.NO_FIT)


def test_a_gap_that_was_none_is_taken_back_and_kept(cast, item, decision):
    nothing = decision(kind=DecisionKind.NO_FIT, organisation_id=None, service_id=None)

    def change(to, seen):
        change_decision(item.pk, to, seen=seen, because="Toch anders", by=cast.gemeente)
        rows = Gap.objects.filter(item=item)
        return rows.count(), list(rows.filter(withdrawn_at=None).values_list("missing", flat=True))

    with acting_as(cast.gemeente.actor()):
        decide(item.pk, nothing, by=cast.gemeente)
        assert change(decision(), 1) == (1, [])
        assert change(nothing, 2) == (2, [nothing.why])
        other = replace(nothing, why="Er is geen hulp in het Tigrinya.")
        assert change(other, 3) == (3, [other.why])
        taken = Gap.objects.exclude(withdrawn_at=None)
        assert {gap.withdrawn_by_id for gap in taken} == {cast.gemeente.pk}


def test_what_was_taken_back_is_not_counted(cast, item, decision, sign_in):
    nothing = decision(kind=DecisionKind.NO_FIT, organisation_id=None, service_id=None, why="Weg.")
    said = {"triage:gaps": "Weg.", "triage:coverage": "keer tevergeefs gevraagd"}
    with acting_as(cast.gemeente.actor()):
        decide(item.pk, nothing, by=cast.gemeente)
    client = sign_in(cast.gemeente)
    for page, words in said.items():
        assert words in client.get(reverse(page)).content.decode()
    with acting_as(cast.gemeente.actor()):
        change_decision(item.pk, decision(), seen=1, because="Toch", by=cast.gemeente)
    for page, words in said.items():
        assert words not in client.get(reverse(page)).content.decode()


def test_a_volunteer_organisation_that_keeps_somebody_chooses_who_helps(cast, table, decision):
    request = ready(cast.maatje, lead_by(cast.maatje, "Een Persoon"))
    found = brought(cast.maatje, request, table)
    keep = decision(kind=DecisionKind.KEEP, organisation_id=None, holder_id=cast.maatje.pk)
    with acting_as(cast.maatje.actor()):
        written = decide(found.pk, keep, by=cast.maatje)
        request = HelpRequest.objects.get(pk=request.pk)
    assert request.next_code == NextCode.ASSIGN
    assert (written.organisation_id, written.was_suggested) == (cast.maatje.organisation_id, True)


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("kind", {"kind": ""}),
        ("why", {"why": "  "}),
        ("disagreed", {"disagreed": None}),
        ("holder", {"holder_id": None}),
        ("next_step", {"next_step": ""}),
        ("next_on", {"next_on": None}),
        ("next_on", {"next_on": "yesterday"}),
        ("next_on", {"next_on": "saturday"}),
        ("service", {"service_id": None}),
        ("service", {"organisation_id": None}),
        ("why", {"why": "Het past bij Noor."}),
    ],
    ids=str,
)
def test_all_of_it_or_nothing(cast, noor, item, decision, field, changes):
    today = timezone.localdate()
    days = {
        "yesterday": today - timedelta(days=1),
        "saturday": today + timedelta(days=(5 - today.weekday()) % 7 + 7),
    }
    if changes.get("next_on"):
        changes = {"next_on": days[changes["next_on"]]}
    with acting_as(cast.gemeente.actor()), pytest.raises(IncompleteDecisionError) as no:
        decide(item.pk, decision(**changes), by=cast.gemeente)
    assert set(no.value.wrong) == {field}
    assert again(cast.gemeente, noor).stage == Stage.TRIAGE


def test_the_holder_is_a_worker_with_cases_of_the_bringing_organisation(cast, item, decision):
    for other in (cast.maatje, cast.vrijwilliger, cast.loket):
        with acting_as(cast.gemeente.actor()), pytest.raises(IncompleteDecisionError) as no:
            decide(item.pk, decision(holder_id=other.pk), by=cast.gemeente)
        assert set(no.value.wrong) == {"holder"}


def test_nobody_becomes_the_holder_without_a_yes(cast, alliance, noor, item, decision):
    """A colleague only when a coordinator says so, or when they were responsible already."""
    colleague = make_worker(alliance, "collega", "gemeente", "professional")
    given = decision(holder_id=colleague.pk)
    with acting_as(cast.gemeente.actor()):
        assert holders_of(cast.gemeente, cast.gemeente.pk) == [cast.gemeente]
        with pytest.raises(IncompleteDecisionError) as no:
            decide(item.pk, given, by=cast.gemeente)
        assert set(no.value.wrong) == {"holder"}
        HelpRequest.objects.get(pk=noor.pk).change(responsible=colleague)
        assert holders_of(cast.gemeente, colleague.pk) == [cast.gemeente, colleague]
        decide(item.pk, given, by=cast.gemeente)
    assert again(cast.gemeente, noor).responsible_id == colleague.pk


def test_a_coordinator_says_who_holds_on(cast, alliance, noor, item, decision):
    chair = make_worker(alliance, "leiding", "gemeente", "coordinator")
    colleague = make_worker(alliance, "collega", "gemeente", "professional")
    with acting_as(chair.actor()):
        assert {*holders_of(chair, cast.gemeente.pk)} == {chair, colleague, cast.gemeente}
        decide(item.pk, decision(holder_id=colleague.pk), by=chair)
    assert again(chair, noor).responsible_id == colleague.pk


def test_one_does_not_refer_to_oneself(cast, item, decision, offers):
    own = decision(organisation_id=cast.gemeente.organisation_id, service_id=offers.debts.pk)
    with acting_as(cast.gemeente.actor()), pytest.raises(RefusedError, match="zelf"):
        decide(item.pk, own, by=cast.gemeente)


def test_an_offer_belongs_to_the_organisation_that_was_chosen(cast, item, decision):
    mixed = decision(organisation_id=cast.humanitas.organisation_id)
    with acting_as(cast.gemeente.actor()), pytest.raises(IncompleteDecisionError) as no:
        decide(item.pk, mixed, by=cast.gemeente)
    assert set(no.value.wrong) == {"service"}


def test_a_stale_form_hears_who_decided(cast, item, decision):
    with acting_as(cast.gemeente.actor()):
        first = decide(item.pk, decision(), by=cast.gemeente)
        with pytest.raises(DecidedAlreadyError, match=r"\(maatje\).*Gemeente") as no:
            decide(item.pk, decision(kind=DecisionKind.NO_FIT), by=cast.gemeente)
        assert TriageDecision.objects.filter(item=item).count() == 1
        assert not Gap.objects.exists()
    assert no.value.decision.pk == first.pk


def test_only_who_brought_it_in_writes_the_decision(cast, item, decision):
    with acting_as(cast.maatje.actor()), pytest.raises(RefusedError, match="gemeente bracht"):
        decide(item.pk, decision(holder_id=cast.maatje.pk), by=cast.maatje)


def test_after_a_decision_it_may_come_back(cast, noor, item, decision):
    later = plan(cast.gemeente, "maatje", days=9)
    ask = decision(kind=DecisionKind.ASK_MORE, organisation_id=None, service_id=None)
    with acting_as(cast.gemeente.actor()):
        decide(item.pk, ask, by=cast.gemeente)
    assert brought(cast.gemeente, noor, later).pk != item.pk


def test_the_log_says_who_decided_for_which_request(cast, noor, item, decision):
    with acting_as(cast.gemeente.actor()):
        decide(item.pk, decision(), by=cast.gemeente)
        event = Event.objects.get(what="triage.decided")
    assert (event.request_id, event.worker_id) == (noor.pk, cast.gemeente.pk)


# Closing ------------------------------------------------------------------------------------


def test_a_meeting_with_open_questions_does_not_close(cast, item, table):
    with acting_as(cast.maatje.actor()), pytest.raises(RefusedError, match=item.number):
        close_meeting(table, by=cast.maatje)
    assert again(cast.gemeente, table).state == MeetingState.PLANNED


def test_a_meeting_closes_when_all_is_decided(cast, item, table, decision):
    with acting_as(cast.gemeente.actor()):
        decide(item.pk, decision(), by=cast.gemeente)
    assert again(cast.gemeente, table).state == MeetingState.HELD
    with acting_as(cast.maatje.actor()):
        close_meeting(table, by=cast.maatje)
    assert again(cast.gemeente, table).state == MeetingState.CLOSED


def test_open_questions_move_to_a_later_meeting_with_their_day(cast, noor, item, table):
    later = plan(cast.gemeente, "maatje", "loket", days=9)
    with acting_as(cast.gemeente.actor()):
        close_meeting(table, by=cast.gemeente, carry_to=later)
    assert again(cast.gemeente, item).meeting_id == later.pk
    assert again(cast.gemeente, noor).next_on == timezone.localdate(later.starts_at)


def test_another_may_carry_it_over_and_the_owner_sets_the_day(cast, noor, item, table):
    later = plan(cast.gemeente, "maatje", days=9)
    with acting_as(cast.maatje.actor()):
        close_meeting(table, by=cast.maatje, carry_to=later)
    assert again(cast.gemeente, noor).next_on == timezone.localdate(table.starts_at)
    assert brought(cast.gemeente, noor, later).pk == item.pk
    assert again(cast.gemeente, noor).next_on == timezone.localdate(later.starts_at)


def test_nothing_moves_to_a_table_where_its_organisation_does_not_sit(cast, item, table):
    later = plan(cast.maatje, "loket", days=9)
    with acting_as(cast.maatje.actor()), pytest.raises(RefusedError, match="gemeente"):
        close_meeting(table, by=cast.maatje, carry_to=later)


def test_a_closed_meeting_takes_nothing_more(cast, noor, table):
    with acting_as(cast.gemeente.actor()):
        close_meeting(table, by=cast.gemeente)
    with pytest.raises(RefusedError, match="afgerond"):
        brought(cast.gemeente, ready(cast.gemeente, noor), table)
