"""The verwijskaart from and to a spreadsheet."""

import secrets
from collections.abc import Iterable, Iterator
from dataclasses import asdict

from django.contrib import messages
from django.core.cache import cache
from django.db.models import Prefetch, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.directory import actions
from ketenloket.network.directory.actions.runs import start_run
from ketenloket.network.directory.forms import SheetForm
from ketenloket.network.directory.models import BoundarySign, Need, Service, ServiceLocation
from ketenloket.network.directory.rules import (
    LANGUAGES,
    Audience,
    Capacity,
    FormOfHelp,
    municipality_name,
)
from ketenloket.network.directory.rules.columns import COLUMNS
from ketenloket.network.directory.rules.files import csv_of, excel_of, rows_of
from ketenloket.network.directory.rules.runs import RunKind, is_large
from ketenloket.network.directory.rules.sheet import Line, UnreadableError, understand
from ketenloket.network.directory.views.runs import newest_runs
from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.permissions import (
    WorkerRequest,
    for_workers,
)
from ketenloket.network.organisations.rules import Duty, OrganisationKind

_KEPT_SECONDS = 30 * 60
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SHOWN = 200
_AUDIENCES = dict(Audience.choices)
_YES_OR_NO = (
    "for_entrepreneurs",
    "by_volunteers",
    "home_visits",
    "open_to_public",
    "contact_public",
)


@require_http_methods(["GET", "HEAD", "POST"])
@for_workers(Duty.ALLIANCE)
def import_sheet(request: WorkerRequest) -> HttpResponse:
    """Look at a spreadsheet row by row, then read all of it in, or none."""
    if request.method == "POST" and "sure" in request.POST:
        return _read_in(request)
    form = SheetForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        sheet = form.cleaned_data["sheet"]
        data = sheet.read()
        if is_large(data):
            by = request.acting
            run = start_run(data, kind=RunKind.SHEET, name=sheet.name or "", by=by)
            return redirect("directory:import_run", pk=run.pk)
        try:
            lines = understand(rows_of(data), actions.words_for_sheet())
        except UnreadableError as error:
            form.add_error("sheet", str(error))
        else:
            return _dry_run(request, lines)
    context = {"form": form, "columns": COLUMNS, "runs": newest_runs(request.acting)}
    return render(request, "directory/import.html", context)


@require_safe
@for_workers(Duty.ALLIANCE, Duty.COORDINATE)
def template(request: WorkerRequest) -> HttpResponse:  # noqa: ARG001 - the same for everybody
    """An empty list with one row as an example, and a sheet that explains it."""
    sheet: list[list[object]] = [[c.heading for c in COLUMNS], [c.example for c in COLUMNS]]
    return _as_file(excel_of([("Verwijskaart", sheet), ("Uitleg", _explained())]), "voorbeeld")


@require_safe
@for_workers(Duty.ALLIANCE)
def export(request: WorkerRequest) -> HttpResponse:
    """All that is offered now, in the columns that can be read in again."""
    data = excel_of([("Verwijskaart", list(_whole(request))), ("Uitleg", _explained())])
    return _as_file(data, f"{timezone.localdate():%Y-%m-%d}")


@require_safe
@for_workers(Duty.ALLIANCE)
def export_csv(request: WorkerRequest) -> HttpResponse:
    """The same as CSV, for who has no Excel; no cell of it is taken for a formula."""
    response = HttpResponse("".join(csv_of(_whole(request))), content_type="text/csv")
    day = f"{timezone.localdate():%Y-%m-%d}"
    response["Content-Disposition"] = f'attachment; filename="verwijskaart-{day}.csv"'
    return response


def _whole(request: WorkerRequest) -> Iterator[list[object]]:
    offered = Service.objects.offered_in(request.acting.alliance_id)
    return rows_of_list(offered.order_by("organisation__name", "name"))


def rows_of_list(services: QuerySet[Service]) -> Iterator[list[object]]:
    """The headings, and a row for each of these offers."""
    there = ServiceLocation.objects.filter(active=True, location__active=True)
    places = there.select_related("location").order_by("location__name")
    yield [c.heading for c in COLUMNS]
    yield from _rows(
        services.select_related("organisation").prefetch_related(Prefetch("at_locations", places))
    )


def _dry_run(request: WorkerRequest, lines: list[Line]) -> HttpResponse:
    by = request.acting
    plans = actions.plan_import(lines, by.alliance)
    wrong = [plan for plan in plans if plan.line.problems]
    key = ""
    if not wrong:
        key = secrets.token_urlsafe(16)
        kept = [asdict(line) for line in lines]
        cache.set(_place(by, key), kept, _KEPT_SECONDS)
    context = {
        "plans": (wrong or plans)[:_SHOWN],
        "wrong": len(wrong),
        "rows": len(plans),
        "hidden": max(len(wrong or plans) - _SHOWN, 0),
        "added": sum(plan.service is None for plan in plans),
        "changed": sum(plan.service is not None for plan in plans),
        "organisations": len({p.line.organisation.lower() for p in plans if p.new_organisation}),
        "key": key,
    }
    return render(request, "directory/dry_run.html", context)


def _read_in(request: WorkerRequest) -> HttpResponse:
    by = request.acting
    place = _place(by, request.POST["sure"][:40])
    kept = cache.get(place)
    if kept is None:
        messages.error(request, _("Dat duurde te lang. Kies het bestand nog een keer."))
        return redirect("directory:import")
    try:
        done = actions.import_directory(
            [Line(**line) for line in kept], alliance=by.alliance, by=by
        )
    except RefusedError as refused:
        messages.error(request, str(refused))
        return redirect("directory:import")
    cache.delete(place)
    told = ngettext("%(count)s rij is ingelezen.", "%(count)s rijen zijn ingelezen.", len(done))
    messages.success(request, told % {"count": len(done)})
    return redirect("directory:services")


def _place(by: Worker, key: str) -> str:
    return f"directory.import:{by.pk}:{key}"


def _rows(services: Iterable[Service]) -> Iterator[list[object]]:
    """Offers in the columns of the list, in words."""
    needs = dict(Need.objects.values_list("code", "label"))
    signs = dict(BoundarySign.objects.values_list("code", "label"))
    for service in services:
        yes = {True: "ja", False: "nee"}
        cells: dict[str, object] = {
            c.key: getattr(service, c.key) for c in COLUMNS if hasattr(service, c.key)
        }
        cells |= {
            "organisation": service.organisation.name,
            "kind": service.organisation.get_kind_display(),
            "form_of_help": service.get_form_of_help_display().partition(":")[0],
            "capacity": service.get_capacity_display(),
            "needs": "; ".join(needs.get(code, code) for code in service.needs),
            "not_with_signs": "; ".join(signs.get(code, code) for code in service.not_with_signs),
            "municipalities": "; ".join(municipality_name(c) or c for c in service.municipalities),
            "languages": "; ".join(str(LANGUAGES.get(c, c)) for c in service.languages),
            "audiences": "; ".join(str(_AUDIENCES.get(c, c)) for c in service.audiences),
            "not_audiences": "; ".join(str(_AUDIENCES.get(c, c)) for c in service.not_audiences),
            "postcode_areas": " ".join(service.postcode_areas),
            **{key: "" if cells[key] is None else cells[key] for key in ("min_age", "max_age")},
            **{key: yes[bool(cells[key])] for key in _YES_OR_NO},
            **_places(service),
        }
        yield [cells[column.key] for column in COLUMNS]


def _places(service: Service) -> dict[str, object]:
    """The places of an offer, each column in the same order."""
    places = [link.location for link in service.at_locations.all()]
    return {
        "place_name": "; ".join(place.name.replace(";", ",") for place in places),
        "place_street": "; ".join(place.street.replace(";", ",") for place in places),
        "place_postcode": "; ".join(place.postcode for place in places),
        "place_city": "; ".join(place.city.replace(";", ",") for place in places),
    }


def _explained() -> list[list[object]]:
    """What each column means and which words may stand in it."""
    rows: list[list[object]] = [["kolom", "verplicht", "uitleg", "voorbeeld"]]
    rows += [[c.heading, "ja" if c.required else "nee", c.explanation, c.example] for c in COLUMNS]
    lists: list[tuple[str, list[object]]] = [
        ("soort organisatie", list(OrganisationKind.labels)),
        ("vorm van hulp", list(FormOfHelp.labels)),
        ("ruimte", list(Capacity.labels)),
        ("alleen voor, niet voor", list(Audience.labels)),
        ("talen", list(LANGUAGES.values())),
        ("helpt bij", list(_labels(Need))),
        ("niet bij", list(_labels(BoundarySign))),
    ]
    for heading, words in lists:
        rows += [[], [f"Woorden voor: {heading}"], *([word] for word in words)]
    return rows


def _labels(model: type[Need] | type[BoundarySign]) -> Iterator[str]:
    return iter(model.objects.filter(active=True).values_list("label", flat=True))


def _as_file(data: bytes, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=_EXCEL)
    response["Content-Disposition"] = f'attachment; filename="verwijskaart-{name}.xlsx"'
    return response
