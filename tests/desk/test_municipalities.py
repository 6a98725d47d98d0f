"""Which municipality a postcode suggests."""

import pytest

from ketenloket.network.directory.rules import (
    all_municipalities,
    municipality_name,
    municipality_of,
    normal_postcode,
)
from ketenloket.network.directory.rules.postcodes import postcode_table


@pytest.mark.parametrize("typed", ["9671", "9671AA", "9671 aa", " 9671  AA "])
def test_a_postcode_suggests_a_municipality(typed):
    assert [found.name for found in municipality_of(typed)] == ["Oldambt"]


def test_a_postcode_on_a_border_gives_the_likeliest_first_and_the_others_too():
    assert [found.code for found in municipality_of("1096")] == ["GM0363", "GM0437"]


@pytest.mark.parametrize("typed", ["", "0123", "967", "96711", "9671 A", "Winschoten", "9671 AA x"])
def test_anything_else_suggests_nothing(typed):
    assert municipality_of(typed) == ()


def test_the_list_is_whole_and_in_order():
    every = all_municipalities()
    assert len(every) == len({found.code for found in every}) == 342
    names = [found.name for found in every]
    assert names.index("'s-Gravenhage") > names.index("Rotterdam")
    assert names.index("Súdwest-Fryslân") > names.index("Sluis")
    assert "'s-Gravenhage (Den Haag)" in [found.label for found in every]


def test_every_suggestion_is_in_the_list():
    known = {found.code for found in all_municipalities()}
    assert {code for area in postcode_table().values() for code in area.municipalities} <= known


def test_the_name_of_a_code():
    assert municipality_name("GM1895") == "Oldambt"
    assert municipality_name("GM9999") == ""


def test_a_postcode_is_written_in_one_way():
    assert normal_postcode("9671aa") == "9671 AA"
    assert normal_postcode("9671") == "9671"
    with pytest.raises(ValueError, match="96"):
        normal_postcode("96")
