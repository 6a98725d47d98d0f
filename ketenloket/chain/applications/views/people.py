"""Who comes today: an appointment today, a walk-in of today, or a form that was begun today."""

from django.utils import timezone

from ketenloket.chain.applications.models import Application
from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.desk.rules import Entry, Status
from ketenloket.chain.trajectories.models import Appointment
from ketenloket.chain.trajectories.rules import AppointmentResult
from ketenloket.network.organisations.models import Worker

MOST = 40  # people of one day


def people_today(worker: Worker) -> list[HelpRequest]:
    """The people of today, whom the worker may see: by appointment, then as they came in."""
    today, own = timezone.localdate(), worker.organisation_id
    appointments = Appointment.objects.filter(organisation_id=own, starts_at__date=today)
    planned = appointments.exclude(result=AppointmentResult.CANCELLED).order_by("starts_at")
    times = {row.request_id: row.starts_at for row in reversed(planned[:MOST])}
    walked_in = HelpRequest.objects.filter(
        lead_id=own, status=Status.OPEN, entry=Entry.WALK_IN, registered_at__date=today
    ).values_list("pk", flat=True)
    begun = Application.objects.filter(organisation_id=own, made_at__date=today)
    keys = {*times, *walked_in[:MOST], *begun.values_list("request_id", flat=True)[:MOST]}
    found = list(HelpRequest.objects.filter(pk__in=keys).select_related("help_seeker"))
    for request in found:
        request.comes_at = times.get(request.pk)  # type: ignore[attr-defined]
    return sorted(
        found, key=lambda row: (row.pk not in times, times.get(row.pk) or row.registered_at)
    )


def next_person(worker: Worker, after: HelpRequest) -> HelpRequest | None:
    """Who comes after this person today."""
    people = people_today(worker)
    keys = [row.pk for row in people]
    if after.pk not in keys:
        return people[0] if people else None
    place = keys.index(after.pk) + 1
    return people[place] if place < len(people) else None
