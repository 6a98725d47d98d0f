"""When a limit is crossed: from codes that were ticked, never from words that somebody wrote.

`tests/agreements/limits.csv` is the truth table of `crossed`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from ketenloket.network.agreements.rules.deciding import Decider, strictest

# What a volunteer says by pressing "Te zwaar"; no sign of the list, and it always stops (facts
# C10: volunteers reach personal limits; C13: volunteer overloaded).
TOO_HEAVY = "too_heavy"
TOO_HEAVY_DAYS = 2  # working days; our own proposal


class Effect(TextChoices):
    """What a sign means for volunteers."""

    STOP = "stop", _("nooit een vrijwilliger")
    ALONE = "alone", _("niet alleen, wel samen met een beroepskracht")
    LOOK = "look", _("mag wel: kijk samen")
    NONE = "none", _("geen grens")


STOPPING = (Effect.STOP, Effect.ALONE)


class Company(TextChoices):
    """Whether a professional helps along with the volunteer."""

    ALONE = "alone", _("vrijwilliger alleen")
    WITH_PROFESSIONAL = "with_professional", _("samen met een beroepskracht")


@dataclass(frozen=True)
class Limit:
    """One agreed limit.

    Attributes:
        code: the sign, a code of `directory.BoundarySign`.
        label: what the helper sees.
        effect: what it means for volunteers.
        why: why this was agreed.
        route: what then.
        decider: who decides.
        days: working days in which somebody who decides picks it up.
    """

    code: str
    label: str
    effect: str
    why: str
    route: str
    decider: str
    days: int

    @property
    def stops(self) -> bool:
        """Whether a volunteer alone must stop."""
        return self.effect in STOPPING

    @property
    def stops_volunteer(self) -> bool:
        """The same, as templates of signs call it."""
        return self.stops


def too_heavy() -> Limit:
    """What always holds, whatever else was agreed: a volunteer who says so may stop."""
    return Limit(
        TOO_HEAVY,
        say("het is te zwaar voor de vrijwilliger"),
        Effect.STOP,
        say("Wie zegt dat het te zwaar is, heeft gelijk. Daar hoort geen discussie bij."),
        say("een beroepskracht neemt over en de coördinator belt de vrijwilliger"),
        Decider.PROFESSIONAL,
        TOO_HEAVY_DAYS,
    )


@dataclass(frozen=True)
class Agreed:
    """The limits that hold on a day; `number` is 0 while they are a proposal."""

    number: int
    limits: tuple[Limit, ...]

    @property
    def to_tick(self) -> tuple[Limit, ...]:
        """Those that are a limit: what a helper can tick."""
        return tuple(limit for limit in self.limits if limit.effect != Effect.NONE)

    def of(self, codes: Iterable[str]) -> list[Limit]:
        """The limits of these codes, in the order of the list; too heavy comes first."""
        wanted = set(codes)
        first = [too_heavy()] if TOO_HEAVY in wanted else []
        return first + [limit for limit in self.limits if limit.code in wanted]


@dataclass(frozen=True)
class Crossed:
    """What was crossed: limits at which a volunteer stops, and limits to look at together."""

    stopping: tuple[Limit, ...] = ()
    looking: tuple[Limit, ...] = ()

    @property
    def decider(self) -> Decider:
        """Who decides: the furthest of all that stop."""
        return strictest(limit.decider for limit in self.stopping)

    @property
    def days(self) -> int:
        """In how many working days somebody picks it up: the shortest term of all that stop."""
        return min((limit.days for limit in self.stopping), default=TOO_HEAVY_DAYS)

    @property
    def route(self) -> str:
        """What then, in words."""
        routes = dict.fromkeys(limit.route.rstrip(". ") for limit in self.stopping)
        return "; ".join(filter(None, routes))


def crossed(codes: Sequence[str], agreed: Agreed, company: str, *, said: bool = False) -> Crossed:
    """Which limits these codes cross.

    Args:
        codes: what was ticked.
        agreed: the limits that hold.
        company: whether a professional helps along (`Company`).
        said: whether somebody pressed "Te zwaar". Then it stops, whatever was ticked.
    """
    found = agreed.of({*codes, TOO_HEAVY} if said else codes)
    stops = {Effect.STOP} if company == Company.WITH_PROFESSIONAL else set(STOPPING)
    return Crossed(
        stopping=tuple(limit for limit in found if limit.effect in stops),
        looking=tuple(limit for limit in found if limit.effect not in {*stops, Effect.NONE}),
    )


def wrong_limit(effect: str, route: str, decider: str) -> str:
    """Why a limit cannot be like this, in words; empty when it can."""
    if effect not in STOPPING:
        return ""
    if not route.strip():
        return say("Schrijf op wat er dan gebeurt: wie neemt het over?")
    if decider == Decider.COORDINATOR:
        return say("Bij een grens die stopt, beslist een beroepskracht of de gemeente.")
    return ""
