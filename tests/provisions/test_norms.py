"""Norm amounts are added and ended, never changed; the page says which count."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.network.provisions import actions
from ketenloket.network.provisions.models import NormAmount, norms_for
from ketenloket.network.provisions.rules import Norms, State
from tests.conftest import make_alliance

pytestmark = pytest.mark.django_db
ROW = {
    "scheme": "huurtoeslag",
    "name": "inkomensgrens",
    "group": "alleenstaande",
    "unit": "euro_year",
    "source": "pagina van Dienst Toeslagen",
    "certainty": "official",
    "seen_on": date(2026, 11, 22),
}


def add(by, value, start, **more):
    """A row of the alliance."""
    with acting_as(by.actor()):
        return actions.add_norm(by=by, value=Decimal(value), valid_from=start, **(ROW | more))


def test_a_new_row_ends_the_own_one_before_it(cast):
    old = add(cast.neutraal, 30000, date(2026, 1, 1))
    add(cast.neutraal, 31000, date(2027, 1, 1))
    old.refresh_from_db()
    assert (old.value, old.valid_to) == (30000, date(2026, 12, 31))
    rows = norms_for(cast.neutraal.alliance_id)
    for day, value in ((date(2026, 12, 31), 30000), (date(2027, 1, 1), 31000)):
        found = Norms(rows, day).find("huurtoeslag", "inkomensgrens", "alleenstaande")
        assert (found.state, found.norm.value) == (State.CURRENT, value)


def test_a_row_of_the_same_day_replaces_the_one_before_it(cast):
    wrong = add(cast.neutraal, 1, date(2026, 1, 1))
    right = add(cast.neutraal, 31000, date(2026, 1, 1))
    wrong.refresh_from_db()
    assert (wrong.valid_to, right.valid_to) == (date(2025, 12, 31), None)
    found = Norms(norms_for(cast.neutraal.alliance_id), date(2026, 1, 1))
    assert found.find("huurtoeslag", "inkomensgrens", "alleenstaande").norm.value == 31000


def test_a_row_for_an_earlier_day_ends_before_the_next_one_begins(cast):
    wrong = add(cast.neutraal, 1, date(2026, 7, 1))
    add(cast.neutraal, 31000, date(2026, 7, 1))
    made = add(cast.neutraal, 30000, date(2026, 1, 1))
    wrong.refresh_from_db()
    assert (made.valid_to, wrong.valid_to) == (date(2026, 6, 30), date(2026, 6, 30))
    short = add(cast.neutraal, 30500, date(2026, 2, 1), valid_to=date(2026, 3, 31))
    assert short.valid_to == date(2026, 3, 31)


def test_an_own_row_leaves_the_national_one_and_other_alliances_alone(cast):
    before = list(NormAmount.objects.filter(alliance=None).order_by("pk").values())
    add(cast.neutraal, 9999, date(2026, 9, 1), scheme="participatiewet", name="vermogensgrens")
    assert list(NormAmount.objects.filter(alliance=None).order_by("pk").values()) == before
    other = make_alliance("Elders", "elders")
    seen = [
        Norms(norms_for(pk), date(2026, 11, 22))
        .find("participatiewet", "vermogensgrens", "alleenstaande")
        .norm.value
        for pk in (cast.neutraal.alliance_id, other.pk)
    ]
    assert seen == [9999, 8000]


@pytest.mark.parametrize("who", ["maatje", "gemeente", "vrijwilliger", "loketleiding"])
def test_only_who_cares_for_the_alliance_adds_norms(cast, who):
    with pytest.raises(PermissionDenied):
        add(getattr(cast, who), 1, date(2026, 1, 1))


def test_the_page_shows_source_and_age_and_what_is_missing(cast, sign_in):
    page = sign_in(cast.vrijwilliger).get("/voorzieningen/normen/").content.decode()
    assert "SZW Normenbrief juli 2026" in page
    assert "oud: controleer" in page
    assert "onzeker: controleer" in page
    assert "ontbreekt" in page
    assert "Norm toevoegen" not in page


def test_the_form_takes_only_norms_that_the_check_knows_with_a_source(cast, sign_in):
    browser = sign_in(cast.neutraal)
    filled = {
        "norm": "huurtoeslag/inkomensgrens/alleenstaande",
        "value": "30.000",
        "valid_from": "2026-01-01",
        "source": "pagina van Dienst Toeslagen",
        "certainty": "official",
        "seen_on": "2026-11-22",
    }
    for wrong in ({"norm": "iets/anders/x"}, {"source": ""}, {"valid_to": "2025-01-01"}):
        assert browser.post("/voorzieningen/normen/nieuw/", filled | wrong).status_code == 200
    assert not NormAmount.objects.exclude(alliance=None).exists()
    assert browser.post("/voorzieningen/normen/nieuw/", filled).status_code == 302
    row = NormAmount.objects.exclude(alliance=None).get()
    assert (row.value, row.unit, row.added_by_id) == (30000, "euro_year", cast.neutraal.pk)


def test_the_rules_can_be_read(cast, sign_in):
    page = sign_in(cast.vrijwilliger).get("/voorzieningen/regels/").content.decode()
    assert "bijstandsnorm" in page
    assert "Waarschijnlijk niet" in page
