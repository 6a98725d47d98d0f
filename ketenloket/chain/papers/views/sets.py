"""Lists of papers, for whoever cares for the alliance."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ketenloket.chain.papers import actions
from ketenloket.chain.papers.forms import ChangedSetForm, SetForm
from ketenloket.chain.papers.models import PaperSet
from ketenloket.chain.papers.rules import PAPERS, STANDARD_SETS
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty


@for_workers(Duty.ALLIANCE)
@require_safe
def sets(request: WorkerRequest) -> HttpResponse:
    """All lists, the standard ones and the own ones."""
    own = PaperSet.objects.filter(alliance_id=request.acting.alliance_id).order_by("name")
    replaced = {row.replaces for row in own}
    return render(
        request,
        "papers/sets.html",
        {
            "own": [(row, [PAPERS[code] for code in row.papers]) for row in own],
            "standard": [
                (row, [PAPERS[code] for code in row.papers])
                for row in STANDARD_SETS
                if row.code not in replaced
            ],
        },
    )


@for_workers(Duty.ALLIANCE)
@require_http_methods(["GET", "HEAD", "POST"])
def new_set(request: WorkerRequest) -> HttpResponse:
    """Add a list; `?van=` begins with a standard one, and takes its place."""
    wanted = request.GET.get("van", "")
    standard = next((row for row in STANDARD_SETS if row.code == wanted), None)
    if wanted and standard is None:
        raise Http404
    initial = {"name": str(standard.name), "papers": standard.papers} if standard else {}
    form = SetForm(request.POST or None, initial=initial)
    return _saved(request, form, None, replaces=standard.code if standard else "")


@for_workers(Duty.ALLIANCE)
@require_http_methods(["GET", "HEAD", "POST"])
def change_set(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Change a list, or stop using it."""
    found = get_object_or_404(PaperSet, pk=pk, alliance_id=request.acting.alliance_id)
    initial = {"name": found.name, "papers": found.papers, "active": found.active}
    return _saved(request, ChangedSetForm(request.POST or None, initial=initial), found)


def _saved(
    request: WorkerRequest, form: SetForm, found: PaperSet | None, replaces: str = ""
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            actions.save_set(found, by=request.acting, replaces=replaces, **form.cleaned_data)
        except RefusedError as refused:
            form.add_error("name", str(refused))
        else:
            messages.success(request, _("Opgeslagen."))
            return redirect("papers:sets")
    return render(request, "papers/set.html", {"form": form, "found": found})
