"""The caseload: the people of the own organisation, soonest first."""

from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Replace
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.desk.rules import Stage, Status
from ketenloket.chain.help_seekers.models import NAME_OF_PERSON
from ketenloket.chain.sharing.models import Disclosure
from ketenloket.chain.trajectories.models import Assignment
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.acting import Sees, read_only
from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty
from ketenloket.windows.workbench.forms import (
    ALL,
    MINE,
    OVERDUE,
    SHARED,
    PeopleFilter,
    place_after,
    place_from,
)
from ketenloket.windows.workbench.rules import PAGE
from ketenloket.windows.workbench.views.silence import step_clock

# What a row shows; a request has many more columns.
_COLUMNS = (
    "number", "status", "stage", "outcome", "next_step", "next_on", "coordinator_queue",
    "next_clock", "rest_until",
    "responsible__name",
)  # fmt: skip


@for_workers(Duty.CASES, Duty.HELP, Duty.DESK)
@require_safe
def people(request: WorkerRequest) -> HttpResponse:
    """One page of the caseload; no totals, "meer" leads on."""
    acting = request.acting
    today = timezone.localdate()
    only_assigned = acting.role.sees == Sees.ASSIGNED
    form = PeopleFilter(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    shown = asked.get("toon") or ALL
    found = _assigned(acting) if only_assigned else _chosen(acting, shown)
    found = _search(found, asked.get("q", "")).only(*_COLUMNS)
    rows = list(_after(found, request)[: PAGE + 1])
    record("workbench.people_viewed", acting, purpose="help")
    read_only()
    address = request.GET.copy()
    if len(rows) > PAGE:
        address["na"] = place_after(rows[PAGE - 1])
    return render(
        request,
        "workbench/people.html",
        {
            "form": form,
            "rows": [(row, step_clock(row, acting, today)) for row in rows[:PAGE]],
            "today": today,
            "next": "?" + address.urlencode() if len(rows) > PAGE else "",
            "shown": shown,
            "filtered": bool(asked.get("q")) or shown != ALL or "na" in request.GET,
            "only_assigned": only_assigned,
        },
    )


def _chosen(acting: Worker, shown: str) -> QuerySet[HelpRequest]:
    if shown == SHARED:
        return _shared(acting)
    own = HelpRequest.objects.filter(lead_id=acting.organisation_id).select_related("responsible")
    own = own.annotate(person=F("help_seeker__name"), leader=F("lead__name"))
    if shown == Stage.CLOSED:
        return own.filter(status=Status.CLOSED)
    own = own.filter(status=Status.OPEN)
    if shown == MINE:
        return own.filter(responsible_id=acting.pk)
    if shown == OVERDUE:
        return own.filter(next_on__lt=timezone.localdate())
    return own.filter(stage=shown) if shown in Stage.values else own


# A name that may not be shown must not hide the row: a sub-select is empty where a join would drop.


def _shared(acting: Worker) -> QuerySet[HelpRequest]:
    live = Disclosure.objects.filter(
        to_organisation_id=acting.organisation_id,
        ended_at=None,
        accepted_at__isnull=False,
        ends_at__gt=timezone.now(),
    )
    return (
        HelpRequest.objects.filter(pk__in=live.values("request_id"), status=Status.OPEN)
        .exclude(lead_id=acting.organisation_id)
        .select_related("responsible")
        .annotate(person=NAME_OF_PERSON, leader=F("lead__name"))
    )


def _assigned(acting: Worker) -> QuerySet[HelpRequest]:
    mine = Assignment.objects.filter(worker_id=acting.pk, ended_at=None)
    return (
        HelpRequest.objects.filter(pk__in=mine.values("request_id"), status=Status.OPEN)
        .select_related("responsible")
        .annotate(person=NAME_OF_PERSON, leader=F("lead__name"))
    )


def _search(rows: QuerySet[HelpRequest], asked: str) -> QuerySet[HelpRequest]:
    """Every word must be in the name, whatever its case and accents; or it is the number."""
    words = asked.split()
    if not words:
        return rows
    by_name = Q()
    for word in words:
        by_name &= Q(person__unaccent__icontains=word)
    plain = asked.replace("-", "").replace(" ", "")
    return rows.annotate(plain_number=Replace("number", Value("-"), Value(""))).filter(
        by_name | Q(plain_number__icontains=plain)
    )


def _after(rows: QuerySet[HelpRequest], request: WorkerRequest) -> QuerySet[HelpRequest]:
    if place := place_from(request.GET.get("na", "")):
        day, key = place
        rows = rows.filter(Q(next_on__gt=day) | Q(next_on=day, id__gt=key))
    return rows.order_by("next_on", "id")
