"""The list that all organisations share: who may write, what the national list keeps, who changed what."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import connection

from ketenloket.foundation.audit.models import Event
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.provisions import actions
from ketenloket.network.provisions.models import Happened, Provision, ProvisionChange
from ketenloket.network.provisions.rules import REVIEW_DAYS
from tests.conftest import make_alliance, make_worker

pytestmark = pytest.mark.django_db
VALUES = {
    "name": "Meedoenpas",
    "layer": "municipal",
    "life_area": "family",
    "what": "Geld voor sport en uitstapjes.",
}


def add(by, **values):
    """A provision of the alliance."""
    with acting_as(by.actor()):
        return actions.add_provision(by.alliance, by=by, **(VALUES | values))


def national(code="zorgtoeslag"):
    """A row of the national list."""
    return Provision.objects.get(code=code, alliance=None)


def test_the_national_list_has_a_source_and_a_day_for_each():
    rows = list(Provision.objects.filter(alliance=None))
    assert len(rows) >= 12
    for row in rows:
        assert row.source
        assert row.source_on == row.checked_on == date(2026, 11, 21)


def test_everybody_in_the_alliance_reads_what_one_coordinator_added(cast, sign_in):
    made = add(cast.maatje, municipalities=["GM1895"], amount=150)
    page = sign_in(cast.vrijwilliger).get(f"/voorzieningen/{made.pk}/").content.decode()
    assert "Meedoenpas" in page
    assert "Haal van de lijst" not in page
    assert "Haal van de lijst" in sign_in(cast.vreemd).get(f"/voorzieningen/{made.pk}/").content.decode()  # fmt: skip
    (change,) = ProvisionChange.objects.filter(provision=made)
    assert (change.happened, change.made_by_id) == (Happened.ADDED, cast.maatje.pk)
    with acting_as(cast.maatje.actor()):
        assert Event.objects.filter(what="provisions.added").exists()


def test_another_alliance_neither_sees_nor_changes_it(cast, sign_in):
    made = add(cast.maatje)
    far = make_worker(make_alliance("Elders", "elders"), "ver", "maatje", "coordinator")
    browser = sign_in(far)
    for path in ("", "wijzig/"):
        assert browser.get(f"/voorzieningen/{made.pk}/{path}").status_code == 404
    assert browser.post(f"/voorzieningen/{made.pk}/stop/").status_code == 404
    with acting_as(far.actor()):
        for action in (actions.retire, actions.confirm_checked, actions.put_back):
            with pytest.raises(PermissionDenied):
                action(made, by=far)
        with pytest.raises(PermissionDenied):
            actions.change_provision(made, by=far, name="Anders")
        with pytest.raises(PermissionDenied):
            actions.add_provision(made.alliance, by=far, **(VALUES | {"name": "Nog een"}))


@pytest.mark.parametrize("who", ["vrijwilliger", "gemeente", "bestuur", "tafel"])
def test_only_coordinators_write(cast, who):
    by, made = getattr(cast, who), add(cast.maatje)
    with acting_as(by.actor()), pytest.raises(PermissionDenied):
        actions.change_provision(made, by=by, name="Anders")
    with acting_as(by.actor()), pytest.raises(PermissionDenied):
        actions.confirm_all([made.pk], by=by)


def test_changing_the_national_list_makes_an_own_row_and_leaves_it_for_others(cast):
    row, far = (
        national(),
        make_worker(make_alliance("Elders", "elders"), "v", "maatje", "coordinator"),
    )
    with acting_as(cast.maatje.actor()):
        own = actions.change_provision(row, by=cast.maatje, what="Onze uitleg.")
    assert own.pk != row.pk
    assert (own.code, own.what) == ("zorgtoeslag", "Onze uitleg.")
    assert national().what == row.what
    ours = Provision.objects.listed_in(cast.maatje.alliance_id).filter(code="zorgtoeslag")
    theirs = Provision.objects.listed_in(far.alliance_id).filter(code="zorgtoeslag")
    assert (ours.get().pk, theirs.get().pk) == (own.pk, row.pk)
    told = list(ProvisionChange.objects.filter(provision=own).order_by("pk"))
    assert [each.happened for each in told] == [Happened.TAKEN_OVER, Happened.CHANGED]
    assert told[1].before == {"what": row.what}


def test_taking_a_national_one_off_the_list_is_for_the_own_alliance(cast):
    with acting_as(cast.neutraal.actor()):
        own = actions.retire(national("energiefonds"), by=cast.neutraal)
        listed = Provision.objects.listed_in(cast.maatje.alliance_id)
        assert not listed.filter(code="energiefonds").exists()
        actions.put_back(own, by=cast.neutraal)
        assert listed.get(code="energiefonds").pk == own.pk
    assert national("energiefonds").active


def test_a_circle_is_refused(cast):
    first = add(cast.maatje, name="Eerst")
    then = add(cast.maatje, name="Dan", before=[first.code])
    with acting_as(cast.maatje.actor()):
        with pytest.raises(RefusedError, match="kring"):
            actions.change_provision(first, by=cast.maatje, before=[then.code])
        with pytest.raises(RefusedError, match="kring"):
            actions.change_provision(first, by=cast.maatje, before=[first.code])
        with pytest.raises(RefusedError, match="niet op de lijst"):
            actions.change_provision(first, by=cast.maatje, before=["bestaat_niet"])
    first.refresh_from_db()
    assert first.before == []


def test_the_same_name_twice_is_refused(cast):
    add(cast.maatje)
    with pytest.raises(RefusedError):
        add(cast.vreemd, name="meedoenpas")
    with pytest.raises(RefusedError):
        add(cast.vreemd, name="Zorgtoeslag")


def test_after_a_quarter_it_is_grey_and_one_button_says_all_of_it_is_right(cast, sign_in):
    with time_machine.travel("2026-11-22T10:00:00Z", tick=False):
        made = add(cast.maatje)
    late = date(2026, 11, 22) + timedelta(days=REVIEW_DAYS + 1)
    with time_machine.travel(f"{late}T10:00:00Z", tick=False):
        browser = sign_in(cast.maatje)
        assert "controleer eerst" in browser.get("/voorzieningen/").content.decode()
        page = browser.get("/voorzieningen/nakijken/").content.decode()
        assert "te lang niet nagekeken" in page
        assert "Huurtoeslag" not in page
        browser.post("/voorzieningen/nakijken/", {"voorziening": [made.pk]})
        made.refresh_from_db()
        assert made.checked_on == late
        with acting_as(cast.vreemd.actor()), pytest.raises(RefusedError):
            actions.confirm_all([made.pk + 1000], by=cast.vreemd)


def test_look_for_one_by_word_area_and_age(cast, sign_in):
    add(cast.maatje, name="Fietsenfonds", municipalities=["GM0014"])
    browser = sign_in(cast.vrijwilliger)
    assert "Fietsenfonds" in browser.get("/voorzieningen/?q=fiets").content.decode()
    assert "Fietsenfonds" not in browser.get("/voorzieningen/?gemeente=GM1895").content.decode()
    assert "Niets gevonden" in browser.get("/voorzieningen/?q=xyzzy").content.decode()
    page = browser.get("/voorzieningen/?wie=private").content.decode()
    assert "Voedselbank" in page
    assert "Zorgtoeslag" not in page
    assert browser.get("/voorzieningen/?wie=nonsens&pagina=abc").status_code == 200


def test_long_lists_have_pages(cast, sign_in):
    for number in range(20):
        add(cast.maatje, name=f"Fonds {number:02}")
    browser = sign_in(cast.vrijwilliger)
    assert "pagina=2" in browser.get("/voorzieningen/").content.decode()
    assert "Zorgtoeslag" in browser.get("/voorzieningen/?pagina=2").content.decode()


def test_the_form_adds_and_changes(cast, sign_in):
    browser = sign_in(cast.maatje)
    filled = VALUES | {
        "amount": "1.250,50", "unit": "year", "apply_by": "self", "certainty": "official",
        "organisation": cast.maatje.organisation_id, "documents": "loonstrook\r\nlegitimatie",
        "income_sure": "110", "income_most": "120",
    }  # fmt: skip
    answer = browser.post("/voorzieningen/nieuw/", filled)
    made = Provision.objects.get(name="Meedoenpas")
    assert answer.url == f"/voorzieningen/{made.pk}/"
    assert (made.amount, made.documents) == (pytest.approx(1250.5), "loonstrook\nlegitimatie")
    page = browser.get(f"/voorzieningen/{made.pk}/wijzig/").content.decode()
    assert "1250,50" in page
    answer = browser.post(f"/voorzieningen/{made.pk}/wijzig/", filled | {"income_sure": "130"})
    assert "Draai ze om" in answer.content.decode()
    browser.post(f"/voorzieningen/{made.pk}/wijzig/", filled | {"what": "Anders."})
    page = browser.get(f"/voorzieningen/{made.pk}/").content.decode()
    assert "Geld voor sport en uitstapjes." in page  # what stood there
    assert "Maatje" in page


def test_the_serving_role_cannot_rewrite_history_or_norms(cast):
    add(cast.maatje)
    for statement in (
        "UPDATE provisions_provisionchange SET happened = 'checked'",
        "DELETE FROM provisions_provisionchange",
        "UPDATE provisions_normamount SET value = 1",
        "DELETE FROM provisions_normamount",
        "DELETE FROM provisions_provision",
    ):
        with connection.cursor() as cursor, pytest.raises(Exception, match="permission denied"):
            cursor.execute("SAVEPOINT s")
            try:
                cursor.execute(statement)
            finally:
                cursor.execute("ROLLBACK TO SAVEPOINT s")
