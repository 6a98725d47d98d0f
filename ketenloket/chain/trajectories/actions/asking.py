"""What is asked at a ceiling: by the clock, in time, and answered by a worker once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from ketenloket.chain.desk.actions import ByItself, Passed, hold, plan_next, settle_about
from ketenloket.chain.desk.models import HelpRequest, case_of
from ketenloket.chain.desk.rules import NextCode, StepClock, Term, working_days_after
from ketenloket.chain.trajectories.actions.ceilings import (
    columns,
    days_of_contact,
    led_request,
    question_of,
)
from ketenloket.chain.trajectories.models import (
    CeilingQuestion,
    Trajectory,
)
from ketenloket.chain.trajectories.rules import (
    ASK_BEFORE,
    CONTACTS_WHILE_ENDING,
    Asked,
    CeilingAnswer,
    asked,
    furthest,
    limit_after,
    wrong_with_answer,
)
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Organisation, Worker
from ketenloket.network.organisations.rules import Duty


@dataclass(frozen=True)
class Answer:
    """What was answered at a ceiling.

    Attributes:
        answer: one of `CHOICES`.
        why: in words.
        until: until when it is extended.
        extra: how many contacts more.
        person_agreed: whether the person agrees with going on.
        agreed_with: the coordinator who does.
    """

    answer: str
    why: str
    until: date | None = None
    extra: int = 0
    person_agreed: bool = False
    agreed_with: Worker | None = None


def _to_ask(organisation: Organisation, today: date) -> list[UUID]:
    """Trajectories of which something must be asked that was not asked yet."""
    limited = Q(ceiling_contacts__isnull=False) | Q(ceiling_on__lte=today + ASK_BEFORE)
    rows = list(Trajectory.objects.filter(limited, lead_id=organisation.pk, ended_on__isnull=True))
    days = days_of_contact(rows)
    open_ones = CeilingQuestion.objects.filter(lead_id=organisation.pk, answered_at__isnull=True)
    there = {row.trajectory_id: row for row in open_ones}
    return [
        row.pk for row in rows if _news(asked(row.limit, days[row.pk], today), there.get(row.pk))
    ]


def _news(found: Asked | None, there: CeilingQuestion | None) -> bool:
    """Whether this says more than what was asked already: anything, or an earlier last day."""
    if found is None or there is None:
        return found is not None
    return found.due_on is not None and (there.due_on is None or found.due_on < there.due_on)


def _ask(trajectory_id: UUID, organisation: Organisation, today: date) -> int:
    trajectory = Trajectory.objects.filter(pk=trajectory_id, lead_id=organisation.pk).first()
    if trajectory is None:
        return 0
    hold(trajectory.request_id)
    trajectory = Trajectory.objects.get(pk=trajectory_id)
    if trajectory.ended_on or trajectory.lead_id != organisation.pk:
        return 0
    return 1 if asked_now(trajectory, today)[1] else 0


def asked_now(trajectory: Trajectory, today: date) -> tuple[CeilingQuestion | None, bool]:
    """The question as it is today, written down; and whether that is news."""
    days = days_of_contact([trajectory])[trajectory.pk]
    found, there = asked(trajectory.limit, days, today), question_of(trajectory)
    if found is None or not _news(found, there):
        return there, False
    if there:
        there.change(due_on=found.due_on, contacts=len(days))
        return there, True
    question = CeilingQuestion(
        **case_of(trajectory.request),
        organisation_id=trajectory.lead_id,
        trajectory=trajectory,
        asked_on=today,
        due_on=found.due_on,
        contacts=len(days),
        ceiling_contacts=trajectory.ceiling_contacts,
        ceiling_on=trajectory.ceiling_on,
    )
    question.save(force_insert=True)
    record("trajectories.ceiling_asked", question, purpose="help")
    return question, True


ASK_AT_CEILING = ByItself("asked at a ceiling", _to_ask, _ask)


def late_ceilings(lead_id: int, today: date, request_id: UUID | None = None) -> Iterable[Passed]:
    """Questions at a ceiling that nobody answered in time."""
    rows = CeilingQuestion.objects.filter(
        lead_id=lead_id, answered_at__isnull=True, due_on__lt=today
    )
    for row in rows.filter(request_id=request_id) if request_id else rows:
        yield Passed(row.request_id, row.pk, Term.CEILING, row.due_on or today, lead_id, False)


@transaction.atomic
def answer_ceiling(request_id: UUID, said: Answer, *, by: Worker) -> CeilingQuestion:
    """Ready, extend or hand over. Each answer has a day on which it is asked again.

    Raises:
        HelpRequest.DoesNotExist: not there, or not led by this organisation.
        RefusedError: nothing is asked, something is missing, or the coordinator is no coordinator.
    """
    request, today = led_request(request_id, by), timezone.localdate()
    trajectory = Trajectory.objects.filter(request=request, ended_on__isnull=True).first()
    question = asked_now(trajectory, today)[0] if trajectory else None
    if trajectory is None or question is None:
        raise RefusedError(_("Er is nog ruimte. Er hoeft nu niets te worden gekozen."))
    _refuse_wrong(said, trajectory, by, today)
    extends = said.answer == CeilingAnswer.EXTEND
    extra = said.extra if extends else CONTACTS_WHILE_ENDING
    until = said.until if extends and said.until else furthest(said.answer, today)
    made = len(days_of_contact([trajectory])[trajectory.pk])
    limit = limit_after(trajectory.limit, made, until=until, extra=extra, today=today)
    _close(question, said, by, made=made, extra=extra, until=until)
    trajectory.change(**columns(limit))
    _plan(request, said.answer, until, by)
    return question


def _refuse_wrong(said: Answer, trajectory: Trajectory, by: Worker, today: date) -> None:
    agreed = said.agreed_with
    wrong = wrong_with_answer(
        said.answer,
        said.why,
        said.until,
        extra=said.extra,
        counts_contacts=trajectory.ceiling_contacts is not None,
        person_agreed=said.person_agreed,
        coordinator_agreed=bool(agreed and agreed.pk in {row.pk for row in who_agrees(by)}),
        today=today,
    )
    if wrong:
        raise RefusedError(wrong)


def who_agrees(by: Worker) -> list[Worker]:
    """Who of the organisation may agree with an extension; without coordinators: its professionals.

    Two agree: whoever answers does not agree with themselves. Only where nobody else can, because
    the one coordinator answers, it is that coordinator; who it was is kept with the answer.
    """
    own = Worker.objects.filter(organisation_id=by.organisation_id, active=True)
    able = own.select_related("role").order_by("name")
    found = list(able.filter(role__duties__contains=[Duty.COORDINATE])) or list(
        able.filter(role__duties__contains=[Duty.CASES])
    )
    return [worker for worker in found if worker.pk != by.pk] or found


def _close(
    question: CeilingQuestion, said: Answer, by: Worker, *, made: int, extra: int, until: date
) -> None:
    question.change(
        organisation_id=by.organisation_id,
        contacts=made,
        answer=said.answer,
        why=said.why.strip(),
        person_agreed=said.person_agreed,
        agreed_with=said.agreed_with if said.answer == CeilingAnswer.EXTEND else None,
        extra=extra if question.ceiling_contacts is not None else 0,
        until=until,
        answered_at=timezone.now(),
        answered_by=by,
    )
    record("trajectories.ceiling_answered", question, purpose="help")
    settle_about(question.pk, question.request_id, by=by)


def _plan(request: HelpRequest, answer: str, until: date, by: Worker) -> None:
    """Extending leaves the step as it is; the other two have a step of their own."""
    soon = working_days_after(timezone.localdate(), request.alliance.next_step_days)
    if answer == CeilingAnswer.READY:
        step = _("Rond de hulp samen af en sluit af")
        plan_next(request, code=NextCode.OTHER, step=step, on=until, by=by)
    elif answer == CeilingAnswer.HAND_OVER:
        plan_next(
            request,
            code=NextCode.TO_TRIAGE,
            step=_("Breng in bij de triage: een ander kan beter verder helpen"),
            on=soon,
            clock=StepClock.NEXT_STEP,
            by=by,
        )


def end_questions(request: HelpRequest, why: str, *, by: Worker) -> None:
    """The help ended or became another form: nobody waits for an answer any more."""
    waiting = CeilingQuestion.objects.filter(request_id=request.pk, answered_at__isnull=True)
    for question in waiting:
        question.change(
            organisation_id=by.organisation_id,
            answer=CeilingAnswer.OVER,
            why=why,
            answered_at=timezone.now(),
            answered_by=by,
        )
        record("trajectories.ceiling_answered", question, purpose="help")
        settle_about(question.pk, question.request_id, by=by)
