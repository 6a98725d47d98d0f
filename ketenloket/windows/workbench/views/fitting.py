"""Which form of help, how much of it is used, what is asked at its ceiling, and aftercare."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ketenloket.chain.desk.rules import working_days_after
from ketenloket.chain.help_seekers.models import NAME_OF_PERSON
from ketenloket.chain.trajectories.actions import MET, stood_in_for
from ketenloket.chain.trajectories.models import (
    AftercareCheck,
    Appointment,
    CeilingQuestion,
    ContactNote,
    FormalRefusal,
    Reopening,
    Trajectory,
)
from ketenloket.chain.trajectories.rules import (
    AppointmentResult,
    Asked,
    CeilingAnswer,
    asked,
    contact_days,
)
from ketenloket.foundation.tenancy.acting import Sees
from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.rules import Duty
from ketenloket.windows.workbench.rules import HORIZON, PAGE, day_words
from ketenloket.windows.workbench.views.silence import told_of, told_words

# What a story keeps of this, and by which moment it is put in order.
FITTED = {
    "questions": "asked_on",
    "formal_refusals": "recorded_at",
    "checks": "due_on",
    "reopenings": "reopened_at",
}
_FULL = 100  # percent


def with_contacts(trajectories: QuerySet[Trajectory]) -> QuerySet[Trajectory]:
    """Trajectories with the moments of contact of their request, for a page of one request."""
    of_it = {"request_id": OuterRef("request_id")}
    held = Appointment.objects.filter(**of_it, result=AppointmentResult.HELD)
    met = ContactNote.objects.filter(**of_it, kind__in=MET, appointment__isnull=True)
    return trajectories.annotate(
        held=ArraySubquery(held.values("starts_at")),
        met=ArraySubquery(met.values("happened_on")),
    )


def rows_of(pk: UUID) -> dict[str, QuerySet[Any]]:
    """What was asked at ceilings, who refused, aftercare, and the same story again."""
    mine = {"request_id": pk}
    return {
        "questions": CeilingQuestion.objects.filter(**mine),
        "formal_refusals": FormalRefusal.objects.filter(**mine),
        "checks": AftercareCheck.objects.filter(**mine),
        "reopenings": Reopening.objects.filter(**mine),
    }


def _days(trajectory: Any) -> list[date]:
    held = [timezone.localdate(datetime.fromisoformat(at)) for at in trajectory.held]
    met = [date.fromisoformat(on) for on in trajectory.met]
    return contact_days([*held, *met], trajectory.started_on)


def fitting(story: Any) -> dict[str, Any]:
    """What the panel of help says of it; for the organisation that leads, and no volunteer."""
    if not story.is_lead or story.is_volunteer:
        return {}
    trajectory = story.trajectory
    running = trajectory is not None and trajectory.ended_on is None
    days = _days(trajectory) if running else []
    question: Asked | None = asked(trajectory.limit, days, story.today) if running else None
    return {
        "running": running,
        "form": trajectory.get_form_display() if running and trajectory.form else "",
        "bars": _bars(trajectory, days, story.today) if running else [],
        "question": question,
        "extended": sum(row.answer == CeilingAnswer.EXTEND for row in story.fitted["questions"]),
        "refusal": next(iter(story.fitted["formal_refusals"]), None),
        "check": next((row for row in story.fitted["checks"] if row.done_at is None), None),
    }


def _bars(trajectory: Trajectory, days: list[date], today: date) -> list[dict[str, Any]]:
    """Contacts and days used, each against its ceiling."""
    bars = []
    if most := trajectory.ceiling_contacts:
        words = ngettext("%(made)s van %(most)s gesprek", "%(made)s van %(most)s gesprekken", most)
        bars.append(_bar(len(days), most, words % {"made": len(days), "most": most}))
    if last := trajectory.ceiling_on:
        whole, used = (last - trajectory.started_on).days, (today - trajectory.started_on).days
        words = _("dag %(used)s van %(whole)s, tot %(day)s")
        bars.append(
            _bar(used, whole, words % {"used": used, "whole": whole, "day": day_words(last)})
        )
    if not bars:
        words = ngettext("%(made)s gesprek", "%(made)s gesprekken", len(days))
        bars.append(_bar(0, 1, _("%(made)s, geen plafond") % {"made": words % {"made": len(days)}}))
    return bars


def _bar(used: int, whole: int, label: str) -> dict[str, Any]:
    percent = min(_FULL, round(_FULL * used / whole)) if whole else _FULL
    return {"percent": percent, "label": label, "tone": "warn" if used >= whole else "accent"}


def kinds(acting: Worker, today: date, horizon: date) -> dict[str, QuerySet[Any]]:
    """The querysets for Vandaag, for whoever sees all people of the organisation."""
    if acting.role.sees != Sees.ORGANISATION or not acting.has(Duty.CASES):
        return {}
    own, coordinates = acting.organisation_id, acting.has(Duty.COORDINATE)
    away = stood_in_for(acting, today).values("worker_id")
    answers = Q(request__responsible_id=acting.pk) | Q(request__responsible_id__in=away)
    asks = Q(worker_id=acting.pk) | Q(worker_id__in=away)
    if coordinates:
        answers, asks = Q(), asks | Q(worker__isnull=True)
    questions = CeilingQuestion.objects.filter(answers, lead_id=own, answered_at=None)
    checks = AftercareCheck.objects.filter(asks, lead_id=own, done_at=None, due_on__lte=horizon)
    return {
        "ceilings": questions.annotate(
            person=NAME_OF_PERSON, told_to=told_of("request_id"), form=F("trajectory__form")
        ).order_by("due_on", "id")[:PAGE],
        "checks": checks.annotate(person=NAME_OF_PERSON, told_to=told_of("request_id")).order_by(
            "due_on", "id"
        )[:PAGE],
    }


def waits(found: dict[str, list[Any]], today: date) -> Iterator[dict[str, Any]]:
    """What of this becomes a line on Vandaag."""
    for row in found.get("ceilings", []):
        words = {"name": row.person or _("hulpvraag")}
        words["form"] = str(Trajectory(form=row.form).get_form_display())
        yield {
            # One contact to go has no day of its own yet.
            "on": row.due_on or working_days_after(today, HORIZON),
            "title": _("%(name)s · klaar, verlengen of overdragen?") % words,
            "why": _("Het plafond is dichtbij of bereikt: %(form)s.") % words
            if row.form
            else _("Er is nog geen vorm van hulp gekozen. Kies die, of hoe het verdergaat."),
            "url": reverse("trajectories:ceiling", args=[row.request_id]),
            "button": _("Kies hoe het verdergaat"),
            "case": reverse("workbench:case", args=[row.request_id]),
            "told": told_words(row.told_to),
        }
    for row in found.get("checks", []):
        yield {
            "on": row.due_on,
            "title": _("%(name)s · nazorg: vraag hoe het gaat")
            % {"name": row.person or _("hulpvraag")},
            "why": _("De hulp is afgesloten. Dit is de afgesproken dag."),
            "url": reverse("trajectories:aftercare", args=[row.pk]),
            "button": _("Vraag hoe het gaat"),
            "case": reverse("workbench:case", args=[row.request_id]),
            "told": told_words(row.told_to),
        }


def moments(story: Any) -> Iterator[dict[str, Any]]:
    """For the time line: answers at a ceiling, refusals, aftercare, and the same story again."""
    for row in story.fitted["questions"]:
        if row.answer and row.answer != CeilingAnswer.OVER:
            agreed = row.agreed_with.name if row.agreed_with else ""
            yield {
                "at": row.answered_at,
                "title": _("Bij het plafond: %(answer)s") % {"answer": row.get_answer_display()},
                "who": row.answered_by.name,
                "detail": _("%(why)s (eens met de hulpvrager en %(name)s)")
                % {"why": row.why, "name": agreed}
                if agreed
                else row.why,
            }
    for row in story.fitted["formal_refusals"]:
        yield {
            "at": row.recorded_at,
            "title": _("Afgewezen door de formele route: %(who)s")
            % {"who": row.get_refuser_display()},
            "who": row.recorded_by.name,
            "detail": _("Het arrangement begon."),
            "tone": "warn",
        }
    for row in story.fitted["checks"]:
        if row.done_at:
            yield {
                "at": row.done_at,
                "title": _("Nazorg: %(how)s") % {"how": row.get_result_display()},
                "who": row.done_by.name,
                "detail": row.note,
            }
    for row in story.fitted["reopenings"]:
        yield {
            "at": row.reopened_at,
            "title": _("Weer open: %(why)s") % {"why": row.get_why_display()},
            "who": row.reopened_by.name,
            "detail": _("Was afgesloten op %(day)s: %(how)s.")
            % {"day": day_words(row.closed_on), "how": row.get_outcome_before_display()},
        }
