"""That there is help, and who gives it."""

from django.db import connection, models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.desk.models import OfRequest, of_request
from ketenloket.chain.help_seekers.policies import (
    ADDED_BY_LEAD,
    MINE,
    shown,
)
from ketenloket.chain.trajectories.policies import COUNTED, ONLY_COUNTS
from ketenloket.chain.trajectories.rules import LONGEST_WHY, Choice, Limit
from ketenloket.foundation.tenancy.models import paired
from ketenloket.foundation.tenancy.policies import (
    OWNER_ROLE,
    CompositeKey,
    HeldWhileOpen,
    Policy,
    Rights,
)
from ketenloket.network.directory.models import Service
from ketenloket.network.directory.rules import FormOfHelp
from ketenloket.network.organisations.models import Organisation, Worker


class Trajectory(OfRequest):
    """One form of help for one request by the organisation that leads it."""

    service = models.ForeignKey(
        Service, models.PROTECT, null=True, related_name="+", verbose_name=_("aanbod")
    )
    form = models.CharField(
        _("vorm van hulp"), max_length=30, choices=FormOfHelp.choices, blank=True, db_default=""
    )
    started_on = models.DateField(_("begonnen op"))
    ended_on = models.DateField(_("geëindigd op"), null=True)
    # How far this help goes as it was agreed last (`rules.Limit`).
    ceiling_contacts = models.PositiveSmallIntegerField(_("plafond in gesprekken"), null=True)
    ceiling_on = models.DateField(_("plafond als dag"), null=True)
    ceiling_set_on = models.DateField(_("plafond afgesproken op"), null=True)
    ceiling_made = models.PositiveSmallIntegerField(
        _("gesprekken toen het plafond werd afgesproken"), default=0, db_default=0
    )

    class Meta:
        verbose_name = _("traject")
        verbose_name_plural = _("trajecten")
        indexes = [models.Index(fields=["request"], name="trajectories_request")]
        constraints = [
            of_request("trajectories_trajectory"),
            models.UniqueConstraint(fields=["id", "request"], name="trajectories_trajectory_key"),
            models.UniqueConstraint(
                fields=["request", "lead"],
                condition=Q(ended_on__isnull=True),
                name="trajectories_one_open",
            ),
            Rights(
                name="trajectories_trajectory_rights",
                insert=True,
                update=(
                    "service_id",
                    "form",
                    "ended_on",
                    "ceiling_contacts",
                    "ceiling_on",
                    "ceiling_set_on",
                    "ceiling_made",
                ),
            ),
            Policy(name="trajectories_trajectory_seen", rows=shown("request")),
            Policy(name="trajectories_trajectory_added", command="INSERT", new_rows=ADDED_BY_LEAD),
            Policy(
                name="trajectories_trajectory_changed",
                command="UPDATE",
                rows=MINE,
                new_rows="lead_id = case_organisation()",
            ),
            Policy(name="trajectories_trajectory_counted", role=OWNER_ROLE, rows=COUNTED),
        ]

    def __str__(self) -> str:
        return str(self.started_on)

    @property
    def limit(self) -> Limit:
        """How far this help goes as it was agreed last."""
        since = self.ceiling_set_on or self.started_on
        return Limit(self.ceiling_contacts, self.ceiling_on, since, self.ceiling_made)


class Assignment(OfRequest):
    """Which volunteer (or professional) helps; the only way a volunteer gets to see a person.

    A key table: policies of other tables read it, so its own policies look no further.
    """

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_constraint=False
    )
    worker = models.ForeignKey(
        Worker, models.PROTECT, related_name="assignments", db_constraint=False
    )
    started_at = models.DateTimeField(_("sinds"), default=timezone.now)
    started_by = models.ForeignKey(Worker, models.PROTECT, related_name="+", db_constraint=False)
    choice = models.CharField(
        _("keuze"),
        max_length=10,
        choices=Choice.choices,
        default=Choice.ADVISED,
        db_default=Choice.ADVISED,
    )
    why = models.CharField(
        _("waarom deze helper"), max_length=LONGEST_WHY, blank=True, default="", db_default=""
    )
    ended_at = models.DateTimeField(_("tot"), null=True)
    ended_by = models.ForeignKey(
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )

    class Meta:
        verbose_name = _("koppeling")
        verbose_name_plural = _("koppelingen")
        indexes = [
            models.Index(
                fields=["request", "worker"],
                name="trajectories_assigned",
                condition=Q(ended_at__isnull=True),
            ),
            models.Index(
                fields=["help_seeker", "worker"],
                name="trajectories_assigned_person",
                condition=Q(ended_at__isnull=True),
            ),
            models.Index(
                fields=["worker", "request"],
                name="trajectories_worker",
                condition=Q(ended_at__isnull=True),
            ),
        ]
        constraints = [
            of_request("trajectories_assignment"),
            CompositeKey(
                name="trajectories_assignment_worker",
                columns=("worker_id", "organisation_id"),
                to="organisations_worker",
                to_columns=("id", "organisation_id"),
            ),
            HeldWhileOpen(
                name="trajectories_assignment_worker_active",
                worker="worker_id",
                organisation="organisation_id",
                open_when="ended_at IS NULL",
            ),
            models.UniqueConstraint(
                fields=["request", "worker"],
                condition=Q(ended_at__isnull=True),
                name="trajectories_assigned_once",
            ),
            paired("trajectories_assignment", "ended_at", "ended_by"),
            models.CheckConstraint(
                name="trajectories_assignment_departs_with_reason",
                condition=Q(choice=Choice.ADVISED) | ~Q(why=""),
            ),
            Rights(
                name="trajectories_assignment_rights",
                insert=True,
                update=("ended_at", "ended_by_id"),
            ),
            Policy(
                name="trajectories_assignment_seen",
                rows="organisation_id = case_organisation() OR lead_id = case_organisation()"
                " OR (worker_id = assigned_worker() AND organisation_id = acting_organisation())"
                " OR request_id = own_request()",
            ),
            Policy(
                name="trajectories_assignment_added",
                command="INSERT",
                new_rows="organisation_id = case_organisation()"
                " AND alliance_id = acting_alliance() AND ended_at IS NULL"
                " AND started_by_id = acting_worker()"
                " AND (lead_id = case_organisation() OR may_see(request_id, 'intake'))",
            ),
            Policy(
                name="trajectories_assignment_ended",
                command="UPDATE",
                rows="(organisation_id = case_organisation() OR lead_id = case_organisation())"
                " AND ended_at IS NULL",
                new_rows="(organisation_id = case_organisation() OR lead_id = case_organisation())"
                " AND ended_at IS NOT NULL",
            ),
            Policy(name="trajectories_assignment_counted", role=OWNER_ROLE, rows=ONLY_COUNTS),
        ]

    def __str__(self) -> str:
        return f"{self.worker_id} {self.request_id}"


def still_held() -> dict[tuple[int, str], int | None]:
    """How many each organisation of the alliance still holds, for who sees counts; empty for others.

    Keys are (organisation, `requests` or `helpers`); None stands for fewer than five.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT organisation, what, number FROM organisations_hold()")
        return {(row[0], row[1]): row[2] for row in cursor.fetchall()}
