"""White spots: counted without a person, said in words, drawn on a map."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from ketenloket.chain.triage.models import Gap
from ketenloket.chain.triage.rules.coverage import (
    Cell,
    InVain,
    Level,
    Offered,
    asked_in_words,
    by_language,
    by_municipality,
    white_spots,
)
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.network.directory.rules.borders import outline_of
from tests.conftest import make_alliance, make_worker

OFFERS = [
    Offered(["debts", "letters"], ["GM1895"], ["nl", "tr"]),
    Offered(["debts"], [], ["nl"], full=True),
    Offered(["food"], ["GM1895", "GM1950"], ["nl"], full=True),
]
GAPS = [InVain(["food", "food"], "GM1950", ["ar"])] * 4 + [InVain(["debts"], "GM1950", [])] * 6
NEEDS = ["debts", "letters", "food"]


def test_needs_by_municipality():
    grid = by_municipality(NEEDS, ["GM1895", "GM1950"], OFFERS, GAPS)
    assert grid["debts", "GM1895"] == Cell(2, 1, 0)
    assert grid["debts", "GM1895"].level is Level.MORE
    assert grid["debts", "GM1950"].level is Level.FULL
    assert grid["letters", "GM1895"].words == "1 aanbod"
    assert grid["letters", "GM1950"].words == "geen aanbod"
    assert white_spots(grid) == {"GM1895": [], "GM1950": ["letters"]}
    assert grid["food", "GM1950"].asked == "minder dan 5 keer tevergeefs gevraagd"
    assert grid["debts", "GM1950"].asked == "6 keer tevergeefs gevraagd"


def test_needs_by_language():
    grid = by_language(NEEDS, ["nl", "ar"], OFFERS, GAPS)
    assert grid["letters", "nl"].level is Level.ONE
    assert grid["food", "nl"].words == "alles vol"
    assert grid["food", "ar"] == Cell(0, 0, 4)


@pytest.mark.parametrize("count", [1, 4])
def test_few_is_never_a_number(count):
    assert str(count) not in asked_in_words(count).replace("dan 5", "")
    assert asked_in_words(0) == ""


def test_the_map_has_a_shape_for_each_municipality():
    drawn = outline_of(["GM1895", "GM1950", "GM9999"])
    assert [shape.code for shape in drawn.shapes] == ["GM1895", "GM1950"]
    for shape in drawn.shapes:
        numbers = [float(n) for n in re.findall(r"[\d.]+", shape.path)]
        assert min(numbers) >= 0
        assert max(numbers) <= max(drawn.width, drawn.height)
        assert shape.path.startswith("M")
    assert outline_of(["GM9999"]) is None


@pytest.mark.parametrize("who", ["gemeente", "neutraal", "tafel"])
def test_the_page(cast, offers, sign_in, who):
    with acting_as(cast.gemeente.actor()):
        Gap(
            alliance=cast.gemeente.alliance,
            noted_by=cast.gemeente.organisation,
            noted_on=timezone.localdate(),
            municipality="GM1895",
            needs=["food"],
            languages=["ar"],
            missing="Geen hulp",
        ).save(force_insert=True)
    page = sign_in(getattr(cast, who)).get(reverse("triage:coverage"))
    text = page.content.decode()
    assert "vragen zonder aanbod" in text
    assert "minder dan 5 keer tevergeefs gevraagd" in text
    assert "<svg" in text
    assert "CBS, Kadaster/PDOK" in text


def test_nothing_of_another_alliance(cast, offers, sign_in):
    other = make_alliance("Elders", "elders")
    stranger = make_worker(other, "anders", "neutraal", "alliance_coordinator")
    page = sign_in(stranger).get(reverse("triage:coverage"))
    cells = [cell for row in page.context["by_place"]["rows"] for cell in row["cells"]]
    assert {cell["words"] for cell in cells} == {"geen aanbod"}
