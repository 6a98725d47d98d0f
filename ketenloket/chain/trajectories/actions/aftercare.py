"""Nazorg: agreed when the help ends, done on its day, and a relapse opens the same story again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from ketenloket.chain.desk.actions import (
    ByItself,
    Closed,
    Passed,
    hold,
    locked,
    refuse_leaving,
    reopen,
    settle_about,
)
from ketenloket.chain.desk.models import HelpRequest, case_of
from ketenloket.chain.desk.permissions import may_lead
from ketenloket.chain.desk.rules import Outcome, ReopenedFor, Status, Term
from ketenloket.chain.trajectories.models import AftercareCheck, Reopening
from ketenloket.chain.trajectories.rules import (
    MOST_TRIES,
    RESULTS,
    TRY_AGAIN_AFTER,
    CheckResult,
    NoCheck,
    last_day_for_check,
    proposed_check,
    without_check,
    wrong_with_check,
)
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Organisation, Worker
from ketenloket.network.organisations.rules import Duty


@dataclass(frozen=True)
class Aftercare:
    """What was agreed when the help ended: a day and who asks, or why nobody will.

    Attributes:
        on: the day.
        worker: who asks; None leaves it to the coordinators.
        without: one of `NoCheck`, instead of a day.
    """

    on: date | None = None
    worker: Worker | None = None
    without: str = ""


def last_day(organisation: Organisation, closed_on: date) -> date:
    """The last day on which somebody may be asked: what is erased cannot be."""
    return last_day_for_check(closed_on, organisation.retention_months)


def settled(outcome: str, wanted: Aftercare | None, *, by: Worker) -> Aftercare:
    """What is agreed for this outcome; without a word a day is proposed, for the coordinators.

    Raises:
        RefusedError: the day does not fit, or whoever was chosen cannot do it.
    """
    today = timezone.localdate()
    last = last_day(by.organisation, today)
    if (without := without_check(outcome)) in {NoCheck.DECEASED, NoCheck.ONCE_MORE}:
        return Aftercare(without=without)
    if wanted is None:
        if without or last <= today:
            return Aftercare(without=without or NoCheck.ELSEWHERE)
        return Aftercare(on=proposed_check(today, last=last))
    if wanted.without:
        if wanted.without not in NoCheck.values or wanted.without == NoCheck.ONCE_MORE:
            raise RefusedError(_("Kies waarom er geen nazorg komt."))
        return Aftercare(without=wanted.without)
    if wrong := wrong_with_check(wanted.on, today=today, last=last):
        raise RefusedError(wrong)
    if wanted.worker:
        _refuse_unfit(wanted.worker, by)
    return wanted


def _refuse_unfit(worker: Worker, by: Worker) -> None:
    if worker.organisation_id != by.organisation_id or not worker.has(Duty.CASES):
        raise RefusedError(_("Kies een coördinator of beroepskracht van uw eigen organisatie."))
    refuse_leaving(worker)


def plan_check(request: HelpRequest, agreed: Aftercare, *, by: Worker, tries: int = 1) -> None:
    """Write down when somebody asks how it goes; nothing when that was not agreed."""
    if agreed.on is None:
        return
    check = AftercareCheck(
        **case_of(request),
        organisation_id=by.organisation_id,
        due_on=agreed.on,
        worker=agreed.worker,
        tries=tries,
        made_by=by,
    )
    check.save(force_insert=True)
    record("trajectories.aftercare_planned", check, purpose="help")


@transaction.atomic
def record_check(
    check_id: UUID, result: str, note: str, *, by: Worker, again_on: date | None = None
) -> HelpRequest:
    """Write down how it goes. After a relapse the same story is open again, with all it must have.

    Nobody was reached: once more on another day, as after any "no contact"; then it is done.

    Raises:
        AftercareCheck.DoesNotExist: not there, or not for whoever acts.
        RefusedError: it was done already, or the other day does not fit.
    """
    check = AftercareCheck.objects.get(pk=check_id, lead_id=by.organisation_id)
    request = locked(check.request_id)
    check.refresh_from_db()
    if not may_lead(request, by):
        raise AftercareCheck.DoesNotExist
    if check.done_at:
        raise RefusedError(_("Deze nazorg is al gedaan."))
    if result not in RESULTS:
        raise RefusedError(_("Kies hoe het gaat."))
    if result == CheckResult.NO_CONTACT:
        _refuse_day(request, check, again_on, by)
    _finish(check, result, note, by)
    if result == CheckResult.RELAPSE and request.status == Status.CLOSED:
        return reopen(request.pk, ReopenedFor.RELAPSE, by=by)
    if result == CheckResult.NO_CONTACT and again_on:
        again = Aftercare(on=again_on, worker=check.worker)
        plan_check(request, again, by=by, tries=check.tries + 1)
    return request


def again_by(
    check: AftercareCheck, request: HelpRequest, organisation: Organisation
) -> date | None:
    """The day that is proposed to ask once more; None when it was asked often enough."""
    if check.tries >= MOST_TRIES or request.closed_at is None:
        return None
    last = last_day(organisation, timezone.localdate(request.closed_at))
    day = min(timezone.localdate() + TRY_AGAIN_AFTER, last)
    return day if day > timezone.localdate() else None


def _refuse_day(
    request: HelpRequest, check: AftercareCheck, again_on: date | None, by: Worker
) -> None:
    today = timezone.localdate()
    if again_by(check, request, by.organisation) is None:
        if again_on:
            raise RefusedError(_("Er is al vaak genoeg gevraagd. Laat de dag leeg."))
        return
    closed_on = timezone.localdate(request.closed_at)
    if wrong := wrong_with_check(again_on, today=today, last=last_day(by.organisation, closed_on)):
        raise RefusedError(wrong)


def _finish(check: AftercareCheck, result: str, note: str, by: Worker) -> None:
    check.change(
        organisation_id=by.organisation_id,
        # Whoever would have asked may work elsewhere by now, when the lead moved.
        worker=check.worker if check.organisation_id == by.organisation_id else None,
        result=result,
        note=note.strip(),
        done_at=timezone.now(),
        done_by=by,
    )
    record("trajectories.aftercare_done", check, purpose="help")
    settle_about(check.pk, check.request_id, by=by)


def note_reopening(request: HelpRequest, before: Closed, why: ReopenedFor, *, by: Worker) -> None:
    """Keep how it had been closed; whoever came back need not be asked how it goes."""
    row = Reopening(
        **case_of(request),
        organisation_id=by.organisation_id,
        why=why,
        outcome_before=Outcome(before.outcome),
        closed_on=before.on,
        reopened_by=by,
    )
    row.save(force_insert=True)
    record("trajectories.reopened", row, purpose="help")
    for check in AftercareCheck.objects.filter(request=request, done_at__isnull=True):
        _finish(check, CheckResult.CAME_BACK, "", by)


def late_checks(lead_id: int, today: date, request_id: UUID | None = None) -> Iterable[Passed]:
    """Aftercare of which the day passed."""
    rows = AftercareCheck.objects.filter(lead_id=lead_id, done_at__isnull=True, due_on__lt=today)
    for row in rows.filter(request_id=request_id) if request_id else rows:
        yield Passed(row.request_id, row.pk, Term.AFTERCARE, row.due_on, lead_id, False)


def take_checks(help_seeker_id: UUID, *, by: Worker) -> None:
    """The lead of this person moved here: what was agreed to ask waits for our coordinators."""
    rows = AftercareCheck.objects.filter(
        help_seeker_id=help_seeker_id, lead_id=by.organisation_id, done_at__isnull=True
    )
    for check in rows.exclude(organisation_id=by.organisation_id):
        check.change(organisation_id=by.organisation_id, worker=None)
        settle_about(check.pk, check.request_id, by=by)  # what climbed was about another lead
        record("trajectories.aftercare_handed_over", check, purpose="help")


def _kept_too_long(organisation: Organisation, today: date) -> list[UUID]:  # noqa: ARG001
    """Checks that would come after the file is erased: the retention term was made shorter."""
    rows = AftercareCheck.objects.filter(lead_id=organisation.pk, done_at__isnull=True)
    closed = rows.annotate(closed_at=F("request__closed_at")).exclude(closed_at=None)
    return [
        row.pk
        for row in closed
        if row.due_on > last_day(organisation, timezone.localdate(row.closed_at))
    ]


def _bring_forward(check_id: UUID, organisation: Organisation, today: date) -> int:
    found = AftercareCheck.objects.filter(pk=check_id, lead_id=organisation.pk).first()
    if found is None:
        return 0
    hold(found.request_id)
    check = AftercareCheck.objects.select_related("request").get(pk=check_id)
    if check.done_at or check.request.closed_at is None:
        return 0
    last = last_day(organisation, timezone.localdate(check.request.closed_at))
    if check.due_on <= last:
        return 0
    check.change(organisation_id=organisation.pk, due_on=max(last, today))
    record("trajectories.aftercare_moved", check, purpose="help")
    return 1


KEEP_IN_TERM = ByItself("aftercare before the end of the term", _kept_too_long, _bring_forward)
