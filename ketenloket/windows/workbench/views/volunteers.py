"""Who helps at the own organisation: what each carries and wants, who has room, what is missing."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.acting import read_only
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty
from ketenloket.windows.workbench.rules import PAGE
from ketenloket.windows.workbench.views.carrying import Carrier, carriers

_SHOWN: dict[str, tuple[Any, Callable[[Carrier], bool]]] = {
    "": (_("iedereen"), lambda _row: True),
    "ruimte": (_("wie nog ruimte heeft"), lambda row: row.has_room),
    "te-veel": (_("wie te veel draagt"), lambda row: row.is_over),
    "ontbreekt": (_("bij wie iets ontbreekt"), lambda row: bool(row.lacks)),
    "leeg": (_("wie nog niets invulde"), lambda row: row.profile is None),
}
_ORDERS: dict[str, tuple[Any, Callable[[Carrier], Any]]] = {
    "": (_("naam"), lambda row: row.worker.name),
    "ruimte": (
        _("meeste ruimte eerst"),
        lambda row: (row.room is None, -(row.room or 0), row.worker.name),
    ),
    "drukte": (_("meeste mensen eerst"), lambda row: (-row.load, row.worker.name)),
}


class VolunteersFilter(forms.Form):
    """Which helpers, in which order."""

    q = forms.CharField(label=_("Naam"), max_length=60, required=False)
    toon = forms.ChoiceField(
        label=_("Toon"), choices=[(code, row[0]) for code, row in _SHOWN.items()], required=False
    )
    volgorde = forms.ChoiceField(
        label=_("Volgorde"),
        choices=[(code, row[0]) for code, row in _ORDERS.items()],
        required=False,
    )


@for_workers(Duty.COORDINATE, Duty.ASSIGN)
@require_safe
def volunteers(request: WorkerRequest) -> HttpResponse:
    """The list; a page at a time, or all of it for paper."""
    form = VolunteersFilter(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    everybody = carriers(request.acting.organisation_id)
    rows = [row for row in everybody if _fits(row, asked)]
    rows.sort(key=_ORDERS[asked.get("volgorde") or ""][1])
    whole = "alle" in request.GET
    number = _page(request.GET.get("bladzijde", ""), len(rows))
    record("workbench.volunteers_viewed", request.acting.organisation, purpose="manage")
    read_only()
    context = {
        "form": form,
        "rows": rows if whole else rows[(number - 1) * PAGE : number * PAGE],
        "count": len(rows),
        "everybody": len(everybody),
        "free": sum(row.room or 0 for row in everybody if row.has_room),
        "over": sum(row.is_over for row in everybody),
        "lacking": sum(bool(row.lacks) for row in everybody),
        "filtered": any(asked.values()),
        "previous": _address(request, number - 1) if number > 1 and not whole else "",
        "next": _address(request, number + 1) if number * PAGE < len(rows) and not whole else "",
        "everything": _address(request, 0) if len(rows) > PAGE and not whole else "",
        "may_change": request.acting.has(Duty.COORDINATE),
    }
    return render(request, "workbench/volunteers.html", context)


def _fits(row: Carrier, asked: dict[str, Any]) -> bool:
    words = (asked.get("q") or "").lower().split()
    name = row.worker.name.lower()
    return all(word in name for word in words) and _SHOWN[asked.get("toon") or ""][1](row)


def _page(typed: str, count: int) -> int:
    """The page that was asked for, or the nearest there is."""
    last = max(1, -(-count // PAGE))
    asked = int(typed) if typed.isdecimal() and len(typed) < len("100000") else 1
    return min(max(asked, 1), last)


def _address(request: WorkerRequest, number: int) -> str:
    """The address of another page; 0 is everything."""
    asked = request.GET.copy()
    asked.pop("bladzijde", None)
    asked["bladzijde" if number else "alle"] = str(number or 1)
    return "?" + asked.urlencode()
