"""How the help ended."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.desk.models import OfRequest, of_request
from ketenloket.chain.desk.rules import Outcome
from ketenloket.chain.help_seekers.policies import (
    ADDED_BY_LEAD,
    shown,
)
from ketenloket.chain.trajectories.rules import NoCheck
from ketenloket.foundation.tenancy.policies import CompositeKey, Policy, Rights
from ketenloket.network.organisations.models import Organisation, Worker


class Exit(OfRequest):
    """Uitstroom: how the help ended and why; the DDAS reason follows from the outcome."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_constraint=False
    )
    outcome = models.CharField(_("uitkomst"), max_length=30, choices=Outcome.choices)
    ddas_reason = models.CharField(_("uitstroomreden in DDAS"), max_length=20)
    why = models.CharField(_("toelichting"), max_length=500)
    told_person = models.BooleanField(_("de hulpvrager weet het"), default=False)
    no_check = models.CharField(
        _("waarom geen nazorg"), max_length=20, choices=NoCheck.choices, blank=True, db_default=""
    )
    ended_at = models.DateTimeField(_("geëindigd op"), default=timezone.now)
    ended_by = models.ForeignKey(Worker, models.PROTECT, related_name="+", db_constraint=False)

    class Meta:
        verbose_name = _("uitstroom")
        verbose_name_plural = _("uitstroom")
        indexes = [models.Index(fields=["request"], name="trajectories_exit_request")]
        constraints = [
            of_request("trajectories_exit"),
            CompositeKey(
                name="trajectories_exit_by",
                columns=("ended_by_id", "organisation_id"),
                to="organisations_worker",
                to_columns=("id", "organisation_id"),
            ),
            models.CheckConstraint(name="trajectories_exit_says_why", condition=~Q(why="")),
            Rights(name="trajectories_exit_rights", insert=True),
            Policy(name="trajectories_exit_seen", rows=shown("request")),
            Policy(
                name="trajectories_exit_added",
                command="INSERT",
                new_rows=f"{ADDED_BY_LEAD} AND organisation_id = case_organisation()"
                " AND ended_by_id = acting_worker()",
            ),
        ]

    def __str__(self) -> str:
        return self.outcome
