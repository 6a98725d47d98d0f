"""What somebody tells for the check. Everything may stay unsaid; nothing in it says who it is."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

ADULT, GROWN = 18, 21  # the norms of facts D1 divide at these ages
# AOW begins well after this age. A bound to spare a young person the question, never an age of AOW.
TOO_YOUNG_FOR_AOW = 60


@dataclass(frozen=True, kw_only=True)
class Situation:
    """The answers; None is: not said.

    Attributes:
        municipality: the CBS code; empty when not said.
        partner: whether somebody lives with a partner.
        age: in years.
        partner_age: in years.
        children: the ages of the children at home; empty when there are none.
        other_adults: grown-ups at home who are neither partner nor child under 18.
        income: what comes in each month after tax, of both partners together.
        income_before_tax: the income of a whole year before tax, of both together.
        wealth: savings and what else may be spent.
        rents: whether the home is rented.
        rent: the rent each month, without service costs.
        fixed_costs: what else must be paid each month: energy, insurance and the like.
        aow: whether AOW comes in.
        partner_aow: whether the partner has AOW.
        student: whether somebody studies.
        childcare: whether there is childcare that costs money.
    """

    municipality: str = ""
    partner: bool | None = None
    age: int | None = None
    partner_age: int | None = None
    children: tuple[int, ...] | None = None
    other_adults: int | None = None
    income: Decimal | None = None
    income_before_tax: Decimal | None = None
    wealth: Decimal | None = None
    rents: bool | None = None
    rent: Decimal | None = None
    fixed_costs: Decimal | None = None
    aow: bool | None = None
    partner_aow: bool | None = None
    student: bool | None = None
    childcare: bool | None = None

    @cached_property
    def minors(self) -> tuple[int, ...] | None:
        """The ages of the children under eighteen."""
        if self.children is None:
            return None
        return tuple(age for age in self.children if age < ADULT)

    @cached_property
    def single_parent(self) -> bool | None:
        """Whether somebody has children under eighteen and no partner."""
        if self.partner:
            return False
        if self.partner is None or self.minors is None:
            return None
        return bool(self.minors)

    @cached_property
    def people(self) -> int | None:
        """How many live in the household."""
        if self.partner is None or self.children is None:
            return None
        return 1 + self.partner + len(self.children) + (self.other_adults or 0)

    @cached_property
    def has_aow(self) -> bool | None:
        """Whether AOW comes in; who is far too young needs no question."""
        return _known(said=self.aow, age=self.age)

    @cached_property
    def partner_has_aow(self) -> bool | None:
        """The same of the partner."""
        return _known(said=self.partner_aow, age=self.partner_age)


def _known(*, said: bool | None, age: int | None) -> bool | None:
    if said is None and age is not None and age < TOO_YOUNG_FOR_AOW:
        return False
    return said
