"""Handing over the overview: one file with everything, so that nobody asks again."""

import json
from io import BytesIO
from typing import Any
from uuid import UUID
from zipfile import ZIP_DEFLATED, ZipFile

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.papers import actions
from ketenloket.chain.papers.forms import HandOverForm
from ketenloket.chain.papers.models import MoneyExport, MoneySheet, Paper
from ketenloket.chain.papers.rules import delivery, whole_sheet
from ketenloket.chain.papers.views.pages import find, posted, show
from ketenloket.chain.papers.views.reading import ReadSheet, as_plain, read_sheet
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.press import BusyError, as_pdf, pressed
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty

_SHEET = "papers/money_paper.html"


@for_workers(Duty.HELP)
@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Choose who gets it: the person, or an organisation that may have it."""
    help_request = find(pk)
    form = HandOverForm(posted(request), doors=actions.open_doors(help_request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.hand_over_money(pk, form.disclosure(), by=request.acting)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(
                request, _("Klaar om mee te geven. De hulpvrager ziet dit in Mijn hulp.")
            )
            return redirect("papers:money", pk=pk)
    closed = MoneySheet.objects.filter(request_id=pk, closed_at__isnull=False)
    sheet = closed.order_by("-number").first()
    return show(request, help_request, "papers/hand_over.html", form=form, sheet=sheet)


@for_workers(Duty.HELP)
@require_safe
def handed_over(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """The file: for the person a PDF; for an organisation PDF and data together, while it may have it."""
    found = MoneyExport.objects.select_related("sheet", "disclosure", "to_organisation")
    export = get_object_or_404(found, pk=pk)
    disclosure = export.disclosure
    if export.to_organisation_id and not (disclosure and actions.fits(disclosure)):
        messages.error(
            request, _("Het delen met deze organisatie is gestopt. Het bestand is er niet meer.")
        )
        return redirect("papers:money", pk=export.request_id)
    help_request = find(export.request_id)
    record("papers.handed_over_viewed", export, purpose="help")
    read = read_sheet(export.sheet)
    context = _context(export, help_request, read)
    name = f"geldoverzicht-{help_request.number}-versie-{export.sheet.number}"
    try:
        if not export.to_organisation_id:
            return as_pdf(_SHEET, context, name=name)
        content = _packed(export, help_request, read, context)
    except BusyError:
        messages.warning(request, _("Er worden al andere bladen gemaakt. Probeer het zo nog eens."))
        return redirect("papers:money", pk=export.request_id)
    answer = HttpResponse(content, content_type="application/zip")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.zip"'
    return answer


def _context(export: MoneyExport, help_request: HelpRequest, read: ReadSheet) -> dict[str, Any]:
    found = Paper.objects.filter(request_id=help_request.pk, dropped_at=None)
    return {
        "export": export,
        "sheet": export.sheet,
        "read": read,
        "parts": [
            {"heading": _("Inkomen"), "rows": read.income},
            {"heading": _("Kosten"), "rows": read.costs},
        ],
        "seeker": help_request.help_seeker,
        "help_request": help_request,
        "alliance": help_request.alliance,
        "place": export.organisation,
        "papers": list(found.order_by("received_at", "until")),
    }


def _packed(
    export: MoneyExport, help_request: HelpRequest, read: ReadSheet, context: dict[str, Any]
) -> bytes:
    """The sheet to read and sign, all of it as data, and the delivery of DDAS where it can be made."""
    now = timezone.localtime(export.made_at)
    plain = as_plain(export.sheet, read, help_request, export.organisation.name)
    papers = [
        {
            "document": row.words,
            "ontvangenOp": timezone.localdate(row.received_at).isoformat(),
            "hoe": row.get_received_as_display(),
        }
        for row in context["papers"]
        if row.received_at
    ]
    with translation.override("nl"):
        files: dict[str, Any] = {"geldoverzicht.json": whole_sheet(plain, papers, now)}
        if made := delivery(plain, now):
            files["ddas.json"] = made
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr("geldoverzicht.pdf", pressed(_SHEET, context))
        for name, content in files.items():
            archive.writestr(name, json.dumps(content, ensure_ascii=False, indent=2))
    return packed.getvalue()
