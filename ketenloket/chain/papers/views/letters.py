"""Pages for letters: choose one, change its text, print it with its explanation."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.help_seekers.models import HelpSeeker
from ketenloket.chain.papers import actions
from ketenloket.chain.papers.forms import LetterForm
from ketenloket.chain.papers.models import Letter, MoneyDebt, Paper
from ketenloket.chain.papers.rules import (
    ABOUT,
    CALL,
    EXPLAINED,
    HEADING,
    IN_DUTCH,
    SIGNED_BY_PERSON,
    TO_PERSON,
    Facts,
    Giver,
    LetterKind,
    draft,
    paragraphs,
)
from ketenloket.chain.papers.views.pages import find, posted, show
from ketenloket.chain.trajectories.models import Appointment
from ketenloket.chain.trajectories.rules import AppointmentResult
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.press import BusyError, as_pdf
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty


@for_workers(Duty.HELP)
@require_safe
def letters(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Which letters there are to write, and which were made."""
    # A writer of another organisation may be hidden, and must not hide the letter: no join.
    found = Letter.objects.filter(request_id=pk).select_related("organisation")
    made = found.prefetch_related("written_by")
    return show(
        request,
        find(pk),
        "papers/letters.html",
        kinds=[(kind.value, kind.label) for kind in LetterKind],
        made=made.order_by("-written_at"),
    )


@for_workers(Duty.HELP)
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: WorkerRequest, pk: UUID, kind: str) -> HttpResponse:
    """Change the text, then print. `?schuld=` fills in a creditor of the overview."""
    if kind not in LetterKind.values:
        raise Http404
    help_request = find(pk)
    form = LetterForm(posted(request), initial=_initial(request, help_request, kind), kind=kind)
    if request.method == "POST" and form.is_valid():
        language = form.cleaned_data["language"]
        try:
            made = actions.write_letter(
                pk, kind, form.draft(), language=language, by=request.acting
            )
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("De brief is klaar. Open hem om te printen."))
            return redirect("papers:letter", pk=made.pk)
    return show(
        request,
        help_request,
        "papers/write.html",
        form=form,
        kind=LetterKind(kind),
        signed=kind in SIGNED_BY_PERSON,
    )


def _initial(request: WorkerRequest, help_request: HelpRequest, kind: str) -> dict[str, str]:
    seeker, debt = help_request.help_seeker, _debt(request, help_request)
    reads = seeker.language if seeker.language in dict(settings.LANGUAGES) else "nl"
    offered = draft(
        kind,
        _facts(request.acting, help_request, kind, debt.reference if debt else ""),
        debt.collector or debt.creditor if debt else "",
    )
    return {"language": reads, **vars(offered)}


def _debt(request: WorkerRequest, help_request: HelpRequest) -> MoneyDebt | None:
    try:
        wanted = UUID(request.GET.get("schuld", ""))
    except ValueError:
        return None
    return MoneyDebt.objects.filter(pk=wanted, request_id=help_request.pk).first()


def _facts(acting: Worker, help_request: HelpRequest, kind: str, reference: str) -> Facts:
    """What a letter of this kind says of the case, in Dutch."""
    mine = {"request_id": help_request.pk}
    told: dict[str, Any] = {}
    if kind == LetterKind.PAPERS_ASKED:
        waiting = Paper.objects.filter(
            **mine, giver=Giver.PERSON, received_at=None, dropped_at=None
        ).order_by("until", "asked_at")
        told = {
            "papers": tuple(row.words for row in waiting),
            "until": date_format(waiting[0].until, "j F") if waiting else "",
        }
    elif kind == LetterKind.CONFIRMATION:
        told = _next_appointment(mine)
    organisation, seeker = acting.organisation, help_request.help_seeker
    return Facts(
        person=seeker.name,
        address=_address(seeker),
        organisation=organisation.name,
        phone=organisation.phone or help_request.alliance.phone,
        helper=acting.name,
        reference=reference,
        **told,
    )


def _address(seeker: HelpSeeker) -> str:
    """What is kept of where somebody lives: no street, so whoever writes is asked to add it."""
    door = " ".join(filter(None, (seeker.postcode, seeker.house_number)))
    return "\n".join(filter(None, (door, seeker.municipality_name)))


def _next_appointment(mine: dict[str, UUID]) -> dict[str, str]:
    found = Appointment.objects.filter(
        **mine, starts_at__gte=timezone.now(), result=AppointmentResult.PLANNED
    )
    planned = found.order_by("starts_at").first()
    if planned is None:
        return {}
    when = date_format(timezone.localtime(planned.starts_at), "l j F, \\o\\m H.i \\u\\u\\r")
    return {"when": when, "where": planned.place}


@for_workers(Duty.HELP)
@require_safe
def letter(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """A letter that was made, and where to print it."""
    found = get_object_or_404(Letter.objects.select_related("organisation"), pk=pk)
    return show(
        request,
        find(found.request_id),
        "papers/letter.html",
        letter=found,
        parts=paragraphs(found.text),
        language=get_language_info(found.language)["name_local"],
    )


@for_workers(Duty.HELP)
@require_safe
def letter_sheet(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """The letter as PDF: in Dutch, and a page that explains it in the language of the person."""
    found = get_object_or_404(Letter.objects.select_related("organisation"), pk=pk)
    help_request = find(found.request_id)
    record("papers.letter_viewed", found, purpose="help")
    context = {
        "letter": found,
        "seeker": help_request.help_seeker,
        "alliance": help_request.alliance,
        "place": found.organisation,
        "phone": found.organisation.phone or help_request.alliance.phone,
        "parts": paragraphs(found.text),
        "to_person": found.kind in TO_PERSON,
        "signed": found.kind in SIGNED_BY_PERSON,
        "explained": _explained(found.kind, found.language),
    }
    try:
        return as_pdf("papers/letter_paper.html", context, name=f"brief-{help_request.number}")
    except BusyError:
        messages.warning(request, _("Er worden al andere bladen gemaakt. Probeer het zo nog eens."))
        return redirect("papers:letter", pk=pk)


def _explained(kind: str, language: str) -> dict[str, object]:
    """What the person reads about the letter, in their own language."""
    info = get_language_info(language)
    with translation.override(language):
        return {
            "language": language,
            "direction": "rtl" if info["bidi"] else "ltr",
            "heading": str(HEADING),
            "about": str(ABOUT[LetterKind(kind)]),
            "in_dutch": "" if language == "nl" else str(IN_DUTCH),
            "lines": [str(line) for line in EXPLAINED[kind]],
            "call": str(CALL),
        }
