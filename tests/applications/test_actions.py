"""Applications under row-level security, by attack."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from ketenloket.chain.applications.actions import LAST, Filled, choose, fill_in
from ketenloket.chain.applications.models import Application, ChecklistItem, granted_between
from ketenloket.chain.desk.models import HelpRequest, case_of
from ketenloket.chain.trajectories.actions import exit_request
from ketenloket.foundation.audit.models import Event
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from tests.conftest import lead_by
from tests.portal.conftest import person


def today():
    return timezone.localdate()


@pytest.fixture
def asked(cast, helped):
    """Zorgtoeslag, which the volunteer fills in."""
    with acting_as(cast.vrijwilliger.actor()):
        return choose(helped.pk, "zorgtoeslag", by=cast.vrijwilliger)


def test_a_choice_has_its_papers_and_runs_once(cast, helped, asked, who_sees):
    assert asked.provision.code == "zorgtoeslag"
    assert who_sees(asked) == {"maatje", "vrijwilliger"}
    with acting_as(cast.maatje.actor()):
        assert choose(helped.pk, "zorgtoeslag", by=cast.maatje) == asked
        items = ChecklistItem.objects.filter(request=helped, application=asked)
        assert items.count() == 3
        assert {row.help_seeker_id for row in items} == {helped.help_seeker_id}
        other = choose(helped.pk, "betalingsregeling", by=cast.maatje)
        assert (other.provision, other.place) == (None, LAST)
        with pytest.raises(RefusedError):
            choose(helped.pk, "loterij", by=cast.maatje)
    assert who_sees(items[0]) == {"maatje", "vrijwilliger"}


def test_what_comes_first_stands_first(cast, helped):
    with acting_as(cast.maatje.actor()):
        last = choose(helped.pk, "sun_noodhulp", by=cast.maatje)
        first = choose(helped.pk, "bijzondere_bijstand", by=cast.maatje)
        assert first.place < last.place
        assert last.applicant == "professional"
        with pytest.raises(RefusedError):
            fill_in(last.pk, Filled(applicant="helper"), by=cast.maatje)


def test_from_papers_to_euros(cast, helped, asked):
    with acting_as(cast.vrijwilliger.actor()):
        items = list(ChecklistItem.objects.filter(request=helped, application=asked))
        there = (items[0].pk,)
        applied = Filled(applied_on=today(), due_on=today() + timedelta(weeks=8), there=there)
        fill_in(asked.pk, applied, by=cast.vrijwilliger)
        ticked = ChecklistItem.objects.get(pk=items[0].pk)
        assert ticked.there_by_id == cast.vrijwilliger.pk
        fill_in(asked.pk, applied, by=cast.vrijwilliger)  # the same twice is nothing new
        done = Filled(
            applied_on=today(),
            result="granted",
            decided_on=today(),
            euros=Decimal("129.00"),
            per="month",
        )
        row = fill_in(asked.pk, done, by=cast.vrijwilliger)
        assert (row.euros, row.per, row.object_by) == (Decimal("129.00"), "month", None)
        assert ChecklistItem.objects.get(pk=items[0].pk).there_at is None  # unticked
        again = choose(helped.pk, "zorgtoeslag", by=cast.vrijwilliger)
        assert again.pk != asked.pk
        with pytest.raises(RefusedError):
            fill_in(asked.pk, Filled(applied_on=today()), by=cast.vrijwilliger)
    with acting_as(cast.maatje.actor()):
        happened = Event.objects.filter(request_id=helped.pk, what__startswith="applications.")
        assert sorted(row.what for row in happened) == [
            "applications.chosen",
            "applications.chosen",
            "applications.decided",
            "applications.filled_in",
        ]


def test_a_refusal_says_until_when_one_can_object(cast, helped, asked):
    with acting_as(cast.maatje.actor()):
        refused = Filled(applied_on=today(), result="refused", decided_on=today())
        assert fill_in(asked.pk, refused, by=cast.maatje).object_by == today() + timedelta(weeks=6)
        fund = choose(helped.pk, "energiefonds", by=cast.maatje)
        assert fill_in(fund.pk, refused, by=cast.maatje).object_by is None  # no government body


def test_the_database_refuses_what_does_not_fit(cast, helped, asked):
    with acting_as(cast.maatje.actor()):
        for change in (
            {"euros": Decimal(5), "per": "once"},
            {"result": "granted"},
            {"result": "refused", "decided_on": today(), "euros": Decimal(5), "per": "once"},
            {"object_by": today()},
        ):
            row = Application.objects.get(pk=asked.pk)
            with pytest.raises(DatabaseError), transaction.atomic():
                row.change(**change)


@pytest.mark.parametrize("who", ["andere", "vreemd", "tafel", "neutraal", "bestuur", "gemeente"])
def test_nobody_else_chooses_or_fills_in(cast, helped, asked, who):
    worker = getattr(cast, who)
    with acting_as(worker.actor()):
        with pytest.raises(HelpRequest.DoesNotExist):
            choose(helped.pk, "huurtoeslag", by=worker)
        with pytest.raises(Application.DoesNotExist):
            fill_in(asked.pk, Filled(), by=worker)
        rows = (
            Application(
                **case_of(helped),
                organisation_id=worker.organisation_id,
                form="x",
                name="x",
                made_by=worker,
            ),
            ChecklistItem(**case_of(helped), application=asked, words="x"),
        )
        for row in rows:
            with pytest.raises(DatabaseError), transaction.atomic():
                row.save(force_insert=True)


def test_the_person_reads_and_changes_nothing(cast, helped, asked):
    with acting_as(person(helped)):
        mine = Application.objects.get()
        with pytest.raises(DatabaseError), transaction.atomic():
            mine.change(result="granted", decided_on=today())
        assert ChecklistItem.objects.filter(request=helped).count() == 3
    with acting_as(cast.maatje.actor()):
        assert Application.objects.get(pk=asked.pk).result == ""


def test_a_paper_belongs_to_an_application_of_the_same_person(cast, asked):
    other = lead_by(cast.maatje, "Iemand anders")
    with acting_as(cast.maatje.actor()), pytest.raises(DatabaseError), transaction.atomic():
        ChecklistItem(**case_of(other), application=asked, words="x").save(force_insert=True)


def test_euros_count_for_the_organisation_whose_helpers_filled_it_in(cast, helped, asked):
    noor = lead_by(cast.gemeente, "Bert Ander")
    rows = ((cast.maatje, asked.pk, "129.00", "month"),)
    with acting_as(cast.maatje.actor()):
        second = choose(helped.pk, "kwijtschelding", by=cast.maatje)
    with acting_as(cast.gemeente.actor()):
        third = choose(noor.pk, "zorgtoeslag", by=cast.gemeente)
    rows += (
        (cast.maatje, second.pk, "310.25", "once"),
        (cast.gemeente, third.pk, "50.00", "month"),
    )
    for worker, pk, euros, per in rows:
        with acting_as(worker.actor()):
            granted = Filled(result="granted", decided_on=today(), euros=Decimal(euros), per=per)
            fill_in(pk, granted, by=worker)
    found = {}
    for name in ("maatje", "gemeente", "vreemd", "vrijwilliger", "neutraal", "tafel"):
        with acting_as(getattr(cast, name).actor()):
            found[name] = granted_between(today(), today()).year
    assert found == {
        "maatje": Decimal("310.25") + 12 * Decimal("129.00"),
        "gemeente": 12 * Decimal("50.00"),
        "vreemd": 0,
        "vrijwilliger": 0,  # sees people who are assigned, and no sums
        "neutraal": 0,
        "tafel": 0,
    }
    with acting_as(cast.maatje.actor()):
        assert granted_between(today() - timedelta(days=9), today() - timedelta(days=1)).year == 0


def test_an_answer_may_come_after_the_end(cast, helped, asked):
    with acting_as(cast.maatje.actor()):
        exit_request(helped.pk, "goal_reached", "Het lukt", told_person=True, by=cast.maatje)
        with pytest.raises(RefusedError):
            choose(helped.pk, "huurtoeslag", by=cast.maatje)
        granted = Filled(applied_on=today(), result="granted", decided_on=today())
        assert fill_in(asked.pk, granted, by=cast.maatje).result == "granted"
