"""The check for anybody: some questions, and what might be there. Nothing is kept.

The answers are posted, so that they stand in no address and no log. No cookie is set and nothing is
written, so there is no form token either: a stranger's page that posts here changes nothing.
"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from ketenloket.network.organisations.models import Alliance
from ketenloket.network.organisations.permissions import AnyRequest, open_to_all
from ketenloket.network.provisions.forms import SituationForm
from ketenloket.network.provisions.models import Provision, norms_for, provisions_for
from ketenloket.network.provisions.rules import Finding, Verdict, check, total
from ketenloket.network.provisions.rules.sentences import euros
from ketenloket.network.provisions.rules.upkeep import needs_review

_TONES = {Verdict.LIKELY: "ok", Verdict.ASK: "warn", Verdict.UNLIKELY: "neutral"}


class PublicRequest(AnyRequest):
    """A request of anybody: whose desk it is, for the layout, and the language of the page."""

    alliance: Alliance
    LANGUAGE_CODE: str


@dataclass(frozen=True)
class Result:
    """One provision with what the check says of it."""

    provision: Provision
    finding: Finding
    tone: str
    amount: str
    first: list[str]
    review: bool


@open_to_all
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def public_check(request: PublicRequest, slug: str) -> HttpResponse:
    """The questions, and after an answer what might be there."""
    desks = Alliance.objects.filter(desk__isnull=False, desk__active=True).select_related("desk")
    request.alliance = alliance = get_object_or_404(desks, slug=slug)
    asked = (request.POST if request.method == "POST" else request.GET).get("taal", "")
    language = asked if asked in dict(settings.LANGUAGES) else request.LANGUAGE_CODE
    with translation.override(language):
        answer = render(request, "provisions/check.html", _page(request, alliance, language))
    answer.headers["Content-Language"] = language
    return answer


def _page(request: PublicRequest, alliance: Alliance, language: str) -> dict[str, Any]:
    posted = request.POST if request.method == "POST" else None
    form = SituationForm(posted, municipalities=alliance.municipalities)
    sign_up = reverse("desk:sign_up", args=[alliance.slug])
    front_door = reverse("desk:front_door", args=[alliance.slug])
    said = [("wat", "form"), ("hoe", "phone"), ("taal", language)]
    context: dict[str, Any] = {
        "form": form,
        "language": language,
        "dutch": language == settings.LANGUAGE_CODE,
        "call_me": f"{sign_up}?{urlencode(said)}",
        "door": f"{front_door}?{urlencode([('taal', language)])}",
        "results": None,
    }
    # Without it only another language was chosen: what was typed stays, and nothing is shown yet.
    if posted is not None and "toon" in posted:
        form.is_valid()  # what is not right stands at its field, and counts as not said
        context["results"] = _results(form, alliance)
    return context


def _results(form: SituationForm, alliance: Alliance) -> dict[str, Any]:
    today = timezone.localdate()
    listed = {each.code: each for each in provisions_for(alliance.pk)}
    situation = form.situation()
    findings = check(
        situation, [each.asks() for each in listed.values()], norms_for(alliance.pk), on=today
    )
    likely = {each.code for each in findings if each.verdict is not Verdict.UNLIKELY}
    shown = [
        Result(
            provision=listed[each.code],
            finding=each,
            tone=_TONES[each.verdict],
            amount=euros(each.amount.value) if each.amount else "",
            first=[listed[code].name for code in each.first if code in likely],
            review=needs_review(listed[each.code].checked_on, today),
        )
        for each in findings
    ]
    together = total(findings)
    return {
        "hopeful": [each for each in shown if each.finding.verdict is not Verdict.UNLIKELY],
        "unlikely": [each for each in shown if each.finding.verdict is Verdict.UNLIKELY],
        "likely_sum": euros(together.likely) if together.likely else "",
        "ask_sum": euros(together.ask) if together.ask else "",
        "at_most": together.at_most,
        "not_counted": [listed[code].name for code in together.not_counted],
        "today": today,
    }
