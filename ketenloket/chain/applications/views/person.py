"""All that was asked for on behalf of one person: choose in one tap, fill in on the same page."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ketenloket.chain.applications import actions
from ketenloket.chain.applications.forms import ApplicationForm
from ketenloket.chain.applications.models import Application, ChecklistItem
from ketenloket.chain.applications.rules import FORMS, Stand, form_name
from ketenloket.chain.applications.views.people import next_person
from ketenloket.chain.desk.models import HelpRequest
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.acting import read_only
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty

_TO_DO = (Stand.PREPARE, Stand.LATE, Stand.WAIT)  # what is handed in comes under what is not
AFTERNOON = "middag"  # in the address: somebody works through the people of today


def find(pk: UUID) -> HelpRequest:
    """The request with its person; a hidden one gives the same 404 as a missing one."""
    return get_object_or_404(HelpRequest.objects.select_related("help_seeker"), pk=pk)


def show(
    request: WorkerRequest, help_request: HelpRequest, template: str, **context: Any
) -> HttpResponse:
    """Record the look, stop all writing, show the page."""
    record("applications.viewed", help_request, purpose="help", request_id=help_request.pk)
    read_only()
    return render(request, template, {"help_request": help_request, **context})


def to_person(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Back to the page of this person, still in the middle of the afternoon if it is one."""
    address = reverse("applications:of_person", args=[pk])
    return redirect(f"{address}?{AFTERNOON}=1" if AFTERNOON in request.POST else address)


def cards_of(help_request: HelpRequest) -> list[dict[str, Any]]:
    """Each application with its papers and its form, what comes first on top."""
    rows = Application.objects.filter(request=help_request).select_related("provision")
    items: dict[UUID, list[ChecklistItem]] = {}
    for item in ChecklistItem.objects.filter(request=help_request).order_by("place"):
        items.setdefault(item.application_id, []).append(item)
    return [_card(row, items.get(row.pk, [])) for row in rows.order_by("place", "made_at")]


def _card(row: Application, items: list[ChecklistItem]) -> dict[str, Any]:
    return {
        "row": row,
        "there": sum(item.there_at is not None for item in items),
        "needed": len(items),
        "form": ApplicationForm(row=row, items=items),
    }


@for_workers(Duty.HELP)
@require_safe
def of_person(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """What was asked for, what still has to be, and a button for each common form."""
    help_request = find(pk)
    cards = cards_of(help_request)
    running = {card["row"].form for card in cards if not card["row"].result}
    left = [card for card in cards if not card["row"].result]
    in_afternoon = AFTERNOON in request.GET
    return show(
        request,
        help_request,
        "applications/of_person.html",
        is_open=help_request.closed_at is None,
        left=sorted(left, key=lambda card: _TO_DO.index(card["row"].stand_now)),
        done=[card for card in cards if card["row"].result],
        kinds=[(code, form_name(code)) for code in FORMS if code not in running],
        in_afternoon=in_afternoon,
        following=next_person(request.acting, help_request) if in_afternoon else None,
    )


@for_workers(Duty.HELP)
@require_POST
def add(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """One tap: this form has to be filled in."""
    find(pk)
    try:
        chosen = actions.choose(pk, request.POST.get("form", ""), by=request.acting)
    except RefusedError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("%(name)s staat op de lijst.") % {"name": chosen.name})
    return to_person(request, pk)


@for_workers(Duty.HELP)
@require_http_methods(["GET", "HEAD", "POST"])
def application(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """One application: its papers, its days, how it was decided and what it gave."""
    row = get_object_or_404(Application.objects.select_related("provision"), pk=pk)
    items = list(
        ChecklistItem.objects.filter(request_id=row.request_id, application=row).order_by("place")
    )
    form = ApplicationForm(request.POST if request.method == "POST" else None, row=row, items=items)
    if request.method == "POST" and form.is_valid():
        try:
            filled = form.filled(today="today" in request.POST)
            saved = actions.fill_in(pk, filled, by=request.acting)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Bewaard: %(name)s.") % {"name": saved.name})
            return to_person(request, row.request_id)
    card = _card(row, items) | {"form": form}
    return show(
        request,
        find(row.request_id),
        "applications/application.html",
        card=card,
        in_afternoon=AFTERNOON in request.POST,
    )
