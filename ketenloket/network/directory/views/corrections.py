"""Klopt er iets niet? Anybody may say so; whoever keeps the card answers."""

from uuid import UUID

from allauth.core.ratelimit import consume
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.directory import actions
from ketenloket.network.directory.forms import AnswerForm, CorrectionForm
from ketenloket.network.directory.models import Correction, CorrectionOutcome, Service
from ketenloket.network.organisations.models import Alliance, Organisation, Worker
from ketenloket.network.organisations.permissions import (
    AnyRequest,
    WorkerRequest,
    for_workers,
    open_to_all,
    pressed,
    spoken,
    too_often,
)
from ketenloket.network.organisations.rules import Duty

_MOST = 50


class PublicRequest(AnyRequest):
    """A request at the front door: the layout shows whose it is."""

    alliance: Alliance


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def correct_public(request: PublicRequest, slug: str, public_id: UUID) -> HttpResponse:
    """Say what is not right, without an account; what others said is not shown."""
    found = get_object_or_404(
        Service.objects.select_related("alliance", "organisation"),
        public_id=public_id,
        active=True,
        organisation__active=True,
        alliance__slug=slug,
        alliance__desk__active=True,
    )
    request.alliance = found.alliance
    if code := pressed(request):
        with translation.override(code):
            page = _public_page(request, found, CorrectionForm.unchecked(request.POST))
        return spoken(page, code)
    form = CorrectionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        if not consume(request, action="correction"):
            return too_often(request, found.alliance)
        if form.is_valid():
            return _put_in(request, found, form)
    return _public_page(request, found, form)


def _put_in(request: PublicRequest, found: Service, form: CorrectionForm) -> HttpResponse:
    try:
        actions.correct_at_front_door(
            found,
            text=form.cleaned_data["text"],
            contact=form.cleaned_data["contact"],
            submission=form.key(),
        )
    except RefusedError as refused:  # taken off the map while somebody typed
        raise Http404 from refused
    return redirect(f"{request.path}?verstuurd=1")


def _public_page(request: PublicRequest, found: Service, form: CorrectionForm) -> HttpResponse:
    context = {"service": found, "form": form, "sent": request.GET.get("verstuurd") == "1"}
    return render(request, "directory/correct_public.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_workers()
def correct(request: WorkerRequest, pk: int) -> HttpResponse:
    """Say as a worker what is not right on a card."""
    by = request.acting
    found = get_object_or_404(
        Service.objects.select_related("organisation"), pk=pk, alliance_id=by.alliance_id
    )
    form = CorrectionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        actions.correct(
            found,
            text=form.cleaned_data["text"],
            contact=form.cleaned_data["contact"],
            submission=form.key(),
            by=by,
        )
        told = _("Dank u. %(name)s kijkt ernaar.") % {"name": found.organisation.name}
        messages.success(request, told)
        return redirect("directory:service", pk=found.pk)
    return render(request, "directory/correct.html", {"service": found, "form": form})


@require_safe
@for_workers(Duty.COORDINATE, Duty.ALLIANCE)
def corrections(request: WorkerRequest) -> HttpResponse:
    """What others say is not right on the own cards; the neutral coordinator sees all of them."""
    by = request.acting
    every = Correction.objects.filter(
        alliance_id=by.alliance_id, organisation_id__in=_kept_by(by)
    ).select_related("service", "organisation", "made_by")
    waiting = every.filter(answered_at__isnull=True)
    context = {
        "waiting": list(waiting.order_by("made_at")[:_MOST]),
        "number": waiting.count(),
        "answered": list(every.filter(answered_at__isnull=False).order_by("-answered_at")[:10]),
        "outcomes": CorrectionOutcome.choices,
        "several": by.has(Duty.ALLIANCE),
    }
    return render(request, "directory/corrections.html", context)


@require_POST
@for_workers(Duty.COORDINATE, Duty.ALLIANCE)
def answer_correction(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Say what was done with a correction."""
    by = request.acting
    found = get_object_or_404(Correction, pk=pk, organisation_id__in=_kept_by(by))
    form = AnswerForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Kies wat u ermee deed."))
        return redirect("directory:corrections")
    try:
        actions.answer_correction(found, CorrectionOutcome(form.cleaned_data["outcome"]), by=by)
    except RefusedError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Afgehandeld. Hoe wij iemand konden bereiken, is gewist."))
    return redirect("directory:corrections")


def _kept_by(by: Worker) -> list[int]:
    """The organisations whose cards this worker looks after."""
    if not by.has(Duty.ALLIANCE):
        return [by.organisation_id]
    return list(
        Organisation.objects.filter(alliance_id=by.alliance_id).values_list("pk", flat=True)
    )
