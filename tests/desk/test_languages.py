"""What help-seekers read, in the language they chose; what workers read, in Dutch."""

import gettext
import re
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from django.utils import translation

from ketenloket.chain.desk.rules import NextCode
from ketenloket.chain.help_seekers.models import HelpSeeker
from ketenloket.foundation.outbox.models import Message
from ketenloket.foundation.tenancy.acting import Actor, Sees, acting_as
from ketenloket.network.organisations.models import FindingPlace
from ketenloket.windows.portal.rules import DID, LOOKED, SPECIAL, sentence, what_happened

ROOT = Path(__file__).parents[2]
OTHERS = [code for code, _name in settings.LANGUAGES if code != "nl"]
SIGN_UP = reverse("desk:sign_up", args=["oldambt"])
ANSWERS = {
    "submission": "a-random-key-of-this-form",
    "concerns": ["letters", "debts"],
    "name": "Samira",
    "contact_way": "phone",
    "phone": "06 12345678",
    "language": "nl",
    "postcode": "9671",
    "municipality": "GM1895",
    "message": "Help!",
}
# Small words without which hardly a Dutch sentence can do, and which none of the other languages has.
DUTCH = re.compile(r"\b(het|een|wij|uw|niet|wordt|voor|bij|naar)\b")


@pytest.fixture(autouse=True)
def no_counts(db):
    """Every test starts without counted tries."""
    cache.clear()


def texts(code):
    """Our own catalogue: what each text is in this language."""
    with (ROOT / f"ketenloket/locale/{code}/LC_MESSAGES/django.mo").open("rb") as file:
        return gettext.GNUTranslations(file)._catalog


class Words(HTMLParser):
    """What a page says: text and spoken attributes, without what is marked as Dutch."""

    def __init__(self, html):
        super().__init__()
        self.said, self.inside = [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        void = tag in {"input", "meta", "link", "br", "use", "rect", "circle", "path"}
        if not void:
            self.inside.append((tag, tag in {"script", "option"} or attrs.get("lang") == "nl"))
        self.said += [attrs[name] for name in ("aria-label", "title", "alt") if attrs.get(name)]

    def handle_endtag(self, tag):
        while self.inside and self.inside.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if data.strip() and not any(silent for _tag, silent in self.inside):
            self.said.append(" ".join(data.split()))


def left_in_dutch(html, code):
    """Texts of ours that this page says in Dutch, and whatever else looks Dutch."""
    said = Words(html).said
    ours = {
        " ".join(str(text).split("\x04")[-1].split())
        for text, words in texts(code).items()
        if isinstance(text, str) and words != text
    }
    return [part for part in said if part in ours or DUTCH.search(part)]


def test_we_would_notice_dutch(alliance):
    html = Client().get("/").content.decode()
    assert len(left_in_dutch(html, "tr")) > 20


def speaking(code, client=None):
    client = client or Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = code
    return client


def checked(client, code, page):
    """The page, after looking that it speaks this language and runs the right way."""
    html = page.content.decode()
    assert f'<html lang="{code}" dir="{"rtl" if code == "ar" else "ltr"}">' in html
    assert page.headers["Content-Language"] == code
    assert left_in_dutch(html, code) == []
    return html


@pytest.fixture
def place(cast, alliance):
    """A finding place of the alliance."""
    with acting_as(cast.loketleiding.actor()):
        return FindingPlace.objects.create(
            alliance=alliance, name="Dokter Bos", code="huisarts", kind="gp"
        )


@pytest.mark.parametrize("code", OTHERS)
def test_every_page_of_the_street_side(code, cast, alliance, place):
    browser = speaking(code)
    hand_in = reverse("desk:hand_in", args=["oldambt", "huisarts"])
    for path in (
        "/",
        reverse("desk:front_door", args=["oldambt"]),
        SIGN_UP,
        f"{SIGN_UP}?spoed=1&wat=debts&wat=other",
        reverse("desk:signed_up", args=["oldambt"]),
        reverse("desk:privacy", args=["oldambt"]),
        hand_in,
        reverse("portal:enter"),
    ):
        checked(browser, code, browser.get(path))
    for path in (SIGN_UP, hand_in, reverse("portal:enter")):
        checked(browser, code, browser.post(path, {}))
    browser.post(SIGN_UP, ANSWERS | {"agreed": "on"})
    told = checked(browser, code, browser.get(reverse("desk:signed_up", args=["oldambt"])))
    assert '<bdi class="kl-number">0597-000000</bdi>' in told


@pytest.mark.parametrize("code", ["nl", *OTHERS])
def test_every_language_is_called_by_its_own_name(code, alliance):
    html = speaking(code).get("/").content.decode()
    for name in ("Nederlands", "English", "Türkçe", "العربيّة", "Polski", "Українська"):
        assert f">{name}</button>" in html


def test_what_is_written_from_left_to_right_stays_so_in_arabic(alliance):
    html = speaking("ar").get(SIGN_UP).content.decode()
    for name in ("phone", "email", "postcode"):
        assert 'dir="ltr"' in re.search(f'<input[^>]*name="{name}"[^>]*>', html)[0]
    assert '<bdi class="kl-number">0597-000000</bdi>' in html


@pytest.mark.parametrize("code", OTHERS)
def test_several_desks_or_none(code, alliance):
    alliance.change(desk=None)
    checked(None, code, speaking(code).get("/"))


@pytest.mark.parametrize("code", OTHERS)
def test_mijn_hulp(code, registered):
    browser = speaking(code)
    answer = browser.post(
        reverse("portal:enter"), {"code": registered.follow_up_code, "contact": "0612345678"}
    )
    overview = reverse("portal:overview")
    assert answer.url == overview
    checked(browser, code, browser.get(overview))
    checked(browser, code, browser.get(reverse("portal:correct")))
    checked(browser, code, browser.post(reverse("portal:correct"), {}))
    sent = browser.post(reverse("portal:message"), {"text": "Merhaba"}, follow=True)
    checked(browser, code, sent)
    checked(browser, code, browser.get(reverse("portal:looks")))
    wrong = checked(browser, code, browser.post(reverse("portal:message"), {"text": ""}))
    assert f'name="next" value="{overview}"' in wrong, "the address of a message takes no GET"
    checked(browser, code, browser.post(reverse("portal:leave"), follow=True))


@pytest.mark.parametrize("code", OTHERS)
def test_the_lead_is_told_in_dutch(code, registered, cast):
    browser = speaking(code)
    browser.post(
        reverse("portal:enter"), {"code": registered.follow_up_code, "contact": "0612345678"}
    )
    browser.post(reverse("portal:message"), {"text": "Merhaba"})
    with acting_as(Actor(sees=Sees.POSTMAN)):
        told = list(Message.objects.values_list("subject", flat=True))
    assert "Er is een bericht uit Mijn hulp" in told


@pytest.mark.parametrize("code", OTHERS)
def test_what_only_some_requests_show(code):
    day = "16"
    with translation.override(code):
        said = [sentence(step, day) for step in NextCode.values]
        said += [what_happened(event) for event in (*SPECIAL, "nergens.iets")]
        said += [what_happened(f"{room}.viewed") for room in LOOKED]
        said += [what_happened(f"{room}.changed") for room in DID]
    assert all(day in words for words in said[: len(NextCode.values)])
    assert not [words for words in said if DUTCH.search(words)]


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "429", "500"])
def test_pages_for_when_things_go_wrong(code, name):
    with translation.override(code):
        html = render_to_string(f"{name}.html", {"desk_phone": ""})
    assert left_in_dutch(html, code) == []
    assert f'lang="{code}"' in html


def test_an_address_that_is_not_there_is_answered_in_the_chosen_language():
    page = speaking("tr").get("/lokett/")
    assert page.status_code == 404
    checked(None, "tr", page)


@pytest.mark.parametrize("code", OTHERS)
def test_dates_are_written_as_in_that_language(code, cast):
    browser = speaking(code)
    browser.post(SIGN_UP, ANSWERS | {"agreed": "on"})
    told = browser.get(reverse("desk:signed_up", args=["oldambt"])).content.decode()
    day = re.search(r"<b>([^<>]*\d+[^<>]*)</b>", told)[1]
    form = {
        "en": r"[A-Z]\w+day \d+ [A-Z]\w+",
        "tr": r"\d+ \w+ \w+",
        "ar": r"[؀-ۿ]+ \d+ [؀-ۿ]+",
        "pl": r"\d+ [a-ząćęłńóśźż]+ \([a-ząćęłńóśźż]+\)",
        "uk": r"\d+ [а-яіїєґ]+ \([а-яіїєґ']+\)",
    }
    assert re.fullmatch(form[code], day.replace("’", "'")), day


def test_the_switch_keeps_what_was_picked(client, alliance):
    page = f"{SIGN_UP}?wat=letters&wat=debts"
    front = reverse("desk:front_door", args=["oldambt"]) + "?wat=letters"
    assert f'name="next" value="{front}"' in client.get(front).content.decode()
    answer = client.post(reverse("desk:language"), {"speak": "tr", "next": page})
    assert (answer.status_code, answer.url) == (302, page)
    cookie = answer.cookies[settings.LANGUAGE_COOKIE_NAME]
    assert (cookie.value, cookie["max-age"], cookie["httponly"]) == ("tr", "", True)
    html = client.get(answer.url).content.decode()
    assert 'lang="tr"' in html
    assert 'name="concerns" value="letters"' in html


@pytest.mark.parametrize(
    "back",
    ["", "https://elders.example/", "//elders.example/", "/\\elders.example", "javascript:1"],
)
def test_the_switch_goes_nowhere_else(client, alliance, back):
    answer = client.post(reverse("desk:language"), {"speak": "ar", "next": back})
    assert answer.url == "/"


@pytest.mark.parametrize("speak", ["", "xx", "nl; path=/", "ar\n"])
def test_a_language_that_we_do_not_speak_changes_nothing(client, alliance, speak):
    answer = client.post(reverse("desk:language"), {"speak": speak, "next": "/"})
    assert answer.status_code == 302
    assert settings.LANGUAGE_COOKIE_NAME not in answer.cookies
    assert 'lang="nl"' in speaking(speak or "xx").get("/").content.decode()


@pytest.mark.parametrize("path", [SIGN_UP, "/loket/oldambt/vindplaats/huisarts/"])
def test_the_switch_on_a_form_keeps_what_was_typed(client, cast, place, path):
    typed = ANSWERS | {"handed_in_by": "Dokter"}
    page = client.post(path, typed | {"speak": "uk"})
    html = checked(client, "uk", page)
    form = page.context["form"]
    assert not form.is_bound, "nothing is checked, nothing is sent"
    assert [form[name].value() for name in ("name", "phone", "contact_way")] == [
        "Samira",
        "06 12345678",
        "phone",
    ]
    assert form["concerns"].value() == ["letters", "debts"]
    assert form["submission"].value() == ANSWERS["submission"]
    assert page.cookies[settings.LANGUAGE_COOKIE_NAME].value == "uk"
    # Enter in a field still presses the first button: not a language.
    first = re.search(r'<button[^>]*form="ask"[^>]*>', html)[0]
    assert "hidden" in first
    assert "speak" not in first
    with acting_as(cast.loket.actor()):
        assert not HelpSeeker.objects.exists()


def test_the_language_to_talk_in_follows_until_it_was_chosen(client, alliance):
    page = client.post(SIGN_UP, ANSWERS | {"speak": "tr"})
    assert page.context["form"]["language"].value() == "tr"
    page = client.post(SIGN_UP, ANSWERS | {"language": "so", "speak": "tr"})
    assert page.context["form"]["language"].value() == "so"


def test_urgent_stays_urgent(client, alliance):
    html = client.get(f"{SIGN_UP}?spoed=1").content.decode()
    assert f'action="{SIGN_UP}?spoed=1"' in html


def test_workers_read_dutch(sign_in, cast, noor):
    browser = speaking("tr", sign_in(cast.gemeente))
    for path in (
        reverse("workbench:today"),
        reverse("workbench:case", args=[noor.pk]),
        reverse("organisations:account"),
    ):
        page = browser.get(path)
        assert page.headers["Content-Language"] == "nl"
        assert '<html lang="nl" dir="ltr">' in page.content.decode()
    anonymous = speaking("ar")
    for path in (reverse("account_login"), reverse("organisations:accept_invitation", args=["x"])):
        assert anonymous.get(path).headers["Content-Language"] == "nl"


def test_the_catalogues_hold_every_text_and_no_other():
    """The same as in `make check`; the list of pages finds parts by itself."""
    sys.path.insert(0, str(ROOT / "scripts"))
    try:
        import check_messages  # noqa: PLC0415 - a script, not a module of ours
    finally:
        sys.path.pop(0)
    assert ROOT / "ketenloket/templates/cotton/turn.html" in check_messages.public_templates()
    assert not [p for p in check_messages.public_templates() if "workbench" in p.name]
    for code in OTHERS:
        catalogue = ROOT / f"ketenloket/locale/{code}/LC_MESSAGES/django.po"
        assert "fuzzy" not in catalogue.read_text()
        assert all(texts(code).values())
