"""What an intake holds, when it is complete, and what follows from it."""

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256

from django.utils.translation import gettext_lazy as _

from ketenloket.chain.intake.rules.words import DebtKind, DebtSum, YesNo


@dataclass(frozen=True)
class Told:
    """What an intake holds, as the rules see it."""

    story: str
    goal: str
    needs: Collection[str]
    talked: bool


def missing_for_triage(told: Told) -> list[str]:
    """What must still be told before the intake can go to the table, in words for the worker."""
    missing = []
    if not told.talked:
        missing.append(str(_("wanneer u met elkaar sprak")))
    if not told.story.strip():
        missing.append(str(_("het verhaal in eigen woorden")))
    if not told.goal.strip():
        missing.append(str(_("wat de hulpvrager zelf wil bereiken")))
    if not told.needs:
        missing.append(str(_("ten minste één vraag")))
    return missing


@dataclass(frozen=True)
class IntakeContent:
    """All that the intake page asks, as typed. Codes of needs and signs are those of the tables."""

    story: str = ""
    goal: str = ""
    table_words: str = ""
    talked_on: date | None = None
    needs: tuple[str, ...] = ()
    underlying: str = ""
    threats: Mapping[str, date | None] = field(default_factory=dict)
    adults: int = 1
    children: int = 0
    debts_count: int | None = None
    debts_sum: str = DebtSum.UNKNOWN
    debts_kind: str = DebtKind.PRIVATE
    has_administrator: str = YesNo.NOT_ASKED
    is_entrepreneur: str = YesNo.NOT_ASKED
    languages: tuple[str, ...] = ()
    needs_interpreter: str = YesNo.NOT_ASKED
    reads_letters: str = YesNo.NOT_ASKED
    help_already_there: str = ""
    boundary_signs: tuple[str, ...] = ()

    def tidy(self) -> "IntakeContent":
        """The same content in one form: lists sorted and each word once, line ends alike."""
        needs = {*self.needs, self.underlying} - {""}
        signs = {*self.boundary_signs} - set(SIGNS_THAT_FOLLOW) | signs_that_follow(self)
        return replace(
            self,
            story=_lines(self.story),
            goal=_lines(self.goal),
            table_words=self.table_words.strip(),
            help_already_there=_lines(self.help_already_there),
            needs=tuple(sorted(needs)),
            threats=dict(sorted(self.threats.items())),
            languages=tuple(sorted(set(self.languages))),
            boundary_signs=tuple(sorted(signs)),
        )

    def version(self) -> str:
        """A short word that changes with anything in the content."""
        plain = {name: str(value) for name, value in sorted(vars(self.tidy()).items())}
        plain["threats"] = ";".join(f"{code}={day}" for code, day in self.tidy().threats.items())
        return sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()[:16]

    def told(self) -> Told:
        """What the triage wants to know of it."""
        return Told(self.story, self.goal, self.tidy().needs, self.talked_on is not None)


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


MANY_CREDITORS = 10  # more than this: together at the triage table (facts C13)

# Signs that nobody has to tick: they follow from what was told. The rest is what a helper sees.
SIGNS_THAT_FOLLOW: dict[str, Callable[[IntakeContent], bool]] = {
    "crisis": lambda told: bool(told.threats),
    "many_creditors": lambda told: (told.debts_count or 0) > MANY_CREDITORS,
    "large_debts": lambda told: told.debts_sum == DebtSum.OVER_50000,
    "business_debts": lambda told: told.debts_kind in {DebtKind.BUSINESS, DebtKind.BOTH},
    "administrator": lambda told: told.has_administrator == YesNo.YES,
}


def signs_that_follow(content: IntakeContent) -> set[str]:
    """The boundary signs that follow from what was told."""
    return {code for code, follows in SIGNS_THAT_FOLLOW.items() if follows(content)}
