"""The verwijskaart: look for an offer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Protocol

from django.db.models.functions import Left
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from ketenloket.foundation.pages import page_of
from ketenloket.network.directory.forms import AskedFor, SearchForm
from ketenloket.network.directory.models import Need, Service, ServiceQuerySet
from ketenloket.network.directory.rules import REVIEW_DAYS, Capacity
from ketenloket.network.directory.rules.offers import STALE, capacity_text
from ketenloket.network.directory.rules.upkeep import capacity_today, needs_review
from ketenloket.network.organisations.models import Organisation, Worker
from ketenloket.network.organisations.permissions import (
    WorkerRequest,
    for_workers,
)
from ketenloket.network.organisations.rules import Duty

_PAGE = 25
_MOST_PAGES = 40
_SUMMARY = 180
_SHOWN = (
    "pk",
    "name",
    "needs",
    "capacity",
    "capacity_set_on",
    "waiting_weeks",
    "checked_on",
    "organisation_id",
    "start_of_text",
)
_TONES = {
    Capacity.ROOM: "ok",
    Capacity.WAITING_LIST: "warn",
    Capacity.FULL: "bad",
    Capacity.MEET_FIRST: "info",
    STALE: "neutral",
}


@dataclass(frozen=True)
class Room:
    """How much room there is, as it is shown: an old word or card shows as: call first."""

    word: str
    label: str
    tone: str
    stale: bool
    review: bool


class HasRoom(Protocol):
    """An offer, or as much of one as tells how much room there is."""

    capacity: str
    capacity_set_on: date | None
    waiting_weeks: int
    checked_on: date | None


def room_of(service: HasRoom, today: date) -> Room:
    """The word for capacity that counts today."""
    checked_on = service.checked_on
    word = capacity_today(service.capacity, service.capacity_set_on, checked_on, today)
    label = capacity_text(word, service.waiting_weeks)
    review = needs_review(checked_on, today)
    return Room(word, label, _TONES[word], stale=word == STALE, review=review)


@dataclass(frozen=True)
class Card:
    """One line of the verwijskaart."""

    name: str
    organisation: str
    href: str
    summary: str
    needs: str
    room: Room


@require_safe
@for_workers()
def services(request: WorkerRequest) -> HttpResponse:
    """Find an offer by words, need, municipality, language or room."""
    by = request.acting
    words = tuple(AskedFor(*row) for row in Need.objects.values_list(*AskedFor._fields))
    needs = {need.code: need for need in words}
    municipalities = tuple(by.alliance.municipalities)
    form = SearchForm(request.GET or None, needs=words, municipalities=municipalities)
    wanted = form.wanted() if request.GET else {}
    names = dict(Organisation.objects.filter(alliance_id=by.alliance_id).values_list("id", "name"))
    found = _found(wanted, by, needs, names, organisation=request.GET.get("organisation", ""))
    listed = found.annotate(start_of_text=Left("does", _SUMMARY + 1)).order_by("name", "id")
    shown = listed.values_list(*_SHOWN, named=True)
    page = page_of(shown, request, rows=_PAGE, most=_MOST_PAGES)
    context = {
        "form": form,
        "wanted": {"q": "", "ruimte": False} | wanted,
        "services": _cards(page.rows, needs, names),
        **page.beside(),
        "searched": bool(request.GET),
        "narrowed": bool({"gemeente", "taal", "ruimte"} & wanted.keys()),
        "may_add": by.has(Duty.COORDINATE) or by.has(Duty.ALLIANCE),
    }
    return render(request, "directory/services.html", context)


def _cards(
    rows: Iterable[Any], needs: Mapping[str, AskedFor], organisations: Mapping[int, str]
) -> list[Card]:
    """Lines ready to be written: a template that looks everything up costs more than the search."""
    here, today = reverse("directory:services"), timezone.localdate()
    return [
        Card(
            name=row.name,
            organisation=organisations.get(row.organisation_id, ""),
            href=f"{here}{row.pk}/",
            summary=_shortened(row.start_of_text),
            needs=" · ".join(needs[code].label for code in row.needs if code in needs),
            room=room_of(row, today),
        )
        for row in rows
    ]


def _shortened(text: str) -> str:
    """Whole words, with an ellipsis where something is left out."""
    return text if len(text) <= _SUMMARY else text[:_SUMMARY].rpartition(" ")[0] + "…"


def _found(
    wanted: dict[str, object],
    by: Worker,
    needs: Mapping[str, AskedFor],
    names: Mapping[int, str],
    *,
    organisation: str,
) -> ServiceQuerySet:
    found = Service.objects.offered_in(by.alliance_id)
    if organisation.isdecimal() and len(organisation) < 10:  # noqa: PLR2004 - what a key can hold
        found = found.filter(organisation_id=int(organisation))
    if words := str(wanted.get("q", "")):
        labels = {code: need.label for code, need in needs.items()}
        found = found.about(words, organisations=names, needs=labels)
    if asked := str(wanted.get("vraag", "")):
        area = asked.removeprefix("area:")
        codes = [code for code, need in needs.items() if need.life_area == area]
        found = found.filter(needs__overlap=codes if asked != area else [asked])
    if "gemeente" in wanted:
        found = found.filter(municipalities__contains=[wanted["gemeente"]])
    if "taal" in wanted:
        found = found.filter(languages__contains=[wanted["taal"]])
    if "ruimte" in wanted:
        today = timezone.localdate()
        lately = today - timedelta(days=REVIEW_DAYS)
        found = found.with_room(today).filter(checked_on__gte=lately)
    return found
