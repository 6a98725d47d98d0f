"""The life of a referral: which step follows which, whose turn it is, and what a refusal leads to.

A referral is warm: the person is told first, and it is done when the person has *arrived* - when
the receiver has had the first contact - and not when it was sent (facts B4).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.desk.rules import (
    NextCode,
    Stage,
    Term,
    is_working_day,
    working_days_after,
    working_days_between,
)
from ketenloket.chain.sharing.rules import REFERRAL_CATEGORIES, Category
from ketenloket.foundation.tenancy.rules import RefusedError

# Working days; our own proposal. Where an alliance agrees on a term, that holds (answer_days,
# contact_days).
SEND_WITHIN = 2
SEND_IN_THREAT = 1
ANSWER_IN_THREAT = 1
REMIND_BEFORE = 1  # the receiver is reminded once, this long before the last day for an answer
FIRST_CONTACT_IN_THREAT = 1
MEET_AGAIN_WITHIN = 10  # a new date after a meeting that did not happen may not be later
BEGIN_HELP_WITHIN = 3
TALK_AFTER_WITHDRAWAL = 2
REROUTES_BEFORE_ALARM = 2  # "van het kastje naar de muur" (source text 000)


class Side(StrEnum):
    """Who may take a step."""

    SENDER = "sender"
    RECEIVER = "receiver"
    CLOCK = "clock"  # nobody: a term passed


class State(TextChoices):
    """Where a referral is."""

    DRAFT = "draft", _("in voorbereiding")
    SENT = "sent", _("verstuurd, wacht op antwoord")
    ACCEPTED = "accepted", _("aangenomen, wacht op aankomst")
    ARRIVED = "arrived", _("aangekomen")
    DECLINED = "declined", _("niet aangenomen")
    WITHDRAWN = "withdrawn", _("ingetrokken")
    HANDLED = "handled", _("niet aangenomen, opgepakt")
    EXPIRED = "expired", _("niet op tijd beantwoord")


class Verb(TextChoices):
    """What can be done with a referral."""

    SEND = "send", _("Versturen")
    ACCEPT = "accept", _("Aannemen")
    DECLINE = "decline", _("Niet aannemen")
    WITHDRAW = "withdraw", _("Intrekken")
    ARRIVE = "arrive", _("Eerste contact vastleggen")
    MISS = "miss", _("Het ging niet door")
    HANDLE = "handle", _("Oppakken")
    EXPIRE = "expire", _("Terug naar de triage: niet op tijd beantwoord")


STEPS: dict[Verb, tuple[frozenset[State], State, Side]] = {  # verb: (before, after, whose turn)
    Verb.SEND: (frozenset({State.DRAFT}), State.SENT, Side.SENDER),
    Verb.ACCEPT: (frozenset({State.SENT}), State.ACCEPTED, Side.RECEIVER),
    Verb.DECLINE: (frozenset({State.SENT, State.ACCEPTED}), State.DECLINED, Side.RECEIVER),
    Verb.WITHDRAW: (
        frozenset({State.DRAFT, State.SENT, State.ACCEPTED}),
        State.WITHDRAWN,
        Side.SENDER,
    ),
    Verb.ARRIVE: (frozenset({State.ACCEPTED}), State.ARRIVED, Side.RECEIVER),
    Verb.MISS: (frozenset({State.ACCEPTED}), State.ACCEPTED, Side.RECEIVER),
    Verb.HANDLE: (frozenset({State.DECLINED}), State.HANDLED, Side.SENDER),
    Verb.EXPIRE: (frozenset({State.SENT}), State.EXPIRED, Side.CLOCK),
}

# Whose move a state waits for; nobody's when the referral is over.
TURN: dict[State, Side | None] = {
    State.DRAFT: Side.SENDER,
    State.SENT: Side.RECEIVER,
    State.ACCEPTED: Side.RECEIVER,
    State.DECLINED: Side.SENDER,
    State.ARRIVED: None,
    State.WITHDRAWN: None,
    State.HANDLED: None,
    State.EXPIRED: None,
}

CAME_BACK = (State.HANDLED, State.EXPIRED)  # the receiver did not help, and the sender goes on
# Which term climbs in a state when it passed. That a referral is unanswered does not climb: it
# comes back by itself, and then the sender's next step has a day.
TERM_OF: dict[State, Term] = {
    State.DRAFT: Term.SEND,
    State.ACCEPTED: Term.ARRIVAL,
    State.DECLINED: Term.PICK_UP,
}

OPEN_STATES = tuple(state for state, turn in TURN.items() if turn is not None)


class StepRefusedError(RefusedError):
    """Wrong moment, or not your turn."""


class ToldHow(TextChoices):
    """How the person was told before anything was sent."""

    IN_PERSON = "in_person", _("persoonlijk")
    PHONE = "phone", _("telefonisch")
    LETTER = "letter", _("brief of bericht")
    INTERPRETER = "interpreter", _("met een tolk")


class HandoverForm(TextChoices):
    """How sender, receiver and person met: what makes a referral warm."""

    JOINT_VISIT = "joint_visit", _("samen op bezoek")
    THREE_WAY_CALL = "three_way_call", _("telefoongesprek met z'n drieën")
    MET_AT_DESK = "met_at_desk", _("kennisgemaakt aan het loket")
    RECEIVER_SPOKE = "receiver_spoke", _("ontvanger sprak de hulpvrager zelf")


@dataclass(frozen=True)
class Coded:
    """A code with the words for it as they were when the packet was made."""

    code: str
    label: str


@dataclass(frozen=True)
class Packet:
    """What the receiver sees before accepting: enough to answer, no name, no story."""

    number: str
    needs: tuple[Coded, ...]
    underlying: str
    threats: tuple[Coded, ...]
    languages: tuple[Coded, ...]
    needs_interpreter: str
    household: str
    debts: str
    municipality: str
    signs: tuple[Coded, ...]
    why: str
    from_intake: bool = False  # or only from what was ticked when the person came


def open_steps(state: State, side: Side) -> list[Verb]:
    """The verbs this side can take now."""
    return [
        verb for verb, (before, _after, turn) in STEPS.items() if state in before and side is turn
    ]


def next_state(verb: Verb, state: State, side: Side) -> State:
    """The state after a step.

    Raises:
        StepRefusedError: when the step does not follow from this state or is the other side's.
    """
    if verb not in open_steps(state, side):
        raise StepRefusedError(_why_not(verb, state, side))
    return STEPS[verb][1]


def _why_not(verb: Verb, state: State, side: Side) -> str:
    if STEPS[verb][2] is Side.CLOCK:
        return say("Dit gebeurt vanzelf als de termijn voorbij is.")
    if STEPS[verb][2] is not side:
        return say("Deze stap is aan de andere organisatie.")
    if state is STEPS[verb][1]:
        return say("Dit is al gedaan: de verwijzing is %(state)s.") % {"state": state.label}
    return say("Dit kan nu niet meer: de verwijzing is %(state)s.") % {"state": state.label}


def state_steps() -> list[tuple[str, str, str]]:
    """Every (state before, state after, side) that the table allows; the database keeps it too."""
    return sorted(
        {
            (before.value, after.value, side.value)
            for befores, after, side in STEPS.values()
            for before in befores
        }
    )


def send_by(today: date, *, threatened: bool) -> date:
    """The last day to send a referral that was made today."""
    return working_days_after(today, SEND_IN_THREAT if threatened else SEND_WITHIN)


def answer_by(today: date, *, agreed_days: int, threatened: bool) -> date:
    """The last day for an answer: what the alliance agreed on, or the next day in a threat."""
    return working_days_after(today, ANSWER_IN_THREAT if threatened else agreed_days)


def remind_on(answer_by: date, sent_on: date) -> date | None:
    """The day on which the receiver is reminded; none when the whole term is too short for it."""
    day = answer_by
    while working_days_between(day, answer_by) < REMIND_BEFORE or not is_working_day(day):
        day -= timedelta(days=1)
    return day if day > sent_on else None


def first_contact_by(today: date, *, agreed_days: int, threatened: bool) -> date:
    """The last day for the first contact after accepting: as agreed, or the next day in a threat."""
    return working_days_after(today, FIRST_CONTACT_IN_THREAT if threatened else agreed_days)


def missing_in(categories: Iterable[str]) -> list[str]:
    """What a referral needs and this consent leaves out, in words.

    At arrival the whole file changes hands, so all of it must be covered, not a part.
    """
    covered = set(categories)
    return [str(Category(c).label) for c in REFERRAL_CATEGORIES if c not in covered]


def wrong_told(told_on: date | None, told_how: str, *, today: date) -> str:
    """Why this is not yet "the person was told first", in words; empty when it is."""
    if told_on is None or told_how not in ToldHow.values:
        return say("Vertel het eerst de hulpvrager, en vul in wanneer en hoe u dat deed.")
    if told_on > today:
        return say("De dag waarop u het vertelde, kan niet in de toekomst liggen.")
    return ""


def wrong_new_date(day: date | None, *, today: date) -> str:
    """Why this cannot be the new date for a first contact that did not happen; empty when it can."""
    if day is None or day < today:
        return say("Kies een nieuwe datum, vandaag of later.")
    if day > working_days_after(today, MEET_AGAIN_WITHIN):
        return say(
            "Kies een datum binnen %(days)s werkdagen. Lukt dat niet? Neem dan niet aan."
        ) % {"days": MEET_AGAIN_WITHIN}
    return ""


def wrong_meeting(form: str, met_on: date | None, *, told_on: date | None, today: date) -> str:
    """Why this is not a first contact, in words; empty when it is."""
    if form not in HandoverForm.values:
        return say("Kies hoe u elkaar sprak.")
    if met_on is None or met_on > today:
        return say("Vul de dag in waarop u elkaar sprak: vandaag of eerder.")
    if told_on and met_on < told_on:
        return say("Dit eerste contact ligt vóór de dag waarop de hulpvrager is ingelicht.")
    return ""


def stage_after(next_code: str) -> Stage:
    """Where the story goes on when a referral came back."""
    return Stage.TRIAGE if next_code == NextCode.TO_TRIAGE else Stage.INTAKE
