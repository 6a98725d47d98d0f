"""Offers, organisations, and offers at places."""

from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from ketenloket.foundation.tenancy.acting import NOBODY, acting_as
from ketenloket.network.directory.rules.hsds import Vocabulary
from ketenloket.windows.api.rules.page import Record
from ketenloket.windows.api.rules.query import (
    AT_LOCATIONS,
    ORGANIZATIONS,
    SERVICES,
    Query,
    read_key,
)
from ketenloket.windows.api.views import finding, making
from ketenloket.windows.api.views.answers import (
    for_everybody,
    lines_of,
    not_there,
    page_of,
    record_of,
)
from ketenloket.windows.api.views.asked import asked, vocabulary

CHUNK = 500

Finder = Callable[[Query, Vocabulary], QuerySet[Any]]
Maker = Callable[[QuerySet[Any], Query, Vocabulary], list[Record]]


@for_everybody
def services(request: HttpRequest) -> HttpResponseBase:
    """Offers."""
    return _several(request, asked(request, SERVICES), finding.services, making.services)


@for_everybody
def service(request: HttpRequest, key: str) -> HttpResponseBase:
    """One offer with all that belongs to it."""
    return _one(request, key, finding.services, making.services)


@for_everybody
def organizations(request: HttpRequest) -> HttpResponseBase:
    """Organisations that offer something."""
    query = asked(request, ORGANIZATIONS)
    return _several(request, query, finding.organizations, making.organizations)


@for_everybody
def organization(request: HttpRequest, key: str) -> HttpResponseBase:
    """One organisation with its places and offers."""
    return _one(
        request, key, finding.organizations, making.organizations, frozenset({"full_service"})
    )


@for_everybody
def service_at_locations(request: HttpRequest) -> HttpResponseBase:
    """Offers at places."""
    query = asked(request, AT_LOCATIONS)
    return _several(request, query, finding.at_locations, making.at_locations)


@for_everybody
def service_at_location(request: HttpRequest, key: str) -> HttpResponseBase:
    """One offer at one place."""
    return _one(request, key, finding.at_locations, making.at_locations)


def _one(
    request: HttpRequest,
    key: str,
    find: Finder,
    make: Maker,
    known: frozenset[str] = frozenset(),
) -> HttpResponseBase:
    asked(request, known)
    wanted = read_key("id", key)
    words = vocabulary()
    query = Query(full=True, full_service=True)
    found = make(find(query, words).filter(public_id=wanted), query, words)
    return record_of(request, found[0]) if found else not_there()


def _several(request: HttpRequest, query: Query, find: Finder, make: Maker) -> HttpResponseBase:
    words = vocabulary()
    found = find(query, words)
    if query.streamed:
        return lines_of(request, _chunks(found, query, make, words))
    total, rows = _counted(found, query)
    there = (query.page - 1) * query.per_page < total
    return page_of(request, query, total, make(rows, query, words) if there else [])


def _counted(found: QuerySet[Any], query: Query) -> tuple[int, QuerySet[Any]]:
    """How many were found, and those of this page, in order."""
    start = (query.page - 1) * query.per_page
    end = start + query.per_page
    if not query.search:
        return found.count(), found.order_by("pk")[start:end]
    # To look for words is most of the work, so that is done once and not for each of the two.
    keys = finding.keys(found)
    return len(keys), _with_keys(found, keys[start:end])


def _with_keys(found: QuerySet[Any], keys: list[int]) -> QuerySet[Any]:
    """What was asked is answered by these numbers: the rows need no filters a second time."""
    rows: QuerySet[Any] = found.model._default_manager.filter(pk__in=keys)
    return rows.order_by("pk")


def _chunks(
    found: QuerySet[Any], query: Query, make: Maker, words: Vocabulary
) -> Iterator[list[Record]]:
    """All of it, a few hundred at a time, each in a short transaction of its own.

    The request and its transaction are over when this runs; nobody acts.
    """
    last = 0
    while True:
        with acting_as(NOBODY):
            keys = list(
                found.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:CHUNK]
            )
            records = make(_with_keys(found, keys), query, words) if keys else []
        if not keys:
            return
        yield records
        last = keys[-1]
