"""The Voorzieningencheck: some answers beside all provisions, on a day. Pure: it asks no database.

It never says that somebody has a right to something: likely, ask, or not likely, and why.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from operator import attrgetter

from ketenloket.network.provisions.rules import allowance_tests, home_tests, money_tests
from ketenloket.network.provisions.rules.amounts import amount_of
from ketenloket.network.provisions.rules.findings import (
    Amount,
    Case,
    Conditions,
    Finding,
    Outcome,
    Reason,
)
from ketenloket.network.provisions.rules.norms import Norm, Norms
from ketenloket.network.provisions.rules.order import in_order
from ketenloket.network.provisions.rules.situation import Situation
from ketenloket.network.provisions.rules.words import Verdict


@dataclass(frozen=True)
class Test:
    """One test, and which fields of a provision it reads.

    Provisions that are the same in those get the same answer, so it is given once per check.
    """

    run: Callable[[Case], Reason | None]
    reads: Callable[[Conditions], object]

    @property
    def name(self) -> str:
        """Its word, as reasons carry it."""
        return self.run.__name__


_SCHEME = attrgetter("scheme")
TESTS = (
    Test(home_tests.area, attrgetter("municipalities")),
    Test(home_tests.age, attrgetter("min_age", "max_age")),
    Test(home_tests.aow, attrgetter("aow")),
    Test(home_tests.student, attrgetter("students")),
    Test(home_tests.renting, attrgetter("renters_only", "scheme")),
    Test(home_tests.children, attrgetter("child_from", "child_to", "scheme")),
    Test(home_tests.childcare, _SCHEME),
    Test(home_tests.sharing_home, _SCHEME),
    Test(money_tests.income, attrgetter("income_sure", "income_most", "scheme")),
    Test(money_tests.rent, _SCHEME),
    Test(allowance_tests.year_income, _SCHEME),
    Test(money_tests.wealth, attrgetter("wealth_as_bijstand", "scheme")),
    Test(money_tests.left_over, _SCHEME),
    Test(home_tests.judgement, attrgetter("own_judgement")),
)
_AMOUNT_READS = attrgetter("amount", "unit", "scheme")
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
    asked = _Asked(situation, Norms(norms, on))
    listed = list(provisions)
    found = {asks.code: asked.about(asks) for asks in listed}
    order = in_order({asks.code: asks.before for asks in listed})
    rank = {verdict: place for place, verdict in enumerate(Verdict)}
    return [found[code] for code in sorted(order, key=lambda code: rank[found[code].verdict])]


class _Asked:
    """One household on one day, and what was found out about it so far."""

    def __init__(self, situation: Situation, norms: Norms) -> None:
        self._situation, self._norms = situation, norms
        self._said: list[dict[object, Reason | None]] = [{} for _test in TESTS]
        self._amounts: dict[object, Amount | None] = {}

    def about(self, asks: Conditions) -> Finding:
        """What the tests say of one provision."""
        reasons = self._reasons(asks)
        # Without any test nobody knows for whom it is: ask.
        verdict = _VERDICTS[reasons[0].outcome] if reasons else Verdict.ASK
        amount = None if verdict is Verdict.UNLIKELY else self._amount(asks)
        if amount and not amount.value:
            verdict = Verdict.UNLIKELY  # nothing is left of it
        used = [found for reason in reasons for found in reason.used]
        used += amount.used if amount else ()
        return Finding(
            key=asks.key,
            code=asks.code,
            verdict=verdict,
            reasons=tuple(reasons),
            amount=amount,
            norms=tuple({id(found): found for found in used}.values()) if used else (),
            first=asks.before,
        )

    def _reasons(self, asks: Conditions) -> list[Reason]:
        """What each test that applies says, the weightiest first."""
        reasons = []
        for test, said in zip(TESTS, self._said, strict=True):
            key = test.reads(asks)
            if key not in said:
                said[key] = test.run(Case(self._situation, asks, self._norms))
            if reason := said[key]:
                reasons.append(reason)
        reasons.sort(key=lambda reason: _WEIGHT[reason.outcome])
        return reasons

    def _amount(self, asks: Conditions) -> Amount | None:
        key = _AMOUNT_READS(asks)
        if key not in self._amounts:
            self._amounts[key] = amount_of(Case(self._situation, asks, self._norms))
        return self._amounts[key]


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
