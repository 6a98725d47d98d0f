"""What a worker is mailed about their work: kinds and counts with what to do; never who.

One overview on a working day at most, with all the work of somebody in it, made of what waits at
that moment: what was handled is not in it. What cannot wait for the morning goes at once, once.
"""

from collections.abc import Mapping
from datetime import date, datetime, time
from enum import StrEnum

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy, override

from ketenloket.foundation.outbox.actions import tell

FROM, UNTIL = time(6, 30), time(17, 0)
"""When the overview of a day may leave: early, so that it is there at the start of the work. Who
was held up until after five gets tomorrow's instead, which holds the same and more."""


class Waits(StrEnum):
    """Kinds of what can wait for a worker, in the order in which a mail names them."""

    LATE = "late"
    TODAY = "today"
    STOOD_IN = "stood_in"
    QUEUE = "queue"
    MESSAGES = "messages"
    ANSWER = "answer"
    FIRST_CONTACT = "first_contact"
    DECLINED = "declined"
    QUESTIONS = "questions"
    NEW_PEOPLE = "new_people"
    APPOINTMENTS = "appointments"
    PROMISES = "promises"
    AWAITED = "awaited"
    COMPANY = "company"
    TABLE = "table"
    UNDELIVERED = "undelivered"


class Urgent(StrEnum):
    """What cannot wait for the morning."""

    NEW = "new"
    CLOCK = "clock"


LINES: dict[Waits, str | Promise] = {
    Waits.LATE: ngettext_lazy(
        "%(count)s mens wacht op een stap van u die te laat is. Doe die stap nu, of spreek een"
        " nieuwe dag af.",
        "%(count)s mensen wachten op een stap van u die te laat is. Doe die stappen nu, of spreek"
        " een nieuwe dag af.",
        "count",
    ),
    Waits.TODAY: ngettext_lazy(
        "%(count)s mens wacht op een volgende stap van u. Vandaag is de laatste dag.",
        "%(count)s mensen wachten op een volgende stap van u. Vandaag is de laatste dag.",
        "count",
    ),
    Waits.STOOD_IN: ngettext_lazy(
        "%(count)s mens van een collega die weg is, wacht op een stap. U neemt waar.",
        "%(count)s mensen van een collega die weg is, wachten op een stap. U neemt waar.",
        "count",
    ),
    Waits.QUEUE: ngettext_lazy(
        "%(count)s mens heeft nog niemand die verantwoordelijk is. Pak op, of kies wie het doet.",
        "%(count)s mensen hebben nog niemand die verantwoordelijk is. Pak op, of kies wie het"
        " doet.",
        "count",
    ),
    Waits.MESSAGES: ngettext_lazy(
        "%(count)s mens schreef u een bericht in Mijn hulp. Lees het en geef antwoord.",
        "%(count)s mensen schreven u een bericht in Mijn hulp. Lees het en geef antwoord.",
        "count",
    ),
    Waits.ANSWER: ngettext_lazy(
        "%(count)s verwijzing wacht op uw antwoord. Kijk of de vraag past.",
        "%(count)s verwijzingen wachten op uw antwoord. Kijk of de vraag past.",
        "count",
    ),
    Waits.FIRST_CONTACT: ngettext_lazy(
        "%(count)s verwijzing is aangenomen en wacht op het eerste contact. Bel of ga langs.",
        "%(count)s verwijzingen zijn aangenomen en wachten op het eerste contact. Bel of ga langs.",
        "count",
    ),
    Waits.DECLINED: ngettext_lazy(
        "%(count)s verwijzing is niet aangenomen. U bent weer aan de beurt: pak op.",
        "%(count)s verwijzingen zijn niet aangenomen. U bent weer aan de beurt: pak op.",
        "count",
    ),
    Waits.QUESTIONS: ngettext_lazy(
        "Bij %(count)s verwijzing staat een vraag voor uw organisatie. Geef antwoord.",
        "Bij %(count)s verwijzingen staat een vraag voor uw organisatie. Geef antwoord.",
        "count",
    ),
    Waits.NEW_PEOPLE: ngettext_lazy(
        "U bent aan %(count)s mens gekoppeld. Maak kennis.",
        "U bent aan %(count)s mensen gekoppeld. Maak kennis.",
        "count",
    ),
    Waits.APPOINTMENTS: ngettext_lazy(
        "U heeft vandaag %(count)s afspraak. Kijk waar en hoe laat.",
        "U heeft vandaag %(count)s afspraken. Kijk waar en hoe laat.",
        "count",
    ),
    Waits.PROMISES: ngettext_lazy(
        "%(count)s belofte aan een hulpvrager moet vandaag klaar zijn, of is te laat. Doe het, of zeg"
        " waarom het niet lukt.",
        "%(count)s beloften aan hulpvragers moeten vandaag klaar zijn, of zijn te laat. Doe ze, of zeg"
        " waarom het niet lukt.",
        "count",
    ),
    Waits.AWAITED: ngettext_lazy(
        "Op %(count)s aanvraag had het antwoord er al moeten zijn. Vraag ernaar.",
        "Op %(count)s aanvragen had het antwoord er al moeten zijn. Vraag ernaar.",
        "count",
    ),
    Waits.COMPANY: ngettext_lazy(
        "Bij %(count)s afspraak vraagt een andere organisatie of iemand van u meegaat. Kies wie.",
        "Bij %(count)s afspraken vraagt een andere organisatie of iemand van u meegaat. Kies wie.",
        "count",
    ),
    Waits.TABLE: ngettext_lazy(
        "Vandaag is er %(count)s triage-overleg. Lees de vragen vooraf.",
        "Vandaag zijn er %(count)s triage-overleggen. Lees de vragen vooraf.",
        "count",
    ),
    Waits.UNDELIVERED: ngettext_lazy(
        "%(count)s bericht van uw organisatie kon niet worden bezorgd. Kijk bij Beheer, Berichten.",
        "%(count)s berichten van uw organisatie konden niet worden bezorgd. Kijk bij Beheer,"
        " Berichten.",
        "count",
    ),
}


def is_time(now: datetime) -> bool:
    """Whether the overview may leave at this hour, local time."""
    return FROM <= now.time() < UNTIL


def lines_of(counts: Mapping[Waits, int]) -> list[str]:
    """The lines of an overview; no line for what is nothing."""
    return [str(LINES[kind] % {"count": counts[kind]}) for kind in Waits if counts.get(kind)]


def lines_by_place(found: Mapping[str, Mapping[Waits, int]]) -> list[str]:
    """The lines of all organisations; below the name of each where there is more than one."""
    lines = {name: [f"- {line}" for line in lines_of(counts)] for name, counts in found.items()}
    told = {name: rows for name, rows in lines.items() if rows}
    if len(found) <= 1:
        return [line for rows in told.values() for line in rows]
    return [
        line for name, rows in told.items() for line in [_("Bij %(name)s:") % {"name": name}, *rows]
    ]


def tell_day(to: str, day: date, found: Mapping[str, Mapping[Waits, int]], *, once: str) -> bool:
    """The overview of one day, if anything waits; `found` by the name of the organisation."""
    with override("nl"):
        lines = lines_by_place(found)
        if not lines:
            return False
        body = _(
            "Goedemorgen,\n\nDit wacht op u:\n\n%(lines)s\n\nOpen Vandaag:\n%(today)s\n\n"
            "U krijgt dit overzicht hooguit één keer per werkdag, en niet als er niets wacht."
            " Liever alleen bij spoed? Kies dat bij uw account:\n%(account)s"
        ) % {
            "lines": "\n".join(lines),
            "today": _page("workbench:today"),
            "account": _page("workbench:mails"),
        }
        words = {"day": date_format(day, "l j F")}
        tell(to, subject=_("Wat er wacht op %(day)s") % words, body=body, once=once)
    return True


def tell_urgent(to: str, why: Urgent, *, once: str) -> None:
    """That somebody cannot wait, at once."""
    with override("nl"):
        if why == Urgent.NEW:
            line = _(
                "Er is iemand nieuw bij wie iets dringends dreigt, zoals ontruiming of afsluiting."
                " Neem vandaag contact op."
            )
        else:
            line = _(
                "Bij iemand dreigt iets dringends en de tijd voor het eerste gesprek is bijna of al"
                " voorbij. Neem nu contact op."
            )
        body = _("%(line)s\n\nOpen Vandaag:\n%(today)s") % {
            "line": line,
            "today": _page("workbench:today"),
        }
        tell(to, subject=_("Spoed: iemand kan niet wachten"), body=body, once=once)


def _page(name: str) -> str:
    return settings.SITE_URL.rstrip("/") + reverse(name)
