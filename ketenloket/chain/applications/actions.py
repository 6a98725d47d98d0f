"""The only code that writes in this room."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from ketenloket.chain.applications.models import Application, ChecklistItem
from ketenloket.chain.applications.rules import (
    FORMS,
    Applicant,
    Result,
    checklist_of,
    form_name,
    lines_of,
    object_by,
    wrong_with_applicant,
    wrong_with_days,
    wrong_with_result,
)
from ketenloket.chain.desk.actions import Passed, hold, settle_about
from ketenloket.chain.desk.models import HelpRequest, case_of
from ketenloket.chain.desk.rules import Status, Term
from ketenloket.chain.trajectories.actions import stood_in_for
from ketenloket.chain.trajectories.actions.begin import begin_if_helping, open_request
from ketenloket.chain.trajectories.models import Assignment
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.acting import Sees
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.rules import Duty
from ketenloket.network.provisions.models import Provision
from ketenloket.network.provisions.rules import ApplyBy
from ketenloket.network.provisions.rules.order import in_order

_MOVES = {"applied_on", "due_on", "result"}  # somebody asked, or heard
LAST = 999  # what is not on the Voorzieningenlijst comes after what is
_WHO = {
    ApplyBy.SELF: Applicant.SELF,
    ApplyBy.HELPER: Applicant.HELPER,
    ApplyBy.PROFESSIONAL: Applicant.PROFESSIONAL,
}


@dataclass(frozen=True)
class Filled:
    """What is known of an application now."""

    applicant: str = Applicant.HELPER
    applied_on: date | None = None
    due_on: date | None = None
    result: str = Result.OPEN
    decided_on: date | None = None
    euros: Decimal | None = None
    per: str = ""
    there: Collection[UUID] = field(default=())  # the papers that are there


@transaction.atomic
def choose(request_id: UUID, code: str, *, by: Worker) -> Application:
    """Make a form or provision a task of this request. What still runs is chosen once.

    Args:
        request_id: an open request that the worker may see.
        code: of a form, or of a provision on the list of the alliance.
        by: who chooses; their organisation helps to fill it in.

    Raises:
        HelpRequest.DoesNotExist: when it is not there, or not for whoever acts.
        RefusedError: the request is closed, or there is no such form.
    """
    request = open_request(request_id, by=by)
    listed = {row.code: row for row in Provision.objects.listed_in(request.alliance_id)}
    provision = listed.get(code)
    if provision is None and code not in FORMS:
        raise RefusedError(_("Dit formulier kennen wij niet."))
    runs = Application.objects.filter(request=request, form=code, result=Result.OPEN)
    if same := runs.first():
        return same
    order = in_order({row.code: row.before for row in listed.values()})
    application = Application(
        **case_of(request),
        organisation_id=by.organisation_id,
        form=code,
        name=provision.name if provision else form_name(code),
        provision=provision,
        place=order.index(code) if provision else LAST,
        applicant=_WHO[ApplyBy(provision.apply_by)] if provision else Applicant.HELPER,
        made_by=by,
    )
    application.save(force_insert=True)
    needs = checklist_of(code, lines_of(provision.documents) if provision else ())
    for place, words in enumerate(needs):
        ChecklistItem(**case_of(request), application=application, words=words, place=place).save(
            force_insert=True
        )
    record("applications.chosen", application, purpose="help")
    begin_if_helping(request, by=by)
    return application


@transaction.atomic
def fill_in(application_id: UUID, filled: Filled, *, by: Worker) -> Application:
    """Write down where an application stands: papers, days, how it was decided, euros.

    Also after the request was closed: an answer often comes later.

    Raises:
        Application.DoesNotExist: when it is not there, or not for whoever acts.
        RefusedError: when the days, the result or the euros do not fit together.
    """
    hold(Application.objects.values_list("request_id", flat=True).get(pk=application_id))
    row = Application.objects.select_for_update(of=("self",)).get(pk=application_id)
    _refuse(row, filled)
    decided = filled.result != Result.OPEN
    granted = filled.result == Result.GRANTED and filled.euros is not None
    kind = FORMS.get(row.form)
    refused = filled.result == Result.REFUSED and (kind is None or kind.by_law)
    changes = {
        "applicant": filled.applicant,
        "applied_on": filled.applied_on,
        "due_on": filled.due_on,
        "result": filled.result,
        "decided_on": filled.decided_on if decided else None,
        "euros": filled.euros if granted else None,
        "per": filled.per if granted else "",
        "object_by": object_by(filled.decided_on) if refused and filled.decided_on else None,
    }
    changed = {name: value for name, value in changes.items() if getattr(row, name) != value}
    ticked = _tick(row, filled.there, by)
    if changed:
        row.change(**changed)
    if _MOVES & changed.keys():
        settle_about(row.pk, row.request_id, by=by)
    if changed or ticked:
        decided_now = decided and "result" in changed
        what = "applications.decided" if decided_now else "applications.filled_in"
        record(what, row, purpose="help")
    return row


def late_answers(lead_id: int, today: date, request_id: UUID | None = None) -> Iterable[Passed]:
    """Answers that should have come. Whoever leads asks after them, whoever filled in the form."""
    rows = Application.objects.filter(
        lead_id=lead_id,
        result=Result.OPEN,
        applied_on__isnull=False,
        due_on__lt=today,
        request__status=Status.OPEN,
    ).select_related("request")
    for row in rows.filter(request_id=request_id) if request_id else rows:
        about = row.request
        if row.due_on and not about.at_rest(today):
            yield Passed(
                about.pk, row.pk, Term.APPLICATION, row.due_on, lead_id, threatened=about.is_crisis
            )


def late_for(worker: Worker, today: date) -> QuerySet[Application]:
    """Late answers that this worker asks after: who answers for the person, or helps as a volunteer."""
    late = Application.objects.filter(
        result=Result.OPEN,
        applied_on__isnull=False,
        due_on__lt=today,
        request__status=Status.OPEN,
    )
    if worker.role.sees == Sees.ASSIGNED:
        mine = Assignment.objects.filter(worker_id=worker.pk, ended_at=None)
        return late.filter(request_id__in=mine.values("request_id"))
    away = stood_in_for(worker, today).values("worker_id")
    answers = Q(request__responsible_id=worker.pk) | Q(request__responsible_id__in=away)
    if worker.has(Duty.COORDINATE):
        answers |= Q(request__coordinator_queue=True)
    return late.filter(answers, lead_id=worker.organisation_id)


def _refuse(row: Application, filled: Filled) -> None:
    today = timezone.localdate()
    only = row.provision is not None and row.provision.apply_by == ApplyBy.PROFESSIONAL
    wrong = (
        wrong_with_applicant(filled.applicant, only_professional=only)
        or wrong_with_days(filled.applied_on, filled.due_on, today)
        or wrong_with_result(filled.result, filled.decided_on, filled.euros, filled.per, today)
    )
    if wrong:
        raise RefusedError(wrong)
    again = Application.objects.filter(request_id=row.request_id, form=row.form, result=Result.OPEN)
    if filled.result == Result.OPEN and row.result and again.exclude(pk=row.pk).exists():
        raise RefusedError(_("Dit is intussen opnieuw aangevraagd."))
    status = HelpRequest.objects.values_list("status", flat=True).get(pk=row.request_id)
    if status != Status.OPEN and filled.result == Result.OPEN and row.result:
        raise RefusedError(_("Deze hulpvraag is afgesloten."))


def _tick(row: Application, there: Collection[UUID], by: Worker) -> bool:
    """Tick what is there and take back what is not; who ticked first stays."""
    ticked = False
    for item in ChecklistItem.objects.filter(request_id=row.request_id, application=row):
        wanted = item.pk in there
        if wanted != (item.there_at is not None):
            item.change(
                there_at=timezone.now() if wanted else None, there_by=by if wanted else None
            )
            ticked = True
    return ticked
