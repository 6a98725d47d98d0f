"""The overview of the day: for each person one mail at most, with all that waits in all their work."""

from datetime import date

from django.utils import timezone

from ketenloket.chain.desk.rules import is_working_day
from ketenloket.foundation.tenancy.acting import Actor, Turns, acting_as
from ketenloket.network.organisations.models import Organisation, Worker
from ketenloket.windows.workbench.actions import begin_day, mail_day
from ketenloket.windows.workbench.jobs.counting import counts_of
from ketenloket.windows.workbench.jobs.offices import look_at_line, staff
from ketenloket.windows.workbench.models import DigestDay, MailChoice, Mails
from ketenloket.windows.workbench.notifications import Waits, is_time


def send_day() -> int:
    """Put the overviews of today in the outbox, where that was not done yet.

    Each person in a transaction of their own; an organisation is done when all its people are. Safe
    when two run at once, and when none ran for days: today's overview holds all that waits.

    Returns:
        How many mails that makes.
    """
    now = timezone.localtime()
    if not is_working_day(now.date()) or not is_time(now):
        return 0
    look_at_line()
    day, turns = now.date(), Turns()
    offices: dict[Organisation, set[int]] = {}
    for organisation in Organisation.objects.filter(active=True).order_by("pk"):
        with turns.take(f"organisation {organisation.pk}", organisation.actor()):
            if not DigestDay.objects.filter(organisation_id=organisation.pk, day=day).exists():
                offices[organisation] = {worker.account_id or 0 for worker in staff(organisation)}
    mailed, done = 0, set()
    for account in sorted(set().union(*offices.values())):
        with turns.take(f"account {account}", Actor(account=str(account))):
            mailed += _of_account(account, day)
            done.add(account)
    for organisation, people in offices.items():
        if people <= done:
            with turns.take(f"organisation {organisation.pk}", organisation.actor()):
                begin_day(organisation, day)
    turns.end()
    return mailed


def _of_account(account: int, day: date) -> bool:
    """One mail with what waits at each organisation where this person works."""
    hats = list(
        Worker.objects.filter(account_id=account)
        .select_related("role", "account", "organisation")
        .order_by("pk")
    )
    found: dict[str, dict[Waits, int]] = {}
    for worker in hats:
        if worker.active and worker.organisation.active:
            kept = found.setdefault(worker.organisation.name, {})
            for kind, count in _waiting(worker, day).items():
                kept[kind] = max(kept.get(kind, 0), count)
    # In the name of where they came first, which never changes: so it is one mail a day, whoever
    # of their organisations is looked at first.
    with acting_as(hats[0].organisation.actor()):
        return mail_day(hats[0], day, found)


def _waiting(worker: Worker, day: date) -> dict[Waits, int]:
    """What waits for somebody in one role; nothing when they want no overview of it."""
    with acting_as(worker.actor()):
        if MailChoice.objects.filter(worker_id=worker.pk, mails=Mails.URGENT).exists():
            return {}
        return counts_of(worker, day)
