"""Pages for papers: what is waited for, and what came."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ketenloket.chain.desk.rules import working_days_after
from ketenloket.chain.papers import actions
from ketenloket.chain.papers.forms import AskForm, ReceivedForm
from ketenloket.chain.papers.models import Paper
from ketenloket.chain.papers.rules import Giver
from ketenloket.chain.papers.views.pages import find, posted, show
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty

_DAYS_TO_COLLECT = 5  # working days that the page proposes


@for_workers(Duty.HELP)
@require_http_methods(["GET", "HEAD", "POST"])
def papers(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """The checklist of each side, and a form to ask for more; `?lijst=` ticks a whole list."""
    help_request = find(pk)
    lists = actions.lists_of(request.acting.alliance_id)
    chosen = next((row for row in lists if row.code == request.GET.get("lijst")), None)
    until = working_days_after(timezone.localdate(), _DAYS_TO_COLLECT)
    form = AskForm(
        posted(request), initial={"until": until, "papers": chosen.papers if chosen else ()}
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.ask_papers(
                pk, form.asked(), until=form.cleaned_data["until"], by=request.acting
            )
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            said = _("De lijst is bijgewerkt.") if made else _("Dit stond al op de lijst.")
            messages.success(request, said)
            return redirect("papers:papers", pk=pk)
    found = Paper.objects.filter(request_id=pk).select_related("organisation", "received_by")
    rows = list(found.order_by("until", "asked_at"))
    return show(
        request,
        help_request,
        "papers/papers.html",
        form=form,
        lists=lists,
        chosen=chosen,
        sides=_sides([row for row in rows if row.is_open]),
        received=[row for row in rows if row.received_at],
        dropped=[row for row in rows if row.dropped_at],
        receiving=ReceivedForm(),
        today=timezone.localdate(),
    )


def _sides(rows: list[Paper]) -> list[dict[str, Any]]:
    """What is waited for, by who sees to it."""
    sides = [
        {"label": giver.label, "rows": [row for row in rows if row.giver == giver]}
        for giver in Giver
    ]
    return [side for side in sides if side["rows"]]


@for_workers(Duty.HELP)
@require_POST
def received(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """A paper came."""
    form = ReceivedForm(request.POST)
    how = form.cleaned_data["received_as"] if form.is_valid() else ""
    return _done(request, pk, lambda: actions.receive_paper(pk, how, by=request.acting))


@for_workers(Duty.HELP)
@require_POST
def dropped(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """A paper is not needed any more."""
    return _done(request, pk, lambda: actions.drop_paper(pk, by=request.acting))


@for_workers(Duty.HELP)
@require_POST
def waited_for(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Undo: it is still waited for."""
    return _done(request, pk, lambda: actions.wait_again(pk, by=request.acting))


def _done(request: WorkerRequest, pk: UUID, act: Callable[[], Paper]) -> HttpResponse:
    paper = get_object_or_404(Paper, pk=pk)
    try:
        act()
    except RefusedError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("De lijst is bijgewerkt."))
    return redirect("papers:papers", pk=paper.request_id)
