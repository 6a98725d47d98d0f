"""Mijn maandag: what a coordinator wants to know of the own organisation, on one page.

Each block answers one question and is one entry of BLOCKS; a room that has a question of its own
adds one. A block asks the database once, however many people there are.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import Count, F, OuterRef, QuerySet, Subquery
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.desk.rules import NextCode, Status
from ketenloket.chain.escalation.models import Escalation
from ketenloket.chain.help_seekers.models import NAME_OF_PERSON
from ketenloket.chain.trajectories.actions import visits_alone
from ketenloket.chain.trajectories.models import Appointment, CeilingQuestion, HomeVisit
from ketenloket.chain.trajectories.rules import AppointmentResult, PlaceKind
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.acting import read_only
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty
from ketenloket.windows.workbench.permissions import way_to
from ketenloket.windows.workbench.views.blocks import Block, Desk, Line
from ketenloket.windows.workbench.views.carrying import Carrier, carriers
from ketenloket.windows.workbench.views.visits import alarms_of

SHOWN = 8  # lines of one block; the rest is a click away


def _alarms(desk: Desk) -> Block:
    rows: list[Any] = list(alarms_of(desk.own))
    return Block(
        title=_("Alarm na een huisbezoek"),
        count=len(rows),
        none=_("Alle helpers zijn veilig weg gemeld."),
        lines=[
            Line(
                title=row.goes or _("een helper"),
                detail=_("bij %(name)s, sinds %(at)s uur")
                % {"name": row.person or "", "at": _moment(row.raised_at)},
                url=reverse("trajectories:alarm", args=[row.pk]),
                tag=_("bel nu"),
                tone="bad",
            )
            for row in rows[:SHOWN]
        ],
        red=bool(rows),
    )


def _visits(desk: Desk) -> Block:
    told = HomeVisit.objects.filter(
        appointment_id=OuterRef("pk"), starts_at=OuterRef("starts_at")
    ).order_by()
    rows = list(
        Appointment.objects.filter(
            organisation_id=desk.own, place_kind=PlaceKind.HOME, starts_at__date=desk.today
        )
        .exclude(result=AppointmentResult.CANCELLED)
        .annotate(
            person=NAME_OF_PERSON,
            goes=F("worker__name"),
            arrived=Subquery(told.values("arrived_at")[:1]),
            left=Subquery(told.values("left_at")[:1]),
        )
        .order_by("starts_at")
    )
    return Block(
        title=_("Huisbezoeken vandaag"),
        count=len(rows),
        none=_("Vandaag is er geen huisbezoek."),
        lines=[_visit_line(row) for row in rows[:SHOWN]],
    )


def _visit_line(row: Any) -> Line:
    tag, tone = _("nog niet begonnen"), "neutral"
    if row.left:
        tag, tone = _("veilig weg"), "ok"
    elif row.arrived:
        tag, tone = _("is er nu"), "info"
    return Line(
        title=f"{timezone.localtime(row.starts_at):%H.%M} · {row.goes}",
        detail=row.person or "",
        url=reverse("trajectories:visit", args=[row.pk]),
        tag=tag,
        tone=tone,
    )


def _alone(desk: Desk) -> Block:
    found = visits_alone(desk.own, timezone.now()).annotate(
        person=NAME_OF_PERSON, goes=F("worker__name")
    )
    rows = list(found.order_by("starts_at"))
    return Block(
        title=_("Huisbezoek zonder tweede helper"),
        count=len(rows),
        none=_("Bij elk huisbezoek waar dat moet, gaan er twee."),
        lines=[
            Line(
                title=f"{_moment(row.starts_at)} · {row.goes}",
                detail=row.person or "",
                url=reverse("trajectories:company", args=[row.pk]),
                tag=_("kies een tweede"),
                tone="bad",
            )
            for row in rows[:SHOWN]
        ],
        red=bool(rows),
    )


def _led(desk: Desk) -> QuerySet[HelpRequest]:
    return HelpRequest.objects.filter(lead_id=desk.own, status=Status.OPEN)


def _counted(rows: QuerySet[HelpRequest]) -> tuple[int, list[Any]]:
    """How many, and the first of them, soonest first: one query."""
    whole = rows.order_by().values("lead_id").annotate(number=Count("pk")).values("number")
    first = list(
        rows.annotate(person=NAME_OF_PERSON, answers=F("responsible__name"), whole=Subquery(whole))
        .only("number", "next_step", "next_on", "lead_id")
        .order_by("next_on", "id")[:SHOWN]
    )
    return (first[0].whole if first else 0), first


def _waiting(desk: Desk) -> Block:
    count, rows = _counted(_led(desk).filter(next_code=NextCode.ASSIGN))
    return Block(
        title=_("Wacht op een helper"),
        count=count,
        none=_("Niemand wacht op een helper."),
        lines=[
            Line(
                title=row.person or row.number,
                detail=_("uiterlijk %(day)s") % {"day": date_format(row.next_on, "j F")},
                url=way_to(desk.acting, "trajectories:assign", row.pk)
                or reverse("workbench:case", args=[row.pk]),
                tag=_("te laat") if row.next_on < desk.today else "",
                tone="bad",
            )
            for row in rows
        ],
    )


def _late(desk: Desk) -> Block:
    count, rows = _counted(_led(desk).filter(next_on__lt=desk.today))
    return Block(
        title=_("Stap te laat"),
        count=count,
        none=_("Alle stappen zijn op tijd."),
        lines=[
            Line(
                title=row.person or row.number,
                detail=f"{row.next_step} · {row.answers or _('de coördinatoren')}",
                url=reverse("workbench:case", args=[row.pk]),
                tag=date_format(row.next_on, "j F"),
                tone="bad",
            )
            for row in rows
        ],
        more=reverse("workbench:people") + "?toon=te_laat",
    )


def _ceilings(desk: Desk) -> Block:
    found = CeilingQuestion.objects.filter(
        lead_id=desk.own, answered_at=None, request__status=Status.OPEN
    )
    soonest = F("due_on").asc(nulls_last=True)
    rows: list[Any] = list(found.annotate(person=NAME_OF_PERSON).order_by(soonest, "id"))
    return Block(
        title=_("Bijna aan het plafond"),
        count=len(rows),
        none=_("Nergens hoeft te worden gekozen hoe de hulp verder gaat."),
        lines=[
            Line(
                title=row.person or _("hulpvraag"),
                detail=_("klaar, verlengen of overdragen"),
                url=way_to(desk.acting, "trajectories:ceiling", row.request_id)
                or reverse("workbench:case", args=[row.request_id]),
                tag=date_format(row.due_on, "j F") if row.due_on else "",
                tone="bad" if row.due_on and row.due_on < desk.today else "neutral",
            )
            for row in rows[:SHOWN]
        ],
    )


def _over(desk: Desk) -> Block:
    rows = sorted((row for row in desk.helpers if row.is_over), key=lambda row: row.room or 0)
    return Block(
        title=_("Draagt te veel"),
        count=len(rows),
        none=_("Niemand helpt meer mensen dan gewenst."),
        lines=[_helper(row, desk, tone="bad") for row in rows[:SHOWN]],
        more=reverse("workbench:volunteers") + "?toon=te-veel",
    )


def _room(desk: Desk) -> Block:
    rows = sorted((row for row in desk.helpers if row.has_room), key=lambda row: -(row.room or 0))
    return Block(
        title=_("Heeft nog ruimte"),
        count=len(rows),
        none=_("Niemand heeft ruimte. Vul in wie hoeveel mensen wil helpen, of nodig iemand uit."),
        lines=[_helper(row, desk, tone="ok") for row in rows[:SHOWN]],
        more=reverse("workbench:volunteers") + "?toon=ruimte&volgorde=ruimte",
    )


def _moving_up(desk: Desk) -> Block:
    found = Escalation.objects.filter(
        lead_id=desk.own,
        picked_up_at=None,
        closed_at=None,
        due_on__isnull=False,
        request__status=Status.OPEN,
    )
    rows: list[Any] = list(found.annotate(person=NAME_OF_PERSON).order_by("due_on", "id"))
    return Block(
        title=_("Opschalen: nog niet opgepakt"),
        count=len(rows),
        none=_("Er wacht niemand op een beroepskracht."),
        lines=[
            Line(
                title=row.person or _("hulpvraag"),
                detail=_("uiterlijk %(day)s") % {"day": date_format(row.due_on, "j F")},
                url=reverse("workbench:case", args=[row.request_id]),
                tag=_("te laat") if row.due_on < desk.today else "",
                tone="bad",
            )
            for row in rows[:SHOWN]
        ],
        red=any(row.due_on < desk.today for row in rows),
    )


def _helper(row: Carrier, desk: Desk, *, tone: str) -> Line:
    words = {"load": row.load, "wished": row.wished}
    return Line(
        title=row.worker.name,
        detail=row.skills_words,
        url=way_to(desk.acting, "volunteers:profile", row.worker.pk)
        or reverse("workbench:volunteers"),
        tag=_("%(load)s van %(wished)s") % words,
        tone=tone,
    )


# What cannot wait comes first. Whoever has a question more for the coordinator's Monday adds a
# function that gives a Block, in one query.
BLOCKS: tuple[Callable[[Desk], Block], ...] = (
    _alarms,
    _alone,
    _moving_up,
    _visits,
    _waiting,
    _late,
    _ceilings,
    _over,
    _room,
)


@for_workers(Duty.COORDINATE, Duty.ASSIGN)
@require_safe
def monday(request: WorkerRequest) -> HttpResponse:
    """People and helpers of the own organisation at a glance."""
    desk = Desk(request.acting, timezone.localdate(), carriers(request.acting.organisation_id))
    blocks = [block(desk) for block in BLOCKS]
    record("workbench.monday_viewed", request.acting, purpose="help")
    read_only()
    context = {
        "blocks": blocks,
        "helpers": len(desk.helpers),
        "free": sum(row.room or 0 for row in desk.helpers if row.has_room),
        "lacking": sum(bool(row.lacks) for row in desk.helpers),
    }
    return render(request, "workbench/monday.html", context)


def _moment(at: Any) -> str:
    return date_format(timezone.localtime(at), "j F, H.i")
