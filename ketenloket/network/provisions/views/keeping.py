"""Add to the list, change it, say that it is still right, take something off it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models import F
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Organisation
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.provisions import actions
from ketenloket.network.provisions.forms import ProvisionForm
from ketenloket.network.provisions.models import Provision
from ketenloket.network.provisions.permissions import KEEPERS, may_change
from ketenloket.network.provisions.rules import Certainty, Unit
from ketenloket.network.provisions.rules.upkeep import needs_review
from ketenloket.network.provisions.views.lists import one


@require_http_methods(["GET", "HEAD", "POST"])
@for_workers(*KEEPERS)
def new(request: WorkerRequest) -> HttpResponse:
    """Put a provision on the list."""
    by = request.acting
    initial = {
        "organisation": by.organisation_id,
        "unit": Unit.YEAR,
        "apply_by": "helper",
        "certainty": Certainty.OFFICIAL,
        "source_on": timezone.localdate(),
    }
    form = _form(request, initial)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.add_provision(by.alliance, by=by, **form.cleaned_data)
        except RefusedError as refused:
            form.add_error("name", str(refused))
        else:
            messages.success(request, _("Dit staat nu op de lijst van alle organisaties."))
            return redirect("provisions:provision", pk=made.pk)
    return render(request, "provisions/edit.html", {"form": form, "provision": None})


@require_http_methods(["GET", "HEAD", "POST"])
@for_workers(*KEEPERS)
def change(request: WorkerRequest, pk: int) -> HttpResponse:
    """Change what the list says of it."""
    found = changeable(request, pk)
    initial = ProvisionForm.first_values(found)
    if found.organisation_id is None:
        initial["organisation"] = request.acting.organisation_id
    form = _form(request, initial, but=found)
    if request.method == "POST" and form.is_valid():
        try:
            own = actions.change_provision(found, by=request.acting, **form.cleaned_data)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Opgeslagen. Iedereen ziet het meteen zo."))
            return redirect("provisions:provision", pk=own.pk)
    return render(request, "provisions/edit.html", {"form": form, "provision": found})


def _form(
    request: WorkerRequest, initial: dict[str, Any], but: Provision | None = None
) -> ProvisionForm:
    by = request.acting
    others = Provision.objects.listed_in(by.alliance_id).order_by("name")
    return ProvisionForm(
        request.POST or None,
        initial=initial,
        municipalities=by.alliance.municipalities,
        organisations=Organisation.objects.filter(alliance_id=by.alliance_id, active=True).order_by(
            "name"
        ),
        others=[each for each in others if but is None or each.code != but.code],
    )


@require_POST
@for_workers(*KEEPERS)
def checked(request: WorkerRequest, pk: int) -> HttpResponse:
    """Say that everything is still right."""
    return _done(request, pk, actions.confirm_checked, _("Dank u. Nagekeken op vandaag."))


@require_POST
@for_workers(*KEEPERS)
def retire(request: WorkerRequest, pk: int) -> HttpResponse:
    """Take it off the list."""
    return _done(request, pk, actions.retire, _("Dit staat niet meer op de lijst."))


@require_POST
@for_workers(*KEEPERS)
def put_back(request: WorkerRequest, pk: int) -> HttpResponse:
    """Put it on the list again."""
    return _done(request, pk, actions.put_back, _("Dit staat weer op de lijst."))


def _done(
    request: WorkerRequest, pk: int, action: Callable[..., Provision], told: str
) -> HttpResponse:
    own = action(changeable(request, pk), by=request.acting)
    messages.success(request, told)
    return redirect("provisions:provision", pk=own.pk)


def changeable(request: WorkerRequest, pk: int) -> Provision:
    """The provision, if this worker may change it."""
    found = one(request, pk)
    if not may_change(request.acting, found):
        raise Http404
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@for_workers(*KEEPERS)
def upkeep(request: WorkerRequest) -> HttpResponse:
    """What the own organisation keeps, or all of the list, the longest ago first."""
    by, today = request.acting, timezone.localdate()
    if request.method == "POST":
        return _confirm(request)
    every = "alles" in request.GET
    found = Provision.objects.listed_in(by.alliance_id).select_related("organisation")
    if not every:
        found = found.filter(organisation_id=by.organisation_id)
    rows = [
        {"provision": each, "review": needs_review(each.checked_on, today)}
        for each in found.order_by(F("checked_on").asc(nulls_first=True), "name")
    ]
    gone = Provision.objects.known_in(by.alliance_id).filter(active=False).order_by("name")
    context = {
        "rows": rows,
        "overdue": sum(bool(row["review"]) for row in rows),
        "every": every,
        "gone": list(gone),
    }
    return render(request, "provisions/upkeep.html", context)


def _confirm(request: WorkerRequest) -> HttpResponse:
    typed = request.POST.getlist("voorziening")
    keys = sorted({int(pk) for pk in typed if pk.isdecimal() and len(pk) < 10})  # noqa: PLR2004
    try:
        done = actions.confirm_all(keys, by=request.acting)
    except RefusedError as refused:
        messages.error(request, str(refused))
    else:
        told = ngettext(
            "%(count)s voorziening is nagekeken op vandaag.",
            "%(count)s voorzieningen zijn nagekeken op vandaag.",
            len(done),
        )
        messages.success(request, told % {"count": len(done)})
    answer = redirect("provisions:upkeep")
    if "alles" in request.POST:
        answer["Location"] += "?alles=1"
    return answer
