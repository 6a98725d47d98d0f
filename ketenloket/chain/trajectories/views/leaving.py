"""Before somebody leaves or is away, and before an organisation stops: who takes what over."""

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from ketenloket.chain.trajectories import actions
from ketenloket.chain.trajectories.forms import AwayForm, HandOverForm
from ketenloket.chain.trajectories.models import still_held
from ketenloket.chain.trajectories.views.pages import posted
from ketenloket.chain.triage.actions import sits_fixed
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.acting import Sees, read_only
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Organisation, Worker
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty


@for_workers(Duty.COORDINATE)
@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: WorkerRequest, pk: int) -> HttpResponse:
    """What somebody holds, and to whom it goes; nobody is unowned in between."""
    own = Worker.objects.select_related("role", "organisation").filter(
        organisation_id=request.acting.organisation_id, active=True
    )
    leaver = get_object_or_404(own, pk=pk)
    able = Q(role__duties__contains=[Duty.HELP]) | Q(role__duties__contains=[Duty.CASES])
    workers = own.exclude(pk=pk).filter(able, account__isnull=False).order_by("name")
    held = actions.held_by(leaver)
    form = HandOverForm(posted(request), held=held, workers=list(workers))
    if request.method == "POST" and form.is_valid():
        try:
            count = actions.hand_over(
                leaver, form.choices(), by=request.acting, why=form.cleaned_data["why"]
            )
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _told(leaver, count))
            return redirect("organisations:end", pk=pk)
    record("trajectories.held_viewed", leaver, purpose="manage")
    read_only()
    context = {
        "leaver": leaver,
        "held": held,
        "form": form,
        "rows": form.rows(),
        "sits_fixed": sits_fixed(leaver),
    }
    return render(request, "trajectories/hand_over.html", context)


def _told(leaver: Worker, count: int) -> str:
    if not count:
        return _("Alles van %(name)s is overgedragen.") % {"name": leaver.name}
    words = ngettext(
        "%(count)s hulpvraag van %(name)s is overgedragen.",
        "%(count)s hulpvragen van %(name)s zijn overgedragen.",
        count,
    )
    return words % {"count": count, "name": leaver.name}


@for_workers(Duty.COORDINATE)
@require_http_methods(["GET", "HEAD", "POST"])
def away(request: WorkerRequest, pk: int) -> HttpResponse:
    """Somebody is away for a while: from when until when, and who looks after their people."""
    own = Worker.objects.select_related("role", "organisation").filter(
        organisation_id=request.acting.organisation_id, active=True
    )
    worker = get_object_or_404(own, pk=pk)
    there = actions.absence_of(worker, timezone.localdate())
    if request.method == "POST" and "back" in request.POST:
        if there:
            actions.be_back(there.pk, by=request.acting)
        messages.success(request, _("%(name)s is er weer.") % {"name": worker.name})
        return redirect("organisations:worker", pk=pk)
    able = own.filter(role__duties__contains=[Duty.CASES], role__sees=Sees.ORGANISATION)
    initial = (
        {"first": there.first_on, "last": there.last_on, "stand_in": there.stand_in_id or ""}
        if there
        else {"first": timezone.localdate()}
    )
    form = AwayForm(
        posted(request), workers=list(able.exclude(pk=pk).order_by("name")), initial=initial
    )
    if request.method == "POST" and form.is_valid():
        first, last, stand_in = form.details()
        try:
            actions.be_away(worker, first, last, stand_in, by=request.acting)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Dit staat erin. Alles blijft op naam van wie het had."))
            return redirect("organisations:worker", pk=pk)
    held = actions.held_by(worker)
    record("trajectories.held_viewed", worker, purpose="manage")
    read_only()
    context = {"worker": worker, "form": form, "there": there, "held": len(held)}
    return render(request, "trajectories/away.html", context)


@for_workers(Duty.COORDINATE, Duty.ALLIANCE)
@require_http_methods(["GET", "HEAD", "POST"])
def stopping(request: WorkerRequest) -> HttpResponse:
    """An organisation stops: what it still holds. Who cares for the alliance sees counts only."""
    by = request.acting
    if not by.has(Duty.COORDINATE):
        return render(request, "trajectories/still_held.html", {"rows": _counts(by)})
    refused = ""
    if request.method == "POST" and "sure" in request.POST:
        try:
            actions.stop_organisation(by=by)
        except RefusedError as error:
            refused = str(error)
        else:
            return render(request, "trajectories/stopped.html", {"place": by.organisation})
    holding = actions.held_by_organisation(by)
    record("trajectories.holding_viewed", by.organisation, purpose="manage")
    read_only()
    context = {"holding": holding, "refused": refused, "unsure": request.method == "POST"}
    return render(request, "trajectories/stopping.html", context)


def _counts(by: Worker) -> list[dict[str, object]]:
    """For each organisation how many it still holds: none, fewer than five, about so many."""
    found = still_held()
    return [
        {
            "place": place,
            "requests": _about(found, (place.pk, "requests")),
            "helpers": _about(found, (place.pk, "helpers")),
        }
        for place in Organisation.objects.filter(alliance_id=by.alliance_id, active=True).order_by(
            "name"
        )
    ]


def _about(found: dict[tuple[int, str], int | None], key: tuple[int, str]) -> str:
    if key not in found:
        return _("geen")
    number = found[key]
    return _("ongeveer %(number)s") % {"number": number} if number else _("minder dan 5")
