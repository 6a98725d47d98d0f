"""A large file that a job reads in: how far it is, what came of it, and what can be done next."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.directory.actions.hsds_plan import Happens
from ketenloket.network.directory.actions.runs import agree, give_up, start_again
from ketenloket.network.directory.models import ImportRun
from ketenloket.network.directory.rules.runs import BUSY, MAY_STOP, QUEUED, RunKind, RunState
from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty

_SHOWN = 200
_NEWEST = 8
WORDS = {
    "organisations": gettext_lazy("nieuwe organisaties"),
    Happens.NEW_ORGANISATION.value: gettext_lazy("komt erbij, met een nieuwe organisatie"),
    Happens.NEW.value: gettext_lazy("komt erbij"),
    Happens.CHANGED.value: gettext_lazy("wordt veranderd"),
    Happens.UNCHANGED.value: gettext_lazy("blijft zoals het is"),
    Happens.SKIPPED.value: gettext_lazy("wordt overgeslagen"),
    Happens.WRONG.value: gettext_lazy("klopt niet"),
}
_BUTTONS = {"agree": agree, "again": start_again, "stop": give_up}


def newest_runs(by: Worker) -> QuerySet[ImportRun]:
    """The files that were sent last, by whoever cares for this alliance."""
    runs = ImportRun.objects.filter(alliance_id=by.alliance_id).select_related("made_by")
    return runs.defer("content", "found").order_by("-made_at")[:_NEWEST]


@require_http_methods(["GET", "HEAD", "POST"])
@for_workers(Duty.ALLIANCE)
def import_run(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Show one file on its way in; the buttons of the page come back here."""
    runs = ImportRun.objects.filter(alliance_id=request.acting.alliance_id)
    run = get_object_or_404(runs.select_related("made_by").defer("content"), pk=pk)
    if request.method == "POST":
        return _pressed(request, run)
    moving = run.state in BUSY | QUEUED and not run.is_silent
    context = {"run": run, "moving": moving, "percent": _percent(run)}
    if request.headers.get("HX-Request") == "true":
        if moving and request.GET.get("stand") == run.state:
            return render(request, "directory/parts/run_progress.html", context)
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "directory/import_run.html", context | _shown(run))


def _pressed(request: WorkerRequest, run: ImportRun) -> HttpResponse:
    button = _BUTTONS.get(request.POST.get("do", ""))
    if button is not None:
        try:
            button(run.pk, by=request.acting)
        except RefusedError as refused:
            messages.error(request, str(refused))
    return redirect("directory:import_run", pk=run.pk)


def _percent(run: ImportRun) -> int:
    if not run.rows_total:
        return 0
    return min(100, 100 * run.rows_done // run.rows_total)


def _shown(run: ImportRun) -> dict[str, Any]:
    found = run.found
    wrong = found.get("wrong", [])
    return {
        "title": _stopped(run) if run.is_silent else _title(run),
        "busy": run.state in BUSY,
        "may_stop": run.state in MAY_STOP or run.is_silent,
        "wrong": wrong[:_SHOWN],
        "wrong_rows": found.get("wrong_rows", 0),
        "hidden": max(found.get("wrong_rows", 0) - _SHOWN, 0),
        "rows": found.get("rows", 0),
        "problem": found.get("problem", ""),
        "counts": said(found.get("counts", {})),
        "unknown": found.get("unknown", [])[:_SHOWN],
        "notes": found.get("notes", [])[:_SHOWN],
        "back": "directory:import" if run.kind == RunKind.SHEET else "directory:import_hsds",
    }


def _title(run: ImportRun) -> str:
    return {
        RunState.WAITING: _("Uw bestand wordt zo nagekeken"),
        RunState.LOOKING: _("Uw bestand wordt nagekeken"),
        RunState.WRONG: _("In dit bestand klopt nog iets niet"),
        RunState.RIGHT: _("Het bestand klopt"),
        RunState.AGREED: _("Uw bestand wordt zo ingelezen"),
        RunState.READING: _("Uw bestand wordt ingelezen"),
        RunState.DONE: _("Uw bestand is ingelezen"),
        RunState.REFUSED: _("Er is niets ingelezen"),
        RunState.GIVEN_UP: _("Gestopt: er is niets ingelezen"),
    }[RunState(run.state)]


def _stopped(run: ImportRun) -> str:
    if run.state in QUEUED:
        return _("Uw bestand wacht al lang")
    if run.state == RunState.LOOKING:
        return _("Het nakijken is gestopt")
    return _("Het inlezen is gestopt")


def said(counts: dict[str, int]) -> list[tuple[str, int]]:
    """What would happen, in words, with how often."""
    return [(str(word), counts[code]) for code, word in WORDS.items() if counts.get(code)]
