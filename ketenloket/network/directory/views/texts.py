"""Offers in other languages, and texts read aloud."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.directory import actions
from ketenloket.network.directory.forms.texts import RecordingForm, ServiceTextForm, SlotForm
from ketenloket.network.directory.models import Service, SpokenText
from ketenloket.network.directory.rules import LANGUAGES
from ketenloket.network.directory.rules.sounds import (
    PAGE_TEXTS,
    TEXT_LANGUAGES,
    offer_key,
    offer_of,
)
from ketenloket.network.directory.views.offers import own_offer
from ketenloket.network.organisations.permissions import (
    AnyRequest,
    WorkerRequest,
    for_workers,
    open_to_all,
)
from ketenloket.network.organisations.rules import Duty

_DUTCH = "nl"
_SHOWN = 50
_TEXTS = ("name", "does", "for_whom")
_FOR_A_YEAR = "public, max-age=31536000, immutable"


@require_safe
@for_workers(Duty.COORDINATE, Duty.ALLIANCE)
def texts(request: WorkerRequest, pk: int) -> HttpResponse:
    """In which languages an offer says what it is."""
    found = own_offer(request, pk)
    written = {text.language: text for text in found.texts.all()}
    rows = [
        {"code": code, "label": label, **_how_far(written.get(code))}
        for code, label in TEXT_LANGUAGES.items()
    ]
    return render(request, "directory/texts.html", {"service": found, "rows": rows})


def _how_far(text: Any) -> dict[str, str]:
    there = [name for name in _TEXTS if getattr(text, name, "")]
    if not there:
        return {"tone": "neutral", "state": _("nog niet")}
    if len(there) < len(_TEXTS):
        return {"tone": "warn", "state": _("voor een deel")}
    return {"tone": "ok", "state": _("vertaald")}


@require_http_methods(["GET", "HEAD", "POST"])
@for_workers(Duty.COORDINATE, Duty.ALLIANCE)
def text(request: WorkerRequest, pk: int, language: str) -> HttpResponse:
    """Write the texts of an offer in one language, beside the Dutch ones."""
    found = own_offer(request, pk)
    if language not in TEXT_LANGUAGES:
        raise Http404
    there = found.texts.filter(language=language).first()
    initial = {name: getattr(there, name, "") for name in _TEXTS}
    posted = request.POST if request.method == "POST" else None
    form = ServiceTextForm(posted, initial=initial, language=language)
    if request.method == "POST" and form.is_valid():
        actions.write_text(found, language, by=request.acting, **form.cleaned_data)
        messages.success(request, _("Opgeslagen. Bezoekers zien het meteen zo."))
        return redirect("directory:texts", pk=found.pk)
    context = {"form": form, "service": found, "language": TEXT_LANGUAGES[language]}
    context["rows"] = [(form[name], getattr(found, name)) for name in _TEXTS]
    return render(request, "directory/text.html", context)


@require_safe
@for_workers(Duty.ALLIANCE)
def recordings(request: WorkerRequest) -> HttpResponse:
    """Which texts can be heard, in one language."""
    by = request.acting
    form = SlotForm(request.GET or None, initial={"taal": _DUTCH})
    wanted = form.cleaned_data if form.is_bound and form.is_valid() else {}
    language, words = wanted.get("taal", _DUTCH), wanted.get("q", "").replace("\x00", "")
    offers = Service.objects.offered_in(by.alliance_id).filter(name__icontains=words)
    rows = list(offers.order_by("name", "id").values_list("id", "name")[: _SHOWN + 1])
    slots = [*PAGE_TEXTS.items(), *((offer_key(pk), name) for pk, name in rows[:_SHOWN])]
    there = SpokenText.objects.filter(alliance_id=by.alliance_id, language=language, active=True)
    heard = dict(there.values_list("key", "uploaded_at"))
    context = {
        "form": form,
        "language": language,
        "language_name": LANGUAGES[language],
        "slots": [(key, label, heard.get(key)) for key, label in slots],
        "more": len(rows) > _SHOWN,
    }
    return render(request, "directory/recordings.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_workers(Duty.ALLIANCE)
def recording(request: WorkerRequest, key: str, language: str) -> HttpResponse:
    """Put or replace the recording of one text."""
    by = request.acting
    label = _label(request, key)
    if language != _DUTCH and language not in TEXT_LANGUAGES:
        raise Http404
    form = RecordingForm()
    if request.method == "POST":
        form = RecordingForm(request.POST, request.FILES)
        if form.is_valid() and _put(request, form, key, language):
            messages.success(request, _("Deze tekst is nu te beluisteren."))
            return redirect(f"{reverse('directory:recordings')}?taal={language}")
    there = SpokenText.objects.filter(
        alliance_id=by.alliance_id, key=key, language=language, active=True
    )
    spoken = there.values("pk", "uploaded_at").first()
    context = {"form": form, "label": label, "language": language, "spoken": spoken}
    context["language_name"] = LANGUAGES[language]
    context["version"] = int(spoken["uploaded_at"].timestamp()) if spoken else 0
    return render(request, "directory/recording.html", context)


def _put(request: WorkerRequest, form: RecordingForm, key: str, language: str) -> bool:
    by, sound = request.acting, form.cleaned_data["sound"]
    try:
        actions.put_recording(by.alliance, key, language, sound=sound, by=by)
    except RefusedError as refused:
        form.add_error("sound", str(refused))
        return False
    return True


def _label(request: WorkerRequest, key: str) -> str:
    """What the text is called; a text that is not there has no page."""
    pk = offer_of(key)
    if pk is not None:
        return get_object_or_404(Service, pk=pk, alliance_id=request.acting.alliance_id).name
    if key not in PAGE_TEXTS:
        raise Http404
    return str(PAGE_TEXTS[key])


@require_POST
@for_workers(Duty.ALLIANCE)
def take_recording_away(request: WorkerRequest, pk: int) -> HttpResponse:
    """Let a text be heard no longer."""
    found = get_object_or_404(
        SpokenText.objects.defer("sound"), pk=pk, alliance_id=request.acting.alliance_id
    )
    actions.take_recording_away(found, by=request.acting)
    messages.success(request, _("Deze tekst is niet meer te beluisteren."))
    return redirect(f"{reverse('directory:recordings')}?taal={found.language}")


@require_safe
@open_to_all
def spoken(request: AnyRequest, pk: int, version: int) -> HttpResponse:  # noqa: ARG001 - for caches only
    """The recording itself. Another version has another address, so a browser may keep it."""
    found = get_object_or_404(SpokenText, pk=pk, active=True)
    answer = HttpResponse(bytes(found.sound), content_type=found.media_type)
    answer.headers["Cache-Control"] = _FOR_A_YEAR
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer
