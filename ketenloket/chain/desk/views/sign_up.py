"""Asking for help at the front door, by the person or by a finding place."""

from datetime import date, timedelta
from typing import Any

from allauth.core.ratelimit import consume
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone, translation
from django.views.decorators.http import require_http_methods, require_safe

from ketenloket.chain.desk.actions import Registered, Registration, register_at_front_door
from ketenloket.chain.desk.forms import HandInForm, SignUpForm
from ketenloket.chain.desk.rules import Concern, Threat
from ketenloket.chain.desk.views.languages import asked_for
from ketenloket.chain.desk.views.public import PublicRequest, desk_of, posted
from ketenloket.chain.help_seekers.rules import ContactWay
from ketenloket.network.organisations.models import Alliance, FindingPlace
from ketenloket.network.organisations.permissions import open_to_all, pressed, spoken, too_often

SHOWN_FOR = timedelta(minutes=10)  # how long the page with the follow-up code can be seen again
_SESSION_KEY = "signed_up"


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def sign_up(request: PublicRequest, slug: str) -> HttpResponse:
    """Name, a way to be reached, place, what threatens; then yes."""
    alliance = desk_of(request, slug)
    if request.method != "POST":
        form = SignUpForm(initial=_asked(request), alliance=alliance)
        if form.initial.get("postcode"):
            form.suggest()
        return asked_for(request, _form_page(request, form))
    if code := pressed(request):
        return _sign_up_in(code, request, alliance)
    if "suggest" in request.POST:
        form = SignUpForm.unchecked(request.POST, alliance=alliance)
        form.suggest()
        return _form_page(request, form)
    if not consume(request, action="front_door"):
        return too_often(request, alliance)
    form = SignUpForm(request.POST, alliance=alliance)
    if not form.is_valid():
        return _form_page(request, form)
    return _put_in(request, alliance, form.registration(), form.key())


def _sign_up_in(code: str, request: PublicRequest, alliance: Alliance) -> HttpResponse:
    """The form in another language, with all that was typed.

    The language to talk in goes along, unless the person had chosen another one for that.
    """
    typed = request.POST.copy()
    if typed.get("language") == request.LANGUAGE_CODE:
        typed["language"] = code
    with translation.override(code):
        page = _form_page(request, SignUpForm.unchecked(typed, alliance=alliance))
    return spoken(page, code)


def _asked(request: PublicRequest) -> dict[str, Any]:
    """What the person chose on the page before."""
    initial: dict[str, Any] = {
        "concerns": [code for code in request.GET.getlist("wat") if code in Concern.values],
        "language": request.GET.get("spreekt") or request.LANGUAGE_CODE,
        "postcode": request.GET.get("postcode", "")[:10],
        "threats": [code for code in request.GET.getlist("dreigt") if code in Threat.values],
    }
    if request.GET.get("hoe") == ContactWay.PHONE:
        initial["contact_way"] = ContactWay.PHONE
    return initial


def _form_page(request: PublicRequest, form: SignUpForm) -> HttpResponse:
    chosen = form["concerns"].value() or []
    threatened = bool(form["threats"].value()) or request.GET.get("spoed") == "1"
    context = {
        "form": form,
        "chosen": [Concern(code).label for code in chosen if code in Concern.values],
        "query": "&".join(f"wat={code}" for code in chosen if code in Concern.values),
        "threatened": threatened,
    }
    return render(request, "desk/sign_up.html", context)


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def hand_in(request: PublicRequest, slug: str, code: str) -> HttpResponse:
    """A finding place hands somebody in, who said yes to it; no account, one minute."""
    alliance = desk_of(request, slug)
    place = get_object_or_404(FindingPlace, alliance=alliance, code=code, active=True)
    if code := pressed(request):
        with translation.override(code):
            page = _hand_in_page(request, place, HandInForm.unchecked(request.POST))
        return spoken(page, code)
    form = HandInForm(posted(request))
    if request.method == "POST" and not consume(request, action="front_door"):
        return too_often(request, alliance)
    if request.method == "POST" and form.is_valid():
        return _put_in(request, alliance, form.registration(place), form.key())
    return _hand_in_page(request, place, form)


def _hand_in_page(request: PublicRequest, place: FindingPlace, form: HandInForm) -> HttpResponse:
    context = {"form": form, "place": place, "threatened": bool(form["threats"].value())}
    return render(request, "desk/hand_in.html", context)


def _put_in(
    request: PublicRequest, alliance: Alliance, registration: Registration, key: str
) -> HttpResponse:
    registered = register_at_front_door(registration, alliance=alliance, submission=key)
    request.session[_SESSION_KEY] = _for_once(alliance, registration, registered)
    return redirect("desk:signed_up", slug=alliance.slug)


def _for_once(
    alliance: Alliance, registration: Registration, registered: Registered
) -> dict[str, Any]:
    """What the next page tells, and until when; it travels in the session, never in an address."""
    return {
        "until": (timezone.now() + SHOWN_FOR).timestamp(),
        "slug": alliance.slug,
        "code": registered.follow_up_code,
        "works": bool(registration.phone or registration.email),
        "next_on": registered.next_on.isoformat(),
        "due_on": registered.clock.due_on.isoformat(),
        "way": str(registration.contact_way),
        "threatened": bool(registration.threats),
        "handed_in": registration.finding_place is not None,
    }


@open_to_all
@require_safe
def signed_up(request: PublicRequest, slug: str) -> HttpResponse:
    """The follow-up code, and who does what by when; after ten minutes only where to ask."""
    desk_of(request, slug)
    told = request.session.get(_SESSION_KEY)
    if not told or told["slug"] != slug or told["until"] < timezone.now().timestamp():
        request.session.pop(_SESSION_KEY, None)
        return render(request, "desk/signed_up_past.html")
    days = {name: date.fromisoformat(told[name]) for name in ("next_on", "due_on")}
    return render(request, "desk/signed_up.html", {"told": told | days})
