"""Silence climbs, and never closes: who hears of a term that passed, and when.

The steps and their days are agreed per alliance (`Alliance.climb_..._days`, page "Termijnen"); the
defaults and the days in a threat are our own proposal (issue: silence climbs). A climb tells; it
takes nothing away: the responsible worker, the next step and its day stay as they are.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ketenloket.network.organisations.rules import working_days_between


class Term(TextChoices):
    """Which term passed. After the first three, a later room knows what each means."""

    NEXT_STEP = "next_step", _("volgende stap")
    FIRST_TALK = "first_talk", _("eerste gesprek")
    ONCE_MORE = "once_more", _("nog één keer proberen")
    SEND = "send", _("verwijzing versturen")
    ARRIVAL = "arrival", _("eerste contact na aannemen")
    PICK_UP = "pick_up", _("teruggekomen verwijzing oppakken")
    PROMISE = "promise", _("wat een helper beloofde")
    COMPANY = "company", _("zeggen wie er meegaat")
    ESCALATION = "escalation", _("opschaling oppakken")
    CEILING = "ceiling", _("vraag bij het plafond van de hulp")
    AFTERCARE = "aftercare", _("nazorg")
    APPLICATION = "application", _("antwoord op een aanvraag")


# Of these nothing is asked any more once the request is closed, and of some not while it rests.
ENDS_AT_CLOSING = frozenset({Term.PROMISE, Term.COMPANY, Term.ESCALATION, Term.APPLICATION})
RESTS = frozenset({Term.PROMISE, Term.APPLICATION})
# These are for whoever leads: when somebody else does, the clock begins anew over there.
LIES_WITH_LEAD = frozenset({Term.ESCALATION, Term.CEILING, Term.AFTERCARE, Term.APPLICATION})


class ClimbTo(TextChoices):
    """Who hears of it, in this order."""

    WORKER = "worker", _("medewerker")
    COORDINATORS = "coordinators", _("coördinatoren")
    DESK = "desk", _("loket")
    ALLIANCE = "alliance", _("neutrale coördinator")


@dataclass(frozen=True)
class ClimbStep:
    """One line of the table.

    Attributes:
        to: who hears of it.
        agreed: the field of the alliance with the working days after the term; none for at once.
        days: those days as we propose them.
        in_threat: working days when something threatens (Wgs art. 4 lid 2: the whole term is
            three days, so silence may not last as long).
        sees: what they see, in Dutch.
    """

    to: ClimbTo
    agreed: str
    days: int
    in_threat: int
    sees: str | Promise


CLIMB_STEPS = (
    ClimbStep(
        ClimbTo.WORKER,
        "",
        0,
        0,
        _("De verantwoordelijke medewerker ziet het rood op Vandaag."),
    ),
    ClimbStep(
        ClimbTo.COORDINATORS,
        "climb_coordinators_days",
        2,
        0,
        _("De coördinatoren van dezelfde organisatie zien het bij 'Blijft liggen', met de naam."),
    ),
    ClimbStep(
        ClimbTo.DESK,
        "climb_desk_days",
        5,
        1,
        _("Het loket ziet dát het ligt en bij welke organisatie, niet bij wie."),
    ),
    ClimbStep(
        ClimbTo.ALLIANCE,
        "climb_alliance_days",
        10,
        2,
        _("De neutrale coördinator ziet dát het ligt en bij welke organisatie, niet bij wie."),
    ),
)
AGREED_CLIMBS = tuple(step.agreed for step in CLIMB_STEPS if step.agreed)
ORDER = {step.to: place for place, step in enumerate(CLIMB_STEPS)}
# The steps of which others than the organisation itself hear.
OUTSIDE = (ClimbTo.DESK, ClimbTo.ALLIANCE)


def days_of(step: ClimbStep, agreed: Mapping[str, int], *, threatened: bool) -> int:
    """After how many working days without action this step hears of it."""
    if threatened:
        return step.in_threat
    return agreed.get(step.agreed, step.days)


def climbed_to(
    due: date, today: date, *, agreed: Mapping[str, int], threatened: bool
) -> list[ClimbTo]:
    """Everybody who must have heard of a term by today, in order; nobody while it runs.

    Args:
        due: the last day of the term.
        today: the day on which is asked.
        agreed: the alliance's own days, by field.
        threatened: whether a threatening situation runs.
    """
    if today <= due:
        return []
    late = working_days_between(due, today)
    return [step.to for step in CLIMB_STEPS if late >= days_of(step, agreed, threatened=threatened)]


def highest(steps: list[str]) -> ClimbTo | None:
    """The furthest of these steps."""
    return max((ClimbTo(step) for step in steps), key=ORDER.__getitem__, default=None)
