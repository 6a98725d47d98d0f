"""What was handed over of the overview of the money, to whom, and on what basis."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.desk.models import OfRequest, of_request
from ketenloket.chain.help_seekers.policies import NOT_THE_PERSON, added_by_all_who_see, shown
from ketenloket.chain.papers.models.money import MoneySheet
from ketenloket.chain.papers.policies import DROP_HAS_A_BASIS, HAS_A_BASIS
from ketenloket.chain.sharing.models import Disclosure
from ketenloket.foundation.tenancy.policies import CompositeKey, Policy, Rights, SqlRule
from ketenloket.network.organisations.models import Organisation, Worker


class MoneyExport(OfRequest):
    """A version that was handed over: to the person, or to an organisation with a disclosure."""

    sheet = models.ForeignKey(
        MoneySheet, models.PROTECT, related_name="exports", db_constraint=False
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_constraint=False
    )
    to_organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="+", db_constraint=False
    )
    disclosure = models.ForeignKey(
        Disclosure, models.PROTECT, null=True, related_name="+", db_constraint=False
    )
    made_at = models.DateTimeField(_("meegegeven op"), default=timezone.now)
    made_by = models.ForeignKey(Worker, models.PROTECT, related_name="+", db_constraint=False)

    class Meta:
        verbose_name = _("meegegeven geldoverzicht")
        verbose_name_plural = _("meegegeven geldoverzichten")
        constraints = [
            of_request("papers_moneyexport"),
            CompositeKey(
                name="papers_moneyexport_of_sheet",
                columns=("sheet_id", "request_id"),
                to="papers_moneysheet",
                to_columns=("id", "request_id"),
            ),
            CompositeKey(
                name="papers_moneyexport_to_organisation",
                columns=("to_organisation_id", "alliance_id"),
                to="organisations_organisation",
                to_columns=("id", "alliance_id"),
            ),
            models.CheckConstraint(
                name="papers_export_with_its_basis",
                condition=Q(to_organisation__isnull=True, disclosure__isnull=True)
                | Q(to_organisation__isnull=False, disclosure__isnull=False),
            ),
            SqlRule(
                name="papers_moneyexport_has_a_basis", create=HAS_A_BASIS, drop=DROP_HAS_A_BASIS
            ),
            Rights(name="papers_moneyexport_rights", insert=True),
            Policy(name="papers_moneyexport_seen", rows=shown("intake")),
            Policy(
                name="papers_moneyexport_made",
                command="INSERT",
                new_rows=f"{added_by_all_who_see('intake')} AND {NOT_THE_PERSON}"
                " AND made_by_id = acting_worker()"
                " AND organisation_id = acting_organisation()",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sheet_id} {self.to_organisation_id or 'person'}"
