"""What silence looks like: who was told, what stays lying, what rests, what is tried once more."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from ketenloket.chain.desk.models import Climb, HelpRequest, Rest
from ketenloket.chain.desk.rules import (
    ClimbTo,
    Deadline,
    Status,
    deadline,
    highest,
    step_source,
)
from ketenloket.chain.help_seekers.models import NAME_OF_PERSON
from ketenloket.foundation.tenancy.acting import Sees
from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.rules import Duty
from ketenloket.windows.workbench.rules import PAGE, day_words


def told_of(request: str) -> ArraySubquery:
    """Who hears now of a row being late, for a queryset of which `request` is the request."""
    standing = Climb.objects.filter(
        request_id=OuterRef(request), about=OuterRef("pk"), taken_back_at=None
    )
    return ArraySubquery(standing.order_by("raised_at").values("to"))


def told_words(steps: Iterable[str]) -> str:
    """Who knows that it is late, in a sentence; empty while it is only the worker."""
    furthest = highest(list(steps))
    if furthest in {None, ClimbTo.WORKER}:
        return ""
    return {
        ClimbTo.COORDINATORS: _("Te laat: uw coördinatoren zien dit ook."),
        ClimbTo.DESK: _("Te laat: uw coördinatoren zien dit, en het loket ziet dát er iets ligt."),
    }.get(
        furthest,
        _("Te laat: uw coördinatoren zien dit; loket en samenwerking zien dát er iets ligt."),
    )


def step_clock(row: HelpRequest, acting: Worker, today: date) -> Deadline | None:
    """How long there is still for the next step, and which clock that is."""
    if row.next_on is None:
        return None
    source = step_source(row.next_clock, by_whom=acting.alliance.name)
    return deadline(row.next_on, today, source)


def kinds(acting: Worker, today: date) -> dict[str, QuerySet[Any]]:
    """The querysets for Vandaag, for whoever sees all people of the organisation."""
    if acting.role.sees != Sees.ORGANISATION:
        return {}
    own = acting.organisation_id
    found: dict[str, QuerySet[Any]] = {}
    if acting.has(Duty.CASES) or acting.has(Duty.DESK):
        found["once_more"] = (
            HelpRequest.objects.filter(
                lead_id=own, status=Status.CLOSED, once_more_on__lte=today, once_more_at=None
            )
            .annotate(person=NAME_OF_PERSON)
            .order_by("once_more_on", "id")[:PAGE]
        )
    if acting.has(Duty.COORDINATE):
        found["stalled"] = Climb.objects.filter(
            organisation_id=own, to=ClimbTo.COORDINATORS, taken_back_at=None
        ).order_by("due_on", "id")[:1]
    return found


def waits(found: dict[str, list[Any]]) -> Iterator[dict[str, Any]]:
    """What of this becomes a line on Vandaag."""
    for row in found.get("once_more", []):
        yield {
            "on": row.once_more_on,
            "title": _("%(name)s · probeer nog één keer contact te krijgen")
            % {"name": row.person or row.number},
            "why": _("De hulpvraag sloot zonder contact. Dit is de afgesproken dag."),
            "url": reverse("desk:once_more", args=[row.pk]),
            "button": _("Leg contact vast"),
            "case": reverse("workbench:case", args=[row.pk]),
        }
    for row in found.get("stalled", []):
        yield {
            "on": row.due_on,
            "title": _("Er blijft iets liggen bij uw organisatie"),
            "why": _("Een collega kwam er niet aan toe. Neem het over, of geef het aan iemand."),
            "url": reverse("desk:stalled_here"),
            "button": _("Bekijk wat blijft liggen"),
        }


def moments(climbs: list[Climb], rests: list[Rest]) -> Iterator[dict[str, Any]]:
    """For the time line: what climbed, when it moved again, and when there was rest."""
    for row in climbs:
        words = {"who": ClimbTo(row.to).label, "term": row.get_term_display()}
        words["day"] = day_words(row.due_on)
        if row.to == ClimbTo.WORKER:
            continue  # that it was late is said by the next step itself
        over = {"tone": "neutral", "label": _("weer in beweging")}
        stands = {"tone": "warn", "label": _("ligt nog")}
        yield {
            "at": row.raised_at,
            "title": _("Bleef liggen: gemeld aan %(who)s") % words,
            "detail": _("Termijn: %(term)s, uiterlijk %(day)s.") % words,
            "tone": "neutral" if row.taken_back_at else "warn",
            "tag": over if row.taken_back_at else stands,
        }
    for rest in rests:
        yield {
            "at": rest.started_at,
            "title": _("Eerst rust, tot %(day)s") % {"day": day_words(rest.until)},
            "who": rest.started_by.name,
            "detail": rest.note,
            "tone": "neutral",
        }
        if rest.ended_at:
            yield {"at": rest.ended_at, "title": _("De rust is voorbij"), "tone": "neutral"}
