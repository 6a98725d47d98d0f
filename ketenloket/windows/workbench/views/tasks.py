"""What waits for a worker today: each thing with why, by when, and the page that does it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ketenloket.chain.desk.models import ContactAttempt, HelpRequest, SeekerMessage
from ketenloket.chain.desk.rules import (
    NextCode,
    Status,
    deadline,
    step_source,
    working_days_after,
)
from ketenloket.chain.help_seekers.models import NAME_OF_PERSON
from ketenloket.chain.recognition.models import Counterpart
from ketenloket.chain.referrals.models import Referral
from ketenloket.chain.referrals.rules import OPEN_STATES, State
from ketenloket.chain.trajectories.actions import stood_in_for
from ketenloket.chain.trajectories.models import Appointment, Assignment
from ketenloket.chain.trajectories.rules import AppointmentResult
from ketenloket.chain.triage.models import TriageMeeting
from ketenloket.chain.triage.rules import MeetingState
from ketenloket.foundation.rows import together
from ketenloket.foundation.tenancy.acting import Sees
from ketenloket.network.organisations.models import Role, Worker
from ketenloket.network.organisations.rules import Duty
from ketenloket.windows.workbench.permissions import way_to
from ketenloket.windows.workbench.rules import HORIZON, PAGE, PAGES, WHY, WITHOUT_KEY, days_words
from ketenloket.windows.workbench.views.awaited import kinds as awaited
from ketenloket.windows.workbench.views.awaited import waits as for_answers
from ketenloket.windows.workbench.views.boundaries import kinds as limited
from ketenloket.windows.workbench.views.boundaries import waits as at_limits
from ketenloket.windows.workbench.views.fitting import kinds as fitting
from ketenloket.windows.workbench.views.fitting import waits as about_fitting
from ketenloket.windows.workbench.views.promised import (
    appointments_on,
    waits,
)
from ketenloket.windows.workbench.views.promised import kinds as promised
from ketenloket.windows.workbench.views.silence import kinds as silent
from ketenloket.windows.workbench.views.silence import told_of, told_words
from ketenloket.windows.workbench.views.silence import waits as in_silence
from ketenloket.windows.workbench.views.visits import kinds as of_visits
from ketenloket.windows.workbench.views.visits import waits as around_visits


@dataclass
class Task:
    """One thing to do.

    Attributes:
        on: the last day for it.
        title: for whom, and what.
        why: why it waits.
        url, button: the page that does it, and the words that lead there.
        case: the address of the case, where the button leads elsewhere.
        threats: what threatens, in words.
        source: which clock the day belongs to.
        told: who else knows that it is late.
        posts: the button does it itself, and leads nowhere.
        urgent: stands above all that is late, however late.
    """

    on: date
    title: str
    why: str
    url: str
    button: str
    case: str = ""
    threats: list[str] = field(default_factory=list)
    clock: Any = None
    source: str = ""
    told: str = ""
    posts: bool = False
    urgent: bool = False


def tasks_of(acting: Worker, today: date) -> list[Task]:
    """Everything that waits for this worker, soonest first; a little over one page of each kind."""
    found = together(
        _kinds,
        acting.pk,
        acting.organisation_id,
        acting.alliance_id,
        today,
        working_days_after(today, HORIZON),
        timezone.now(),
        shape=(acting.role.sees, tuple(acting.role.duties)),
    )
    referrals = found.get("referrals", [])
    declined = {row.request_id for row in referrals if row.state == State.DECLINED}
    requests = [
        row
        for row in found.get("requests", [])
        # Waiting for an arrival that was declined: the referral itself says what to do.
        if not (row.next_code == NextCode.AWAIT_ARRIVAL and row.pk in declined)
    ]
    tasks = [task for row in requests for task in _of_request(row, acting, today)]
    tasks += [_of_referral(row, acting) for row in referrals]
    tasks += [_of_counterpart(row) for row in found.get("counterparts", [])]
    tasks += [_of_meeting(row, today) for row in found.get("meetings", [])]
    tasks += [Task(**row) for row in waits(found, today)]
    tasks += [Task(**row) for row in (*in_silence(found), *about_fitting(found, today))]
    tasks += [Task(**row) for row in for_answers(found)]
    tasks += [Task(**row) for row in at_limits(found, acting, today)]
    tasks += [Task(**row) for row in around_visits(found, acting, today)]
    for task in tasks:
        task.clock = deadline(task.on, today, task.source)
    return sorted(tasks, key=lambda task: (not task.urgent, task.on, not task.threats))


def _kinds(
    me: int, own: int, alliance: int, today: date, horizon: date, now: datetime, *shape: Any
) -> dict[str, QuerySet[Any]]:
    """What may wait for a worker; written once for each role, so no clock is looked at here."""
    sees, duties = shape
    role = Role(sees=sees, duties=list(duties))
    acting = Worker(pk=me, organisation_id=own, alliance_id=alliance, role=role)
    kinds: dict[str, QuerySet[Any]] = {}
    if sees in {Sees.ORGANISATION, Sees.ASSIGNED}:
        kinds["requests"] = _requests(acting, today, horizon)
        kinds["appointments"] = appointments_on(acting, today)
        kinds |= promised(acting, horizon, now)
        kinds |= silent(acting, today)
        kinds |= limited(acting)
        kinds |= fitting(acting, today, horizon)
        kinds |= of_visits(acting, now)
        kinds |= awaited(acting, today)
    if sees == Sees.ORGANISATION and acting.has(Duty.CASES):
        incoming = Q(receiver_id=own, state__in=[State.SENT, State.ACCEPTED])
        kinds["referrals"] = (
            Referral.objects.filter(incoming | Q(sender_id=own, state=State.DECLINED))
            .annotate(
                person=NAME_OF_PERSON,
                sent_by_name=F("sender__name"),
                asked_name=F("receiver__name"),
                told_to=told_of("request_id"),
            )
            .order_by("next_on", "id")[: PAGE + 1]
        )
    if sees == Sees.ORGANISATION and (acting.has(Duty.CASES) or acting.has(Duty.DESK)):
        kinds["counterparts"] = (
            Counterpart.objects.filter(lead_id=own, answer="", ended_at=None, answer_by__gte=today)
            .annotate(person=NAME_OF_PERSON, asked_by_name=F("asker__name"))
            .order_by("answer_by", "id")[:PAGE]
        )
    if acting.has(Duty.TRIAGE):
        kinds["meetings"] = TriageMeeting.objects.filter(
            alliance_id=acting.alliance_id, starts_at__date=today, seats__organisation_id=own
        ).exclude(state=MeetingState.CLOSED)
    return kinds


def _requests(acting: Worker, today: date, horizon: date) -> QuerySet[HelpRequest]:
    rows = HelpRequest.objects.filter(status=Status.OPEN)
    if acting.role.sees == Sees.ASSIGNED:
        mine = Assignment.objects.filter(worker_id=acting.pk, ended_at=None)
        rows = rows.filter(pk__in=mine.values("request_id"))
    else:
        away = stood_in_for(acting, today)
        waiting = Q(responsible_id=acting.pk) | Q(responsible_id__in=away.values("worker_id"))
        if {Duty.DESK, Duty.ASSIGN, Duty.COORDINATE} & set(acting.role.duties):
            waiting |= Q(coordinator_queue=True)
        rows = rows.filter(waiting, lead_id=acting.organisation_id)
    of_it = {"request_id": OuterRef("pk")}
    under_way = Referral.objects.filter(**of_it, state__in=OPEN_STATES).order_by("-made_at")
    visits = Appointment.objects.filter(
        **of_it, result=AppointmentResult.PLANNED, starts_at__date=OuterRef("next_on")
    ).order_by("starts_at")
    attempts = ContactAttempt.objects.filter(**of_it).order_by("-tried_at").values("tried_at")[:3]
    return (
        rows.annotate(
            person=NAME_OF_PERSON,
            answers=F("responsible__name"),
            unread=Exists(SeekerMessage.objects.filter(**of_it, read_at=None)),
            tried=ArraySubquery(attempts),
            told_to=told_of("pk"),
            referral=Subquery(under_way.values("pk")[:1]),
            visit=Subquery(visits.values("pk")[:1]),
        )
        .filter(Q(next_on__lte=horizon) | Q(unread=True))
        .order_by("next_on", "id")[: PAGE + 1]
    )


def _of_request(row: Any, acting: Worker, today: date) -> list[Task]:
    case = reverse("workbench:case", args=[row.pk])
    name = row.person or row.number
    page = PAGES[row.next_code]
    url = _way(row, acting)
    task = Task(
        on=row.next_on,
        title=_("%(name)s · %(step)s") % {"name": name, "step": row.next_step},
        why=_why(row, acting),
        url=url or case,
        button=str(page.button if url else _("Open")),
        case=case if url else "",
        threats=row.threat_words,
        source=step_source(row.next_clock, by_whom=acting.alliance.name),
        told=told_words(row.told_to),
    )
    if not row.unread or row.next_code == NextCode.READ_MESSAGE:
        return [task]
    message = Task(
        on=today,
        title=_("%(name)s · nieuw bericht") % {"name": name},
        why=str(WHY[NextCode.READ_MESSAGE]),
        url=way_to(acting, "desk:messages", row.pk) or case,
        button=_("Lees het bericht"),
    )
    return [message, task] if row.next_on <= working_days_after(today, HORIZON) else [message]


def _way(row: Any, acting: Worker) -> str:
    """The page that does the next step; for a volunteer that is the case itself."""
    name = PAGES[row.next_code].name
    if acting.role.sees == Sees.ASSIGNED:
        return ""
    if row.referral and row.next_code in {NextCode.AWAIT_ARRIVAL, NextCode.REFER}:
        return way_to(acting, "referrals:detail", row.referral)
    if row.visit and row.next_code == NextCode.APPOINTMENT:
        return way_to(acting, "trajectories:report", row.visit)
    return way_to(acting, name, *(() if name in WITHOUT_KEY else (row.pk,)))


def _why(row: Any, acting: Worker) -> str:
    why = str(WHY.get(row.next_code, ""))
    if row.responsible_id not in {None, acting.pk} and acting.role.sees == Sees.ORGANISATION:
        why = _("U neemt waar voor %(name)s. %(why)s") % {"name": row.answers, "why": why}
    if row.next_code in {NextCode.TAKE_UP, NextCode.CALL} and row.tried:
        days = [timezone.localtime(datetime.fromisoformat(at)).date() for at in row.tried]
        return _("Geprobeerd op %(days)s. %(why)s") % {"days": days_words(days), "why": why}
    return why


def _of_referral(row: Any, acting: Worker) -> Task:
    name = row.person or row.packet.get("number", "") or _("verwijzing")
    words = {"name": name, "sender": row.sent_by_name, "receiver": row.asked_name}
    if row.state == State.DECLINED:
        title = _("%(name)s · niet aangenomen door %(receiver)s") % words
        why, button = row.next_step, _("Pak op")
    elif row.state == State.SENT:
        title = _("Verwijzing van %(sender)s · geef antwoord") % words
        why, button = _("Nummer %(name)s. Kijk of de vraag past.") % words, _("Bekijk")
    else:
        title = _("%(name)s · leg het eerste contact vast") % words
        why = _("%(sender)s blijft verantwoordelijk tot u dat doet.") % words
        button = _("Bekijk")
    url = reverse("referrals:detail", args=[row.pk])
    return Task(
        on=row.next_on,
        title=title,
        why=why,
        url=url,
        button=button,
        source=step_source(row.next_clock, by_whom=acting.alliance.name),
        told=told_words(row.told_to),
    )


def _of_counterpart(row: Any) -> Task:
    words = {"name": row.person or _("uw hulpvrager"), "asker": row.asked_by_name}
    return Task(
        on=row.answer_by,
        title=_("%(asker)s vraagt: is dit %(name)s?") % words,
        why=_("Die persoon vindt het goed dat zij het vragen."),
        url=reverse("recognition:answer", args=[row.pk]),
        button=_("Geef antwoord"),
    )


def _of_meeting(row: TriageMeeting, today: date) -> Task:
    at = timezone.localtime(row.starts_at)
    return Task(
        on=today,
        title=_("Triage-overleg om %(time)s uur") % {"time": f"{at:%H.%M}"},
        why=row.place,
        url=reverse("triage:meeting", args=[row.pk]),
        button=_("Naar de tafel"),
    )
