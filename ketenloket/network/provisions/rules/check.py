"""The Voorzieningencheck: some answers beside all provisions, on a day. Pure: it asks no database.

It never says that somebody has a right to something: likely, ask, or not likely, and why.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ketenloket.network.provisions.rules import allowance_tests, home_tests, money_tests
from ketenloket.network.provisions.rules.amounts import amount_of
from ketenloket.network.provisions.rules.findings import (
    Case,
    Conditions,
    Finding,
    Outcome,
    Reason,
)
from ketenloket.network.provisions.rules.norms import Found, Norm, Norms
from ketenloket.network.provisions.rules.order import in_order
from ketenloket.network.provisions.rules.situation import Situation
from ketenloket.network.provisions.rules.words import Verdict

TESTS: tuple[Callable[[Case], Reason | None], ...] = (
    home_tests.area,
    home_tests.age,
    home_tests.aow,
    home_tests.student,
    home_tests.renting,
    home_tests.children,
    home_tests.childcare,
    home_tests.sharing_home,
    money_tests.income,
    money_tests.rent,
    allowance_tests.year_income,
    money_tests.wealth,
    money_tests.left_over,
    home_tests.judgement,
)
_WEIGHT = {Outcome.NO: 0, Outcome.ASK: 1, Outcome.YES: 2}
_VERDICTS = {
    Outcome.NO: Verdict.UNLIKELY,
    Outcome.ASK: Verdict.ASK,
    Outcome.YES: Verdict.LIKELY,
}


def check(
    situation: Situation,
    provisions: Iterable[Conditions],
    norms: Iterable[Norm],
    *,
    on: date,
) -> list[Finding]:
    """What might be there for somebody.

    Args:
        situation: what somebody told; all of it may be missing.
        provisions: the list, each once.
        norms: all norm rows; those that do not count on the day are told apart here.
        on: the day.

    Returns:
        One finding per provision: likely ones first, then what to ask; within these what should
        be asked for first comes first.
    """
    table = Norms(norms, on)
    listed = list(provisions)
    found = {asks.code: _finding(Case(situation, asks, table)) for asks in listed}
    order = in_order({asks.code: asks.before for asks in listed})
    rank = {verdict: place for place, verdict in enumerate(Verdict)}
    return [found[code] for code in sorted(order, key=lambda code: rank[found[code].verdict])]


def _finding(case: Case) -> Finding:
    reasons = [reason for test in TESTS if (reason := test(case))]
    reasons.sort(key=lambda reason: _WEIGHT[reason.outcome])
    # Without any test nobody knows for whom it is: ask.
    verdict = _VERDICTS[reasons[0].outcome] if reasons else Verdict.ASK
    amount = None if verdict is Verdict.UNLIKELY else amount_of(case)
    if amount and not amount.value:
        verdict = Verdict.UNLIKELY  # nothing is left of it
    used = [found for reason in reasons for found in reason.used]
    used += amount.used if amount else ()
    return Finding(
        key=case.asks.key,
        code=case.asks.code,
        verdict=verdict,
        reasons=tuple(reasons),
        amount=amount,
        norms=_each_once(used),
        first=case.asks.before,
    )


def _each_once(used: Sequence[Found]) -> tuple[Found, ...]:
    return tuple({id(found): found for found in used}.values())


@dataclass(frozen=True)
class Total:
    """The euros of a year together, as an indication.

    Attributes:
        likely: of what is likely.
        ask: of what to ask about.
        at_most: whether some of it can be less.
        counted: the codes that are in it.
        not_counted: the codes of what is likely or to be asked, of which the amount is not known.
    """

    likely: Decimal
    ask: Decimal
    at_most: bool
    counted: tuple[str, ...]
    not_counted: tuple[str, ...]


def total(findings: Sequence[Finding]) -> Total:
    """Add up what is known, and say what is not in it."""
    sums = {Verdict.LIKELY: Decimal(0), Verdict.ASK: Decimal(0)}
    counted, unknown, at_most = [], [], False
    for finding in findings:
        if finding.verdict is Verdict.UNLIKELY:
            continue
        if finding.amount is None:
            unknown.append(finding.code)
            continue
        sums[finding.verdict] += finding.amount.value
        counted.append(finding.code)
        at_most = at_most or finding.amount.at_most
    return Total(sums[Verdict.LIKELY], sums[Verdict.ASK], at_most, tuple(counted), tuple(unknown))
