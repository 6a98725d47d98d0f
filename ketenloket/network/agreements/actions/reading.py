"""Which limits hold: the version in force, and before there is one our proposal."""

from datetime import date
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from ketenloket.foundation.rows import together
from ketenloket.network.agreements.models import AgreedLimit, Agreement
from ketenloket.network.agreements.rules import STOPPING, Agreed, Limit, proposed
from ketenloket.network.directory.models import BoundarySign


def in_force(alliance_id: int, day: date) -> Agreement | None:
    """The version that holds on this day."""
    return _by_age(alliance_id, day).first()


def draft_of(alliance_id: int) -> Agreement | None:
    """The version that is being written."""
    return Agreement.objects.filter(alliance_id=alliance_id, from_on__isnull=True).first()


def agreed(alliance_id: int, day: date) -> Agreed:
    """What every sign means for everybody in this alliance on this day, also those without a limit.

    A sign that came to the list after the version was put in force is a proposal until the next.
    """
    found = together(_kinds, alliance_id, day)
    known, signs = (
        sorted(found[kind], key=lambda row: row.position) for kind in ("limits", "signs")
    )
    codes = {row.sign_id for row in known}
    later = (_proposed(sign) for sign in signs if sign.code not in codes)
    number = known[0].number if known else 0
    return Agreed(number, (*(row.as_limit() for row in known), *later))


def _kinds(alliance_id: int, day: date) -> dict[str, QuerySet[Any]]:
    newest = _by_age(alliance_id, day).values("pk")[:1]
    limits = AgreedLimit.objects.filter(alliance_id=alliance_id, agreement_id__in=newest)
    return {
        "limits": limits.annotate(number=F("agreement__number")),
        "signs": BoundarySign.objects.filter(active=True),
    }


def _by_age(alliance_id: int, day: date) -> QuerySet[Agreement]:
    """The versions that were in force by this day, the newest first."""
    versions = Agreement.objects.filter(alliance_id=alliance_id, from_on__lte=day)
    return versions.order_by("-from_on", "-number")


def stops_as_agreed(alliance_id: int, day: date) -> Coalesce:
    """For a queryset of signs: whether a volunteer alone stops, as agreed; else as proposed."""
    newest = _by_age(alliance_id, day)
    limit = AgreedLimit.objects.filter(
        sign_id=OuterRef("pk"), alliance_id=alliance_id, agreement_id__in=newest.values("pk")[:1]
    )
    stops = ExpressionWrapper(Q(effect__in=STOPPING), output_field=BooleanField())
    return Coalesce(Subquery(limit.values(stops=stops)[:1]), F("stops_volunteer"))


def proposal() -> list[Limit]:
    """The limits that follow from the signs of the directory."""
    return [_proposed(sign) for sign in BoundarySign.objects.filter(active=True)]


def _proposed(sign: BoundarySign) -> Limit:
    return proposed(sign.code, sign.label, stops=sign.stops_volunteer, route=sign.route)
