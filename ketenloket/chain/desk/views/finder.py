"""Find help: what is going on, where, in which language; then a short list with reasons.

Public and anonymous. All choices stand in the address, nothing is stored and no cookie is set; so there
is no form token either, and the language of the page stands in the address as well.
"""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from ketenloket.chain.desk.forms.finder import PUBLIC_AUDIENCES, Picked, Step, picked
from ketenloket.chain.desk.rules.finder import SHORT_LIST, Asked
from ketenloket.chain.desk.rules.public_words import (
    AREAS,
    MAY_THREATEN,
    NEEDS,
    OWN_NAMES,
    URGENT,
    URGENT_OF_AREA,
    concerns_of,
    threats_of,
)
from ketenloket.chain.desk.views.found import Words, found_offers, recordings
from ketenloket.chain.desk.views.public import PublicRequest, desk_of, desks
from ketenloket.network.directory.models import Need
from ketenloket.network.directory.rules import LANGUAGES
from ketenloket.network.directory.rules.sounds import PAGE_TEXTS
from ketenloket.network.organisations.models import Alliance
from ketenloket.network.organisations.permissions import open_to_all

_ORDER = list(Step)
_OTHER_ICON = "other"


@open_to_all
@require_safe
@gzip_page
def finder(request: PublicRequest, slug: str) -> HttpResponse:
    """The questions, step by step on a phone and beneath each other on a desk; then the offers."""
    alliance = desk_of(request, slug)
    needs = list(Need.objects.filter(active=True).order_by("position", "label"))
    chosen = picked(
        request.GET,
        areas={need.code: need.life_area for need in needs},
        own=alliance.municipalities,
    )
    words = Words({need.code: need.label for need in needs})
    context = _questions(chosen, needs) | _addresses(request, chosen, alliance)
    context |= {"chosen": chosen, "answers": _answers(chosen, words)}
    heard = recordings(alliance, request.LANGUAGE_CODE)
    context |= {"spoken": {key.removeprefix("finder."): heard.get(key) for key in PAGE_TEXTS}}
    context |= {"results": None, "elsewhere": None}
    if chosen.step == Step.LIST:
        context["results"] = _results(request, chosen, needs, words)
        context["elsewhere"] = _elsewhere(chosen, alliance)
    return render(request, "desk/finder.html", context)


def _questions(chosen: Picked, needs: list[Need]) -> dict[str, Any]:
    """What may be picked, and how far the person is."""
    here = [need for need in needs if need.life_area == chosen.area]
    codes = {need.code for need in here}
    urgent = URGENT_OF_AREA.get(chosen.area, ())
    now = _ORDER.index(chosen.step)
    states = {
        step.name.lower(): "done" if place < now else "now" if place == now else "later"
        for place, step in enumerate(_ORDER)
    }
    following = _ORDER[min(now + 1, len(_ORDER) - 1)]
    return {
        "states": states,
        "number": now + 1,
        "following": Step.AREA if chosen.step == Step.AREA else following,
        "areas": [(code, picture) for code, picture in AREAS.items()],
        "needs": [_need(need, chosen) for need in here],
        "urgent": [(code, URGENT[code][0], code in chosen.urgent) for code in urgent],
        "kept": [
            *(("vraag", code) for code in chosen.needs if code not in codes),
            *(("nood", code) for code in chosen.urgent if code not in urgent),
        ],
        "languages": [(code, name or LANGUAGES[code]) for code, name in OWN_NAMES.items()],
        "audiences": [(one.value, one.label, one in chosen.audiences) for one in PUBLIC_AUDIENCES],
        "may_threaten": bool(MAY_THREATEN & set(chosen.needs)),
    }


def _need(need: Need, chosen: Picked) -> dict[str, Any]:
    picture = NEEDS.get(need.code)
    return {
        "code": need.code,
        "label": picture.label if picture else need.label,
        "dutch": picture is None,
        "icon": picture.icon if picture else _OTHER_ICON,
        "checked": need.code in chosen.needs,
    }


def _answers(chosen: Picked, words: Words) -> dict[str, str]:
    """What was picked, in words, to see it back."""
    place = chosen.place
    said = [words.need(code) for code in chosen.needs]
    said += [str(URGENT[code][0].label) for code in chosen.urgent]
    return {
        "area": str(AREAS[chosen.area].label) if chosen.area else "",
        "need": ", ".join(said),
        "place": f"{place.typed} ({place.name})" if place.digits and place.name else place.typed,
        "language": OWN_NAMES.get(chosen.language) or str(LANGUAGES.get(chosen.language, "")),
    }


def _addresses(request: PublicRequest, chosen: Picked, alliance: Alliance) -> dict[str, str]:
    """Where one can go from here, with what was picked."""
    language = [("taal", request.LANGUAGE_CODE)]
    call = [("wat", str(code)) for code in concerns_of(chosen.needs, chosen.area)]
    call += [("dreigt", str(code)) for code in threats_of(chosen.urgent)]
    if chosen.urgent:
        call.append(("spoed", "1"))
    if chosen.place.digits:
        call.append(("postcode", chosen.place.digits))
    if chosen.language:
        call.append(("spreekt", chosen.language))
    more = [*chosen.pairs, ("stap", Step.LIST.value), ("meer", str(chosen.page + 1))]
    door = reverse("desk:front_door", args=[alliance.slug])
    sign_up = reverse("desk:sign_up", args=[alliance.slug])
    return {
        "door": f"{door}?{urlencode(language)}",
        "call_me": f"{sign_up}?{urlencode([*call, ('hoe', 'phone'), *language])}",
        "hurry": f"{sign_up}?{urlencode([*call, ('spoed', '1'), *language])}",
        "more": f"?{urlencode(more)}",
        "again": f"?{urlencode(language)}",
    }


def _results(
    request: PublicRequest, chosen: Picked, needs: list[Need], words: Words
) -> dict[str, Any]:
    of_area = tuple(need.code for need in needs if need.life_area == chosen.area)
    asked = Asked(
        needs=chosen.needs or of_area,
        municipality=chosen.place.municipality,
        digits=chosen.place.digits,
        language=chosen.language,
        audiences=chosen.audiences,
    )
    found, total = found_offers(
        asked, request.alliance, request.LANGUAGE_CODE, words, most=SHORT_LIST * chosen.page
    )
    return {"offers": found, "more": total > len(found), "total": total}


def _elsewhere(chosen: Picked, alliance: Alliance) -> dict[str, Any] | None:
    """The desk of the place where the person lives, when that is another one."""
    code = chosen.place.municipality
    if not code or code in alliance.municipalities:
        return None
    other = desks().filter(municipalities__contains=[code]).first()
    return {"name": chosen.place.name, "desk": other}
