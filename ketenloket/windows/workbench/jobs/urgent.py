"""What cannot wait for the morning: somebody under threat who is new, or whose time runs out."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.utils import timezone

from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.desk.rules import Status, working_days_between
from ketenloket.chain.trajectories.models import Absence
from ketenloket.network.organisations.models import Organisation, Worker
from ketenloket.windows.workbench.actions import mail_urgent
from ketenloket.windows.workbench.jobs.counting import CARES_FOR_QUEUE
from ketenloket.windows.workbench.jobs.offices import each_office, staff
from ketenloket.windows.workbench.notifications import Urgent

DAYS_LEFT = 1
"""From this many working days before the last day of the clock it cannot wait."""


def send_urgent() -> None:
    """Tell whoever must act of everybody who is threatened and was not spoken to yet.

    Once for each person and reason: what was told is known by its key, so this may run as often
    as it likes, and twice at once. Who was spoken to in the meantime is in no mail.
    """
    each_office(_of_office)


def _of_office(organisation: Organisation) -> int:
    today = timezone.localdate()
    threatened = list(
        HelpRequest.objects.filter(
            lead_id=organisation.pk, status=Status.OPEN, first_talk_at=None
        ).exclude(threats=[])
    )
    people = staff(organisation) if threatened else []
    away = _away(organisation, today) if threatened else {}
    for request in threatened:
        left = working_days_between(today, request.clock_due_on)
        if left > DAYS_LEFT and request.responsible_id:
            continue  # no news for whoever took it up, and there is time
        why = Urgent.CLOCK if left <= DAYS_LEFT else Urgent.NEW
        for worker in _must_act(request, people, away):
            if worker.account:
                mail_urgent(request.pk, worker.account.pk, worker.account.email, why)
    return len(threatened)


def _away(organisation: Organisation, today: date) -> dict[int, int | None]:
    """Who is away today, and who stands in for them."""
    absent = Absence.objects.filter(
        organisation_id=organisation.pk, ended_at=None, first_on__lte=today, last_on__gte=today
    )
    return dict(absent.values_list("worker_id", "stand_in_id"))


def _must_act(
    request: HelpRequest, people: Iterable[Worker], away: Mapping[int, int | None]
) -> list[Worker]:
    """The one who is responsible, or stands in for them; else whoever picks up what lies there."""
    responsible = request.responsible_id
    who = away.get(responsible, responsible) if responsible else None
    there = [worker for worker in people if worker.pk not in away]
    mine = [worker for worker in there if worker.pk == who]
    return mine or _carers(there) or _carers(people)


def _carers(people: Iterable[Worker]) -> list[Worker]:
    return [worker for worker in people if CARES_FOR_QUEUE & set(worker.role.duties)]
