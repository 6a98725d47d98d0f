"""Voorzieningenlijst: what one may ask for, by which norms, and who keeps it.

Public, and no help-seeker is in it, so it has no row-level security; who may write is kept by
triggers. A row without an alliance is of the national list; an alliance that changes one gets a row
of its own with the same code.
"""

from ketenloket.network.provisions.models.norms import NormAmount, norms_for
from ketenloket.network.provisions.models.provisions import (
    WRITTEN,
    Provision,
    ProvisionQuerySet,
    provisions_for,
)
from ketenloket.network.provisions.models.upkeep import Happened, ProvisionChange

__all__ = [
    "WRITTEN",
    "Happened",
    "NormAmount",
    "Provision",
    "ProvisionChange",
    "ProvisionQuerySet",
    "norms_for",
    "provisions_for",
]
