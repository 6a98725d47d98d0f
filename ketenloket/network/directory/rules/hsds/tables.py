"""The tables of HSDS put together again: each row under the row that it belongs to."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Row = dict[str, Any]
Tables = Mapping[str, Sequence[Row]]

# Table, the name under which it hangs in a record.
_OF_SERVICE = {
    "phones": "phones",
    "schedules": "schedules",
    "service_areas": "service_areas",
    "languages": "languages",
    "cost_options": "cost_options",
    "contacts": "contacts",
    "service_capacity": "capacities",
}
_OF_LOCATION = {
    "addresses": "addresses",
    "accessibility": "accessibility",
    "schedules": "schedules",
}


def nested(tables: Tables) -> Iterator[tuple[str, str, Row]]:
    """Organisations and services with all that hangs under them, and where each stands."""
    attributes = _attributes(tables)
    locations = _locations(tables)
    by_service = {name: _by(tables.get(name, ()), "service_id") for name in _OF_SERVICE}
    areas = _by(tables.get("service_areas", ()), "service_at_location_id")
    at = _by(
        tables.get("service_at_location") or tables.get("service_at_locations", ()), "service_id"
    )
    hours = _by(tables.get("schedules", ()), "service_at_location_id")
    phones = _by(tables.get("phones", ()), "organization_id")
    of_organization = _by(list(locations.values()), "organization_id")
    for number, row in enumerate(tables.get("organizations", ()), start=2):
        key = str(row.get("id", ""))
        record = {**row, "attributes": attributes.get(key, [])}
        record["phones"] = [p for p in phones.get(key, []) if not p.get("service_id")] or (
            phones.get(key, [])
        )
        record["locations"] = of_organization.get(key, [])
        yield f"organizations.csv:{number}", "organization", record
    for number, row in enumerate(tables.get("services", ()), start=2):
        key = str(row.get("id", ""))
        record = {**row, "attributes": attributes.get(key, [])}
        for table, name in _OF_SERVICE.items():
            record[name] = by_service[table].get(key, []) if key else []
        record["capacities"] = _with_units(record["capacities"], tables)
        record["service_at_locations"] = [
            {
                **each,
                "location": locations.get(str(each.get("location_id", ""))),
                "schedules": hours.get(str(each.get("id", "")), []),
            }
            for each in at.get(key, [])
        ]
        for each in at.get(key, []):
            record["service_areas"] = [
                *record["service_areas"],
                *areas.get(str(each.get("id")), []),
            ]
        yield f"services.csv:{number}", "service", record


def _with_units(rows: Sequence[Row], tables: Tables) -> list[Row]:
    units = {str(unit.get("id")): unit for unit in tables.get("units", ())}
    return [{**row, "unit": units.get(str(row.get("unit_id")), {})} for row in rows]


def _locations(tables: Tables) -> dict[str, Row]:
    under = {
        name: _by(tables.get(table, ()), "location_id") for table, name in _OF_LOCATION.items()
    }
    return {
        key: {**row, **{name: rows.get(key, []) for name, rows in under.items()}}
        for row in tables.get("locations", ())
        if (key := str(row.get("id", "")))
    }


def _attributes(tables: Tables) -> dict[str, list[Row]]:
    terms = {str(term.get("id")): term for term in tables.get("taxonomy_terms", ())}
    rows = [
        {**row, "taxonomy_term": terms.get(str(row.get("taxonomy_term_id")), {})}
        for row in tables.get("attributes", ())
    ]
    return _by(rows, "link_id")


def _by(rows: Sequence[Row], key: str) -> dict[str, list[Row]]:
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.get(key):
            groups[str(row[key])].append(row)
    return groups
