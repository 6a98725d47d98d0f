"""A place as HSDS writes it."""

from collections.abc import Mapping
from typing import Any

from ketenloket.network.directory.rules.hsds import CBS_CODE, province_of
from ketenloket.windows.api.rules.parts import part


def location(row: Mapping[str, Any], *, full: bool = True) -> dict[str, Any]:
    """A place, with its address and accessibility when `full`."""
    key = row["public_id"]
    record: dict[str, Any] = {"id": str(key), "location_type": "physical", "name": row["name"]}
    if row["latitude"] is not None and row["longitude"] is not None:
        record |= {"latitude": row["latitude"], "longitude": row["longitude"]}
    if row["municipality"]:
        record["external_identifier"] = row["municipality"]
        record["external_identifier_type"] = CBS_CODE
    if not full:
        return record
    if row["street"] or row["postcode"] or row["city"]:
        record["addresses"] = [
            {
                "id": part(key, "address"),
                "address_1": row["street"],
                "city": row["city"],
                "state_province": province_of(row["municipality"]),
                "postal_code": row["postcode"],
                "country": "NL",
                "address_type": "physical",
            }
        ]
    if row["accessibility"]:
        record["accessibility"] = [
            {"id": part(key, "accessibility"), "description": row["accessibility"]}
        ]
    if row["opening_hours"]:
        record["schedules"] = [{"id": part(key, "schedule"), "description": row["opening_hours"]}]
    return record
