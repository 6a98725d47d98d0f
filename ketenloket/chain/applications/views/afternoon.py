"""A forms hour: the people of today, their forms, and what the day gave."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from ketenloket.chain.applications.models import Application, granted_between
from ketenloket.chain.applications.views.people import people_today
from ketenloket.foundation.audit.actions import record_each
from ketenloket.foundation.tenancy.acting import read_only
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty


@for_workers(Duty.HELP)
@require_safe
def afternoon(request: WorkerRequest) -> HttpResponse:
    """Who comes today, and which forms each of them still has."""
    people = people_today(request.acting)
    forms: dict[object, list[Application]] = {}
    rows = Application.objects.filter(request_id__in=[row.pk for row in people])
    for row in rows.order_by("place", "made_at"):
        forms.setdefault(row.request_id, []).append(row)
    record_each("applications.viewed", people, purpose="help")
    today = timezone.localdate()
    given = granted_between(today, today)
    read_only()
    lines = [
        {
            "request": row,
            "comes_at": getattr(row, "comes_at", None),
            "left": [form for form in forms.get(row.pk, []) if not form.result],
            "done": [form for form in forms.get(row.pk, []) if form.result],
        }
        for row in people
    ]
    may_register = request.acting.has(Duty.DESK) or request.acting.has(Duty.CASES)
    context = {"lines": lines, "given": given, "may_register": may_register}
    return render(request, "applications/afternoon.html", context)
