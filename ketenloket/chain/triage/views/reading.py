"""Fetch what the pages of the table show, in as few queries as will do."""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection
from django.db.models import Count, Q, QuerySet
from django.http import QueryDict

from ketenloket.chain.triage.models import (
    EarlierDecision,
    TriageItem,
    TriageMeeting,
    TriageProposal,
    TriageSource,
)
from ketenloket.chain.triage.permissions import may_hold
from ketenloket.chain.triage.rules import MeetingState, Progress
from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.permissions import WorkerRequest
from ketenloket.network.organisations.rules import Duty

_SHOWN = (
    "brought_by",
    "decision__organisation",
    "decision__service",
    "decision__holder",
    "decision__decided_by",
)


def on_agenda(acting: Worker) -> QuerySet[TriageItem]:
    """Questions that stand on an agenda, as far as whoever acts sits at that table."""
    return TriageItem.objects.filter(alliance_id=acting.alliance_id).select_related(*_SHOWN)


def agenda_of(meeting: TriageMeeting, acting: Worker) -> list[TriageItem]:
    """The agenda of a meeting in its order: threats first."""
    found = on_agenda(acting).filter(meeting_id=meeting.pk, withdrawn_at__isnull=True)
    return sorted(found, key=lambda item: item.place.key)


def agenda_around(pk: UUID, acting: Worker) -> list[TriageItem]:
    """The agenda on which this question stands, with its meeting and board.

    One query: the page has few to spend. The question itself is there also when it was taken off.
    """
    found = (
        on_agenda(acting)
        .filter(Q(withdrawn_at__isnull=True) | Q(pk=pk), meeting__items=pk)
        .select_related(
            *_SHOWN,
            "meeting__board__current",
            "meeting__board__chair_organisation",
        )
    )
    return sorted(found, key=lambda item: item.place.key)


def proposals_of(item: TriageItem) -> list[TriageProposal]:
    """What organisations propose for this question, the first one first."""
    found = item.proposals.select_related("organisation", "service", "service__organisation")
    return list(found.order_by("made_at"))


def earlier_of(item: TriageItem) -> list[EarlierDecision]:
    """How the table decided before it changed its mind, the last one first."""
    found = EarlierDecision.objects.filter(item=item).select_related("organisation", "replaced_by")
    return list(found.order_by("-version"))


def progress_of(meetings: Iterable[UUID], acting: Worker) -> dict[UUID, Progress]:
    """How far each meeting is. The neutral coordinator gets the counts and nothing else."""
    keys = list(meetings)
    if acting.has(Duty.ALLIANCE):
        with connection.cursor() as cursor:
            cursor.execute("SELECT meeting, items, decided FROM table_counts(%s)", [keys])
            return {key: Progress(decided, items) for key, items, decided in cursor.fetchall()}
    rows = (
        TriageItem.objects.filter(
            alliance_id=acting.alliance_id, meeting__in=keys, withdrawn_at__isnull=True
        )
        .values("meeting_id")
        .annotate(items=Count("pk"), decided=Count("decision"))
    )
    return {row["meeting_id"]: Progress(row["decided"], row["items"]) for row in rows}


def source_of(item: TriageItem, acting: Worker) -> TriageSource | None:
    """Whose question it is; only the organisation that leads the request finds it."""
    return (
        TriageSource.objects.filter(
            item=item,
            lead_id=acting.organisation_id,
            request__lead_id=acting.organisation_id,
            help_seeker__lead_id=acting.organisation_id,
        )
        .select_related("request", "help_seeker")
        .first()
    )


def holders_of(acting: Worker, responsible_id: int | None) -> list[Worker]:
    """Colleagues who may be chosen to hold on to the person; whoever acts comes first."""
    found = Worker.objects.filter(
        organisation_id=acting.organisation_id, active=True, role__duties__contains=[Duty.CASES]
    ).order_by("name")
    fit = [who for who in found if may_hold(who, responsible_id=responsible_id, by=acting)]
    return sorted(fit, key=lambda worker: worker.pk != acting.pk)


def later_meetings(meeting: TriageMeeting) -> QuerySet[TriageMeeting]:
    """Meetings to which open questions may move."""
    return TriageMeeting.objects.filter(
        alliance_id=meeting.alliance_id, starts_at__gt=meeting.starts_at
    ).exclude(state=MeetingState.CLOSED)


def sent(request: WorkerRequest) -> QueryDict | None:
    """What was sent in a form, also when nothing was ticked; None when the page is only opened."""
    return request.POST if request.method == "POST" else None
