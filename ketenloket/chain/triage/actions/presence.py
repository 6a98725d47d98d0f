"""Who is at the table at this moment: sitting down by opening the page, gone by leaving or silence."""

from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from ketenloket.chain.triage.models import TriageMeeting, TriageSeat, TriageStay
from ketenloket.chain.triage.permissions import sits_at_table
from ketenloket.chain.triage.rules import MeetingState, Presence
from ketenloket.chain.triage.rules.board import SEEN_EVERY
from ketenloket.network.organisations.models import Worker


def is_going_on(meeting: TriageMeeting) -> bool:
    """Whether being there counts: it has begun, or it is today; and it is not over."""
    today = timezone.localdate(meeting.starts_at) == timezone.localdate()
    return meeting.state == MeetingState.HELD or (meeting.state == MeetingState.PLANNED and today)


@transaction.atomic
def join(meeting: TriageMeeting, seat: TriageSeat | None, *, by: Worker) -> None:
    """Be at the table, if it goes on. The first of an organisation also takes its seat.

    Args:
        meeting: a meeting that whoever acts may see.
        seat: the seat of the own organisation there; without one nobody sits down.
        by: who opened the page.
    """
    if seat is None or not sits_at_table(by) or not is_going_on(meeting):
        return
    if not came_back(meeting.pk, by=by):
        now = timezone.now()
        stay = TriageStay(
            alliance_id=meeting.alliance_id,
            meeting=meeting,
            organisation_id=by.organisation_id,
            worker=by,
            stands_in=seat.worker_id not in {None, by.pk},
            here_since=now,
            last_seen=now,
        )
        TriageStay.objects.bulk_create([stay], ignore_conflicts=True)
    if seat.presence == Presence.EXPECTED:
        expected = TriageSeat.objects.filter(pk=seat.pk, presence=Presence.EXPECTED)
        expected.update(presence=Presence.PRESENT)


def came_back(meeting_id: UUID, *, by: Worker) -> bool:
    """Write down that somebody is still, or again, at the table; False when they never sat there.

    Not at every look of a screen: what was written a few seconds ago is good enough.
    """
    now = timezone.now()
    mine = TriageStay.objects.filter(meeting_id=meeting_id, worker_id=by.pk)
    stale = Q(last_seen__lt=now - SEEN_EVERY) | Q(gone_since__isnull=False)
    return bool(mine.filter(stale).update(last_seen=now, gone_since=None)) or mine.exists()


@transaction.atomic
def leave(meeting_id: UUID, *, by: Worker) -> None:
    """Get up from the table: by the button, or because the page was closed."""
    TriageStay.objects.filter(meeting_id=meeting_id, worker_id=by.pk).update(
        gone_since=timezone.now()
    )
