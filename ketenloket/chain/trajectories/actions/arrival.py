"""What happens here when a person arrives: the help starts, and what an earlier lead had going ends."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ketenloket.chain.desk.actions import settle_about
from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.referrals.models import Referral
from ketenloket.chain.sharing.models import Consent, Disclosure
from ketenloket.chain.sharing.rules import Category
from ketenloket.chain.trajectories.actions.aftercare import take_checks
from ketenloket.chain.trajectories.actions.appointments import cancel
from ketenloket.chain.trajectories.actions.asking import end_questions
from ketenloket.chain.trajectories.actions.begin import start
from ketenloket.chain.trajectories.actions.promises import drop_tasks
from ketenloket.chain.trajectories.actions.relieving import weigh_again
from ketenloket.chain.trajectories.actions.taking_over import end_takeovers
from ketenloket.chain.trajectories.models import (
    Appointment,
    Assignment,
    Companion,
    Task,
    Trajectory,
)
from ketenloket.chain.trajectories.notifications import send_invitation
from ketenloket.chain.trajectories.rules import AppointmentResult
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.network.organisations.models import Worker


def start_at_arrival(arrived: Referral, *, by: Worker) -> None:
    """The help starts where the person arrives; what an earlier lead had going ends there.

    Not later, or earlier helpers would see the person again as soon as the lead comes back.
    """
    theirs = {"help_seeker_id": arrived.help_seeker_id, "lead_id": by.organisation_id}
    left = Assignment.objects.filter(**theirs, ended_at__isnull=True)
    ended = list(left.exclude(organisation_id=by.organisation_id))
    for assignment in ended:
        assignment.change(ended_at=timezone.now(), ended_by=by)
        record("trajectories.unassigned", assignment, purpose="help")
    for trajectory in Trajectory.objects.filter(**theirs, ended_on__isnull=True):
        trajectory.change(ended_on=timezone.localdate())
    for request in HelpRequest.objects.filter(**theirs):
        _end_what_was_planned(request, by)
        end_questions(request, _("de hulpvrager is nu bij een andere organisatie"), by=by)
    take_checks(arrived.help_seeker_id, by=by)
    start(HelpRequest.objects.get(pk=arrived.request_id), arrived.service_id)
    for request_id in sorted({row.request_id for row in ended}):  # their professional left
        weigh_again(request_id, by.organisation_id, by=by)


def _end_what_was_planned(request: HelpRequest, by: Worker) -> None:
    """Appointments, company, tasks and questions of whoever no longer sees this person."""
    end_takeovers(request, by=by)
    still_see = Disclosure.objects.filter(
        request=request,
        ended_at__isnull=True,
        accepted_at__isnull=False,
        ends_at__gt=timezone.now(),
        categories__contains=[Category.NOTES],
    ).values_list("to_organisation_id", flat=True)
    stay = [by.organisation_id, *still_see]
    planned = Appointment.objects.filter(
        request=request, result=AppointmentResult.PLANNED, starts_at__gt=timezone.now()
    )
    for appointment in planned.exclude(organisation_id__in=stay):
        cancel(appointment, by)
        record("trajectories.appointment_result", appointment, purpose="help")
    along = Companion.objects.filter(request=request, ended_at__isnull=True)
    for companion in along.exclude(organisation_id__in=stay):
        _ends(companion, by)
    tasks = Task.objects.filter(request=request).exclude(organisation_id__in=stay)
    drop_tasks(tasks, _("de hulpvrager is nu bij een andere organisatie"), by=by)


def _ends(companion: Companion, by: Worker | None) -> None:
    companion.change(ended_at=timezone.now(), ended_by=by)
    record("trajectories.stays_home", companion, purpose="help" if by else "own_data")
    settle_about(companion.pk, companion.request_id, by=by)


@transaction.atomic
def stay_home_after_withdrawal(consent: Consent, *, by: Worker | None) -> None:
    """Whoever may no longer see the person does not come along any more either."""
    along = Companion.objects.filter(
        request_id=consent.request_id,
        organisation_id=consent.organisation_id,
        ended_at__isnull=True,
    ).exclude(organisation_id=consent.lead_id)
    for companion in along.select_related("appointment", "organisation"):
        _ends(companion, by)
        # Who took the consent back may not know whom they sent: they tell their own people.
        with acting_as(companion.organisation.actor()):
            goes = (
                Worker.objects.select_related("account").filter(pk=companion.worker_id or 0).first()
            )
            send_invitation(goes, companion.appointment, off=True)
