"""Papers in Mijn hulp: what to bring, what others see to, and to whom the overview of the money went."""

from typing import Any
from uuid import UUID

from ketenloket.chain.papers.models import MoneyExport, Paper
from ketenloket.chain.papers.rules import Giver


def papers_of(request_id: UUID) -> dict[str, Any]:
    """What the person reads about papers, in the language that is on."""
    mine = {"request_id": request_id}
    waiting = list(
        Paper.objects.filter(**mine, received_at=None, dropped_at=None)
        .select_related("organisation")
        .order_by("until", "asked_at")
    )
    handed_over = MoneyExport.objects.filter(**mine).select_related(
        "organisation", "to_organisation"
    )
    return {
        "to_bring": [row for row in waiting if row.giver == Giver.PERSON],
        "seen_to": [row for row in waiting if row.giver != Giver.PERSON],
        "handed_over": handed_over.order_by("-made_at")[:10],
    }
