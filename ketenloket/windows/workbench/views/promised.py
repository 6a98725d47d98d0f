"""What waits because of others: promises, questions to take over, to come along, an alarm."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.desk.rules import Stage, Status
from ketenloket.chain.help_seekers.models import NAME_OF_PERSON
from ketenloket.chain.referrals.models import Referral
from ketenloket.chain.referrals.rules import CAME_BACK, REROUTES_BEFORE_ALARM
from ketenloket.chain.trajectories.actions import stood_in_for
from ketenloket.chain.trajectories.models import Appointment, Companion, Takeover, Task
from ketenloket.chain.trajectories.rules import AppointmentResult, TakeoverState
from ketenloket.foundation.tenancy.acting import Sees
from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.rules import Duty
from ketenloket.windows.workbench.rules import PAGE

_BEFORE_HELP = (Stage.NEW, Stage.INTAKE, Stage.TRIAGE, Stage.REFERRAL)


def appointments_on(acting: Worker, today: date) -> QuerySet[Appointment]:
    """Appointments of today, as host, along, or in the place of somebody who is away."""
    who = Q(worker_id=acting.pk)
    who |= Q(
        pk__in=Companion.objects.filter(worker_id=acting.pk, ended_at=None).values("appointment_id")
    )
    if acting.role.sees == Sees.ORGANISATION:
        who |= Q(worker_id__in=stood_in_for(acting, today).values("worker_id"))
    return Appointment.objects.filter(
        who, starts_at__date=today, result=AppointmentResult.PLANNED
    ).annotate(person=NAME_OF_PERSON)[:PAGE]


def kinds(acting: Worker, until: date, now: datetime) -> dict[str, QuerySet[Any]]:
    """The querysets for Vandaag, for whoever sees people."""
    own = acting.organisation_id
    mine = Q(worker_id=acting.pk)
    coordinates = acting.role.sees == Sees.ORGANISATION and acting.has(Duty.COORDINATE)
    if coordinates:
        mine |= Q(worker__isnull=True, by_person=False, organisation_id=own)
    found: dict[str, QuerySet[Any]] = {
        "promises": Task.objects.filter(mine, done_at=None, until__lte=until)
        .annotate(person=NAME_OF_PERSON)
        .order_by("until")[:PAGE]
    }
    if acting.role.sees == Sees.ORGANISATION and acting.has(Duty.CASES):
        found["takeovers"] = Takeover.objects.filter(
            Q(from_worker=F("request__responsible"))
            | Q(from_worker__isnull=True, request__responsible__isnull=True),
            to_worker_id=acting.pk,
            state=TakeoverState.PROPOSED,
            organisation_id=own,
            lead_id=own,
        ).annotate(person=NAME_OF_PERSON, asker=F("asked_by__name"))[:PAGE]
        found["asked_along"] = Companion.objects.filter(
            organisation_id=own,
            worker__isnull=True,
            ended_at=None,
            appointment__result=AppointmentResult.PLANNED,
            appointment__starts_at__gt=now,
        ).annotate(starts=F("appointment__starts_at"), host_name=F("host__name"))[:PAGE]
    if coordinates:
        found["around"] = _sent_around(own)
    return found


def _sent_around(own: int) -> QuerySet[HelpRequest]:
    """Those who came back from two organisations or more, and are not helped yet."""
    back = (
        Referral.objects.filter(request_id=OuterRef("pk"), state__in=CAME_BACK)
        .order_by()
        .values("request_id")
        .annotate(times=Count("pk"))
        .values("times")
    )
    return (
        HelpRequest.objects.filter(lead_id=own, status=Status.OPEN, stage__in=_BEFORE_HELP)
        .annotate(person=NAME_OF_PERSON, came_back=Subquery(back))
        .filter(came_back__gte=REROUTES_BEFORE_ALARM)[:PAGE]
    )


def waits(found: dict[str, list[Any]], today: date) -> Iterator[dict[str, Any]]:
    """These rows as things to do: the last day, for whom and what, why, and the page."""
    for row in found.get("around", []):
        yield {
            "on": today,
            "title": _("%(name)s · %(count)s keer verwezen en teruggekomen")
            % {"name": row.person or row.number, "count": row.came_back},
            "why": _(
                "Spreek samen af wie nu helpt, zodat niemand van het kastje naar de muur gaat."
            ),
            "url": reverse("workbench:case", args=[row.pk]),
            "button": _("Open"),
        }
    for row in found.get("takeovers", []):
        yield {
            "on": row.answer_on,
            "title": _("%(name)s · neemt u dit over?") % {"name": row.person or _("hulpvraag")},
            "why": _("%(who)s vraagt het: %(why)s") % {"who": row.asker, "why": row.why},
            "url": reverse("trajectories:answer_takeover", args=[row.pk]),
            "button": _("Geef antwoord"),
        }
    for row in found.get("asked_along", []):
        yield {
            "on": today,
            "title": _("Kies wie er meegaat met %(place)s") % {"place": row.host_name},
            "why": _("Gevraagd: iemand die dit doet: %(role)s.") % {"role": row.get_role_display()},
            "url": reverse("trajectories:send_along", args=[row.pk]),
            "button": _("Kies"),
        }
    for row in found.get("promises", []):
        yield {
            "on": row.until,
            "title": _("%(name)s · %(what)s")
            % {"name": row.person or _("hulpvraag"), "what": row.what},
            "why": _("Dit is beloofd."),
            "url": reverse("workbench:case", args=[row.request_id]),
            "button": _("Open"),
        }
