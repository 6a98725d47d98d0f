"""Income and costs: sums as people type them, per month as a budget needs them. No database.

Made together with the person, in words of daily life. What is not known stays open ("weet ik niet")
and is counted, never guessed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

CENT = Decimal("0.01")


class Every(TextChoices):
    """How often a sum comes or goes."""

    WEEK = "week", _("per week")
    FOUR_WEEKS = "four_weeks", _("per 4 weken")
    MONTH = "month", _("per maand")
    QUARTER = "quarter", _("per kwartaal")
    YEAR = "year", _("per jaar")


# How many of it go into a year: 52 weeks, 13 times four weeks.
TIMES_A_YEAR: dict[str, int] = {
    Every.WEEK: 52,
    Every.FOUR_WEEKS: 13,
    Every.MONTH: 12,
    Every.QUARTER: 4,
    Every.YEAR: 1,
}
MONTHS = 12


def per_month(amount: Decimal, every: str) -> Decimal:
    """A sum as it is per month, to the cent: a week is a 52nd of a year, a month a 12th."""
    return (amount * TIMES_A_YEAR[every] / MONTHS).quantize(CENT, ROUND_HALF_UP)


class LineSort(TextChoices):
    """What a sum is for; `INCOME` says which of them come in."""

    WAGE = "wage", _("loon")
    BENEFIT = "benefit", _("uitkering")
    PENSION = "pension", _("AOW of pensioen")
    BUSINESS = "business", _("inkomen uit eigen bedrijf")
    HEALTHCARE_ALLOWANCE = "healthcare_allowance", _("zorgtoeslag")
    RENT_ALLOWANCE = "rent_allowance", _("huurtoeslag")
    CHILD_BUDGET = "child_budget", _("kindgebonden budget")
    CHILDCARE_ALLOWANCE = "childcare_allowance", _("kinderopvangtoeslag")
    CHILD_BENEFIT = "child_benefit", _("kinderbijslag")
    ALIMONY_IN = "alimony_in", _("alimentatie die binnenkomt")
    TAX_BACK = "tax_back", _("belasting terug")
    OTHER_IN = "other_in", _("ander inkomen")
    RENT = "rent", _("huur of hypotheek")
    ENERGY = "energy", _("gas, stroom en warmte")
    WATER = "water", _("water")
    HEALTH_INSURANCE = "health_insurance", _("zorgverzekering")
    INSURANCE = "insurance", _("andere verzekeringen")
    LOCAL_TAXES = "local_taxes", _("gemeente en waterschap")
    PHONE = "phone", _("telefoon, internet en tv")
    FOOD = "food", _("boodschappen")
    CLOTHES = "clothes", _("kleding en spullen")
    CARE = "care", _("eigen risico en andere zorg")
    TRAVEL = "travel", _("vervoer")
    CHILDREN = "children", _("kinderopvang en school")
    ALIMONY_OUT = "alimony_out", _("alimentatie die u betaalt")
    FREE = "free", _("sport, uitjes en abonnementen")
    OTHER_OUT = "other_out", _("andere kosten")


_SORTS = list(LineSort)
INCOME = tuple(_SORTS[: _SORTS.index(LineSort.RENT)])
COSTS = tuple(_SORTS[_SORTS.index(LineSort.RENT) :])


@dataclass(frozen=True)
class Flow:
    """One line of a budget: income or costs, how much, how often; None is "I do not know"."""

    sort: str
    amount: Decimal | None
    every: str = Every.MONTH

    @property
    def monthly(self) -> Decimal | None:
        """The sum per month, when it is known."""
        return None if self.amount is None else per_month(self.amount, self.every)


@dataclass(frozen=True)
class Totals:
    """A budget in three sums, and how much is still open."""

    income: Decimal
    costs: Decimal
    arrangements: Decimal
    owed: Decimal
    arrears: Decimal
    unknown_lines: int
    unknown_debts: int

    @property
    def left(self) -> Decimal:
        """What is left per month before anything is paid on debts."""
        return self.income - self.costs

    @property
    def left_after(self) -> Decimal:
        """What is left when the payment arrangements are kept."""
        return self.left - self.arrangements

    @property
    def complete(self) -> bool:
        """Whether every line and every debt has its sum."""
        return not (self.unknown_lines or self.unknown_debts)


@dataclass(frozen=True)
class Owed:
    """One debt in sums: what is owed now, what is overdue, what is paid on it per month."""

    owed: Decimal | None
    arrears: Decimal | None = None
    paid: Decimal | None = None


def totals(flows: Iterable[Flow], debts: Iterable[Owed]) -> Totals:
    """The sums of a budget. Each line is rounded to the cent first, so a reader can add them up."""
    flows, debts = list(flows), list(debts)
    zero = Decimal(0)
    return Totals(
        income=sum((row.monthly or zero for row in flows if row.sort in INCOME), zero),
        costs=sum((row.monthly or zero for row in flows if row.sort in COSTS), zero),
        arrangements=sum((row.paid or zero for row in debts), zero),
        owed=sum((row.owed or zero for row in debts), zero),
        arrears=sum((row.arrears or zero for row in debts), zero),
        unknown_lines=sum(row.amount is None for row in flows),
        unknown_debts=sum(row.owed is None for row in debts),
    )
