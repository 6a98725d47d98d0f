"""Where offers are missing: needs by municipality and by language, as tables and as a map."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from ketenloket.chain.triage.models import Gap
from ketenloket.chain.triage.rules.coverage import (
    Grid,
    InVain,
    Level,
    Offered,
    by_language,
    by_municipality,
    white_spots,
)
from ketenloket.network.directory.models import Need, Service
from ketenloket.network.directory.rules import LANGUAGES, Capacity, municipality_name
from ketenloket.network.directory.rules.borders import BORDERS_ATTRIBUTION, outline_of
from ketenloket.network.directory.rules.offers import effective_capacity
from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty

_BACK = timedelta(days=365)
_MOST_COLUMNS = 8
_TONES = {Level.NONE: "bad", Level.FULL: "warn", Level.ONE: "neutral", Level.MORE: "ok"}
# Languages of the pages first: in those people ask, also where nothing is offered yet.
_ALWAYS = ("nl", "en", "tr", "ar", "pl", "uk")


@for_workers(Duty.TRIAGE, Duty.COORDINATE, Duty.ALLIANCE)
@require_safe
def coverage(request: WorkerRequest) -> HttpResponse:
    """White spots of the alliance, out of the offers of today and the ledger of gaps."""
    acting = request.acting
    offers, gaps = _offers(acting), _gaps(acting)
    needs = dict(Need.objects.filter(active=True).values_list("code", "label"))
    codes = sorted(acting.alliance.municipalities, key=municipality_name)
    spoken = {code for offer in offers for code in offer.languages}
    languages = [code for code in LANGUAGES if code in {*_ALWAYS, *spoken}]
    places = by_municipality(list(needs), codes, offers, gaps)
    tongues = by_language(list(needs), languages, offers, gaps)
    spots = white_spots(places)
    shown = sorted(codes, key=lambda c: (-len(spots[c]), municipality_name(c)))[:_MOST_COLUMNS]
    context = {
        "by_place": _table(places, needs, {c: municipality_name(c) for c in shown}),
        "by_language": _table(tongues, needs, {c: str(LANGUAGES[c]) for c in languages}),
        "hidden": len(codes) - len(shown),
        "map": _map(codes, spots),
        "spots": [
            {
                "name": municipality_name(code),
                "count": _count(len(spots[code])),
                "needs": ", ".join(needs[need] for need in spots[code]),
            }
            for code in codes
        ],
        "attribution": BORDERS_ATTRIBUTION,
    }
    return render(request, "triage/coverage.html", context)


def _offers(acting: Worker) -> list[Offered]:
    today = timezone.localdate()
    rows = Service.objects.offered_in(acting.alliance_id).filter(organisation__active=True)
    return [
        Offered(
            needs,
            municipalities,
            languages,
            full=effective_capacity(capacity, set_on, today) == Capacity.FULL,
        )
        for needs, municipalities, languages, capacity, set_on in rows.values_list(
            "needs", "municipalities", "languages", "capacity", "capacity_set_on"
        )
    ]


def _gaps(acting: Worker) -> list[InVain]:
    since = timezone.localdate() - _BACK
    rows = Gap.objects.filter(
        alliance_id=acting.alliance_id, noted_on__gte=since, withdrawn_at=None
    )
    return [InVain(*row) for row in rows.values_list("needs", "municipality", "languages")]


def _table(grid: Grid, needs: dict[str, str], columns: dict[str, str]) -> dict[str, Any]:
    return {
        "columns": list(columns.values()),
        "rows": [
            {
                "need": label,
                "cells": [
                    {
                        "column": name,
                        "tone": _TONES[grid[need, code].level],
                        "words": grid[need, code].words,
                        "asked": grid[need, code].asked,
                    }
                    for code, name in columns.items()
                ],
            }
            for need, label in needs.items()
        ],
    }


def _count(spots: int) -> str:
    return ngettext("%(n)d vraag zonder aanbod", "%(n)d vragen zonder aanbod", spots) % {"n": spots}


def _map(codes: list[str], spots: dict[str, list[str]]) -> dict[str, Any] | None:
    """The municipalities, darker where more is missing; the list beside it says the same."""
    drawn = outline_of(codes)
    if drawn is None:
        return None
    most = max((len(spots[shape.code]) for shape in drawn.shapes), default=0)
    return {
        "width": f"{drawn.width:.0f}",
        "height": f"{drawn.height:.0f}",
        "shapes": [
            {
                "path": shape.path,
                "x": f"{shape.x:.1f}",
                "y": f"{shape.y:.1f}",
                "title": f"{municipality_name(shape.code)}: {_count(len(spots[shape.code]))}",
                "number": str(len(spots[shape.code])),
                "dark": f"{0.05 + 0.5 * len(spots[shape.code]) / most if most else 0.05:.2f}",
            }
            for shape in drawn.shapes
        ],
    }
