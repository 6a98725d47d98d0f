"""What every page knows: whose loket, who works, where one can go."""

from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from ketenloket.network.organisations.rules import Duty

# (label, url name, duties that open it; empty means all workers)
_NAVIGATION: tuple[tuple[str, str, frozenset[Duty]], ...] = (
    ("Vandaag", "workbench:today", frozenset()),
    ("Mensen", "workbench:people", frozenset({Duty.CASES, Duty.HELP, Duty.DESK})),
    ("Loket", "desk:inbox", frozenset({Duty.DESK})),
    ("Triage", "triage:meetings", frozenset({Duty.TRIAGE, Duty.ALLIANCE})),
    ("Verwijzingen", "referrals:list", frozenset({Duty.CASES})),
    ("Verwijskaart", "directory:services", frozenset()),
    ("Voorzieningen", "provisions:list", frozenset()),
    ("Beheer", "organisations:manage", frozenset({Duty.COORDINATE, Duty.ALLIANCE})),
)


def everywhere(request: HttpRequest) -> dict[str, Any]:
    """Variables that the layouts use; always defined, so that no template has to guess."""
    worker = getattr(request, "acting", None)
    return {
        "demo_mode": settings.DEMO,
        "acting": worker,
        "hats": getattr(request, "hats", []),
        "alliance": getattr(request, "alliance", None) or (worker.alliance if worker else None),
        "navigation": _navigation(request, worker) if worker else [],
    }


def _navigation(request: HttpRequest, worker: Any) -> list[dict[str, Any]]:
    duties = set(worker.role.duties)
    items = []
    for label, name, needed in _NAVIGATION:
        if needed and not needed & duties:
            continue
        url = _address(name)
        items.append({"label": _(label), "url": url, "current": request.path.startswith(url)})
    return items


@cache
def _address(name: str) -> str:
    """Found once: they stand on every page of every worker."""
    return reverse(name)
