"""The end of a meeting, and what moves to a later one."""

from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ketenloket.chain.desk.actions import locked, plan_next
from ketenloket.chain.desk.rules import NextCode
from ketenloket.chain.triage.actions.board import (
    changed,
    clear_pointer,
    locked_meeting,
    open_items,
)
from ketenloket.chain.triage.actions.meetings import day_of, open_meeting, when_in_words
from ketenloket.chain.triage.models import (
    TriageBoard,
    TriageItem,
    TriageMeeting,
    TriageSource,
)
from ketenloket.chain.triage.permissions import sits_at_table
from ketenloket.chain.triage.rules import MeetingState
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.outbox.actions import tell
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Organisation, Worker


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
    _lock_both(meeting, carry_to)
    meeting = open_meeting(meeting.pk)
    left = list(
        open_items(meeting)
        .select_for_update(of=("self",))
        .select_related("brought_by")
        .order_by("position", "number")
    )
    if left and carry_to is None:
        raise RefusedError(_open_questions(left))
    TriageBoard.objects.filter(meeting_id=meeting.pk).update(current=None, current_since=None)
    if left and carry_to:
        _carry_over(left, _later(carry_to, meeting), by)
    meeting.change(state=MeetingState.CLOSED, held_until=timezone.now())
    changed(meeting, _("het overleg is afgerond"), by=by)
    record("triage.meeting_closed", meeting, purpose="triage")
    _tell_minutes(meeting)
    return meeting


def _lock_both(meeting: TriageMeeting, other: TriageMeeting | None) -> None:
    """Both meetings in one order, then the questions: `decide` and `bring` do the same."""
    both = {meeting.pk, other.pk if other else meeting.pk}
    list(TriageMeeting.objects.select_for_update().filter(pk__in=both).order_by("pk"))


@transaction.atomic
def postpone(item_id: UUID, later: TriageMeeting, *, by: Worker) -> TriageItem:
    """Move one question to a later meeting. Its organisation stays responsible and hears of it.

    Raises:
        TriageItem.DoesNotExist: when the item is not there, or not for whoever acts.
        RefusedError: when it is decided, off the agenda or moved already, the later meeting does
            not fit, or its organisation has no seat there.
    """
    seen = TriageItem.objects.select_related("meeting").get(pk=item_id)
    _lock_both(seen.meeting, later)
    meeting = locked_meeting(seen.meeting_id, by)
    item = (
        open_items(meeting)
        .select_for_update(of=("self",))
        .select_related("brought_by")
        .filter(pk=item_id)
        .first()
    )
    if item is None:
        raise RefusedError(_("Deze vraag staat niet meer open op de agenda."))
    later = _later(later, meeting)
    clear_pointer(meeting, [item])
    _carry_over([item], later, by)
    moved = {"number": item.number, "when": when_in_words(later)}
    changed(meeting, _("%(number)s gaat naar %(when)s") % moved, by=by)
    return item


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
    changed(later, _("vragen doorgeschoven naar dit overleg"), by=by)
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


def _tell_minutes(meeting: TriageMeeting) -> None:
    """Each organisation at the table hears once that the minutes are ready; they hold no names."""
    link = settings.SITE_URL + reverse("triage:meeting", args=[meeting.pk])
    for seat in meeting.seats.select_related("organisation"):
        tell(
            seat.organisation.email,
            subject=_("Het verslag van het triage-overleg staat klaar"),
            body=_(
                "Het verslag van het triage-overleg staat klaar. Log in om het te lezen: %(link)s"
            )
            % {"link": link},
            once=f"triage minutes {meeting.pk} {seat.organisation_id}",
        )
