"""What the directory knows without a database: its words, and where a postcode lies."""

from ketenloket.network.directory.rules.municipalities import (
    ATTRIBUTION,
    Municipality,
    all_municipalities,
    municipalities_called,
    municipality_name,
    municipality_of,
    normal_postcode,
)
from ketenloket.network.directory.rules.words import (
    CAPACITY_STALE_DAYS,
    LANGUAGES,
    REVIEW_DAYS,
    Audience,
    Capacity,
    FormOfHelp,
    LifeArea,
)

__all__ = [
    "ATTRIBUTION",
    "CAPACITY_STALE_DAYS",
    "LANGUAGES",
    "REVIEW_DAYS",
    "Audience",
    "Capacity",
    "FormOfHelp",
    "LifeArea",
    "Municipality",
    "all_municipalities",
    "municipalities_called",
    "municipality_name",
    "municipality_of",
    "normal_postcode",
]
