"""Somebody says that a card is not right, and the owner answers."""

import uuid

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.outbox.actions import tell
from ketenloket.foundation.tenancy.acting import Actor, Sees, acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.directory.models import Correction, CorrectionOutcome, Service
from ketenloket.network.organisations.models import Organisation, Worker
from ketenloket.network.organisations.permissions import may_manage


def correct_at_front_door(service: Service, *, text: str, contact: str, submission: str) -> None:
    """Suggest a correction as anybody; the form may add and never look.

    Args:
        service: the card; its organisation and alliance must be at hand.
        text: what is not right.
        contact: how to ask something back, or empty.
        submission: the random key of this form. The same key twice makes one correction.

    Raises:
        RefusedError: this offer is not on the verwijskaart now.
    """
    if not service.active:
        raise RefusedError(_("Dit aanbod staat niet meer op de verwijskaart."))
    actor = Actor(
        organisation=str(service.alliance.desk_id or ""),
        alliance=str(service.alliance_id),
        sees=Sees.FRONT_DOOR,
    )
    with acting_as(actor):
        _put_in(service, text, contact, submission, by=None)


@transaction.atomic
def correct(service: Service, *, text: str, contact: str = "", submission: str, by: Worker) -> None:
    """Suggest a correction as a worker of the alliance.

    Raises:
        PermissionDenied: when `by` works in another alliance.
    """
    if by.alliance_id != service.alliance_id:
        raise PermissionDenied
    _put_in(service, text, contact, submission, by=by)


@transaction.atomic
def answer_correction(
    correction: Correction, outcome: CorrectionOutcome, *, by: Worker
) -> Correction:
    """Write down what was done with it. How to reach somebody is then no longer needed: it goes.

    Raises:
        PermissionDenied: when the card is not for `by` to keep.
        RefusedError: when a colleague answered it before.
    """
    found = Correction.objects.select_for_update(of=("self",)).get(
        pk=correction.pk, organisation_id=correction.organisation_id
    )
    if not may_manage(by, Organisation.objects.get(pk=found.organisation_id)):
        raise PermissionDenied
    if found.answered_at is not None:
        raise RefusedError(_("Een collega heeft dit al afgehandeld."))
    found.change(outcome=outcome, contact="", answered_at=timezone.now(), answered_by=by)
    record("directory.correction_answered", found, purpose="manage")
    return found


def _put_in(
    service: Service, text: str, contact: str, submission: str, *, by: Worker | None
) -> None:
    correction = Correction(
        id=_id_of(service, submission),
        alliance_id=service.alliance_id,
        organisation_id=service.organisation_id,
        service=service,
        text=text,
        contact=contact,
        made_by=by,
    )
    try:
        with transaction.atomic():
            correction.save(force_insert=True)
    except IntegrityError as error:
        if "pkey" not in str(error):
            raise
        return  # The same form again: it is already there, and the owner was told.
    record("directory.correction_made", correction, purpose="manage")
    _tell_owner(service)


def _id_of(service: Service, submission: str) -> uuid.UUID:
    """The correction that this form makes, or made before."""
    secret = salted_hmac("ketenloket.correction", f"{service.pk} {submission}", algorithm="sha256")
    return uuid.UUID(bytes=secret.digest()[:16], version=4)


def _tell_owner(service: Service) -> None:
    """A letter without a word of the text. Whoever may not look up the owner tells the organisation."""
    owner = (
        Worker.objects.filter(
            pk=service.owner_id,
            organisation_id=service.organisation_id,
            active=True,
            account__isnull=False,
        )
        .select_related("account")
        .first()
        if service.owner_id
        else None
    )
    known = owner.account.email if owner and owner.account else ""
    tell(
        known or service.organisation.email,
        subject="Iemand zegt dat er iets niet klopt op de verwijskaart",
        body="Bij een aanbod van uw organisatie staat een verbetering klaar. "
        "Log in en kijk bij Beheer, Verbeteringen.",
    )
