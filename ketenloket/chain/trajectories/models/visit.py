"""A home visit, for the safety of the helper: arrived, away, and an alarm when that is not said."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.desk.models import OfRequest, of_request
from ketenloket.chain.help_seekers.policies import MINE
from ketenloket.chain.trajectories.models.appointment import Appointment
from ketenloket.chain.trajectories.rules import LONGEST_WHY
from ketenloket.foundation.tenancy.models import paired
from ketenloket.foundation.tenancy.policies import CompositeKey, Policy, Rights
from ketenloket.network.organisations.models import Organisation, Worker

# The own organisation of the helper, and its volunteer where assigned. Not the person.
_GOES = (
    "organisation_id = (SELECT case_organisation())"
    " OR (organisation_id = (SELECT acting_organisation()) AND assigned_here(request_id))"
)
# Who said to have arrived can always say to be away, also when they no longer see the person.
_ARRIVED = (
    "(organisation_id = (SELECT acting_organisation())"
    " AND arrived_by_id = (SELECT assigned_worker()))"
)


class HomeVisit(OfRequest):
    """That a helper arrived at a home visit and left again. When, never where.

    One row for an appointment at its planned start: moved to another day it is another visit.
    """

    appointment = models.ForeignKey(
        Appointment, models.PROTECT, related_name="visits", db_constraint=False
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_constraint=False
    )
    starts_at = models.DateTimeField(_("zou beginnen"))
    arrived_at = models.DateTimeField(_("aangekomen"), null=True)
    arrived_by = models.ForeignKey(
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )
    left_at = models.DateTimeField(_("weg"), null=True)
    left_by = models.ForeignKey(
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )
    raised_at = models.DateTimeField(_("alarm sinds"), null=True)  # by the clock
    handled_at = models.DateTimeField(_("alarm afgehandeld op"), null=True)
    handled_by = models.ForeignKey(
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )
    note = models.CharField(_("wat er was"), max_length=LONGEST_WHY, blank=True)

    class Meta:
        verbose_name = _("huisbezoek")
        verbose_name_plural = _("huisbezoeken")
        indexes = [
            models.Index(
                fields=["organisation"],
                name="trajectories_visit_alarm",
                condition=Q(raised_at__isnull=False, handled_at__isnull=True),
            ),
            models.Index(
                fields=["organisation"],
                name="trajectories_visit_inside",
                condition=Q(arrived_at__isnull=False, left_at__isnull=True, raised_at__isnull=True),
            ),
        ]
        constraints = [
            of_request("trajectories_homevisit"),
            CompositeKey(
                name="trajectories_homevisit_at",
                columns=("appointment_id", "request_id"),
                to="trajectories_appointment",
                to_columns=("id", "request_id"),
            ),
            CompositeKey(
                name="trajectories_homevisit_host",
                columns=("appointment_id", "organisation_id"),
                to="trajectories_appointment",
                to_columns=("id", "organisation_id"),
            ),
            models.UniqueConstraint(
                fields=["appointment", "starts_at", "request"], name="trajectories_visited_once"
            ),
            paired("trajectories_homevisit", "arrived_at", "arrived_by"),
            paired("trajectories_homevisit", "left_at", "left_by"),
            paired("trajectories_homevisit", "handled_at", "handled_by"),
            models.CheckConstraint(
                name="trajectories_homevisit_handled_with_note",
                condition=Q(handled_at__isnull=True) | (Q(raised_at__isnull=False) & ~Q(note="")),
            ),
            Rights(
                name="trajectories_homevisit_rights",
                insert=True,
                update=(
                    "arrived_at",
                    "arrived_by_id",
                    "left_at",
                    "left_by_id",
                    "raised_at",
                    "handled_at",
                    "handled_by_id",
                    "note",
                ),
            ),
            Policy(name="trajectories_homevisit_seen", rows=f"{MINE} OR {_GOES} OR {_ARRIVED}"),
            Policy(
                name="trajectories_homevisit_added",
                command="INSERT",
                new_rows=f"alliance_id = acting_alliance() AND ({_GOES})",
            ),
            Policy(
                name="trajectories_homevisit_changed",
                command="UPDATE",
                rows=f"{_GOES} OR {_ARRIVED}",
                new_rows=f"{_GOES} OR ({_ARRIVED} AND left_by_id = (SELECT assigned_worker()))",
            ),
        ]

    def __str__(self) -> str:
        return str(self.appointment_id)

    @property
    def is_alarm(self) -> bool:
        """Whether an alarm stands that nobody handled yet."""
        return self.raised_at is not None and self.handled_at is None
