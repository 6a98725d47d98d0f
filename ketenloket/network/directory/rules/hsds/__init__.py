"""The verwijskaart in the words of HSDS 3.1 (Open Referral): how others write it down, and we read it.

`docs/hsds.md` tells field by field what becomes what.
"""

from ketenloket.network.directory.rules.hsds.places import province_of
from ketenloket.network.directory.rules.hsds.words import (
    CAPACITY_AVAILABLE,
    CBS_CODE,
    NAMESPACE,
    POSTCODE,
    TAXONOMY_NAMES,
    TRAITS,
    Link,
    Taxonomy,
    Term,
    Vocabulary,
    foreign_language,
    own_language,
    term_key,
    who_for,
    without_who_for,
)

__all__ = [
    "CAPACITY_AVAILABLE",
    "CBS_CODE",
    "NAMESPACE",
    "POSTCODE",
    "TAXONOMY_NAMES",
    "TRAITS",
    "Link",
    "Taxonomy",
    "Term",
    "Vocabulary",
    "foreign_language",
    "own_language",
    "province_of",
    "term_key",
    "who_for",
    "without_who_for",
]
