"""What Vandaag says of appointments and home visits: today's, an alarm, a second helper missing."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ketenloket.chain.help_seekers.models import NAME_OF_PERSON
from ketenloket.chain.trajectories.actions import visits_alone
from ketenloket.chain.trajectories.models import Appointment, HomeVisit
from ketenloket.chain.trajectories.rules import AppointmentResult, PlaceKind
from ketenloket.foundation.tenancy.acting import Sees
from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.rules import Duty
from ketenloket.windows.workbench.rules import PAGE


def alarms_of(organisation_id: int) -> QuerySet[HomeVisit]:
    """Alarms of the own helpers that nobody handled yet, the oldest first."""
    return (
        HomeVisit.objects.filter(
            organisation_id=organisation_id, raised_at__isnull=False, handled_at=None
        )
        .annotate(person=NAME_OF_PERSON, goes=F("appointment__worker__name"))
        .order_by("raised_at")[:PAGE]
    )


def _inside(acting: Worker) -> QuerySet[HomeVisit]:
    """Where they are now, when it is not among the appointments: it was changed or is out of sight."""
    planned = Appointment.objects.filter(
        pk=OuterRef("appointment_id"),
        starts_at=OuterRef("starts_at"),
        place_kind=PlaceKind.HOME,
        result=AppointmentResult.PLANNED,
    )
    return HomeVisit.objects.filter(
        ~Exists(planned),
        arrived_by=acting,
        organisation_id=acting.organisation_id,
        left_at=None,
        handled_at=None,
    ).order_by("arrived_at")[:PAGE]


def kinds(acting: Worker, now: datetime) -> dict[str, QuerySet[Any]]:
    """The querysets for Vandaag."""
    found: dict[str, QuerySet[Any]] = {}
    coordinates = acting.role.sees == Sees.ORGANISATION and bool(
        {Duty.COORDINATE, Duty.ASSIGN} & set(acting.role.duties)
    )
    if coordinates:
        found["alarms"] = alarms_of(acting.organisation_id)
    if acting.role.sees == Sees.ASSIGNED:
        found["inside"] = _inside(acting)
    if acting.role.sees in {Sees.ORGANISATION, Sees.ASSIGNED}:
        whose = Q() if coordinates else Q(worker_id=acting.pk)
        found["visits_alone"] = (
            visits_alone(acting.organisation_id, now)
            .filter(whose)
            .annotate(person=NAME_OF_PERSON, goes=F("worker__name"))
            .order_by("starts_at")[:PAGE]
        )
    return found


def waits(found: dict[str, list[Any]], acting: Worker, today: date) -> Iterator[dict[str, Any]]:
    """These rows as things to do."""
    for row in found.get("appointments", []):
        yield _appointment(row, acting, today)
    for row in found.get("inside", []):
        yield {
            "on": today,
            "title": _("U meldde zich aan bij een huisbezoek, en nog niet af"),
            "why": _("Meld dat u veilig weg bent. Anders krijgt uw coördinator alarm."),
            "url": reverse("trajectories:visit", args=[row.appointment_id]),
            "button": _("Ik ben weg"),
            "urgent": True,
        }
    for row in found.get("alarms", []):
        yield {
            "on": today,
            "title": _("Alarm: %(who)s is niet veilig weg gemeld na een huisbezoek")
            % {"who": row.goes or _("een helper")},
            "why": _("Bel nu met deze helper. Bezoek bij %(name)s.")
            % {"name": row.person or _("de hulpvrager")},
            "url": reverse("trajectories:alarm", args=[row.pk]),
            "button": _("Bekijk en handel af"),
            "threats": [_("veiligheid van een helper")],
            "urgent": True,
        }
    for row in found.get("visits_alone", []):
        day = date_format(timezone.localtime(row.starts_at), "j F, H.i")
        yield {
            "on": today,
            "title": _("%(name)s · huisbezoek op %(day)s uur met maar één helper")
            % {"name": row.person or _("de hulpvrager"), "day": day},
            "why": _("U spreekt af om samen te gaan. Kies wie er meegaat."),
            "url": reverse("trajectories:company", args=[row.pk]),
            "button": _("Kies wie er meegaat"),
            "threats": [_("nog geen tweede helper")],
        }


def _appointment(row: Any, acting: Worker, today: date) -> dict[str, Any]:
    """An appointment of today; at home the button leads to "I am here" and "I am safely away"."""
    at = timezone.localtime(row.starts_at)
    case = reverse("workbench:case", args=[row.request_id])
    at_home = (
        row.place_kind == PlaceKind.HOME
        and row.organisation_id == acting.organisation_id
        and acting.has(Duty.HELP)
    )
    return {
        "on": today,
        "title": _("%(time)s uur · %(subject)s met %(name)s")
        % {
            "time": f"{at:%H.%M}",
            "subject": row.subject or _("afspraak"),
            "name": row.person or _("de hulpvrager"),
        },
        "why": row.place,
        "url": reverse("trajectories:visit", args=[row.pk]) if at_home else case,
        "button": _("Ik ben er / ik ben weg") if at_home else _("Open"),
        "case": case if at_home else "",
    }
