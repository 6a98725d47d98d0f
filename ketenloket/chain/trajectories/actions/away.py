"""Somebody is away for a while: who looks after their people. Nothing changes hands."""

from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from ketenloket.chain.desk.actions import refuse_leaving
from ketenloket.chain.trajectories.models import Absence
from ketenloket.chain.trajectories.notifications import tell_stand_in
from ketenloket.chain.trajectories.rules import wrong_absence
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.acting import Sees
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.permissions import may_change
from ketenloket.network.organisations.rules import Duty


def absence_of(worker: Worker, day: date) -> Absence | None:
    """The absence that runs on this day or is still to come, the first one."""
    return (
        Absence.objects.filter(
            organisation_id=worker.organisation_id,
            worker=worker,
            ended_at__isnull=True,
            last_on__gte=day,
        )
        .select_related("stand_in")
        .order_by("first_on")
        .first()
    )


def stood_in_for(worker: Worker, day: date) -> QuerySet[Absence]:
    """Whose people `worker` looks after on this day; a coordinator also those whom nobody does."""
    mine = Q(stand_in_id=worker.pk)
    if worker.has(Duty.COORDINATE):
        mine |= Q(stand_in__isnull=True) | Q(stand_in__active=False)
    return Absence.objects.filter(
        mine,
        organisation_id=worker.organisation_id,
        ended_at=None,
        first_on__lte=day,
        last_on__gte=day,
    )


@transaction.atomic
def be_away(
    worker: Worker, first: date | None, last: date | None, stand_in: Worker | None, *, by: Worker
) -> Absence:
    """Write down from when until when somebody is away, and who sees what waits for them meanwhile.

    Why is not asked. Saying it again changes the days or who stands in.

    Args:
        worker: who is away.
        first: the first day.
        last: the last day; when it is over everything is as it was, by itself.
        stand_in: a colleague who sees all people of the organisation; None: the coordinators.
        by: a coordinator of the same organisation.

    Raises:
        PermissionDenied: when `worker` is not for `by` to change.
        RefusedError: when the days or the colleague do not fit.
    """
    if not may_change(by, worker):
        raise PermissionDenied
    today = timezone.localdate()
    wrong = wrong_absence(first, last, today=today)
    if wrong or first is None or last is None:
        raise RefusedError(wrong)
    _refuse_unfit(worker, stand_in, by, first, last)
    absence = None
    for there in _overlapping(worker, first, last):
        if there.first_on == first:
            there.change(last_on=last, stand_in=stand_in)
            absence = there
        else:
            there.change(ended_at=timezone.now(), ended_by=by)
    if absence is None:
        absence = Absence(
            alliance_id=by.alliance_id,
            organisation_id=by.organisation_id,
            worker=worker,
            stand_in=stand_in,
            first_on=first,
            last_on=last,
            made_by=by,
        )
        absence.save(force_insert=True)
    record("trajectories.away", absence, purpose="manage")
    tell_stand_in(stand_in)
    return absence


def _overlapping(worker: Worker, first: date, last: date) -> list[Absence]:
    """The absences of this worker that share a day with these days."""
    return list(
        Absence.objects.filter(
            organisation_id=worker.organisation_id,
            worker=worker,
            ended_at__isnull=True,
            first_on__lte=last,
            last_on__gte=first,
        ).order_by("first_on")
    )


def _refuse_unfit(
    worker: Worker, stand_in: Worker | None, by: Worker, first: date, last: date
) -> None:
    if stand_in is None:
        return
    if stand_in.pk == worker.pk or stand_in.organisation_id != by.organisation_id:
        raise RefusedError(_("Kies een andere collega van uw eigen organisatie."))
    if not stand_in.has(Duty.CASES) or stand_in.role.sees != Sees.ORGANISATION:
        raise RefusedError(
            _("Kies een coördinator of beroepskracht: die ziet alle mensen van uw organisatie.")
        )
    refuse_leaving(stand_in)
    if _overlapping(stand_in, first, last):
        raise RefusedError(_("%(name)s is dan zelf weg.") % {"name": stand_in.name})


@transaction.atomic
def be_back(absence_id: UUID, *, by: Worker) -> Absence:
    """Somebody is back earlier. Twice is once.

    Raises:
        Absence.DoesNotExist: when it is not there, or not for whoever acts.
    """
    own = Absence.objects.filter(organisation_id=by.organisation_id)
    absence = own.get(pk=absence_id)
    if own.select_for_update(of=("self",)).filter(pk=absence_id, ended_at__isnull=True).exists():
        absence.change(ended_at=timezone.now(), ended_by=by)
        record("trajectories.back", absence, purpose="manage")
    return absence
