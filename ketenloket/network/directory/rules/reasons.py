"""The soft criteria of the matching: sentences for and against, with points out of `weights`."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ketenloket.network.directory.rules.criteria import audience_words, to_ask
from ketenloket.network.directory.rules.distance import nearest_km
from ketenloket.network.directory.rules.municipalities import municipality_name
from ketenloket.network.directory.rules.offers import STALE, Ask, Offer, Words, capacity_text
from ketenloket.network.directory.rules.weights import (
    FAR_KM,
    FOR_PROFESSIONALS,
    LONG_WAIT,
    MOST_NEEDS,
    MUCH_BUSIER,
    NEAR_KM,
    ROUTES,
    VOLUNTEER_STOPS,
    WEIGHTS,
    Factor,
)
from ketenloket.network.directory.rules.words import LANGUAGES, Capacity


@dataclass(frozen=True)
class Reason:
    """One sentence for or against, with its points."""

    text: str
    points: int
    good: bool


def reasons_of(ask: Ask, offer: Offer, words: Words, *, crisis: bool) -> list[Reason]:
    """All that speaks for and against, but for the signs that stop it.

    Args:
        ask: the question.
        offer: an offer that no hard criterion leaves out.
        words: the alliance's own words.
        crisis: this is the statutory help in a threatening situation.
    """
    return [
        *(_crisis() if crisis else _needs(ask, offer, words)),
        *_routes(ask, offer, words),
        *_audience(ask, offer),
        *_place(ask, offer),
        *_language(ask, offer),
        *_business(ask, offer),
        *_light(ask, offer),
        *_known(ask, offer),
        *_room(offer),
        *_formal(offer),
        *_to_ask(ask, offer),
    ]


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
        reasons.append(_reason(Factor.LEFT, text))
    return reasons


def _routes(ask: Ask, offer: Offer, words: Words) -> list[Reason]:
    for sign in ask.signs:
        if ROUTES.get(sign, frozenset()) & set(offer.needs):
            text = _("past bij het signaal: %(sign)s") % {"sign": words.sign(sign).label}
            return [_reason(Factor.ROUTE, text)]
    return []


def _audience(ask: Ask, offer: Offer) -> list[Reason]:
    known = ask.audiences
    if meant := [each for each in offer.audiences if known.get(each)]:
        text = _("is er voor %(who)s") % {"who": audience_words(meant)}
        return [_reason(Factor.AUDIENCE, text)]
    return []


def _place(ask: Ask, offer: Offer) -> list[Reason]:
    reasons = []
    if ask.municipality and ask.municipality in offer.municipalities:
        text = _("werkt in %(place)s") % {"place": municipality_name(ask.municipality)}
        reasons.append(_reason(Factor.PLACE, text))
    if offer.home_visits:
        reasons.append(_reason(Factor.HOME, _("komt aan huis")))
    elif (km := nearest_km(ask.postcode, offer.places)) is not None:
        reasons.append(_distance(km))
    return reasons


def _distance(km: float) -> Reason:
    text = _("op %(km)d km") % {"km": round(km)} if km >= 1 else _("op minder dan 1 km")
    if km <= NEAR_KM:
        return _reason(Factor.NEAR, text)
    if km > FAR_KM:
        return _reason(Factor.FAR, text)
    return Reason(text, 0, good=True)


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
    if not offer.by_volunteers and FOR_PROFESSIONALS & set(ask.signs):
        return [_reason(Factor.PROFESSIONAL, _("een beroepskracht: past bij dit signaal"))]
    return []


def _known(ask: Ask, offer: Offer) -> list[Reason]:
    """Nobody should tell the same story a third time (source text 000)."""
    if offer.organisation_id in ask.known_by:
        text = _("%(name)s kent de hulpvrager al") % {"name": offer.organisation}
        return [_reason(Factor.KNOWN, text)]
    return []


def _to_ask(ask: Ask, offer: Offer) -> list[Reason]:
    known, asks = ask.audiences, to_ask(ask, offer)
    said = [Reason(_("vraag na: %(what)s") % {"what": what}, 0, good=False) for what in asks]
    if said and offer.audiences and not any(known.get(each) for each in offer.audiences):
        said[0] = _reason(Factor.ASK_FIRST, said[0].text)
    return said


def _formal(offer: Offer) -> list[Reason]:
    if not offer.needs_formal_decision:
        return []
    return [_reason(Factor.FORMAL, _("de gemeente besluit eerst of iemand dit krijgt"))]


def _room(offer: Offer) -> list[Reason]:
    if offer.needs_review:
        text = _("kaart langer dan een kwartaal niet nagekeken: bel eerst")
        return [_reason(Factor.NOT_CHECKED, text)]
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


def busier_of(offer: Offer, quietest: int | None) -> list[Reason]:
    """Work is shared out: of two offers that fit as well, the quieter one comes first.

    Args:
        offer: an offer that fits.
        quietest: how many people the quietest offer that fits helps now; None when not known.
    """
    if quietest is None or offer.helps_now is None or offer.helps_now - quietest < MUCH_BUSIER:
        return []
    text = _("helpt nu ongeveer %(count)d mensen; er past ook rustiger aanbod")
    return [_reason(Factor.BUSY, text % {"count": offer.helps_now})]


def stops_of(ask: Ask, offer: Offer, words: Words) -> list[Reason]:
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
