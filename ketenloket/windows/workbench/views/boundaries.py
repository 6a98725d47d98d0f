"""What a crossed limit looks like: above a case, and on Vandaag of everybody whom it concerns."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ketenloket.chain.desk.rules import Status
from ketenloket.chain.escalation.actions import meaning
from ketenloket.chain.escalation.models import Escalation, Relief
from ketenloket.chain.escalation.permissions import may_take
from ketenloket.chain.escalation.rules import STILL_READ_DAYS, Outcome
from ketenloket.chain.help_seekers.models import NAME_OF_PERSON
from ketenloket.foundation.tenancy.acting import Sees
from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.rules import Duty
from ketenloket.windows.workbench.rules import PAGE, day_words
from ketenloket.windows.workbench.views.story import Story


def boundaries(story: Story) -> dict[str, Any]:
    """Whether volunteers are stopped, why, and which part was given back."""
    standing = [row for row in story.escalations if row.stops]
    open_first = sorted(standing, key=lambda row: row.closed_at is not None)
    stop = open_first[0] if open_first else None
    given = [row for row in story.limit_decisions if row.outcome == Outcome.PART]
    labels = []
    if stop:
        found = meaning(story.request.alliance_id).of(stop.signs)
        labels = [limit.label for limit in found]
    return {"stop": stop, "labels": labels, "part": given[0] if given and not stop else None}


def kinds(acting: Worker) -> dict[str, QuerySet[Any]]:
    """The querysets for Vandaag."""
    own = acting.organisation_id
    if acting.role.sees == Sees.ASSIGNED:
        mine = Relief.objects.filter(worker_id=acting.pk, read_on=None, organisation_id=own)
        return {"reliefs": mine.order_by("-relieved_at")[:PAGE]}
    found: dict[str, QuerySet[Any]] = {}
    if acting.has(Duty.COORDINATE) or acting.has(Duty.ASSIGN):
        found["care"] = (
            Relief.objects.filter(organisation_id=own, cared_at=None)
            .annotate(volunteer=F("worker__name"))
            .order_by("care_on", "id")[:PAGE]
        )
    if acting.has(Duty.CASES):
        found["escalations"] = (
            Escalation.objects.filter(
                lead_id=own,
                picked_up_at=None,
                closed_at=None,
                due_on__isnull=False,
                request__status=Status.OPEN,
            )
            .exclude(request__responsible_id=acting.pk)
            .annotate(person=NAME_OF_PERSON)
            .order_by("due_on", "id")[:PAGE]
        )
    return found


def waits(found: dict[str, list[Any]], acting: Worker, today: date) -> Iterator[dict[str, Any]]:
    """What of this becomes a line on Vandaag."""
    since = today - timedelta(days=STILL_READ_DAYS)
    for row in found.get("reliefs", []):
        if timezone.localdate(row.relieved_at) < since:
            continue
        yield {
            "on": row.care_on,
            "title": _("U bent gestopt bij iemand. Dank u wel voor wat u deed"),
            "why": _relief_words(row),
            "url": reverse("escalation:read", args=[row.pk]),
            "button": _("Gelezen"),
            "posts": True,
        }
    for row in found.get("care", []):
        yield {
            "on": row.care_on,
            "title": _("Nazorg: bel %(name)s") % {"name": row.volunteer},
            "why": _("Deze vrijwilliger stopte omdat een grens geraakt is. Vraag hoe het gaat."),
            "url": reverse("escalation:cared", args=[row.pk]),
            "button": _("Gesproken"),
            "posts": True,
        }
    for row in found.get("escalations", []):
        if may_take(acting, row.decider):
            yield {
                "on": row.due_on,
                "title": _("%(name)s · een beroepskracht neemt over")
                % {"name": row.person or _("hulpvraag")},
                "why": _("Een grens van vrijwillige hulp is geraakt. Nog niemand pakte het op."),
                "url": reverse("escalation:detail", args=[row.request_id]),
                "button": _("Pak op"),
                "case": reverse("workbench:case", args=[row.request_id]),
            }


def _relief_words(row: Relief) -> str:
    """What happened, without a word about the person."""
    if row.taken_over_on:
        return _("Een beroepskracht nam het op %(day)s over.") % {
            "day": day_words(row.taken_over_on)
        }
    said = _("U zei dat het te zwaar was.") if row.self_said else _("Er is een grens geraakt.")
    return _(
        "%(said)s Een beroepskracht neemt het over; u hoort wanneer. Uw coördinator belt u"
        " uiterlijk %(day)s."
    ) % {"said": said, "day": day_words(row.care_on)}
