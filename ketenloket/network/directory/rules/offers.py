"""A question and an offer as the matching sees them: codes and words, never a person."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ketenloket.network.directory.rules.postcodes import Point
from ketenloket.network.directory.rules.weights import ROUTES
from ketenloket.network.directory.rules.words import (
    CAPACITY_STALE_DAYS,
    Audience,
    Capacity,
    FormOfHelp,
)
from ketenloket.network.organisations.rules import OrganisationKind

STALE = "stale"  # the word for capacity is too old to count: call first
MANY_CREDITORS = 10  # above this number the alliance looks together (facts C11)

# Who carries the statutory task in a threatening situation (Wgs art. 4 lid 2).
_CRISIS_KINDS = {OrganisationKind.MUNICIPALITY, OrganisationKind.MUNICIPAL_CREDIT_BANK}

# How full the bar is drawn for each word.
_METER: Mapping[str, int] = {
    Capacity.ROOM: 20,
    Capacity.MEET_FIRST: 50,
    Capacity.WAITING_LIST: 85,
    Capacity.FULL: 100,
}


@dataclass(frozen=True)
class Sign:
    """A boundary sign as the alliance agreed on it."""

    label: str
    stops_volunteer: bool = False


@dataclass(frozen=True)
class Words:
    """The alliance's own words for codes; a code without a word is shown as it is."""

    needs: Mapping[str, str] = field(default_factory=dict)
    signs: Mapping[str, Sign] = field(default_factory=dict)

    def need(self, code: str) -> str:
        """The word for a need."""
        return self.needs.get(code) or code.replace("_", " ")

    def sign(self, code: str) -> Sign:
        """The sign behind a code."""
        return self.signs.get(code) or Sign(code.replace("_", " "))


@dataclass(frozen=True)
class Ask:
    """The question on the table: codes, nothing that tells who it is.

    What is None or empty is not known, and what is not known never excludes an offer.

    Attributes:
        ages: the lowest and the highest age that the asker may have: a band, never a birth date.
        postcode: four digits.
        known_by: organisations that know this person already in this story.
    """

    needs: Sequence[str] = ()
    underlying: str = ""
    threats: Sequence[str] = ()
    municipality: str = ""
    postcode: str = ""
    languages: Sequence[str] = ()
    needs_interpreter: bool = False
    boundary_signs: Sequence[str] = ()
    debts_count: int | None = None
    business: bool = False
    entrepreneur: bool | None = None
    administrator: bool = False
    adults: int | None = None
    children: int | None = None
    ages: tuple[int, int] | None = None
    reads: bool | None = None
    refused: bool | None = None
    known_by: Collection[int] = ()

    @property
    def signs(self) -> list[str]:
        """The signs that were ticked, and those that follow from the rest of the intake."""
        follows = {
            "crisis": bool(self.threats),
            "many_creditors": (self.debts_count or 0) > MANY_CREDITORS,
            "business_debts": self.business,
            "administrator": self.administrator,
        }
        extra = [code for code, there in follows.items() if there]
        return list(dict.fromkeys([*self.boundary_signs, *extra]))

    @property
    def all_needs(self) -> set[str]:
        """What was asked, what lies underneath, and what the signs point to."""
        routes = {need for sign in self.signs for need in ROUTES.get(sign, ())}
        return {*self.needs, self.underlying, *routes} - {""}

    @property
    def speaks_dutch(self) -> bool:
        """Whether a talk in Dutch works; so too when nothing is known about languages."""
        return not self.languages or ("nl" in self.languages and not self.needs_interpreter)

    @property
    def audiences(self) -> dict[str, bool]:
        """To whom the asker belongs, and to whom not; an audience that is absent is not known."""
        entrepreneur = True if self.business else self.entrepreneur
        known: dict[str, bool | None] = {
            Audience.YOUNG: self._younger_than(27),
            Audience.SENIORS: None if (old := self._younger_than(67)) is None else not old,
            Audience.ENTREPRENEURS: entrepreneur,
            Audience.LOW_LITERACY: None if self.reads is None else not self.reads,
            Audience.REFUSED: self.refused,
            Audience.FAMILIES: None if self.children is None else self.children > 0,
            Audience.NEEDS_SUPPORT: "needs_more_support" in self.signs or None,
            Audience.TAKES_STEPS: self._takes_steps,
        }
        if self.adults is not None and self.children is not None:
            known[Audience.ALONE] = self.adults == 1 and not self.children
        return {audience: there for audience, there in known.items() if there is not None}

    @property
    def _takes_steps(self) -> bool | None:
        """Not when a helper saw the contrary; a sign that nobody ticked says nothing."""
        stops = {"no_steps", "needs_more_support"} & set(self.signs)
        return False if stops else None

    def _younger_than(self, age: int) -> bool | None:
        if self.ages is None:
            return None
        youngest, oldest = self.ages
        if oldest < age:
            return True
        return False if youngest >= age else None


@dataclass(frozen=True)
class Offer:
    """A service as the matching sees it.

    Attributes:
        capacity: the word that counts today.
        needs_review: nobody looked at the card for a quarter.
        places: where it is given, as latitude and longitude.
        helps_now: how many people it helps now, in fives, 0 for fewer than five; None when nobody
            counted lately.
    """

    id: int
    organisation: str
    name: str
    form: str
    needs: Sequence[str] = ()
    municipalities: Sequence[str] = ()
    postcode_areas: Sequence[str] = ()
    languages: Sequence[str] = ()
    not_with_signs: Sequence[str] = ()
    audiences: Sequence[str] = ()
    not_audiences: Sequence[str] = ()
    min_age: int | None = None
    max_age: int | None = None
    for_entrepreneurs: bool = False
    by_volunteers: bool = False
    home_visits: bool = False
    capacity: str = Capacity.MEET_FIRST
    waiting_weeks: int = 0
    kind: str = ""
    active: bool = True
    organisation_id: int = 0
    needs_review: bool = False
    places: Sequence[Point] = ()
    helps_now: int | None = None

    @property
    def meter(self) -> int | None:
        """How full the bar is, in percent; None when nobody knows."""
        return _METER.get(self.capacity)

    @property
    def is_crisis_help(self) -> bool:
        """Whether this is the statutory crisis help of the municipality."""
        return self.form == FormOfHelp.CRISIS and self.kind in _CRISIS_KINDS

    @property
    def needs_formal_decision(self) -> bool:
        """Whether only the municipality accepts or refuses (Wgs art. 4a; facts A7)."""
        return self.form == FormOfHelp.DEBT_HELP


def effective_capacity(capacity: str, set_on: date | None, today: date) -> str:
    """The word that counts today: after two weeks an old word means `STALE`, call first."""
    if set_on is None or (today - set_on).days > CAPACITY_STALE_DAYS:
        return STALE
    return capacity


def capacity_text(capacity: str, waiting_weeks: int = 0) -> str:
    """The capacity in words for the bar."""
    if capacity == STALE:
        return _("bel eerst")
    if capacity == Capacity.WAITING_LIST and waiting_weeks:
        return _("wachtlijst, %(wait)s") % {"wait": _weeks(waiting_weeks)}
    return str(Capacity(capacity).label)


def _weeks(count: int) -> str:
    return ngettext("%(count)d week", "%(count)d weken", count) % {"count": count}
