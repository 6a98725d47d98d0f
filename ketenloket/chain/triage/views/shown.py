"""Codes of the table in words: what a page shows of a question, a meeting, a decision."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ketenloket.chain.desk.rules import Deadline, Threat, deadline
from ketenloket.chain.intake.rules import DebtKind, DebtSum, YesNo
from ketenloket.chain.triage.models import TriageDecision, TriageItem
from ketenloket.chain.triage.rules import AgeBand, DecisionKind, Presence, Progress
from ketenloket.chain.triage.rules.board import Standing, weeks_waiting
from ketenloket.network.directory.rules import LANGUAGES
from ketenloket.network.directory.rules.matching import Suggestion, Words, capacity_text
from ketenloket.network.directory.rules.municipalities import municipality_name

MANY_DESKS = 3  # the first one, and two times sent on (source text 000: not from desk to desk)
_SEAT_TONES = {
    Presence.PRESENT: "ok",
    Presence.STAND_IN: "info",
    Presence.ABSENT: "neutral",
    Presence.EXPECTED: "neutral",
}


@dataclass(frozen=True)
class SeatShown:
    """One organisation at the table: a tag."""

    label: str
    tone: str
    icon: str = "none"


def seat_shown(
    name: str,
    presence: str,
    stand_in: str,
    *,
    standing: Standing | None = None,
    stands_in: bool = False,
) -> SeatShown:
    """`Azzur: vervanger Joke`; whoever looks at this moment is told apart from who is only seated."""
    if standing == Standing.JUST_LEFT:
        return SeatShown(_("%(name)s: net weg") % {"name": name}, "warn", "clock")
    words = {
        Presence.PRESENT: "",
        Presence.STAND_IN: _("vervanger %(name)s") % {"name": stand_in},
        Presence.ABSENT: _("afwezig"),
        Presence.EXPECTED: _("verwacht"),
    }[Presence(presence)]
    if standing == Standing.HERE:
        words = words if presence == Presence.STAND_IN else _("vervanger") if stands_in else ""
        label = f"{name}: {words}" if words else name
        return SeatShown(label, "ok", "eye")
    icon = "check" if presence == Presence.PRESENT else "none"
    label = f"{name}: {words}" if words else name
    return SeatShown(label, _SEAT_TONES[Presence(presence)], icon)


def presence_in_words(presence: str, *, final: bool) -> str:
    """Who was expected at a meeting that is over: nobody wrote down whether they came."""
    if final and presence == Presence.EXPECTED:
        return _("niet opgeschreven")
    return str(Presence(presence).label)


def threats_in_words(item: TriageItem) -> str:
    """`water wordt afgesloten`."""
    return ", ".join(str(Threat(code).label) for code in item.threats if code in Threat.values)


def clock_of(item: TriageItem, today: date) -> Deadline | None:
    """The term that runs while something is threatened and nothing is decided."""
    if not item.threats or item.clock_due_on is None or item.is_decided:
        return None
    return deadline(item.clock_due_on, today)


def outcome_of(item: TriageItem) -> str:
    """What the table decided, in a few words; empty while it did not."""
    if not item.is_decided:
        return ""
    decision: TriageDecision = item.decision
    if decision.kind == DecisionKind.REFER:
        return _("naar %(name)s") % {"name": decision.organisation}
    if decision.kind == DecisionKind.KEEP:
        return _("%(name)s helpt zelf") % {"name": item.brought_by}
    return str(decision.get_kind_display())


def facts_of(item: TriageItem, words: Words, today: date) -> list[dict[str, str]]:
    """What the table may know of this question, line by line."""
    lines = [
        (_("Huishouden"), household(item.adults, item.children)),
        (_("Leeftijd"), str(AgeBand(item.age_band).label) if item.age_band else ""),
        (_("Brieven lezen"), _("lukt niet goed") if item.reads_letters == YesNo.NO else ""),
        (_("Eigen bedrijf"), _("ja") if item.is_entrepreneur == YesNo.YES else ""),
        (_("Vragen"), ", ".join(words.need(code) for code in item.needs)),
        (_("Daaronder"), words.need(item.underlying) if item.underlying else ""),
        (_("Gemeente"), municipality_name(item.municipality)),
        (_("Talen"), languages_in_words(item)),
        (_("Schulden"), debts_in_words(item)),
        (_("Bewindvoerder"), _("ja") if item.has_administrator == YesNo.YES else ""),
        (_("Ingebracht door"), str(item.brought_by)),
        (_("Wacht"), waiting_in_words(item, today)),
    ]
    return [{"label": label, "value": value} for label, value in lines if value]


def waiting_in_words(item: TriageItem, today: date) -> str:
    """`3 weken`: how long ago somebody asked for help; empty when it is less than a week."""
    weeks = weeks_waiting((today - item.waiting_since).days) if item.waiting_since else 0
    return ngettext("%(n)d week", "%(n)d weken", weeks) % {"n": weeks} if weeks else ""


def sent_on_in_words(item: TriageItem) -> str:
    """The alarm at the second desk after the first: nobody is sent around for ever."""
    if item.desks_seen < MANY_DESKS:
        return ""
    return _("Deze hulpvrager was al bij %(n)d organisaties. Stuur niet nog eens door.") % {
        "n": item.desks_seen
    }


def household(adults: int, children: int) -> str:
    """`1 volwassene, 2 kinderen`."""
    grown = ngettext("%(n)d volwassene", "%(n)d volwassenen", adults) % {"n": adults}
    if not children:
        return grown
    young = ngettext("%(n)d kind", "%(n)d kinderen", children) % {"n": children}
    return f"{grown}, {young}"


def languages_in_words(item: TriageItem) -> str:
    """`Turks, Nederlands; tolk nodig`."""
    text = ", ".join(str(LANGUAGES.get(code, code)) for code in item.languages)
    if item.needs_interpreter != YesNo.YES:
        return text
    return _("%(languages)s; tolk nodig") % {"languages": text} if text else _("tolk nodig")


def debts_in_words(item: TriageItem) -> str:
    """`ongeveer 7 schuldeisers, € 5.000 tot € 20.000`."""
    parts = []
    if item.debts_count:
        count = ngettext("%(n)d schuldeiser", "%(n)d schuldeisers", item.debts_count)
        parts.append(_("ongeveer %(count)s") % {"count": count % {"n": item.debts_count}})
    if item.debts_sum in DebtSum.values and item.debts_sum != DebtSum.UNKNOWN:
        parts.append(str(DebtSum(item.debts_sum).label))
    if item.debts_kind != DebtKind.PRIVATE and item.debts_kind in DebtKind.values:
        parts.append(str(DebtKind(item.debts_kind).label))
    return ", ".join(parts)


@dataclass(frozen=True)
class SignShown:
    """A boundary sign with what it asks of the table."""

    label: str
    tone: str
    tag: str


def signs_of(item: TriageItem, words: Words) -> list[SignShown]:
    """The signs, those that stop a volunteer first."""
    found = [words.sign(code) for code in item.ask.signs if code != "crisis"]
    return [
        SignShown(sign.label, "bad", _("niet bij een vrijwilliger alleen"))
        if sign.stops_volunteer
        else SignShown(sign.label, "warn", _("kijk samen"))
        for sign in sorted(found, key=lambda sign: not sign.stops_volunteer)
    ]


@dataclass(frozen=True)
class OfferShown:
    """An offer as the page compares it."""

    id: int
    title: str
    first: bool
    percent: int | None
    capacity: str
    reasons: list[dict[str, Any]]
    formal: bool
    chosen: bool
    points: str


def offers_shown(
    suggestions: list[Suggestion], *, threatened: bool, chosen: int | None
) -> list[OfferShown]:
    """The suggestions in their order; with a threat it says what comes first and what after."""
    return [
        OfferShown(
            id=suggestion.offer.id,
            title=_title(suggestion, threatened=threatened),
            first=place == 0 and not suggestion.last,
            percent=suggestion.offer.meter,
            capacity=capacity_text(suggestion.offer.capacity, suggestion.offer.waiting_weeks),
            reasons=[{"good": r.good, "text": r.text} for r in suggestion.reasons],
            formal=suggestion.offer.needs_formal_decision,
            chosen=suggestion.offer.id == chosen,
            points=_points(suggestion),
        )
        for place, suggestion in enumerate(suggestions)
    ]


def _points(suggestion: Suggestion) -> str:
    """`62 punten: 40 + 12 + 10`."""
    parts = [reason.points for reason in suggestion.reasons if reason.points]
    added = " ".join(f"{'+' if n > 0 else '-'} {abs(n)}" for n in parts).removeprefix("+ ")
    if not parts:
        return ""
    return _("%(score)d punten: %(parts)s") % {"score": suggestion.score, "parts": added}


def _title(suggestion: Suggestion, *, threatened: bool) -> str:
    names = {"name": suggestion.offer.name, "organisation": suggestion.offer.organisation}
    if suggestion.crisis_first:
        return _("Eerst: %(name)s · %(organisation)s") % names
    if threatened:
        return _("Daarna: %(name)s · %(organisation)s") % names
    return "{name} · {organisation}".format(**names)


def progress_in_words(progress: Progress) -> str:
    """`4 van 11 besloten`."""
    if not progress.items:
        return _("nog geen vragen")
    return _("%(decided)d van %(items)d besloten") % {
        "decided": progress.decided,
        "items": progress.items,
    }
