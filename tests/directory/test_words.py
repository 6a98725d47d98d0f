"""The shared words: kinds of questions, signs, municipalities."""

import pytest
from django.core.exceptions import PermissionDenied

from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.network.directory import actions
from ketenloket.network.directory.models import BoundarySign, Need
from ketenloket.network.organisations.models import Alliance


@pytest.mark.parametrize("name", ["maatje", "loketleiding", "gemeente", "vrijwilliger", "tafel"])
def test_words_are_for_the_alliance(cast, name, sign_in):
    by = getattr(cast, name)
    need, sign = Need.objects.get(pk="letters"), BoundarySign.objects.get(pk="unsafe")
    with acting_as(by.actor()):
        for act in (
            lambda: actions.add_need(label="x", life_area="money", may_be_underlying=False, by=by),
            lambda: actions.change_need(
                need, label="x", life_area="money", may_be_underlying=False, active=False, by=by
            ),
            lambda: actions.add_sign(label="x", stops_volunteer=False, route="y", by=by),
            lambda: actions.change_sign(
                sign, label="x", stops_volunteer=False, route="y", active=False, by=by
            ),
        ):
            with pytest.raises(PermissionDenied):
                act()
    browser = sign_in(by)
    for path in ("vragen/", "vragen/nieuw/", "vragen/letters/", "signalen/", "signalen/nieuw/",
                 "signalen/unsafe/", "gemeenten/"):  # fmt: skip
        assert browser.get(f"/beheer/{path}").status_code == 403


def test_add_and_change_a_need(cast, sign_in):
    browser = sign_in(cast.neutraal)
    data = {"label": "hulp bij de belasting", "life_area": "papers"}
    assert browser.post("/beheer/vragen/nieuw/", data).status_code == 302
    assert browser.post("/beheer/vragen/nieuw/", data).status_code == 302  # a code of its own
    need = Need.objects.get(pk="hulp_bij_de_belasting")
    assert browser.get("/beheer/vragen/").status_code == 200
    assert browser.get(f"/beheer/vragen/{need.pk}/").status_code == 200
    data |= {"label": "belasting", "may_be_underlying": "on"}
    browser.post(f"/beheer/vragen/{need.pk}/", data)
    need.refresh_from_db()
    assert (need.label, need.may_be_underlying, need.active) == ("belasting", True, False)


def test_add_and_change_a_sign(cast, sign_in):
    browser = sign_in(cast.neutraal)
    data = {"label": "praat alleen over vroeger", "route": "vraag mee te kijken"}
    assert browser.post("/beheer/signalen/nieuw/", data).status_code == 302
    sign = BoundarySign.objects.get(pk="praat_alleen_over_vroeger")
    assert browser.get("/beheer/signalen/").status_code == 200
    browser.post(f"/beheer/signalen/{sign.pk}/", data | {"stops_volunteer": "on", "active": "on"})
    sign.refresh_from_db()
    assert sign.stops_volunteer
    assert sign.active


@pytest.mark.parametrize("code", ["bestaat-niet", "x" * 90])
def test_a_word_that_is_not_there(cast, sign_in, code):
    browser = sign_in(cast.neutraal)
    assert browser.get(f"/beheer/vragen/{code}/").status_code == 404
    assert browser.get(f"/beheer/signalen/{code}/").status_code == 404


def test_the_municipalities_by_name(cast, sign_in):
    browser = sign_in(cast.neutraal)
    assert "Oldambt" in browser.get("/beheer/gemeenten/").content.decode()
    wrong = browser.post("/beheer/gemeenten/", {"municipalities": "Oldambt, Atlantis"})
    assert "Atlantis" in wrong.content.decode()
    browser.post("/beheer/gemeenten/", {"municipalities": "oldambt; Den Haag\nPekela"})
    assert Alliance.objects.get().municipalities == ["GM1895", "GM0518", "GM0765"]
