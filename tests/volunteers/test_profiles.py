"""Who may read and write what about a helper: both locks."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import ProgrammingError, transaction
from django.urls import reverse
from django.utils import timezone

from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.volunteers.actions import (
    Terms,
    Wishes,
    add_proof,
    keep_terms,
    keep_wishes,
    take_back_proof,
)
from ketenloket.network.volunteers.models import (
    VolunteerProfile,
    VolunteerProof,
    VolunteerTerms,
    terms_of,
)
from tests.volunteers.conftest import wish

SEEN = date(2026, 1, 15)


@pytest.fixture
def proof(cast):
    """The VOG of the volunteer was seen."""
    with acting_as(cast.maatje.actor()):
        return add_proof(cast.vrijwilliger, "vog", SEEN, by=cast.maatje)


def test_only_own_coordinators_and_the_helper_read_a_profile(cast, who_sees, proof):
    profile = wish(cast.vrijwilliger, load_wished=2, skills=["forms"])
    assert who_sees(profile) == {"maatje", "vrijwilliger"}
    assert who_sees(proof) == {"maatje", "vrijwilliger"}


def test_terms_are_for_who_helps_at_the_own_organisation(cast, who_sees):
    with acting_as(cast.maatje.actor()):
        kept = keep_terms(Terms(two_per_visit=True), by=cast.maatje)
    assert who_sees(kept) == {"maatje", "vrijwilliger", "andere"}


def test_the_helper_says_the_wishes_and_nobody_else_but_a_coordinator(cast):
    wish(cast.vrijwilliger, load_wished=2)
    assert wish(cast.vrijwilliger, by=cast.maatje, load_wished=4).load_wished == 4
    for other in (cast.andere, cast.humanitas, cast.neutraal, cast.gemeente):
        with acting_as(other.actor()), pytest.raises(PermissionDenied):
            keep_wishes(cast.vrijwilliger, Wishes(load_wished=9), by=other)
    with acting_as(cast.bestuur.actor()), pytest.raises(RefusedError):
        keep_wishes(cast.bestuur, Wishes(), by=cast.bestuur)


def test_the_database_keeps_the_second_lock_on_a_profile(cast):
    profile = wish(cast.vrijwilliger, load_wished=2)
    for other in (cast.andere, cast.humanitas, cast.vreemd, cast.tafel, cast.neutraal):
        with acting_as(other.actor()):
            rows = VolunteerProfile.objects.filter(pk=profile.pk)
            assert rows.update(load_wished=9) == 0


def attacks(cast):
    """Rows that may never come to be, each by whom."""
    own = {
        "alliance_id": cast.vrijwilliger.alliance_id,
        "organisation_id": cast.vrijwilliger.organisation_id,
    }
    for other in (cast.vrijwilliger, cast.humanitas, cast.neutraal, cast.tafel):
        yield (
            other,
            VolunteerProof(
                **own, worker=cast.vrijwilliger, what="vog", dated_on=SEEN, recorded_by=other
            ),
        )
        yield other, VolunteerTerms(**own, changed_by=other)
    for other in (cast.andere, cast.humanitas, cast.neutraal):
        yield other, VolunteerProfile(**own, worker=cast.vrijwilliger, changed_by=other)


def test_nobody_writes_a_vog_terms_or_wishes_of_another(cast):
    count = 0
    for other, row in attacks(cast):
        with acting_as(other.actor()), pytest.raises(ProgrammingError), transaction.atomic():
            row.save(force_insert=True)
        count += 1
    assert count == 11


def test_a_vog_is_a_yes_with_a_date_once_and_can_be_taken_back(cast, proof):
    with acting_as(cast.maatje.actor()):
        assert add_proof(cast.vrijwilliger, "vog", SEEN, by=cast.maatje).pk == proof.pk
        with pytest.raises(RefusedError):
            tomorrow = timezone.localdate() + timedelta(days=1)
            add_proof(cast.vrijwilliger, "vog", tomorrow, by=cast.maatje)
        first = take_back_proof(proof.pk, by=cast.maatje).taken_back_at
        assert take_back_proof(proof.pk, by=cast.maatje).taken_back_at == first
        assert add_proof(cast.vrijwilliger, "vog", SEEN, by=cast.maatje).pk != proof.pk
    with acting_as(cast.vrijwilliger.actor()), pytest.raises(PermissionDenied):
        add_proof(cast.vrijwilliger, "vog", SEEN, by=cast.vrijwilliger)
    with acting_as(cast.humanitas.actor()), pytest.raises(VolunteerProof.DoesNotExist):
        take_back_proof(proof.pk, by=cast.humanitas)


def test_without_terms_the_defaults_hold(cast):
    with acting_as(cast.maatje.actor()):
        kept = terms_of(cast.maatje.organisation_id)
    assert (kept.vog_months, kept.alarm_minutes, kept.two_per_visit) == (36, 60, False)
    assert kept.vog_for == []


def test_the_pages_keep_what_is_filled_in(cast, sign_in):
    own = sign_in(cast.vrijwilliger)
    page = reverse("volunteers:own_wishes")
    told = {"load_wished": "3", "home_visits": "on", "skills": ["forms"], "postcode_areas": "9671"}
    assert own.post(page, told).status_code == 302
    coordinator = sign_in(cast.maatje)
    of_worker = [cast.vrijwilliger.pk]
    assert coordinator.get(reverse("volunteers:profile", args=of_worker)).status_code == 200
    said = {"what": "vog", "dated_on": "2026-01-15"}
    assert coordinator.post(reverse("volunteers:proof", args=of_worker), said).status_code == 302
    wrong = coordinator.post(reverse("volunteers:proof", args=of_worker), {"what": "vog"})
    assert "Kies een datum." in wrong.content.decode()
    speaks = {"languages": ["tr", "nl"]}
    coordinator.post(reverse("volunteers:languages", args=of_worker), speaks)
    terms = {"vog_months": "24", "alarm_minutes": "30", "asks": ["basics"], "vog_for": ["long"]}
    assert coordinator.post(reverse("volunteers:terms"), terms).status_code == 302
    with acting_as(cast.maatje.actor()):
        kept = VolunteerProfile.objects.get(worker=cast.vrijwilliger)
        assert (kept.load_wished, kept.skills, kept.postcode_areas) == (3, ["forms"], ["9671"])
        assert terms_of(cast.maatje.organisation_id).vog_months == 24
    shown = coordinator.get(reverse("volunteers:profile", args=of_worker)).content.decode()
    assert "Basistraining" in shown  # what is missing
    assert "VOG gezien" in own.get(page).content.decode()
    again = coordinator.get(reverse("workbench:volunteers") + "?toon=ontbreekt&q=vrij")
    assert "geen basistraining" in again.content.decode()
