"""After "no contact" it is tried once more, on the day that was chosen when the help was closed."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ketenloket.chain.desk.actions.climb import settle
from ketenloket.chain.desk.actions.contact import Attempt, write_attempt
from ketenloket.chain.desk.actions.reopening import open_again
from ketenloket.chain.desk.actions.steps import locked
from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.desk.permissions import may_lead
from ketenloket.chain.desk.rules import AttemptResult, ReopenedFor
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Worker


@transaction.atomic
def try_once_more(request_id: UUID, attempt: Attempt, *, by: Worker) -> HelpRequest:
    """Write down the last attempt. Who is reached after all has an open request again.

    Raises:
        HelpRequest.DoesNotExist: not there, or not led by this organisation.
        RefusedError: it was done already, or the request did not end without contact.
    """
    request = locked(request_id)
    if not may_lead(request, by):
        raise HelpRequest.DoesNotExist
    if request.once_more_on is None or request.once_more_at is not None:
        raise RefusedError(_("Hier hoeft niets meer te worden geprobeerd."))
    write_attempt(request, attempt, by)
    request.change(once_more_at=timezone.now(), once_more_by=by)
    record("desk.tried_once_more", request, purpose="help", request_id=request.pk)
    if attempt.result == AttemptResult.SPOKEN:
        open_again(request, ReopenedFor.REACHED, by=by)
    else:
        settle(request, by=by)
    return request
