"""The live board: begin, take the chair, choose what is discussed, change the order."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ketenloket.chain.triage.models import TriageBoard, TriageItem, TriageMeeting
from ketenloket.chain.triage.permissions import sits_at_table
from ketenloket.chain.triage.rules import MeetingState
from ketenloket.chain.triage.rules.board import moved
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Worker

_LONGEST_SAID = 200  # the column


class ChairTakenError(RefusedError):
    """Somebody else took the chair in the meantime."""

    def __init__(self, board: TriageBoard) -> None:
        self.board = board
        super().__init__(
            _("%(name)s zit nu voor. Wilt u het overnemen? Kies dan nog een keer.")
            % {"name": board.chair_organisation}
            if board.chair_organisation
            else _("De voorzitter is net gestopt. Wilt u voorzitten? Kies dan nog een keer.")
        )


class OrderChangedError(RefusedError):
    """The agenda has another order than the one that was looked at."""

    def __init__(self, board: TriageBoard) -> None:
        self.board = board
        super().__init__(_("Intussen is de volgorde veranderd. Dit is de nieuwe volgorde."))


def board_of(meeting: TriageMeeting) -> TriageBoard:
    """The board of a locked meeting; the first change at a table makes it."""
    found = (
        TriageBoard.objects.filter(meeting_id=meeting.pk)
        .select_related("chair_organisation")
        .first()
    )
    if found is None:
        found = TriageBoard(alliance_id=meeting.alliance_id, meeting=meeting)
        found.save(force_insert=True)
    return found


def changed(meeting: TriageMeeting, said: str, *, by: Worker, **values: Any) -> None:
    """Let every screen at this table know: a higher version, and in words what happened.

    The meeting must be locked. The words hold numbers and organisations, never a person.
    """
    if not sits_at_table(by):
        return  # the neutral coordinator does not see the board, nor writes on it
    board = board_of(meeting)
    time = date_format(timezone.localtime(), "H.i")
    text = f"{time} · {by.organisation}: {said}"
    board.change(version=board.version + 1, said=text[:_LONGEST_SAID], **values)


def clear_pointer(meeting: TriageMeeting, leaving: list[TriageItem]) -> None:
    """What leaves the agenda is not discussed any more. The meeting must be locked."""
    board = TriageBoard.objects.filter(meeting_id=meeting.pk, current__in=leaving)
    board.update(current=None, current_since=None)


def locked_meeting(meeting_id: UUID, by: Worker) -> TriageMeeting:
    """A meeting that goes on or is still to come, locked, at whose table `by` sits.

    Raises:
        RefusedError: when it is closed, or not the table of whoever acts.
    """
    meeting = TriageMeeting.objects.select_for_update().filter(pk=meeting_id).first()
    if meeting is None or not sits_at_table(by):
        raise RefusedError(
            _("Uw organisatie zit niet aan deze tafel. Vraag een deelnemer u uit te nodigen.")
        )
    if meeting.state == MeetingState.CLOSED:
        raise RefusedError(_("Dit overleg is al afgerond. Er verandert niets meer."))
    return meeting


def open_items(meeting: TriageMeeting) -> QuerySet[TriageItem]:
    """What still has to be discussed."""
    return TriageItem.objects.filter(
        meeting_id=meeting.pk, withdrawn_at__isnull=True, decision__isnull=True
    )


@transaction.atomic
def begin(meeting_id: UUID, *, by: Worker) -> TriageMeeting:
    """Start the meeting: whoever does so takes the chair if nobody has it. Twice is once.

    Raises:
        RefusedError: when it is another day's, closed, or not the table of whoever acts.
    """
    meeting = locked_meeting(meeting_id, by)
    board = board_of(meeting)
    if meeting.held_from and board.chair_id:
        return meeting
    if timezone.localdate(meeting.starts_at) > timezone.localdate():
        raise RefusedError(_("Dit overleg is pas op een latere dag. Begin het dan."))
    if not meeting.held_from:
        meeting.change(state=MeetingState.HELD, held_from=timezone.now())
    values = {} if board.chair_id else _chair(by)
    first = next(iter(in_order(open_items(meeting))), None)
    if first and not board.current_id:
        values |= {"current_id": first.pk, "current_since": timezone.now()}
    changed(meeting, _("het overleg is begonnen"), by=by, **values)
    record("triage.begun", meeting, purpose="triage")
    return meeting


def in_order(items: QuerySet[TriageItem]) -> list[TriageItem]:
    """Questions as they stand on the agenda: threats first."""
    return sorted(items, key=lambda item: item.place.key)


def _chair(by: Worker | None) -> dict[str, Any]:
    return {
        "chair_id": by.pk if by else None,
        "chair_organisation_id": by.organisation_id if by else None,
    }


@transaction.atomic
def take_chair(meeting_id: UUID, *, seen: int | None, by: Worker) -> TriageMeeting:
    """Take the chair, also from somebody else; or lay it down, by whoever has it.

    Args:
        meeting_id: the meeting.
        seen: the worker who had the chair on the page from which this was asked.
        by: who acts; with the own key as `seen` the chair becomes free.

    Raises:
        ChairTakenError: when somebody else has it by now.
        RefusedError: when the meeting is closed, or not the table of whoever acts.
    """
    meeting = locked_meeting(meeting_id, by)
    board = board_of(meeting)
    if board.chair_id != seen:
        if board.chair_id == by.pk:
            return meeting
        raise ChairTakenError(board)
    if board.chair_id == by.pk:
        changed(meeting, _("stopt met voorzitten"), by=by, **_chair(None))
    else:
        changed(meeting, _("zit nu voor"), by=by, **_chair(by))
    record("triage.chair_taken", meeting, purpose="triage")
    return meeting


@transaction.atomic
def discuss(meeting_id: UUID, item_id: UUID | None, *, by: Worker) -> TriageMeeting:
    """Say which question the table discusses now; None for none. For the chair.

    Raises:
        RefusedError: when somebody else is in the chair, the question is not on this agenda, or
            the meeting is closed.
    """
    meeting = locked_meeting(meeting_id, by)
    board = board_of(meeting)
    if board.chair_id != by.pk:
        raise RefusedError(_("Alleen de voorzitter kiest welke vraag de tafel bespreekt."))
    if board.current_id == item_id:
        return meeting
    if item_id is None:
        changed(meeting, _("even geen vraag"), by=by, current=None, current_since=None)
        return meeting
    item = meeting.items.filter(pk=item_id, withdrawn_at__isnull=True).first()
    if item is None:
        raise RefusedError(_("Deze vraag staat niet meer op de agenda."))
    said = _("nu bespreken wij %(number)s") % {"number": item.number}
    changed(meeting, said, by=by, current_id=item.pk, current_since=timezone.now())
    return meeting


@transaction.atomic
def reorder(
    meeting_id: UUID, item_id: UUID, before_id: UUID | None, *, seen: int, by: Worker
) -> TriageMeeting:
    """Put a question in front of another one, or at the end. Threats keep their place in front.

    Args:
        meeting_id: the meeting.
        item_id: the question that moves.
        before_id: the question that comes after it; None for the end.
        seen: the version of the order that was looked at.
        by: who acts.

    Raises:
        OrderChangedError: when somebody changed the order in the meantime.
        RefusedError: when a question is not open on this agenda, or may not move.
    """
    meeting = locked_meeting(meeting_id, by)
    board = board_of(meeting)
    items = {item.pk: item for item in in_order(open_items(meeting))}
    one, before = items.get(item_id), items.get(before_id) if before_id else None
    if one is None or (before_id and before is None):
        raise RefusedError(_("Een van deze vragen staat niet meer open op de agenda."))
    if one.threats:
        raise RefusedError(_("Een bedreigende situatie staat altijd vooraan."))
    order = [item for item in items.values() if not item.threats]
    wanted = _wanted(order, one, before)
    if wanted == order:
        return meeting
    if board.order_version != seen:
        raise OrderChangedError(board)
    _number(wanted)
    said = _("%(number)s kreeg een andere plaats") % {"number": one.number}
    changed(meeting, said, by=by, order_version=board.order_version + 1)
    record("triage.reordered", one, purpose="triage")
    return meeting


def _wanted(
    order: list[TriageItem], one: TriageItem, before: TriageItem | None
) -> list[TriageItem]:
    """In front of a threat means in front of all that is not a threat."""
    if before == one:
        return order
    if before and before.threats:
        before = next((item for item in order if item != one), None)
    return moved(order, one, before)


def _number(order: Sequence[TriageItem]) -> None:
    """Give the questions these places, in places that they had among them already."""
    places = sorted(item.position for item in order)
    if len(set(places)) < len(places):
        places = list(range(1, len(order) + 1))
    for item, place in zip(order, places, strict=True):
        if item.position != place:
            item.change(position=place)
