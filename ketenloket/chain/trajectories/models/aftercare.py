"""After the help: a check some time later, a refusal by the formal route, and the same story again."""

from django.db import connection, models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.desk.models import OfRequest, of_request
from ketenloket.chain.desk.rules import Outcome, ReopenedFor
from ketenloket.chain.help_seekers.policies import ADDED_BY_LEAD, MINE, SEEN_FOR_COUNTS
from ketenloket.chain.trajectories.policies import ONLY_COUNTS
from ketenloket.chain.trajectories.rules import CheckResult, RefusalReason, Refuser
from ketenloket.foundation.tenancy.models import paired
from ketenloket.foundation.tenancy.policies import (
    OWNER_ROLE,
    CompositeKey,
    HeldWhileOpen,
    Policy,
    Rights,
)
from ketenloket.network.organisations.models import Organisation, Worker


def _of_worker(model: str, column: str) -> CompositeKey:
    return CompositeKey(
        name=f"trajectories_{model}_{column}",
        columns=(f"{column}_id", "organisation_id"),
        to="organisations_worker",
        to_columns=("id", "organisation_id"),
    )


class AftercareCheck(OfRequest):
    """Nazorg: on this day somebody asks how it goes. Without a worker: the coordinators do."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_constraint=False
    )
    due_on = models.DateField(_("nazorg uiterlijk op"))
    worker = models.ForeignKey(
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )
    tries = models.PositiveSmallIntegerField(_("de hoeveelste keer"), default=1)
    made_at = models.DateTimeField(_("afgesproken op"), default=timezone.now)
    made_by = models.ForeignKey(Worker, models.PROTECT, related_name="+", db_constraint=False)
    result = models.CharField(
        _("hoe gaat het"), max_length=20, choices=CheckResult.choices, blank=True
    )
    note = models.CharField(_("toelichting"), max_length=300, blank=True)
    done_at = models.DateTimeField(_("gevraagd op"), null=True)
    done_by = models.ForeignKey(
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )

    class Meta:
        verbose_name = _("nazorg")
        verbose_name_plural = _("nazorg")
        indexes = [
            models.Index(fields=["request"], name="trajectories_aftercare_of"),
            models.Index(
                fields=["lead", "due_on"],
                name="trajectories_aftercare_waits",
                condition=Q(done_at__isnull=True),
            ),
        ]
        constraints = [
            of_request("trajectories_aftercarecheck"),
            _of_worker("aftercarecheck", "worker"),
            HeldWhileOpen(
                name="trajectories_aftercarecheck_worker_active",
                worker="worker_id",
                organisation="organisation_id",
                open_when="done_at IS NULL",
            ),
            models.UniqueConstraint(
                fields=["request"],
                condition=Q(done_at__isnull=True),
                name="trajectories_aftercare_once",
            ),
            paired("trajectories_aftercarecheck", "made_at", "made_by"),
            paired("trajectories_aftercarecheck", "done_at", "done_by"),
            models.CheckConstraint(
                name="trajectories_aftercarecheck_result",
                condition=Q(result="", done_at__isnull=True)
                | (~Q(result="") & Q(done_at__isnull=False)),
            ),
            Rights(
                name="trajectories_aftercarecheck_rights",
                insert=True,
                update=(
                    "organisation_id",
                    "due_on",
                    "worker_id",
                    "result",
                    "note",
                    "done_at",
                    "done_by_id",
                ),
            ),
            Policy(name="trajectories_aftercarecheck_seen", rows=MINE),
            Policy(
                name="trajectories_aftercarecheck_added",
                command="INSERT",
                new_rows=f"{ADDED_BY_LEAD} AND organisation_id = case_organisation()"
                " AND made_by_id = acting_worker() AND done_at IS NULL",
            ),
            Policy(
                name="trajectories_aftercarecheck_changed",
                command="UPDATE",
                rows=f"{MINE} AND done_at IS NULL",
                new_rows="lead_id = case_organisation() AND organisation_id = case_organisation()"
                " AND (done_by_id IS NULL OR done_by_id = acting_worker())",
            ),
            Policy(name="trajectories_aftercarecheck_counted", role=OWNER_ROLE, rows=ONLY_COUNTS),
        ]

    def __str__(self) -> str:
        return f"{self.due_on} {self.result}"


class FormalRefusal(OfRequest):
    """Refused by the formal route. It closes nothing: it opened the arrangement."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_constraint=False
    )
    refuser = models.CharField(_("afgewezen door"), max_length=20, choices=Refuser.choices)
    reason = models.CharField(_("reden"), max_length=30, choices=RefusalReason.choices)
    refused_on = models.DateField(_("afgewezen op"))
    recorded_at = models.DateTimeField(_("opgeschreven op"), default=timezone.now)
    recorded_by = models.ForeignKey(Worker, models.PROTECT, related_name="+", db_constraint=False)

    class Meta:
        verbose_name = _("afwijzing door de formele route")
        verbose_name_plural = _("afwijzingen door de formele route")
        indexes = [models.Index(fields=["request"], name="trajectories_refusal_of")]
        constraints = [
            of_request("trajectories_formalrefusal"),
            _of_worker("formalrefusal", "recorded_by"),
            models.UniqueConstraint(
                fields=["request", "refuser", "refused_on"], name="trajectories_refused_once"
            ),
            paired("trajectories_formalrefusal", "recorded_at", "recorded_by"),
            Rights(name="trajectories_formalrefusal_rights", insert=True),
            Policy(name="trajectories_formalrefusal_seen", rows=MINE),
            Policy(
                name="trajectories_formalrefusal_added",
                command="INSERT",
                new_rows=f"{ADDED_BY_LEAD} AND organisation_id = case_organisation()"
                " AND recorded_by_id = acting_worker()",
            ),
            Policy(
                name="trajectories_formalrefusal_counted", role=OWNER_ROLE, rows=SEEN_FOR_COUNTS
            ),
        ]

    def __str__(self) -> str:
        return f"{self.refuser} {self.reason}"


def refusal_counts() -> dict[tuple[int, str, str], int | None]:
    """How many people the formal route refused in twelve months.

    Keys are (organisation, `all`, `refuser` or `reason`, its code); organisation 0 is all together,
    for who sees counts. Others find the own organisation only. Rounded to five by the database;
    None stands for fewer than five.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT organisation, kind, code, number FROM refusal_counts()")
        return {(row[0], row[1], row[2]): row[3] for row in cursor.fetchall()}


class Reopening(OfRequest):
    """The same story went on: when, why, and how it had been closed before."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_constraint=False
    )
    why = models.CharField(_("waarom weer open"), max_length=20, choices=ReopenedFor.choices)
    outcome_before = models.CharField(_("eerdere uitkomst"), max_length=30, choices=Outcome.choices)
    closed_on = models.DateField(_("was afgesloten op"))
    reopened_at = models.DateTimeField(_("weer open op"), default=timezone.now)
    reopened_by = models.ForeignKey(Worker, models.PROTECT, related_name="+", db_constraint=False)

    class Meta:
        verbose_name = _("heropening")
        verbose_name_plural = _("heropeningen")
        indexes = [models.Index(fields=["request"], name="trajectories_reopening_of")]
        constraints = [
            of_request("trajectories_reopening"),
            _of_worker("reopening", "reopened_by"),
            paired("trajectories_reopening", "reopened_at", "reopened_by"),
            Rights(name="trajectories_reopening_rights", insert=True),
            Policy(name="trajectories_reopening_seen", rows=MINE),
            Policy(
                name="trajectories_reopening_added",
                command="INSERT",
                new_rows=f"{ADDED_BY_LEAD} AND organisation_id = case_organisation()"
                " AND reopened_by_id = acting_worker()",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.why} {self.closed_on}"
