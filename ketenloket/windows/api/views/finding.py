"""Which rows a question is about; all that is asked must hold."""

import math
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db import connection
from django.db.models import Exists, F, FloatField, OuterRef, Q, QuerySet, Value
from django.db.models.functions import ACos, Cos, Least, Radians, Sin
from django.db.models.lookups import LessThanOrEqual

from ketenloket.network.directory.models import Service, ServiceLocation
from ketenloket.network.directory.rules import municipality_of
from ketenloket.network.directory.rules.distance import centre_of
from ketenloket.network.directory.rules.hsds import TRAITS, Taxonomy, Term, Vocabulary
from ketenloket.network.organisations.models import Organisation
from ketenloket.windows.api.rules.query import Query

_METRES_IN_DEGREE = 111_195.0
_EARTH = 6_371_000.0
_NOTHING = Q(pk__in=[])
# The verwijskaart of a whole country is ten megabytes, which PostgreSQL keeps in memory: there no page
# is further away than the next. Told otherwise it reads every text rather than the index of words.
_IN_MEMORY = "SET LOCAL random_page_cost = 1.1"
_ARRAYS = {
    Taxonomy.NEEDS: "needs",
    Taxonomy.AUDIENCES: "audiences",
    Taxonomy.SIGNS: "not_with_signs",
}


def services(query: Query, words: Vocabulary) -> QuerySet[Service]:
    """Offers of now, of organisations of now."""
    found = _services(query, words)
    if query.proximity is not None:
        near = _offered_somewhere().filter(service=OuterRef("pk"))
        found = found.filter(Exists(_near(near, query)))
    if query.modified_after:
        found = found.filter(_changed_since(query.modified_after))
    return found


def keys(found: QuerySet[Any]) -> list[int]:
    """The numbers of all that was found, in order."""
    with connection.cursor() as cursor:
        cursor.execute(_IN_MEMORY)
    return sorted(found.order_by().aggregate(keys=ArrayAgg("pk"))["keys"] or ())


def _changed_since(since: datetime) -> Q:
    """The offer itself, its organisation, or a place where it is: a full record shows them all.

    A place that the offer left counts too, by the change of the place; that the offer left it is a
    change of the offer.
    """
    there = ServiceLocation.objects.filter(
        service=OuterRef("pk"), location__last_modified__gte=since
    )
    return (
        Q(last_modified__gte=since) | Q(organisation__last_modified__gte=since) | Q(Exists(there))
    )


def organizations(query: Query, words: Vocabulary) -> QuerySet[Organisation]:
    """Organisations of now that offer something now."""
    offers = Service.objects.filter(organisation=OuterRef("pk"), active=True)
    for wanted in _wanted(query, words):
        offers = offers.filter(wanted)
    found = Organisation.objects.filter(Exists(offers), active=True)
    for word in query.search.lower().split():
        found = found.filter(Q(name__icontains=word) | Q(about__icontains=word))
    if query.modified_after:
        found = found.filter(last_modified__gte=query.modified_after)
    return found


def at_locations(query: Query, words: Vocabulary) -> QuerySet[ServiceLocation]:
    """Offers of now at places of now."""
    found = _offered_somewhere().filter(service__in=_services(query, words))
    if query.modified_after:
        since = query.modified_after
        found = found.filter(
            Q(service__last_modified__gte=since)
            | Q(location__last_modified__gte=since)
            | Q(organisation__last_modified__gte=since)
        )
    return _near(found, query) if query.proximity is not None else found


def _services(query: Query, words: Vocabulary) -> QuerySet[Service]:
    found = Service.objects.filter(active=True, organisation__active=True)
    if query.organization_id:
        found = found.filter(organisation__public_id=query.organization_id)
    for wanted in _wanted(query, words):
        found = found.filter(wanted)
    if query.postcode:
        found = found.filter(
            Q(postcode_areas=[]) | Q(postcode_areas__contains=[query.postcode]),
            municipalities__overlap=[each.code for each in municipality_of(query.postcode)],
        )
    if query.search:
        found = found.about(
            query.search,
            organisations=_named(query.search),
            needs=words.labels(Taxonomy.NEEDS),
        )
    return found


def _named(search: str) -> dict[int, str]:
    """Organisations with one of these words in their name: not all names of the country."""
    hits = (Q(name__icontains=word) for word in search.split())
    named = Organisation.objects.filter(reduce(or_, hits), active=True)
    return dict(named.values_list("pk", "name"))


def _wanted(query: Query, words: Vocabulary) -> list[Q]:
    """What an offer must be described with."""
    terms = [words.by_key.get(key) for key in query.taxonomy_term_id]
    lists = {each.key: each for each in Taxonomy}
    return [
        *(_described(term, words) if term else _NOTHING for term in terms),
        *(_in_list(lists[key]) if key in lists else _NOTHING for key in query.taxonomy_id),
    ]


def _described(term: Term, words: Vocabulary) -> Q:
    array = _ARRAYS.get(term.taxonomy)
    if term.taxonomy == Taxonomy.AUDIENCES:
        return Q(audiences__contains=[term.code]) | Q(not_audiences__contains=[term.code])
    if array:
        return Q(**{f"{array}__contains": [term.code]})
    if term.taxonomy == Taxonomy.LIFE_AREAS:
        inside = [need.code for need in words.of(Taxonomy.NEEDS) if need.parent == term.code]
        return Q(needs__overlap=inside) if inside else _NOTHING
    if term.taxonomy == Taxonomy.FORMS:
        return Q(form_of_help=term.code)
    if term.taxonomy == Taxonomy.KINDS:
        return Q(organisation__kind=term.code)
    return Q(**{term.code: True})


def _in_list(which: Taxonomy) -> Q:
    if which == Taxonomy.AUDIENCES:
        return ~Q(audiences=[]) | ~Q(not_audiences=[])
    if which in {Taxonomy.NEEDS, Taxonomy.LIFE_AREAS}:
        return ~Q(needs=[])
    if which == Taxonomy.SIGNS:
        return ~Q(not_with_signs=[])
    if which == Taxonomy.TRAITS:
        return reduce(or_, (Q(**{trait: True}) for trait in TRAITS))
    return Q()  # every offer has a form, every organisation a kind


def _offered_somewhere() -> QuerySet[ServiceLocation]:
    return ServiceLocation.objects.filter(
        active=True, location__active=True, service__active=True, organisation__active=True
    )


def _near(found: QuerySet[ServiceLocation], query: Query) -> QuerySet[ServiceLocation]:
    """At most so many metres from the middle of the postcode, as the crow flies."""
    centre = centre_of(query.postcode)
    if centre is None or query.proximity is None:
        return found.none()
    latitude, longitude = centre
    high = query.proximity / _METRES_IN_DEGREE
    wide = high / math.cos(math.radians(latitude))
    there = Radians(F("location__latitude"))
    cosine = Sin(there) * math.sin(math.radians(latitude)) + Cos(there) * math.cos(
        math.radians(latitude)
    ) * Cos(Radians(F("location__longitude")) - math.radians(longitude))
    angle = ACos(Least(Value(1.0), cosine, output_field=FloatField()))
    return found.filter(
        location__latitude__range=(latitude - high, latitude + high),
        location__longitude__range=(longitude - wide, longitude + wide),
    ).filter(LessThanOrEqual(angle, Value(query.proximity / _EARTH)))
