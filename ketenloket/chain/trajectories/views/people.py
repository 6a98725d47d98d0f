"""Pages for coordinators: who helps."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ketenloket.chain.trajectories import actions
from ketenloket.chain.trajectories.forms import AssignForm
from ketenloket.chain.trajectories.models import Assignment
from ketenloket.chain.trajectories.views.pages import find, posted, show, to_case
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.directory.rules import LANGUAGES
from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty
from ketenloket.network.volunteers.rules import Advice

MOST_SHOWN = 12  # helpers at once; the rest on request


@for_workers(Duty.ASSIGN)
@require_http_methods(["GET", "HEAD", "POST"])
def assign(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Choose who helps: a proposal with reasons for and against beside each name."""
    help_request = find(pk)
    proposal = actions.proposal_for(help_request, request.acting)
    able = [(worker, row) for worker, row in proposal.advice if not row.is_out]
    form = AssignForm(posted(request), workers=[worker for worker, _row in able])
    if request.method == "POST" and form.is_valid():
        worker = form.chosen()
        try:
            actions.assign(pk, worker, by=request.acting, why=form.cleaned_data["why"])
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            said = _("%(name)s gaat helpen, ziet nu dit dossier en krijgt een e-mail.")
            return to_case(request, pk, said % {"name": worker.name})
    shown = len(able) if "alle" in request.GET or form.is_bound else MOST_SHOWN
    options = zip(form["worker"].subwidgets[:shown], able[:shown], strict=True)
    return show(
        request,
        help_request,
        "trajectories/assign.html",
        form=form,
        options=[_option(option, worker, row) for option, (worker, row) in options],
        left=max(0, len(able) - shown),
        out=[(worker, row) for worker, row in proposal.advice if row.is_out],
        assignments=proposal.helping,
        sign=actions.stopping_sign(pk),
        asked=_languages(sorted(proposal.wanted.languages)),
    )


def _languages(codes: list[str]) -> str:
    return ", ".join(str(LANGUAGES.get(code, code)) for code in codes)


def _option(option: object, worker: Worker, advice: Advice) -> dict[str, object]:
    """One helper with what helps to choose."""
    speaks = _languages(worker.languages)
    return {
        "option": option,
        "hint": " · ".join(filter(None, (worker.role.label, _load(advice), speaks))),
        "advice": advice,
    }


def _load(advice: Advice) -> str:
    load, wished = advice.helper.load, advice.helper.wished
    if wished is not None:
        return _("helpt nu %(n)s van %(wished)s") % {"n": load, "wished": wished}
    if load == 0:
        return _("helpt nu niemand")
    return _("helpt nu 1 persoon") if load == 1 else _("helpt nu %(n)s mensen") % {"n": load}


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
