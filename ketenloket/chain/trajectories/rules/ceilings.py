"""Forms of help and how far each goes: at the ceiling the product asks, and silence is no answer.

A ceiling is a number of contacts, a number of days, or both. It forbids nothing: whoever helps goes
on, and is asked what is right now. Every answer sets a next moment at which it is asked again, so
no ceiling passes unasked.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.desk.rules import working_days_after
from ketenloket.network.directory.rules import FormOfHelp

# Our own proposal: how long before the ceiling it is asked, and how long an answer may take.
ASK_CONTACTS_BEFORE = 1
ASK_BEFORE = timedelta(weeks=2)
ANSWER_WITHIN_DAYS = 2  # working days after the contact with which the ceiling was reached

# Our own proposal: how far an answer reaches before it is asked again.
LONGEST_EXTENSION = timedelta(days=183)  # as long as long guidance itself (source text 003)
MOST_EXTRA_CONTACTS = 12
ROUND_OFF_WITHIN = timedelta(weeks=2)
BRIDGE_WITHIN = timedelta(weeks=6)  # help goes on until the next one has begun
CONTACTS_WHILE_ENDING = 2

_MOVISIE = _("Movisie 2013, Humanitas in Almere: korte begeleiding drie tot vier keer")
_MOVISIE_LONG = _("Movisie 2013, Humanitas in Almere: lange begeleiding hoogstens zes maanden")
_OURS = _("Voorstel van Ketenloket; spreek het samen af")


class CeilingAnswer(TextChoices):
    """What is right now that the ceiling is near."""

    READY = "ready", _("klaar: wij ronden af")
    EXTEND = "extend", _("verlengen")
    HAND_OVER = "hand_over", _("overdragen: een ander kan beter verder helpen")
    # Nobody chooses this: the help ended first, or went on in a form with a ceiling of its own.
    OVER = "over", _("niet meer nodig: de hulp stopte of kreeg een andere vorm")


CHOICES = (CeilingAnswer.READY, CeilingAnswer.EXTEND, CeilingAnswer.HAND_OVER)


@dataclass(frozen=True)
class Ceiling:
    """How far a form of help goes, and where that was agreed; None is no limit."""

    contacts: int | None = None
    days: int | None = None
    source: str | Promise = _OURS

    @property
    def any(self) -> bool:
        """Whether there is a limit at all."""
        return self.contacts is not None or self.days is not None


# What an alliance begins with; its neutral coordinator changes it (page "Vormen van hulp").
DEFAULT_CEILINGS: dict[str, Ceiling] = {
    FormOfHelp.FORMS_BRIGADE: Ceiling(contacts=1),
    FormOfHelp.SHORT: Ceiling(contacts=4, source=_MOVISIE),
    FormOfHelp.LONG: Ceiling(days=183, source=_MOVISIE_LONG),
    FormOfHelp.COURSE: Ceiling(days=92),
    FormOfHelp.CRISIS: Ceiling(days=42),
    FormOfHelp.ARRANGEMENT: Ceiling(days=183),
}


# Our own proposal: nobody said yet which form of help this is. Then it is asked after so much.
WITHOUT_FORM = Ceiling(contacts=3, days=28)


@dataclass(frozen=True)
class Limit:
    """How far this one trajectory goes as it was agreed last.

    Attributes:
        contacts: so many in all.
        last_on: until this day.
        since: the day on which that was agreed.
        made: how many contacts there were by then.
    """

    contacts: int | None
    last_on: date | None
    since: date
    made: int = 0


@dataclass(frozen=True)
class Asked:
    """A question at the ceiling.

    Attributes:
        due_on: the last day to answer; None while the last contact before the ceiling is to come.
        reached: whether the ceiling itself is there.
    """

    due_on: date | None
    reached: bool


def limit_of(ceiling: Ceiling, started_on: date) -> Limit:
    """The limit of help that starts on this day."""
    last = started_on + timedelta(days=ceiling.days) if ceiling.days is not None else None
    return Limit(ceiling.contacts, last, started_on)


def contact_days(met: Iterable[date], since: date) -> list[date]:
    """The days on which helper and person met, each once, in order.

    An appointment that was held and the note about it are one contact; so are two on one day.
    """
    return sorted({day for day in met if day >= since})


def asked(limit: Limit, days: Sequence[date], today: date) -> Asked | None:
    """Whether it must be asked today how to go on; None while there is room.

    Right after an answer there is room again, however short what was agreed: at least one contact,
    and half of the days.

    Args:
        limit: how far this help goes.
        days: the days of contact so far, in order.
        today: the day on which is asked.
    """
    due, near, reached = [], False, False
    if limit.contacts is not None:
        near = len(days) >= max(limit.contacts - ASK_CONTACTS_BEFORE, limit.made + 1)
        if len(days) >= limit.contacts:
            reached = True
            due.append(working_days_after(days[limit.contacts - 1], ANSWER_WITHIN_DAYS))
    if limit.last_on is not None:
        before = min(ASK_BEFORE, (limit.last_on - limit.since) // 2)
        if today >= limit.last_on - before:
            near, reached = True, reached or today >= limit.last_on
            due.append(limit.last_on)
    return Asked(min(due, default=None), reached) if near or reached else None


def furthest(answer: str, today: date) -> date:
    """The last day until which this answer can hold."""
    reach = {
        CeilingAnswer.READY: ROUND_OFF_WITHIN,
        CeilingAnswer.EXTEND: LONGEST_EXTENSION,
        CeilingAnswer.HAND_OVER: BRIDGE_WITHIN,
    }
    return today + reach[CeilingAnswer(answer)]


def limit_after(limit: Limit, made: int, *, until: date, extra: int, today: date) -> Limit:
    """The limit after an answer: so many contacts more, and a day on which it is asked again.

    The day holds for every form: whoever has contacts to go may still forget somebody.
    """
    contacts = None if limit.contacts is None else max(made, limit.contacts) + extra
    return Limit(contacts, until, today, made)


def limit_resumed(limit: Limit, days: Iterable[date], today: date) -> Limit:
    """What is left of a form of help that goes on after another form.

    Args:
        limit: how far it went when it ended.
        days: the days of contact in it.
        today: from when it counts again; a contact of today counts then.
    """
    done = sum(day < today for day in days)
    contacts = None if limit.contacts is None else max(1, limit.contacts - done)
    last_on = None if limit.last_on is None else max(limit.last_on, today)
    return Limit(contacts, last_on, today)


def wrong_with_answer(  # noqa: PLR0913 - all that an answer says
    answer: str,
    why: str,
    until: date | None,
    *,
    extra: int,
    counts_contacts: bool,
    person_agreed: bool,
    coordinator_agreed: bool,
    today: date,
) -> str:
    """Why this is no answer, in words for the worker; empty when it is."""
    if answer not in CHOICES:
        return say("Kies wat er nu moet gebeuren.")
    if not why.strip():
        return say("Schrijf op waarom.")
    if answer != CeilingAnswer.EXTEND:
        return ""
    if not person_agreed:
        return say("Verlengen kan alleen als de hulpvrager dat ook wil. Vraag het eerst.")
    if not coordinator_agreed:
        return say("Kies de coördinator die het eens is met verlengen.")
    return _wrong_with_extension(until, extra if counts_contacts else 1, today)


def _wrong_with_extension(until: date | None, extra: int, today: date) -> str:
    if until is None or until <= today:
        return say("Kies tot wanneer u verlengt: een dag na vandaag.")
    if until > furthest(CeilingAnswer.EXTEND, today):
        return say("Verleng hoogstens een half jaar. Daarna kijkt u opnieuw.")
    if not 1 <= extra <= MOST_EXTRA_CONTACTS:
        return say("Vul in hoeveel gesprekken erbij komen: 1 tot en met %(most)s.") % {
            "most": MOST_EXTRA_CONTACTS
        }
    return ""
