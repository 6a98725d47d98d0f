"""An invitation is the only way in; its link is a secret that works once."""

import hashlib
from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone

from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations import actions
from ketenloket.network.organisations.models import Account, Invitation, Organisation, Worker
from tests.organisations.conftest import role, secret_in

GOOD = "vier blauwe fietsen zingen"


def invite(by, name="Piet de Boer", email="piet@voorbeeld.example", code="volunteer", at=None):
    with acting_as(by.actor()):
        return secret_in(actions.invite(at or by.organisation, name, email, role(code), by=by))


def test_the_link_gives_an_account_and_the_work_that_was_offered(cast, letters):
    secret = invite(cast.maatje)
    worker = actions.accept_invitation(secret, password=GOOD)
    assert (worker.name, worker.role_id, worker.organisation.name) == (
        "Piet de Boer",
        "volunteer",
        "maatje",
    )
    assert worker.account.email == "piet@voorbeeld.example"
    assert worker.account.check_password(GOOD)


def test_the_letter_holds_the_link_and_nobody_else_learns_it(cast, letters):
    secret = invite(cast.maatje)
    (letter,) = [m for m in letters() if m.to == "piet@voorbeeld.example"]
    assert secret in letter.body
    with acting_as(cast.maatje.actor()):
        invitation = Invitation.objects.get(email="piet@voorbeeld.example")
    assert invitation.secret_hash == hashlib.sha256(secret.encode()).hexdigest()
    assert secret not in str(vars(invitation))
    assert len(secret) == 43  # 256 bits


def test_the_link_works_once(cast):
    secret = invite(cast.maatje)
    actions.accept_invitation(secret, password=GOOD)
    with pytest.raises(RefusedError):
        actions.accept_invitation(secret, password=GOOD)


def test_used_old_and_made_up_links_get_the_same_page(cast):
    used, old = invite(cast.maatje), invite(cast.maatje, email="old@voorbeeld.example")
    actions.accept_invitation(used, password=GOOD)
    ended = invite(cast.maatje, email="ended@voorbeeld.example")
    with acting_as(cast.maatje.actor()):
        actions.end_worker(
            Worker.objects.get(invitations__email="ended@voorbeeld.example"), by=cast.maatje
        )
    with time_machine.travel(timezone.now() + timedelta(days=15)):
        answers = [
            Client().get(f"/uitnodiging/{secret}/")
            for secret in (used, old, ended, "x" * 43, "\N{SNOWMAN}")
        ]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1


def test_a_new_link_ends_the_old_one(cast):
    first = invite(cast.maatje)
    with acting_as(cast.maatje.actor()):
        worker = Worker.objects.get(name="Piet de Boer")
        second = secret_in(actions.invite_again(worker, by=cast.maatje))
    assert actions.invitation_of(first) is None
    assert actions.invitation_of(second).worker == worker


def test_inviting_twice_makes_one_worker(cast):
    invite(cast.maatje)
    invite(cast.maatje)
    with acting_as(cast.maatje.actor()):
        assert Worker.objects.filter(name="Piet de Boer").count() == 1


def test_somebody_who_works_here_in_this_role_is_not_invited_again(cast):
    with pytest.raises(RefusedError):
        invite(cast.maatje, email=cast.vrijwilliger.account.email.upper())


@pytest.mark.parametrize("weak", ["kort", "password1234", "piet@voorbeeld.example", ""])
def test_a_weak_password_is_refused_and_the_link_stays(cast, weak):
    secret = invite(cast.maatje)
    with pytest.raises(ValidationError):
        actions.accept_invitation(secret, password=weak)
    assert actions.invitation_of(secret)
    assert not Account.objects.filter(email="piet@voorbeeld.example").exists()


def test_an_account_that_is_there_needs_its_own_sign_in(cast):
    secret = invite(cast.maatje, email=cast.humanitas.account.email)
    with pytest.raises(RefusedError, match="Log in"):
        actions.accept_invitation(secret, password=GOOD)
    worker = actions.accept_invitation(secret, account=cast.humanitas.account)
    assert worker.account == cast.humanitas.account
    assert worker.organisation.name == "maatje"


def test_nobody_wears_the_same_hat_twice(cast):
    secret = invite(cast.maatje, email="other@voorbeeld.example")
    with pytest.raises(RefusedError, match="al in deze rol"):
        actions.accept_invitation(secret, account=cast.vrijwilliger.account)


@pytest.mark.parametrize(
    ("giver", "code", "where"),
    [
        ("maatje", "volunteer", "vreemd"),  # another organisation
        ("maatje", "alliance_coordinator", "maatje"),  # more than one has
        ("maatje", "desk_shift", "maatje"),  # a role of the desk, not at the desk
        ("vrijwilliger", "volunteer", "maatje"),
        ("gemeente", "professional", "gemeente"),  # helps people, does not coordinate
        ("bestuur", "volunteer", "maatje"),
        ("neutraal", "volunteer", "neutraal"),  # brings in coordinators only
        ("neutraal", "coordinator", "maatje"),  # that has one: no eyes of one's own inside
        ("neutraal", "alliance_coordinator", "maatje"),
    ],
)
def test_a_role_that_is_not_yours_to_give(cast, giver, code, where):
    by = getattr(cast, giver)
    place = Organisation.objects.get(alliance=by.alliance, name=where)
    with pytest.raises(PermissionDenied):
        invite(by, code=code, at=place)


def test_the_alliance_brings_in_the_first_coordinator_only(cast):
    gemeente = Organisation.objects.get(name="gemeente", alliance=cast.neutraal.alliance)
    secret = invite(cast.neutraal, code="coordinator", at=gemeente)
    actions.accept_invitation(secret, password=GOOD)
    with pytest.raises(PermissionDenied):
        invite(cast.neutraal, code="coordinator", at=gemeente, email="second@voorbeeld.example")


def test_the_invited_see_one_place_and_nothing_else(cast, noor, who_sees):
    secret = invite(cast.maatje)
    with acting_as(cast.maatje.actor()):
        invitation = Invitation.objects.get(email="piet@voorbeeld.example")
    assert who_sees(invitation) == {"maatje"}
    assert actions.invitation_of(secret) == invitation


class TestPages:
    def test_from_letter_to_second_factor(self, cast, letters):
        secret = invite(cast.maatje)
        browser = Client()
        page = browser.get(f"/uitnodiging/{secret}/").content.decode()
        assert "Piet de Boer" in page
        assert "maatje" in page
        weak = browser.post(f"/uitnodiging/{secret}/", {"password": "kort", "again": "kort"})
        assert "te kort" in weak.content.decode()
        differs = browser.post(f"/uitnodiging/{secret}/", {"password": GOOD, "again": "anders"})
        assert "niet hetzelfde" in differs.content.decode()
        done = browser.post(f"/uitnodiging/{secret}/", {"password": GOOD, "again": GOOD})
        assert done.status_code == 302
        assert browser.get("/beheer/").headers["Location"].endswith("/account/2fa/totp/activate/")
        assert browser.get("/account/2fa/totp/activate/").status_code == 200

    def test_who_is_signed_in_takes_another_hat(self, cast, sign_in):
        secret = invite(cast.maatje, email="someone@voorbeeld.example")
        browser = sign_in(cast.bestuur)
        assert cast.bestuur.account.email in browser.get(f"/uitnodiging/{secret}/").content.decode()
        assert browser.post(f"/uitnodiging/{secret}/").status_code == 302
        with acting_as(cast.bestuur.actor()):
            assert Worker.objects.filter(account=cast.bestuur.account, active=True).count() == 2

    def test_a_known_address_is_sent_to_sign_in(self, cast):
        secret = invite(cast.maatje, email=cast.humanitas.account.email)
        page = Client().get(f"/uitnodiging/{secret}/").content.decode()
        assert f"/account/login/?next=/uitnodiging/{secret}/" in page
        Client().post(f"/uitnodiging/{secret}/", {"password": GOOD, "again": GOOD})
        assert not Account.objects.get(email=cast.humanitas.account.email).check_password(GOOD)

    def test_the_form_of_the_coordinator(self, cast, sign_in, letters):
        browser, pk = sign_in(cast.maatje), cast.maatje.organisation_id
        data = {"name": " Piet\r\n de Boer", "email": "piet@voorbeeld.example", "role": "volunteer"}
        assert browser.post(f"/beheer/organisaties/{pk}/uitnodigen/", data).status_code == 302
        assert "Beste Piet de Boer," in letters()[-1].body
        assert "uitgenodigd" in browser.get("/beheer/").content.decode()

    @pytest.mark.parametrize("code", ["alliance_coordinator", "desk_coordinator", "nonsense", ""])
    def test_a_role_that_was_not_offered(self, cast, sign_in, code, letters):
        browser, pk = sign_in(cast.maatje), cast.maatje.organisation_id
        data = {"name": "Piet", "email": "piet@voorbeeld.example", "role": code}
        answer = browser.post(f"/beheer/organisaties/{pk}/uitnodigen/", data)
        assert answer.status_code == 200
        assert not letters()
