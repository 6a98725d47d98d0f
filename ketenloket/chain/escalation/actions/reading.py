"""Whether a request is stopped for volunteers, why, and which part was given back."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F, Q, Subquery
from django.utils import timezone

from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.escalation.models import Escalation, LimitDecision, Sighting
from ketenloket.chain.escalation.rules import Outcome, Source
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
    rows = Escalation.objects.filter(request_id=request_id)
    return _now(rows, told, seen_since(request_id))


def _now(rows: Iterable[Escalation], told: Iterable[str], seen: Iterable[str]) -> list[str]:
    stops, lifted = set[str](), set[str]()
    for row in rows:
        (stops if row.stops else lifted).update(row.signs)
    return sorted((set(told) - lifted) | stops | set(seen))


def seen_since(request_id: UUID) -> set[str]:
    """What helpers ticked since a professional last gave a part back; it may have stopped nobody yet.

    The intake says itself what it holds now. Asked in the name of whoever leads: who may give
    this person to a helper need not read the notes.
    """
    lead_id = HelpRequest.objects.filter(pk=request_id).values_list("lead_id", flat=True).first()
    if lead_id is None:
        return set()
    now = acting_now()
    if now.organisation == str(lead_id) and now.sees == Sees.ORGANISATION:
        return _seen(request_id)
    with acting_as(Organisation.objects.get(pk=lead_id).actor()):
        return _seen(request_id)


def _seen(request_id: UUID) -> set[str]:
    given = LimitDecision.objects.filter(request_id=request_id, outcome=Outcome.PART)
    last = given.order_by("-decided_at").values("decided_at")[:1]
    seen = Sighting.objects.filter(request_id=request_id).exclude(source=Source.INTAKE)
    seen = seen.annotate(given_back=Subquery(last))
    since = seen.filter(Q(given_back=None) | Q(seen_at__gt=F("given_back")))
    return {code for codes in since.values_list("codes", flat=True) for code in codes}


def why_stopped(
    request_id: UUID, told: Iterable[str], *, with_professional: Callable[[], bool]
) -> Stopped | None:
    """Why no volunteer may be given this person; None when one may.

    Args:
        request_id: the request.
        told: the signs in its intake.
        with_professional: whether a professional helps along; asked only when it matters.
    """
    rows = list(Escalation.objects.filter(request_id=request_id).order_by("-opened_at"))
    signs = _now(rows, told, seen_since(request_id))
    if not signs:
        return None
    limits = meaning(int(acting_now().alliance))
    if found := next((row for row in rows if row.stops), None):
        labels = [limit.label for limit in limits.of(found.signs)] or list(found.signs)
        return Stopped(label="; ".join(labels), route=found.route, recorded=True)
    company = Company.WITH_PROFESSIONAL if with_professional() else Company.ALONE
    now = crossed(signs, limits, company)
    if not now.stopping:
        return None
    first = now.stopping[0]
    return Stopped(label=first.label, route=first.route, recorded=False)
