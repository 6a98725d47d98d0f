"""Organisations of one name in one file: kept apart by their numbers, and by a name of their own."""

from collections.abc import Container, Mapping
from itertools import count
from typing import Any

from ketenloket.network.directory.rules.hsds import fields

LONGEST_NAME = 120


def town_of(record: Mapping[str, Any]) -> str:
    """The town of the first place that an organisation names, or nothing."""
    for place in fields.rows(record, "locations"):
        for address in fields.rows(place, "addresses"):
            if town := fields.text(address, "city", 60):
                return town
    return ""


def name_apart(name: str, town: str, taken: Container[str]) -> str:
    """The name with the town behind it, else with a number: the first that is free."""
    numbers = (str(number) for number in count(2))
    for sign in (town, *(next(numbers) for _turn in range(1000))):
        own = f"{name[: LONGEST_NAME - len(sign) - 3]} ({sign})"
        if sign and own.lower() not in taken:
            return own
    raise LookupError(name)
