"""Who helps: give a person to a helper of the own organisation, and take it back."""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ketenloket.chain.desk.actions import hold, locked, plan_next, refuse_leaving
from ketenloket.chain.desk.models import HelpRequest, case_of
from ketenloket.chain.desk.rules import NextCode, Status, working_days_after
from ketenloket.chain.escalation.actions import Stopped, why_stopped
from ketenloket.chain.trajectories.actions.begin import begin, leads, open_request
from ketenloket.chain.trajectories.actions.choosing import explained
from ketenloket.chain.trajectories.actions.relieving import (
    told_in_intake,
    weigh_without,
    with_professional,
)
from ketenloket.chain.trajectories.actions.taking_over import end_takeovers
from ketenloket.chain.trajectories.models import Assignment
from ketenloket.chain.trajectories.notifications import tell_assigned, tell_unassigned
from ketenloket.chain.trajectories.rules import (
    CHOOSE_AGAIN,
    GET_ACQUAINTED,
    GET_ACQUAINTED_IN_THREAT,
)
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.acting import Sees
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.rules import Duty


def stopping_sign(request_id: UUID, without: Worker | None = None) -> Stopped | None:
    """Why no volunteer may help this person: a recorded stop, or a limit that was crossed.

    A limit of the intake, or one that was ticked later. `without` is about to stop helping.
    """
    return why_stopped(
        request_id,
        told_in_intake(request_id),
        with_professional=lambda: with_professional(request_id, without),
    )


@transaction.atomic
def assign(
    request_id: UUID,
    worker: Worker,
    *,
    by: Worker,
    why: str = "",
    instead_of: Worker | None = None,
) -> Assignment:
    """Entrust a person to a helper of the own organisation. The same helper twice is once.

    A helper who sees all people of the organisation becomes responsible; a volunteer does not:
    a volunteer stops, a coordinator stays.

    Args:
        request_id: the request.
        worker: who helps.
        by: who chooses.
        why: why this one, where the advice says another, or this one helps enough people already.
        instead_of: a helper whose place this one takes.

    Raises:
        HelpRequest.DoesNotExist: when the request is not there, or not for whoever acts.
        RefusedError: when it is closed, the worker is not of the organisation, the agreed limit
            of volunteer help is crossed, the helper cannot or does not want to, or the choice
            must be explained; the text says what then.
    """
    request = open_request(request_id, by=by)
    _refuse_unfit(request, worker, by, instead_of)
    refuse_leaving(worker)
    choice, why = explained(request, worker, why, by=by, instead_of=instead_of)
    assignment = Assignment(
        **case_of(request),
        organisation_id=by.organisation_id,
        worker=worker,
        started_by=by,
        choice=choice,
        why=why,
    )
    try:
        with transaction.atomic():
            assignment.save(force_insert=True)
    except IntegrityError as error:
        if "assigned_once" not in str(error):
            raise
        return Assignment.objects.get(request=request, worker=worker, ended_at__isnull=True)
    record("trajectories.assigned", assignment, purpose="help")
    tell_assigned(worker)
    if leads(request, by):
        begin(request_id, by=by)
        _plan_acquaintance(locked(request_id), worker, by)
    return assignment


def _refuse_unfit(
    request: HelpRequest, worker: Worker, by: Worker, instead_of: Worker | None
) -> None:
    if worker.organisation_id != by.organisation_id or not worker.active:
        raise RefusedError(_("Kies iemand van uw eigen organisatie."))
    if not worker.has(Duty.HELP):
        raise RefusedError(_("Deze medewerker helpt geen mensen. Kies iemand anders."))
    volunteers = worker.role.sees == Sees.ASSIGNED
    sign = stopping_sign(request.pk, instead_of) if volunteers else None
    if sign:
        raise RefusedError(
            _("Dit past niet bij een vrijwilliger alleen: %(sign)s. Wat dan wel: %(route)s.")
            % {"sign": sign.label, "route": sign.route.rstrip(".")}
        )


def _plan_acquaintance(request: HelpRequest, worker: Worker, by: Worker) -> None:
    days = GET_ACQUAINTED_IN_THREAT if request.is_crisis else GET_ACQUAINTED
    takes_over = worker.role.sees == Sees.ORGANISATION
    keeps = None if request.responsible_id else by
    plan_next(
        request,
        code=NextCode.CALL,
        step=_("%(name)s maakt kennis") % {"name": worker.name},
        on=working_days_after(timezone.localdate(), days),
        by=by,
        responsible=worker if takes_over else keeps,
    )
    if takes_over:
        end_takeovers(request, by=by)


@transaction.atomic
def unassign(assignment_id: UUID, *, by: Worker) -> Assignment:
    """A helper stops with this person and sees nothing of it from now on. Twice is once.

    When nobody is left, the next step is to choose somebody again. When no professional is left,
    volunteers stop as well where they may not help alone.

    Raises:
        Assignment.DoesNotExist: when it is not there, or not for whoever acts.
    """
    hold(Assignment.objects.values_list("request_id", flat=True).get(pk=assignment_id))
    assignment = Assignment.objects.select_related("worker__role", "worker__organisation").get(
        pk=assignment_id
    )
    # Not there when what was shown to us ended meanwhile: the helper stops all the same.
    request = HelpRequest.objects.filter(pk=assignment.request_id).first()
    if request and leads(request, by):
        request = locked(request.pk)
    if assignment.ended_at:
        return assignment
    assignment.change(ended_at=timezone.now(), ended_by=by)
    record("trajectories.unassigned", assignment, purpose="help")
    tell_unassigned(assignment.worker)
    if request and leads(request, by) and request.status == Status.OPEN:
        _choose_again(request, assignment, by)
    weigh_without(assignment.worker, assignment, by=by)
    return assignment


def _choose_again(request: HelpRequest, ended: Assignment, by: Worker) -> None:
    others = Assignment.objects.filter(request=request, ended_at__isnull=True)
    was_responsible = request.responsible_id == ended.worker_id
    if others.exists() and not was_responsible:
        return
    plan_next(
        request,
        code=NextCode.ASSIGN,
        step=_("Kies wie helpt"),
        on=working_days_after(timezone.localdate(), 1 if request.is_crisis else CHOOSE_AGAIN),
        by=by,
        responsible=by if was_responsible and by.pk != ended.worker_id else None,
        queue=was_responsible and by.pk == ended.worker_id,
    )
    if was_responsible:
        end_takeovers(request, by=by)
