"""Pages to ask a colleague to take over, and to answer."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ketenloket.chain.trajectories import actions
from ketenloket.chain.trajectories.forms import AnswerForm, TakeoverForm
from ketenloket.chain.trajectories.models import Takeover
from ketenloket.chain.trajectories.rules import TakeoverState
from ketenloket.chain.trajectories.views.pages import find_led, posted, show, to_case
from ketenloket.foundation.tenancy.acting import Sees
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty


@for_workers(Duty.CASES)
@require_http_methods(["GET", "HEAD", "POST"])
def ask_to_take_over(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Ask a colleague to become responsible."""
    help_request = find_led(request, pk)
    colleagues = (
        Worker.objects.filter(
            organisation_id=request.acting.organisation_id,
            active=True,
            role__duties__contains=[Duty.CASES.value],
            role__sees=Sees.ORGANISATION,
        )
        .exclude(pk=help_request.responsible_id or 0)
        .select_related("role")
        .order_by("name")
    )
    form = TakeoverForm(posted(request), workers=list(colleagues))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            actions.propose_takeover(
                pk, form.colleague(), why=told["why"], know=told["know"], by=request.acting
            )
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            said = _("%(name)s hoort het. Tot het ja verandert er niets.")
            return to_case(request, pk, said % {"name": form.colleague().name})
    return show(
        request,
        help_request,
        "trajectories/ask_to_take_over.html",
        form=form,
        waiting=actions.open_takeover(help_request),
    )


@for_workers(Duty.CASES)
@require_http_methods(["GET", "HEAD", "POST"])
def answer_takeover(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """What is asked, and the answer of who was asked."""
    takeover = get_object_or_404(
        Takeover.objects.select_related("to_worker"),
        pk=pk,
        organisation_id=request.acting.organisation_id,
    )
    help_request = find_led(request, takeover.request_id)
    form = AnswerForm(posted(request))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        yes = told["answer"] == AnswerForm.YES
        try:
            actions.answer_takeover(pk, accept=yes, answer=told["why"], by=request.acting)
        except RefusedError as refused:
            form.add_error(None, str(refused))
            takeover.refresh_from_db()
        else:
            said = _("U bent nu verantwoordelijk.") if yes else _("Uw collega hoort het.")
            return to_case(request, takeover.request_id, said)
    waits = takeover.state == TakeoverState.PROPOSED
    past = takeover.from_worker_id != help_request.responsible_id
    return show(
        request,
        help_request,
        "trajectories/answer_takeover.html",
        form=form,
        takeover=takeover,
        asker=Worker.objects.filter(pk=takeover.asked_by_id).first(),
        waits=waits and not past,
        past=waits and past,
        for_me=takeover.to_worker_id == request.acting.pk,
    )


@for_workers(Duty.CASES)
@require_POST
def withdraw_takeover(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Take the question back."""
    takeover = get_object_or_404(Takeover, pk=pk, organisation_id=request.acting.organisation_id)
    find_led(request, takeover.request_id)
    try:
        actions.withdraw_takeover(pk, by=request.acting)
    except RefusedError as refused:
        messages.error(request, str(refused))
        return redirect("workbench:case", pk=takeover.request_id)
    return to_case(request, takeover.request_id, _("De vraag is ingetrokken."))
