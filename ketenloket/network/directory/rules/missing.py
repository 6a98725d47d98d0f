"""Nothing fits: which criterion emptied the list, in words for the ledger of gaps."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from ketenloket.network.directory.rules.criteria import (
    Criterion,
    audience_words,
    only_aged,
    refusal,
)
from ketenloket.network.directory.rules.municipalities import municipality_name
from ketenloket.network.directory.rules.offers import Ask, Offer, Words
from ketenloket.network.directory.rules.weights import VOLUNTEER_STOPS, Stop
from ketenloket.network.directory.rules.words import LANGUAGES, Capacity, FormOfHelp


class Lack(StrEnum):
    """What was missing, in the order in which the list is sifted."""

    NEED = "need"
    AREA = "area"
    POSTCODE = "postcode"
    FOR_WHOM = "for_whom"
    AGE = "age"
    BOUNDARY = "boundary"
    LANGUAGE = "language"
    ROOM = "room"


@dataclass(frozen=True)
class Missing:
    """One thing that was missing: of which needs, by which criterion, and the sentence."""

    needs: tuple[str, ...]
    lack: Lack
    text: str


def missing(ask: Ask, offers: Iterable[Offer], words: Words | None = None) -> list[Missing]:
    """For which needs nothing is left, and what emptied the list; empty when all find something.

    Offers are sifted need by need, first by the hard criteria, then by a shared language and by
    room. The first sieve that leaves nothing is what was missing.

    Args:
        ask: the question.
        offers: what helps with one of its needs, also elsewhere and for others.
        words: the alliance's own words.
    """
    known, every = words or Words(), [offer for offer in offers if offer.active]
    found: dict[tuple[Lack, str], list[str]] = {}
    for need in dict.fromkeys([*filter(None, [ask.underlying]), *ask.needs]):
        if lack := _lack(need, ask, every, known):
            found.setdefault(lack, []).append(need)
    return [
        Missing(tuple(needs), lack, _sentence(lack, rest, needs, known))
        for (lack, rest), needs in found.items()
    ]


def _lack(need: str, ask: Ask, offers: Sequence[Offer], words: Words) -> tuple[Lack, str] | None:
    left = [o for o in offers if need in o.needs and (o.form != FormOfHelp.CRISIS or ask.threats)]
    if not left:
        return Lack.NEED, ""
    for lack, keeps, tell in _SIEVES:
        kept = [offer for offer in left if keeps(ask, offer, words)]
        if not kept:
            return lack, tell(ask, left, words)
        left = kept
    return None


def _sentence(lack: Lack, rest: str, needs: Sequence[str], words: Words) -> str:
    named = ", ".join(words.need(need) for need in needs)
    if lack is Lack.NEED:
        return _("geen hulp bij %(needs)s") % {"needs": named}
    return _("wel hulp bij %(needs)s, maar %(rest)s") % {"needs": named, "rest": rest}


def _passes(criterion: Criterion) -> Callable[[Ask, Offer, Words], bool]:
    def keeps(ask: Ask, offer: Offer, words: Words) -> bool:
        no = refusal(ask, offer, words)
        return no is None or no.criterion is not criterion

    return keeps


def _elsewhere(ask: Ask, offers: Sequence[Offer], _words: Words) -> str:
    places = sorted({municipality_name(c) or c for o in offers for c in o.municipalities})
    text = _("alleen buiten %(place)s") % {"place": municipality_name(ask.municipality)}
    shown = ", ".join(places[:3])
    return f"{text} ({shown})" if len(places) <= 3 else text  # noqa: PLR2004 - a line is a line


def _other_postcodes(_ask: Ask, offers: Sequence[Offer], _words: Words) -> str:
    codes = sorted({code for offer in offers for code in offer.postcode_areas})
    return _("alleen in de postcodes %(codes)s") % {"codes": ", ".join(codes)}


def _for_others(ask: Ask, offers: Sequence[Offer], _words: Words) -> str:
    known = ask.audiences
    only = dict.fromkeys(a for o in offers for a in o.audiences if not known.get(a))
    if only:
        return _("alleen voor %(who)s") % {"who": audience_words(only)}
    shut = dict.fromkeys(a for o in offers for a in o.not_audiences if known.get(a))
    return _("niet voor %(who)s") % {"who": audience_words(shut)}


def _of_other_ages(_ask: Ask, offers: Sequence[Offer], _words: Words) -> str:
    limited = [o for o in offers if o.min_age is not None or o.max_age is not None]
    return _(" en ").join(dict.fromkeys(only_aged(offer) for offer in limited))


def _within_bounds(ask: Ask, offer: Offer, words: Words) -> bool:
    return not _stopped_by(ask, offer, words)


def _stopped_by(ask: Ask, offer: Offer, words: Words) -> list[str]:
    """The signs that the offer or the alliance does not leave to this offer."""
    stopped = []
    for code in ask.signs:
        rule = VOLUNTEER_STOPS.get(code, Stop.LAST)
        volunteers = offer.by_volunteers and rule is not Stop.AFTER
        stops = words.sign(code).stops_volunteer or rule is Stop.OUT
        if code in offer.not_with_signs or (volunteers and stops):
            stopped.append(code)
    return stopped


def _out_of_bounds(ask: Ask, offers: Sequence[Offer], words: Words) -> str:
    codes = dict.fromkeys(code for offer in offers for code in _stopped_by(ask, offer, words))
    signs = ", ".join(words.sign(code).label for code in codes)
    if all(offer.by_volunteers for offer in offers):
        return _("alleen door vrijwilligers, en dat mag hier niet: %(signs)s") % {"signs": signs}
    return _("niet bij dit signaal: %(signs)s") % {"signs": signs}


def _speaks(ask: Ask, offer: Offer, _words: Words) -> bool:
    own = [code for code in ask.languages if code != "nl"]
    return ask.speaks_dutch or not own or any(code in offer.languages for code in own)


def _not_in_language(ask: Ask, _offers: Sequence[Offer], _words: Words) -> str:
    own = [str(LANGUAGES.get(code, code)) for code in ask.languages if code != "nl"]
    return _("niet in het %(language)s") % {"language": _(" of ").join(own)}


def _has_room(_ask: Ask, offer: Offer, _words: Words) -> bool:
    return offer.capacity != Capacity.FULL


def _full(_ask: Ask, _offers: Sequence[Offer], _words: Words) -> str:
    return _("alles is vol")


_Sieve = tuple[
    Lack, Callable[[Ask, Offer, Words], bool], Callable[[Ask, Sequence[Offer], Words], str]
]
_SIEVES: tuple[_Sieve, ...] = (
    (Lack.AREA, _passes(Criterion.AREA), _elsewhere),
    (Lack.POSTCODE, _passes(Criterion.POSTCODE), _other_postcodes),
    (Lack.FOR_WHOM, _passes(Criterion.FOR_WHOM), _for_others),
    (Lack.AGE, _passes(Criterion.AGE), _of_other_ages),
    (Lack.BOUNDARY, _within_bounds, _out_of_bounds),
    (Lack.LANGUAGE, _speaks, _not_in_language),
    (Lack.ROOM, _has_room, _full),
)
