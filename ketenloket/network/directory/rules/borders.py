"""The simplified borders of municipalities, drawn flat: a small map as paths of SVG."""

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import cos, radians

BORDERS_ATTRIBUTION = "CBS, Kadaster/PDOK (CC BY 4.0)"

_WIDTH = 400.0
_MOST_HEIGHT = 480.0
_MARGIN = 6.0

Ring = tuple[tuple[float, float], ...]  # longitude, latitude


@dataclass(frozen=True)
class Shape:
    """One municipality on the map: its path, and a point within its box for a number."""

    code: str
    path: str
    x: float
    y: float


@dataclass(frozen=True)
class Outline:
    """A map of some municipalities, with the size of its picture."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


@lru_cache(maxsize=1)
def _rings() -> dict[str, tuple[Ring, ...]]:
    """The outer and inner lines of each municipality, by code."""
    file = files("ketenloket.network.directory").joinpath("data", "gemeenten.geojson")
    features = json.loads(file.read_text(encoding="utf-8"))["features"]
    return {feature["id"]: tuple(_lines(feature["geometry"])) for feature in features}


def _lines(geometry: dict[str, object]) -> Iterator[Ring]:
    coordinates = geometry["coordinates"]
    polygons = coordinates if geometry["type"] == "MultiPolygon" else [coordinates]
    for polygon in polygons if isinstance(polygons, list) else []:
        for line in polygon:
            yield tuple((float(lon), float(lat)) for lon, lat in line)


def outline_of(codes: Collection[str]) -> Outline | None:
    """The municipalities beside each other as they lie; None when none of them has a border."""
    known = {code: _rings()[code] for code in codes if code in _rings()}
    points = [point for rings in known.values() for ring in rings for point in ring]
    if not points:
        return None
    west, east = min(lon for lon, _ in points), max(lon for lon, _ in points)
    south, north = min(lat for _, lat in points), max(lat for _, lat in points)
    flat = cos(
        radians((south + north) / 2)
    )  # a degree to the east is shorter than one to the north
    wide, high = max((east - west) * flat, 0.001), max(north - south, 0.001)
    scale = min((_WIDTH - 2 * _MARGIN) / wide, (_MOST_HEIGHT - 2 * _MARGIN) / high)

    def drawn(point: tuple[float, float]) -> tuple[float, float]:
        lon, lat = point
        return (
            round(_MARGIN + (lon - west) * flat * scale, 1),
            round(_MARGIN + (north - lat) * scale, 1),
        )

    shapes = tuple(
        _shape(code, [[drawn(point) for point in ring] for ring in rings])
        for code, rings in known.items()
    )
    return Outline(
        round(wide * scale + 2 * _MARGIN, 1), round(high * scale + 2 * _MARGIN, 1), shapes
    )


def _shape(code: str, rings: Iterable[list[tuple[float, float]]]) -> Shape:
    lines = list(rings)
    path = " ".join("M" + "L".join(f"{x} {y}" for x, y in line) + "Z" for line in lines)
    largest = max(lines, key=len)
    xs, ys = [x for x, _ in largest], [y for _, y in largest]
    return Shape(code, path, round((min(xs) + max(xs)) / 2, 1), round((min(ys) + max(ys)) / 2, 1))
