"""Public pages that only tell: no account, nothing kept."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from ketenloket.chain.desk.forms import SignUpForm
from ketenloket.chain.desk.rules import Concern
from ketenloket.chain.desk.views.languages import asked_for
from ketenloket.network.directory.rules import ATTRIBUTION, municipality_name, municipality_of
from ketenloket.network.organisations.models import Alliance
from ketenloket.network.organisations.permissions import AnyRequest, open_to_all

_ICONS = {
    Concern.LETTERS: "letter",
    Concern.FIXED_COSTS: "house",
    Concern.FORM: "form",
    Concern.DEBTS: "euro",
    Concern.FOOD: "food",
    Concern.OTHER: "other",
}


class PublicRequest(AnyRequest):
    """A request at the front door: whose desk it is, for the layout, and the language of the page."""

    alliance: Alliance
    LANGUAGE_CODE: str


def desks() -> QuerySet[Alliance]:
    """The alliances that have a desk behind their front door."""
    return Alliance.objects.filter(desk__isnull=False, desk__active=True).select_related("desk")


def desk_of(request: PublicRequest, slug: str) -> Alliance:
    """The alliance of this front door; the layout shows its name."""
    request.alliance = alliance = get_object_or_404(desks(), slug=slug)
    return alliance


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form is given: what was sent, even if that is nothing, or None when just opened."""
    return request.POST if request.method == "POST" else None


@open_to_all
@require_safe
def home(request: PublicRequest) -> HttpResponse:
    """The one front door, or the choice between several; a worker goes to Vandaag."""
    if request.acting:
        return redirect("workbench:today")
    every = list(desks().order_by("name"))
    if len(every) == 1:
        request.alliance = every[0]
        return _front_door(request, every[0])
    postcode = request.GET.get("postcode", "")
    codes = {found.code for found in municipality_of(postcode)}
    found = [alliance for alliance in every if codes & set(alliance.municipalities)]
    if len(found) == 1:
        return redirect("desk:front_door", slug=found[0].slug)
    rows = [{"alliance": alliance, "places": _places(alliance)} for alliance in found or every]
    context = {"rows": rows, "postcode": postcode, "found": bool(found)}
    return render(request, "desk/home.html", context)


@open_to_all
@require_safe
def front_door(request: PublicRequest, slug: str) -> HttpResponse:
    """What is going on? Nothing is kept."""
    return asked_for(request, _front_door(request, desk_of(request, slug)))


def _front_door(request: PublicRequest, alliance: Alliance) -> HttpResponse:
    chosen = set(request.GET.getlist("wat"))
    choices: list[dict[str, Any]] = [
        {"code": code, "label": label, "icon": _ICONS[Concern(code)], "checked": code in chosen}
        for code, label in Concern.choices
    ]
    context = {"choices": choices, "places": _places(alliance)}
    return render(request, "desk/front_door.html", context)


def _places(alliance: Alliance) -> list[str]:
    return [name for code in alliance.municipalities if (name := municipality_name(code))]


@open_to_all
@require_safe
def municipality(request: PublicRequest, slug: str) -> HttpResponse:
    """The field with the likeliest municipality for a postcode, to put into the form."""
    form = SignUpForm.unchecked(request.GET, alliance=desk_of(request, slug))
    form.suggest()
    return render(request, "desk/parts/municipality.html", {"form": form})


@open_to_all
@require_safe
def privacy(request: PublicRequest, slug: str) -> HttpResponse:
    """What is kept, who sees it, how long, and what a person may ask."""
    desk_of(request, slug)
    return render(request, "desk/privacy.html", {"attribution": ATTRIBUTION})
