"""Other roles and the end of work: nobody is left without somebody."""

import pytest
from django.core.exceptions import PermissionDenied

from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations import actions
from ketenloket.network.organisations.models import Worker
from tests.conftest import lead_by, make_worker
from tests.organisations.conftest import role


def fresh(worker):
    with acting_as(worker.actor()):
        return Worker.objects.select_related("role").get(pk=worker.pk)


def test_a_volunteer_stops(cast):
    with acting_as(cast.maatje.actor()):
        actions.end_worker(cast.vrijwilliger, by=cast.maatje)
        assert not Worker.objects.get(pk=cast.vrijwilliger.pk).active


def test_who_answers_for_somebody_cannot_stop_and_hears_why(cast):
    second = make_worker(cast.maatje.alliance, "tweede", "maatje", "coordinator")
    lead_by(second)
    with acting_as(cast.maatje.actor()):
        with pytest.raises(RefusedError, match="hulpvra") as refused:
            actions.end_worker(second, by=cast.maatje)
        assert second.name in str(refused.value)
        assert actions.still_holds(second)
        assert not actions.still_holds(cast.vrijwilliger)
        assert Worker.objects.get(pk=second.pk).active


def test_asking_what_somebody_holds_changes_nothing_and_defers_again(cast):
    request = lead_by(cast.maatje)
    with acting_as(cast.maatje.actor()):
        actions.still_holds(cast.maatje)
        actions.still_holds(cast.vrijwilliger)
        worker = Worker.objects.get(pk=cast.maatje.pk)
        assert worker.active
        assert worker.ended_on is None
        request.refresh_from_db()


def test_who_answers_for_somebody_keeps_a_role_that_sees_them(cast):
    second = make_worker(cast.maatje.alliance, "tweede", "maatje", "coordinator")
    lead_by(second)
    with acting_as(cast.maatje.actor()):
        with pytest.raises(RefusedError):
            actions.change_role(second, role("volunteer"), by=cast.maatje)
        actions.change_role(second, role("professional"), by=cast.maatje)
    assert fresh(second).role_id == "professional"


def test_the_last_coordinator_stays(cast):
    with acting_as(cast.maatje.actor()):
        with pytest.raises(RefusedError, match="laatste coördinator"):
            actions.end_worker(cast.maatje, by=cast.maatje)
        with pytest.raises(RefusedError, match="laatste coördinator"):
            actions.change_role(cast.maatje, role("volunteer"), by=cast.maatje)


def test_somebody_invited_is_no_coordinator_yet(cast):
    with acting_as(cast.maatje.actor()):
        actions.invite(
            cast.maatje.organisation,
            "Nieuw",
            "n@voorbeeld.example",
            role("coordinator"),
            by=cast.maatje,
        )
        with pytest.raises(RefusedError):
            actions.end_worker(cast.maatje, by=cast.maatje)


def test_with_a_second_coordinator_the_first_may_go(cast):
    make_worker(cast.maatje.alliance, "tweede", "maatje", "coordinator")
    with acting_as(cast.maatje.actor()):
        actions.end_worker(cast.maatje, by=cast.maatje)


@pytest.mark.parametrize("by", ["maatje", "neutraal", "vrijwilliger", "gemeente", "tafel"])
def test_workers_of_another_organisation_are_not_yours(cast, by):
    actor = getattr(cast, by)
    with acting_as(actor.actor()):
        with pytest.raises(PermissionDenied):
            actions.end_worker(cast.vreemd, by=actor)
        with pytest.raises(PermissionDenied):
            actions.change_role(cast.vreemd, role("volunteer"), by=actor)
        with pytest.raises(PermissionDenied):
            actions.change_worker(cast.vreemd, name="x", phone="", languages=[], by=actor)
        with pytest.raises(PermissionDenied):
            actions.invite_again(cast.vreemd, by=actor)
    assert fresh(cast.vreemd).name == "Vreemd"


@pytest.mark.parametrize("code", ["alliance_coordinator", "desk_shift", "desk_coordinator"])
def test_a_coordinator_gives_no_role_from_elsewhere(cast, code):
    with acting_as(cast.maatje.actor()), pytest.raises(PermissionDenied):
        actions.change_role(cast.vrijwilliger, role(code), by=cast.maatje)


def test_the_desk_gives_the_roles_of_the_desk(cast):
    with acting_as(cast.loketleiding.actor()):
        actions.change_role(cast.loket, role("desk_coordinator"), by=cast.loketleiding)
    assert fresh(cast.loket).role_id == "desk_coordinator"


def test_a_volunteer_is_known_within_the_own_organisation_only(cast):
    with acting_as(cast.maatje.actor()):
        actions.change_role(cast.vrijwilliger, role("coordinator"), by=cast.maatje)
        assert Worker.objects.get(pk=cast.vrijwilliger.pk).known_in_alliance
        actions.change_role(cast.vrijwilliger, role("volunteer"), by=cast.maatje)
        assert not Worker.objects.get(pk=cast.vrijwilliger.pk).known_in_alliance


class TestPages:
    def test_another_organisation_s_worker_is_as_missing(self, cast, sign_in):
        browser = sign_in(cast.maatje)
        for path in ("", "rol/", "opnieuw/", "stoppen/"):
            ways = [browser.post] if path in {"rol/", "opnieuw/"} else [browser.get, browser.post]
            for way in ways:
                theirs = way(f"/beheer/medewerkers/{cast.vreemd.pk}/{path}")
                missing = way(f"/beheer/medewerkers/99999999/{path}")
                assert theirs.status_code == missing.status_code == 404
                assert len(theirs.content) == len(missing.content)

    def test_change_role_and_stop(self, cast, sign_in):
        browser, pk = sign_in(cast.maatje), cast.andere.pk
        assert (
            browser.post(f"/beheer/medewerkers/{pk}/rol/", {"role": "professional"}).status_code
            == 302
        )
        assert fresh(cast.andere).role_id == "professional"
        sly = browser.post(f"/beheer/medewerkers/{pk}/rol/", {"role": "alliance_coordinator"})
        assert "Deze rol kunt u niet geven" in sly.content.decode()
        assert fresh(cast.andere).role_id == "professional"
        assert browser.get(f"/beheer/medewerkers/{pk}/stoppen/").status_code == 200
        assert browser.post(f"/beheer/medewerkers/{pk}/stoppen/").status_code == 302
        assert not fresh(cast.andere).active

    def test_the_refusal_is_shown(self, cast, sign_in):
        browser = sign_in(cast.maatje)
        answer = browser.post(f"/beheer/medewerkers/{cast.maatje.pk}/stoppen/")
        assert "laatste coördinator" in answer.content.decode()

    def test_the_next_page_after_the_end_shows_nothing(self, cast, sign_in):
        browser = sign_in(cast.andere)
        assert browser.get("/rollen/").status_code == 200
        with acting_as(cast.maatje.actor()):
            actions.end_worker(cast.andere, by=cast.maatje)
        answer = browser.get("/rollen/")
        assert answer.status_code == 403
        assert "geen organisatie" in answer.content.decode()
