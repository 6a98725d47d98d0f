"""Which help fits best for somebody who looks for themselves, and why, in plain words.

Smaller than the matching of the triage: nobody was asked anything that may weigh against them. What
stands between an offer and the person is said beside it; only where an offer cannot help is it left out.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ketenloket.network.directory.rules import LANGUAGES, Capacity
from ketenloket.network.directory.rules.offers import STALE

SHORT_LIST = 6  # what somebody can take in at once
MOST_LOOKED_AT = 400  # rows that are weighed for one answer
_MOST_NEEDS = 3  # beyond three, a long list would beat a good fit
_FREE = frozenset({"gratis", "kosteloos", "geen", ""})


class Why(StrEnum):
    """What speaks for or against an offer in the eyes of the person."""

    NEED = "need"
    PLACE = "place"
    LANGUAGE = "language"
    DUTCH_ONLY = "dutch_only"
    HOME = "home"
    FREE = "free"
    AUDIENCE = "audience"
    OTHER_AUDIENCE = "other_audience"
    AGES = "ages"
    PART_OF_PLACE = "part_of_place"
    ROOM = "room"
    MEET_FIRST = "meet_first"
    WAITING = "waiting"
    FULL = "full"
    CALL_FIRST = "call_first"
    VIA_DESK = "via_desk"


# What counts for how much. A proposal that an alliance may dispute.
WEIGHTS: Mapping[Why, int] = {
    Why.NEED: 20,  # for each need, of at most three
    Why.PLACE: 10,
    Why.LANGUAGE: 15,
    Why.DUTCH_ONLY: -15,
    Why.HOME: 3,
    Why.FREE: 2,
    Why.AUDIENCE: 8,
    Why.OTHER_AUDIENCE: -12,
    Why.AGES: 0,
    Why.PART_OF_PLACE: -2,
    Why.ROOM: 8,
    Why.MEET_FIRST: 2,
    Why.WAITING: -6,
    Why.FULL: -14,
    Why.CALL_FIRST: -3,
    Why.VIA_DESK: -2,
}


@dataclass(frozen=True)
class Asked:
    """What somebody picked: codes, nothing that tells who it is."""

    needs: tuple[str, ...] = ()
    municipality: str = ""
    digits: str = ""  # of the postcode
    language: str = ""
    audiences: tuple[str, ...] = ()


@dataclass(frozen=True)
class Candidate:
    """An offer as the finder weighs it; `capacity` is the word that counts today."""

    id: int
    needs: Sequence[str]
    municipalities: Sequence[str]
    languages: Sequence[str]
    postcode_areas: Sequence[str] = ()
    audiences: Sequence[str] = ()
    not_audiences: Sequence[str] = ()
    min_age: int | None = None
    max_age: int | None = None
    home_visits: bool = False
    costs: str = "gratis"
    capacity: str = Capacity.MEET_FIRST
    waiting_weeks: int = 0
    unchecked: bool = False  # nobody looked at the card for a quarter
    open_to_public: bool = True


@dataclass(frozen=True)
class Weighed:
    """An offer with what speaks for and against it."""

    candidate: Candidate
    marks: tuple[Why, ...]
    score: int


@dataclass(frozen=True)
class Reason:
    """One reason as it stands on the page."""

    text: str
    good: bool


@dataclass(frozen=True)
class Wording:
    """The words for codes in the language of the page."""

    need: Callable[[str], str]
    audience: Callable[[str], str]
    municipality: str = ""


def short_list(asked: Asked, candidates: Iterable[Candidate]) -> list[Weighed]:
    """Those that can help, the best first; equals in a fixed order."""
    found = [weigh(asked, each) for each in candidates if can_help(asked, each)]
    return sorted(
        found, key=lambda one: (-one.score, one.candidate.waiting_weeks, one.candidate.id)
    )


def can_help(asked: Asked, candidate: Candidate) -> bool:
    """Whether nothing makes it impossible: the place, or people it is not for."""
    if asked.needs and not set(asked.needs) & set(candidate.needs):
        return False
    if asked.municipality and asked.municipality not in candidate.municipalities:
        return False
    if asked.digits and candidate.postcode_areas and asked.digits not in candidate.postcode_areas:
        return False
    return not set(asked.audiences) & set(candidate.not_audiences)


def weigh(asked: Asked, candidate: Candidate) -> Weighed:
    """What speaks for and against this offer, and what that comes to."""
    marks = (
        *_about_help(asked, candidate),
        *_about_person(asked, candidate),
        *_about_room(candidate),
    )
    hits = min(len(_met(asked, candidate)), _MOST_NEEDS)
    score = sum(WEIGHTS[mark] for mark in marks if mark != Why.NEED) + hits * WEIGHTS[Why.NEED]
    return Weighed(candidate, marks, score)


def _met(asked: Asked, candidate: Candidate) -> list[str]:
    return [code for code in asked.needs if code in candidate.needs]


def _about_help(asked: Asked, candidate: Candidate) -> Iterable[Why]:
    if _met(asked, candidate):
        yield Why.NEED
    if asked.municipality:
        yield Why.PLACE
    if candidate.postcode_areas and not asked.digits:
        yield Why.PART_OF_PLACE
    if candidate.home_visits:
        yield Why.HOME
    if candidate.costs.strip().lower() in _FREE:
        yield Why.FREE


def _about_person(asked: Asked, candidate: Candidate) -> Iterable[Why]:
    if asked.language and asked.language in candidate.languages:
        yield Why.LANGUAGE
    elif asked.language and asked.language != "nl":
        yield Why.DUTCH_ONLY
    if candidate.audiences:
        shared = set(asked.audiences) & set(candidate.audiences)
        yield Why.AUDIENCE if shared else Why.OTHER_AUDIENCE
    if candidate.min_age is not None or candidate.max_age is not None:
        yield Why.AGES


def _about_room(candidate: Candidate) -> Iterable[Why]:
    by_word = {
        Capacity.ROOM: Why.ROOM,
        Capacity.WAITING_LIST: Why.WAITING,
        Capacity.FULL: Why.FULL,
        Capacity.MEET_FIRST: Why.MEET_FIRST,
    }
    if candidate.capacity == STALE or candidate.unchecked:
        yield Why.CALL_FIRST
    else:
        yield by_word[Capacity(candidate.capacity)]
    if not candidate.open_to_public:
        yield Why.VIA_DESK


_AGAINST = frozenset(
    {
        Why.DUTCH_ONLY,
        Why.OTHER_AUDIENCE,
        Why.AGES,
        Why.PART_OF_PLACE,
        Why.WAITING,
        Why.FULL,
        Why.CALL_FIRST,
        Why.VIA_DESK,
    }
)


def reasons(asked: Asked, weighed: Weighed, words: Wording) -> list[Reason]:
    """The reasons in plain words; what speaks for it first."""
    said = [
        Reason(_sentence(mark, asked, weighed.candidate, words), mark not in _AGAINST)
        for mark in weighed.marks
    ]
    return sorted(said, key=lambda reason: not reason.good)


def _sentence(mark: Why, asked: Asked, candidate: Candidate, words: Wording) -> str:
    telling: dict[Why, Callable[[], Any]] = {
        Why.NEED: lambda: (
            _("helpt bij: %(needs)s")
            % {
                "needs": ", ".join(
                    words.need(code) for code in _met(asked, candidate)[:_MOST_NEEDS]
                )
            }
        ),
        Why.PLACE: lambda: _("in uw gemeente: %(name)s") % {"name": words.municipality},
        Why.LANGUAGE: lambda: _("spreekt %(language)s") % {"language": LANGUAGES[asked.language]},
        Why.AUDIENCE: lambda: _audience(candidate, words),
        Why.OTHER_AUDIENCE: lambda: _audience(candidate, words),
        Why.AGES: lambda: _ages(candidate),
        Why.WAITING: lambda: _waiting(candidate),
    }
    return str(telling[mark]() if mark in telling else _PLAIN[mark]())


_PLAIN: Mapping[Why, Callable[[], str]] = {
    Why.DUTCH_ONLY: lambda: _("spreekt uw taal niet; neem iemand mee die vertaalt"),
    Why.HOME: lambda: _("komt bij u thuis"),
    Why.FREE: lambda: _("gratis"),
    Why.PART_OF_PLACE: lambda: _("alleen in een deel van de gemeente"),
    Why.ROOM: lambda: _("er is nu ruimte"),
    Why.MEET_FIRST: lambda: _("u maakt eerst kennis"),
    Why.FULL: lambda: _("nu vol"),
    Why.CALL_FIRST: lambda: _("bel eerst: wij weten niet zeker of dit nog klopt"),
    Why.VIA_DESK: lambda: _("via het loket"),
}


def _audience(candidate: Candidate, words: Wording) -> str:
    people = ", ".join(words.audience(code) for code in candidate.audiences)
    return _("alleen voor: %(people)s") % {"people": people}


def _ages(candidate: Candidate) -> str:
    least, most = candidate.min_age, candidate.max_age
    if most is None:
        return _("vanaf %(age)s jaar") % {"age": least}
    if least is None:
        return _("tot en met %(age)s jaar") % {"age": most}
    return _("van %(least)s tot en met %(most)s jaar") % {"least": least, "most": most}


def _waiting(candidate: Candidate) -> str:
    if not candidate.waiting_weeks:
        return _("er is een wachtlijst")
    return ngettext(
        "wachten: ongeveer %(count)d week",
        "wachten: ongeveer %(count)d weken",
        candidate.waiting_weeks,
    ) % {"count": candidate.waiting_weeks}
