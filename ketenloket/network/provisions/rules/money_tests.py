"""Tests of the check about money: what comes in, what somebody owns, what is left."""

from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext_lazy as _

from ketenloket.network.provisions.rules.comparing import compared, doubt, not_above
from ketenloket.network.provisions.rules.findings import Case, Outcome, Reason, reason
from ketenloket.network.provisions.rules.household import (
    allowance_group,
    bijstand_group,
    wealth_group,
)
from ketenloket.network.provisions.rules.sentences import worked_out
from ketenloket.network.provisions.rules.situation import GROWN
from ketenloket.network.provisions.rules.words import Scheme

YES, ASK, NO = Outcome.YES, Outcome.ASK, Outcome.NO
HUNDRED = Decimal(100)


def cents(value: Decimal) -> Decimal:
    """Rounded to whole cents."""
    return value.quantize(Decimal("0.01"), ROUND_HALF_UP)


def _percents(case: Case) -> tuple[int, int] | None:
    """Up to which percentage it is likely, and above which it is not; one alone is both."""
    if case.asks.scheme == Scheme.BIJSTAND:
        return 100, 100
    known = [each for each in (case.asks.income_sure, case.asks.income_most) if each is not None]
    return (known[0], known[-1]) if known else None


def income(case: Case) -> Reason | None:
    """Whether what comes in stays within a percentage of the bijstandsnorm (facts D4)."""
    percents = _percents(case)
    if percents is None:
        return None
    sure, most = percents
    told = case.told.income
    if told is None:
        return reason("income", ASK, _("Dit hangt af van het inkomen. Dat weten wij niet."))
    group = bijstand_group(case.told)
    if group is None:
        return reason(
            "income",
            ASK,
            _(
                "Zonder leeftijd en huishouden weten wij niet welke bijstandsnorm geldt. "
                "Vraag dit na."
            ),
        )
    found = case.norms.find(Scheme.BIJSTAND, "bijstandsnorm", group)
    if found.norm is None:
        return doubt("income", found, _("De bijstandsnorm"))
    limits = [cents(found.norm.value * each / HUNDRED) for each in (sure, most)]
    bijstand = case.asks.scheme == Scheme.BIJSTAND
    outcome = YES if told <= limits[0] else ASK if told <= limits[1] else NO
    if bijstand and told == limits[0]:
        outcome = NO  # it fills up to the norm, so nothing is left to fill
    percent, limit = (sure, limits[0]) if outcome is YES else (most, limits[1])
    values: dict[str, object] = {"told": told, "limit": limit, "percent": percent, "sure": sure}
    values |= {"norm": found.norm.value, "sign": "≤" if told <= limit else ">"}
    how = "%(told)s %(sign)s %(limit)s"
    if bijstand:
        values["sign"] = "<" if outcome is YES else "≥"
    else:
        how = f"%(percent)s%% * %(norm)s = %(limit)s; {how}"
    sums = worked_out(how, values)
    if not found.decides:
        return doubt("income", found, _("De bijstandsnorm"), sums)
    says = _BIJSTAND[outcome] if bijstand else _INCOME[outcome]
    return reason("income", outcome, says, values, sums, [found])


_BIJSTAND = {
    YES: _("Het inkomen (%(told)s per maand) is lager dan de bijstandsnorm (%(limit)s)."),
    NO: _("Het inkomen (%(told)s per maand) is niet lager dan de bijstandsnorm (%(limit)s)."),
}


_INCOME = {
    YES: _(
        "Het inkomen (%(told)s per maand) is niet hoger dan %(percent)s%% van de "
        "bijstandsnorm (%(limit)s)."
    ),
    ASK: _(
        "Het inkomen (%(told)s per maand) ligt tussen %(sure)s%% en %(percent)s%% van de "
        "bijstandsnorm. Dit verschilt per gemeente of fonds."
    ),
    NO: _(
        "Het inkomen (%(told)s per maand) is hoger dan %(percent)s%% van de "
        "bijstandsnorm (%(limit)s)."
    ),
}


def wealth(case: Case) -> Reason | None:
    """Whether what somebody owns stays within the limit."""
    scheme = case.asks.scheme
    as_bijstand = case.asks.wealth_as_bijstand or scheme == Scheme.BIJSTAND
    if not as_bijstand and scheme not in _WEALTH_LIMITED:
        return None
    told = case.told.wealth
    if told is None:
        return reason(
            "wealth", ASK, _("Dit hangt af van spaargeld en ander vermogen. Dat weten wij niet.")
        )
    if told == 0:
        return reason("wealth", YES, _("Er is geen vermogen."))
    group = wealth_group(case.told) if as_bijstand else allowance_group(case.told)
    if group is None:
        return reason(
            "wealth",
            ASK,
            _("Zonder het huishouden weten wij niet welke grens voor vermogen geldt."),
        )
    found = case.norms.find(Scheme.BIJSTAND if as_bijstand else scheme, "vermogensgrens", group)
    return not_above("wealth", told, found, _("Het vermogen"))


_WEALTH_LIMITED = {Scheme.ZORGTOESLAG, Scheme.HUURTOESLAG, Scheme.KINDGEBONDEN_BUDGET}


def left_over(case: Case) -> Reason | None:
    """What is free to spend each month beside the norm of the food bank (facts D24)."""
    if case.asks.scheme != Scheme.VOEDSELBANK:
        return None
    told = case.told
    if told.people is None or told.income is None or told.fixed_costs is None or told.rent is None:
        return reason(
            "left_over",
            ASK,
            _(
                "De voedselbank kijkt wat er overblijft na huur en vaste lasten. "
                "Daarvoor weten wij nog niet genoeg."
            ),
        )
    base = case.norms.find(Scheme.VOEDSELBANK, "normbedrag_basis", "per huishouden")
    each = case.norms.find(Scheme.VOEDSELBANK, "normbedrag_persoon", "per persoon")
    if base.norm is None or each.norm is None:
        return doubt("left_over", base if base.norm is None else each, _FOOD_BANK)
    free = told.income - told.rent - told.fixed_costs
    limit = base.norm.value + told.people * each.norm.value
    sums = worked_out(
        "%(income)s - %(rent)s - %(costs)s = %(free)s; %(base)s + %(people)s * %(each)s "
        "= %(limit)s",
        {
            "income": told.income,
            "rent": told.rent,
            "costs": told.fixed_costs,
            "free": free,
            "base": base.norm.value,
            "people": told.people,
            "each": each.norm.value,
            "limit": limit,
        },
    )
    if not (base.decides and each.decides):
        return doubt("left_over", base if not base.decides else each, _FOOD_BANK, sums)
    outcome = YES if free <= limit else NO
    values = {"free": free, "limit": limit}
    return reason("left_over", outcome, _LEFT_OVER[outcome], values, sums, [base, each])


_FOOD_BANK = _("De norm van de voedselbank")
_LEFT_OVER = {
    YES: _("Er blijft %(free)s per maand over. De norm van de voedselbank is %(limit)s."),
    NO: _(
        "Er blijft %(free)s per maand over. Dat is meer dan de norm van de voedselbank: %(limit)s."
    ),
}


def rent(case: Case) -> Reason | None:
    """How much of the rent counts for huurtoeslag (facts D10); it refuses nobody."""
    told = case.told
    if case.asks.scheme != Scheme.HUURTOESLAG or not told.rent or told.age is None:
        return None
    group = "21+" if told.age >= GROWN else "18-20"
    found = case.norms.find(Scheme.HUURTOESLAG, "rekenhuur_meegerekend_tot", group)
    if found.norm is None or not found.decides:
        return doubt("rent", found, _("De huur die meetelt"))
    values = {"rent": told.rent, "limit": found.norm.value}
    whole = told.rent <= found.norm.value
    says = (
        _("De huur (%(rent)s) telt helemaal mee.")
        if whole
        else _("De huur (%(rent)s) telt mee tot %(limit)s.")
    )
    return reason("rent", YES, says, values, compared(told.rent, found.norm.value), [found])
