"""The hard criteria of the matching: what leaves an offer out, and what to ask after first.

What the intake does not know never excludes: then the offer stays, with a question to ask.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from ketenloket.network.directory.rules.municipalities import municipality_name
from ketenloket.network.directory.rules.offers import Ask, Offer, Words
from ketenloket.network.directory.rules.weights import VOLUNTEER_STOPS, Stop
from ketenloket.network.directory.rules.words import Audience, FormOfHelp

_MOST_NAMES = 3


class Criterion(StrEnum):
    """What can leave an offer out, in the order in which it is looked at."""

    ACTIVE = "active"
    NEED = "need"
    CRISIS = "crisis"
    AREA = "area"
    POSTCODE = "postcode"
    FOR_WHOM = "for_whom"
    AGE = "age"
    BOUNDARY = "boundary"


@dataclass(frozen=True)
class Refusal:
    """Why an offer is left out: the first criterion that says no, and the sentence."""

    criterion: Criterion
    text: str


def refusal(ask: Ask, offer: Offer, words: Words | None = None) -> Refusal | None:
    """Why this offer is not for this question; None when nothing leaves it out."""
    return next(_refusals(ask, offer, words or Words()), None)


def _refusals(ask: Ask, offer: Offer, words: Words) -> Iterator[Refusal]:
    crisis = offer.form == FormOfHelp.CRISIS
    if not offer.active:
        yield Refusal(Criterion.ACTIVE, _("wordt nu niet aangeboden"))
    if crisis and not ask.threats:
        yield Refusal(Criterion.CRISIS, _("alleen als er iets dreigt"))
    if not crisis and not ask.all_needs & set(offer.needs):
        yield Refusal(Criterion.NEED, _("helpt niet bij deze vragen"))
    if ask.municipality and offer.municipalities and ask.municipality not in offer.municipalities:
        yield Refusal(Criterion.AREA, _("alleen in %(names)s") % {"names": _areas(offer)})
    if crisis:  # the statutory task is there for every inhabitant
        return
    if offer.postcode_areas and ask.postcode and ask.postcode not in offer.postcode_areas:
        yield Refusal(Criterion.POSTCODE, only_postcodes(offer))
    yield from _for_whom(ask, offer)
    yield from _age(ask, offer)
    if offer.by_volunteers and any(VOLUNTEER_STOPS.get(s) is Stop.OUT for s in ask.signs):
        sign = next(s for s in ask.signs if VOLUNTEER_STOPS.get(s) is Stop.OUT)
        text = _("geen vrijwilligers: %(sign)s") % {"sign": words.sign(sign).label}
        yield Refusal(Criterion.BOUNDARY, text)


def _for_whom(ask: Ask, offer: Offer) -> Iterator[Refusal]:
    known = ask.audiences
    for audience in offer.not_audiences:
        if known.get(audience):
            yield Refusal(Criterion.FOR_WHOM, not_for([audience]))
    if offer.audiences and all(known.get(audience) is False for audience in offer.audiences):
        yield Refusal(Criterion.FOR_WHOM, only_for(offer.audiences))


def _age(ask: Ask, offer: Offer) -> Iterator[Refusal]:
    if ask.ages is None:
        return
    youngest, oldest = ask.ages
    too_young = offer.min_age is not None and oldest < offer.min_age
    too_old = offer.max_age is not None and youngest > offer.max_age
    if too_young or too_old:
        yield Refusal(Criterion.AGE, only_aged(offer))


def to_ask(ask: Ask, offer: Offer) -> list[str]:
    """What to ask after, because the intake does not tell whether the offer is for this person."""
    known = ask.audiences
    asks = []
    if offer.audiences and not any(known.get(audience) for audience in offer.audiences):
        asks.append(only_for([each for each in offer.audiences if each not in known]))
    if unknown := [each for each in offer.not_audiences if each not in known]:
        asks.append(not_for(unknown))
    if _age_unsure(ask, offer):
        asks.append(only_aged(offer))
    if offer.postcode_areas and not ask.postcode:
        asks.append(only_postcodes(offer))
    return asks


def _age_unsure(ask: Ask, offer: Offer) -> bool:
    if offer.min_age is None and offer.max_age is None:
        return False
    youngest, oldest = ask.ages or (0, 150)
    surely_old_enough = offer.min_age is None or youngest >= offer.min_age
    surely_young_enough = offer.max_age is None or oldest <= offer.max_age
    return not (surely_old_enough and surely_young_enough)


def only_for(audiences: Sequence[str]) -> str:
    """`alleen voor ouderen`."""
    return _("alleen voor %(who)s") % {"who": audience_words(audiences)}


def not_for(audiences: Sequence[str]) -> str:
    """`niet voor ondernemers`."""
    return _("niet voor %(who)s") % {"who": audience_words(audiences)}


def only_aged(offer: Offer) -> str:
    """`alleen van 18 tot en met 27 jaar`."""
    ages = {"from": offer.min_age, "to": offer.max_age}
    if offer.max_age is None:
        return _("alleen vanaf %(from)s jaar") % ages
    if offer.min_age is None:
        return _("alleen tot en met %(to)s jaar") % ages
    return _("alleen van %(from)s tot en met %(to)s jaar") % ages


def only_postcodes(offer: Offer) -> str:
    """`alleen in de postcodes 9671, 9672`."""
    return _("alleen in de postcodes %(codes)s") % {"codes": ", ".join(offer.postcode_areas)}


def audience_words(audiences: Iterable[str]) -> str:
    """Audiences as people say them."""
    known = dict(Audience.choices)
    return ", ".join(str(known.get(each, each)) for each in audiences)


def _areas(offer: Offer) -> str:
    names = [municipality_name(code) or code for code in offer.municipalities]
    shown = ", ".join(names[:_MOST_NAMES])
    return _("%(words)s en meer") % {"words": shown} if len(names) > _MOST_NAMES else shown
