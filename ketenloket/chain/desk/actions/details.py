"""What the desk keeps of a person, corrected; and a new follow-up code."""

import secrets
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ketenloket.chain.desk.actions.contact import lock_open
from ketenloket.chain.desk.actions.register import follow_up_hash
from ketenloket.chain.desk.actions.steps import plan_next
from ketenloket.chain.desk.models import FollowUpKey, HelpRequest, case_of
from ketenloket.chain.desk.rules import NextCode, code_from_digest, working_days_after
from ketenloket.chain.help_seekers.models import HelpSeeker
from ketenloket.chain.recognition.actions import remember
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Worker


@dataclass(frozen=True)
class Details:
    """Name, ways to be reached, language and address; forms as in `Registration`."""

    name: str
    phone: str
    email: str
    contact_way: str
    contact_when: tuple[str, ...]
    language: str
    postcode: str
    house_number: str
    municipality: str
    born: date | None = None


@transaction.atomic
def correct_details(request_id: UUID, details: Details, *, by: Worker) -> HelpRequest:
    """Correct what is known of the person.

    The follow-up code is not kept, so its keys cannot move along: Mijn hulp keeps opening with the
    number or e-mail address of before, until a new code is given. A new number or e-mail
    address while somebody is being sought is tried the same day.
    """
    request = lock_open(request_id, by)
    person = HelpSeeker.objects.select_for_update(of=("self",)).get(pk=request.help_seeker_id)
    reached_anew = any(
        new and new != old
        for new, old in ((details.phone, person.phone), (details.email, person.email))
    )
    person.change(**vars(details) | {"contact_when": list(details.contact_when)})
    remember(person)
    record("desk.details_corrected", person, purpose="help", request_id=request.pk)
    if reached_anew and request.next_code == NextCode.CALL:
        plan_next(
            request,
            code=NextCode.CALL,
            step="Probeer het nieuwe nummer of e-mailadres",
            on=working_days_after(timezone.localdate(), 0),
            by=by,
        )
    return request


@transaction.atomic
def new_follow_up_code(request_id: UUID, *, by: Worker) -> str:
    """End every follow-up code of this request and make a new one; it is shown once and not kept.

    Raises:
        RefusedError: no number and no e-mail address is known, so a code would open nothing.
    """
    request = lock_open(request_id, by)
    person = HelpSeeker.objects.get(pk=request.help_seeker_id)
    contacts = [contact for contact in (person.phone, person.email) if contact]
    if not contacts:
        raise RefusedError(
            _("Een volgcode werkt samen met een nummer of e-mailadres. Vul dat eerst in.")
        )
    code = code_from_digest(secrets.token_bytes(16))
    for key in FollowUpKey.objects.filter(request=request, ended_at__isnull=True):
        key.change(ended_at=timezone.now())
    for contact in contacts:
        FollowUpKey(**case_of(request), key_hash=follow_up_hash(code, contact)).save(
            force_insert=True
        )
    record("desk.new_code", request, purpose="help", request_id=request.pk)
    return code
