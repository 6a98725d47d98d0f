"""Who answers when somebody else should, or cannot: taking over, being away, what was promised."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.desk.models import OfRequest, of_request
from ketenloket.chain.help_seekers.policies import (
    ADDED_BY_LEAD,
    MINE,
    NOT_THE_PERSON,
    added_by_all_who_see,
    shown,
)
from ketenloket.chain.trajectories.models.contact import ContactNote
from ketenloket.chain.trajectories.rules import TakeoverState
from ketenloket.foundation.tenancy.models import OwnKey, paired
from ketenloket.foundation.tenancy.policies import CompositeKey, HeldWhileOpen, Policy, Rights
from ketenloket.network.organisations.models import Alliance, Organisation, Worker

_OPEN = Q(state=TakeoverState.PROPOSED, organisation=F("lead"))


class Takeover(OfRequest):
    """A colleague is asked to become responsible. Until they accept, nothing changes hands.

    It waits only while the organisation where it was asked still leads.
    """

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_constraint=False
    )
    from_worker = models.ForeignKey(
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )
    to_worker = models.ForeignKey(Worker, models.PROTECT, related_name="+", db_constraint=False)
    why = models.CharField(_("waarom"), max_length=300)
    know = models.CharField(_("wat de ander moet weten"), max_length=1000, blank=True)
    step_before = models.CharField(_("volgende stap"), max_length=200)
    on_before = models.DateField(_("uiterlijk op"))
    step_waiting = models.CharField(_("stap tot het antwoord"), max_length=200)
    on_waiting = models.DateField(_("uiterlijk antwoord, als stap"))
    answer_on = models.DateField(_("antwoord uiterlijk"))
    state = models.CharField(
        _("stand"), max_length=10, choices=TakeoverState.choices, default=TakeoverState.PROPOSED
    )
    asked_at = models.DateTimeField(_("gevraagd op"), default=timezone.now)
    asked_by = models.ForeignKey(Worker, models.PROTECT, related_name="+", db_constraint=False)
    answered_at = models.DateTimeField(_("beantwoord op"), null=True)
    answered_by = models.ForeignKey(
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )
    answer = models.CharField(_("antwoord"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("vraag om over te nemen")
        verbose_name_plural = _("vragen om over te nemen")
        indexes = [
            models.Index(fields=["request", "-asked_at"], name="trajectories_takeover_at"),
            models.Index(
                fields=["to_worker"], name="trajectories_takeover_to", condition=Q(state="proposed")
            ),
        ]
        constraints = [
            of_request("trajectories_takeover"),
            *(
                CompositeKey(
                    name=f"trajectories_takeover_{who}",
                    columns=(f"{who}_id", "organisation_id"),
                    to="organisations_worker",
                    to_columns=("id", "organisation_id"),
                )
                for who in ("from_worker", "to_worker", "asked_by")
            ),
            HeldWhileOpen(
                name="trajectories_takeover_asked_of",
                worker="to_worker_id",
                organisation="organisation_id",
                open_when="state = 'proposed' AND organisation_id = lead_id",
            ),
            models.UniqueConstraint(
                fields=["request"], condition=_OPEN, name="trajectories_one_takeover"
            ),
            models.CheckConstraint(
                name="trajectories_takeover_says_why",
                condition=~Q(why="") & (~Q(state=TakeoverState.DECLINED) | ~Q(answer="")),
            ),
            models.CheckConstraint(
                name="trajectories_takeover_to_another",
                condition=Q(from_worker__isnull=True) | ~Q(from_worker=F("to_worker")),
            ),
            models.CheckConstraint(
                name="trajectories_takeover_answered",
                condition=Q(state=TakeoverState.PROPOSED, answered_at__isnull=True)
                | (~Q(state=TakeoverState.PROPOSED) & Q(answered_at__isnull=False)),
            ),
            paired("trajectories_takeover", "answered_at", "answered_by"),
            Rights(
                name="trajectories_takeover_rights",
                insert=True,
                update=("state", "answered_at", "answered_by_id", "answer"),
            ),
            Policy(name="trajectories_takeover_seen", rows=MINE),
            Policy(
                name="trajectories_takeover_asked",
                command="INSERT",
                new_rows=f"{ADDED_BY_LEAD} AND organisation_id = case_organisation()"
                " AND asked_by_id = acting_worker() AND state = 'proposed'",
            ),
            # Only the one who was asked says yes or no; whoever leads may withdraw the question.
            Policy(
                name="trajectories_takeover_answered_by_asked",
                command="UPDATE",
                rows="lead_id = case_organisation() AND state = 'proposed'",
                new_rows="lead_id = case_organisation() AND answered_by_id = acting_worker()"
                " AND (state = 'withdrawn'"
                " OR (state IN ('accepted', 'declined') AND to_worker_id = acting_worker()))",
            ),
        ]

    def __str__(self) -> str:
        return self.state


class Absence(OwnKey):
    """Somebody is away for a while, and who looks after their people meanwhile.

    Why somebody is away is nobody's business here: it is written down nowhere. Nothing changes
    hands, so when the last day is over everything is as it was by itself.
    """

    alliance = models.ForeignKey(Alliance, models.PROTECT, related_name="+", db_constraint=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_constraint=False
    )
    worker = models.ForeignKey(Worker, models.PROTECT, related_name="absences", db_constraint=False)
    stand_in = models.ForeignKey(
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )
    first_on = models.DateField(_("eerste dag"))
    last_on = models.DateField(_("laatste dag"))
    made_at = models.DateTimeField(_("gemeld op"), default=timezone.now)
    made_by = models.ForeignKey(Worker, models.PROTECT, related_name="+", db_constraint=False)
    ended_at = models.DateTimeField(_("eerder terug op"), null=True)
    ended_by = models.ForeignKey(
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )

    class Meta:
        verbose_name = _("afwezigheid")
        verbose_name_plural = _("afwezigheid")
        indexes = [
            models.Index(
                fields=["organisation", "last_on"],
                name="trajectories_away",
                condition=Q(ended_at__isnull=True),
            )
        ]
        constraints = [
            *(
                CompositeKey(
                    name=f"trajectories_absence_{who}",
                    columns=(f"{who}_id", "organisation_id"),
                    to="organisations_worker",
                    to_columns=("id", "organisation_id"),
                )
                for who in ("worker", "stand_in", "made_by")
            ),
            CompositeKey(
                name="trajectories_absence_organisation",
                columns=("organisation_id", "alliance_id"),
                to="organisations_organisation",
                to_columns=("id", "alliance_id"),
            ),
            models.CheckConstraint(
                name="trajectories_absence_in_order", condition=Q(last_on__gte=F("first_on"))
            ),
            models.CheckConstraint(
                name="trajectories_absence_by_another",
                condition=Q(stand_in__isnull=True) | ~Q(stand_in=F("worker")),
            ),
            paired("trajectories_absence", "ended_at", "ended_by"),
            Rights(
                name="trajectories_absence_rights",
                insert=True,
                update=("stand_in_id", "last_on", "ended_at", "ended_by_id"),
            ),
            Policy(
                name="trajectories_absence_seen",
                rows="organisation_id = case_organisation()"
                " OR (organisation_id = acting_organisation() AND worker_id = acting_worker())",
            ),
            Policy(
                name="trajectories_absence_added",
                command="INSERT",
                new_rows="organisation_id = case_organisation() AND alliance_id = acting_alliance()"
                " AND made_by_id = acting_worker()",
            ),
            Policy(
                name="trajectories_absence_changed",
                command="UPDATE",
                rows="organisation_id = case_organisation() AND ended_at IS NULL",
                new_rows="organisation_id = case_organisation()"
                " AND (ended_at IS NULL OR ended_by_id = acting_worker())",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.worker_id} {self.first_on}"


class Task(OfRequest):
    """Something that was promised: who does what before when. Without a worker: the person does it."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_constraint=False
    )
    worker = models.ForeignKey(
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )
    by_person = models.BooleanField(_("de hulpvrager doet het zelf"), default=False)
    note = models.ForeignKey(
        ContactNote, models.PROTECT, null=True, related_name="tasks", db_constraint=False
    )
    what = models.CharField(_("wat"), max_length=150)
    until = models.DateField(_("uiterlijk op"))
    made_at = models.DateTimeField(_("afgesproken op"), default=timezone.now)
    made_by = models.ForeignKey(Worker, models.PROTECT, related_name="+", db_constraint=False)
    done_at = models.DateTimeField(_("klaar op"), null=True)
    done_by = models.ForeignKey(
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )
    dropped = models.CharField(_("niet meer nodig, omdat"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("taak")
        verbose_name_plural = _("taken")
        indexes = [
            models.Index(fields=["request", "until"], name="trajectories_tasks"),
            models.Index(
                fields=["worker", "until"],
                name="trajectories_my_tasks",
                condition=Q(done_at__isnull=True),
            ),
        ]
        constraints = [
            of_request("trajectories_task"),
            CompositeKey(
                name="trajectories_task_worker",
                columns=("worker_id", "organisation_id"),
                to="organisations_worker",
                to_columns=("id", "organisation_id"),
            ),
            models.CheckConstraint(name="trajectories_task_says_what", condition=~Q(what="")),
            models.CheckConstraint(
                name="trajectories_task_of_somebody",
                condition=Q(by_person=False) | Q(worker__isnull=True),
            ),
            paired("trajectories_task", "done_at", "done_by"),
            Rights(
                name="trajectories_task_rights",
                insert=True,
                update=("worker_id", "until", "done_at", "done_by_id", "dropped"),
            ),
            Policy(name="trajectories_task_seen", rows=shown("notes")),
            Policy(
                name="trajectories_task_added",
                command="INSERT",
                new_rows=f"{added_by_all_who_see('notes')} AND made_by_id = acting_worker()"
                f" AND {NOT_THE_PERSON} AND done_at IS NULL",
            ),
            Policy(
                name="trajectories_task_changed",
                command="UPDATE",
                rows="(organisation_id = acting_organisation() OR lead_id = case_organisation())"
                f" AND {NOT_THE_PERSON} AND done_at IS NULL AND ({shown('notes')})",
                new_rows="(organisation_id = acting_organisation()"
                " OR lead_id = case_organisation())"
                " AND (done_at IS NULL OR done_by_id = acting_worker())",
            ),
        ]

    def __str__(self) -> str:
        return str(self.until)
