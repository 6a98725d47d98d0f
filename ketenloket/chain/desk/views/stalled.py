"""What stays lying: with names for the own coordinators, without for everybody else."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ketenloket.chain.desk import actions
from ketenloket.chain.desk.forms import TakeOverForm
from ketenloket.chain.desk.models import Climb, HelpRequest, stalled
from ketenloket.chain.desk.rules import (
    ClimbTo,
    Status,
    Term,
    deadline,
    highest,
    working_days_after,
    working_days_between,
)
from ketenloket.chain.desk.views.contact import look, next_words, own_request, to_case
from ketenloket.chain.desk.views.public import posted
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.acting import read_only
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Organisation, Worker
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty

PAGE = 100


@for_workers(Duty.COORDINATE)
@require_safe
def stalled_here(request: WorkerRequest) -> HttpResponse:
    """Blijft liggen: what climbed to the coordinators of this organisation."""
    own, today = request.acting.organisation_id, timezone.localdate()
    climbs = Climb.objects.filter(
        organisation_id=own, taken_back_at__isnull=True, to=ClimbTo.COORDINATORS
    ).order_by("due_on", "pk")[: PAGE + 1]
    found = list(climbs)
    requests = {
        row.pk: row
        for row in HelpRequest.objects.filter(pk__in={row.request_id for row in found})
        .select_related("responsible")
        .annotate(person=F("help_seeker__name"))
    }
    further = _further(found)
    rows = [
        {
            "help_request": requests[row.request_id],
            "term": row.get_term_display(),
            "clock": deadline(row.due_on, today),
            "told": further.get((row.about, row.term), ClimbTo.COORDINATORS).label,
            "ours": requests[row.request_id].lead_id == own,
        }
        for row in found[:PAGE]
        if row.request_id in requests
    ]
    record("desk.stalled_viewed", request.acting.organisation, purpose="help")
    read_only()
    return render(request, "desk/stalled_here.html", {"rows": rows, "more": len(found) > PAGE})


def _further(found: list[Climb]) -> dict[tuple[UUID, str], ClimbTo]:
    """To whom each of these climbed in the end."""
    steps: dict[tuple[UUID, str], list[str]] = {}
    rows = Climb.objects.filter(
        request_id__in={row.request_id for row in found}, taken_back_at__isnull=True
    )
    for about, term, to in rows.values_list("about", "term", "to"):
        steps.setdefault((about, term), []).append(to)
    return {key: highest(tos) or ClimbTo.COORDINATORS for key, tos in steps.items()}


@for_workers(Duty.DESK, Duty.ALLIANCE)
@require_safe
def stalled_where(request: WorkerRequest) -> HttpResponse:
    """Waar blijft het liggen: which organisation, which term, how long. Never who."""
    today = timezone.localdate()
    names = dict(
        Organisation.objects.filter(alliance_id=request.acting.alliance_id).values_list(
            "pk", "name"
        )
    )
    places: dict[str, list[dict[str, Any]]] = {}
    for row in stalled():
        line = {"term": Term(row.term).label, "since": row.due_on, "late": _late(row.due_on, today)}
        places.setdefault(names.get(row.organisation_id, ""), []).append(line)
    return render(request, "desk/stalled_where.html", {"places": sorted(places.items())})


def _late(due_on: date, today: date) -> int:
    return working_days_between(due_on, today)


@for_workers(Duty.COORDINATE)
@require_http_methods(["GET", "HEAD", "POST"])
def take_over(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """A coordinator goes on with it, or gives it to a colleague, with a new day."""
    found = own_request(request, pk)
    by, today = request.acting, timezone.localdate()
    there = Worker.objects.filter(organisation_id=by.organisation_id, active=True)
    workers = list(there.filter(role__duties__contains=[Duty.CASES]).select_related("role"))
    workers.sort(key=lambda row: (row.pk != by.pk, row.name))
    initial = {"worker": by.pk, "on": working_days_after(today, 1)}
    form = TakeOverForm(
        posted(request), workers=workers, threatened=found.is_crisis, initial=initial
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.take_over(
                found.pk, responsible=form.chosen(), on=form.cleaned_data["on"], by=by
            )
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            said = _("%(name)s gaat ermee verder.") % {"name": form.chosen().name}
            return to_case(request, found, said + " " + next_words(made))
    closed = found.status == Status.CLOSED
    return look(request, found, "desk/take_over.html", {"form": form, "closed": closed})
