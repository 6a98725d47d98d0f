"""Volunteers who stopped: what they hear, and that their coordinator cares for them."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from ketenloket.chain.desk.models import HelpRequest, case_of
from ketenloket.chain.desk.rules import working_days_after
from ketenloket.chain.escalation.models import Relief
from ketenloket.chain.escalation.notifications import tell_taken_over
from ketenloket.chain.escalation.rules import CARE_FOR_VOLUNTEER
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.network.organisations.models import Organisation, Worker
from ketenloket.network.organisations.rules import Duty


def relieved(request: HelpRequest, volunteer: Worker, *, by: Worker) -> Relief:
    """A volunteer stopped; their coordinator speaks with them before a day.

    Called in the name of the volunteer's organisation, inside what ended the help.

    Args:
        request: the request, as the lead sees it.
        volunteer: who stopped.
        by: who crossed the limit: the volunteer, or somebody else.
    """
    relief = Relief(
        **case_of(request),
        organisation_id=volunteer.organisation_id,
        worker=volunteer,
        self_said=by.pk == volunteer.pk,
        relieved_by=by,
        care_on=working_days_after(timezone.localdate(), CARE_FOR_VOLUNTEER),
    )
    relief.save(force_insert=True)
    record("escalation.relieved", relief, purpose="help")
    return relief


def tell_relieved(request: HelpRequest) -> None:
    """Those who stopped hear that a professional took over: each in the name of the own organisation."""
    lead = Organisation.objects.select_related("alliance").get(pk=request.lead_id)
    with acting_as(lead.actor()):
        waiting = Relief.objects.filter(request_id=request.pk, taken_over_on__isnull=True)
        keys = set(waiting.values_list("organisation_id", flat=True))
    for organisation in Organisation.objects.filter(pk__in=keys).order_by("pk"):
        with acting_as(organisation.actor()):
            _tell_own(request, organisation)


def _tell_own(request: HelpRequest, organisation: Organisation) -> None:
    own = Relief.objects.filter(
        request_id=request.pk, organisation_id=organisation.pk, taken_over_on__isnull=True
    )
    for relief in own.select_related("worker__account"):
        relief.change(taken_over_on=timezone.localdate())
        tell_taken_over(relief.worker)


@transaction.atomic
def care_given(relief_id: UUID, *, by: Worker) -> Relief:
    """A coordinator spoke with the volunteer who stopped. Twice is once.

    Raises:
        Relief.DoesNotExist: when it is not there, or not for whoever acts.
        PermissionDenied: when `by` does not coordinate that organisation.
    """
    own = Relief.objects.filter(organisation_id=by.organisation_id)
    relief = own.select_for_update(of=("self",)).get(pk=relief_id)
    if not (by.has(Duty.COORDINATE) or by.has(Duty.ASSIGN)):
        raise PermissionDenied
    if relief.cared_at is None:
        relief.change(cared_at=timezone.now(), cared_by=by)
        record("escalation.cared", relief, purpose="help")
    return relief


@transaction.atomic
def read_relief(relief_id: UUID, *, by: Worker) -> Relief:
    """A volunteer read what happened, and it leaves Vandaag. Twice is once.

    Raises:
        Relief.DoesNotExist: when it is not there, or another's.
    """
    mine = Relief.objects.filter(worker_id=by.pk, organisation_id=by.organisation_id)
    relief = mine.select_for_update(of=("self",)).get(pk=relief_id)
    if relief.read_on is None:
        relief.change(read_on=timezone.localdate())
        record("escalation.read", relief, purpose="help")
    return relief


def relieved_from(request_id: UUID, worker: Worker) -> bool:
    """Whether this volunteer was stopped here, and no longer sees the person."""
    if HelpRequest.objects.filter(pk=request_id).exists():
        return False
    return Relief.objects.filter(request_id=request_id, worker=worker).exists()
