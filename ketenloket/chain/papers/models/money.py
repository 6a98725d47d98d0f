"""The overview of the money, in versions.

What money comes in, goes out and is owed belongs to what the person told (`intake`): that is how it
is read out when consent is asked.
"""

from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.desk.models import OfRequest, of_request
from ketenloket.chain.help_seekers.policies import NOT_THE_PERSON, added_by_all_who_see, shown
from ketenloket.chain.papers.policies import on_an_open_sheet
from ketenloket.chain.papers.rules import (
    INCOME,
    Arrangement,
    Attachment,
    DebtSort,
    Every,
    Flow,
    LineSort,
    Owed,
)
from ketenloket.chain.sharing.rules import GivenHow
from ketenloket.foundation.tenancy.models import paired
from ketenloket.foundation.tenancy.policies import CompositeKey, Policy, Rights, SqlRule
from ketenloket.network.organisations.models import Worker

_ADDED = f"{added_by_all_who_see('intake')} AND {NOT_THE_PERSON}"
_CHANGED = f"{NOT_THE_PERSON} AND ({shown('intake')})"
_STILL_OURS = f"alliance_id = acting_alliance() AND {NOT_THE_PERSON}"


def _euros(label: object) -> Any:
    """A sum in euros; empty is "I do not know", never zero."""
    return models.DecimalField(label, max_digits=9, decimal_places=2, null=True)  # type: ignore[arg-type]


class MoneySheet(OfRequest):
    """One version of the overview. Gone through together, with a yes, it never changes again."""

    number = models.PositiveSmallIntegerField(_("versie"))
    begun_at = models.DateTimeField(_("begonnen op"), default=timezone.now)
    begun_by = models.ForeignKey(Worker, models.PROTECT, related_name="+", db_constraint=False)
    gone_through_on = models.DateField(_("samen doorgenomen op"), null=True)
    yes_how = models.CharField(_("hoe ja gezegd"), max_length=10, choices=GivenHow, blank=True)
    closed_at = models.DateTimeField(_("vastgelegd op"), null=True)
    closed_by = models.ForeignKey(
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )

    class Meta:
        verbose_name = _("geldoverzicht")
        verbose_name_plural = _("geldoverzichten")
        constraints = [
            of_request("papers_moneysheet"),
            models.UniqueConstraint(fields=["request", "number"], name="papers_sheet_number"),
            models.UniqueConstraint(
                fields=["request"],
                condition=Q(closed_at__isnull=True),
                name="papers_one_open_sheet",
            ),
            models.UniqueConstraint(fields=["id", "request"], name="papers_moneysheet_key"),
            paired("papers_moneysheet", "closed_at", "closed_by"),
            models.CheckConstraint(
                name="papers_sheet_closed_with_a_yes",
                condition=Q(closed_at__isnull=True, gone_through_on__isnull=True, yes_how="")
                | (Q(closed_at__isnull=False, gone_through_on__isnull=False) & ~Q(yes_how="")),
            ),
            Rights(
                name="papers_moneysheet_rights",
                insert=True,
                update=("gone_through_on", "yes_how", "closed_at", "closed_by_id"),
            ),
            Policy(name="papers_moneysheet_seen", rows=shown("intake")),
            Policy(
                name="papers_moneysheet_begun",
                command="INSERT",
                new_rows=f"{_ADDED} AND closed_at IS NULL AND begun_by_id = acting_worker()",
            ),
            Policy(
                name="papers_moneysheet_closed",
                command="UPDATE",
                rows=f"closed_at IS NULL AND {_CHANGED}",
                new_rows=_STILL_OURS,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}"

    @property
    def is_open(self) -> bool:
        """Whether it may still be changed."""
        return self.closed_at is None


class OnSheet(OfRequest):
    """A row of a sheet. A change is a new row that came `before`; what was taken away can come back."""

    sheet = models.ForeignKey(
        MoneySheet, models.PROTECT, related_name="%(class)ss", db_constraint=False
    )
    as_of = models.DateField(_("zo was het op"))
    noted_at = models.DateTimeField(_("opgeschreven op"), default=timezone.now)
    noted_by = models.ForeignKey(Worker, models.PROTECT, related_name="+", db_constraint=False)
    before = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="+", db_constraint=False
    )
    removed_at = models.DateTimeField(_("weggehaald op"), null=True)
    removed_by = models.ForeignKey(
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )

    class Meta:
        abstract = True


def _on_sheet(table: str) -> list[models.BaseConstraint]:
    """What holds for every row of a sheet."""
    return [
        of_request(table),
        CompositeKey(
            name=f"{table}_of_sheet",
            columns=("sheet_id", "request_id"),
            to="papers_moneysheet",
            to_columns=("id", "request_id"),
        ),
        models.UniqueConstraint(fields=["id", "sheet"], name=f"{table}_key"),
        CompositeKey(
            name=f"{table}_before",
            columns=("before_id", "sheet_id"),
            to=table,
            to_columns=("id", "sheet_id"),
        ),
        paired(table, "removed_at", "removed_by"),
        SqlRule(name=f"{table}_on_open_sheet", **on_an_open_sheet(table)),
        Rights(name=f"{table}_rights", insert=True, update=("removed_at", "removed_by_id")),
        Policy(name=f"{table}_seen", rows=shown("intake")),
        Policy(name=f"{table}_added", command="INSERT", new_rows=_ADDED),
        Policy(name=f"{table}_removed", command="UPDATE", rows=_CHANGED, new_rows=_STILL_OURS),
    ]


class MoneyLine(OnSheet):
    """Income or costs: what for, how much, how often, and on which day that was so."""

    sort = models.CharField(_("waarvoor"), max_length=24, choices=LineSort.choices)
    what = models.CharField(_("toelichting"), max_length=120, blank=True)
    amount = _euros(_("bedrag"))
    every = models.CharField(_("hoe vaak"), max_length=12, choices=Every.choices)

    class Meta:
        verbose_name = _("inkomen of kosten")
        verbose_name_plural = _("inkomen en kosten")
        indexes = [models.Index(fields=["sheet"], name="papers_line_sheet")]
        constraints = [
            *_on_sheet("papers_moneyline"),
            models.CheckConstraint(name="papers_line_amount", condition=Q(amount__gte=0)),
        ]

    def __str__(self) -> str:
        return self.what or str(self.get_sort_display())

    @property
    def flow(self) -> Flow:
        """The line as the rules see it."""
        return Flow(self.sort, self.amount, self.every)

    @property
    def monthly(self) -> Decimal | None:
        """The sum per month, when it is known."""
        return self.flow.monthly

    @property
    def is_income(self) -> bool:
        """Whether it comes in."""
        return self.sort in INCOME


class MoneyDebt(OnSheet):
    """A debt: to whom, which sort, how much, whether it is attached, what is paid on it."""

    creditor = models.CharField(_("schuldeiser"), max_length=120)
    collector = models.CharField(_("incasso of deurwaarder"), max_length=120, blank=True)
    reference = models.CharField(_("kenmerk"), max_length=60, blank=True)
    sort = models.CharField(_("soort schuld"), max_length=20, choices=DebtSort.choices)
    business = models.BooleanField(_("schuld van een eigen bedrijf"), default=False)
    original = _euros(_("bedrag waarmee het begon"))
    owed = _euros(_("bedrag nu"))
    arrears = _euros(_("achterstand"))
    attachment = models.CharField(
        _("beslag"), max_length=12, choices=Attachment.choices, default=Attachment.UNKNOWN
    )
    arrangement = models.CharField(
        _("betalingsregeling"),
        max_length=12,
        choices=Arrangement.choices,
        default=Arrangement.UNKNOWN,
    )
    paid = _euros(_("betaalt per maand"))

    class Meta:
        verbose_name = _("schuld")
        verbose_name_plural = _("schulden")
        indexes = [models.Index(fields=["sheet"], name="papers_debt_sheet")]
        constraints = [
            *_on_sheet("papers_moneydebt"),
            models.CheckConstraint(name="papers_debt_names", condition=~Q(creditor="")),
            models.CheckConstraint(
                name="papers_debt_amounts",
                condition=(Q(original__isnull=True) | Q(original__gte=0))
                & (Q(owed__isnull=True) | Q(owed__gte=0))
                & (Q(arrears__isnull=True) | Q(arrears__gte=0))
                & (Q(paid__isnull=True) | Q(paid__gte=0)),
            ),
            models.CheckConstraint(
                name="papers_debt_arrears_within",
                condition=Q(arrears__isnull=True)
                | Q(owed__isnull=True)
                | Q(arrears__lte=models.F("owed")),
            ),
            models.CheckConstraint(
                name="papers_debt_paid_when_arranged",
                condition=Q(paid__isnull=True) | Q(arrangement=Arrangement.RUNNING),
            ),
        ]

    def __str__(self) -> str:
        return self.creditor

    @property
    def in_sums(self) -> Owed:
        """The debt as the rules see it."""
        return Owed(self.owed, self.arrears, self.paid)
