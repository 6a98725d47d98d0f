"""The QR codes of lists and posters, read back: drawn as a printer draws, seen as a telephone sees."""

import random

import pypdfium2
import pytest
import zxingcpp
from django.test import Client
from PIL import Image, ImageFilter

from ketenloket.network.organisations.models import FindingPlace
from tests.directory.conftest import add

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

SITE = "http://testserver"
PRINTED_DPI = 300
SEEN_DPI = 130  # of a telephone at arm's length from a sheet of A4


def pages(answer, dpi=PRINTED_DPI):
    """The sheets, drawn."""
    assert answer.status_code == 200, answer.content[:300]
    document = pypdfium2.PdfDocument(answer.content)
    return [page.render(scale=dpi / 72).to_pil().convert("L") for page in document]


def read(picture):
    """What the codes on a picture say."""
    return sorted(code.text for code in zxingcpp.read_barcodes(picture))


def photographed(picture):
    """As a camera sees it: askew, not sharp, in bad light."""
    askew = picture.rotate(7, expand=True, fillcolor=255, resample=Image.Resampling.BICUBIC)
    width, height = askew.size
    leaning = askew.transform(
        askew.size,
        Image.Transform.QUAD,
        (0, 0, width * 0.02, height, width * 0.98, height, width, 0),
        fillcolor=255,
        resample=Image.Resampling.BICUBIC,
    )
    grain = random.Random(3)  # noqa: S311 - a repeatable picture, not a secret
    dark = leaning.filter(ImageFilter.GaussianBlur(0.8)).point(lambda tone: 40 + tone * 0.6)
    noise = Image.frombytes("L", dark.size, grain.randbytes(width * height)).point(
        lambda tone: tone // 12
    )
    return Image.blend(dark, noise, 0.15)


@pytest.fixture
def offers(cast):
    """As many as fill more than one sheet."""
    named = [add(cast.humanitas, name=f"Hulp {number}") for number in range(9)]
    return {f"{SITE}/loket/oldambt/aanbod/{each.public_id}/": each for each in named}


@pytest.mark.parametrize(("size", "language"), [("a4", "nl"), ("a3", "nl"), ("a4", "ar")])
def test_every_offer_on_the_list_can_be_scanned(offers, size, language):
    answer = Client().get("/loket/oldambt/kaart.pdf", {"maat": size, "taal": language})
    found = {text for page in pages(answer) for text in read(page)}
    assert {text.partition("?")[0] for text in found} == set(offers)
    if language != "nl":
        assert all(text.endswith(f"?taal={language}") for text in found)
    for text in found:
        page = Client().get(text.removeprefix(SITE))
        assert page.status_code == 200
        assert offers[text.partition("?")[0]].name in page.content.decode()


def test_also_askew_and_in_bad_light(offers):
    """All of them, at the sharpness of a telephone in front of the wall."""
    answer = Client().get("/loket/oldambt/kaart.pdf")
    found = {text for page in pages(answer, SEEN_DPI) for text in read(photographed(page))}
    assert {text.partition("?")[0] for text in found} == set(offers)


@pytest.mark.parametrize(
    ("who", "leads_to"),
    [("medewerkers", "/loket/oldambt/vindplaats/huisarts/"), ("publiek", "/loket/oldambt/hulp/")],
)
def test_a_poster_can_be_scanned(cast, sign_in, who, leads_to):
    place = FindingPlace.objects.create(
        alliance=cast.neutraal.alliance, name="Huisartsen", kind="gp", code="huisarts"
    )
    answer = sign_in(cast.neutraal).get(f"/beheer/vindplaatsen/{place.pk}/affiche.pdf?voor={who}")
    (sheet,) = pages(answer, SEEN_DPI)
    assert read(sheet) == read(photographed(sheet)) == [f"{SITE}{leads_to}"]
    assert Client().get(leads_to).status_code == 200


def test_the_measure_fails_where_a_telephone_would():
    """A sheet without a code says nothing, and one that was made unreadable does neither."""
    assert read(Image.new("L", (400, 400), 255)) == []
