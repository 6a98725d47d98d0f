"""Vandaag: what waits for whoever acts, and beside it how the chain runs."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.desk.rules import Stage
from ketenloket.chain.referrals.models import Referral
from ketenloket.chain.triage.models import TriageDecision
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.rows import together
from ketenloket.foundation.tenancy.acting import Sees, read_only
from ketenloket.network.directory.models import Service
from ketenloket.network.directory.rules import CAPACITY_STALE_DAYS, Capacity
from ketenloket.network.organisations.models import Organisation, Worker
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.windows.workbench.models import alliance_counts
from ketenloket.windows.workbench.rules import PAGE, greeting, waiting
from ketenloket.windows.workbench.views.tasks import tasks_of

_SEE_PEOPLE = {Sees.ORGANISATION, Sees.ASSIGNED}


@for_workers()
@require_safe
def today(request: WorkerRequest) -> HttpResponse:
    """The start of every worker's day."""
    acting, now = request.acting, timezone.localtime()
    tasks = tasks_of(acting, now.date())
    side = _side(acting, now.date()) if acting.role.sees == Sees.ORGANISATION else {}
    counts = _counts() if acting.role.sees == Sees.COUNTS else []
    if acting.role.sees in _SEE_PEOPLE:
        record("workbench.today_viewed", acting, purpose="help")
        read_only()
    return render(
        request,
        "workbench/today.html",
        {
            "heading": f"{greeting(now)} {waiting(len(tasks[:PAGE]), more=len(tasks) > PAGE)}",
            "hello": greeting(now),
            "tasks": tasks[:PAGE],
            "more": len(tasks) > PAGE,
            "sees": acting.role.sees,
            "counts": counts,
            "flow": side.get("flow", []),
            "flow_most": max((step["value"] for step in side.get("flow", [])), default=0),
            "services": side.get("services", []),
        },
    )


def _side(acting: Worker, day: date) -> dict[str, list[dict[str, Any]]]:
    """This week in the chain and the room of our own offers, in one query."""
    monday = day - timedelta(days=day.weekday())
    since = timezone.make_aware(datetime.combine(monday, time()))
    (row,) = together(_kinds, acting.organisation_id, since)["own"]
    steps = (
        (_("binnen"), row.entered),
        (_("besproken"), row.discussed),
        (_("verwezen"), row.referred),
        (_("aangekomen"), row.arrived),
    )
    return {
        "flow": [{"label": label, "value": value or 0} for label, value in steps],
        "services": [_offer(offer, day) for offer in row.offers],
    }


def _kinds(own: int, since: datetime) -> dict[str, QuerySet[Any]]:
    services = Service.objects.filter(organisation_id=OuterRef("pk"), active=True).order_by("name")
    found = Organisation.objects.filter(pk=own).annotate(
        entered=_count(
            HelpRequest.objects.filter(lead_id=own, registered_at__gte=since), "lead_id"
        ),
        discussed=_count(
            TriageDecision.objects.filter(brought_by_id=own, decided_at__gte=since), "brought_by_id"
        ),
        referred=_count(Referral.objects.filter(sender_id=own, sent_at__gte=since), "alliance_id"),
        arrived=_count(
            Referral.objects.filter(Q(sender_id=own) | Q(receiver_id=own), arrived_at__gte=since),
            "alliance_id",
        ),
        offers=ArraySubquery(
            services.values(
                json=JSONObject(name=F("name"), capacity=F("capacity"), day=F("capacity_set_on"))
            )
        ),
    )
    return {"own": found}


def _count(rows: QuerySet[Any], by: str) -> Subquery:
    return Subquery(rows.order_by().values(by).annotate(number=Count("pk")).values("number"))


_TONES = {Capacity.ROOM: "ok", Capacity.WAITING_LIST: "warn", Capacity.FULL: "bad"}


def _offer(offer: dict[str, Any], day: date) -> dict[str, Any]:
    """The word of an offer; a word that is too old no longer counts."""
    said = date.fromisoformat(offer["day"]) if offer["day"] else None
    stale = said is None or (day - said).days > CAPACITY_STALE_DAYS
    return {
        "name": offer["name"],
        "label": Capacity(offer["capacity"]).label,
        "tone": "neutral" if stale else _TONES.get(Capacity(offer["capacity"]), "neutral"),
        "stale": stale,
    }


def _counts() -> list[dict[str, Any]]:
    """The counts of the alliance in the order of the road; fewer than five is said in words."""
    found = alliance_counts()
    asked = [("open", _("open hulpvragen")), ("overdue", _("met een stap die te laat is"))]
    asked += [
        (f"stage_{code}", _("in de stap %(stage)s") % {"stage": Stage(code).label})
        for code in Stage.values
        if code != Stage.CLOSED
    ]
    return [
        {
            "label": label,
            "value": found.get(code),
            "text": "" if found.get(code) else _("minder dan 5"),
        }
        for code, label in asked
    ]
