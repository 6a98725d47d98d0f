"""The seats at a table: who is there, and who stands in."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from ketenloket.chain.triage.actions.board import changed
from ketenloket.chain.triage.actions.meetings import open_meeting, take_seat
from ketenloket.chain.triage.models import TriageMeeting, TriageSeat
from ketenloket.chain.triage.permissions import may_plan
from ketenloket.chain.triage.rules import Presence, SeatUpdate
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Organisation, Worker


class SeatsChangedError(RefusedError):
    """Others wrote down something else for the same seats meanwhile; `seats` holds what."""

    def __init__(self, seats: list[TriageSeat]) -> None:
        self.seats = seats
        super().__init__(
            _("Intussen is iets anders opgeschreven over: %(names)s. Kies wat klopt.")
            % {"names": ", ".join(str(seat.organisation) for seat in seats)}
        )


@transaction.atomic
def set_presence(
    meeting: TriageMeeting, updates: Iterable[SeatUpdate], *, by: Worker
) -> TriageMeeting:
    """Write down who is there; an organisation without a seat gets one.

    What whoever acts did not touch stays as others wrote it.

    Raises:
        SeatsChangedError: when somebody else wrote down something else for the same seat.
        RefusedError: when the meeting is closed, it is not your table, a stand-in has no name, or
            an organisation is not of this alliance.
    """
    meeting = open_meeting(meeting.pk)
    seats = {seat.organisation_id: seat for seat in meeting.seats.select_related("organisation")}
    wanted = [update for update in updates if not update.untouched]
    late = [seats[one.organisation_id] for one in wanted if _overtaken(one, seats)]
    if late:
        raise SeatsChangedError(late)
    for update in wanted:
        _set_seat(meeting, seats.get(update.organisation_id), update, by)
    changed(meeting, _("wie er is"), by=by)
    record("triage.presence_set", meeting, purpose="triage")
    return meeting


def _overtaken(update: SeatUpdate, seats: dict[int, TriageSeat]) -> bool:
    """Whether the seat is no longer as it was on the page, nor as is wanted now."""
    seat = seats.get(update.organisation_id)
    if seat is None or update.was is None:
        return False
    now = (seat.presence, seat.stand_in)
    return now not in {update.was, (update.presence, update.stand_in_name)}


def _set_seat(
    meeting: TriageMeeting, seat: TriageSeat | None, update: SeatUpdate, by: Worker
) -> None:
    stand_in = update.stand_in_name
    if update.presence == Presence.STAND_IN and not stand_in:
        raise RefusedError(_("Schrijf op hoe de vervanger heet."))
    if seat is None:
        known = Organisation.objects.filter(alliance_id=by.alliance_id, active=True)
        if not may_plan(by) or not known.filter(pk=update.organisation_id).exists():
            raise RefusedError(_("Kies een organisatie die meedoet in uw samenwerking."))
        seat = take_seat(meeting, update.organisation_id)
    if (seat.presence, seat.stand_in) != (update.presence, stand_in):
        seat.change(presence=update.presence, stand_in=stand_in)
