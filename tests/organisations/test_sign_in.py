"""Signing in: what is asked, when it ends, and how often one may guess (T26, T27)."""

import re
import time
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse
from django.utils import timezone
from procrastinate.contrib.django import app as procrastinate

from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.network.organisations import actions
from ketenloket.network.organisations.models import Account
from tests.conftest import make_worker

PASSWORD = "geheim"
LONG = "vier blauwe fietsen zingen"


@pytest.fixture(autouse=True)
def _no_earlier_guesses(db):
    cache.clear()


def sign_in(account, browser=None, password=PASSWORD):
    browser = browser or Client()
    browser.answer = browser.post("/account/login/", {"login": account.email, "password": password})
    return browser


def code_for(secret):
    """The code an app shows now."""
    return totp.format_hotp_value(totp.hotp_value(secret, int(time.time()) // 30))


def with_codes(account):
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(account, secret)
    return secret


def session_of(browser):
    return browser.cookies[settings.SESSION_COOKIE_NAME].value


@pytest.fixture
def mail(django_capture_on_commit_callbacks, letters):
    """Run what happens after commit, then read the letters."""

    def read(action):
        with django_capture_on_commit_callbacks(execute=True):
            action()
        return letters()

    return read


class TestSecondFactor:
    def test_the_whole_road(self, cast, mail):
        account = cast.gemeente.account
        browser, secret = self.set_up(account, mail)
        assert browser.get("/rollen/").status_code == 200
        codes = browser.get("/account/2fa/recovery-codes/").content.decode()
        recovery = re.findall(r"kl-number\">(\d{8})<", codes)
        assert len(recovery) == 10
        browser.post("/account/logout/")
        # The next time the code is asked for before the session is anybody's.
        again = sign_in(account)
        assert again.answer.headers["Location"] == "/account/2fa/authenticate/"
        assert again.get("/rollen/").status_code == 302
        before = session_of(again)
        assert (
            "klopt niet"
            in again.post("/account/2fa/authenticate/", {"code": "000000"}).content.decode()
        )
        with time_machine.travel(timezone.now() + timedelta(minutes=1)):
            code = code_for(secret)
            done = again.post("/account/2fa/authenticate/", {"code": code})
            assert done.status_code == 302
            assert session_of(again) != before
            assert again.get("/rollen/").status_code == 200
            # A code works once, and so does a recovery code.
            thief = sign_in(account)
            assert thief.post("/account/2fa/authenticate/", {"code": code}).status_code == 200
            lost_phone = sign_in(account)
            lost_phone.post("/account/2fa/authenticate/", {"code": recovery[0]})
            assert lost_phone.get("/rollen/").status_code == 200
            thief.post("/account/2fa/authenticate/", {"code": recovery[0]})
            assert thief.get("/rollen/").status_code == 302

    def set_up(self, account, mail):
        """Who sees people must set up a second factor before anything else."""
        browser = sign_in(account)
        first = session_of(browser)
        assert browser.answer.status_code == 302
        to = browser.get("/rollen/")
        assert to.headers["Location"] == "/account/2fa/totp/activate/"
        page = browser.get(to.headers["Location"]).content.decode()
        secret = re.search(r"kl-number\">(\w+)<", page).group(1)
        wrong = browser.post("/account/2fa/totp/activate/", {"code": "000000"})
        assert "Deze code klopt niet" in wrong.content.decode()
        told = mail(lambda: browser.post("/account/2fa/totp/activate/", {"code": code_for(secret)}))
        assert [m.subject for m in told] == ["Inloggen in twee stappen staat aan"]
        assert session_of(browser) != first  # a new key after the second factor
        return browser, secret

    def test_having_one_is_not_the_same_as_showing_one(self, cast):
        """A session from before the second factor was set up, somewhere else, does not count."""
        browser = sign_in(cast.gemeente.account)
        secret = with_codes(cast.gemeente.account)
        to = browser.get("/rollen/").headers["Location"]
        assert to == "/account/2fa/reauthenticate/?next=/rollen/"
        assert browser.get("/rollen/").status_code == 302
        browser.post(to, {"code": code_for(secret)})
        assert browser.get("/rollen/").status_code == 200

    def test_who_sees_no_people_may_do_without(self, cast):
        assert sign_in(cast.bestuur.account).get("/rollen/").status_code == 200
        assert sign_in(cast.neutraal.account).get("/rollen/").status_code == 200

    @pytest.mark.parametrize("name", ["loket", "vrijwilliger", "tafel", "maatje"])
    def test_who_sees_people_or_the_table_may_not(self, cast, name):
        browser = sign_in(getattr(cast, name).account)
        assert "/2fa/" in browser.get("/rollen/").headers["Location"]

    def test_a_code_may_be_half_a_minute_old_and_works_once(self, cast):
        secret = with_codes(cast.gemeente.account)
        start = (int(time.time()) // 30 + 1) * 30  # the moment at which a new code appears
        with time_machine.travel(start + 1):
            code = code_for(secret)
            first = sign_in(cast.gemeente.account)
            assert first.post("/account/2fa/authenticate/", {"code": code}).status_code == 302
        with time_machine.travel(start + 59):  # still in its grace
            assert totp.validate_totp_code(secret, code)
            seen = sign_in(cast.gemeente.account)
            assert seen.post("/account/2fa/authenticate/", {"code": code}).status_code == 200
            assert seen.get("/rollen/").status_code == 302

    def test_five_guesses_at_the_code(self, cast):
        secret = with_codes(cast.gemeente.account)
        browser = sign_in(cast.gemeente.account)
        for _guess in range(5):
            browser.post("/account/2fa/authenticate/", {"code": "123456"})
        late = browser.post("/account/2fa/authenticate/", {"code": code_for(secret)})
        assert "Te veel pogingen" in late.content.decode()
        assert browser.get("/rollen/").status_code == 302

    def test_another_hat_asks_for_it_when_that_hat_sees_people(self, cast):
        account = cast.bestuur.account
        with acting_as(cast.maatje.actor()):
            type(cast.bestuur)(
                alliance=cast.maatje.alliance,
                organisation=cast.maatje.organisation,
                account=account,
                role=cast.maatje.role,
                name="Bestuur",
            ).save(force_insert=True)
        browser = sign_in(account)
        assert browser.get("/rollen/").status_code == 200
        hats = re.findall(
            r'name="worker" value="(\d+)"', browser.get("/mijn-account/").content.decode()
        )
        browser.post("/wissel/", {"worker": hats[0]})
        assert "/2fa/" in browser.get("/rollen/").headers["Location"]


class TestSessions:
    def test_the_key_changes_at_sign_in_and_with_the_hat(self, cast):
        browser = Client()
        browser.get("/account/login/")
        sign_in(cast.neutraal.account, browser)
        before = session_of(browser)
        browser.post("/wissel/", {"worker": cast.neutraal.pk})
        assert session_of(browser) != before
        old = Client()
        old.cookies[settings.SESSION_COOKIE_NAME] = before
        assert old.get("/rollen/").status_code == 302

    def test_somebody_else_s_hat_is_not_there(self, cast):
        browser = sign_in(cast.neutraal.account)
        for worker in (cast.vreemd.pk, "", "x", "99999999999999999999"):
            assert browser.post("/wissel/", {"worker": worker}).status_code == 404

    def test_logging_out_ends_the_session(self, cast):
        browser = sign_in(cast.neutraal.account)
        stolen = Client()
        stolen.cookies[settings.SESSION_COOKIE_NAME] = session_of(browser)
        assert stolen.get("/rollen/").status_code == 200
        browser.post("/account/logout/")
        assert stolen.get("/rollen/").status_code == 302

    def test_a_new_password_ends_all_other_sessions(self, cast, mail):
        account = cast.neutraal.account
        here, there = sign_in(account), sign_in(account)
        data = {"oldpassword": PASSWORD, "password1": LONG, "password2": LONG}
        told = mail(lambda: here.post("/account/password/change/", data))
        assert "Uw wachtwoord is veranderd" in [m.subject for m in told]
        assert here.get("/rollen/").status_code == 200
        assert there.get("/rollen/").status_code == 302
        assert sign_in(account, password=LONG).answer.status_code == 302

    def test_it_ends_after_half_an_hour_of_nothing(self, cast):
        browser = sign_in(cast.neutraal.account)
        start = timezone.now()
        assert browser.get("/rollen/").status_code == 200
        with time_machine.travel(start + timedelta(minutes=29)):
            assert browser.get("/rollen/").status_code == 200
        with time_machine.travel(start + timedelta(minutes=58)):
            assert browser.get("/rollen/").status_code == 200
        with time_machine.travel(start + timedelta(minutes=89)):
            assert browser.get("/rollen/").status_code == 302

    def test_it_ends_after_a_day_of_work_whatever_one_does(self, cast):
        browser = sign_in(cast.neutraal.account)
        start = timezone.now()
        for minutes in range(0, 12 * 60, 25):
            with time_machine.travel(start + timedelta(minutes=minutes)):
                assert browser.get("/rollen/").status_code == 200
        with time_machine.travel(start + timedelta(minutes=12 * 60 + 5)):
            assert browser.get("/rollen/").status_code == 302

    def test_the_cookie_is_for_this_server_and_no_script(self, cast):
        browser = sign_in(cast.neutraal.account)
        cookie = browser.cookies[settings.SESSION_COOKIE_NAME]
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"
        assert cookie["path"] == "/"
        assert not cookie["domain"]
        assert cookie["secure"]
        assert settings.SESSION_COOKIE_NAME.startswith("__Host-")
        assert not cookie["expires"]  # ends with the browser


class TestGuessing:
    def test_ten_wrong_passwords_and_then_nothing_for_a_while(self, cast):
        account = cast.neutraal.account
        for _guess in range(10):
            assert "klopt niet" in sign_in(account, password="fout").answer.content.decode()
        right = sign_in(account)
        assert "Te veel pogingen" in right.answer.content.decode()
        with time_machine.travel(timezone.now() + timedelta(minutes=16)):
            assert sign_in(account).answer.status_code == 302

    def test_a_thousand_addresses_make_no_more_than_fifty_guesses_a_day(self, cast):
        account, start = cast.neutraal.account, timezone.now()
        checked = 0
        for quarter in range(8):
            with time_machine.travel(start + timedelta(minutes=16 * quarter)):
                for number in range(12):
                    browser = Client(REMOTE_ADDR=f"10.0.{quarter}.{number}")
                    answer = sign_in(account, browser, "fout").answer.content.decode()
                    checked += "klopt niet" in answer and "Te veel" not in answer
        assert checked == 50

    def test_the_owner_is_not_locked_out_on_a_device_that_is_known(self, cast):
        account = cast.neutraal.account
        owner = sign_in(account, Client(REMOTE_ADDR="10.9.9.9"))
        owner.post("/account/logout/")
        for number in range(12):
            sign_in(account, Client(REMOTE_ADDR=f"10.0.0.{number}"), "fout")
        stranger = sign_in(account, Client(REMOTE_ADDR="10.0.1.1"))
        assert "Te veel pogingen" in stranger.answer.content.decode()
        assert sign_in(account, owner).answer.status_code == 302

    def test_a_known_device_opens_no_other_account(self, cast):
        browser = sign_in(cast.bestuur.account)
        browser.post("/account/logout/")
        for _guess in range(10):
            sign_in(cast.neutraal.account, browser, "fout")
        assert "Te veel" in sign_in(cast.neutraal.account, browser).answer.content.decode()

    def test_an_unknown_address_gets_the_same_answer(self, cast):
        def plain(answer):
            text = answer.content.decode()
            text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text)
            return re.sub(r'value="[^"]+@[^"]+"', "", text)

        known = sign_in(cast.neutraal.account, password="fout").answer
        unknown = Client().post(
            "/account/login/", {"login": "niemand@voorbeeld.example", "password": "fout"}
        )
        assert plain(known) == plain(unknown)


class TestForgottenPassword:
    def ask(self, email):
        return Client().post("/account/password/reset/", {"email": email})

    def link(self, letters):
        return re.search(r"http://testserver(/\S+)", letters()[-1].body).group(1)

    def test_the_letter_and_the_new_password(self, cast, letters):
        account = cast.neutraal.account
        known = self.ask(account.email)
        unknown = self.ask("niemand@voorbeeld.example")
        assert known.headers["Location"] == unknown.headers["Location"]
        (letter,) = letters()
        assert letter.subject == "Kies een nieuw wachtwoord"
        assert letter.to == account.email
        link = self.link(letters)
        browser = Client()
        form = browser.get(link, follow=True)
        assert "Kies een nieuw wachtwoord" in form.content.decode()
        done = browser.post(form.request["PATH_INFO"], {"password1": LONG, "password2": LONG})
        assert done.status_code == 302
        assert sign_in(account, password=LONG).answer.status_code == 302
        assert "werkt niet meer" in Client().get(link, follow=True).content.decode()

    def test_the_link_is_old_after_half_an_hour(self, cast, letters):
        self.ask(cast.neutraal.account.email)
        with time_machine.travel(timezone.localtime() + timedelta(minutes=31)):
            page = Client().get(self.link(letters), follow=True).content.decode()
        assert "werkt niet meer" in page

    def test_a_new_password_is_no_second_factor(self, cast, letters):
        with_codes(cast.gemeente.account)
        self.ask(cast.gemeente.account.email)
        browser = Client()
        form = browser.get(self.link(letters), follow=True)
        browser.post(form.request["PATH_INFO"], {"password1": LONG, "password2": LONG})
        assert browser.get("/rollen/").status_code == 302
        assert (
            sign_in(cast.gemeente.account, browser, LONG)
            .answer.headers["Location"]
            .endswith("/2fa/authenticate/")
        )


class TestWhatIsNotThere:
    @pytest.mark.parametrize(
        "name",
        ["account_email", "account_set_password", "account_confirm_login_code",
         "account_email_verification_sent", "socialaccount_connections", "mfa_login_webauthn"],
    )  # fmt: skip
    def test_pages_of_the_library_that_we_do_not_use(self, name):
        with pytest.raises(NoReverseMatch):
            reverse(name)

    def test_nobody_signs_up(self, db):
        assert "via uw organisatie" in Client().get("/account/signup/").content.decode()
        data = {"email": "x@voorbeeld.example", "password1": LONG}
        assert Client().post("/account/signup/", data).status_code == 405
        assert not Account.objects.exists()

    def test_every_page_under_account_is_known(self):
        names = {
            key
            for key in get_resolver().reverse_dict
            if isinstance(key, str) and key.startswith(("account_", "mfa_"))
        }
        assert len(names) == 23, sorted(names)


class TestDemo:
    @pytest.fixture
    def demo(self, settings, cast):
        settings.DEMO = True
        alliance = cast.maatje.alliance
        worker = make_worker(alliance, "proef", "maatje", "volunteer")
        account = Account(email="demo@voorbeeld.example", is_demo=True)
        account.set_unusable_password()
        account.save()
        with acting_as(cast.maatje.actor()):
            type(worker).objects.get(pk=worker.pk).change(account=account)
        return worker

    def test_without_demo_it_is_not_there(self, cast):
        assert Client().get("/proef/").status_code == 404
        assert Client().post("/proef/", {"worker": cast.maatje.pk}).status_code == 404

    def test_one_click(self, demo):
        page = Client().get("/proef/").content.decode()
        assert "alleen in de proefomgeving" in page
        assert "Proef" in page
        assert "Maatje" not in page  # not a demo account
        browser = Client()
        assert browser.post("/proef/", {"worker": demo.pk}).status_code == 302
        assert browser.get("/rollen/").status_code == 200
        assert (
            "proefomgeving"
            in browser.get("/account/password/change/", follow=True).content.decode()
        )

    def test_a_real_account_is_never_opened(self, demo, cast):
        for worker in (cast.maatje.pk, cast.vreemd.pk, "x", ""):
            assert Client().post("/proef/", {"worker": worker}).status_code == 404

    def test_a_demo_session_is_worth_nothing_outside_the_demo(self, demo, settings):
        browser = Client()
        browser.post("/proef/", {"worker": demo.pk})
        settings.DEMO = False
        assert "/2fa/" in browser.get("/rollen/").headers["Location"]


def test_what_ended_is_removed_and_nothing_else(cast):
    browser = sign_in(cast.neutraal.account)
    cache.set("counts", 1, 60)
    for late, here in ((timedelta(), True), (timedelta(hours=13), False)):
        with time_machine.travel(timezone.now() + late):
            actions.forget_ended_sessions()
        # The database has its own clock, and by that one the count is still fresh.
        assert cache.get("counts") == 1
        assert (browser.get("/rollen/").status_code == 200) is here


def test_the_worker_knows_the_jobs_of_every_room():
    names = {name.rpartition(".")[2] for name in procrastinate.tasks}
    assert {"deliver_waiting", "tidy_sign_in"} <= names


def test_an_account_without_work_sees_only_that(db):
    account = Account.objects.create_user("leeg@voorbeeld.example", PASSWORD)
    browser = sign_in(account)
    answer = browser.get("/rollen/")
    assert answer.status_code == 403
    assert "geen organisatie" in answer.content.decode()
    assert browser.get("/mijn-account/").status_code == 200
    assert not Authenticator.objects.exists()
