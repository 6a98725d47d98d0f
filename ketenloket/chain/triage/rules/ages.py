"""How old somebody is, as far as the table may know: a broad band, never a day of birth."""

from collections.abc import Mapping
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class AgeBand(TextChoices):
    """Wide enough to recognise nobody by, narrow enough for who is young or old (facts C13)."""

    UNDER_18 = "under_18", _("jonger dan 18 jaar")
    FROM_18 = "from_18", _("18 tot en met 26 jaar")
    FROM_27 = "from_27", _("27 tot en met 66 jaar")
    FROM_67 = "from_67", _("67 jaar of ouder")


# The lowest and the highest age of each band.
AGES: Mapping[str, tuple[int, int]] = {
    AgeBand.UNDER_18: (0, 17),
    AgeBand.FROM_18: (18, 26),
    AgeBand.FROM_27: (27, 66),
    AgeBand.FROM_67: (67, 120),
}


def age_band(born: date | None, today: date) -> str:
    """The band that belongs to a day of birth; empty when that is not known."""
    if born is None:
        return ""
    had_birthday = (today.month, today.day) >= (born.month, born.day)
    age = today.year - born.year - (not had_birthday)
    return next((band for band, (low, high) in AGES.items() if low <= age <= high), "")
