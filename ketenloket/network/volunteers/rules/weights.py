"""The weights of choosing a helper: what counts for how much. A proposal that may be disputed.

That a volunteer must be protected is from source text 002; which things count, and for how much, is
our own proposal.
"""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Factor(StrEnum):
    """What can speak for or against a helper."""

    KNOWN = "known"
    LANGUAGE = "language"
    NO_LANGUAGE = "no_language"
    SKILL = "skill"
    AREA = "area"
    OTHER_AREA = "other_area"
    THERE = "there"
    NOT_THERE = "not_there"
    ROOM = "room"
    CARRIES = "carries"
    NO_PROFILE = "no_profile"


WEIGHTS: Mapping[Factor, int] = {
    Factor.KNOWN: 30,
    Factor.LANGUAGE: 20,
    Factor.NO_LANGUAGE: -25,
    Factor.SKILL: 10,
    Factor.AREA: 10,
    Factor.OTHER_AREA: -10,
    Factor.THERE: 8,
    Factor.NOT_THERE: -12,
    Factor.ROOM: 6,
    Factor.CARRIES: -3,
    Factor.NO_PROFILE: 0,
}
MOST_SKILLS = 3  # beyond three, a long list would beat a good fit

FACTOR_IN_WORDS: Mapping[Factor, object] = {
    Factor.KNOWN: _("hielp deze hulpvrager eerder"),
    Factor.LANGUAGE: _("spreekt een taal die goed gaat (als Nederlands niet goed gaat)"),
    Factor.NO_LANGUAGE: _("er is een tolk nodig"),
    Factor.SKILL: _("is goed in iets waar de vraag over gaat (telt voor hoogstens drie)"),
    Factor.AREA: _("helpt in de buurt of gemeente van de hulpvrager"),
    Factor.OTHER_AREA: _("helpt in een andere buurt of gemeente"),
    Factor.THERE: _("kan op het deel van de dag dat de hulpvrager kan"),
    Factor.NOT_THERE: _("kan niet op het deel van de dag dat de hulpvrager kan"),
    Factor.ROOM: _("wil nog iemand helpen, en helpt er minder dan gewenst"),
    Factor.CARRIES: _("voor elke hulpvrager die deze helper nu al helpt"),
    Factor.NO_PROFILE: _("heeft nog niet ingevuld wat hij of zij kan en wil"),
}


class Bar(StrEnum):
    """What keeps somebody from being asked, whatever else speaks for them."""

    PAUSED = "paused"
    NO_VISITS = "no_visits"
    NO_VOG = "no_vog"
    FULL = "full"


BAR_IN_WORDS: Mapping[Bar, object] = {
    Bar.PAUSED: _("wil nu niemand nieuws helpen"),
    Bar.NO_VISITS: _("wil geen huisbezoeken doen, en deze hulp is thuis"),
    Bar.NO_VOG: _("er is geen geldige VOG gezien, en die vraagt u voor deze vorm van hulp"),
    Bar.FULL: _(
        "helpt al zo veel mensen als gewenst; het kan alleen als u opschrijft waarom het toch moet"
    ),
}
