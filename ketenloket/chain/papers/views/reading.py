"""A version of the overview, read in two queries, with its sums."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from uuid import UUID

from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.papers.models import MoneyDebt, MoneyLine, MoneySheet
from ketenloket.chain.papers.rules import (
    Debt,
    Line,
    LineSort,
    Person,
    Sheet,
    Totals,
    totals,
)

_ORDER = {sort.value: place for place, sort in enumerate(LineSort)}


@dataclass
class ReadSheet:
    """The live rows of one version, what was taken away, and the sums."""

    income: list[MoneyLine]
    costs: list[MoneyLine]
    debts: list[MoneyDebt]
    totals: Totals
    gone_lines: list[MoneyLine] = field(default_factory=list)
    gone_debts: list[MoneyDebt] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        """Whether nothing stands on it."""
        return not (self.income or self.costs or self.debts)


def newest_sheet(request_id: UUID) -> MoneySheet | None:
    """The newest version, open or closed."""
    found = MoneySheet.objects.filter(request_id=request_id).select_related("closed_by")
    return found.order_by("-number").first()


def read_sheet(sheet: MoneySheet | None) -> ReadSheet:
    """All that stands on a version; nothing where there is none."""
    if sheet is None:
        return ReadSheet([], [], [], totals([], []))
    mine = {"sheet_id": sheet.pk, "request_id": sheet.request_id}
    lines = sorted(
        MoneyLine.objects.filter(**mine).select_related("before"),
        key=lambda row: (_ORDER[row.sort], row.noted_at),
    )
    debts = sorted(
        MoneyDebt.objects.filter(**mine).select_related("before"),
        key=lambda row: (-(row.owed or Decimal(0)), row.creditor.casefold()),
    )
    live = [row for row in lines if row.removed_at is None]
    owed = [row for row in debts if row.removed_at is None]
    return ReadSheet(
        income=[row for row in live if row.is_income],
        costs=[row for row in live if not row.is_income],
        debts=owed,
        totals=totals([row.flow for row in live], [row.in_sums for row in owed]),
        gone_lines=_gone(lines),
        gone_debts=_gone(debts),
    )


def _gone(rows: list[Any]) -> list[Any]:
    """What was taken away, without what only changed: that has its own way back."""
    changed = {row.before_id for row in rows}
    return [row for row in rows if row.removed_at and row.pk not in changed]


def as_plain(sheet: MoneySheet, read: ReadSheet, request: HelpRequest, organisation: str) -> Sheet:
    """The version as plain values, for the file that goes along."""
    seeker = request.help_seeker
    return Sheet(
        number=sheet.number,
        organisation=organisation,
        gone_through_on=sheet.gone_through_on or sheet.begun_at.date(),
        person=Person(
            seeker.name, seeker.born, seeker.postcode, seeker.house_number, seeker.municipality
        ),
        lines=tuple(Line(row.flow, row.what, row.as_of) for row in [*read.income, *read.costs]),
        debts=tuple(_plain(row) for row in read.debts),
        totals=read.totals,
    )


def _plain(row: MoneyDebt) -> Debt:
    return Debt(
        creditor=row.creditor,
        collector=row.collector,
        reference=row.reference,
        sort=row.sort,
        business=row.business,
        original=row.original,
        owed=row.owed,
        arrears=row.arrears,
        attachment=row.attachment,
        arrangement=row.arrangement,
        paid=row.paid,
        as_of=row.as_of,
    )
