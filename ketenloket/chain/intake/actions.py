"""Everything that can happen to an intake: begun, saved, finished, corrected."""

from collections.abc import Mapping
from datetime import date, datetime, time
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from ketenloket.chain.desk.actions import clock_of_threat, locked, plan_next, settle
from ketenloket.chain.desk.models import HelpRequest, case_of
from ketenloket.chain.desk.rules import (
    NextCode,
    Stage,
    Status,
    Threat,
    working_days_after,
)
from ketenloket.chain.escalation.actions import notice
from ketenloket.chain.escalation.rules import Source
from ketenloket.chain.intake.models import Intake, IntakeNeed, IntakeThreat
from ketenloket.chain.intake.rules import IntakeContent, missing_for_triage
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Worker

TO_TRIAGE_DAYS = 2  # working days to bring a finished intake to the table; our own term

_PLAIN = (  # what is stored as it is typed
    "story",
    "goal",
    "table_words",
    "adults",
    "children",
    "debts_count",
    "debts_sum",
    "debts_kind",
    "has_administrator",
    "is_entrepreneur",
    "needs_interpreter",
    "reads_letters",
    "help_already_there",
)


class ChangedMeanwhileError(RefusedError):
    """Somebody else saved this intake after it was opened; nothing was overwritten."""


@transaction.atomic
def start_or_get(
    request: HelpRequest,
    *,
    by: Worker,  # noqa: ARG001 - every action names who does it
) -> Intake:
    """The one intake of this request; made with what the person told at sign-up, if it is new.

    Twice at the same moment gives the same intake.
    """
    found = _intake_of(request)
    if found:
        return found
    told = content_at_start(request)
    intake = Intake(**case_of(request), story=told.story, languages=list(told.languages))
    try:
        with transaction.atomic():
            intake.save(force_insert=True)
    except IntegrityError:
        found = _intake_of(request)
        if found is None:
            raise
        return found
    _write_threats(request, intake, told.threats)
    record("intake.started", intake, purpose="help")
    return intake


def _intake_of(request: HelpRequest) -> Intake | None:
    return Intake.objects.filter(request_id=request.pk, lead_id=request.lead_id).first()


def content_at_start(request: HelpRequest) -> IntakeContent:
    """What is known before the talk: what the person told at sign-up is not asked again."""
    spoken = request.first_talk_at
    return IntakeContent(
        story=request.message,
        languages=(request.help_seeker.language,),
        threats=dict.fromkeys(sorted(set(request.threats) & set(Threat.values))),
        talked_on=timezone.localdate(spoken) if spoken else None,
    )


def content_of(intake: Intake) -> IntakeContent:
    """The stored intake as plain values, read anew."""
    told = Intake.objects.with_rows().get(pk=intake.pk)
    return as_content(told)


def as_content(intake: Intake) -> IntakeContent:
    """An intake that was fetched `with_rows`, as plain values."""
    needs = intake.told_needs
    return IntakeContent(
        **{name: getattr(intake, name) for name in _PLAIN},
        talked_on=timezone.localdate(intake.talked_at) if intake.talked_at else None,
        languages=tuple(intake.languages),
        boundary_signs=tuple(intake.boundary_signs),
        needs=tuple(needs),
        underlying=next((code for code, underlying in needs.items() if underlying), ""),
        threats=intake.told_threats,
    ).tidy()


@transaction.atomic
def save_intake(
    request_id: UUID, content: IntakeContent, *, by: Worker, opened: str | None = None
) -> Intake:
    """Keep what was told, half-way or as a correction; the same content twice is one save.

    A threat that was not known before starts the short clock from today, unless somebody has
    already spoken with the person, and makes the next step due at once.

    Args:
        request_id: whose intake.
        content: all of the page; what is not in it, is taken out.
        by: who writes it down.
        opened: the version that was on the screen, if the screen knows.

    Raises:
        ChangedMeanwhileError: when somebody else saved something different after that.
        RefusedError: when the request is closed, or the talk lies in the future.
    """
    request = _open_request(request_id)
    content = content.tidy()
    if content.talked_on and content.talked_on > timezone.localdate():
        raise RefusedError("De dag van het gesprek kan niet in de toekomst liggen.")
    before = Intake.objects.with_rows().filter(request_id=request.pk, lead=request.lead_id).first()
    stored = as_content(before) if before else IntakeContent()
    if before:
        if stored == content:
            return before
        if opened is not None and opened != stored.version():
            raise ChangedMeanwhileError("Iemand anders heeft deze intake intussen bewaard.")
    intake = before or start_or_get(request, by=by)
    _write(intake, content, by)
    _write_needs(request, intake, content)
    _write_threats(request, intake, content.threats)
    record("intake.saved", intake, purpose="help")
    _follow(request, content, by)
    added = set(content.boundary_signs) - set(stored.boundary_signs)
    notice(request.pk, added, source=Source.INTAKE, by=by)
    return intake


def _open_request(request_id: UUID) -> HelpRequest:
    request = locked(request_id)
    if request.status != Status.OPEN:
        raise RefusedError("Deze hulpvraag is afgesloten. De intake staat er nog om te lezen.")
    return request


def _write(intake: Intake, content: IntakeContent, by: Worker) -> None:
    changes: dict[str, object] = {name: getattr(content, name) for name in _PLAIN}
    changes["languages"] = list(content.languages)
    changes["boundary_signs"] = list(content.boundary_signs)
    had = timezone.localdate(intake.talked_at) if intake.talked_at else None
    if content.talked_on != had:
        day = content.talked_on
        changes["talked_at"] = timezone.make_aware(datetime.combine(day, time(12))) if day else None
        changes["talked_by"] = by if day else None
    intake.change(**changes)


def _write_needs(request: HelpRequest, intake: Intake, content: IntakeContent) -> None:
    rows = {row.need_id: row for row in intake.needs.filter(removed_at__isnull=True)}
    for code, row in rows.items():
        # Taken away before anything is added: only one need may lie underneath at any moment.
        if code not in content.needs:
            row.change(removed_at=timezone.now())
        elif row.underlying and code != content.underlying:
            row.change(underlying=False)
    for code in content.needs:
        underlying = code == content.underlying
        if code not in rows:
            IntakeNeed(**case_of(request), intake=intake, need_id=code, underlying=underlying).save(
                force_insert=True
            )
        elif underlying and not rows[code].underlying:
            rows[code].change(underlying=True)


def _write_threats(
    request: HelpRequest, intake: Intake, threats: Mapping[str, date | None]
) -> None:
    rows = {row.threat: row for row in intake.threats.filter(averted_at__isnull=True)}
    for code, row in rows.items():
        if code not in threats:
            row.change(averted_at=timezone.now())
        elif row.expected_on != threats[code]:
            row.change(expected_on=threats[code])
    for code, day in threats.items():
        if code not in rows:
            IntakeThreat(**case_of(request), intake=intake, threat=code, expected_on=day).save(
                force_insert=True
            )


def _follow(request: HelpRequest, content: IntakeContent, by: Worker) -> None:
    """Let the request follow what was told: threats, clock, and how soon the next step is."""
    today = timezone.localdate()
    added = set(content.threats) - set(request.threats)
    changes: dict[str, object] = {}
    if set(content.threats) != set(request.threats):
        changes["threats"] = sorted(content.threats)
    if content.talked_on and request.first_talk_at is None:
        changes |= _first_talk(content.talked_on, by)
    elif added and not request.threats and request.first_talk_at is None:
        changes |= clock_of_threat(request)
    if changes:
        request.change(**changes)
        record("desk.told_in_intake", request, purpose="help", request_id=request.pk)
    at_once = working_days_after(today, 0)
    if added and request.next_on and request.next_on > at_once:
        plan_next(
            request,
            code=NextCode(request.next_code),
            step=request.next_step,
            on=at_once,
            by=by,
        )
    settle(request, by=by)  # the talk was held: whoever heard that it was late hears no more


def _first_talk(day: date, by: Worker) -> dict[str, object]:
    at = timezone.make_aware(datetime.combine(day, time(12)))
    return {"first_talk_at": at, "first_talk_by": by}


@transaction.atomic
def complete_intake(request_id: UUID, *, by: Worker) -> Intake:
    """The intake is ready for the triage table. Twice is once; correcting it stays possible.

    Raises:
        RefusedError: naming what must still be told, or when the request is closed.
    """
    request = _open_request(request_id)
    intake = _intake_of(request)
    content = content_of(intake) if intake else IntakeContent()
    missing = missing_for_triage(content.told())
    if missing or intake is None:
        raise RefusedError(f"Voor de triage ontbreekt nog: {', '.join(missing)}.")
    if intake.completed_at:
        return intake
    intake.change(completed_at=timezone.now(), completed_by=by)
    if request.first_talk_at is None and intake.talked_at:
        request.change(first_talk_at=intake.talked_at, first_talk_by=by)
    record("intake.completed", intake, purpose="help")
    if request.stage in {Stage.NEW, Stage.INTAKE}:
        plan_next(
            request,
            code=NextCode.TO_TRIAGE,
            step="Breng de vraag in bij de triage",
            on=working_days_after(timezone.localdate(), 0 if request.threats else TO_TRIAGE_DAYS),
            by=by,
            stage=Stage.TRIAGE,
            responsible=None if request.responsible_id else by,
        )
    settle(request, by=by)
    return intake
