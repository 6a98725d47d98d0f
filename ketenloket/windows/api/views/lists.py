"""The lists of words, and the words in them."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from ketenloket.network.directory.rules.hsds import Taxonomy
from ketenloket.windows.api.rules import terms
from ketenloket.windows.api.rules.page import Record
from ketenloket.windows.api.rules.query import LISTED, TERMS, Query, read_key
from ketenloket.windows.api.views.answers import (
    for_everybody,
    lines_of,
    not_there,
    page_of,
    record_of,
)
from ketenloket.windows.api.views.asked import asked, vocabulary


@for_everybody
def taxonomies(request: HttpRequest) -> HttpResponseBase:
    """All lists."""
    query = asked(request, LISTED)
    return _listed(request, query, terms.found_taxonomies(query))


@for_everybody
def taxonomy(request: HttpRequest, key: str) -> HttpResponseBase:
    """One list."""
    asked(request, ())
    wanted = read_key("id", key)
    found = next((each for each in Taxonomy if each.key == wanted), None)
    return record_of(request, terms.taxonomy(found)) if found else not_there()


@for_everybody
def taxonomy_terms(request: HttpRequest) -> HttpResponseBase:
    """All words."""
    query = asked(request, TERMS)
    return _listed(request, query, terms.found_terms(query, vocabulary()))


@for_everybody
def taxonomy_term(request: HttpRequest, key: str) -> HttpResponseBase:
    """One word."""
    asked(request, ())
    found = vocabulary().by_key.get(read_key("id", key))
    return record_of(request, terms.taxonomy_term(found)) if found else not_there()


def _listed(request: HttpRequest, query: Query, records: list[Record]) -> HttpResponseBase:
    if query.streamed:
        return lines_of(request, [records])
    start = (query.page - 1) * query.per_page
    return page_of(request, query, len(records), records[start : start + query.per_page])
