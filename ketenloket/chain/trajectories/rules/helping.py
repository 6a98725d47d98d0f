"""The help itself: kinds of notes, and when a trajectory may end."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.desk.rules import AttemptResult, Outcome

# Working days; our own proposal.
GET_ACQUAINTED = 5
GET_ACQUAINTED_IN_THREAT = 1
CHOOSE_AGAIN = 3  # after the last helper stopped
CALL_AFTER_NO_SHOW = 2
LONGEST_PLAN = timedelta(days=183)  # long guidance takes at most six months (source text 003)

# "No contact" is an outcome only after the plan of attempts (facts A25; `desk.rules.left_of_plan`),
# and where little is known of somebody, never after less than this.
ATTEMPTS_BEFORE_NO_CONTACT = 3
CHANNELS_BEFORE_NO_CONTACT = 2
# So help may end while no professional confirmed that they take over: the person is not here any
# more, or decides so. Our own proposal.
WITHOUT_PICK_UP = frozenset({Outcome.STOPPED_BY_PERSON, Outcome.MOVED, Outcome.DECEASED})


class NoteKind(TextChoices):
    """What a note is about."""

    VISIT = "visit", _("bezoek")
    CALL = "call", _("telefoongesprek")
    TOGETHER = "together", _("samen papieren gedaan")
    OTHER = "other", _("anders")


def wrong_with_next(step: str, on: date | None, *, today: date) -> str:
    """Why this is not a next step, in words for the worker; empty when it is."""
    if not step.strip():
        return say("Schrijf op wat de volgende stap is.")
    if on is None:
        return say("Kies wanneer de volgende stap klaar moet zijn.")
    return wrong_day_to_plan(on, today=today)


def wrong_day_to_plan(day: date, *, today: date) -> str:
    """Why nothing can be planned on this day; empty when it can."""
    if day < today:
        return say("Kies een dag vanaf vandaag.")
    if day > today + LONGEST_PLAN:
        return say("Kies een dag binnen een half jaar. Zo raakt niemand uit beeld.")
    return ""


def wrong_with_exit(outcome: str, why: str, attempts: Iterable[tuple[str, str]]) -> str:
    """Why help cannot end like this, in words for the worker; empty when it can.

    Args:
        outcome: one of `Outcome`.
        why: the explanation.
        attempts: all contact attempts, as (channel, result), the oldest first.
    """
    if outcome not in Outcome.values:
        return say("Kies een uitkomst.")
    if not why.strip():
        return say("Schrijf op waarom de hulp stopt.")
    if outcome == Outcome.NO_CONTACT and not tried_enough(attempts):
        return say(
            "U kunt nog niet afsluiten met 'geen contact'. Probeer het ten minste %(times)s keer,"
            " op ten minste %(ways)s manieren, en leg elke poging vast."
        ) % {"times": ATTEMPTS_BEFORE_NO_CONTACT, "ways": CHANNELS_BEFORE_NO_CONTACT}
    return ""


def tried_enough(attempts: Iterable[tuple[str, str]]) -> bool:
    """Whether somebody was tried often enough, and in more than one way, since the last talk."""
    channels: list[str] = []
    for channel, result in attempts:
        channels = [] if result == AttemptResult.SPOKEN else [*channels, channel]
    return (
        len(channels) >= ATTEMPTS_BEFORE_NO_CONTACT
        and len(set(channels)) >= CHANNELS_BEFORE_NO_CONTACT
    )
