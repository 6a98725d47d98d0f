"""The wall map as page, as sheet and as one offer: found by part of life, read in six languages."""

import io
import time
from datetime import timedelta
from pathlib import Path

import pypdf
import pytest
import segno
from django.contrib.staticfiles import finders
from django.test import Client
from django.utils import timezone
from weasyprint.urls import FatalURLFetchingError

from ketenloket.foundation import press
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.network.directory.models import (
    Location,
    Need,
    ServiceLocation,
    ServiceText,
)
from ketenloket.network.directory.rules.wall import (
    Entry,
    Said,
    areas_of,
    by_life_area,
    in_one_line,
    place_in_words,
    who_fits,
)
from tests.directory.conftest import add

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

WALL = "/loket/oldambt/kaart/"
PAPER = "/loket/oldambt/kaart.pdf"
A4, A3 = (595, 842), (842, 1191)


def entry(name, *areas):
    return Entry(
        key=name, name=Said(name), organisation="", does=Said(""), for_whom=Said(""), areas=areas
    )


def read(answer):
    assert answer.status_code == 200, answer.content[:300]
    return pypdf.PdfReader(io.BytesIO(answer.content))


def words(reader):
    return " ".join("\n".join(page.extract_text() for page in reader.pages).split())


def fonts(reader):
    """Every font of the document, as the file describes it."""
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            yield font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]


def test_an_offer_hangs_once_and_is_named_where_it_helps_too():
    money, both = entry("Schuldhulp", "money"), entry("Thuis", "papers", "money")
    first, second, rest = by_life_area([both, entry("Los"), money])
    assert (first.area, first.entries, first.also) == ("money", [money], [both])
    assert (second.area, second.entries, second.also) == ("papers", [both], [])
    assert (rest.area, [each.key for each in rest.entries]) == ("else", ["Los"])


def test_it_hangs_under_what_it_helps_with_most():
    area_of = {"debts": "money", "budget": "money", "letters": "papers"}
    assert areas_of(["letters", "debts", "budget", "gone"], area_of) == ("money", "papers")
    assert areas_of(["letters", "debts"], area_of) == ("money", "papers")  # as the map is ordered
    assert areas_of(["gone"], area_of) == ()


def test_one_line_is_a_sentence_or_whole_words():
    assert in_one_line("Kort\n en  goed.") == "Kort en goed."
    assert in_one_line("Wij openen samen de post. " + "En nog veel meer. " * 20) == (
        "Wij openen samen de post."
    )
    long = in_one_line("woord " * 60)
    assert len(long) <= 150
    assert long.endswith("woord…")


def test_for_whom_and_where_in_words():
    assert (
        who_fits(["young", "made-up"], 18, 27) == "jongeren tot 27 jaar, van 18 tot en met 27 jaar"
    )
    assert who_fits([], None, None) == ""
    assert place_in_words("Huis in Winschoten", "Dorpsstraat 1", "Winschoten") == (
        "Huis in Winschoten, Dorpsstraat 1"
    )


def test_the_page_needs_no_account_and_leaves_no_cookie(thuis):
    answer = Client().get(WALL)
    page = answer.content.decode()
    assert not answer.cookies
    assert "Thuisadministratie" in page
    assert "0597 123456" in page
    assert page.index("Geld en schulden") < page.index("Post en formulieren")


def test_another_language_is_in_the_address_and_dutch_is_marked(thuis, cast):
    with acting_as(cast.humanitas.actor()):
        ServiceText(
            service=thuis, language="tr", name="Evde yardım", does="Postayı birlikte açıyoruz."
        ).save(force_insert=True)
    turkish = Client().get(WALL, {"taal": "tr"})
    assert turkish.headers["Content-Language"] == "tr"
    assert 'lang="tr"' in turkish.content.decode()
    assert "Evde yardım" in turkish.content.decode()
    arabic = Client().get(WALL, {"taal": "ar"}).content.decode()
    assert 'dir="rtl"' in arabic
    assert '<p lang="nl" dir="ltr">Een vrijwilliger komt thuis' in arabic
    assert ">NL</span>" in arabic


def test_only_what_is_offered_in_that_municipality(cast, thuis):
    cast.humanitas.alliance.change(municipalities=["GM1895", "GM1969"])
    add(cast.humanitas, name="Verderop", municipalities=["GM1969"])
    add(cast.humanitas, name="Overal", municipalities=["GM1895", "GM1969"])
    stopped = add(cast.humanitas, name="Gestopt")
    with acting_as(cast.humanitas.actor()):
        stopped.change(active=False)
    everything = Client().get(WALL).content.decode()
    here = Client().get(WALL, {"gemeente": "GM1895"}).content.decode()
    elsewhere = Client().get(WALL, {"gemeente": "GM9999"}).content.decode()
    assert all(name in everything for name in ("Thuisadministratie", "Verderop", "Overal"))
    assert "Verderop" not in here
    assert "Overal" in here
    assert "Verderop" in elsewhere  # a place of no alliance is no choice
    assert "Gestopt" not in everything


def test_old_cards_say_call_first_and_places_say_where(cast, thuis):
    with acting_as(cast.humanitas.actor()):
        thuis.change(checked_on=timezone.localdate() - timedelta(days=93))
        place = Location(
            organisation=thuis.organisation,
            alliance=cast.humanitas.alliance,
            name="De Brug",
            city="Winschoten",
        )
        place.save(force_insert=True)
        ServiceLocation(
            service=thuis, location=place, organisation=thuis.organisation, opening_hours="woensdag"
        ).save(force_insert=True)
    page = Client().get(WALL).content.decode()
    assert "bel eerst" in page
    assert "De Brug, Winschoten<br>woensdag" in page
    with acting_as(cast.humanitas.actor()):
        thuis.change(checked_on=timezone.localdate())
    assert "bel eerst" not in Client().get(WALL).content.decode()


def test_who_may_not_be_called_is_reached_through_the_desk(cast, thuis):
    with acting_as(cast.humanitas.actor()):
        thuis.change(open_to_public=False)
    page = Client().get(WALL).content.decode()
    assert "0597 123456" not in page
    assert "via het loket" in page
    assert "0597 123456" not in words(read(Client().get(PAPER)))


@pytest.mark.parametrize(("size", "points"), [("a4", A4), ("a3", A3), ("x", A4)])
def test_the_sheet_is_tagged_and_brings_its_own_letters(thuis, size, points):
    answer = Client().get(PAPER, {"formaat": size})
    reader = read(answer)
    assert not answer.cookies
    assert answer.headers["Content-Type"] == "application/pdf"
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "nl"
    assert reader.metadata.title == "Wie helpt waarbij in Oldambt"
    assert reader.metadata.author == "Geldloket Oldambt"
    assert "pdfuaid" in reader.xmp_metadata.stream.get_data().decode()
    assert [round(side) for side in reader.pages[0].mediabox[2:]] == list(points)
    assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts(reader))
    text = words(reader)
    assert "Thuisadministratie" in text
    assert "0597 123456" in text
    assert [each.title for each in reader.outline if not isinstance(each, list)]


def test_the_sheet_in_arabic_can_be_read_and_searched(thuis, cast):
    said = "خط بخط: نفتح البريد ونرتب الأوراق"
    with acting_as(cast.humanitas.actor()):
        ServiceText(service=thuis, language="ar", name="مساعدة", does=said).save(force_insert=True)
    reader = read(Client().get(PAPER, {"taal": "ar"}))
    assert reader.trailer["/Root"]["/Lang"] == "ar"
    text = words(reader)
    # Each word with its letters in the order in which they are written.
    assert all(word in text for word in ("نفتح", "البريد", "ونرتب", "الأوراق", "مساعدة"))
    assert any("Vazirmatn" in str(font) or "Arabic" in str(font) for font in fonts(reader))
    assert "0597 123456" in text


@pytest.mark.parametrize(
    ("language", "letters"), [("uk", "їжа ґанок"), ("pl", "Łódź ąęś"), ("tr", "ğışİ")]
)
def test_every_alphabet_is_there(thuis, cast, language, letters):
    with acting_as(cast.humanitas.actor()):
        ServiceText(service=thuis, language=language, does=letters).save(force_insert=True)
    assert letters in words(read(Client().get(PAPER, {"taal": language})))


def test_the_code_leads_to_the_offer(thuis, monkeypatch):
    asked = []

    def listened(address, **kind):
        asked.append(address)
        return segno.QRCode(made(address, **kind))

    made = segno.encoder.encode
    monkeypatch.setattr(
        segno, "make", lambda address, **kind: listened(address, error=kind["error"])
    )
    read(Client().get(PAPER, {"taal": "tr"}))
    (address,) = asked
    assert address == f"http://testserver/loket/oldambt/aanbod/{thuis.public_id}/?taal=tr"
    page = Client().get(address.removeprefix("http://testserver"))
    assert page.status_code == 200
    assert "Thuisadministratie" in page.content.decode()


def test_a_sheet_asks_nobody_anything():
    fetch = press._our_files().fetch
    assert b"@page" in fetch(f"{press._HERE}css/paper.css").read()
    for url in ("https://example.org/x.css", "file:///etc/passwd", f"{press._HERE}../settings.py"):
        with pytest.raises((FatalURLFetchingError, Exception)) as refused:
            fetch(url)
        assert "root:" not in str(refused.value)
    with pytest.raises(FatalURLFetchingError):
        press.printed('<img alt="x" src="https://example.org/x.png">')


def test_too_many_sheets_are_refused(thuis, settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "paper": "1/m/ip"}
    browser = Client()
    assert browser.get(PAPER).status_code == 200
    assert browser.get(PAPER).status_code == 429


def test_a_busy_press_says_so(thuis, monkeypatch):
    monkeypatch.setattr(press, "_BUSY_SECONDS", 0)
    with press._press:
        assert Client().get(PAPER).status_code == 429


def test_sixty_offers_within_five_seconds(cast):
    for number in range(60):
        add(cast.humanitas, name=f"Aanbod {number}", does="Wij openen samen de post. " * 3)
    Client().get(PAPER)  # the library is loaded once
    for size in ("a4", "a3"):
        began = time.process_time()
        reader = read(Client().get(PAPER, {"formaat": size}))
        assert time.process_time() - began < 5
        assert "Aanbod 59" in words(reader)


def test_the_page_of_an_offer(thuis, cast):
    with acting_as(cast.humanitas.actor()):
        thuis.change(contact_person="Anneke Bos", contact_public=False)
    path = f"/loket/oldambt/aanbod/{thuis.public_id}/"
    answer = Client().get(path)
    assert not answer.cookies
    assert "Anneke Bos" not in answer.content.decode()
    with acting_as(cast.humanitas.actor()):
        thuis.change(contact_public=True)
    assert "Anneke Bos" in Client().get(path).content.decode()
    with acting_as(cast.humanitas.actor()):
        thuis.change(active=False)
    gone = Client().get(path).content.decode()
    assert "Dit aanbod is er nu niet" in gone
    assert "0597 123456" not in gone
    assert Client().get(path.replace("oldambt", "elders")).status_code == 404


def test_every_part_of_life_has_its_section_and_picture():
    areas = {need.life_area for need in Need.objects.all()}
    sections = by_life_area([entry(area, area) for area in areas])
    assert {section.area for section in sections} == areas
    style = finders.find("css/paper.css")
    for section in sections:
        assert section.icon in press._drawings()
        assert f".symbol--{section.icon} " in Path(style).read_text()
