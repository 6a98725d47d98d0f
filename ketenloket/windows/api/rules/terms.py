"""Our lists of words as HSDS taxonomies."""

from typing import Any

from ketenloket.network.directory.rules.hsds import (
    TAXONOMY_NAMES,
    Taxonomy,
    Term,
    Vocabulary,
    term_key,
)
from ketenloket.windows.api.rules.query import Query

Record = dict[str, Any]


def taxonomy(which: Taxonomy) -> Record:
    """A list of words."""
    name, description = TAXONOMY_NAMES[which]
    return {"id": str(which.key), "name": str(name), "description": str(description)}


def taxonomy_term(term: Term) -> Record:
    """A word, with the list that it is in."""
    record = inside(term, None) | {"taxonomy_detail": taxonomy(term.taxonomy), "language": "nl"}
    if term.parent:
        record["parent_id"] = str(term_key(Taxonomy.LIFE_AREAS, term.parent))
    return record


def inside(term: Term, words: Vocabulary | None) -> Record:
    """A word as it stands inside something else: enough to know which it is.

    The same words come back in thousands of records, so each is made once for a `Vocabulary`.
    """
    if words is not None and (made := words.made.get(term.key)):
        return made
    record = {
        "id": str(term.key),
        "code": term.code,
        "name": term.name,
        "description": term.name,
        "taxonomy": str(TAXONOMY_NAMES[term.taxonomy][0]),
        "taxonomy_id": str(term.taxonomy.key),
    }
    if words is not None:
        words.made[term.key] = record
    return record


def found_taxonomies(query: Query) -> list[Record]:
    """The lists that a question is about."""
    return _searched([taxonomy(each) for each in Taxonomy], query)


def found_terms(query: Query, words: Vocabulary) -> list[Record]:
    """The words that a question is about."""
    lists, terms = set(query.taxonomy_id), words.by_key.values()
    records = [
        taxonomy_term(term)
        for term in terms
        if (not lists or lists == {term.taxonomy.key}) and not (query.top_only and term.parent)
    ]
    if query.parent_id:
        records = [each for each in records if each.get("parent_id") == str(query.parent_id)]
    return _searched(records, query)


def _searched(records: list[Record], query: Query) -> list[Record]:
    words = query.search.lower().split()
    return [
        record
        for record in records
        if all(word in f"{record['name']} {record['description']}".lower() for word in words)
    ]
