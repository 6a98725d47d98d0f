"""The reasons not to take somebody: words of the alliance, each with a fixed next step."""

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.text import slugify
from django.utils.translation import gettext as _

from ketenloket.chain.referrals.models import DeclineReason
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.rules import Duty


@transaction.atomic
def add_reason(*, label: str, by: Worker, **values: object) -> DeclineReason:
    """Add a reason, with the step that follows from it for the sender.

    Raises:
        PermissionDenied: when `by` does not care for the alliance.
        RefusedError: when there is such a reason already.
    """
    _refuse_others(by)
    last = DeclineReason.objects.aggregate(last=Max("position"))["last"] or 0
    reason = DeclineReason(
        code=slugify(label).replace("-", "_")[:40], label=label, position=last + 1, **values
    )
    try:
        with transaction.atomic():
            reason.save(force_insert=True)
    except IntegrityError as error:
        raise RefusedError(_("Deze reden staat al in de lijst.")) from error
    record("referrals.reason_added", reason, purpose="manage")
    return reason


@transaction.atomic
def change_reason(reason: DeclineReason, *, by: Worker, **changes: object) -> None:
    """Change the words or the step, or stop using it; what was answered with it stays.

    Raises:
        PermissionDenied: when `by` does not care for the alliance.
    """
    _refuse_others(by)
    reason.change(**changes)
    record("referrals.reason_changed", reason, purpose="manage")


def _refuse_others(by: Worker) -> None:
    if not by.has(Duty.ALLIANCE):
        raise PermissionDenied
