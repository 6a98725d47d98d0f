"""What stands in one place stands in one place only."""

import re

import pytest

from config.settings import BASE_DIR

HOUSE = BASE_DIR / "ketenloket"


@pytest.mark.parametrize(
    ("what", "where"),
    [
        (r"^import holidays|^from holidays", "network/organisations/rules/working_days.py"),
        (r"SELECT pg_(try_)?advisory", "foundation/tenancy/acting.py"),
    ],
)
def test_there_is_one_calendar_and_one_lock_on_a_name(what, where):
    """Two calendars would give two last days for one term."""
    found = {
        str(path.relative_to(HOUSE))
        for path in HOUSE.rglob("*.py")
        if re.search(what, path.read_text(), re.MULTILINE)
    }
    assert found == {where}
