"""The list and the norms as they are shipped, read without a database."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ketenloket.network.provisions import rules
from ketenloket.network.provisions.rules import Conditions, Norm

DATA = Path(rules.__file__).parents[1] / "data"


def shipped_norms():
    """Norm rows as the check takes them."""
    told = json.loads((DATA / "norms_2026_11.json").read_text())
    rows = []
    for key, row in enumerate(told["norms"], start=1):
        days = {
            name: date.fromisoformat(row[name]) if row[name] else None
            for name in ("valid_from", "valid_to")
        }
        value = Decimal(row["value"])
        rows.append(Norm(**{**row, **days, "value": value}, key=key))
    return rows


def shipped_list():
    """The national list, as the check takes it."""
    told = json.loads((DATA / "national_2026_11.json").read_text())
    known = Conditions.__dataclass_fields__.keys()
    return [
        Conditions(
            key=key,
            **{n: tuple(v) if isinstance(v, list) else v for n, v in row.items() if n in known},
        )
        for key, row in enumerate(told["provisions"], start=1)
    ]


@pytest.fixture(scope="session")
def norms():
    """The norms that are shipped."""
    return shipped_norms()


@pytest.fixture(scope="session")
def national():
    """The national list that is shipped."""
    return shipped_list()
