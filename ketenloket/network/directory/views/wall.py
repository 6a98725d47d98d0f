"""The verwijskaart on the wall: a page, a sheet, and one offer behind its code. For everybody."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from allauth.core.internal.ratelimit import consume
from django.conf import settings
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from ketenloket.foundation.press import BusyError, as_pdf, code_of
from ketenloket.network.directory.models import Need, Service, ServiceLocation, ServiceText
from ketenloket.network.directory.rules import municipality_name
from ketenloket.network.directory.rules.wall import (
    ROOMY,
    Entry,
    Said,
    Where,
    area_label,
    areas_of,
    by_life_area,
    call_first,
    in_one_line,
    place_in_words,
    spoken_in,
    who_fits,
)
from ketenloket.network.organisations.models import Alliance
from ketenloket.network.organisations.permissions import AnyRequest, open_to_all, too_often

FORMATS = ("a4", "a3")


class PublicRequest(AnyRequest):
    """A request of anybody: whose desk it is, for the layout, and the language of the page."""

    alliance: Alliance
    LANGUAGE_CODE: str


@dataclass(frozen=True)
class Wanted:
    """Which wall: of whom, for which municipality, in which language."""

    alliance: Alliance
    municipality: str
    language: str
    here: str  # the address of this site

    @property
    def place(self) -> str:
        """The municipality in words, or all of them."""
        codes = [self.municipality] if self.municipality else self.alliance.municipalities
        return ", ".join(filter(None, map(municipality_name, codes))) or self.alliance.name

    def address(self, route: str, **changed: str) -> str:
        """The address of another form of the same wall."""
        asked = {"gemeente": self.municipality, "taal": self.language} | changed
        query = "&".join(f"{key}={value}" for key, value in asked.items() if value)
        return f"{reverse(route, kwargs={'slug': self.alliance.slug})}?{query}"

    def offer(self, public_id: UUID) -> str:
        """The address of one offer, in the language of the wall."""
        kwargs = {"slug": self.alliance.slug, "public_id": public_id}
        language = "" if self.language == settings.LANGUAGE_CODE else f"?taal={self.language}"
        return reverse("directory:offer", kwargs=kwargs) + language


def _wanted(request: PublicRequest, slug: str) -> Wanted:
    desks = Alliance.objects.filter(desk__isnull=False, desk__active=True).select_related("desk")
    request.alliance = alliance = get_object_or_404(desks, slug=slug)
    asked, language = request.GET.get("gemeente", ""), request.GET.get("taal", "")
    return Wanted(
        alliance,
        asked if asked in alliance.municipalities else "",
        language if language in dict(settings.LANGUAGES) else request.LANGUAGE_CODE,
        request.build_absolute_uri("/").rstrip("/"),
    )


@open_to_all
@require_safe
def wall(request: PublicRequest, slug: str) -> HttpResponse:
    """All offers of a municipality by part of life; the language is in the address, not in a cookie."""
    wanted = _wanted(request, slug)
    with translation.override(wanted.language):
        places = [
            (municipality_name(code) or code, wanted.address("directory:wall", gemeente=code), code)
            for code in wanted.alliance.municipalities
        ]
        context = _on_the_wall(wanted) | {
            "places": places if len(places) > 1 else [],
            "everywhere": wanted.address("directory:wall", gemeente=""),
            "sheets": {
                kind: wanted.address("directory:wall_paper", formaat=kind) for kind in FORMATS
            },
            "tongues": [
                (code, wanted.address("directory:wall", taal=code))
                for code, _ in settings.LANGUAGES
            ],
        }
        answer = render(request, "directory/wall.html", context)
    answer.headers["Content-Language"] = wanted.language
    return answer


@open_to_all
@require_safe
def wall_paper(request: PublicRequest, slug: str) -> HttpResponse:
    """The same as a sheet for a real wall, with a code beside each offer."""
    wanted = _wanted(request, slug)
    asked = request.GET.get("formaat", "")
    size = asked if asked in FORMATS else FORMATS[0]
    if not may_print(request):
        return too_often(request, wanted.alliance)
    with translation.override(wanted.language):
        today = timezone.localdate()
        context = _on_the_wall(wanted) | {"size": size, "today": today, "made_on": _in_order(today)}
        for section in context["sections"]:
            for row in section["rows"]:
                row["code"] = code_of(wanted.here + row["entry"].href)
        name = f"verwijskaart-{slug}-{wanted.municipality}-{wanted.language}-{size}"
        try:
            answer = as_pdf("directory/wall_paper.html", context, name=name.replace("--", "-"))
        except BusyError:
            return too_often(request, wanted.alliance)
    answer.headers["Content-Language"] = wanted.language
    return answer


def _in_order(day: date) -> str:
    """A date whose numbers keep their order in a text from right to left."""
    return f"\u2066{day.day}-{day.month}-{day.year}\u2069"


def may_print(request: AnyRequest) -> bool:
    """Whether this address did not ask for too many sheets already."""
    return bool(consume(request, app="allauth.account", action="paper", limit_get=True))


@open_to_all
@require_safe
def offer(request: PublicRequest, slug: str, public_id: UUID) -> HttpResponse:
    """One offer for whoever scanned its code; also one that has stopped, so that nobody waits for it."""
    wanted = _wanted(request, slug)
    found = get_object_or_404(_services(wanted.alliance, wanted.language), public_id=public_id)
    with translation.override(wanted.language):
        entry = _entry(found, wanted, _life_areas())
        context = {
            "wanted": wanted,
            "service": found,
            "entry": entry,
            "texts": {name: _said(found, name) for name in ("does", "for_whom")},
            "areas": [area_label(area) for area in entry.areas],
            "correct_url": reverse(
                "directory:correct_public", kwargs={"slug": slug, "public_id": public_id}
            ),
            "wall_url": wanted.address("directory:wall"),
            "tongues": [(code, f"{request.path}?taal={code}") for code, _ in settings.LANGUAGES],
        }
        answer = render(request, "directory/wall_offer.html", context)
    answer.headers["Content-Language"] = wanted.language
    return answer


def _on_the_wall(wanted: Wanted) -> dict[str, Any]:
    found = _services(wanted.alliance, wanted.language).filter(active=True)
    if wanted.municipality:
        everywhere_or_here = found.filter(municipalities=[]) | found.filter(
            municipalities__contains=[wanted.municipality]
        )
        found = everywhere_or_here
    areas = _life_areas()
    entries = [_entry(row, wanted, areas) for row in found]
    return {
        "wanted": wanted,
        "sections": [
            {"section": section, "rows": [{"entry": entry} for entry in section.entries]}
            for section in by_life_area(entries)
        ],
        "roomy": len(entries) <= ROOMY,
        "mixed": any(entry.does.language != wanted.language for entry in entries),
    }


def _life_areas() -> dict[str, str]:
    return dict(Need.objects.values_list("code", "life_area"))


def _services(alliance: Alliance, language: str) -> Any:
    texts = ServiceText.objects.filter(language=language)
    there = ServiceLocation.objects.filter(active=True, location__active=True)
    return (
        Service.objects.filter(alliance=alliance, organisation__active=True)
        .select_related("organisation")
        .prefetch_related(
            Prefetch("texts", queryset=texts, to_attr="spoken"),
            Prefetch(
                "at_locations",
                queryset=there.select_related("location").order_by("location__name"),
                to_attr="there",
            ),
        )
        .order_by("name", "id")
    )


def _said(service: Any, name: str) -> Said:
    """A text of an offer in the language of the page, else in Dutch."""
    for spoken in service.spoken:
        if text := getattr(spoken, name):
            return Said(text, spoken.language)
    return Said(getattr(service, name))


def _entry(service: Any, wanted: Wanted, area_of: dict[str, str]) -> Entry:
    does, for_whom = _said(service, "does"), _said(service, "for_whom")
    through_desk = not service.open_to_public
    phone = wanted.alliance.phone if through_desk else service.phone or service.organisation.phone
    return Entry(
        key=str(service.public_id),
        name=_said(service, "name"),
        organisation=service.organisation.name,
        does=Said(in_one_line(does.text), does.language),
        for_whom=Said(in_one_line(for_whom.text), for_whom.language),
        fits=who_fits(service.audiences, service.min_age, service.max_age),
        languages=spoken_in(service.languages),
        phone=phone,
        through_desk=through_desk,
        how_to_reach="" if through_desk else service.how_to_reach,
        places=tuple(_where(service.there, service.opening_hours)),
        hours="" if service.there else service.opening_hours,
        home_visits=service.home_visits,
        call_first=call_first(service.checked_on, timezone.localdate()),
        areas=areas_of(service.needs, area_of),
        href=wanted.offer(service.public_id),
    )


def _where(rows: Iterable[ServiceLocation], usual: str) -> Iterable[Where]:
    for row in rows:
        place = row.location
        words = place_in_words(place.name, place.street, place.city)
        yield Where(words, row.opening_hours or place.opening_hours or usual)
