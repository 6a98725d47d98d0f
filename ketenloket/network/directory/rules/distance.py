"""How far it is, as the crow flies, from the middle of a postcode area to a place."""

from collections.abc import Iterable
from math import asin, cos, radians, sin, sqrt

from ketenloket.network.directory.rules.postcodes import Point, postcode_table

_EARTH_KM = 6371.0


def centre_of(postcode: str) -> Point | None:
    """The middle of a postcode area, by its four digits; None when it is not known."""
    area = postcode_table().get(postcode.strip()[:4])
    return area.centre if area else None


def km_between(one: Point, other: Point) -> float:
    """Kilometres over the surface of the earth (haversine)."""
    (lat, lon), (to_lat, to_lon) = (map(radians, point) for point in (one, other))
    half = sin((to_lat - lat) / 2) ** 2 + cos(lat) * cos(to_lat) * sin((to_lon - lon) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(half))


def nearest_km(postcode: str, places: Iterable[Point]) -> float | None:
    """How far the nearest place is; None when either is not known."""
    here = centre_of(postcode) if postcode else None
    if here is None:
        return None
    return min((km_between(here, place) for place in places), default=None)
