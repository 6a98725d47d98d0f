"""T17: a word to the system of an organisation: signed, of nobody, and only to where it may go."""

import base64
import hashlib
import hmac
import json
import ssl
import time

import pytest
from django.urls import reverse

from ketenloket.foundation.outbox.actions import post, set_webhook, stop_webhook
from ketenloket.foundation.outbox.jobs import deliver
from ketenloket.foundation.outbox.jobs.hooks import RefusedAddressError, _checked
from ketenloket.foundation.outbox.models import DeadLetter, WebhookResult, WebhookTarget
from ketenloket.foundation.outbox.rules import may_reach, shown_secret
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from tests.outbox.conftest import later, rows

pytestmark = pytest.mark.django_db
PAGE = reverse("workbench:webhook")


@pytest.fixture
def inside(settings):
    """The operator says that systems inside the own walls may be told."""
    settings.WEBHOOK_NETWORKS = ["127.0.0.0/8"]


def listens(worker, url):
    with acting_as(worker.actor()):
        return set_webhook(url, by=worker.pk)


def tells(worker, to, **more):
    with acting_as(worker.actor()):
        post(to.organisation_id, what="referral.changed", link="https://x.example/1", **more)


def test_it_is_signed_and_carries_its_id_also_when_repeated(cast, inside, listener):
    target = listens(cast.maatje, listener.url)
    listener.answers = [500]
    tells(cast.gemeente, cast.maatje, once="een")
    tells(cast.gemeente, cast.maatje, once="een")
    assert deliver() == 0
    with later(minutes=2):
        assert deliver() == 1
    assert [path for path, _headers, _body in listener.came] == ["/seintje?v=1"] * 2
    key = base64.b64decode(shown_secret(target.salt).removeprefix("whsec_"))
    for _path, headers, body in listener.came:
        assert headers["webhook-id"] == headers["Idempotency-Key"] == str(rows()[0].pk)
        signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
        proof = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
        assert headers["webhook-signature"] == f"v1,{proof}"
    word = json.loads(listener.came[0][2])
    assert word["type"] == "referral.changed"
    assert word["data"] == {"link": "https://x.example/1"}
    assert set(word) == {"type", "timestamp", "data"}
    assert rows()[0].body == ""
    with acting_as(cast.maatje.actor()):
        results = WebhookResult.objects.order_by("at")
        assert [(r.sent, r.error) for r in results] == [(False, "http_500"), (True, "")]


def test_who_does_not_listen_is_not_told(cast, inside, listener):
    tells(cast.gemeente, cast.maatje)
    assert deliver() == 1
    listens(cast.maatje, listener.url)
    with acting_as(cast.maatje.actor()):
        stop_webhook(by=cast.maatje.pk)
    tells(cast.gemeente, cast.maatje)
    assert deliver() == 1
    assert listener.came == []
    assert {m.error for m in rows()} == {"nobody_listens"}


def test_no_answer_is_followed_elsewhere(cast, inside, listener):
    listens(cast.maatje, listener.url)
    listener.answers = [307]
    tells(cast.gemeente, cast.maatje)
    assert deliver() == 0
    assert len(listener.came) == 1
    assert rows()[0].error == "http_307"


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.0.0.5", "172.16.3.4", "192.168.1.1", "169.254.169.254", "100.64.0.1"),
        *("0.0.0.0", "224.0.0.1", "255.255.255.255", "192.0.2.1"),  # noqa: S104 - refused
        *("::1", "::", "fe80::1", "fd00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1"),
        *("2002:7f00:1::", "64:ff9b::7f00:1", "2001:0:7f00:1::"),
        *("::127.0.0.1", "::ffff:0:10.0.0.1", "fec0::1", "feff::1"),
    ],
)
def test_our_server_knocks_on_no_door_of_its_own_house(address):
    assert not may_reach(address, [])


@pytest.mark.parametrize("address", ["93.184.215.14", "2a00:1450:400e:80f::2004"])
def test_the_open_internet_may_be_reached(address):
    assert may_reach(address, [])


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "0", "127.1", "2130706433", "0x7f.1", "[::1]", "017700000001"],
)
def test_a_loopback_address_in_any_spelling_is_refused_when_sending(cast, host, listener, settings):
    """Also when it was a good address at the moment it was filled in."""
    settings.WEBHOOK_NETWORKS = ["203.0.113.0/24"]
    listens(cast.maatje, f"http://{host}:{listener.server_port}/")
    tells(cast.gemeente, cast.maatje)
    assert deliver() == 0
    assert listener.came == []
    assert rows()[0].error in {"RefusedAddressError", "gaierror"}


def test_one_forbidden_address_among_good_ones_is_enough(monkeypatch):
    def found(*_args, **_more):
        return [(0, 0, 0, "", ("93.184.215.14", 443)), (0, 0, 0, "", ("10.0.0.1", 443))]

    monkeypatch.setattr("socket.getaddrinfo", found)
    with pytest.raises(RefusedAddressError):
        _checked("x.example", 443, secure=True)


def test_over_the_open_internet_only_with_https(cast, monkeypatch, settings):
    with pytest.raises(RefusedError):
        listens(cast.maatje, "http://x.example/")
    found = [(0, 0, 0, "", ("93.184.215.14", 80))]
    monkeypatch.setattr("socket.getaddrinfo", lambda *_args, **_more: found)
    with pytest.raises(RefusedAddressError):
        _checked("x.example", 80, secure=False)


def test_a_certificate_that_is_not_theirs_ends_it(cast, inside, listener):
    listens(cast.maatje, listener.url.replace("http://", "https://"))
    tells(cast.gemeente, cast.maatje)
    assert deliver() == 0
    assert issubclass(getattr(ssl, rows()[0].error, OSError), OSError)
    assert listener.came == []


UNUSABLE = [
    "https://example.nl:99999/x",
    "https://example.nl/café",
    f"https://{'é' * 60}.nl/",
    "https://example.nl:0/",
]


@pytest.mark.parametrize("url", UNUSABLE)
def test_an_address_that_cannot_work_is_refused(cast, sign_in, url):
    with pytest.raises(RefusedError):
        listens(cast.maatje, url)
    page = sign_in(cast.maatje).post(PAGE, {"url": url, "do": "save"}).content.decode()
    assert "Dit adres werkt niet" in page or "Dit is geen adres" in page


@pytest.mark.parametrize("url", ["https://bücher.example:8443/a?b=%C3%A9", "https://[::1]/"])
def test_an_unusual_address_that_can_work_is_taken(cast, url):
    assert listens(cast.maatje, url).url == url


@pytest.mark.parametrize("url", UNUSABLE[:3])
def test_an_address_of_one_holds_up_nobody_else(cast, inside, listener, monkeypatch, url):
    """One that was filled in before such addresses were refused."""
    monkeypatch.setattr("ketenloket.foundation.outbox.actions.answers.is_usable", lambda _url: True)
    if "caf" in url:
        url = url.replace("https://example.nl", listener.url.partition("/seintje")[0])
    listens(cast.maatje, url)
    listens(cast.gemeente, listener.url)
    tells(cast.gemeente, cast.maatje)
    tells(cast.maatje, cast.gemeente)
    assert deliver() == 1
    assert len(listener.came) == 1
    with acting_as(cast.maatje.actor()):
        (letter,) = DeadLetter.objects.all()
    assert letter.error in {"ValueError", "UnicodeError", "UnicodeEncodeError"}


@pytest.mark.slow
def test_a_system_that_drips_holds_up_nobody_for_long(cast, inside, listener, monkeypatch):
    """An answer of one letter at a time would otherwise keep the postman for ever."""
    monkeypatch.setattr("ketenloket.foundation.outbox.jobs.hooks.LONGEST_WAIT_SECONDS", 0.5)

    def drip(handler):
        for _second in range(30):
            try:
                handler.wfile.write(b"H")
            except OSError:
                return
            time.sleep(0.1)

    monkeypatch.setattr(listener.RequestHandlerClass, "do_POST", drip)
    listens(cast.maatje, listener.url)
    tells(cast.gemeente, cast.maatje)
    began = time.monotonic()
    assert deliver() == 0
    assert time.monotonic() - began < 2


# The page


def test_the_coordinator_sets_it_and_sees_the_key_once(cast, sign_in, inside, listener):
    browser = sign_in(cast.maatje)
    shown = browser.post(PAGE, {"url": listener.url, "do": "save"}, follow=True).content.decode()
    with acting_as(cast.maatje.actor()):
        target = WebhookTarget.objects.get()
    assert shown_secret(target.salt) in shown
    assert "whsec_" not in browser.get(PAGE).content.decode()
    browser.post(PAGE, {"url": listener.url, "do": "save"})
    assert "whsec_" not in browser.get(PAGE).content.decode()
    browser.post(PAGE, {"do": "try"})
    assert deliver() == 1
    assert json.loads(listener.came[0][2])["type"] == "webhook.test"
    assert "aangekomen" in browser.get(PAGE).content.decode()
    renewed = browser.post(PAGE, {"do": "key"}, follow=True).content.decode()
    assert "whsec_" in renewed
    assert shown_secret(target.salt) not in renewed
    browser.post(PAGE, {"do": "stop"})
    answer = browser.post(PAGE, {"do": "try"}, follow=True).content.decode()
    assert "staat uit" in answer


def test_a_wrong_address_is_told_in_words(cast, sign_in):
    page = sign_in(cast.maatje).post(PAGE, {"url": "geen adres", "do": "save"})
    assert "Dit is geen adres" in page.content.decode()
    page = sign_in(cast.maatje).post(PAGE, {"url": "http://x.example/", "do": "save"})
    assert "https://" in page.content.decode()


def test_nobody_else_sees_or_changes_where_we_listen(cast, who_sees, inside):
    target = listens(cast.maatje, "https://x.example/")
    assert who_sees(target) == {"maatje"}
    for name in ("vreemd", "vrijwilliger", "tafel", "bestuur", "neutraal"):
        worker = getattr(cast, name)
        with acting_as(worker.actor()):
            assert not WebhookTarget.objects.filter(pk=target.pk).update(
                url="https://mine.example/"
            )
            assert not WebhookResult.objects.exists()
            assert not DeadLetter.objects.exists()
