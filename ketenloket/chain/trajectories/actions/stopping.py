"""An organisation stops: everything it holds goes to others first, and only then is it switched off."""

from dataclasses import dataclass, field
from datetime import datetime
from operator import attrgetter
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.db.models import Count, Exists, F, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.desk.rules import Status
from ketenloket.chain.help_seekers.models import NAME_OF_PERSON
from ketenloket.chain.referrals.models import Referral
from ketenloket.chain.referrals.rules import State
from ketenloket.chain.sharing.actions import end
from ketenloket.chain.sharing.models import Disclosure
from ketenloket.chain.trajectories.models import (
    AftercareCheck,
    Appointment,
    Assignment,
    Companion,
    Task,
    Trajectory,
)
from ketenloket.chain.trajectories.rules import AppointmentResult
from ketenloket.chain.triage.actions import fix_member
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.rows import connect, together
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.directory.actions import retire_service
from ketenloket.network.directory.models import Service
from ketenloket.network.organisations.models import Alliance, Organisation, Worker
from ketenloket.network.organisations.rules import Duty


@dataclass
class Holding:
    """What an organisation still holds. The first eight keep it from stopping; the rest ends with it."""

    requests: list[HelpRequest] = field(default_factory=list)
    once_more: list[HelpRequest] = field(default_factory=list)
    checks: list[AftercareCheck] = field(default_factory=list)
    referrals: list[Referral] = field(default_factory=list)
    assignments: list[Assignment] = field(default_factory=list)
    appointments: list[Appointment] = field(default_factory=list)
    along: list[Companion] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    runs_the_desk: bool = False
    trajectories: int = 0
    disclosures: list[Disclosure] = field(default_factory=list)
    services: list[Service] = field(default_factory=list)
    workers: list[Worker] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nobody would be left behind."""
        return not (
            self.runs_the_desk
            or self.requests
            or self.once_more
            or self.checks
            or self.referrals
            or self.assignments
            or self.appointments
            or self.along
            or self.tasks
        )


def held_by_organisation(by: Worker) -> Holding:
    """Everything that the organisation of `by` holds, asked as one of its coordinators.

    With the names that a page shows: `person` of the help-seeker, `helper`, `sender_name`.
    """
    found = together(_kinds, by.organisation_id, by.alliance_id, timezone.now())
    connect(
        found["along"],
        {Appointment: Appointment.objects.all(), Organisation: Organisation.objects.all()},
    )
    (own,) = found.pop("own")
    for kind, when in _WHEN.items():
        found[kind].sort(key=attrgetter(when, "pk"))
    return Holding(runs_the_desk=own.runs_the_desk, trajectories=own.running or 0, **found)


_WHEN = {
    "requests": "next_on",
    "once_more": "once_more_on",
    "checks": "due_on",
    "referrals": "next_on",
}


def _kinds(own: int, alliance: int, now: datetime) -> dict[str, QuerySet[Any]]:
    running = Trajectory.objects.filter(lead_id=own, ended_on__isnull=True).order_by()
    return {
        "own": Organisation.objects.filter(pk=own).annotate(
            runs_the_desk=Exists(Alliance.objects.filter(pk=alliance, desk_id=own)),
            running=Subquery(running.values("lead_id").annotate(n=Count("pk")).values("n")),
        ),
        "requests": HelpRequest.objects.filter(lead_id=own, status=Status.OPEN).annotate(
            person=NAME_OF_PERSON
        ),
        "once_more": HelpRequest.objects.filter(
            lead_id=own, once_more_on__isnull=False, once_more_at__isnull=True
        ).annotate(person=NAME_OF_PERSON),
        "checks": AftercareCheck.objects.filter(lead_id=own, done_at__isnull=True).annotate(
            person=NAME_OF_PERSON, number=F("request__number")
        ),
        "referrals": Referral.objects.filter(
            receiver_id=own, state__in=[State.SENT, State.ACCEPTED]
        ).annotate(sender_name=F("sender__name")),
        "disclosures": _doors(own, now),
        "services": Service.objects.filter(organisation_id=own, active=True),
        "workers": Worker.objects.filter(organisation_id=own, active=True),
        **_held_of_others(own, now),
    }


def _held_of_others(own: int, now: datetime) -> dict[str, QuerySet[Any]]:
    """What hangs on a request that another leads; on an own one it goes along with the request."""
    planned = {"result": AppointmentResult.PLANNED, "starts_at__gt": now}
    along = {f"appointment__{name}": value for name, value in planned.items()}
    helper = F("worker__name")
    kinds: dict[str, QuerySet[Any]] = {
        "assignments": Assignment.objects.filter(ended_at__isnull=True).annotate(helper=helper),
        "appointments": Appointment.objects.filter(**planned).annotate(helper=helper),
        "along": Companion.objects.filter(ended_at__isnull=True, **along),
        "tasks": Task.objects.filter(done_at__isnull=True),
    }
    return {
        kind: rows.filter(organisation_id=own).exclude(lead_id=own) for kind, rows in kinds.items()
    }


def _doors(own: int, now: datetime) -> QuerySet[Disclosure]:
    return Disclosure.objects.filter(to_organisation_id=own, ended_at__isnull=True, ends_at__gt=now)


@transaction.atomic
def stop_organisation(*, by: Worker) -> Organisation:
    """The organisation of `by` takes part no more: nobody can sign in for it, its offers go.

    What others had opened to it closes. What it closed itself stays for the retention term.

    Raises:
        PermissionDenied: when `by` does not coordinate the organisation.
        RefusedError: while it still holds anybody; nothing is changed then.
    """
    if not by.has(Duty.COORDINATE):
        raise PermissionDenied
    # Whoever begins something for this organisation now waits, and then finds it stopped.
    organisation = Organisation.objects.select_for_update().get(pk=by.organisation_id)
    if not held_by_organisation(by).is_empty:
        raise RefusedError(_still_holds())
    for disclosure in _doors(organisation.pk, timezone.now()).select_related("lead"):
        end(disclosure, by=by)
    for service in Service.objects.filter(organisation=organisation, active=True):
        retire_service(service, by=by)
    fix_member(None, by=by)
    record("trajectories.organisation_stopped", organisation, purpose="manage")
    _switch_off(organisation)
    return organisation


def _switch_off(organisation: Organisation) -> None:
    today, now = timezone.localdate(), timezone.now()
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            for worker in Worker.objects.filter(organisation=organisation, active=True):
                worker.change(active=False, ended_on=today)
                for invitation in worker.invitations.filter(accepted_at__isnull=True):
                    invitation.change(expires_at=now)
            organisation.change(active=False)
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
    except IntegrityError as error:  # the database saw somebody whom we did not
        raise RefusedError(_still_holds()) from error


def _still_holds() -> str:
    return _(
        "Uw organisatie heeft nog mensen of afspraken. Draag die eerst over of verwijs ze door."
    )
