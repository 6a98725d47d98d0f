"""Who fits this person best, with the reasons for and against. A person decides; this only advises.

What keeps somebody out stands apart from what counts: no sum of good reasons outweighs a missing
VOG. Being full is the one bar that a coordinator may lift, and then writes down why.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from ketenloket.network.directory.rules import LANGUAGES, municipality_name
from ketenloket.network.volunteers.rules.terms import room_left
from ketenloket.network.volunteers.rules.weights import (
    BAR_IN_WORDS,
    MOST_SKILLS,
    WEIGHTS,
    Bar,
    Factor,
)
from ketenloket.network.volunteers.rules.words import SKILL_NEEDS, Skill, parts_of_day

DUTCH = "nl"
YOUNG_UNTIL = 27  # years, as in the audiences of the verwijskaart
_PARTS = {"morning": 0, "afternoon": 1, "evening": 2}


@dataclass(frozen=True)
class Wanted:
    """What is known of the person and the help, as far as it bears on who helps.

    Attributes:
        languages: in which talking goes well; empty when nobody asked.
        needs: codes of the verwijskaart.
        when: parts of the day in which the person can be reached; empty or `any`: no matter.
        municipality, postcode: where they live; may be empty.
        age: in years; None when not known.
        at_home: whether this help is given at home.
        course: whether this help is a course.
        asks_vog: whether the organisation asks a VOG for this form of help.
    """

    languages: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    when: frozenset[str] = frozenset()
    municipality: str = ""
    postcode: str = ""
    age: int | None = None
    at_home: bool = False
    course: bool = False
    asks_vog: bool = False


@dataclass(frozen=True)
class Helper:
    """What is known of somebody who may help.

    Attributes:
        key: which helper this is.
        load: how many people they help now.
        wished: how many they want to help; None when nobody said.
        volunteer: whether this is a volunteer; a VOG and a wish bind only them.
        has_profile: whether skills and wishes were filled in.
        paused_until: they want nobody new before this day.
        visits: whether they visit at home.
        vog: whether a VOG was seen that is not past its term.
        before: whether they helped this person earlier.
    """

    key: int
    load: int = 0
    wished: int | None = None
    volunteer: bool = True
    has_profile: bool = False
    languages: frozenset[str] = frozenset()
    skills: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    municipalities: frozenset[str] = frozenset()
    postcode_areas: frozenset[str] = frozenset()
    paused_until: date | None = None
    visits: bool = False
    vog: bool = False
    before: bool = False


@dataclass(frozen=True)
class Reason:
    """One reason, in words for the coordinator; `weight` is its part of the sum."""

    words: str | Promise
    weight: int


@dataclass
class Advice:
    """What speaks for and against one helper.

    Attributes:
        bars: what keeps them out.
        place: 1 for whoever fits best (several when nothing tells them apart); 0 when kept out.
    """

    helper: Helper
    bars: list[Bar] = field(default_factory=list)
    reasons: list[Reason] = field(default_factory=list)
    place: int = 0

    @property
    def score(self) -> int:
        """The sum of the reasons."""
        return sum(reason.weight for reason in self.reasons)

    @property
    def speaks_for(self) -> list[Reason]:
        """What speaks for this helper, the heaviest first."""
        return sorted((r for r in self.reasons if r.weight > 0), key=lambda r: -r.weight)

    @property
    def speaks_against(self) -> list[Reason]:
        """What speaks against this helper, the heaviest first; also what counts for nothing."""
        return sorted((r for r in self.reasons if r.weight <= 0), key=lambda r: r.weight)

    @property
    def bar_words(self) -> list[str]:
        """What keeps this helper out, in words."""
        return [str(BAR_IN_WORDS[bar]) for bar in self.bars]

    @property
    def is_open(self) -> bool:
        """Whether nothing keeps this helper out."""
        return not self.bars

    @property
    def is_out(self) -> bool:
        """Whether something keeps this helper out that no reason lifts."""
        return bool(set(self.bars) - {Bar.FULL})


def advise(helpers: Iterable[Helper], wanted: Wanted, today: date) -> list[Advice]:
    """Each helper with reasons: best first, then who is full, then who is kept out."""
    found = [
        Advice(helper, _bars(helper, wanted, today), list(_reasons(helper, wanted)))
        for helper in helpers
    ]
    found.sort(key=lambda row: (row.is_out, not row.is_open, -row.score, row.helper.load))
    scores = sorted({row.score for row in found if row.is_open}, reverse=True)
    for row in found:
        row.place = scores.index(row.score) + 1 if row.is_open else 0
    return found


def is_departure(chosen: Advice, advice: Sequence[Advice]) -> bool:
    """Whether somebody is chosen though another who may be asked fits better."""
    return chosen.place != 1 and any(row.place == 1 for row in advice)


def needs_why(chosen: Advice, advice: Sequence[Advice]) -> bool:
    """Whether this choice must be explained: another fits better, or it is too much."""
    return Bar.FULL in chosen.bars or is_departure(chosen, advice)


def _bars(helper: Helper, wanted: Wanted, today: date) -> list[Bar]:
    bars = []
    if helper.paused_until and today < helper.paused_until:
        bars.append(Bar.PAUSED)
    if wanted.at_home and helper.has_profile and not helper.visits:
        bars.append(Bar.NO_VISITS)
    if wanted.asks_vog and helper.volunteer and not helper.vog:
        bars.append(Bar.NO_VOG)
    room = room_left(helper.load, helper.wished)
    if room is not None and room <= 0:
        bars.append(Bar.FULL)
    return bars


def _reasons(helper: Helper, wanted: Wanted) -> Iterable[Reason]:
    if helper.before:
        yield _counted(Factor.KNOWN, _("hielp deze hulpvrager eerder"))
    yield from _language(helper, wanted)
    yield from _skills(helper, wanted)
    yield from _area(helper, wanted)
    yield from _times(helper, wanted)
    room = room_left(helper.load, helper.wished)
    if room is not None and room > 0:
        words = _("wil nog %(n)s mensen helpen") if room > 1 else _("wil nog 1 persoon helpen")
        yield _counted(Factor.ROOM, words % {"n": room} if room > 1 else words)
    if helper.load and helper.has_profile:
        words = _("helpt nu %(n)s mensen") if helper.load > 1 else _("helpt nu 1 persoon")
        words = words % {"n": helper.load} if helper.load > 1 else words
        yield Reason(words, WEIGHTS[Factor.CARRIES] * helper.load)
    if not helper.has_profile:
        yield _counted(Factor.NO_PROFILE, _("wat deze helper kan en wil, is nog niet ingevuld"))


def _counted(factor: Factor, words: str) -> Reason:
    return Reason(words, WEIGHTS[factor])


def _language(helper: Helper, wanted: Wanted) -> Iterable[Reason]:
    if not wanted.languages or DUTCH in wanted.languages or not helper.languages:
        return
    shared = sorted(wanted.languages & helper.languages)
    if shared:
        names = ", ".join(str(LANGUAGES.get(code, code)) for code in shared)
        yield _counted(Factor.LANGUAGE, _("spreekt %(names)s") % {"names": names})
    else:
        yield _counted(Factor.NO_LANGUAGE, _("er is een tolk nodig"))


def _asked(wanted: Wanted) -> set[Skill]:
    """The skills that this question asks for."""
    asked = {skill for skill, needs in SKILL_NEEDS.items() if needs & wanted.needs}
    if wanted.age is not None and wanted.age < YOUNG_UNTIL:
        asked.add(Skill.YOUTH)
    if wanted.course:
        asked.add(Skill.COURSES)
    return asked


def _skills(helper: Helper, wanted: Wanted) -> Iterable[Reason]:
    fits = [skill for skill in Skill if skill in _asked(wanted) and skill in helper.skills]
    for skill in fits[:MOST_SKILLS]:
        yield _counted(Factor.SKILL, _("goed in: %(what)s") % {"what": skill.label})


def _area(helper: Helper, wanted: Wanted) -> Iterable[Reason]:
    if not helper.municipalities and not helper.postcode_areas:
        return
    if not wanted.municipality and not wanted.postcode:
        return
    four = wanted.postcode[:4]
    if four and four in helper.postcode_areas:
        yield _counted(Factor.AREA, _("helpt in postcode %(area)s") % {"area": four})
    elif wanted.municipality and wanted.municipality in helper.municipalities:
        name = municipality_name(wanted.municipality)
        yield _counted(Factor.AREA, _("helpt in %(place)s") % {"place": name})
    else:
        yield _counted(Factor.OTHER_AREA, _("helpt in een andere buurt of gemeente"))


def _times(helper: Helper, wanted: Wanted) -> Iterable[Reason]:
    asked = wanted.when & set(_PARTS)
    if not asked or "any" in wanted.when or not helper.parts:
        return
    if asked & parts_of_day(helper.parts):
        yield _counted(Factor.THERE, _("kan als de hulpvrager kan"))
    else:
        yield _counted(Factor.NOT_THERE, _("kan niet als de hulpvrager kan"))
