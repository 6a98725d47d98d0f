"""Which offers fit a question, and why: sentences with points out of the table in `weights`.

The outcome is advice for the triage table, never a decision. The reasons *are* the score: each
reason carries its points, so nothing counts that is not said.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from ketenloket.network.directory.rules.criteria import Criterion, Refusal, refusal
from ketenloket.network.directory.rules.offers import (
    STALE,
    Ask,
    Offer,
    Sign,
    Words,
    capacity_text,
    effective_capacity,
)
from ketenloket.network.directory.rules.reasons import Reason, busier_of, reasons_of, stops_of
from ketenloket.network.directory.rules.weights import WEIGHTS, Factor, Stop

__all__ = [
    "STALE",
    "WEIGHTS",
    "Ask",
    "Criterion",
    "Factor",
    "LeftOut",
    "Offer",
    "Reason",
    "Refusal",
    "Sign",
    "Stop",
    "Suggestion",
    "Words",
    "capacity_text",
    "effective_capacity",
    "left_out",
    "suggest",
]

# Offers that are about something else, or not there at all, would only make noise.
_NOT_WORTH_SAYING = {Criterion.ACTIVE, Criterion.NEED, Criterion.CRISIS, Criterion.AREA}


@dataclass(frozen=True)
class Suggestion:
    """An offer with its reasons; `last` when a boundary says: rather not."""

    offer: Offer
    reasons: tuple[Reason, ...]
    crisis_first: bool = False
    last: bool = False

    @property
    def score(self) -> int:
        """The points of all reasons together."""
        return sum(reason.points for reason in self.reasons)

    @property
    def reasons_for(self) -> list[str]:
        """What speaks for it."""
        return [reason.text for reason in self.reasons if reason.good]

    @property
    def reasons_against(self) -> list[str]:
        """What speaks against it, or what to look at first."""
        return [reason.text for reason in self.reasons if not reason.good]


@dataclass(frozen=True)
class LeftOut:
    """An offer that a hard criterion leaves out."""

    offer: Offer
    refusal: Refusal


def suggest(
    ask: Ask, offers: Iterable[Offer], *, words: Words | None = None, most: int = 5
) -> list[Suggestion]:
    """The offers that fit best, with the reasons; the same question gives the same answer.

    What a hard criterion leaves out is not among them: `left_out` tells of those.
    """
    known = words or Words()
    fitting = [offer for offer in offers if not refusal(ask, offer, known)]
    counted = [offer.helps_now for offer in fitting if offer.helps_now is not None]
    found = [_weigh(ask, offer, known, min(counted, default=None)) for offer in fitting]
    ordered = sorted(
        found,
        key=lambda s: (
            not s.crisis_first,
            s.last,
            -s.score,
            s.offer.organisation,
            s.offer.name,
            s.offer.id,
        ),
    )
    return ordered[:most]


def left_out(
    ask: Ask, offers: Iterable[Offer], *, words: Words | None = None, most: int = 5
) -> list[LeftOut]:
    """Offers that help with these needs, and are yet not for this question, with the reason."""
    known = words or Words()
    found = []
    for offer in offers:
        no = refusal(ask, offer, known)
        if no and no.criterion not in _NOT_WORTH_SAYING and ask.all_needs & set(offer.needs):
            found.append(LeftOut(offer, no))
    found.sort(key=lambda each: (each.offer.organisation, each.offer.name, each.offer.id))
    return found[:most]


def _weigh(ask: Ask, offer: Offer, words: Words, quietest: int | None) -> Suggestion:
    first = bool(ask.threats) and offer.is_crisis_help
    stops = stops_of(ask, offer, words)
    busier = [] if first else busier_of(offer, quietest)  # the law asks for no balance
    reasons = [*reasons_of(ask, offer, words, crisis=first), *busier, *stops]
    reasons.sort(key=lambda reason: not reason.good)
    return Suggestion(offer, tuple(reasons), crisis_first=first, last=bool(stops) and not first)
