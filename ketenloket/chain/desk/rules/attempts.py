"""The plan of attempts: what to try next when somebody could not be reached.

The plan ends in asking others who know the person; it never ends in closing. Only when all that is
possible was tried, on different days and parts of the day, and others were asked, a person may close
with "no contact", and then there is a day on which it is tried once more. A number that is wrong
takes a way out of the plan and never empties it. Kinds of contact and parts of the day are those of
DDAS vroegsignalering (facts A25); the order and the days are a proposal that an alliance agrees on:
vary the part of the day, then the way, then go and see.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from ketenloket.chain.desk.rules.clocks import LONGEST_PLAN
from ketenloket.chain.desk.rules.words import AttemptResult, Channel
from ketenloket.chain.help_seekers.rules import ContactWay, PartOfDay

IN_CRISIS = 1  # working day between two attempts: the whole clock has only three
LONGEST_WAIT = 5  # working days
DIFFERENT_DAYS = 3  # our own proposal: three calls in one evening are one attempt
DIFFERENT_PARTS = 2  # of the day; our own proposal
ONCE_MORE_WITHIN = LONGEST_PLAN  # our own proposal: as far as anything may be planned

_PARTS = {
    PartOfDay.MORNING: "in de ochtend",
    PartOfDay.AFTERNOON: "in de middag",
    PartOfDay.EVENING: "in de avond",
}


@dataclass(frozen=True)
class Tried:
    """One attempt: how, when on the day, what came of it, and on which day."""

    channel: str
    part_of_day: str
    result: str
    on: date


@dataclass(frozen=True)
class Reach:
    """The ways in which somebody can be reached, as far as they are known, and what suits them."""

    phone: bool = False
    email: bool = False
    address: bool = False
    way: str = ContactWay.PHONE
    when: tuple[str, ...] = ()


@dataclass(frozen=True)
class PlannedAttempt:
    """One line of the plan.

    Attributes:
        channel: the way to try.
        words: the step for the worker, in Dutch: it is stored with the request. `{when}` becomes
            a part of the day that was not tried yet.
    """

    channel: Channel
    words: str


# In this order, beginning with the way that the person chose. A line is done when it was tried;
# what is not possible (no address, a wrong number) is passed over; the last line is always
# possible, and never ends.
PLAN_OF_ATTEMPTS = (
    PlannedAttempt(Channel.PHONE, "Bel {when}"),
    PlannedAttempt(Channel.PHONE, "Bel op een ander moment: {when}"),
    PlannedAttempt(Channel.TEXT_MESSAGE, "Stuur een sms of WhatsApp: wie u bent en wanneer u belt"),
    PlannedAttempt(Channel.EMAIL, "Stuur een e-mail: wie u bent en wanneer u belt"),
    PlannedAttempt(
        Channel.CARD, "Stuur een brief of doe een kaartje in de bus, in een dichte envelop"
    ),
    PlannedAttempt(Channel.HOME_VISIT, "Ga langs, met z'n tweeën, {when}"),
    PlannedAttempt(Channel.PHONE, "Bel nog een keer: {when}"),
    PlannedAttempt(
        Channel.OTHERS,
        "Vraag wie deze persoon kent: de vindplaats, de verwijzer, uw coördinator. Zeg niet waarom",
    ),
)
_MEANS = {
    Channel.PHONE: "phone",
    Channel.TEXT_MESSAGE: "phone",
    Channel.EMAIL: "email",
    Channel.LETTER: "address",  # counts for the card
    Channel.CARD: "address",
    Channel.HOME_VISIT: "address",
}
_WRONG = {  # said before the next step
    "phone": "Het nummer klopt niet. ",
    "email": "Het e-mailadres klopt niet. ",
    "address": "Het adres klopt niet. ",
}
_STARTS_WITH = {
    ContactWay.TEXT_MESSAGE: Channel.TEXT_MESSAGE,
    ContactWay.EMAIL: Channel.EMAIL,
}


@dataclass(frozen=True)
class NextAttempt:
    """What to try next, in words, and within how many working days."""

    channel: Channel
    words: str
    working_days: int


def next_attempt(tried: Sequence[Tried], reach: Reach, *, crisis: bool) -> NextAttempt:
    """The next attempt after these.

    Args:
        tried: all attempts so far, the oldest first; what lies before the last talk is forgotten.
        reach: which ways are known.
        crisis: whether a threatening situation runs: then within one working day.
    """
    missed = _since_last_talk(tried)
    line = _first_line_left(missed, reach)
    words = line.words.format(when=_PARTS[_other_part(missed, reach)])
    if missed and missed[-1].result == AttemptResult.WRONG_NUMBER:
        words = _WRONG.get(_MEANS.get(Channel(missed[-1].channel), ""), "") + words
    days = min(len(missed), IN_CRISIS if crisis else LONGEST_WAIT)
    return NextAttempt(line.channel, words, days)


def _since_last_talk(tried: Sequence[Tried]) -> list[Tried]:
    missed: list[Tried] = []
    for attempt in tried:
        missed = [] if attempt.result == AttemptResult.SPOKEN else [*missed, attempt]
    return missed


def left_of_plan(tried: Sequence[Tried], reach: Reach) -> list[str]:
    """What must still be tried before "no contact" can be an outcome, in words; empty when all was.

    Every line of the plan that is possible, and asking others; on different days and parts of the
    day.
    """
    missed = _since_last_talk(tried)
    when = _PARTS[_other_part(missed, reach)]
    left = [line.words.format(when=when) for line in _lines_left(missed, reach)]
    if left:
        return left
    if len({attempt.on for attempt in missed}) < DIFFERENT_DAYS:
        said = _("Probeer het %(when)s, op een andere dag: op %(days)s dagen of meer")
        return [said % {"when": when, "days": DIFFERENT_DAYS}]
    if len({attempt.part_of_day for attempt in missed}) < DIFFERENT_PARTS:
        return [_("Probeer het %(when)s") % {"when": when}]
    return []


def wrong_with_once_more(day: date | None, *, today: date) -> str:
    """Why it cannot be tried once more on this day; empty when it can."""
    if day is None:
        return _("Kies een dag waarop u het nog één keer probeert.")
    if day <= today:
        return _("Kies een dag na vandaag: geef het even tijd.")
    if day > today + ONCE_MORE_WITHIN:
        return _("Kies een dag binnen een half jaar. Zo raakt niemand uit beeld.")
    return ""


def _first_line_left(missed: Sequence[Tried], reach: Reach) -> PlannedAttempt:
    return next(_lines_left(missed, reach), PLAN_OF_ATTEMPTS[-1])


def _lines_left(missed: Sequence[Tried], reach: Reach) -> Iterator[PlannedAttempt]:
    done = Counter(
        Channel.CARD if attempt.channel == Channel.LETTER else attempt.channel for attempt in missed
    )
    ways = _ways_left(missed, reach)
    for line in _plan_for(reach):
        if done[line.channel]:
            done[line.channel] -= 1
        elif line.channel not in _MEANS or _MEANS[line.channel] in ways:
            yield line


def _plan_for(reach: Reach) -> list[PlannedAttempt]:
    """The plan, with the line of the chosen way in front."""
    chosen = _STARTS_WITH.get(ContactWay(reach.way))
    return sorted(PLAN_OF_ATTEMPTS, key=lambda line: chosen is None or line.channel != chosen)


def _ways_left(missed: Sequence[Tried], reach: Reach) -> set[str]:
    """Known ways, without those of which the last attempt said that they are wrong."""
    last = {_MEANS.get(Channel(attempt.channel)): attempt.result for attempt in missed}
    return {
        way
        for way in ("phone", "email", "address")
        if getattr(reach, way) and last.get(way) != AttemptResult.WRONG_NUMBER
    }


def _other_part(missed: Sequence[Tried], reach: Reach) -> PartOfDay:
    """The part of the day tried least: first those that suit the person, then the others."""
    order = sorted(_PARTS, key=lambda part: part not in reach.when)
    times = Counter(attempt.part_of_day for attempt in missed)
    return min(order, key=lambda part: times[part])
