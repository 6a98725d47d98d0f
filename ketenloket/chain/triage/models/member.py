"""Who of an organisation sits at every table."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketenloket.foundation.tenancy.models import OwnKey, paired
from ketenloket.foundation.tenancy.policies import CompositeKey, HeldWhileOpen, Policy, Rights
from ketenloket.network.organisations.models import Alliance, Organisation, Worker

# An organisation decides by itself who sees for it what the tables speak of.
BY_OWN_COORDINATOR = (
    "alliance_id = acting_alliance() AND organisation_id = case_organisation()"
    " AND acting_has('{coordinate}')"
)


class FixedMember(OwnKey):
    """Vast lid: the worker who sits at every table for an organisation; anybody else stands in."""

    alliance = models.ForeignKey(Alliance, models.PROTECT, related_name="+", db_constraint=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_constraint=False
    )
    worker = models.ForeignKey(
        Worker, models.PROTECT, related_name="+", db_constraint=False, verbose_name=_("vast lid")
    )
    since_at = models.DateTimeField(_("vast lid sinds"), default=timezone.now)
    since_by = models.ForeignKey(Worker, models.PROTECT, related_name="+", db_constraint=False)
    ended_at = models.DateTimeField(_("vast lid tot"), null=True)
    ended_by = models.ForeignKey(
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )

    class Meta:
        verbose_name = _("vast lid van de triage")
        verbose_name_plural = _("vaste plaatsen in de triage")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"],
                condition=Q(ended_at__isnull=True),
                name="triage_fixedmember_one",
            ),
            paired("triage_fixedmember", "ended_at", "ended_by"),
            CompositeKey(
                name="triage_fixedmember_organisation",
                columns=("organisation_id", "alliance_id"),
                to="organisations_organisation",
                to_columns=("id", "alliance_id"),
            ),
            *(
                CompositeKey(
                    name=f"triage_fixedmember_{who}",
                    columns=(f"{who}_id", "organisation_id"),
                    to="organisations_worker",
                    to_columns=("id", "organisation_id"),
                )
                for who in ("worker", "since_by", "ended_by")
            ),
            HeldWhileOpen(
                name="triage_fixedmember_worker_active",
                worker="worker_id",
                organisation="organisation_id",
                open_when="ended_at IS NULL",
            ),
            Rights(
                name="triage_fixedmember_rights", insert=True, update=("ended_at", "ended_by_id")
            ),
            Policy(
                name="triage_fixedmember_seen",
                rows="alliance_id = acting_alliance()"
                " AND acting_sees() IN ('organisation', 'table', 'counts')",
            ),
            Policy(
                name="triage_fixedmember_added",
                command="INSERT",
                new_rows=f"{BY_OWN_COORDINATOR} AND since_by_id = acting_worker()",
            ),
            Policy(
                name="triage_fixedmember_ended",
                command="UPDATE",
                rows=f"{BY_OWN_COORDINATOR} AND ended_at IS NULL",
                new_rows=f"{BY_OWN_COORDINATOR} AND ended_by_id = acting_worker()",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.since_at}"
