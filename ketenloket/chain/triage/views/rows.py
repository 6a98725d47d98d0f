"""The agenda line by line. Everything is in words already: a long agenda is fetched often."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ketenloket.chain.desk.rules import Deadline
from ketenloket.chain.triage.models import TriageItem
from ketenloket.chain.triage.rules import short_words
from ketenloket.chain.triage.views.shown import (
    MANY_DESKS,
    clock_of,
    outcome_of,
    threats_in_words,
    waiting_in_words,
)
from ketenloket.network.directory.rules.matching import Words


@dataclass(frozen=True)
class Row:
    """A line of the agenda."""

    key: str
    number: str
    url: str
    rank: int
    words: str
    brought_by: str
    needs: str
    threats: str
    clock: Deadline | None
    outcome: str
    first_step: str
    sent_on: str
    waiting: str
    may_move: bool
    earlier: str
    later: str


def rows_of(agenda: list[TriageItem], words: Words, today: date) -> list[Row]:
    """The agenda as lines, numbered in its order."""
    movable = [str(item.pk) for item in agenda if not item.is_decided and not item.threats]
    return [
        Row(
            key=str(item.pk),
            number=item.number,
            url=reverse("triage:item", args=[item.pk]),
            rank=rank,
            words=item.words,
            brought_by=str(item.brought_by),
            needs=short_words([words.need(code) for code in item.needs]),
            threats=threats_in_words(item),
            clock=clock_of(item, today),
            outcome=outcome_of(item),
            first_step=first_step_of(item),
            sent_on=_("al bij %(n)d organisaties") % {"n": item.desks_seen}
            if item.desks_seen >= MANY_DESKS
            else "",
            waiting=_("wacht %(time)s") % {"time": weeks} if weeks else "",
            may_move=str(item.pk) in movable,
            **_neighbours(str(item.pk), movable),
        )
        for rank, item in enumerate(agenda, start=1)
        for weeks in [waiting_in_words(item, today)]
    ]


def first_step_of(item: TriageItem) -> str:
    """`Hans: bel samen, uiterlijk 24 november`; empty while nothing is decided."""
    if not item.is_decided:
        return ""
    return _("%(name)s: %(step)s, uiterlijk %(day)s") % {
        "name": item.decision.holder.name,
        "step": item.decision.next_step,
        "day": date_format(item.decision.next_on, "j F"),
    }


def _neighbours(key: str, movable: list[str]) -> dict[str, str]:
    """In front of which question one goes a place earlier or later; `end`, or empty for nowhere."""
    if key not in movable:
        return {"earlier": "", "later": ""}
    place = movable.index(key)
    later = [*movable, "end"][place + 2] if place + 1 < len(movable) else ""
    return {"earlier": movable[place - 1] if place else "", "later": later}
