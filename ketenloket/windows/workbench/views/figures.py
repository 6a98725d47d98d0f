"""Figures: whether people felt heard and helped, and whom the formal route refused. Never who."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from ketenloket.chain.progress.models import experience_counts
from ketenloket.chain.trajectories.models import refusal_counts
from ketenloket.chain.trajectories.rules import RefusalReason, Refuser
from ketenloket.foundation.tenancy.acting import Sees
from ketenloket.network.organisations.models import Organisation
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty

Counts = Mapping[tuple[int, str, str], int | None]
TOGETHER = 0
ANSWERS = {
    "all": gettext_lazy("Antwoorden"),
    "yes": gettext_lazy("Goed of heel goed"),
    "fairly": gettext_lazy("Redelijk"),
    "no": gettext_lazy("Een beetje of niet"),
}


@for_workers(Duty.COORDINATE, Duty.ALLIANCE)
@require_safe
def figures(request: WorkerRequest) -> HttpResponse:
    """Over twelve months: the own organisation, or each of the alliance for who sees counts."""
    acting = request.acting
    all_of_it = acting.role.sees == Sees.COUNTS
    places = Organisation.objects.filter(alliance_id=acting.alliance_id, active=True)
    if not all_of_it:
        places = places.filter(pk=acting.organisation_id)
    names = dict(places.order_by("name").values_list("pk", "name"))
    rows = {TOGETHER: _("Samen"), **names} if all_of_it else names
    told, refused = experience_counts(), refusal_counts()
    asked = (
        ("heard", _("Voelde u zich gehoord?")),
        ("helped", _("Bent u geholpen?")),
    )
    context = {
        "questions": [
            {"title": title, "rows": _rows(rows, told, question)} for question, title in asked
        ],
        "answers": ANSWERS.values(),
        "refusals": [
            {"name": name, "number": refused.get((key, "all", ""))}
            for key, name in rows.items()
            if key == TOGETHER or (key, "all", "") in refused
        ],
        "why": _why(refused, TOGETHER if all_of_it else acting.organisation_id),
        "all_of_it": all_of_it,
    }
    return render(request, "workbench/figures.html", context)


def _rows(names: Mapping[int, str], told: Counts, question: str) -> list[dict[str, Any]]:
    """Each organisation that somebody spoke of; fewer than five of any answer is said in words."""
    return [
        {
            "name": name,
            "too_few": told[key, question, "all"] is None,
            "numbers": [
                {"label": label, "value": told.get((key, question, answer))}
                for answer, label in ANSWERS.items()
            ],
        }
        for key, name in names.items()
        if (key, question, "all") in told
    ]


def _why(refused: Counts, where: int) -> list[dict[str, Any]]:
    """By whom and why, as far as it is five people or more."""
    words = [("refuser", choice) for choice in Refuser] + [
        ("reason", reason) for reason in RefusalReason
    ]
    return [
        {"label": code.label, "number": number}
        for kind, code in words
        if (number := refused.get((where, kind, code.value)))
    ]
