"""Pages about how the help ends, what is asked some time later, and the same story again."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ketenloket.chain.desk.actions import left_to_try, reopen
from ketenloket.chain.desk.rules import ReopenedFor, Status
from ketenloket.chain.referrals.models import Referral
from ketenloket.chain.trajectories import actions
from ketenloket.chain.trajectories.forms import CheckForm, ExitForm, RefusalForm, ReopenForm
from ketenloket.chain.trajectories.models import AftercareCheck
from ketenloket.chain.trajectories.rules import CheckResult
from ketenloket.chain.trajectories.views.pages import find_led, posted, show, to_case
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty


def _professionals(acting: Worker) -> list[Worker]:
    """Whoever may ask how it goes: the own people who see all cases, oneself first."""
    own = Worker.objects.filter(
        organisation_id=acting.organisation_id,
        active=True,
        role__duties__contains=[Duty.CASES.value],
    )
    return sorted(own, key=lambda row: (row.pk != acting.pk, row.name))


@for_workers(Duty.CASES)
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """End the help, with an outcome and a reason. Refused by the formal route: not yet."""
    help_request = find_led(request, pk)
    if help_request.status != Status.OPEN:
        messages.info(request, _("Deze hulpvraag is al afgesloten."))
        return redirect("workbench:case", pk=pk)
    refusal, by = actions.refused(pk), request.acting
    last = actions.last_day(by.organisation, timezone.localdate())
    form = ExitForm(
        posted(request), workers=_professionals(by), acting=by, last=last, refused=bool(refusal)
    )
    if request.method == "POST":
        if "refused" in request.POST and request.POST["refused"] == "yes" and not refusal:
            messages.warning(
                request,
                _("Nog niet afgesloten. Leg eerst de afwijzing vast: dan begint het arrangement."),
            )
            return redirect("trajectories:refused", pk=pk)
        if form.is_valid() and _left(request, pk, form):
            said = _("De hulp is afgesloten. Andere helpers zien dit dossier niet meer.")
            return to_case(request, pk, said)
    return show(
        request,
        help_request,
        "trajectories/exit.html",
        form=form,
        refusal=refusal,
        under_way=Referral.objects.open().with_parties().filter(request_id=pk),
        left=left_to_try(help_request),
    )


def _left(request: WorkerRequest, pk: UUID, form: ExitForm) -> bool:
    told = form.cleaned_data
    try:
        actions.exit_request(
            pk,
            told["outcome"],
            told["why"],
            told["told_person"],
            by=request.acting,
            once_more_on=told["once_more_on"],
            aftercare=form.aftercare(),
            refused_formally=told["refused"] == "yes",
        )
    except RefusedError as refused:
        form.add_error(None, str(refused))
        return False
    return True


@for_workers(Duty.CASES)
@require_http_methods(["GET", "HEAD", "POST"])
def refused(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Refused by the formal route: the case stays open and the arrangement begins."""
    help_request = find_led(request, pk)
    form = RefusalForm(posted(request))
    if request.method == "POST" and form.is_valid():
        refuser, reason, on = form.told()
        try:
            actions.record_refusal(pk, refuser, reason, on, by=request.acting)
        except RefusedError as error:
            form.add_error(None, str(error))
        else:
            return to_case(request, pk, _("De hulpvraag blijft open. Het arrangement begint nu."))
    return show(
        request,
        help_request,
        "trajectories/refused.html",
        form=form,
        closed=help_request.status != Status.OPEN,
        refusal=actions.refused(pk),
    )


@for_workers(Duty.CASES)
@require_http_methods(["GET", "HEAD", "POST"])
def aftercare(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Ask how it goes, and write it down; after a relapse the same story is open again."""
    by = request.acting
    check = get_object_or_404(
        AftercareCheck.objects.select_related("worker"), pk=pk, lead_id=by.organisation_id
    )
    help_request = find_led(request, check.request_id)
    again = actions.again_by(check, help_request, by.organisation)
    form = CheckForm(posted(request), again=again)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            actions.record_check(pk, told["result"], told["note"], by=by, again_on=form.again_day())
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return to_case(request, help_request.pk, _done(told["result"]))
    return show(request, help_request, "trajectories/aftercare.html", form=form, check=check)


def _done(result: str) -> str:
    if result == CheckResult.RELAPSE:
        return _("Dezelfde hulpvraag is weer open. U bent verantwoordelijk.")
    return _("De nazorg is opgeschreven.")


@for_workers(Duty.CASES)
@require_http_methods(["GET", "HEAD", "POST"])
def open_again(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Open a closed request again: the same story, never a second file."""
    help_request = find_led(request, pk)
    if help_request.status == Status.OPEN:
        messages.info(request, _("Deze hulpvraag is al open."))
        return redirect("workbench:case", pk=pk)
    form = ReopenForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            reopen(pk, ReopenedFor(form.cleaned_data["why"]), by=request.acting)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            said = _("Dezelfde hulpvraag is weer open. U bent verantwoordelijk.")
            return to_case(request, pk, said)
    return show(request, help_request, "trajectories/reopen.html", form=form)
