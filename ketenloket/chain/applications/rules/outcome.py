"""What came of it: where an application stands, its euros, and how long one can object."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import TextChoices
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

# Six weeks, from the day after the decision was made known (Awb art. 6:7 and 6:8). The letter says
# until when; that day counts, so it can be filled in instead.
OBJECT_WITHIN = timedelta(weeks=6)
LONGEST_WAIT = timedelta(days=366)
MONTHS = 12


class Applicant(TextChoices):
    """Who hands it in."""

    SELF = "self", _("de hulpvrager zelf")
    HELPER = "helper", _("een helper, samen met de hulpvrager")
    PROFESSIONAL = "professional", _("een beroepskracht")


class Result(TextChoices):
    """How it was decided; empty while it is not."""

    OPEN = "", _("nog niet besloten")
    GRANTED = "granted", _("toegekend")
    REFUSED = "refused", _("afgewezen")
    WITHDRAWN = "withdrawn", _("ingetrokken")
    NO_ANSWER = "no_answer", _("nooit antwoord gekregen")


class Per(TextChoices):
    """Per what the euros come."""

    ONCE = "once", _("één keer")
    MONTH = "month", _("per maand")
    YEAR = "year", _("per jaar")


class Stand(TextChoices):
    """Where an application stands, in one word for a list."""

    PREPARE = "prepare", _("nog invullen")
    WAIT = "wait", _("wacht op antwoord")
    LATE = "late", _("antwoord had er moeten zijn")
    DONE = "done", _("klaar")


@dataclass(frozen=True)
class Granted:
    """What was granted: how many euros, and per what."""

    euros: Decimal
    per: str


@dataclass(frozen=True)
class TotalGranted:
    """Euros granted, kept apart by how they come; `year` holds all of the first year."""

    once: Decimal
    month: Decimal
    yearly: Decimal

    @property
    def year(self) -> Decimal:
        """What it all gives in a first whole year."""
        return self.once + self.month * MONTHS + self.yearly


def total_granted(rows: Iterable[Granted]) -> TotalGranted:
    """Add up what was granted, never one time together with each month."""
    sums = dict.fromkeys(Per, Decimal(0))
    for row in rows:
        sums[Per(row.per)] += row.euros
    return TotalGranted(sums[Per.ONCE], sums[Per.MONTH], sums[Per.YEAR])


def stand_of(applied_on: date | None, due_on: date | None, result: str, today: date) -> Stand:
    """Where it stands on a day."""
    if result:
        return Stand.DONE
    if applied_on is None:
        return Stand.PREPARE
    return Stand.LATE if due_on and due_on < today else Stand.WAIT


def object_by(decided_on: date) -> date:
    """The last day to object, counted from the day of the decision."""
    return decided_on + OBJECT_WITHIN


def wrong_with_applicant(applicant: str, *, only_professional: bool) -> str:
    """Why this one cannot hand it in, in words for the worker; empty when they can."""
    if applicant not in Applicant.values:
        return say("Kies wie het indient.")
    if only_professional and applicant != Applicant.PROFESSIONAL:
        return say("Dit kan alleen een beroepskracht aanvragen.")
    return ""


def wrong_with_days(applied_on: date | None, due_on: date | None, today: date) -> str:
    """Why these days do not fit, in words for the worker; empty when they do."""
    if applied_on and applied_on > today:
        return say("Ingediend is vandaag of eerder.")
    if due_on and applied_on is None:
        return say("Vul eerst in wanneer het is ingediend.")
    if due_on and applied_on and not applied_on <= due_on <= applied_on + LONGEST_WAIT:
        return say("Het antwoord komt na het indienen, en binnen een jaar.")
    return ""


def wrong_with_result(
    result: str, decided_on: date | None, euros: Decimal | None, per: str, today: date
) -> str:
    """Why this cannot be how it was decided, in words for the worker; empty when it can."""
    if result not in Result.values:
        return say("Kies hoe het is besloten.")
    if result and decided_on is None:
        return say("Vul in op welke dag het is besloten.")
    if result and decided_on and decided_on > today:
        return say("Het besluit is van vandaag of eerder.")
    return "" if euros is None else _wrong_with_euros(result, euros, per)


def _wrong_with_euros(result: str, euros: Decimal, per: str) -> str:
    if result != Result.GRANTED:
        return say("Alleen bij toegekend hoort een bedrag.")
    if euros < 0 or per not in Per.values:
        return say("Vul een bedrag in, en of het één keer, per maand of per jaar komt.")
    return ""
