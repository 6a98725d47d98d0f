"""The Voorzieningenlijst from and to a spreadsheet."""

import secrets
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from decimal import Decimal

from django.contrib import messages
from django.core.cache import cache
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.directory.rules import municipality_name
from ketenloket.network.directory.rules.files import csv_of, excel_of, rows_of
from ketenloket.network.directory.rules.sheet import UnreadableError
from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.provisions import actions
from ketenloket.network.provisions.forms import SheetForm
from ketenloket.network.provisions.models import Provision
from ketenloket.network.provisions.permissions import KEEPERS
from ketenloket.network.provisions.rules.columns import COLUMNS, LISTS
from ketenloket.network.provisions.rules.sheet import Line, is_heading, understand

_KEPT_SECONDS = 30 * 60
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SHOWN = 200


@require_http_methods(["GET", "HEAD", "POST"])
@for_workers(*KEEPERS)
def import_sheet(request: WorkerRequest) -> HttpResponse:
    """Look at a spreadsheet row by row, then read all of it in, or none."""
    if request.method == "POST" and "sure" in request.POST:
        return _read_in(request)
    form = SheetForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data["sheet"].read()
        try:
            lines = understand(rows_of(data, is_heading=is_heading))
        except UnreadableError as error:
            form.add_error("sheet", str(error))
        else:
            return _dry_run(request, lines)
    return render(request, "provisions/import.html", {"form": form, "columns": COLUMNS})


def _dry_run(request: WorkerRequest, lines: list[Line]) -> HttpResponse:
    by = request.acting
    plans = actions.plan_import(lines, by.alliance)
    wrong = [plan for plan in plans if plan.line.problems]
    key = ""
    if not wrong:
        key = secrets.token_urlsafe(16)
        cache.set(_place(by, key), [asdict(line) for line in lines], _KEPT_SECONDS)
    context = {
        "plans": (wrong or plans)[:_SHOWN],
        "wrong": len(wrong),
        "rows": len(plans),
        "hidden": max(len(wrong or plans) - _SHOWN, 0),
        "added": sum(plan.provision is None for plan in plans),
        "changed": sum(plan.provision is not None and not plan.same for plan in plans),
        "same": sum(plan.same for plan in plans),
        "key": key,
    }
    return render(request, "provisions/dry_run.html", context)


def _read_in(request: WorkerRequest) -> HttpResponse:
    by = request.acting
    place = _place(by, request.POST["sure"][:40])
    kept = cache.get(place)
    if kept is None:
        messages.error(request, _("Dat duurde te lang. Kies het bestand nog een keer."))
        return redirect("provisions:import")
    try:
        done = actions.import_list([Line(**line) for line in kept], by=by)
    except RefusedError as refused:
        messages.error(request, str(refused))
        return redirect("provisions:import")
    cache.delete(place)
    told = ngettext("%(count)s rij is ingelezen.", "%(count)s rijen zijn ingelezen.", len(done))
    messages.success(request, told % {"count": len(done)})
    return redirect("provisions:list")


def _place(by: Worker, key: str) -> str:
    return f"provisions.import:{by.pk}:{key}"


@require_safe
@for_workers(*KEEPERS)
def template(request: WorkerRequest) -> HttpResponse:  # noqa: ARG001 - the same for everybody
    """An empty list with one row as an example, and a sheet that explains it."""
    sheet: list[list[object]] = [[c.heading for c in COLUMNS], [c.example for c in COLUMNS]]
    return _as_file(excel_of([("Voorzieningen", sheet), ("Uitleg", _explained())]), "voorbeeld")


@require_safe
@for_workers()
def export(request: WorkerRequest) -> HttpResponse:
    """All that stands on the list now, in the columns that can be read in again."""
    rows = list(_rows(request.acting.alliance_id))
    data = excel_of([("Voorzieningen", rows), ("Uitleg", _explained())])
    return _as_file(data, f"{timezone.localdate():%Y-%m-%d}")


@require_safe
@for_workers()
def export_csv(request: WorkerRequest) -> HttpResponse:
    """The same as CSV, for who has no Excel; no cell of it is taken for a formula."""
    lines = "".join(csv_of(_rows(request.acting.alliance_id)))
    response = HttpResponse(lines, content_type="text/csv")
    day = f"{timezone.localdate():%Y-%m-%d}"
    response["Content-Disposition"] = f'attachment; filename="voorzieningen-{day}.csv"'
    return response


def _rows(alliance_id: int) -> Iterator[list[object]]:
    """The headings, and a row for each provision."""
    yield [column.heading for column in COLUMNS]
    found = Provision.objects.listed_in(alliance_id).select_related("organisation")
    for provision in found.order_by("name", "pk"):
        yield [_cell(provision, column.key) for column in COLUMNS]


def _cell(provision: Provision, key: str) -> object:
    value = getattr(provision, key)
    if key in LISTS:
        return str(LISTS[key].get(value, value))
    if key == "organisation":
        return value.name if value else ""
    if key == "municipalities":
        return "; ".join(municipality_name(code) or code for code in value)
    return _plain(value)


def _plain(value: object) -> object:
    """A value as it can be typed in a cell."""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, list):
        return "; ".join(value)
    if isinstance(value, date):
        return f"{value:%d-%m-%Y}"
    if isinstance(value, Decimal):
        return f"{value:.2f}".replace(".", ",").removesuffix(",00")
    return "" if value is None else value


def _explained() -> list[list[object]]:
    """What each column means and which words may stand in it."""
    rows: list[list[object]] = [["kolom", "verplicht", "uitleg", "voorbeeld"]]
    rows += [[c.heading, "ja" if c.required else "nee", c.explanation, c.example] for c in COLUMNS]
    for column in COLUMNS:
        if column.key in LISTS:
            rows += [[], [f"Woorden voor: {column.heading}"]]
            rows += [[str(word)] for word in LISTS[column.key].values()]
    return rows


def _as_file(data: bytes, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=_EXCEL)
    response["Content-Disposition"] = f'attachment; filename="voorzieningen-{name}.xlsx"'
    return response
