"""What happens to an offer on the verwijskaart."""

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.directory.models import WRITTEN, Service
from ketenloket.network.directory.rules import Capacity
from ketenloket.network.organisations.models import Organisation, Worker
from ketenloket.network.organisations.permissions import may_manage

FIELDS = frozenset({*WRITTEN, "owner"})
_SAME_NAME = gettext_lazy(
    "Deze organisatie heeft al een aanbod met deze naam. Kies een andere naam."
)


@transaction.atomic
def add_service(organisation: Organisation, *, by: Worker, **values: object) -> Service:
    """Put an offer on the verwijskaart.

    Raises:
        PermissionDenied: when offers of this organisation are not for `by`.
        RefusedError: when the organisation has an offer of this name, or `owner` works elsewhere.
    """
    if not may_manage(by, organisation) or not values.keys() <= FIELDS:
        raise PermissionDenied
    if by.organisation_id == organisation.pk and by.account_id:
        values.setdefault("owner", by)
    _refuse_keeper(values.get("owner"), organisation.pk)
    service = Service(
        organisation=organisation,
        alliance_id=organisation.alliance_id,
        checked_on=timezone.localdate(),
        checked_by=by,
        **values,
    )
    try:
        with transaction.atomic():
            service.save(force_insert=True)
    except IntegrityError as error:
        raise RefusedError(str(_SAME_NAME)) from error
    record("directory.service_added", service, purpose="manage")
    return service


@transaction.atomic
def change_service(service: Service, *, by: Worker, **changes: object) -> None:
    """Change an offer; whoever does so has looked at it, so it counts as checked today.

    Raises:
        PermissionDenied: when this offer is not for `by` to change.
        RefusedError: when the organisation has another offer of this name, or `owner` works
            elsewhere.
    """
    _refuse_stranger(service, by)
    if not changes.keys() <= FIELDS:
        raise PermissionDenied
    _refuse_keeper(changes.get("owner"), service.organisation_id)
    try:
        with transaction.atomic():
            service.change(**changes, checked_on=timezone.localdate(), checked_by=by)
    except IntegrityError as error:
        raise RefusedError(str(_SAME_NAME)) from error
    record("directory.service_changed", service, purpose="manage")


@transaction.atomic
def set_capacity(service: Service, word: Capacity, *, by: Worker, waiting_weeks: int = 0) -> None:
    """Say in one word how much room there is. It counts for two weeks.

    Raises:
        PermissionDenied: when this offer is not for `by` to change.
    """
    _refuse_stranger(service, by)
    service.change(
        capacity=word,
        capacity_set_on=timezone.localdate(),
        waiting_weeks=waiting_weeks if word == Capacity.WAITING_LIST else 0,
    )
    record("directory.capacity_set", service, purpose="manage")


@transaction.atomic
def confirm_checked(service: Service, *, by: Worker) -> None:
    """Say that everything on the card is still right.

    Raises:
        PermissionDenied: when this offer is not for `by` to change.
    """
    _refuse_stranger(service, by)
    service.change(checked_on=timezone.localdate(), checked_by=by)
    record("directory.service_checked", service, purpose="manage")


@transaction.atomic
def retire_service(service: Service, *, by: Worker) -> None:
    """Take an offer off the verwijskaart. What was referred to it stays as it is.

    Raises:
        PermissionDenied: when this offer is not for `by` to change.
    """
    _refuse_stranger(service, by)
    service.change(active=False)
    record("directory.service_retired", service, purpose="manage")


@transaction.atomic
def offer_again(service: Service, *, by: Worker) -> None:
    """Put an offer back on the verwijskaart.

    Raises:
        PermissionDenied: when this offer is not for `by` to change.
    """
    _refuse_stranger(service, by)
    service.change(active=True, checked_on=timezone.localdate(), checked_by=by)
    record("directory.service_back", service, purpose="manage")


def _refuse_stranger(service: Service, by: Worker) -> None:
    if not may_manage(by, service.organisation):
        raise PermissionDenied


def _refuse_keeper(owner: object, organisation_id: int) -> None:
    """Who keeps an offer works where it is offered, and can sign in."""
    if isinstance(owner, Worker) and not (
        owner.organisation_id == organisation_id and owner.active and owner.account_id
    ):
        raise RefusedError(_("Kies een collega van deze organisatie die kan inloggen."))
