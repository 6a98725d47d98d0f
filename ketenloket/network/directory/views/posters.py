"""Posters for a finding place: one for who works there, one for who comes there."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ketenloket.foundation.press import BusyError, as_pdf, code_of
from ketenloket.network.directory.views.wall import may_print
from ketenloket.network.organisations.models import FindingPlace
from ketenloket.network.organisations.permissions import (
    WorkerRequest,
    cares_for_finding_places,
    for_workers,
    too_often,
)
from ketenloket.network.organisations.rules import Duty


@dataclass(frozen=True)
class Line:
    """One sentence in one language."""

    text: str
    language: str
    name: str
    direction: str


@require_safe
@for_workers(Duty.COORDINATE, Duty.ALLIANCE)
def poster(request: WorkerRequest, pk: int) -> HttpResponse:
    """For the wall of a finding place: `?voor=publiek` for who comes there, else for who works there."""
    by = request.acting
    if not cares_for_finding_places(by, by.alliance):
        raise PermissionDenied
    place = get_object_or_404(FindingPlace, pk=pk, alliance_id=by.alliance_id)
    if not may_print(request):
        return too_often(request, by.alliance)
    public = request.GET.get("voor") == "publiek"
    slug = by.alliance.slug
    path = (
        reverse("desk:finder", kwargs={"slug": slug})
        if public
        else reverse("desk:hand_in", kwargs={"slug": slug, "code": place.code})
    )
    context: dict[str, Any] = {
        "place": place,
        "alliance": by.alliance,
        "public": public,
        "address": request.build_absolute_uri(path),
        "code": code_of(request.build_absolute_uri(path)),
        "lines": _in_every_language(public=public),
    }
    try:
        name = f"affiche-{place.code}-{'publiek' if public else 'medewerkers'}"
        return as_pdf("directory/poster.html", context, name=name)
    except BusyError:
        return too_often(request, by.alliance)


def _in_every_language(*, public: bool) -> list[Line]:
    lines = []
    for code, _name in settings.LANGUAGES:
        info = get_language_info(code)
        with translation.override(code):
            said = (
                _("Zorgen over geld? U vertelt het één keer. Wij zoeken samen de juiste hulp.")
                if public
                else _("Mogen wij u aanmelden voor gratis hulp bij geldzorgen?")
            )
        direction = "rtl" if info["bidi"] else "ltr"
        lines.append(Line(said, code, info["name_local"].capitalize(), direction))
    return lines
