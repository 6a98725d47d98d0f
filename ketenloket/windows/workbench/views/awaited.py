"""Answers to applications that should have come: who answers for the person asks after them."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import CharField, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from ketenloket.chain.applications.models import Application
from ketenloket.chain.applications.rules import Result
from ketenloket.chain.desk.rules import Status
from ketenloket.chain.help_seekers.models import HelpSeeker
from ketenloket.chain.trajectories.actions import stood_in_for
from ketenloket.chain.trajectories.models import Assignment
from ketenloket.foundation.tenancy.acting import Sees
from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.rules import Duty
from ketenloket.windows.workbench.rules import PAGE, day_words
from ketenloket.windows.workbench.views.silence import told_of, told_words

_PERSON = Subquery(
    HelpSeeker.objects.filter(pk=OuterRef("help_seeker_id")).values("name")[:1],
    output_field=CharField(),
)


def kinds(acting: Worker, today: date) -> dict[str, QuerySet[Any]]:
    """The querysets for Vandaag: of whoever answers for the person, and of volunteers who help."""
    if not acting.has(Duty.HELP):
        return {}
    late = Application.objects.filter(
        result=Result.OPEN,
        applied_on__isnull=False,
        due_on__lt=today,
        request__status=Status.OPEN,
    )
    if acting.role.sees == Sees.ASSIGNED:
        mine = Assignment.objects.filter(worker_id=acting.pk, ended_at=None)
        late = late.filter(request_id__in=mine.values("request_id"))
    else:
        away = stood_in_for(acting, today).values("worker_id")
        answers = Q(request__responsible_id=acting.pk) | Q(request__responsible_id__in=away)
        if acting.has(Duty.COORDINATE):
            answers |= Q(request__coordinator_queue=True)
        late = late.filter(answers, lead_id=acting.organisation_id)
    return {
        "awaited": late.annotate(person=_PERSON, told_to=told_of("request_id")).order_by(
            "due_on", "id"
        )[:PAGE]
    }


def waits(found: dict[str, list[Any]]) -> Iterator[dict[str, Any]]:
    """What of this becomes a line on Vandaag."""
    for row in found.get("awaited", []):
        yield {
            "on": row.due_on,
            "title": _("%(name)s · vraag na: %(what)s")
            % {"name": row.person or _("hulpvraag"), "what": row.name},
            "why": _(
                "Het antwoord had er op %(day)s moeten zijn. Bel, en schrijf op wat ze zeggen."
            )
            % {"day": day_words(row.due_on)},
            "url": reverse("applications:application", args=[row.pk]),
            "button": _("Bekijk de aanvraag"),
            "case": reverse("workbench:case", args=[row.request_id]),
            "told": told_words(row.told_to),
        }
