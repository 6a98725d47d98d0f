"""Whether a request is stopped for volunteers, why, and which part was given back."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet, Subquery
from django.utils import timezone

from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.escalation.models import Escalation, LimitDecision, Sighting
from ketenloket.chain.escalation.rules import Outcome, Source
from ketenloket.foundation.rows import together
from ketenloket.foundation.tenancy.acting import Sees, acting_as, acting_now
from ketenloket.network.agreements.actions import agreed
from ketenloket.network.agreements.rules import Agreed, Company, Limit, crossed
from ketenloket.network.organisations.models import Organisation


@dataclass(frozen=True)
class Stopped:
    """Why no volunteer may help: the sign in words, what then, and whether it was recorded."""

    label: str
    route: str
    recorded: bool


def meaning(alliance_id: int) -> Agreed:
    """What the signs mean today in this alliance."""
    return agreed(alliance_id, timezone.localdate())


def limits_to_tick(alliance_id: int) -> list[Limit]:
    """What a helper can tick."""
    return list(meaning(alliance_id).to_tick)


def newest(request_id: UUID) -> Escalation | None:
    """The escalation that stops this request, the open one first; else the last one there was."""
    rows = Escalation.objects.filter(request_id=request_id)
    return min(
        rows,
        key=lambda row: (row.closed_at is not None, not row.stops, -row.opened_at.timestamp()),
        default=None,
    )


def waiting(request_id: UUID) -> Escalation | None:
    """The stop that a professional was asked to pick up, while nobody did."""
    return Escalation.objects.filter(
        request_id=request_id,
        due_on__isnull=False,
        picked_up_at__isnull=True,
        closed_at__isnull=True,
    ).first()


def part_of(request_id: UUID) -> LimitDecision | None:
    """The last decision that gave a part back to volunteers, while nothing stops it again."""
    if Escalation.objects.filter(request_id=request_id, stops=True).exists():
        return None
    given = LimitDecision.objects.filter(request_id=request_id, outcome=Outcome.PART)
    return given.order_by("-decided_at").first()


def signs_now(request_id: UUID, told: Iterable[str]) -> list[str]:
    """The signs of an intake, with what was seen since, without what a professional lifted."""
    found = _read(request_id)
    return _now(found["escalations"], told, _codes_of(found))


def _now(rows: Iterable[Escalation], told: Iterable[str], seen: Iterable[str]) -> list[str]:
    stops, lifted = set[str](), set[str]()
    for row in rows:
        (stops if row.stops else lifted).update(row.signs)
    return sorted((set(told) - lifted) | stops | set(seen))


def seen_since(request_id: UUID) -> set[str]:
    """What helpers ticked since a professional last gave a part back; it may have stopped nobody yet.

    The intake says itself what it holds now.
    """
    return _codes_of(_read(request_id))


def _read(request_id: UUID) -> dict[str, list[Any]]:
    """The request, its escalations, and what was seen since a part was given back.

    That is asked in the name of whoever leads: who may give this person to a helper need not read
    the notes.
    """
    found = together(_kinds, request_id)
    now = acting_now()
    for request in found["request"]:
        if now.organisation != str(request.lead_id) or now.sees != Sees.ORGANISATION:
            with acting_as(Organisation.objects.get(pk=request.lead_id).actor()):
                found["seen"] = together(_kinds, request_id)["seen"]
    return found


def _kinds(request_id: UUID) -> dict[str, QuerySet[Any]]:
    given = LimitDecision.objects.filter(request_id=request_id, outcome=Outcome.PART)
    last = given.order_by("-decided_at").values("decided_at")[:1]
    seen = Sighting.objects.filter(request_id=request_id).exclude(source=Source.INTAKE)
    seen = seen.annotate(given_back=Subquery(last))
    return {
        "request": HelpRequest.objects.filter(pk=request_id),
        "escalations": Escalation.objects.filter(request_id=request_id),
        "seen": seen.filter(Q(given_back=None) | Q(seen_at__gt=F("given_back"))),
    }


def _codes_of(found: dict[str, list[Any]]) -> set[str]:
    if not found["request"]:
        return set()  # whoever asks does not see the request
    return {code for row in found["seen"] for code in row.codes}


def why_stopped(
    request_id: UUID, told: Iterable[str], *, with_professional: Callable[[], bool]
) -> Stopped | None:
    """Why no volunteer may be given this person; None when one may.

    Args:
        request_id: the request.
        told: the signs in its intake.
        with_professional: whether a professional helps along; asked only when it matters.
    """
    found = _read(request_id)
    rows = sorted(found["escalations"], key=lambda row: row.opened_at, reverse=True)
    signs = _now(rows, told, _codes_of(found))
    if not signs:
        return None
    limits = meaning(int(acting_now().alliance))
    if stop := next((row for row in rows if row.stops), None):
        labels = [limit.label for limit in limits.of(stop.signs)] or list(stop.signs)
        return Stopped(label="; ".join(labels), route=stop.route, recorded=True)
    company = Company.WITH_PROFESSIONAL if with_professional() else Company.ALONE
    now = crossed(signs, limits, company)
    if not now.stopping:
        return None
    first = now.stopping[0]
    return Stopped(label=first.label, route=first.route, recorded=False)
