"""How many euros it could be: only what follows from known amounts, the rest stays unsaid."""

from collections.abc import Callable
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from ketenloket.network.provisions.rules.allowance_tests import MONTHS, least_and_most
from ketenloket.network.provisions.rules.findings import Amount, Case
from ketenloket.network.provisions.rules.household import allowance_group, bijstand_group
from ketenloket.network.provisions.rules.money_tests import HUNDRED, cents
from ketenloket.network.provisions.rules.norms import Found
from ketenloket.network.provisions.rules.sentences import Sentence, worked_out
from ketenloket.network.provisions.rules.words import Scheme, Unit

_KGB = Scheme.KINDGEBONDEN_BUDGET


def amount_of(case: Case) -> Amount | None:
    """The amount of a year; None when a part of the sum is not known."""
    calculate = _CALCULATED.get(case.asks.scheme)
    found = calculate(case) if calculate else None
    return found or _fixed(case)


def _fixed(case: Case) -> Amount | None:
    """The amount that the list itself gives."""
    value = case.asks.amount
    if value is None:
        return None
    values: dict[str, object] = {"value": value}
    if case.asks.unit == Unit.MONTH:
        year = cents(value * MONTHS)
        return Amount(year, worked_out("12 * %(value)s = %(year)s", values | {"year": year}))
    return Amount(value, worked_out("%(value)s", values), once=case.asks.unit == Unit.ONCE)


def _bijstand(case: Case) -> Amount | None:
    """What lacks each month to the norm."""
    group, told = bijstand_group(case.told), case.told.income
    if group is None or told is None or case.told.other_adults:
        return None
    found = case.norms.find(Scheme.BIJSTAND, "bijstandsnorm", group)
    if not found.decides or found.norm is None or told >= found.norm.value:
        return None
    year = cents((found.norm.value - told) * MONTHS)
    values = {"norm": found.norm.value, "told": told, "year": year}
    return Amount(year, worked_out("12 * (%(norm)s - %(told)s) = %(year)s", values), used=(found,))


def _zorgtoeslag(case: Case) -> Amount | None:
    """The most it can be; how it falls with the income is not in the list."""
    group = allowance_group(case.told)
    found = case.norms.find(Scheme.ZORGTOESLAG, "maximum", group) if group else None
    if not found or not found.decides or found.norm is None:
        return None
    year = cents(found.norm.value * MONTHS)
    sums = worked_out("12 * %(month)s = %(year)s", {"month": found.norm.value, "year": year})
    return Amount(year, sums, at_most=True, used=(found,))


def _kindgebonden_budget(case: Case) -> Amount | None:
    """A sum per child and age, more for a single parent, less above an income (facts D12)."""
    told, minors = case.told, case.told.minors
    if not minors or told.single_parent is None:
        return None
    parts = [(_kgb(case, "per kind"), len(minors))]
    for group, ages in (("extra kind 12-15", range(12, 16)), ("extra kind 16-17", range(16, 18))):
        if count := sum(age in ages for age in minors):
            parts.append((_kgb(case, group), count))
    if told.single_parent:
        parts.append((_kgb(case, "alleenstaande-ouderkop"), 1))
    if not all(found.decides for found, _count in parts):
        return None
    counted = [(found.norm.value, count) for found, count in parts if found.norm]
    whole = cents(sum((value * count for value, count in counted), Decimal(0)))
    values: dict[str, object] = {"whole": whole}
    says = []
    for place, (value, count) in enumerate(counted):
        values |= {f"v{place}": value, f"n{place}": count}
        says.append(f"%(n{place})s * %(v{place})s")
    sums = worked_out(" + ".join(says) + " = %(whole)s", values)
    used = tuple(found for found, _count in parts)
    return _tapered(case, Amount(whole, sums, at_most=True, used=used))


def _tapered(case: Case, whole: Amount) -> Amount:
    """What is left of it above the income from which it falls, when all of that is known."""
    between, group = least_and_most(case.told), allowance_group(case.told)
    if between is None or group is None:
        return whole
    start = case.norms.find(_KGB, "drempelinkomen", group)
    rate = case.norms.find(_KGB, "afbouw", "allen")
    if between[1] == 0:
        return Amount(whole.value, whole.arithmetic, used=whole.used)
    if not (start.decides and rate.decides and start.norm and rate.norm):
        return whole
    if between[1] <= start.norm.value:
        return Amount(whole.value, whole.arithmetic, used=(*whole.used, start))
    if between[0] != between[1]:
        return whole
    above = between[0] - start.norm.value
    less = cents(above * rate.norm.value / HUNDRED)
    left = max(whole.value - less, Decimal(0))
    sums = Sentence(
        _("%(sum)s; daarvan af %(rate)s%% van %(above)s = %(less)s; blijft %(left)s"),
        {
            "sum": whole.arithmetic,
            "rate": str(rate.norm.value.normalize()),
            "above": above,
            "less": less,
            "left": left,
        },
    )
    return Amount(left, sums, used=(*whole.used, start, rate))


def _kgb(case: Case, group: str) -> Found:
    return case.norms.find(_KGB, "bedrag", group)


_CALCULATED: dict[str, Callable[[Case], Amount | None]] = {
    Scheme.BIJSTAND: _bijstand,
    Scheme.ZORGTOESLAG: _zorgtoeslag,
    Scheme.KINDGEBONDEN_BUDGET: _kindgebonden_budget,
}
