"""The pages of this room: records for other systems, open to all."""

from ketenloket.windows.api.views.base import about, nothing_here, openapi
from ketenloket.windows.api.views.lists import taxonomies, taxonomy, taxonomy_term, taxonomy_terms
from ketenloket.windows.api.views.records import (
    organization,
    organizations,
    service,
    service_at_location,
    service_at_locations,
    services,
)

__all__ = [
    "about",
    "nothing_here",
    "openapi",
    "organization",
    "organizations",
    "service",
    "service_at_location",
    "service_at_locations",
    "services",
    "taxonomies",
    "taxonomy",
    "taxonomy_term",
    "taxonomy_terms",
]
