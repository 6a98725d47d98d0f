"""Everything that can happen to the agreed limits, and which hold today."""

from ketenloket.network.agreements.actions.reading import (
    agreed,
    draft_of,
    in_force,
    stops_as_agreed,
)
from ketenloket.network.agreements.actions.versions import (
    adopt,
    change_limit,
    put_in_force,
    start_draft,
)

__all__ = [
    "adopt",
    "agreed",
    "change_limit",
    "draft_of",
    "in_force",
    "put_in_force",
    "start_draft",
    "stops_as_agreed",
]
