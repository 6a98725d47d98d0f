"""Pages for coordinators: who helps."""

from uuid import UUID

from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ketenloket.chain.intake.models import Intake
from ketenloket.chain.trajectories import actions
from ketenloket.chain.trajectories.forms import AssignForm
from ketenloket.chain.trajectories.models import Assignment
from ketenloket.chain.trajectories.views.pages import find, posted, show, to_case
from ketenloket.foundation.tenancy.acting import Sees
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.directory.rules import LANGUAGES
from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty


def _helpers(acting: Worker) -> list[Worker]:
    """Own workers who help people, with how many people they help now; the least busy first."""
    live = Q(assignments__ended_at__isnull=True, assignments__lead_id=acting.organisation_id)
    found = Worker.objects.filter(
        organisation_id=acting.organisation_id,
        active=True,
        role__duties__contains=[Duty.HELP.value],
    )
    return list(
        found.select_related("role")
        .annotate(load=Count("assignments", filter=live))
        .order_by("load", "name")
    )


@for_workers(Duty.ASSIGN)
@require_http_methods(["GET", "HEAD", "POST"])
def assign(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Choose who helps: load and languages beside each name."""
    help_request = find(pk)
    live = Assignment.objects.filter(
        request_id=pk, ended_at__isnull=True, organisation_id=request.acting.organisation_id
    )
    assignments = list(live.select_related("worker").order_by("started_at"))
    taken = {row.worker_id for row in assignments}
    workers = [row for row in _helpers(request.acting) if row.pk not in taken]
    form = AssignForm(posted(request), workers=workers)
    if request.method == "POST" and form.is_valid():
        worker = form.chosen()
        try:
            actions.assign(pk, worker, by=request.acting)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            said = _("%(name)s gaat helpen, ziet nu dit dossier en krijgt een e-mail.")
            return to_case(request, pk, said % {"name": worker.name})
    return show(
        request,
        help_request,
        "trajectories/assign.html",
        form=form,
        options=_options(form, workers),
        assignments=assignments,
        sign=actions.stopping_sign(pk),
        asked=_languages(
            Intake.objects.filter(request_id=pk).values_list("languages", flat=True).first() or []
        ),
    )


def _languages(codes: list[str]) -> str:
    return ", ".join(str(LANGUAGES.get(code, code)) for code in codes)


def _options(form: AssignForm, workers: list[Worker]) -> list[dict[str, object]]:
    """Each helper with what helps to choose."""
    options = []
    for option, worker in zip(form["worker"].subwidgets, workers, strict=True):
        speaks = _languages(worker.languages)
        options.append(
            {
                "option": option,
                "hint": " · ".join(filter(None, (worker.role.label, _load(worker), speaks))),
                "volunteer": worker.role.sees == Sees.ASSIGNED,
            }
        )
    return options


def _load(worker: Worker) -> str:
    count = getattr(worker, "load", 0)
    if count == 0:
        return _("helpt nu niemand")
    return _("helpt nu 1 persoon") if count == 1 else _("helpt nu %(n)s mensen") % {"n": count}


@for_workers(Duty.ASSIGN)
@require_POST
def unassign(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """A helper stops."""
    found = get_object_or_404(
        Assignment.objects.select_related("worker"),
        pk=pk,
        organisation_id=request.acting.organisation_id,
    )
    actions.unassign(pk, by=request.acting)
    said = _("%(name)s helpt niet meer en ziet dit dossier niet meer.")
    return to_case(request, found.request_id, said % {"name": found.worker.name})
