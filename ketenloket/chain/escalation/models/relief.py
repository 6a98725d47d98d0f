"""A volunteer who stopped because a limit was crossed: what they still read, and their aftercare."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.desk.models import OfRequest, of_request
from ketenloket.foundation.tenancy.models import paired
from ketenloket.foundation.tenancy.policies import CompositeKey, Policy, Rights
from ketenloket.network.organisations.models import Organisation, Worker


class Relief(OfRequest):
    """The one row of a stopped case that the volunteer keeps seeing; it tells nothing of the person.

    Made in the name of the volunteer's own organisation, by no worker, whoever stopped it.
    """

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_constraint=False
    )
    worker = models.ForeignKey(Worker, models.PROTECT, related_name="+", db_constraint=False)
    self_said = models.BooleanField(_("zei het zelf"), default=False)
    relieved_at = models.DateTimeField(_("gestopt op"), default=timezone.now)
    relieved_by = models.ForeignKey(Worker, models.PROTECT, related_name="+", db_constraint=False)
    taken_over_on = models.DateField(_("overgenomen op"), null=True)
    read_on = models.DateField(_("gelezen op"), null=True)
    care_on = models.DateField(_("nazorg uiterlijk op"))
    cared_at = models.DateTimeField(_("nazorg gedaan op"), null=True)
    cared_by = models.ForeignKey(
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )

    class Meta:
        verbose_name = _("ontlaste vrijwilliger")
        verbose_name_plural = _("ontlaste vrijwilligers")
        indexes = [
            models.Index(
                fields=["organisation", "care_on"],
                name="escalation_care",
                condition=Q(cared_at__isnull=True),
            ),
            models.Index(fields=["worker", "-relieved_at"], name="escalation_relieved"),
        ]
        constraints = [
            of_request("escalation_relief"),
            CompositeKey(
                name="escalation_relief_worker",
                columns=("worker_id", "organisation_id"),
                to="organisations_worker",
                to_columns=("id", "organisation_id"),
            ),
            paired("escalation_relief", "cared_at", "cared_by"),
            Rights(
                name="escalation_relief_rights",
                insert=True,
                update=("taken_over_on", "read_on", "care_on", "cared_at", "cared_by_id"),
            ),
            Policy(
                name="escalation_relief_seen",
                rows="organisation_id = case_organisation() OR lead_id = case_organisation()"
                " OR (worker_id = assigned_worker() AND organisation_id = acting_organisation())",
            ),
            Policy(
                name="escalation_relief_added",
                command="INSERT",
                new_rows="organisation_id = case_organisation() AND acting_worker() IS NULL"
                " AND alliance_id = acting_alliance() AND cared_at IS NULL",
            ),
            Policy(
                name="escalation_relief_changed",
                command="UPDATE",
                rows="organisation_id = case_organisation()"
                " OR (worker_id = assigned_worker() AND organisation_id = acting_organisation())",
                new_rows="(organisation_id = case_organisation()"
                " AND (cared_by_id IS NULL OR cared_by_id = acting_worker()"
                " OR acting_worker() IS NULL))"
                " OR (worker_id = assigned_worker() AND organisation_id = acting_organisation()"
                " AND cared_at IS NULL)",
            ),
        ]

    def __str__(self) -> str:
        return str(self.relieved_at)
