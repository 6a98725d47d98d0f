"""Which rows make the story of one request, and in which order each kind stands."""

from typing import Any
from uuid import UUID

from ketenloket.chain.applications.models import Application
from ketenloket.chain.desk.models import (
    Climb,
    ContactAttempt,
    HelpRequest,
    Rest,
    SeekerMessage,
)
from ketenloket.chain.escalation.models import Escalation, LimitDecision
from ketenloket.chain.help_seekers.models import HelpSeeker
from ketenloket.chain.intake.models import Intake, IntakeNeed, IntakeThreat
from ketenloket.chain.papers.models import Letter, MoneySheet, Paper
from ketenloket.chain.progress.models import Measure, Step
from ketenloket.chain.referrals.models import Referral
from ketenloket.chain.sharing.models import Consent, Disclosure
from ketenloket.chain.trajectories.models import (
    Absence,
    Appointment,
    Assignment,
    CannotCome,
    Companion,
    ContactNote,
    Exit,
    Goal,
    ReminderChoice,
    Takeover,
    Task,
    Trajectory,
)
from ketenloket.chain.triage.models import TriageDecision, TriageItem, TriageMeeting
from ketenloket.windows.workbench.views.fitting import FITTED, rows_of, with_contacts


def kinds_of(pk: UUID, most: int) -> dict[str, Any]:
    """The rows of each kind that hang on one request; written once, for every key and every day."""
    mine = {"request_id": pk}
    table = {"item__source__request_id": pk}
    return {
        "request": HelpRequest.objects.filter(pk=pk),
        "seeker": HelpSeeker.objects.filter(requests=pk),
        "attempts": ContactAttempt.objects.filter(**mine).order_by("-tried_at")[:most],
        "person_messages": SeekerMessage.objects.filter(**mine).order_by("-written_at")[:most],
        "intake": Intake.objects.filter(**mine),
        "needs": IntakeNeed.objects.filter(**mine, removed_at=None),
        "threats": IntakeThreat.objects.filter(**mine, averted_at=None),
        "consents": Consent.objects.filter(**mine),
        "disclosures": Disclosure.objects.filter(**mine),
        "triage_items": TriageItem.objects.filter(source__request_id=pk),
        "meetings": TriageMeeting.objects.filter(
            pk__in=TriageItem.objects.filter(source__request_id=pk).values("meeting")
        ),
        "decisions": TriageDecision.objects.filter(**table),
        "referrals": Referral.objects.filter(**mine),
        "trajectories": with_contacts(Trajectory.objects.filter(**mine)),
        "assignments": Assignment.objects.filter(**mine),
        "goals": Goal.objects.filter(**mine),
        "steps": Step.objects.filter(**mine, dropped_at=None),
        "measures": Measure.objects.filter(**mine),
        "applications": Application.objects.filter(**mine),
        "notes": ContactNote.objects.filter(**mine).order_by("-written_at")[:most],
        "appointments": Appointment.objects.filter(**mine).order_by("-starts_at")[:most],
        "exits": Exit.objects.filter(**mine),
        "companions": Companion.objects.filter(**mine, ended_at=None),
        "tasks": Task.objects.filter(**mine).order_by("-made_at")[:most],
        "takeovers": Takeover.objects.filter(**mine).order_by("-asked_at")[:most],
        "climbs": Climb.objects.filter(**mine).order_by("-raised_at")[:most],
        "refusals": CannotCome.objects.filter(**mine).order_by("-said_at")[:most],
        "reminders": ReminderChoice.objects.filter(**mine).order_by("-recorded_at")[:1],
        **_at_limits(pk),
        **_on_paper(pk, most),
        **rows_of(pk),
    }


def _on_paper(pk: UUID, most: int) -> dict[str, Any]:
    """Papers that are waited for, letters, and the newest overview of the money."""
    waiting = {"request_id": pk, "received_at": None, "dropped_at": None}
    return {
        "waiting_papers": Paper.objects.filter(**waiting).order_by("-asked_at")[:most],
        "letters": Letter.objects.filter(request_id=pk).order_by("-written_at")[:most],
        "money_sheets": MoneySheet.objects.filter(request_id=pk).order_by("-number")[:1],
    }


def _at_limits(pk: UUID) -> dict[str, Any]:
    """What goes slower or not at all: rest, who is away, stops for volunteers and what was decided."""
    return {
        # Which days count is asked later: this query is written once, for every day.
        "absences": Absence.objects.filter(
            worker_id__in=HelpRequest.objects.filter(pk=pk).values("responsible_id"), ended_at=None
        ),
        "rests": Rest.objects.filter(request_id=pk),
        "escalations": Escalation.objects.filter(request_id=pk),
        "limit_decisions": LimitDecision.objects.filter(request_id=pk),
    }


# By which moment the rows of a kind are put in order, newest first.
WHEN = {
    "attempts": "tried_at",
    "person_messages": "written_at",
    "intake": "talked_at",
    "trajectories": "started_on",
    "consents": "recorded_at",
    "disclosures": "made_at",
    "triage_items": "brought_at",
    "referrals": "made_at",
    "assignments": "started_at",
    "goals": "made_on",
    "steps": "made_at",
    "measures": "told_at",
    "applications": "made_at",
    "notes": "written_at",
    "appointments": "starts_at",
    "exits": "ended_at",
    "companions": "asked_at",
    "tasks": "made_at",
    "takeovers": "asked_at",
    "climbs": "raised_at",
    "rests": "started_at",
    "refusals": "said_at",
    "absences": "first_on",
    "escalations": "opened_at",
    "limit_decisions": "decided_at",
    **FITTED,
    "waiting_papers": "asked_at",
    "letters": "written_at",
    "money_sheets": "begun_at",
}
