"""Opschalen: what follows when a limit was crossed. `tests/escalation/follows.csv` is its table."""

from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.desk.rules import working_days_after

# Working days; our own proposal.
PICK_UP_IN_THREAT = 1  # in a threat nobody waits longer, whatever was agreed
MEET_AFTER_PICK_UP = 2
MEET_AFTER_PICK_UP_IN_THREAT = 1
CARE_FOR_VOLUNTEER = 2  # until the coordinator spoke with the volunteer who stopped
STILL_READ_DAYS = 30  # so long a volunteer reads on Vandaag what happened


class Source(TextChoices):
    """Where it was seen."""

    INTAKE = "intake", _("in de intake")
    NOTE = "note", _("in een aantekening")
    TOO_HEAVY = "too_heavy", _("met de knop Te zwaar")


class Outcome(TextChoices):
    """What a professional decides."""

    STAYS = "stays", _("het blijft bij een beroepskracht")
    PART = "part", _("dit deel kan vrijwillig")


@dataclass(frozen=True)
class Follows:
    """What follows from a check.

    Attributes:
        stops: no volunteer in the whole chain helps from now on.
        pick_up: a professional must confirm that they take over, before a day.
        look: whoever is responsible hears that there is something to look at together.
    """

    stops: bool
    pick_up: bool
    look: bool


def follows(source: str, *, stopping: bool, looking: bool, volunteers: bool) -> Follows:
    """What follows from a check.

    At the intake nobody helps yet and the road goes on to the triage: that is recorded, and the
    request's own next step is what is waited for. As soon as a volunteer helps, somebody must take
    over.

    Args:
        source: where it was seen.
        stopping: whether a limit was crossed at which a volunteer stops.
        looking: whether a limit was crossed to look at together.
        volunteers: whether any volunteer helps now.
    """
    return Follows(
        stops=stopping,
        pick_up=stopping and (volunteers or source != Source.INTAKE),
        look=looking and not stopping and source != Source.INTAKE,
    )


def pick_up_by(today: date, days: int, *, threatened: bool) -> date:
    """The last day on which a professional confirms that they take over."""
    return working_days_after(today, min(days, PICK_UP_IN_THREAT) if threatened else days)


def wrong_decision(outcome: str, why: str, part: str) -> str:
    """Why this is no decision, in words; empty when it is."""
    if outcome not in Outcome.values:
        return say("Kies wat u besluit.")
    if not why.strip():
        return say("Schrijf op waarom.")
    if outcome == Outcome.PART and not part.strip():
        return say("Schrijf op welk deel een vrijwilliger kan doen.")
    return ""
