"""Papers in Mijn hulp: what to bring, what others see to, and to whom the overview of the money went."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet

from ketenloket.chain.papers.models import MoneyExport, Paper
from ketenloket.chain.papers.rules import Giver

_HANDED_OVER = 10


def paper_kinds(request_id: UUID) -> dict[str, QuerySet[Any]]:
    """What is read of papers, for a query of many kinds."""
    mine, whose = {"request_id": request_id}, F("organisation__name")
    return {
        "papers": Paper.objects.filter(**mine, received_at=None, dropped_at=None).annotate(
            whose=whose
        ),
        "exports": MoneyExport.objects.filter(**mine)
        .annotate(whose=whose, to_whom=F("to_organisation__name"))
        .order_by("-made_at")[:_HANDED_OVER],
    }


def papers_of(found: Mapping[str, list[Any]]) -> dict[str, Any]:
    """What the person reads about papers, in the language that is on."""
    waiting = sorted(found["papers"], key=lambda row: (row.until, row.asked_at))
    return {
        "to_bring": [row for row in waiting if row.giver == Giver.PERSON],
        "seen_to": [row for row in waiting if row.giver != Giver.PERSON],
        "handed_over": sorted(found["exports"], key=lambda row: row.made_at, reverse=True),
    }
