"""The overview of the day: for each organisation once, for each of its people one mail at most."""

from collections import defaultdict
from datetime import date

from django.utils import timezone

from ketenloket.chain.desk.rules import is_working_day
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.network.organisations.models import Account, Organisation
from ketenloket.windows.workbench.actions import begin_day, mail_day
from ketenloket.windows.workbench.jobs.counting import counts_of
from ketenloket.windows.workbench.jobs.offices import each_office, staff
from ketenloket.windows.workbench.models import DigestDay, MailChoice, Mails
from ketenloket.windows.workbench.notifications import Waits, is_time


def send_day() -> int:
    """Put the overviews of today in the outbox, where that was not done yet.

    Each organisation in a transaction of its own: all its overviews or none. Safe when two run at
    once, and when none ran for days: today's overview holds all that waits.

    Returns:
        How many mails that makes.
    """
    now = timezone.localtime()
    if not is_working_day(now.date()) or not is_time(now):
        return 0
    return each_office(lambda organisation: _of_office(organisation, now.date()))


def _of_office(organisation: Organisation, day: date) -> int:
    done = DigestDay.objects.filter(organisation_id=organisation.pk, day=day)
    if done.exists() or not begin_day(organisation, day):
        return 0
    return sum(
        mail_day(account.pk, account.email, day, counts)
        for account, counts in _waiting(organisation, day).items()
    )


def _waiting(organisation: Organisation, day: date) -> dict[Account, dict[Waits, int]]:
    """What waits for each person; who has two roles here gets one mail with both."""
    choices = MailChoice.objects.filter(organisation_id=organisation.pk, mails=Mails.URGENT)
    only_urgent = set(choices.values_list("worker_id", flat=True))
    found: dict[Account, dict[Waits, int]] = defaultdict(dict)
    for worker in staff(organisation):
        if worker.pk in only_urgent or worker.account is None:
            continue
        with acting_as(worker.actor()):
            counts = counts_of(worker, day)
        kept = found[worker.account]
        for kind, count in counts.items():
            kept[kind] = max(kept.get(kind, 0), count)
    return found
