"""The verwijskaart from and to a spreadsheet."""

from collections.abc import Iterable, Iterator

from django.db.models import Prefetch, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from ketenloket.foundation.sheets import Reading, as_csv, as_excel
from ketenloket.foundation.sheets.forms import SheetForm
from ketenloket.foundation.sheets.rules.columns import example_of, explained
from ketenloket.foundation.sheets.rules.files import UnreadableError
from ketenloket.network.directory import actions
from ketenloket.network.directory.actions.runs import start_run
from ketenloket.network.directory.models import BoundarySign, Need, Service, ServiceLocation
from ketenloket.network.directory.rules import (
    LANGUAGES,
    Audience,
    Capacity,
    FormOfHelp,
    municipality_name,
)
from ketenloket.network.directory.rules.columns import COLUMNS, TABLE
from ketenloket.network.directory.rules.runs import RunKind, is_large
from ketenloket.network.directory.rules.sheet import Line, understand
from ketenloket.network.directory.views.runs import newest_runs
from ketenloket.network.organisations.permissions import (
    WorkerRequest,
    for_workers,
)
from ketenloket.network.organisations.rules import Duty, OrganisationKind

_READING = Reading("directory", Line, page="directory:import", done="directory:services")
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
    by = request.acting
    if request.method == "POST" and "sure" in request.POST:
        return _READING.read_in(
            request,
            by.pk,
            lambda lines: actions.import_directory(lines, alliance=by.alliance, by=by),
        )
    form = SheetForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        sheet = form.cleaned_data["sheet"]
        data = sheet.read()
        if is_large(data):
            run = start_run(data, kind=RunKind.SHEET, name=sheet.name or "", by=by)
            return redirect("directory:import_run", pk=run.pk)
        try:
            lines = understand(TABLE.rows(data), actions.words_for_sheet())
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
    return as_excel(
        "verwijskaart-voorbeeld",
        ("Verwijskaart", example_of(COLUMNS)),
        ("Uitleg", _explained()),
    )


@require_safe
@for_workers(Duty.ALLIANCE)
def export(request: WorkerRequest) -> HttpResponse:
    """All that is offered now, in the columns that can be read in again."""
    rows = list(_whole(request))
    return as_excel(_name_today(), ("Verwijskaart", rows), ("Uitleg", _explained()))


@require_safe
@for_workers(Duty.ALLIANCE)
def export_csv(request: WorkerRequest) -> HttpResponse:
    """The same as CSV, for who has no Excel; no cell of it is taken for a formula."""
    return as_csv(_name_today(), _whole(request))


def _name_today() -> str:
    return f"verwijskaart-{timezone.localdate():%Y-%m-%d}"


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
    context = _READING.looked_at(plans, by.pk) | {
        "added": sum(plan.service is None for plan in plans),
        "changed": sum(plan.service is not None for plan in plans),
        "organisations": len({p.line.organisation.lower() for p in plans if p.new_organisation}),
    }
    return render(request, "directory/dry_run.html", context)


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
    lists: list[tuple[str, Iterable[object]]] = [
        ("soort organisatie", OrganisationKind.labels),
        ("vorm van hulp", FormOfHelp.labels),
        ("ruimte", Capacity.labels),
        ("alleen voor, niet voor", Audience.labels),
        ("talen", LANGUAGES.values()),
        ("helpt bij", _labels(Need)),
        ("niet bij", _labels(BoundarySign)),
    ]
    return explained(COLUMNS, lists)


def _labels(model: type[Need] | type[BoundarySign]) -> Iterator[str]:
    return iter(model.objects.filter(active=True).values_list("label", flat=True))
