"""All that is known of one request and may be seen by whoever acts, read in two queries."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import Http404
from django.utils import timezone

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
from ketenloket.chain.papers.models import Letter, MoneySheet, Paper
from ketenloket.chain.progress.models import Measure, Step
from ketenloket.chain.progress.rules import next_small_step, picture_of
from ketenloket.chain.referrals.models import DeclineReason, Referral
from ketenloket.chain.referrals.rules import OPEN_STATES
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
    Takeover,
    Task,
    Trajectory,
)
from ketenloket.chain.trajectories.rules import ReminderWay, way_now
from ketenloket.chain.triage.models import TriageItem
from ketenloket.foundation.rows import together
from ketenloket.foundation.tenancy.acting import Sees
from ketenloket.network.directory.models import Need, Service
from ketenloket.network.organisations.models import FindingPlace, Organisation, Worker
from ketenloket.windows.workbench.views.fitting import FITTED
from ketenloket.windows.workbench.views.kinds import WHEN, kinds_of
from ketenloket.windows.workbench.views.rows import connect


@dataclass
class Story:
    """One request with everything around it; lists are newest first."""

    acting: Worker
    today: date
    moments: int
    request: HelpRequest
    attempts: list[ContactAttempt]
    person_messages: list[SeekerMessage]
    intake: Any  # Intake or None, with its `need_rows` and `threat_rows`
    consents: list[Consent]
    disclosures: list[Disclosure]
    triage_items: list[TriageItem]
    referrals: list[Referral]
    trajectory: Trajectory | None
    assignments: list[Assignment]
    goals: list[Goal]
    steps: list[Step]
    measures: list[Measure]
    applications: list[Application]
    notes: list[ContactNote]
    appointments: list[Appointment]
    exits: list[Exit]
    companions: list[Companion]
    tasks: list[Task]
    takeovers: list[Takeover]
    climbs: list[Climb]
    rests: list[Rest]
    refusals: list[CannotCome]
    absences: list[Absence]
    fitted: dict[str, list[Any]]  # by the names of `FITTED`
    escalations: list[Escalation]
    limit_decisions: list[LimitDecision]
    waiting_papers: list[Paper]
    letters: list[Letter]
    money_sheets: list[MoneySheet]

    @property
    def is_lead(self) -> bool:
        """Whether the organisation of whoever acts leads."""
        return self.request.lead_id == self.acting.organisation_id

    @property
    def is_volunteer(self) -> bool:
        """Whether whoever acts sees assigned people only."""
        return bool(self.acting.role.sees == Sees.ASSIGNED)

    @property
    def seeker(self) -> HelpSeeker:
        """The person; without a name when only the number may be seen."""
        return self.request.help_seeker

    @property
    def title(self) -> str:
        """The name, or the number where the name may not be shown."""
        return self.seeker.name or self.request.number

    @property
    def open_referral(self) -> Referral | None:
        """The referral that waits for an answer or an arrival."""
        return next((r for r in self.referrals if r.state in OPEN_STATES), None)

    def as_context(self) -> dict[str, Any]:
        """The variables that every panel may count on."""
        names = (
            "attempts", "person_messages", "intake", "consents", "disclosures", "triage_items",
            "referrals", "trajectory", "assignments", "goals", "notes", "appointments",
            "companions", "tasks", "is_lead", "today",
        )  # fmt: skip
        return {name: getattr(self, name) for name in names} | {
            "waiting_papers": self.waiting_papers,
            "letters": self.letters,
            "money_sheet": self.money_sheets[0] if self.money_sheets else None,
            "help_request": self.request,
            "duties": set(self.acting.role.duties),
            "small_step": next_small_step(self.steps),
            "steps_done": sum(step.done_at is not None for step in self.steps),
            "picture": picture_of(self.measures),
            "applications": sorted(self.applications, key=lambda row: row.place),
        }


def read_story(pk: UUID, acting: Worker, moments: int) -> Story:
    """Read one request as whoever acts may see it.

    Args:
        pk: the key of the request.
        acting: the worker who looks.
        moments: how many of the newest notes, attempts, messages and appointments.

    Raises:
        Http404: when it is not there, or not for whoever acts.
    """
    found = together(kinds_of, pk, shape=(moments + 1,))
    if not found["request"]:
        raise Http404
    (request,) = found["request"]
    if not found["seeker"]:
        found["seeker"] = [HelpSeeker(pk=request.help_seeker_id, name="")]
    connect(
        [row for rows in found.values() for row in rows]
        + [acting, acting.organisation, acting.alliance],
        {
            Worker: Worker.objects.all(),
            Organisation: Organisation.objects.all(),
            FindingPlace: FindingPlace.objects.all(),
            Service: Service.objects.all(),
            Need: Need.objects.all(),
            DeclineReason: DeclineReason.objects.all(),
        },
    )
    return _tell(found, acting, moments)


def _newest_first(rows: list[Any], when: str) -> list[Any]:
    undated = datetime.min.replace(tzinfo=timezone.get_current_timezone())
    return sorted(rows, key=lambda row: getattr(row, when) or undated, reverse=True)


def _join_appointments(found: dict[str, list[Any]]) -> None:
    """Each appointment with who comes along, whether the person can come, and can be reminded."""
    refused = {(row.appointment_id, row.starts_at): row for row in found["refusals"]}
    unheard = any(not _can_be_reminded(row.way, found["seeker"][0]) for row in found["reminders"])
    for row in found["appointments"]:
        row.unheard = unheard
        row.along = [each for each in found["companions"] if each.appointment_id == row.pk]
        row.refusal = refused.get((row.pk, row.starts_at))


def _can_be_reminded(way: str, person: HelpSeeker) -> bool:
    """Whether a reminder that the person wants can reach them; yes when that may not be seen."""
    able = way_now(way, phone=person.phone, email=person.email)
    return not person.name or way == ReminderWay.NONE or able != ReminderWay.NONE


def _tell(found: dict[str, list[Any]], acting: Worker, moments: int) -> Story:
    for kind, when in WHEN.items():
        found[kind] = _newest_first(found[kind], when)
    for intake in found["intake"]:
        intake.need_rows = sorted(
            (row for row in found["needs"] if row.intake_id == intake.pk),
            key=lambda row: (not row.underlying, row.need.life_area, row.need.position),
        )
        intake.threat_rows = [row for row in found["threats"] if row.intake_id == intake.pk]
    decisions = {row.item_id: row for row in found["decisions"]}
    for item in found["triage_items"]:
        decision = TriageItem._meta.get_field("decision")
        decision.set_cached_value(item, decisions.get(item.pk))
    for referral in found["referrals"]:
        parties = {referral.sender_id, referral.receiver_id}
        steps = (
            referral.open_steps(acting.organisation_id) if acting.organisation_id in parties else []
        )
        referral.steps = steps
    _join_appointments(found)
    running = [row for row in found["trajectories"] if row.ended_on is None]
    return Story(
        acting=acting,
        today=timezone.localdate(),
        moments=moments,
        request=found["request"][0],
        intake=(found["intake"] or [None])[0],
        trajectory=(running or found["trajectories"] or [None])[0],
        fitted={kind: found[kind] for kind in FITTED},
        **{
            kind: found[kind]
            for kind in (
                "attempts", "person_messages", "consents", "disclosures", "triage_items",
                "referrals", "assignments", "goals", "notes", "appointments", "exits",
                "steps", "measures", "applications", "escalations", "limit_decisions",
                "companions", "tasks", "takeovers", "refusals", "absences", "climbs", "rests",
                "waiting_papers", "letters", "money_sheets",
            )
        },
    )  # fmt: skip
