"""What is known of a person, in the form in which two people are compared."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True)
class Traits:
    """The few things by which somebody is recognised. There is no BSN (art. 46 UAVG)."""

    name: str
    born: date | None = None
    postcode: str = ""
    house_number: str = ""
    phone: str = ""
    email: str = ""

    @cached_property
    def area(self) -> str:
        """The four digits of the postcode."""
        found = _DIGITS.search(self.postcode)
        return found[0] if found else ""

    @cached_property
    def letters(self) -> str:
        """The two letters of the postcode, where they are known."""
        return self.postcode.replace(" ", "").upper().removeprefix(self.area)

    @cached_property
    def number(self) -> str:
        """The house number without what is added to it."""
        found = _DIGITS.search(self.house_number)
        return found[0] if found else ""


# Who does not know the birthday was given one: these days say nothing but the year.
ADMINISTRATIVE_DAYS = frozenset({(1, 1), (1, 7)})  # day, month


def swapped(born: date) -> date | None:
    """The date with day and month the other way round, if there is such a date."""
    try:
        return born.replace(day=born.month, month=born.day)
    except ValueError:
        return None
