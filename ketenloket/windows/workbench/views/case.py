"""The case page: composed out of what each room of the chain offers."""

from math import ceil
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ketenloket.chain.desk.rules import NextCode, Stage, Status, deadline
from ketenloket.chain.referrals.models import Referral
from ketenloket.chain.referrals.rules import State, Verb
from ketenloket.chain.trajectories.rules import AppointmentResult
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.acting import read_only
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty
from ketenloket.windows.workbench.permissions import way_to
from ketenloket.windows.workbench.rules import (
    MOMENTS,
    MOST_MOMENTS,
    PAGES,
    WHY,
    WITHOUT_KEY,
    day_words,
    panels,
    road,
    short,
)
from ketenloket.windows.workbench.views.around import desks, helpers, matters, who_does_what
from ketenloket.windows.workbench.views.boundaries import boundaries
from ketenloket.windows.workbench.views.fitting import fitting
from ketenloket.windows.workbench.views.recognised import recognised
from ketenloket.windows.workbench.views.silence import step_clock, told_words
from ketenloket.windows.workbench.views.story import Story, read_story
from ketenloket.windows.workbench.views.timeline import timeline


@for_workers(Duty.CASES, Duty.HELP, Duty.DESK)
@require_safe
def case(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """One help request: whose turn, what next, what happened, who helps."""
    story = read_story(pk, request.acting, _moments(request))
    record("workbench.case_viewed", story.request, purpose="help", request_id=pk)
    read_only()
    moments, more = timeline(story)
    older = min(story.moments + MOMENTS, MOST_MOMENTS) if more else 0
    return render(
        request,
        "workbench/case.html",
        story.as_context()
        | {
            "story": story,
            "steps": _road(story),
            "turn": _turn(story),
            "clock": _clock(story),
            "moments": moments,
            "older": older if older > story.moments else 0,
            "helpers": helpers(story),
            "centre": short(story.seeker.name.split(" ")[0] or story.request.number, 10),
            "matters": matters(story),
            "who_does_what": who_does_what(story),
            "desks": desks(story),
            "recognised": recognised(story),
            "boundaries": boundaries(story),
            "fitting": fitting(story),
            "panels": [
                f"{room}/panel.html"
                for room in panels(story.request.stage, volunteer=story.is_volunteer)
            ],
        },
    )


def _moments(request: WorkerRequest) -> int:
    """As many as were asked, in whole pages: the query is written and planned for each number."""
    asked = request.GET.get("momenten", "")
    most = max(MOMENTS, min(int(asked), MOST_MOMENTS)) if asked.isdecimal() else MOMENTS
    return ceil(most / MOMENTS) * MOMENTS


def _road(story: Story) -> list[dict[str, Any]]:
    stage = story.request.stage
    # Who is not shown the table or the referral cannot say that it was skipped.
    steps = road(
        stage,
        met_table=bool(story.triage_items) or not story.is_lead or story.is_volunteer,
        referred=bool(story.referrals) or story.is_volunteer,
    )
    referral = story.open_referral
    if stage == Stage.REFERRAL and referral and referral.state == State.ACCEPTED:
        steps[3]["label"] = _("Verwijzing: wacht op aankomst")
    elif stage == Stage.REFERRAL and referral and referral.state == State.SENT:
        steps[3]["label"] = _("Verwijzing: wacht op antwoord")
    return steps


def _turn(story: Story) -> dict[str, Any] | None:
    """Whose turn it is, what is next and by when, with the buttons that do it."""
    if story.request.status == Status.CLOSED:
        return None
    referral = story.open_referral
    if referral and referral.receiver_id == story.acting.organisation_id:
        return _turn_of_receiver(referral)
    if (
        story.is_lead
        and referral
        and story.request.next_code
        in {
            NextCode.AWAIT_ARRIVAL,
            NextCode.REFER,
        }
    ):
        return _turn_around_referral(story, referral)
    request = story.request
    return {
        "who": _who(story),
        "step": request.next_step,
        "clock": step_clock(request, story.acting, story.today),
        "tone": "bad" if request.threats and not request.first_talk_at else "accent",
        "why": _why(story),
        "buttons": _buttons(story),
    }


def _why(story: Story) -> str:
    request = story.request
    if request.at_rest(story.today) and request.rest_until:
        return _("Er is rust afgesproken tot %(day)s. Dat is geen stilte.") % {
            "day": day_words(request.rest_until)
        }
    late = [row.to for row in story.climbs if row.about == request.pk and not row.taken_back_at]
    return told_words(late) or str(WHY.get(request.next_code, ""))


def _buttons(story: Story) -> list[dict[str, Any]]:
    request, acting = story.request, story.acting
    if url := _report(story):
        label = str(PAGES[NextCode.APPOINTMENT].button)
        return [{"url": url, "label": label, "variant": "primary"}]
    if story.is_volunteer:
        name, label = "trajectories:note", _("Schrijf een bezoek op")
    elif story.is_lead:
        name, label = PAGES[request.next_code].name, str(PAGES[request.next_code].button)
    else:
        return []
    url = way_to(acting, name, *(() if name in WITHOUT_KEY else (request.pk,)))
    return [{"url": url, "label": label, "variant": "primary"}] if url else []


def _report(story: Story) -> str:
    """The report of the appointment that is the next step; nothing when it is another step."""
    if not story.is_lead or story.request.next_code != NextCode.APPOINTMENT:
        return ""
    for row in story.appointments:
        day = timezone.localdate(row.starts_at)
        if row.result == AppointmentResult.PLANNED and day == story.request.next_on:
            return way_to(story.acting, "trajectories:report", row.pk)
    return ""


def _turn_around_referral(story: Story, referral: Referral) -> dict[str, Any]:
    """The referral is the next step: whose move it is, and what the lead does meanwhile."""
    words = {"receiver": referral.receiver}
    waits = referral.state in {State.SENT, State.ACCEPTED}
    url = way_to(story.acting, "referrals:detail", referral.pk)
    label = _("Bekijk de verwijzing") if waits else _("Ga verder met de verwijzing")
    why = _("U blijft verantwoordelijk tot %(receiver)s de aankomst vastlegt.") % words
    if referral.state == State.DECLINED:
        why = _("%(receiver)s neemt de verwijzing niet aan. U bent weer aan de beurt.") % words
    return {
        "who": _("%(receiver)s is aan de beurt") % words if waits else _who(story),
        "step": referral.next_step,
        "clock": referral.clock,
        "tone": "quiet" if waits else "accent",
        "why": why,
        "buttons": [{"url": url, "label": label, "variant": "primary"}] if url else [],
    }


def _turn_of_receiver(referral: Referral) -> dict[str, Any]:
    buttons = [
        {
            "url": reverse("referrals:step", args=[referral.pk, verb]),
            "label": Verb(verb).label,
            "variant": "secondary" if place else "primary",
        }
        for place, verb in enumerate(_positive_first(referral.steps))
    ]
    why = _("%(sender)s blijft verantwoordelijk tot u het eerste contact vastlegt.")
    return {
        "who": _("U bent aan de beurt"),
        "step": referral.next_step,
        "clock": referral.clock,
        "tone": "accent",
        "why": why % {"sender": referral.sender},
        "buttons": buttons,
    }


def _positive_first(verbs: list[Verb]) -> list[Verb]:
    order = [Verb.ACCEPT, Verb.ARRIVE, Verb.MISS, Verb.DECLINE]
    return sorted(verbs, key=lambda verb: order.index(verb) if verb in order else len(order))


def _who(story: Story) -> str:
    request, acting = story.request, story.acting
    if request.responsible_id == acting.pk:
        return _("U bent aan de beurt")
    if request.coordinator_queue and story.is_lead:
        return _("De coördinatoren zijn aan de beurt")
    name = request.responsible.name if request.responsible and story.is_lead else request.lead
    return _("%(name)s is aan de beurt") % {"name": name}


def _clock(story: Story) -> dict[str, Any]:
    """The term that runs to the first talk, with its source."""
    request = story.request
    due = {"label": request.get_clock_display(), "due_on": request.clock_due_on}
    if request.first_talk_at is None:
        source = str(request.get_clock_display())
        return due | {"deadline": deadline(request.clock_due_on, story.today, source)}
    in_time = request.first_talk_at.date() <= request.clock_due_on
    return due | {"talked_at": request.first_talk_at, "in_time": in_time}
