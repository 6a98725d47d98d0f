"""Where a place is, as far as the four digits of a postcode tell it, and which digits were typed.

A suggestion, never a fact: the middle of a postcode area, not a front door.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ketenloket.network.directory.rules.municipalities import normal_postcode
from ketenloket.network.directory.rules.postcodes import postcode_table

MOST_POSTCODE_AREAS = 100
_DIGITS = re.compile(r"[1-9]\d{3}")
_BETWEEN = re.compile(r"[\s,;]+")


class PostcodesError(ValueError):
    """What was typed is no list of postcode areas; the text says what is wrong, in Dutch."""


@dataclass(frozen=True)
class Spot:
    """The middle of a postcode area, and the town it is named after."""

    latitude: float
    longitude: float
    town: str


def spot_of(postcode: str) -> Spot | None:
    """Where a postcode lies; None for what is no postcode or is not in the table."""
    try:
        digits = normal_postcode(postcode)[:4]
    except ValueError:
        return None
    area = postcode_table().get(digits)
    return Spot(*area.centre, area.town) if area and area.centre else None


def postcode_areas(typed: str) -> list[str]:
    """The four digits of each area, in the order of the digits, each once.

    Raises:
        PostcodesError: when a part is not four digits, or there are too many.
    """
    parts = [part for part in _BETWEEN.split(typed.strip()) if part]
    if wrong := [part for part in parts if not _DIGITS.fullmatch(part)]:
        raise PostcodesError(_wrong(wrong))
    found = sorted(set(parts))
    if len(found) > MOST_POSTCODE_AREAS:
        raise PostcodesError(
            _("Dit zijn meer dan %(most)s postcodes. Kies dan liever de hele gemeente.")
            % {"most": MOST_POSTCODE_AREAS}
        )
    return found


def _wrong(parts: Sequence[str]) -> str:
    shown = ", ".join(part[:12] for part in parts[:3])
    return ngettext(
        "Schrijf alleen de vier cijfers, zoals 9671. Dit klopt niet: %(parts)s.",
        "Schrijf alleen de vier cijfers, zoals 9671 9672. Dit klopt niet: %(parts)s.",
        len(parts),
    ) % {"parts": shown}
