"""A meeting of the table: planned, who is there, closed."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ketenloket.chain.triage.models import (
    TriageMeeting,
    TriageSeat,
)
from ketenloket.chain.triage.permissions import may_plan
from ketenloket.chain.triage.rules import MeetingState
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.outbox.actions import tell
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Organisation, Worker
from ketenloket.network.organisations.rules import Duty


def day_of(meeting: TriageMeeting) -> date:
    """The day of a meeting, here and not in Greenwich."""
    return timezone.localdate(meeting.starts_at)


def when_in_words(meeting: TriageMeeting) -> str:
    """`donderdag 26 november`."""
    return date_format(day_of(meeting), "l j F")


@transaction.atomic
def plan_meeting(
    starts_at: datetime, place: str, organisations: Iterable[Organisation], *, by: Worker
) -> TriageMeeting:
    """Plan a meeting and give each organisation a seat; they hear of it by e-mail.

    The organisation of whoever plans sits there too, unless it is the neutral coordinator. The
    same meeting twice is one meeting.

    Raises:
        RefusedError: when the time has passed, an organisation is not of this alliance, or
            nobody is invited.
    """
    if not may_plan(by):
        raise RefusedError(_("U kunt geen triage-overleg plannen. Vraag uw coördinator."))
    if starts_at < timezone.now():
        raise RefusedError(_("Dit moment is al voorbij. Kies een later moment."))
    invited = {organisation.pk: organisation for organisation in organisations}
    if not by.has(Duty.ALLIANCE):
        invited = {by.organisation_id: by.organisation} | invited
    _check_invited(invited.values(), by)
    again = TriageMeeting.objects.filter(
        alliance_id=by.alliance_id, starts_at=starts_at, place=place
    ).exclude(state=MeetingState.CLOSED)
    if same := again.first():
        return same
    meeting = TriageMeeting(alliance_id=by.alliance_id, starts_at=starts_at, place=place)
    meeting.save(force_insert=True)
    for organisation in invited.values():  # one by one: the first seat opens the table
        take_seat(meeting, organisation.pk)
    record("triage.meeting_planned", meeting, purpose="triage")
    for organisation in invited.values():
        if organisation.pk != by.organisation_id:
            _tell_planned(meeting, organisation)
    return meeting


def _check_invited(invited: Iterable[Organisation], by: Worker) -> None:
    invited = list(invited)
    if not invited:
        raise RefusedError(_("Kies welke organisaties aan tafel zitten."))
    if any(o.alliance_id != by.alliance_id or not o.active for o in invited):
        raise RefusedError(_("Kies alleen organisaties die meedoen in uw samenwerking."))


def take_seat(meeting: TriageMeeting, organisation_id: int) -> TriageSeat:
    """A place at the table for an organisation and its fixed member; the first one opens it."""
    seat = TriageSeat(
        alliance_id=meeting.alliance_id, meeting=meeting, organisation_id=organisation_id
    )
    seat.save(force_insert=True)
    return seat


def _tell_planned(meeting: TriageMeeting, organisation: Organisation) -> None:
    when = date_format(timezone.localtime(meeting.starts_at), "l j F, H.i")
    tell(
        organisation.email,
        subject=_("Triage-overleg gepland"),
        body=_(
            "Er is een triage-overleg gepland op %(when)s uur (%(place)s). Log in om uw vragen in"
            " te brengen, of om te zeggen wie er komt."
        )
        % {"when": when, "place": meeting.place},
    )


def open_meeting(meeting_id: UUID) -> TriageMeeting:
    """The meeting, locked, while it is not closed.

    Raises:
        RefusedError: when it is closed, or not for the table of whoever acts.
    """
    meeting = TriageMeeting.objects.select_for_update().filter(pk=meeting_id).first()
    if meeting is None:
        raise RefusedError(
            _("Uw organisatie zit niet aan deze tafel. Vraag een deelnemer u uit te nodigen.")
        )
    if meeting.state == MeetingState.CLOSED:
        raise RefusedError(_("Dit overleg is al afgerond. Kies een later overleg."))
    return meeting
