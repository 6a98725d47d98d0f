"""Before somebody leaves: all they hold goes to others, on one page."""

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from ketenloket.chain.trajectories import actions
from ketenloket.chain.trajectories.forms import HandOverForm
from ketenloket.chain.trajectories.views.pages import posted
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.acting import read_only
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Worker
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
            count = actions.hand_over(leaver, form.choices(), by=request.acting)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _told(leaver, count))
            return redirect("organisations:end", pk=pk)
    record("trajectories.held_viewed", leaver, purpose="manage")
    read_only()
    context = {"leaver": leaver, "held": held, "form": form, "rows": form.rows()}
    return render(request, "trajectories/hand_over.html", context)


def _told(leaver: Worker, count: int) -> str:
    words = ngettext(
        "%(count)s hulpvraag van %(name)s is overgedragen.",
        "%(count)s hulpvragen van %(name)s zijn overgedragen.",
        count,
    )
    return words % {"count": count, "name": leaver.name}
