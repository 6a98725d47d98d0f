"""A question and an offer as the matching sees them: codes and words, never a person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ketenloket.network.directory.rules.words import CAPACITY_STALE_DAYS, Capacity, FormOfHelp
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
    """The question on the table: codes, nothing that tells who it is."""

    needs: Sequence[str] = ()
    underlying: str = ""
    threats: Sequence[str] = ()
    municipality: str = ""
    languages: Sequence[str] = ()
    needs_interpreter: bool = False
    boundary_signs: Sequence[str] = ()
    debts_count: int | None = None
    business: bool = False
    administrator: bool = False
    adults: int = 1
    children: int = 0

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
    def speaks_dutch(self) -> bool:
        """Whether a talk in Dutch works; so too when nothing is known about languages."""
        return not self.languages or ("nl" in self.languages and not self.needs_interpreter)


@dataclass(frozen=True)
class Offer:
    """A service as the matching sees it; `capacity` is the word that counts today."""

    id: int
    organisation: str
    name: str
    form: str
    needs: Sequence[str] = ()
    municipalities: Sequence[str] = ()
    languages: Sequence[str] = ()
    not_with_signs: Sequence[str] = ()
    for_entrepreneurs: bool = False
    by_volunteers: bool = False
    home_visits: bool = False
    capacity: str = Capacity.MEET_FIRST
    waiting_weeks: int = 0
    kind: str = ""
    active: bool = True
    organisation_id: int = 0

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
