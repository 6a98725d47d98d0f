"""How the verwijskaart keeps itself true: who keeps a card looks again, neighbours agree."""

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.directory.models import Confirmation, Service
from ketenloket.network.directory.permissions import may_confirm
from ketenloket.network.organisations.models import Organisation, Worker
from ketenloket.network.organisations.permissions import may_manage


@transaction.atomic
def confirm_all(
    organisation: Organisation, service_ids: Sequence[int], *, by: Worker
) -> list[Service]:
    """Say of several offers at once that everything on their cards is still right.

    Args:
        organisation: whose offers they are; a number of another's is left alone.
        service_ids: which ones.
        by: a worker who may change these offers.

    Returns:
        The offers that now count as looked at today.

    Raises:
        PermissionDenied: when offers of this organisation are not for `by`.
        RefusedError: when none of these is offered now.
    """
    if not may_manage(by, organisation):
        raise PermissionDenied
    found = list(
        Service.objects.select_for_update()
        .filter(pk__in=service_ids, organisation=organisation, active=True)
        .order_by("pk")
    )
    if not found:
        raise RefusedError(_("Kies minstens één aanbod dat nog klopt."))
    for service in found:
        service.change(checked_on=timezone.localdate(), checked_by=by)
        record("directory.service_checked", service, purpose="manage")
    return found


@transaction.atomic
def confirm_as_neighbour(service: Service, *, by: Worker) -> Confirmation:
    """Say for another organisation: this card is right, as far as we know. The newest day counts.

    Raises:
        PermissionDenied: when `by` does not speak for a neighbour, or the offer is not there now.
    """
    if not may_confirm(by, service):
        raise PermissionDenied
    today = timezone.localdate()
    said = Confirmation(service=service, organisation_id=by.organisation_id, confirmed_on=today)
    try:
        with transaction.atomic():
            said.save(force_insert=True)
    except IntegrityError:  # they said so before
        said = Confirmation.objects.get(service=service, organisation_id=by.organisation_id)
        said.change(confirmed_on=today)
    record("directory.neighbour_confirmed", said, purpose="manage")
    return said
