"""What goes into the check beside the answers, and what comes out of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from ketenloket.network.provisions.rules.norms import Found, Norms
from ketenloket.network.provisions.rules.sentences import Sentence
from ketenloket.network.provisions.rules.situation import Situation
from ketenloket.network.provisions.rules.words import Aow, Scheme, Students, Unit, Verdict


@dataclass(frozen=True, kw_only=True)
class Conditions:
    """What a provision asks of somebody: a row of the Voorzieningenlijst as plain values.

    Attributes:
        key: its number.
        code: its word, by which others say that it comes first.
        name: what people call it, in Dutch.
        scheme: the law or agreement whose own tests and norms it follows, if any.
        municipalities: where it is; empty is everywhere.
        min_age: from this age.
        max_age: up to and including this age.
        aow: whether it asks for AOW.
        students: whether it is for students.
        renters_only: whether it is for who rents.
        child_from: from this age of a child at home; with `child_to`.
        child_to: up to and including this age of a child.
        income_sure: up to this percentage of the bijstandsnorm it is likely.
        income_most: above this percentage it is not likely; between the two it differs.
        wealth_as_bijstand: whether the limit for wealth is that of the bijstand.
        own_judgement: whether somebody always has to look, whatever the answers.
        amount: the number of euros, when it is known.
        unit: per what.
        before: the codes of what should be asked for first.
    """

    key: int
    code: str
    name: str
    scheme: str = Scheme.NONE
    municipalities: tuple[str, ...] = ()
    min_age: int | None = None
    max_age: int | None = None
    aow: str = Aow.EITHER
    students: str = Students.EITHER
    renters_only: bool = False
    child_from: int | None = None
    child_to: int | None = None
    income_sure: int | None = None
    income_most: int | None = None
    wealth_as_bijstand: bool = False
    own_judgement: bool = False
    amount: Decimal | None = None
    unit: str = Unit.YEAR
    before: tuple[str, ...] = ()


class Outcome(StrEnum):
    """What one test says."""

    YES = "yes"
    ASK = "ask"
    NO = "no"


@dataclass(frozen=True)
class Reason:
    """Why: the outcome of one test in a sentence, with the sum that was made.

    Attributes:
        test: the code of the test.
        outcome: what it says.
        sentence: the same in words.
        arithmetic: the sum, where something was compared.
        used: the norms that it looked at.
    """

    test: str
    outcome: Outcome
    sentence: Sentence
    arithmetic: Sentence | None = None
    used: tuple[Found, ...] = ()

    @property
    def text(self) -> str:
        """The sentence, in the language of the reader."""
        return str(self.sentence)


@dataclass(frozen=True)
class Amount:
    """Euros: of a year, or once.

    Attributes:
        value: how much.
        arithmetic: how it came about.
        at_most: whether it can be less: the rest of the sum is not known.
        once: whether it comes one time only.
        used: the norms in it.
    """

    value: Decimal
    arithmetic: Sentence
    at_most: bool = False
    once: bool = False
    used: tuple[Found, ...] = ()


@dataclass(frozen=True)
class Finding:
    """What the check says about one provision.

    Attributes:
        key: the number of the provision.
        code: its word.
        verdict: likely, ask, or not likely; never a right.
        reasons: why, the weightiest first.
        amount: how many euros it could be, or None when that is not known.
        norms: the norm rows that were used, each with its source, its day and whether it counts.
        first: the codes of what should be asked for before it.
    """

    key: int
    code: str
    verdict: Verdict
    reasons: tuple[Reason, ...]
    amount: Amount | None
    norms: tuple[Found, ...]
    first: tuple[str, ...] = ()


@dataclass(frozen=True)
class Case:
    """Somebody's answers beside one provision, on one day."""

    told: Situation
    asks: Conditions
    norms: Norms


def reason(
    test: str,
    outcome: Outcome,
    says: object,
    values: Mapping[str, object] | None = None,
    arithmetic: Sentence | None = None,
    used: Sequence[Found] = (),
) -> Reason:
    """A reason, written short."""
    return Reason(test, outcome, Sentence(says, values or {}), arithmetic, tuple(used))  # type: ignore[arg-type]
