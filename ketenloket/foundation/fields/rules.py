"""What people type, read as what they meant; refused when it could mean two things."""

import re
import unicodedata
from decimal import Decimal

MOST_EUROS = Decimal("9999999.99")  # more is a slip of the finger
_CENT = Decimal("0.01")
# Marks of writing direction that come along when something is copied.
_UNSEEN = re.compile("[\u200e\u200f\u2066-\u2069]")
_SIGN = r"(?:€|eur|euro)"
# Thousands stand in threes, with one and the same sign between them; then cents behind a comma, or
# behind a point when no thousands are set apart. Nothing behind the comma is written as a dash.
_EUROS = re.compile(
    rf"""
    {_SIGN}?\s*
    (?:
        (?P<thousands> [1-9][0-9]{{0,2}} (?P<between>[.\ ]) [0-9]{{3}} (?:(?P=between)[0-9]{{3}})* )
        (?: ,(?P<cents> [0-9]{{1,2}} ) | ,--? )?
      | (?P<whole> [0-9]* ) [,.] (?P<part> [0-9]{{1,2}} )
      | (?P<round> [0-9]+ ) (?: ,--? )?
    )
    \s*{_SIGN}?
    """,
    re.VERBOSE | re.IGNORECASE,
)


class NotEurosError(ValueError):
    """What was typed is no amount."""


def read_euros(typed: str) -> Decimal:
    """The amount that was meant, in euros and cents: `1.234,56`, `1234,5`, `€ 1.200`, `12.50`.

    Figures of a keyboard in another writing are read as well. Refused is what could be two amounts:
    `1,234`, `0.500`, `12 50`.

    Raises:
        NotEurosError: when it is not one amount, is below nothing, or more than anybody has.
    """
    found = _EUROS.fullmatch(_in_our_signs(typed))
    if found is None:
        raise NotEurosError(typed)
    whole = found["round"] or found["whole"] or re.sub("[. ]", "", found["thousands"] or "0")
    amount = Decimal(f"{whole}.{found['part'] or found['cents'] or 0}")
    if amount > MOST_EUROS:
        raise NotEurosError(typed)
    return amount.quantize(_CENT)


def _in_our_signs(typed: str) -> str:
    """European figures, points and spaces, whatever the keyboard gave."""
    figures = "".join(str(unicodedata.decimal(sign, sign)) for sign in _UNSEEN.sub("", typed))
    return " ".join(figures.translate({0x66B: ",", 0x66C: "."}).split())


def typed_euros(amount: Decimal) -> str:
    """An amount as somebody would type it: `1250` or `1250,50`."""
    return f"{amount:.2f}".replace(".", ",").removesuffix(",00")
