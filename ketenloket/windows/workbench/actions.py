"""What the workbench writes: how a worker wants to be mailed, and the mails themselves."""

from collections.abc import Mapping
from contextlib import suppress
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


def begin_day(organisation: Organisation, day: date) -> None:
    """The overviews of all people of this organisation are made for this day; known once."""
    row = DigestDay(alliance_id=organisation.alliance_id, organisation=organisation, day=day)
    with suppress(IntegrityError), transaction.atomic():  # another run was there first
        row.save(force_insert=True)


def mail_day(worker: Worker, day: date, found: Mapping[str, Mapping[Waits, int]]) -> bool:
    """The overview of a day for one person, if anything waits; by the name of each organisation.

    Args:
        worker: the person in their first role ever, as whose organisation one acts.
        day: which day; there is one overview for it, however often this is asked.
        found: how much waits of each kind, by the name of each organisation.
    """
    account = worker.account
    return account is not None and tell_day(
        account.email, day, found, once=f"day:{account.pk}:{day}"
    )


def mail_urgent(request: UUID, account: int, to: str, why: Urgent) -> None:
    """Once per person who cannot wait, per reason, per receiver."""
    tell_urgent(to, why, once=f"urgent:{why}:{request}:{account}")
