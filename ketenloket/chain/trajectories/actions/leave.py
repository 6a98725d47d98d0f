"""How help ends: with an outcome and a reason, by somebody, never by silence."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ketenloket.chain.desk.actions import close_request, left_to_try, locked
from ketenloket.chain.desk.models import ContactAttempt, HelpRequest, case_of
from ketenloket.chain.desk.rules import (
    DDAS_EXIT_REASON,
    Outcome,
    Status,
    wrong_with_once_more,
)
from ketenloket.chain.escalation.actions import waiting as not_picked_up
from ketenloket.chain.referrals.models import Referral
from ketenloket.chain.sharing.actions import end_consents
from ketenloket.chain.trajectories.actions.aftercare import Aftercare, plan_check, settled
from ketenloket.chain.trajectories.actions.appointments import cancel
from ketenloket.chain.trajectories.actions.asking import end_questions
from ketenloket.chain.trajectories.actions.begin import tell_how_it_goes
from ketenloket.chain.trajectories.actions.promises import drop_tasks
from ketenloket.chain.trajectories.actions.refusal import refused
from ketenloket.chain.trajectories.actions.taking_over import end_takeovers
from ketenloket.chain.trajectories.models import Appointment, Assignment, Exit, Task, Trajectory
from ketenloket.chain.trajectories.rules import (
    WITHOUT_PICK_UP,
    AppointmentResult,
    wrong_with_exit,
)
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Worker


@transaction.atomic
def exit_request(  # noqa: PLR0913 - how it ended, who knows, and what comes after
    request_id: UUID,
    outcome: str,
    why: str,
    told_person: bool,  # noqa: FBT001 - a fact to record, not a switch
    *,
    by: Worker,
    once_more_on: date | None = None,
    aftercare: Aftercare | None = None,
    refused_formally: bool = False,
) -> Exit:
    """End the help and close the request; helpers and other organisations stop seeing it.

    Args:
        request_id: a request that the organisation of `by` leads.
        outcome: how it ended; the DDAS exit reason follows from it.
        why: in words.
        told_person: whether the person knows.
        by: who closes.
        once_more_on: when nobody was reached, the day on which it is tried once more.
        aftercare: when somebody asks how it goes, or why nobody does; without a word a day is
            proposed, for the coordinators.
        refused_formally: whether the formal route refused; then the arrangement comes first.

    Raises:
        HelpRequest.DoesNotExist: when the request is not there, or not led by whoever acts.
        RefusedError: when it is closed already, something is missing, a referral is under way, a
            stop waits for a professional, the plan of attempts was not gone through, or a refusal
            was not followed by an arrangement.
    """
    request = locked(request_id)
    _refuse_too_early(request, outcome, why)
    if refused_formally and refused(request.pk) is None:
        raise RefusedError(
            _(
                "Leg eerst de afwijzing vast. De hulpvraag blijft dan open en het arrangement begint."
            )
        )
    if outcome == Outcome.NO_CONTACT:
        _refuse_giving_up(request, once_more_on)
    agreed = settled(outcome, aftercare, by=by)
    leaving = Exit(
        **case_of(request),
        organisation_id=by.organisation_id,
        outcome=outcome,
        ddas_reason=DDAS_EXIT_REASON[Outcome(outcome)],
        why=why.strip(),
        told_person=told_person,
        no_check=agreed.without,
        ended_by=by,
    )
    leaving.save(force_insert=True)
    _end_what_runs(request, by)
    plan_check(request, agreed, by=by)
    close_request(request, outcome=Outcome(outcome), by=by, once_more_on=once_more_on)
    record("trajectories.ended", leaving, purpose="help")
    return leaving


def _refuse_too_early(request: HelpRequest, outcome: str, why: str) -> None:
    if request.status != Status.OPEN:
        raise RefusedError(_("Deze hulpvraag is al afgesloten."))
    waiting = Referral.objects.open().with_parties().filter(request_id=request.pk).first()
    if waiting:
        raise RefusedError(
            _(
                "Er loopt nog een verwijzing naar %(name)s. Volg die tot de aankomst, of trek haar"
                " eerst in."
            )
            % {"name": waiting.receiver.name}
        )
    if outcome not in WITHOUT_PICK_UP and not_picked_up(request.pk):
        raise RefusedError(
            _(
                "De grens van vrijwillige hulp is geraakt en nog geen beroepskracht nam het over."
                " Laat een beroepskracht dat eerst bevestigen bij Opschalen, of verwijs door."
            )
        )
    tries = ContactAttempt.objects.filter(request_id=request.pk).order_by("tried_at")
    if wrong := wrong_with_exit(outcome, why, tries.values_list("channel", "result")):
        raise RefusedError(wrong)


def _refuse_giving_up(request: HelpRequest, once_more_on: date | None) -> None:
    if left := left_to_try(request):
        raise RefusedError(
            _("U kunt nog niet afsluiten met 'geen contact'. Eerst nog: %(what)s.")
            % {"what": "; ".join(left)}
        )
    if wrong := wrong_with_once_more(once_more_on, today=timezone.localdate()):
        raise RefusedError(wrong)


def _end_what_runs(request: HelpRequest, by: Worker) -> None:
    now, today = timezone.now(), timezone.localdate()
    for trajectory in Trajectory.objects.filter(request=request, ended_on__isnull=True):
        trajectory.change(ended_on=today)
    for assignment in Assignment.objects.filter(request=request, ended_at__isnull=True):
        assignment.change(ended_at=now, ended_by=by)
        record("trajectories.unassigned", assignment, purpose="help")
    end_consents(request, by=by)
    planned = Appointment.objects.filter(
        request=request, result=AppointmentResult.PLANNED, starts_at__gt=now
    )
    for appointment in planned:
        cancel(appointment, by)
    drop_tasks(Task.objects.filter(request=request), _("de hulp is afgerond"), by=by)
    end_takeovers(request, by=by)
    end_questions(request, _("de hulp is afgerond"), by=by)
    tell_how_it_goes(request, _("de hulp is afgerond"))
