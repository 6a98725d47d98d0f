"""Questions come on the agenda and off it again."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from ketenloket.chain.desk.actions import locked, plan_next
from ketenloket.chain.desk.models import HelpRequest, case_of
from ketenloket.chain.desk.rules import (
    FIRST_TALK_IN_CRISIS,
    NextCode,
    Stage,
    Status,
    working_days_after,
)
from ketenloket.chain.escalation.actions import signs_now
from ketenloket.chain.intake.models import Intake
from ketenloket.chain.triage.actions.board import changed, clear_pointer
from ketenloket.chain.triage.actions.checking import locked_item
from ketenloket.chain.triage.actions.meetings import (
    day_of,
    open_meeting,
    when_in_words,
)
from ketenloket.chain.triage.models import TriageItem, TriageMeeting, TriageSource
from ketenloket.chain.triage.permissions import handles_cases
from ketenloket.chain.triage.rules import MeetingState, age_band, names_somebody
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Worker

BACK_TO_TABLE_DAYS = 2  # working days to bring a question in again; our own term


@dataclass(frozen=True)
class Filled:
    """What came on the agenda at once, and why the others did not, by number."""

    brought: tuple[TriageItem, ...]
    refused: dict[str, str]


@transaction.atomic
def bring(request_id: UUID, meeting: TriageMeeting, *, by: Worker) -> TriageItem:
    """Put the question of one person on the agenda, as codes.

    Bringing it to the meeting where it already is only sets the next step to that day again.

    Raises:
        HelpRequest.DoesNotExist: when the request is not there, or not for whoever acts.
        RefusedError: when the organisation does not lead it or has no seat there, the intake is
            not complete, the meeting is over, or the question is on another agenda.
    """
    meeting = open_meeting(meeting.pk)
    request = locked(request_id)
    _check_may_bring(request, meeting, by)
    item = open_item_of(request)
    if item and item.meeting_id != meeting.pk:
        raise RefusedError(
            _("Deze vraag staat al op de agenda van %(when)s.")
            % {"when": when_in_words(item.meeting)}
        )
    item = item or _put_on_agenda(request, meeting, by)
    plan_next(
        request,
        code=NextCode.AWAIT_TRIAGE,
        step=_("Bespreek de vraag in de triage van %(when)s") % {"when": when_in_words(meeting)},
        on=day_of(meeting),
        by=by,
        stage=Stage.TRIAGE,
        responsible=None if request.responsible_id else by,
    )
    return item


def _check_may_bring(request: HelpRequest, meeting: TriageMeeting, by: Worker) -> None:
    if request.lead_id != by.organisation_id or not handles_cases(by):
        raise RefusedError(_("Alleen de organisatie die de regie heeft, brengt de vraag in."))
    if request.status != Status.OPEN:
        raise RefusedError(_("Deze hulpvraag is afgesloten."))
    if day_of(meeting) < timezone.localdate():
        raise RefusedError(_("Dit overleg is voorbij. Kies een overleg dat nog komt."))
    if not meeting.seats.filter(organisation_id=by.organisation_id).exists():
        raise RefusedError(
            _("Uw organisatie zit niet aan deze tafel. Vraag een deelnemer u uit te nodigen.")
        )


def open_item_of(request: HelpRequest) -> TriageItem | None:
    """The item with which this request waits for a decision, on any agenda that I see."""
    source = (
        TriageSource.objects.filter(
            request_id=request.pk,
            lead_id=request.lead_id,
            item__withdrawn_at__isnull=True,
            item__decision__isnull=True,
        )
        .exclude(item__meeting__state=MeetingState.CLOSED)
        .select_related("item__meeting")
        .first()
    )
    return source.item if source else None


def _put_on_agenda(request: HelpRequest, meeting: TriageMeeting, by: Worker) -> TriageItem:
    intake = Intake.objects.filter(request_id=request.pk, lead_id=request.lead_id).first()
    if intake is None or intake.completed_at is None:
        raise RefusedError(_("De intake is nog niet klaar. Maak die eerst af."))
    if names_somebody(intake.table_words, request.help_seeker.name):
        raise RefusedError(
            _(
                "In de zin voor aan tafel staat de naam van de hulpvrager. Haal die weg in de intake."
            )
        )
    item = _item_of(request, intake, meeting, by)
    item.save(force_insert=True)
    TriageSource(**case_of(request), item=item, brought_by_id=by.organisation_id).save(
        force_insert=True
    )
    record("triage.brought", item, purpose="triage", request_id=request.pk)
    changed(meeting, _("%(number)s op de agenda") % {"number": item.number}, by=by)
    return item


def _item_of(
    request: HelpRequest, intake: Intake, meeting: TriageMeeting, by: Worker
) -> TriageItem:
    needs = list(intake.needs.filter(removed_at__isnull=True).order_by("need__position"))
    last = meeting.items.aggregate(last=Max("position"))["last"] or 0
    return TriageItem(
        alliance_id=request.alliance_id,
        meeting=meeting,
        brought_by_id=by.organisation_id,
        position=last + 1,
        number=request.number,
        words=intake.table_words,
        municipality=request.help_seeker.municipality,
        needs=[row.need_id for row in needs if not row.underlying],
        underlying=next((row.need_id for row in needs if row.underlying), ""),
        threats=list(request.threats),
        clock_due_on=_due_on(request, intake),
        languages=list(intake.languages),
        needs_interpreter=intake.needs_interpreter,
        adults=intake.adults,
        children=intake.children,
        age_band=age_band(request.help_seeker.born, timezone.localdate()),
        reads_letters=intake.reads_letters,
        is_entrepreneur=intake.is_entrepreneur,
        debts_count=intake.debts_count,
        debts_sum=intake.debts_sum,
        debts_kind=intake.debts_kind,
        has_administrator=intake.has_administrator,
        boundary_signs=signs_now(request.pk, intake.boundary_signs),
        waiting_since=timezone.localdate(request.registered_at),
        desks_seen=request.desks_seen,
    )


def _due_on(request: HelpRequest, intake: Intake) -> date | None:
    """By when the municipality must have spoken to the person; None without a threat.

    Three working days from now, or sooner: the term that already ran, the day that it happens.
    """
    if not request.threats:
        return None
    days = [working_days_after(timezone.localdate(), FIRST_TALK_IN_CRISIS)]
    if request.first_talk_at is None:
        days.append(request.clock_due_on)
    rows = intake.threats.filter(averted_at__isnull=True)
    days += [row.expected_on for row in rows if row.expected_on]
    return min(days)


@transaction.atomic
def fill_agenda(meeting: TriageMeeting, *, by: Worker) -> Filled:
    """Bring in every question of the own organisation that waits for the table.

    What cannot be brought in stays where it is, with the reason; the others go through.

    Raises:
        RefusedError: when the meeting is closed, or the organisation has no seat there.
    """
    meeting = open_meeting(meeting.pk)
    waiting = HelpRequest.objects.filter(
        lead_id=by.organisation_id, status=Status.OPEN, next_code=NextCode.TO_TRIAGE
    ).order_by("next_on", "number")
    brought, refused = [], {}
    for request_id, number in waiting.values_list("pk", "number"):
        try:
            with transaction.atomic():
                brought.append(bring(request_id, meeting, by=by))
        except RefusedError as no:
            refused[number] = str(no)
    return Filled(tuple(brought), refused)


@transaction.atomic
def take_off(item: TriageItem, *, by: Worker) -> TriageItem:
    """Take a question off the agenda; the person keeps a next step.

    Raises:
        RefusedError: when it was decided or taken off already, or is another organisation's.
    """
    item = locked_item(item.pk)
    source = TriageSource.objects.filter(item=item, lead_id=by.organisation_id).first()
    if source is None:
        raise RefusedError(_("Alleen wie de vraag inbracht, haalt haar van de agenda."))
    if item.withdrawn_at:
        return item
    if item.is_decided:
        raise RefusedError(_("De tafel heeft hier al over besloten."))
    clear_pointer(item.meeting, [item])
    item.change(withdrawn_at=timezone.now())
    changed(item.meeting, _("%(number)s van de agenda") % {"number": item.number}, by=by)
    record("triage.taken_off", item, purpose="triage", request_id=source.request_id)
    plan_next(
        locked(source.request_id),
        code=NextCode.TO_TRIAGE,
        step=_("Breng de vraag in bij een later triage-overleg"),
        on=working_days_after(timezone.localdate(), BACK_TO_TABLE_DAYS),
        by=by,
    )
    return item
