"""The fixed member of an organisation: who sits at every table for it, until another does."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ketenloket.chain.triage.models import FixedMember, TriageSeat
from ketenloket.chain.triage.permissions import may_fix_member
from ketenloket.chain.triage.rules import MeetingState
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Organisation, Worker
from ketenloket.network.organisations.rules import Duty


def member_of(organisation_id: int) -> FixedMember | None:
    """Who sits at every table for this organisation; None when it chooses each time anew."""
    rows = FixedMember.objects.filter(organisation_id=organisation_id, ended_at__isnull=True)
    return rows.select_related("worker__role").first()


def sits_fixed(worker: Worker) -> bool:
    """Whether this worker is the fixed member of the own organisation."""
    return FixedMember.objects.filter(worker=worker, ended_at__isnull=True).exists()


@transaction.atomic
def fix_member(worker: Worker | None, *, by: Worker) -> FixedMember | None:
    """Say who of the own organisation sits at every table; nobody ends it. Twice is once.

    Meetings that are not over get the new member; those that are keep who was it then.

    Raises:
        PermissionDenied: when `by` does not coordinate the organisation.
        RefusedError: when this worker cannot sit at a table.
    """
    if not may_fix_member(by):
        raise PermissionDenied
    # One by one, and no seat is made meanwhile: it would keep the member of before.
    Organisation.objects.select_for_update().get(pk=by.organisation_id)
    there = member_of(by.organisation_id)
    wanted = _able(worker, by) if worker else None
    if (there.worker_id if there else None) == (wanted.pk if wanted else None):
        return there
    if there:
        there.change(ended_at=timezone.now(), ended_by=by)
        record("triage.member_ended", there, purpose="triage")
    made = None
    if wanted:
        made = FixedMember(
            alliance_id=by.alliance_id,
            organisation_id=by.organisation_id,
            worker=wanted,
            since_by=by,
        )
        made.save(force_insert=True)
        record("triage.member_fixed", made, purpose="triage")
    seats = TriageSeat.objects.filter(organisation_id=by.organisation_id)
    seats.exclude(meeting__state=MeetingState.CLOSED).update(worker=wanted)
    return made


def able_members(organisation_id: int) -> list[Worker]:
    """Who of an organisation can sit at a table: with a role for it, and an account."""
    rows = Worker.objects.filter(
        organisation_id=organisation_id,
        active=True,
        account__isnull=False,
        role__duties__contains=[Duty.TRIAGE],
    )
    return list(rows.select_related("role").order_by("name"))


def _able(worker: Worker, by: Worker) -> Worker:
    found = next((row for row in able_members(by.organisation_id) if row.pk == worker.pk), None)
    if found is None:
        raise RefusedError(_("Kies iemand van uw organisatie met een rol aan de triagetafel."))
    return found
