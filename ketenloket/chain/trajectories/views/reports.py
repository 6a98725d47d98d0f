"""The one report of an appointment, and what was promised in it."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.escalation.actions import limits_to_tick, relieved_from
from ketenloket.chain.trajectories import actions
from ketenloket.chain.trajectories.forms import ReportForm
from ketenloket.chain.trajectories.models import Appointment, Companion, ContactNote, Task
from ketenloket.chain.trajectories.views.appointments import name_all, people_of
from ketenloket.chain.trajectories.views.pages import find, posted, show, to_case
from ketenloket.foundation.rows import together
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Organisation, Worker
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty


@for_workers(Duty.HELP)
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """The one report of an appointment: to write, and once it is there, to read."""
    found = Appointment.objects.filter(pk=pk).first()
    if found is None:  # sent twice by who is stopped meanwhile, or not theirs
        return _after_the_stop(request, pk)
    known = together(_kinds, found.request_id, pk)
    name_all([found, *(row for rows in known.values() for row in rows)])
    written = next(iter(known["notes"]), None)
    along = sorted(known["along"], key=lambda row: row.asked_at)
    limits = limits_to_tick(request.acting.alliance_id)
    form = ReportForm(posted(request), people=_present(found, along), limits=limits)
    if request.method == "POST" and form.is_valid():
        try:
            actions.write_report(
                pk,
                text=form.cleaned_data["text"],
                promises=form.promises(),
                signs=form.cleaned_data["signs"],
                by=request.acting,
            )
        except RefusedError as refused:
            form.add_error(None, str(refused))
        except Appointment.DoesNotExist:  # stopped while this one waited: the same form twice
            return _after_the_stop(request, pk)
        else:
            return to_case(request, found.request_id, _("Het verslag staat erin."))
    return show(
        request,
        find(found.request_id),
        "trajectories/report.html",
        form=form,
        appointment=found,
        people=people_of(found, along, request.acting),
        written=written,
        tasks=[_promise(row) for row in sorted(known["tasks"], key=lambda row: row.until)],
        is_past=timezone.localdate(found.starts_at) <= timezone.localdate(),
    )


def _after_the_stop(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """A report of a volunteer who no longer sees the person: the same again is in; another is not."""
    text = request.POST.get("text", "")
    found = actions.reported_again(pk, text, by=request.acting)
    if request.method != "POST" or found is None or not relieved_from(found[0], request.acting):
        raise Http404
    if found[1]:
        return to_case(request, found[0], _("Het verslag staat erin."))
    messages.error(
        request, _("U helpt deze persoon niet meer. Dit is niet bewaard: bel uw coördinator.")
    )
    return redirect("workbench:today")


def _kinds(request_id: UUID, pk: UUID) -> dict[str, QuerySet[Any]]:
    """Who came along, the report, and what was promised in it."""
    mine = {"request_id": request_id}
    return {
        "along": Companion.objects.filter(**mine, appointment_id=pk, ended_at=None),
        "notes": ContactNote.objects.filter(**mine, appointment_id=pk),
        "tasks": Task.objects.filter(**mine, note__appointment_id=pk),
    }


def _present(found: Appointment, along: list[Companion]) -> list[Worker]:
    """Those who came and still see the person; of a volunteer elsewhere only from where."""
    came: dict[Organisation, dict[int, Worker]] = defaultdict(dict)
    came[found.organisation][found.worker.pk] = found.worker
    for row in along:
        if row.worker:
            came[row.organisation][row.worker.pk] = row.worker
    named, hidden = [], []
    for place, workers in came.items():
        for key in sorted(actions.who_see_person(place, workers.keys(), found.request_id)):
            if workers[key].name:
                named.append(workers[key])
            else:
                name = _("iemand van %(place)s") % {"place": place.name}
                hidden.append(Worker(pk=key, organisation_id=place.pk, name=name))
    return sorted(named, key=lambda row: row.name) + hidden


def _promise(task: Task) -> dict[str, Any]:
    """What was promised: by whom, what, before when, and whether it is done."""
    if task.by_person:
        return {"task": task, "who": _("de hulpvrager")}
    name = task.worker.name if task.worker else ""
    return {"task": task, "who": name or _("iemand van de organisatie")}


@for_workers(Duty.HELP)
@require_POST
def task_done(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """What was promised is done."""
    found = get_object_or_404(Task, pk=pk)
    request_of = get_object_or_404(HelpRequest, pk=found.request_id)
    if request.acting.organisation_id not in {found.organisation_id, request_of.lead_id}:
        raise Http404
    actions.finish_task(pk, by=request.acting)
    return to_case(request, found.request_id, _("Gedaan."))
