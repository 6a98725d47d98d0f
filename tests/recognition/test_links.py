"""Linking files of one person and of one household, and taking all of it back."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from ketenloket.chain.help_seekers.models import HelpSeeker
from ketenloket.chain.recognition.actions import (
    end_tie,
    judge,
    same_people,
    tie,
    undo,
)
from ketenloket.chain.recognition.models import Handle, Household, SamePerson, around, look_alikes
from ketenloket.chain.recognition.rules import Tie
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from tests.recognition.conftest import FATMA, KEES, arrive, known

pytestmark = pytest.mark.django_db


@pytest.fixture
def twin(cast):
    return known(cast.maatje, **FATMA | {"name": "F. Yildiz"})


@pytest.fixture
def kees(cast):
    return known(cast.maatje, **KEES)


def everything(worker):
    """All that is known of people, as the database has it."""
    with acting_as(worker.actor()):
        return list(
            HelpSeeker.objects.filter(lead_id=worker.organisation_id).order_by("pk").values()
        )


def test_linking_changes_no_file_and_is_undone_completely(cast, fatma, twin):
    before = everything(cast.maatje)
    with acting_as(cast.maatje.actor()):
        assert [c.person for c in look_alikes(fatma, by=cast.maatje)] == [twin]
        said = judge(fatma, twin, same=True, by=cast.maatje)
        assert same_people(fatma, by=cast.maatje) == [twin.pk]
        assert same_people(twin, by=cast.maatje) == [fatma.pk]
        assert look_alikes(fatma, by=cast.maatje) == []
    assert everything(cast.maatje) == before
    with acting_as(cast.maatje.actor()):
        undo(said, by=cast.maatje)
        assert same_people(fatma, by=cast.maatje) == []
        assert [c.person for c in look_alikes(fatma, by=cast.maatje)] == [twin]
        said.refresh_from_db()
        assert (said.same, said.made_by_id, said.undone_by_id) == (
            True,
            cast.maatje.pk,
            cast.maatje.pk,
        )
    assert everything(cast.maatje) == before


def test_saying_it_twice_is_saying_it_once(cast, fatma, twin):
    with acting_as(cast.maatje.actor()):
        assert judge(fatma, twin, same=True, by=cast.maatje) == judge(
            twin, fatma, same=True, by=cast.maatje
        )
        assert SamePerson.objects.count() == 1


def test_another_judgement_takes_the_first_back_and_keeps_it(cast, fatma, twin):
    with acting_as(cast.maatje.actor()):
        judge(fatma, twin, same=True, by=cast.maatje)
        judge(fatma, twin, same=False, by=cast.maatje)
        standing = SamePerson.objects.get(undone_at=None)
        assert not standing.same
        assert SamePerson.objects.count() == 2


def test_nobody_is_linked_to_themselves_or_to_a_stranger(cast, fatma, fatma_elsewhere):
    with acting_as(cast.maatje.actor()):
        with pytest.raises(RefusedError):
            judge(fatma, fatma, same=True, by=cast.maatje)
        with pytest.raises(RefusedError):
            judge(fatma, fatma_elsewhere, same=True, by=cast.maatje)


def test_a_household_has_a_beginning_an_end_and_an_undo(cast, fatma, kees):
    today = timezone.localdate()
    with acting_as(cast.maatje.actor()):
        row = tie(fatma, kees, how=Tie.PARTNERS, by=cast.maatje, since=date(2020, 1, 5))
        assert tie(kees, fatma, how=Tie.PARTNERS, by=cast.maatje) == row
        assert [t.person for t in around(kees, by=cast.maatje).household] == [fatma]
        with pytest.raises(RefusedError):
            end_tie(row, on=date(2019, 1, 1), by=cast.maatje)
        end_tie(row, on=today, by=cast.maatje)
        row.refresh_from_db()
        assert row.until == today
        undo(row, by=cast.maatje)
        assert around(fatma, by=cast.maatje).household == []
        assert Household.objects.get().undone_by_id == cast.maatje.pk


def test_a_file_that_moves_takes_its_end_along_and_the_link_does_not_hold_it_back(cast, who_sees):
    here, twin = (
        known(cast.gemeente, **FATMA),
        known(cast.gemeente, **FATMA | {"name": "F. Yildiz"}),
    )
    with acting_as(cast.gemeente.actor()):
        said = judge(here, twin, same=True, by=cast.gemeente)
        row = tie(here, twin, how=Tie.FAMILY, by=cast.gemeente)
    assert who_sees(said) == who_sees(row) == {"gemeente"}
    arrive(here, cast)
    assert who_sees(said) == who_sees(row) == set()
    with acting_as(cast.maatje.actor()):
        moved = HelpSeeker.objects.get(pk=here.pk)
        assert moved.lead_id == cast.maatje.organisation_id
        assert around(moved, by=cast.maatje).same == []
        assert Handle.objects.filter(pk=here.pk, lead_id=cast.maatje.organisation_id).exists()


def test_the_page_links_unlinks_and_ends(sign_in, cast, fatma, twin, kees):
    browser = sign_in(cast.maatje)
    page = reverse("recognition:person", args=[fatma.pk])
    for expected in ("F. Yildiz", 'name="since"'):
        assert expected in browser.get(page).content.decode()
    browser.post(
        reverse("recognition:judge", args=[fatma.pk]), {"other": str(twin.pk), "same": "yes"}
    )
    with acting_as(cast.maatje.actor()):
        said = SamePerson.objects.get()
    assert "Dezelfde persoon" in browser.get(page).content.decode()
    browser.post(reverse("recognition:undo_same", args=[said.pk]), {"from": str(fatma.pk)})
    browser.post(
        reverse("recognition:tie", args=[fatma.pk]),
        {"other": str(kees.pk), "tie": "housemates", "since": "2024-02-01"},
    )
    assert "Huisgenoten, sinds 1 februari 2024" in browser.get(page).content.decode()
    with acting_as(cast.maatje.actor()):
        said.refresh_from_db()
        assert said.undone_by_id == cast.maatje.pk
        row = Household.objects.get()
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    assert browser.post(reverse("recognition:end_tie", args=[row.pk]), {"on": "kwark"}).url == (
        reverse("recognition:person", args=[row.one_id])
    )
    browser.post(reverse("recognition:end_tie", args=[row.pk]), {"on": tomorrow})
    browser.post(reverse("recognition:undo_tie", args=[row.pk]), {"from": str(fatma.pk)})
    assert "Huisgenoten" not in browser.get(page).content.decode()


def test_the_case_page_shows_what_runs_already(sign_in, cast, fatma, twin):
    with acting_as(cast.maatje.actor()):
        judge(fatma, twin, same=True, by=cast.maatje)
        request = fatma.requests.get()
    page = sign_in(cast.maatje).get(reverse("workbench:case", args=[request.pk])).content.decode()
    assert "Er loopt al iets voor deze persoon" in page
    assert "zelfde persoon" in page
