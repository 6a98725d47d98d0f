"""The offers that the finder shows: picked in the database, weighed in memory, told in one language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone

from ketenloket.chain.desk.rules.finder import (
    MOST_LOOKED_AT,
    Asked,
    Candidate,
    Reason,
    Wording,
    reasons,
    short_list,
)
from ketenloket.chain.desk.rules.public_words import NEEDS
from ketenloket.network.directory.models import Service, ServiceLocation, ServiceText, SpokenText
from ketenloket.network.directory.rules import REVIEW_DAYS, Audience, municipality_name
from ketenloket.network.directory.rules.offers import effective_capacity
from ketenloket.network.directory.rules.sounds import PAGE_TEXTS, offer_key
from ketenloket.network.organisations.models import Alliance

_DUTCH = "nl"
_WEIGHED = (
    "id",
    "needs",
    "municipalities",
    "languages",
    "postcode_areas",
    "audiences",
    "not_audiences",
    "min_age",
    "max_age",
    "home_visits",
    "costs",
    "waiting_weeks",
    "open_to_public",
)


@dataclass(frozen=True)
class Words:
    """The public words for needs; what an alliance added itself shows as it was written, in Dutch."""

    labels: Mapping[str, str]

    def need(self, code: str) -> str:
        """The word for a need."""
        picture = NEEDS.get(code)
        return str(picture.label) if picture else self.labels.get(code, code)


@dataclass(frozen=True)
class Told:
    """A text in the language of the page, or in Dutch where nobody translated it."""

    text: str
    language: str
    fallback: bool


@dataclass(frozen=True)
class Recording:
    """Where a recording is heard; another version has another address."""

    pk: int
    version: int


@dataclass(frozen=True)
class Found:
    """One offer as it stands on the page."""

    service: Service
    name: Told
    does: Told
    for_whom: Told
    reasons: list[Reason]
    places: list[ServiceLocation]
    recording: Recording | None

    @property
    def in_dutch(self) -> bool:
        """Whether something of it is Dutch on a page in another language."""
        return any(told.fallback for told in (self.name, self.does, self.for_whom) if told.text)


def found_offers(
    asked: Asked, alliance: Alliance, language: str, words: Words, *, most: int
) -> tuple[list[Found], int]:
    """The best offers for what was asked, and how many there are; a fixed number of queries."""
    ranked = short_list(asked, _candidates(asked, alliance))
    shown = ranked[:most]
    services = _services([one.candidate.id for one in shown], language)
    heard = recordings(alliance, language, [offer_key(pk) for pk in services])
    wording = Wording(
        need=words.need,
        audience=lambda code: str(Audience(code).label) if code in Audience else code,
        municipality=municipality_name(asked.municipality),
    )
    found = [
        _found(services[one.candidate.id], reasons(asked, one, wording), language, heard)
        for one in shown
        if one.candidate.id in services
    ]
    return found, len(ranked)


def _candidates(asked: Asked, alliance: Alliance) -> list[Candidate]:
    """What may help, straight from the database: no more rows than one answer needs."""
    today = timezone.localdate()
    rows = Service.objects.offered_in(alliance.pk).filter(organisation__active=True)
    if asked.needs:
        rows = rows.filter(needs__overlap=list(asked.needs))
    if asked.municipality:
        rows = rows.filter(municipalities__contains=[asked.municipality])
    fields = (*_WEIGHED, "capacity", "capacity_set_on", "checked_on")
    return [
        _candidate(row, today)
        for row in rows.order_by("-checked_on", "id").values(*fields)[:MOST_LOOKED_AT]
    ]


def _candidate(row: dict[str, Any], today: date) -> Candidate:
    word = effective_capacity(row["capacity"], row["capacity_set_on"], today)
    checked = row["checked_on"]
    unchecked = checked is None or (today - checked).days > REVIEW_DAYS
    values = {name: row[name] for name in _WEIGHED}
    return Candidate(**values, capacity=word, unchecked=unchecked)


def _services(keys: Iterable[int], language: str) -> dict[int, Service]:
    """What is shown of these offers: who offers it, where, and its texts in this language."""
    texts = ServiceText.objects.filter(language=language)
    places = ServiceLocation.objects.filter(active=True, location__active=True)
    found = Service.objects.select_related("organisation").prefetch_related(
        Prefetch("texts", texts, to_attr="in_language"),
        Prefetch(
            "at_locations", places.select_related("location").order_by("id"), to_attr="places"
        ),
    )
    return found.in_bulk(list(keys))


def _found(
    service: Any, said: list[Reason], language: str, heard: Mapping[str, Recording]
) -> Found:
    text = next(iter(service.in_language), None) if language != _DUTCH else None
    return Found(
        service=service,
        name=_told(service, text, "name", language),
        does=_told(service, text, "does", language),
        for_whom=_told(service, text, "for_whom", language),
        reasons=said,
        places=service.places,
        recording=heard.get(offer_key(service.pk)),
    )


def _told(service: Service, text: ServiceText | None, field: str, language: str) -> Told:
    translated = getattr(text, field, "")
    if translated:
        return Told(translated, language, fallback=False)
    return Told(getattr(service, field), _DUTCH, fallback=language != _DUTCH)


def recordings(
    alliance: Alliance, language: str, keys: Iterable[str] = PAGE_TEXTS
) -> dict[str, Recording]:
    """The recordings there are of these texts, without their sound."""
    found = SpokenText.objects.filter(
        alliance=alliance, language=language, key__in=list(keys), active=True
    )
    return {
        key: Recording(pk, int(since.timestamp()))
        for key, pk, since in found.values_list("key", "pk", "uploaded_at")
    }
