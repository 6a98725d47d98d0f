"""A directory of somebody else, in HSDS: looked at record by record, then read in or not."""

import secrets
import zlib
from dataclasses import asdict

from django.contrib import messages
from django.core.cache import cache
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from ketenloket.foundation.sheets.rules.files import UnreadableError
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.directory.actions.hsds import import_hsds
from ketenloket.network.directory.actions.hsds_plan import Happens, plan_hsds
from ketenloket.network.directory.actions.runs import start_run
from ketenloket.network.directory.forms.hsds import HsdsForm
from ketenloket.network.directory.rules.hsds.files import Loose, records_of
from ketenloket.network.directory.rules.hsds.found import Choices
from ketenloket.network.directory.rules.runs import RunKind, is_large
from ketenloket.network.directory.views.runs import WORDS, newest_runs, said
from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty

_KEPT_SECONDS = 30 * 60
_SHOWN = 200


@require_http_methods(["GET", "HEAD", "POST"])
@for_workers(Duty.ALLIANCE)
def import_hsds_file(request: WorkerRequest) -> HttpResponse:
    """Look at the file record by record, then read all of it in, or nothing."""
    if request.method == "POST" and "sure" in request.POST:
        return _read_in(request)
    posted = request.method == "POST"
    form = HsdsForm(request.POST, request.FILES) if posted else HsdsForm()
    if posted and form.is_valid():
        file = form.cleaned_data["file"]
        data = file.read()
        if is_large(data):
            run = start_run(
                data,
                kind=RunKind.HSDS,
                name=file.name or "",
                choices=asdict(form.choices()),
                by=request.acting,
            )
            return redirect("directory:import_run", pk=run.pk)
        try:
            loose = records_of(data)
        except UnreadableError as error:
            form.add_error("file", str(error))
        else:
            return _dry_run(request, data, loose, form.choices())
    context = {"form": form, "runs": newest_runs(request.acting)}
    return render(request, "directory/hsds.html", context)


def _dry_run(
    request: WorkerRequest, data: bytes, loose: list[Loose], choices: Choices
) -> HttpResponse:
    by = request.acting
    plan = plan_hsds(loose, choices, by.alliance)
    wrong = plan.directory.wrong
    key = ""
    if not wrong:
        key = secrets.token_urlsafe(16)
        cache.set(_place(by, key), (zlib.compress(data, 6), asdict(choices)), _KEPT_SECONDS)
    noted = [(each.where, note) for each in plan.directory.organizations for note in each.notes]
    context = {
        "key": key,
        "wrong": wrong[:_SHOWN],
        "wrong_count": len({where for where, _problem in wrong}),
        "foreseen": [] if wrong else plan.foreseen[:_SHOWN],
        "hidden": max((len(wrong) or len(plan.foreseen)) - _SHOWN, 0),
        "counts": said({word.value: count for word, count in plan.counts.items()}),
        "said": WORDS,
        "unknown": plan.directory.unknown[:_SHOWN],
        "noted": noted[:_SHOWN],
    }
    return render(request, "directory/hsds_report.html", context)


def _read_in(request: WorkerRequest) -> HttpResponse:
    by = request.acting
    place = _place(by, request.POST["sure"][:40])
    kept = cache.get(place)
    if kept is None:
        messages.error(request, _("Dat duurde te lang. Kies het bestand nog een keer."))
        return redirect("directory:import_hsds")
    data, choices = kept
    try:
        plan = import_hsds(
            records_of(zlib.decompress(data)), Choices(**choices), alliance=by.alliance, by=by
        )
    except RefusedError as refused:
        messages.error(request, str(refused))
        return redirect("directory:import_hsds")
    cache.delete(place)
    done = len(plan.foreseen) - plan.counts[Happens.SKIPPED]
    told = ngettext("%(count)s aanbod is ingelezen.", "%(count)s keer aanbod is ingelezen.", done)
    messages.success(request, told % {"count": done})
    return redirect("directory:services")


def _place(by: Worker, key: str) -> str:
    return f"directory.hsds:{by.pk}:{key}"
