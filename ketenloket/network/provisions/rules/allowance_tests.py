"""Tests of the check about the income of a whole year before tax, as national allowances count it.

Most people know what they receive, not what it was before tax. No rate of tax on income takes more
than half, so the income before tax is at most twice what is received. That bound decides where it
can; between the bound and the limit the check asks. It is never an estimate.
"""

from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from ketenloket.network.provisions.rules.comparing import compared, doubt, not_above
from ketenloket.network.provisions.rules.findings import Case, Outcome, Reason, reason
from ketenloket.network.provisions.rules.household import allowance_group
from ketenloket.network.provisions.rules.norms import Found
from ketenloket.network.provisions.rules.sentences import worked_out
from ketenloket.network.provisions.rules.situation import Situation
from ketenloket.network.provisions.rules.words import Scheme

YES, ASK, NO = Outcome.YES, Outcome.ASK, Outcome.NO
MONTHS = Decimal(12)
BEFORE_TAX_AT_MOST = Decimal(2)  # times what is received
# Where a limit of income or the income from which an amount falls is looked for in the norms.
_LIMITS: dict[str, str] = {
    Scheme.ZORGTOESLAG: "inkomensgrens",
    Scheme.HUURTOESLAG: "inkomensgrens",
    Scheme.KINDGEBONDEN_BUDGET: "drempelinkomen",
}


def year_income(case: Case) -> Reason | None:
    """Whether the income of the year stays within the limit of an allowance."""
    name = _LIMITS.get(case.asks.scheme)
    if name is None:
        return None
    told, group = case.told, allowance_group(case.told)
    between = least_and_most(told)
    if between is None:
        return reason("year_income", ASK, _("Dit hangt af van het inkomen. Dat weten wij niet."))
    if between[1] == 0:
        return reason("year_income", YES, _("Er is geen inkomen."))
    if group is None:
        says = _("Zonder het huishouden weten wij niet welke grens voor inkomen geldt.")
        return reason("year_income", ASK, says)
    found = case.norms.find(case.asks.scheme, name, group)
    if case.asks.scheme == Scheme.KINDGEBONDEN_BUDGET:
        return _from_where_it_falls(told, found)
    return _within_limit(told, found)


def least_and_most(told: Situation) -> tuple[Decimal, Decimal] | None:
    """Between which amounts the year's income before tax lies; the same twice when it was said."""
    if told.income_before_tax is not None:
        return told.income_before_tax, told.income_before_tax
    if told.income is None:
        return None
    received = told.income * MONTHS
    return received, received * BEFORE_TAX_AT_MOST


_LIMIT = _("De grens voor het inkomen")
_SAYS = {
    NO: _("Het inkomen is ook na belasting al hoger dan de grens van %(limit)s per jaar."),
    YES: _(
        "Ook als het inkomen voor belasting twee keer zo hoog is (%(most)s per jaar), blijft het "
        "onder de grens van %(limit)s."
    ),
    ASK: _(
        "De grens is %(limit)s per jaar, voor belasting. Kijk op de jaaropgave wat het inkomen "
        "voor belasting was."
    ),
}
_ALL_OF_IT = _(
    "Het inkomen (hoogstens %(most)s per jaar voor belasting) is niet hoger dan %(limit)s: het "
    "bedrag is er helemaal."
)
_LESS = _("Het inkomen (%(most)s per jaar) is hoger dan %(limit)s: het bedrag wordt minder.")
_MAY_BE_LESS = _("Boven %(limit)s per jaar voor belasting wordt dit minder. Kijk op de jaaropgave.")
_NOBODY_KNOWS = _(
    "Boven een bepaald inkomen wordt dit minder. Vanaf welk inkomen staat niet in onze lijst. "
    "Maak een proefberekening."
)


def _within_limit(told: Situation, found: Found) -> Reason:
    if told.income_before_tax is not None:
        what = _("Het jaarinkomen voor belasting")
        return not_above("year_income", told.income_before_tax, found, what)
    between = least_and_most(told)
    if found.norm is None or between is None:
        return doubt("year_income", found, _LIMIT)
    limit = found.norm.value
    if not found.decides:
        return doubt("year_income", found, _LIMIT, compared(between[0], limit))
    values: dict[str, object] = {
        "received": told.income,
        "year": between[0],
        "most": between[1],
        "limit": limit,
    }
    outcome = NO if between[0] > limit else YES if between[1] <= limit else ASK
    sums = "12 * %(received)s = %(year)s > %(limit)s"
    if outcome is not NO:
        values["sign"] = "≤" if outcome is YES else ">"
        sums = "12 * %(received)s * 2 = %(most)s %(sign)s %(limit)s"
    says, made = _SAYS[outcome], worked_out(sums, values)
    return reason("year_income", outcome, says, values, made, [found])


def _from_where_it_falls(told: Situation, found: Found) -> Reason:
    """Kindgebonden budget falls from an income on; beneath it all of it is there (facts D12)."""
    between = least_and_most(told)
    if found.norm is None or between is None or not found.decides:
        return reason("year_income", ASK, _NOBODY_KNOWS, used=[found])
    values = {"limit": found.norm.value, "most": between[1]}
    if between[0] != between[1] and between[1] > found.norm.value:
        return reason("year_income", ASK, _MAY_BE_LESS, values, used=[found])
    sums = compared(between[1], found.norm.value)
    says = _ALL_OF_IT if between[1] <= found.norm.value else _LESS
    return reason("year_income", YES, says, values, sums, [found])
