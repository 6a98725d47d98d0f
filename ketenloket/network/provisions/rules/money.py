"""Amounts as people type them: with a point or a comma, with a euro sign, with points between."""

import re
from decimal import Decimal

_THOUSANDS = re.compile(r"\d{1,3}(\.\d{3})+(,\d{1,2})?")
_DUTCH = re.compile(r"\d+(,\d{1,2})?")
_POINT = re.compile(r"\d+\.\d{1,2}")
_DIGITS = 8
# Figures as they are written in Arabic and in Persian, which a keyboard may give.
_FIGURES = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


class MoneyError(ValueError):
    """What was typed is no amount."""


def read_money(typed: str) -> Decimal:
    """The amount that was meant; never below nothing.

    Raises:
        MoneyError: when it is not an amount, or larger than anybody has.
    """
    bare = re.sub(r"(?i)eur(o)?|[€\s\u200e\u200f\u2066-\u2069]", "", typed.translate(_FIGURES))
    bare = bare.removesuffix(",-").removesuffix(",--")
    if _THOUSANDS.fullmatch(bare):
        bare = bare.replace(".", "")
    elif not (_DUTCH.fullmatch(bare) or _POINT.fullmatch(bare)):
        raise MoneyError(typed)
    bare = bare.replace(",", ".")
    if len(bare.partition(".")[0]) > _DIGITS:
        raise MoneyError(typed)
    return Decimal(bare)
