"""Pages for coordinators: who helps, and how the help ends."""

from uuid import UUID

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ketenloket.chain.desk.actions import left_to_try
from ketenloket.chain.desk.rules import Status
from ketenloket.chain.intake.models import Intake
from ketenloket.chain.referrals.models import Referral
from ketenloket.chain.trajectories import actions
from ketenloket.chain.trajectories.forms import AssignForm, ExitForm
from ketenloket.chain.trajectories.models import Assignment
from ketenloket.chain.trajectories.views.pages import find, find_led, posted, show, to_case
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


@for_workers(Duty.CASES)
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """End the help, with an outcome and a reason."""
    help_request = find_led(request, pk)
    if help_request.status != Status.OPEN:
        messages.info(request, _("Deze hulpvraag is al afgesloten."))
        return redirect("workbench:case", pk=pk)
    form = ExitForm(posted(request))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            actions.exit_request(
                pk,
                told["outcome"],
                told["why"],
                told["told_person"],
                by=request.acting,
                once_more_on=told["once_more_on"],
            )
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            said = _("De hulp is afgesloten. Andere helpers zien dit dossier niet meer.")
            return to_case(request, pk, said)
    return show(
        request,
        help_request,
        "trajectories/exit.html",
        form=form,
        under_way=Referral.objects.open().with_parties().filter(request_id=pk),
        left=left_to_try(help_request),
    )
