"""The one report of an appointment, and what was promised in it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
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
from ketenloket.chain.trajectories.views.appointments import people_of
from ketenloket.chain.trajectories.views.pages import find, posted, show, to_case
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
    written = ContactNote.objects.filter(request_id=found.request_id, appointment=found).first()
    limits = limits_to_tick(request.acting.alliance_id)
    form = ReportForm(posted(request), people=_present(found), limits=limits)
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
        people=people_of(found, request.acting),
        written=written,
        writer=Worker.objects.filter(pk=written.written_by_id).first() if written else None,
        tasks=tasks_of(found.request_id, note=written) if written else [],
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


def _present(found: Appointment) -> list[Worker]:
    """Those who came and still see the person; of a volunteer elsewhere only from where."""
    along = Companion.objects.filter(
        request_id=found.request_id, appointment=found, ended_at=None, worker__isnull=False
    )
    where = {found.worker_id: found.organisation_id}
    where |= {row.worker_id: row.organisation_id for row in along if row.worker_id}
    known = list(Worker.objects.filter(pk__in=where).order_by("name"))
    hidden = where.keys() - {row.pk for row in known}
    places = dict(Organisation.objects.filter(pk__in=where.values()).values_list("pk", "name"))
    came = known + [
        Worker(
            pk=key,
            organisation_id=where[key],
            name=_("iemand van %(place)s") % {"place": places[where[key]]},
        )
        for key in sorted(hidden)
    ]
    return [row for row in came if actions.sees_person(row, found.request_id)]


def tasks_of(request_id: UUID, **more: Any) -> list[dict[str, Any]]:
    """What was promised: by whom, what, before when, and whether it is done."""
    tasks = list(Task.objects.filter(request_id=request_id, **more).order_by("until"))
    names = dict(
        Worker.objects.filter(pk__in={row.worker_id for row in tasks}).values_list("pk", "name")
    )
    return [
        {
            "task": row,
            "who": _("de hulpvrager")
            if row.by_person
            else names.get(row.worker_id or 0, _("iemand van de organisatie")),
        }
        for row in tasks
    ]


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
