"""In which province a municipality lies: HSDS writes it in an address."""

from functools import lru_cache

from ketenloket.network.directory.rules.postcodes import rows_of


@lru_cache(maxsize=1)
def _provinces() -> dict[str, str]:
    return {row["gemeentecode"]: row["provincie"] for row in rows_of("gemeenten.csv")}


def province_of(municipality: str) -> str:
    """The province of a municipality by CBS code; empty for a code that is not in the list."""
    return _provinces().get(municipality, "")
