"""Verwijskaart: who offers what to whom.

Public, and no help-seeker is in it, so it has no row-level security; but for corrections: what
somebody tells about a card is for its owner.
"""

from ketenloket.network.directory.models.offers import WRITTEN, Service, ServiceQuerySet
from ketenloket.network.directory.models.places import Location, ServiceLocation
from ketenloket.network.directory.models.runs import ImportRun
from ketenloket.network.directory.models.texts import ServiceText, SpokenText
from ketenloket.network.directory.models.upkeep import (
    Confirmation,
    Correction,
    CorrectionOutcome,
)
from ketenloket.network.directory.models.words import BoundarySign, Need

__all__ = [
    "WRITTEN",
    "BoundarySign",
    "Confirmation",
    "Correction",
    "CorrectionOutcome",
    "ImportRun",
    "Location",
    "Need",
    "Service",
    "ServiceLocation",
    "ServiceQuerySet",
    "ServiceText",
    "SpokenText",
]
