"""The Voorzieningenlijst from and to a spreadsheet."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from ketenloket.foundation.fields.rules import typed_euros
from ketenloket.foundation.sheets import Reading, as_csv, as_excel
from ketenloket.foundation.sheets.forms import SheetForm
from ketenloket.foundation.sheets.rules.columns import example_of, explained
from ketenloket.foundation.sheets.rules.files import UnreadableError
from ketenloket.foundation.sheets.rules.table import Line
from ketenloket.network.directory.rules import municipality_name
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.provisions import actions
from ketenloket.network.provisions.models import Provision
from ketenloket.network.provisions.permissions import KEEPERS
from ketenloket.network.provisions.rules.columns import COLUMNS, LISTS, TABLE
from ketenloket.network.provisions.rules.sheet import understand

_READING = Reading("provisions", Line, page="provisions:import", done="provisions:list")


@require_http_methods(["GET", "HEAD", "POST"])
@for_workers(*KEEPERS)
def import_sheet(request: WorkerRequest) -> HttpResponse:
    """Look at a spreadsheet row by row, then read all of it in, or none."""
    if request.method == "POST" and "sure" in request.POST:
        by = request.acting
        return _READING.read_in(request, by.pk, lambda lines: actions.import_list(lines, by=by))
    form = SheetForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data["sheet"].read()
        try:
            lines = understand(TABLE.rows(data))
        except UnreadableError as error:
            form.add_error("sheet", str(error))
        else:
            return _dry_run(request, lines)
    return render(request, "provisions/import.html", {"form": form, "columns": COLUMNS})


def _dry_run(request: WorkerRequest, lines: list[Line]) -> HttpResponse:
    by = request.acting
    plans = actions.plan_import(lines, by.alliance)
    context = _READING.looked_at(plans, by.pk) | {
        "added": sum(plan.provision is None for plan in plans),
        "changed": sum(plan.provision is not None and not plan.same for plan in plans),
        "same": sum(plan.same for plan in plans),
    }
    return render(request, "provisions/dry_run.html", context)


@require_safe
@for_workers(*KEEPERS)
def template(request: WorkerRequest) -> HttpResponse:  # noqa: ARG001 - the same for everybody
    """An empty list with one row as an example, and a sheet that explains it."""
    return as_excel(
        "voorzieningen-voorbeeld",
        ("Voorzieningen", example_of(COLUMNS)),
        ("Uitleg", _explained()),
    )


@require_safe
@for_workers()
def export(request: WorkerRequest) -> HttpResponse:
    """All that stands on the list now, in the columns that can be read in again."""
    rows = list(_rows(request.acting.alliance_id))
    return as_excel(_name_today(), ("Voorzieningen", rows), ("Uitleg", _explained()))


@require_safe
@for_workers()
def export_csv(request: WorkerRequest) -> HttpResponse:
    """The same as CSV, for who has no Excel; no cell of it is taken for a formula."""
    return as_csv(_name_today(), _rows(request.acting.alliance_id))


def _name_today() -> str:
    return f"voorzieningen-{timezone.localdate():%Y-%m-%d}"


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
        return typed_euros(value)
    return "" if value is None else value


def _explained() -> list[list[object]]:
    """What each column means and which words may stand in it."""
    lists = ((c.heading, LISTS[c.key].values()) for c in COLUMNS if c.key in LISTS)
    return explained(COLUMNS, lists)
