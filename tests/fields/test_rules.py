"""Amounts are read as people type them; what could mean two amounts is asked again."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketenloket.foundation.fields import Euros
from ketenloket.foundation.fields.rules import (
    MOST_EUROS,
    NotEurosError,
    read_euros,
    typed_euros,
)

TYPED = [
    ("1250", "1250"), ("1.250", "1250"), ("1.250,50", "1250.50"), ("1250,5", "1250.50"),
    ("1250.50", "1250.50"), ("850.5", "850.50"), ("1.200.000", "1200000"), ("0", "0"),
    ("9999999,99", "9999999.99"), (",50", "0.50"), ("0,5", "0.50"), ("007", "7"),
    # as money is written, before and behind
    ("€ 12", "12"), ("€12,50", "12.50"), ("12 €", "12"), ("EUR 12", "12"), ("5 euro", "5"),
    ("12,-", "12"), ("12,--", "12"), ("€ 1.234,-", "1234"),
    # spaces between the thousands, also those that never break
    ("1 234,56", "1234.56"), ("1\u00a0234,56", "1234.56"), ("1\u202f234", "1234"), (" 12 ", "12"),
    # keyboards of others
    ("١٢٥٠", "1250"), ("۱۲۵۰", "1250"), ("١٬٢٥٠٫٥٠", "1250.50"), ("\u2066€ 12\u2069", "12"),
]  # fmt: skip
REFUSED = [
    "", " ", "veel", "-5", "€ -5", "1e9", "1e3000", "NaN", "Infinity", "=1+1", "10000000", "999999999",
    "€", ",", ".", "12,", "12.", "5 5 euro", "twaalf euro",
    # one amount or another
    "1,234", "1,250.50", "0.500", "12 50", "12€50", "1eur5", "1.2.3", "1,2,3", "12.34,56",
    "1.2345,6", "1.234.56", "1234.567", "1 234.567", "1.234 567", "10-20",
]  # fmt: skip


@pytest.mark.parametrize(("typed", "meant"), TYPED)
def test_an_amount_as_people_type_it(typed, meant):
    assert read_euros(typed) == Decimal(meant)


@pytest.mark.parametrize("typed", REFUSED)
def test_what_is_not_one_amount_is_refused(typed):
    with pytest.raises(NotEurosError):
        read_euros(typed)


@given(st.decimals(0, MOST_EUROS, places=2))
def test_what_stands_in_a_field_is_read_back_as_the_same(amount):
    assert read_euros(typed_euros(amount)) == amount
    assert read_euros(f"€ {amount:,.2f}".translate({44: ".", 46: ","})) == amount


def test_a_field_that_stays_empty_is_not_known():
    assert Euros().clean("") is None
    assert Euros().clean("1.234,5") == Decimal("1234.50")
    assert Euros().prepare_value(Decimal("1234.50")) == "1234,50"
