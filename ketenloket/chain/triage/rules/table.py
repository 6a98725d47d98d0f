"""The triage table: what an item shows, what a decision needs, and what follows from it."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.desk.rules import NextCode, Stage, is_working_day
from ketenloket.network.organisations.rules import OrganisationKind


class DecisionKind(TextChoices):
    """What the table can decide.

    Accepting or refusing municipal debt help is not among it: that is a formal decision of the
    municipality (Wgs art. 4a; facts A7).
    """

    REFER = "refer", _("verwijzen naar een organisatie")
    KEEP = "keep", _("wij helpen zelf verder")
    NO_FIT = "no_fit", _("geen passend aanbod")
    ASK_MORE = "ask_more", _("eerst meer weten, volgende keer terug")


class MeetingState(TextChoices):
    """The life of a meeting."""

    PLANNED = "planned", _("gepland")
    HELD = "held", _("bezig")
    CLOSED = "closed", _("afgerond")


class Presence(TextChoices):
    """Whether a seat was taken."""

    EXPECTED = "expected", _("verwacht")
    PRESENT = "present", _("aanwezig")
    STAND_IN = "stand_in", _("vervanger")
    ABSENT = "absent", _("afwezig")


@dataclass(frozen=True)
class Decision:
    """What the table decides about one question.

    Attributes:
        kind: a `DecisionKind`.
        why: why this fits best, in words without a person; for no fit: what was missing.
        disagreed: who sees it differently and why; empty when it was asked and nobody does; None
            when it was not asked.
        holder_id: the worker of the bringing organisation who is responsible until arrival.
        next_step: the first step, in words.
        next_on: the last day for it, a working day.
        organisation_id: who helps; for a referral.
        service_id: with which offer; for a referral, and if wanted for keeping.
        volunteer_part: where a limit stops volunteers, the part that they may do as the table sees
            it. A professional decides about it afterwards.
    """

    kind: str
    why: str
    disagreed: str | None
    holder_id: int | None
    next_step: str
    next_on: date | None
    organisation_id: int | None = None
    service_id: int | None = None
    volunteer_part: str = ""


@dataclass(frozen=True)
class SeatUpdate:
    """Whether an organisation is there, and who stands in.

    Attributes:
        organisation_id: whose seat.
        presence: a `Presence`.
        stand_in: the name of the stand-in, if there is one.
        was: presence and stand-in as the page showed them; None when nothing was looked at.
    """

    organisation_id: int
    presence: str
    stand_in: str = ""
    was: tuple[str, str] | None = None

    @property
    def stand_in_name(self) -> str:
        """Only a stand-in has a name."""
        return self.stand_in.strip() if self.presence == Presence.STAND_IN else ""

    @property
    def untouched(self) -> bool:
        """Whether the page is sent back as it was shown."""
        return self.was == (self.presence, self.stand_in_name)


def wrong_with(decision: Decision, *, brought_by: int, today: date) -> dict[str, str]:
    """What is missing or does not fit, by field, in words for the table; empty when complete."""
    wrong: dict[str, str] = {}
    if decision.kind not in DecisionKind.values:
        wrong["kind"] = gettext("Kies wat de tafel besluit.")
    if not decision.why.strip():
        wrong["why"] = gettext("Schrijf op waarom dit het beste past.")
    if decision.disagreed is None:
        wrong["disagreed"] = gettext("Vraag of iemand het anders ziet.")
    if decision.holder_id is None:
        wrong["holder"] = gettext("Kies wie verantwoordelijk blijft tot de hulpvrager er is.")
    if not decision.next_step.strip():
        wrong["next_step"] = gettext("Schrijf de eerste stap op.")
    if problem := wrong_with_day(decision.next_on, today=today):
        wrong["next_on"] = problem
    if decision.kind == DecisionKind.REFER:
        wrong |= _wrong_with_offer(decision, brought_by)
    return wrong


def _wrong_with_offer(decision: Decision, brought_by: int) -> dict[str, str]:
    if decision.organisation_id is None or decision.service_id is None:
        return {"service": gettext("Kies het aanbod van de organisatie die gaat helpen.")}
    if decision.organisation_id == brought_by:
        return {
            "service": gettext(
                "Dit is aanbod van de organisatie die de vraag inbracht. Kies dan: wij helpen zelf"
                " verder."
            )
        }
    return {}


def wrong_with_day(day: date | None, *, today: date) -> str:
    """Why this day cannot be the day of a first step; empty when it can."""
    if day is None:
        return gettext("Kies de dag waarop de eerste stap klaar is.")
    if day < today:
        return gettext("Deze dag is voorbij. Kies vandaag of een latere dag.")
    if not is_working_day(day):
        return gettext("Dit is geen werkdag. Kies een maandag tot en met vrijdag, geen feestdag.")
    return ""


def follows(kind: str, brought_by_kind: str) -> tuple[Stage, NextCode]:
    """The stage and the kind of next step that a decision leads to."""
    if kind == DecisionKind.REFER:
        return Stage.REFERRAL, NextCode.REFER
    if kind == DecisionKind.KEEP:
        # A volunteer organisation gives the person to a volunteer; others help themselves.
        gives = brought_by_kind == OrganisationKind.VOLUNTEER_ORGANISATION
        return Stage.HELP, NextCode.ASSIGN if gives else NextCode.OTHER
    if kind == DecisionKind.ASK_MORE:
        return Stage.INTAKE, NextCode.INTAKE
    return Stage.TRIAGE, NextCode.OTHER


def step_in_words(kind: str, step: str) -> str:
    """The next step as the worker reads it; after no fit it says to keep looking."""
    step = step.strip()
    if kind == DecisionKind.NO_FIT:
        step = gettext("Zoek verder: %(step)s") % {"step": step}
    return step if len(step) <= 200 else step[:199].rstrip() + "…"  # noqa: PLR2004 - the column


@dataclass(frozen=True)
class Place:
    """Where a question stands on the agenda: what is threatened comes first, then as brought in."""

    threatened: bool
    due_on: date | None
    position: int
    number: str

    @property
    def key(self) -> tuple[bool, date, int, str]:
        """What the agenda is sorted by."""
        due = self.due_on if self.threatened and self.due_on else date.max
        return (not self.threatened, due, self.position, self.number)


@dataclass(frozen=True)
class Progress:
    """How far the table is: 4 of 11."""

    decided: int
    items: int

    @property
    def open(self) -> int:
        """Questions without a decision."""
        return self.items - self.decided

    @property
    def percent(self) -> int:
        """How full the bar is."""
        return round(100 * self.decided / self.items) if self.items else 0

    @property
    def done(self) -> bool:
        """Whether there was something, and all of it is decided."""
        return self.items > 0 and self.open == 0


def progress(decided: Iterable[bool]) -> Progress:
    """Count the decided ones among the questions."""
    every = list(decided)
    return Progress(sum(every), len(every))


_SHORTEST_NAME = 3
_NOT_A_NAME = frozenset({"van", "der", "den", "ter", "ten", "het", "bin", "ben"})
# Names that stand in many Dutch sentences as a word.
_ALSO_A_WORD = {
    *("arts", "baas", "bakker", "beek", "berg", "boer", "bos", "bruin", "dijk", "goed", "groen"),
    *("groot", "haan", "hart", "heer", "hoek", "hof", "jong", "kamp", "kerk", "klein", "koning"),
    *("kok", "korte", "laan", "lang", "lange", "maat", "meer", "molen", "oude", "post", "prins"),
    *("rood", "smit", "sterk", "veld", "vis", "visser", "vos", "wit", "wolf", "zwart", "hoop"),
    *("mark", "roos", "fleur", "iris", "linde", "rein", "joy"),
}


def names_somebody(text: str, name: str) -> bool:
    """Whether a text for the table holds part of this person's name, in whatever letters.

    A name that is also an ordinary word counts only when it is written as a name.
    """
    words = set(re.findall(r"[^\W\d_]+", text))
    small = {word.casefold() for word in words}
    parts = {part for part in re.findall(r"[^\W\d_]+", name) if len(part) >= _SHORTEST_NAME}
    return any(
        part in words or (part.casefold() in small and part.casefold() not in _ALSO_A_WORD)
        for part in parts
        if part.casefold() not in _NOT_A_NAME
    )


def short_words(words: Collection[str], most: int = 3) -> str:
    """A few words of a longer list, for one line: never a number, "en meer" instead."""
    shown = list(words)[:most]
    text = ", ".join(shown)
    return gettext("%(words)s en meer") % {"words": text} if len(words) > most else text
