"""Which offers fit a question, and why: sentences with points out of the table in `weights`.

The outcome is advice for the triage table, never a decision. The reasons *are* the score: each
reason carries its points, so nothing counts that is not said.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ketenloket.network.directory.rules.municipalities import municipality_name
from ketenloket.network.directory.rules.offers import (
    STALE,
    Ask,
    Offer,
    Sign,
    Words,
    capacity_text,
    effective_capacity,
)
from ketenloket.network.directory.rules.weights import (
    LONG_WAIT,
    MOST_NEEDS,
    ROUTES,
    VOLUNTEER_STOPS,
    WEIGHTS,
    Factor,
    Stop,
)
from ketenloket.network.directory.rules.words import LANGUAGES, Capacity, FormOfHelp

__all__ = [
    "STALE",
    "WEIGHTS",
    "Ask",
    "Factor",
    "Offer",
    "Reason",
    "Sign",
    "Stop",
    "Suggestion",
    "Words",
    "capacity_text",
    "effective_capacity",
    "suggest",
]


@dataclass(frozen=True)
class Reason:
    """One sentence for or against, with its points."""

    text: str
    points: int
    good: bool


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


def suggest(
    ask: Ask, offers: Iterable[Offer], *, words: Words | None = None, most: int = 5
) -> list[Suggestion]:
    """The offers that fit best, with the reasons; the same question gives the same answer.

    Left out: what is not offered now, what does not work in the municipality, what helps with
    none of the needs, crisis help without a threat, and volunteers where it is not safe.
    """
    known = words or Words()
    found = [_weigh(ask, offer, known) for offer in offers if _possible(ask, offer)]
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


def _possible(ask: Ask, offer: Offer) -> bool:
    there = not offer.municipalities or not ask.municipality
    if not offer.active or not (there or ask.municipality in offer.municipalities):
        return False
    if offer.form == FormOfHelp.CRISIS:
        return bool(ask.threats)
    if offer.by_volunteers and any(VOLUNTEER_STOPS.get(s) is Stop.OUT for s in ask.signs):
        return False
    return bool(_helps_with(ask, offer))


def _helps_with(ask: Ask, offer: Offer) -> set[str]:
    routes = {need for sign in ask.signs for need in ROUTES.get(sign, ())}
    return set(offer.needs) & {*ask.needs, ask.underlying, *routes}


def _weigh(ask: Ask, offer: Offer, words: Words) -> Suggestion:
    first = bool(ask.threats) and offer.is_crisis_help
    stops = _stops(ask, offer, words)
    reasons = [
        *(_crisis() if first else _needs(ask, offer, words)),
        *_routes(ask, offer, words),
        *_place(ask, offer),
        *_language(ask, offer),
        *_business(ask, offer),
        *_light(ask, offer),
        *_room(offer),
        *stops,
    ]
    reasons.sort(key=lambda reason: not reason.good)
    return Suggestion(offer, tuple(reasons), crisis_first=first, last=bool(stops) and not first)


def _reason(factor: Factor, text: str, *, times: int = 1, good: bool | None = None) -> Reason:
    points = WEIGHTS[factor] * times
    return Reason(text, points, points > 0 if good is None else good)


def _crisis() -> list[Reason]:
    """The term is a matter of law, not of points: it decides the place in the list."""
    return [
        Reason(_("wettelijke taak, gesprek binnen 3 werkdagen"), 0, good=True),
        Reason(_("alleen de crisis: kies ook wie daarna helpt"), 0, good=False),
    ]


def _needs(ask: Ask, offer: Offer, words: Words) -> list[Reason]:
    reasons = []
    if ask.underlying and ask.underlying in offer.needs:
        text = _("helpt bij wat eronder ligt: %(need)s") % {"need": words.need(ask.underlying)}
        reasons.append(_reason(Factor.UNDERLYING, text))
    plain = [need for need in dict.fromkeys(ask.needs) if need != ask.underlying]
    helped = [need for need in plain if need in offer.needs]
    if helped:
        text = _("helpt bij %(needs)s") % {"needs": _listed(helped, words)}
        reasons.append(_reason(Factor.NEED, text, times=min(len(helped), MOST_NEEDS)))
    if left := [need for need in plain if need not in offer.needs]:
        text = _("helpt niet bij %(needs)s") % {"needs": _listed(left, words)}
        reasons.append(Reason(text, 0, good=False))
    return reasons


def _routes(ask: Ask, offer: Offer, words: Words) -> list[Reason]:
    for sign in ask.signs:
        if ROUTES.get(sign, frozenset()) & set(offer.needs):
            text = _("past bij het signaal: %(sign)s") % {"sign": words.sign(sign).label}
            return [_reason(Factor.ROUTE, text)]
    return []


def _place(ask: Ask, offer: Offer) -> list[Reason]:
    reasons = []
    if ask.municipality and ask.municipality in offer.municipalities:
        text = _("werkt in %(place)s") % {"place": municipality_name(ask.municipality)}
        reasons.append(_reason(Factor.PLACE, text))
    if offer.home_visits:
        reasons.append(_reason(Factor.HOME, _("komt aan huis")))
    return reasons


def _language(ask: Ask, offer: Offer) -> list[Reason]:
    own = [code for code in ask.languages if code != "nl"]
    shared = [code for code in own if code in offer.languages]
    if shared:
        factor = Factor.LANGUAGE_TOO if ask.speaks_dutch else Factor.LANGUAGE
        return [_reason(factor, _("spreekt %(language)s") % {"language": _languages(shared)})]
    if ask.speaks_dutch:
        return []
    if not own:
        return [_reason(Factor.NO_LANGUAGE, _("er is een tolk nodig"))]
    text = _("spreekt geen %(language)s: regel een tolk") % {"language": _languages(own[:1])}
    return [_reason(Factor.NO_LANGUAGE, text)]


def _business(ask: Ask, offer: Offer) -> list[Reason]:
    if not ask.business:
        return []
    if offer.for_entrepreneurs:
        return [_reason(Factor.BUSINESS, _("ook voor ondernemers"))]
    return [_reason(Factor.NOT_BUSINESS, _("niet voor ondernemers"))]


def _light(ask: Ask, offer: Offer) -> list[Reason]:
    """Who can take steps is helped well by a volunteer with time (source text 003)."""
    if offer.by_volunteers and not ask.signs:
        return [_reason(Factor.LIGHT, _("past bij een vrijwilliger: geen grenssignalen"))]
    return []


def _room(offer: Offer) -> list[Reason]:
    if offer.capacity == Capacity.ROOM:
        return [_reason(Factor.ROOM, _("heeft ruimte"))]
    if offer.capacity == Capacity.FULL:
        return [_reason(Factor.FULL, _("vol"))]
    if offer.capacity == Capacity.MEET_FIRST:
        return [_reason(Factor.MEET_FIRST, _("eerst kennismaken"), good=False)]
    if offer.capacity == STALE:
        return [_reason(Factor.CALL_FIRST, _("ruimte niet kort geleden nagekeken: bel eerst"))]
    factor = Factor.WAITING_LONG if offer.waiting_weeks >= LONG_WAIT else Factor.WAITING
    return [_reason(factor, capacity_text(offer.capacity, offer.waiting_weeks))]


def _stops(ask: Ask, offer: Offer, words: Words) -> list[Reason]:
    """Signs that the offer itself excludes, and those that the alliance keeps from volunteers."""
    reasons = []
    for code in ask.signs:
        sign = words.sign(code)
        if code in offer.not_with_signs:
            reasons.append(_reason(Factor.STOPPED, _("niet bij: %(sign)s") % {"sign": sign.label}))
        elif offer.by_volunteers and sign.stops_volunteer and code not in VOLUNTEER_STOPS:
            text = _("niet voor een vrijwilliger alleen: %(sign)s") % {"sign": sign.label}
            reasons.append(_reason(Factor.STOPPED, text))
    return reasons


def _listed(codes: Sequence[str], words: Words) -> str:
    return ", ".join(words.need(code) for code in codes)


def _languages(codes: Sequence[str]) -> str:
    return ", ".join(str(LANGUAGES.get(code, code)) for code in codes)
