"""What the workbench writes: how a worker wants to be mailed, and the mails themselves."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from ketenloket.foundation.audit.actions import record
from ketenloket.network.organisations.models import Organisation, Worker
from ketenloket.windows.workbench.models import DigestDay, MailChoice, Mails
from ketenloket.windows.workbench.notifications import Urgent, Waits, tell_day, tell_urgent


def choose_mails(mails: Mails, *, by: Worker) -> None:
    """Remember when this worker wants to be mailed."""
    choice = MailChoice.objects.filter(worker_id=by.pk).first()
    if choice:
        choice.change(mails=mails)
    else:
        choice = MailChoice(
            alliance_id=by.alliance_id, organisation_id=by.organisation_id, worker=by, mails=mails
        )
        choice.save(force_insert=True)
    record("workbench.mails_chosen", by, purpose="manage")


def begin_day(organisation: Organisation, day: date) -> bool:
    """Claim the overviews of this organisation for this day; no when somebody else has.

    In the transaction in which they are put in the outbox: all of them, or none and once more.
    """
    row = DigestDay(alliance_id=organisation.alliance_id, organisation=organisation, day=day)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return False
    return True


def mail_day(account: int, to: str, day: date, counts: Mapping[Waits, int]) -> bool:
    """The overview of a day for one person at one organisation, if anything waits."""
    return tell_day(to, day, counts, once=f"day:{account}:{day}")


def mail_urgent(request: UUID, account: int, to: str, why: Urgent) -> None:
    """Once per person who cannot wait, per reason, per receiver."""
    tell_urgent(to, why, once=f"urgent:{why}:{request}:{account}")
