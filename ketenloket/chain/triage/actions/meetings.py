"""A meeting of the table: planned, who is there, closed."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ketenloket.chain.desk.actions import locked, plan_next
from ketenloket.chain.desk.rules import NextCode
from ketenloket.chain.triage.models import TriageItem, TriageMeeting, TriageSeat, TriageSource
from ketenloket.chain.triage.permissions import may_plan, sits_at_table
from ketenloket.chain.triage.rules import MeetingState, Presence, SeatUpdate
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
        _seat(meeting, organisation.pk)
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


def _seat(meeting: TriageMeeting, organisation_id: int) -> TriageSeat:
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


@transaction.atomic
def set_presence(
    meeting: TriageMeeting, updates: Iterable[SeatUpdate], *, by: Worker
) -> TriageMeeting:
    """Write down who is there; an organisation without a seat gets one.

    Raises:
        RefusedError: when the meeting is closed, it is not your table, a stand-in has no name, or
            an organisation is not of this alliance.
    """
    meeting = open_meeting(meeting.pk)
    seats = {seat.organisation_id: seat for seat in meeting.seats.all()}
    known = set(
        Organisation.objects.filter(alliance_id=by.alliance_id, active=True).values_list(
            "pk", flat=True
        )
    )
    for update in updates:
        stand_in = update.stand_in.strip() if update.presence == Presence.STAND_IN else ""
        if update.presence == Presence.STAND_IN and not stand_in:
            raise RefusedError(_("Schrijf op hoe de vervanger heet."))
        seat = seats.get(update.organisation_id)
        if seat is None:
            if update.organisation_id not in known or not may_plan(by):
                raise RefusedError(_("Kies een organisatie die meedoet in uw samenwerking."))
            seat = _seat(meeting, update.organisation_id)
        if (seat.presence, seat.stand_in) != (update.presence, stand_in):
            seat.change(presence=update.presence, stand_in=stand_in)
    record("triage.presence_set", meeting, purpose="triage")
    return meeting


@transaction.atomic
def close_meeting(
    meeting: TriageMeeting, *, by: Worker, carry_to: TriageMeeting | None = None
) -> TriageMeeting:
    """End a meeting. Every question is decided, or carried over to a later meeting.

    The organisations whose questions are carried over hear of it; for those of the own
    organisation the next step moves along.

    Raises:
        RefusedError: when questions are open and there is no later meeting for them, or an
            organisation with an open question has no seat there.
    """
    if not sits_at_table(by):
        raise RefusedError(_("Alleen wie aan tafel zit, rondt het overleg af."))
    # Both meetings in one order, then the questions: `decide` and `bring` do the same.
    both = {meeting.pk, carry_to.pk if carry_to else meeting.pk}
    list(TriageMeeting.objects.select_for_update().filter(pk__in=both).order_by("pk"))
    list(_undecided(meeting.pk).select_for_update(of=("self",)))
    meeting = open_meeting(meeting.pk)
    left = list(_undecided(meeting.pk).select_related("brought_by").order_by("position", "number"))
    if left and carry_to is None:
        raise RefusedError(_open_questions(left))
    if left and carry_to:
        _carry_over(left, _later(carry_to, meeting), by)
    meeting.change(state=MeetingState.CLOSED)
    record("triage.meeting_closed", meeting, purpose="triage")
    return meeting


def _undecided(meeting_id: UUID) -> QuerySet[TriageItem]:
    return TriageItem.objects.filter(
        meeting_id=meeting_id, withdrawn_at__isnull=True, decision__isnull=True
    )


def _open_questions(left: list[TriageItem]) -> str:
    numbers = ", ".join(item.number for item in left)
    return _("Nog niet besloten: %(numbers)s. Besluit, of schuif door naar een later overleg.") % {
        "numbers": numbers
    }


def _later(carry_to: TriageMeeting, meeting: TriageMeeting) -> TriageMeeting:
    later = open_meeting(carry_to.pk)
    if later.pk == meeting.pk or day_of(later) < timezone.localdate():
        raise RefusedError(_("Kies een overleg dat nog komt."))
    return later


def _carry_over(left: list[TriageItem], later: TriageMeeting, by: Worker) -> None:
    seated = set(later.seats.values_list("organisation_id", flat=True))
    missing = {item.brought_by.name for item in left if item.brought_by_id not in seated}
    if missing:
        raise RefusedError(
            _("Deze organisaties zitten niet aan de tafel van %(when)s: %(names)s.")
            % {"when": when_in_words(later), "names": ", ".join(sorted(missing))}
        )
    mine = {
        source.item_id: source.request_id
        for source in TriageSource.objects.filter(lead_id=by.organisation_id, item__in=left)
    }
    others = {}
    for item in left:
        item.change(meeting=later)
        record("triage.carried_over", item, purpose="triage", request_id=mine.get(item.pk))
        if item.pk in mine:
            await_table(mine[item.pk], later, by=by)
        else:
            others[item.brought_by_id] = item.brought_by
    for organisation in others.values():
        _tell_carried_over(organisation, later)


def await_table(request_id: UUID, meeting: TriageMeeting, *, by: Worker) -> None:
    """The next step of a request is the table, on the day of the meeting."""
    request = locked(request_id)
    step = _("Bespreek de vraag in de triage van %(when)s") % {"when": when_in_words(meeting)}
    plan_next(request, code=NextCode.AWAIT_TRIAGE, step=step, on=day_of(meeting), by=by)


def _tell_carried_over(organisation: Organisation, later: TriageMeeting) -> None:
    tell(
        organisation.email,
        subject=_("Vraag doorgeschoven naar het volgende triage-overleg"),
        body=_(
            "De tafel heeft een vraag van uw organisatie doorgeschoven naar %(when)s. Log in en zet"
            " de volgende stap op die dag."
        )
        % {"when": when_in_words(later)},
    )
