"""The norm amounts with their source and age, and the rules of the check in words."""

from itertools import groupby
from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty
from ketenloket.network.provisions import actions
from ketenloket.network.provisions.forms import NormForm
from ketenloket.network.provisions.models import NormAmount, norms_for
from ketenloket.network.provisions.permissions import may_set_norms
from ketenloket.network.provisions.rules import Certainty, Norms
from ketenloket.network.provisions.rules.known_norms import KNOWN_NORMS, NORM_NAMES
from ketenloket.network.provisions.rules.table import AMOUNTS, TABLE

_TONES = {"current": "ok", "old": "warn", "unsure": "warn", "missing": "bad"}
_WORDS = {
    "current": gettext_lazy("geldt nu"),
    "old": gettext_lazy("oud: controleer"),
    "unsure": gettext_lazy("onzeker: controleer"),
    "missing": gettext_lazy("ontbreekt"),
}


@require_safe
@for_workers()
def norms(request: WorkerRequest) -> HttpResponse:
    """Every norm that the check uses, which row counts today, and all rows that there were."""
    by, today = request.acting, timezone.localdate()
    table = Norms(norms_for(by.alliance_id), today)
    certainties = dict(Certainty.choices)
    now = []
    for known in KNOWN_NORMS.values():
        found = table.find(known.scheme, known.name, known.group)
        row = {"known": known, "norm": found.norm, "tone": _TONES[found.state]}
        now.append(
            row
            | {"state": _WORDS[found.state], "scheme": known.scheme.label}
            | {"certainty": certainties.get(found.norm.certainty) if found.norm else ""}
        )
    context = {
        "sections": [(scheme, list(rows)) for scheme, rows in groupby(now, lambda r: r["scheme"])],
        "history": [_old_row(row) for row in _rows(by.alliance_id)],
        "may_set_norms": may_set_norms(by),
        "today": today,
    }
    return render(request, "provisions/norms.html", context)


def _rows(alliance_id: int) -> list[NormAmount]:
    found = NormAmount.objects.filter(Q(alliance_id=alliance_id) | Q(alliance__isnull=True))
    return list(found.order_by("scheme", "name", "group", "-valid_from", "-pk"))


def _old_row(row: NormAmount) -> dict[str, Any]:
    return {"row": row, "name": NORM_NAMES.get(row.name, row.name)}


@require_http_methods(["GET", "HEAD", "POST"])
@for_workers(Duty.ALLIANCE)
def new_norm(request: WorkerRequest) -> HttpResponse:
    """Add an amount; the one before it ends."""
    asked = request.GET.get("norm", "")
    initial = {"norm": asked, "certainty": Certainty.OFFICIAL, "seen_on": timezone.localdate()}
    form = NormForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        actions.add_norm(by=request.acting, **form.row())
        messages.success(request, _("Toegevoegd. De check rekent hier nu mee."))
        return redirect("provisions:norms")
    return render(request, "provisions/new_norm.html", {"form": form})


@require_safe
@for_workers()
def rules(request: WorkerRequest) -> HttpResponse:
    """How the check comes to what it says: a table that can be read."""
    return render(request, "provisions/rules.html", {"lines": TABLE, "amounts": AMOUNTS})
