"""Words of Mijn hulp: what the worker's step means for the person, and how contact is written."""

from dataclasses import dataclass
from datetime import date

import phonenumbers
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ketenloket.chain.applications.rules import Result, Stand
from ketenloket.chain.desk.rules import THEN, NextCode, working_days_after
from ketenloket.chain.trajectories.rules import PlaceKind, call_by

IDLE_SECONDS = 20 * 60  # then Mijn hulp closes by itself
EVENTS = 50  # of one page of the log

# One table: what the worker has to do, told to the person. `{day}` is the last day for it.
SENTENCES: dict[str, str | Promise] = {
    NextCode.TAKE_UP: gettext_lazy("Wij nemen contact met u op, uiterlijk {day}."),
    NextCode.CALL: gettext_lazy("Wij proberen u te bereiken, uiterlijk {day}."),
    NextCode.PLAN_INTAKE: gettext_lazy("Wij spreken met u af voor een gesprek, uiterlijk {day}."),
    NextCode.INTAKE: gettext_lazy("U heeft een gesprek met ons over uw vragen, uiterlijk {day}."),
    NextCode.TO_TRIAGE: gettext_lazy("Wij kijken wie u het best kan helpen, uiterlijk {day}."),
    NextCode.AWAIT_TRIAGE: gettext_lazy(
        "Organisaties kijken samen wie u het best kan helpen, uiterlijk {day}. Zij zien uw naam niet."
    ),
    NextCode.REFER: gettext_lazy(
        "Wij bespreken met u welke organisatie u gaat helpen, uiterlijk {day}."
    ),
    NextCode.AWAIT_ARRIVAL: gettext_lazy(
        "De organisatie die u gaat helpen, neemt contact met u op. Wij letten op dat het gebeurt, "
        "uiterlijk {day}."
    ),
    NextCode.ASSIGN: gettext_lazy("Wij zoeken iemand die bij u past, uiterlijk {day}."),
    NextCode.PICK_UP: gettext_lazy(
        "Een beroepskracht neemt uw vraag over. U hoort van ons uiterlijk {day}."
    ),
    NextCode.APPOINTMENT: gettext_lazy("U heeft een afspraak met ons, uiterlijk {day}."),
    NextCode.READ_MESSAGE: gettext_lazy("Wij lezen uw bericht uiterlijk {day} en reageren daarna."),
    NextCode.OTHER: gettext_lazy(
        "Wij werken verder aan uw vraag. U hoort van ons uiterlijk {day}."
    ),
}


def sentence(code: str, day: str) -> str:
    """What happens next, in plain words for the person."""
    known = SENTENCES.get(code, SENTENCES[NextCode.OTHER])
    return str(known).format(day=day)


def referral_sentence(place: str, day: str, *, accepted: bool) -> str:
    """What happens next when somebody else is asked to help."""
    if accepted:
        return _(
            "%(place)s gaat u helpen en neemt uiterlijk %(day)s contact met u op. "
            "Wij letten op dat het gebeurt."
        ) % {"place": place, "day": day}
    return _("Wij vroegen %(place)s om u te helpen. Uiterlijk %(day)s weten wij meer.") % {
        "place": place,
        "day": day,
    }


def normal_contact(typed: str) -> str:
    """A telephone number or e-mail address as the follow-up key knows it.

    Raises:
        ValueError: when it is neither.
    """
    text = typed.strip()
    if "@" in text:
        return text.lower()
    try:
        number = phonenumbers.parse(text, "NL")
    except phonenumbers.NumberParseException as error:
        raise ValueError(typed) from error
    if not phonenumbers.is_valid_number(number):
        raise ValueError(typed)
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


@dataclass(frozen=True)
class Plan:
    """The next step after a message: what, and by when."""

    step: str
    on: date


def plan_after_message(next_code: str, next_step: str, next_on: date | None, today: date) -> Plan:
    """A message is read the next working day; what was planned before is not lost by it.

    A step that is due earlier, or late already, keeps its date: a message resets no clock.
    """
    soon = working_days_after(today, 1)
    on = min(next_on, soon) if next_on else soon
    if next_code == NextCode.READ_MESSAGE:
        return Plan(next_step, on)
    step = f"Lees het bericht en reageer. Daarna: {next_step}"  # stored once, read by workers
    return Plan(step if len(step) <= MOST_LETTERS else step[: MOST_LETTERS - 1] + "…", on)


@dataclass(frozen=True)
class Waiting:
    """What the helpers had planned: kind, step, last day."""

    code: str
    step: str
    on: date | None


def plan_after_refusal(before: Waiting, starts_on: date, today: date) -> Plan:
    """Who cannot come is called the next working day, or today when the appointment is near.

    A step that was waiting for this appointment is over; any other is kept in its words and, late
    already, in its day: a refusal resets no clock.
    """
    soon = call_by(starts_on, today)
    step = f"Bel: de hulpvrager kan niet op {starts_on.day}-{starts_on.month}"
    if before.code != NextCode.APPOINTMENT:
        step = f"{step}. {THEN}{before.step}"
    on = soon
    if before.on and (before.code != NextCode.APPOINTMENT or before.on >= today):
        on = min(before.on, soon)
    return Plan(step if len(step) <= MOST_LETTERS else step[: MOST_LETTERS - 1] + "…", on)


# What kind of place, said to the person.
PLACES: dict[str, str | Promise] = {
    PlaceKind.HOME: gettext_lazy("bij u thuis"),
    PlaceKind.OFFICE: gettext_lazy("bij ons op kantoor"),
    PlaceKind.DESK: gettext_lazy("aan het loket"),
    PlaceKind.PHONE: gettext_lazy("wij bellen u"),
    PlaceKind.VIDEO: gettext_lazy("met beeldbellen"),
}

MOST_LETTERS = 200  # of a next step

# How an application goes, said to the person: by its result, or where it stands while there is none.
ASKED_FOR: dict[str, str | Promise] = {
    Stand.PREPARE: gettext_lazy("Dit vullen wij nog samen in."),
    Stand.WAIT: gettext_lazy("Ingediend. Wij wachten op antwoord."),
    Stand.LATE: gettext_lazy("Ingediend. Het antwoord duurt lang; wij vragen ernaar."),
    Result.GRANTED: gettext_lazy("Toegekend."),
    Result.REFUSED: gettext_lazy("Afgewezen. Wij bespreken met u of u bezwaar wilt maken."),
    Result.WITHDRAWN: gettext_lazy("Ingetrokken."),
    Result.NO_ANSWER: gettext_lazy("Er kwam geen antwoord."),
}

# What others did, in words for the person whose request it is; the room says which part.
LOOKED: dict[str, str | Promise] = {
    "desk": gettext_lazy("keek naar uw gegevens en uw vraag"),
    "intake": gettext_lazy("las uw verhaal uit de intake"),
    "sharing": gettext_lazy("keek wie uw gegevens mag zien"),
    "triage": gettext_lazy("keek naar uw vraag voor de triage"),
    "referrals": gettext_lazy("keek naar uw verwijzing"),
    "trajectories": gettext_lazy("keek naar uw afspraken en aantekeningen"),
    "progress": gettext_lazy("keek naar uw stappen en hoe het gaat"),
    "applications": gettext_lazy("keek naar uw aanvragen"),
    "papers": gettext_lazy("keek naar uw papieren of uw geldoverzicht"),
    "workbench": gettext_lazy("keek naar uw hulpvraag"),
    "portal": gettext_lazy("keek in Mijn hulp"),
}
DID: dict[str, str | Promise] = {
    "desk": gettext_lazy("werkte aan uw hulpvraag"),
    "intake": gettext_lazy("schreef aan uw intake"),
    "sharing": gettext_lazy("veranderde wie uw gegevens mag zien"),
    "triage": gettext_lazy("werkte aan de triage, zonder uw naam"),
    "referrals": gettext_lazy("werkte aan uw verwijzing"),
    "trajectories": gettext_lazy("werkte aan uw hulp en afspraken"),
    "progress": gettext_lazy("werkte aan uw stappen"),
    "applications": gettext_lazy("werkte aan uw aanvragen"),
    "papers": gettext_lazy("werkte aan uw papieren of uw geldoverzicht"),
    "portal": gettext_lazy("veranderde iets in Mijn hulp"),
}
SPECIAL: dict[str, str | Promise] = {
    "desk.registered": gettext_lazy("schreef de aanmelding op"),
    "desk.message_read": gettext_lazy("las uw bericht"),
    "desk.attempted": gettext_lazy("probeerde u te bereiken"),
    "desk.new_code": gettext_lazy("gaf u een nieuwe volgcode"),
    "desk.details_corrected": gettext_lazy("verbeterde uw gegevens"),
    "desk.climbed_to_worker": gettext_lazy("merkte dat het te lang stil bleef"),
    "desk.climbed_to_coordinators": gettext_lazy("merkte dat het te lang stil bleef"),
    "desk.climbed_to_desk": gettext_lazy("merkte dat het te lang stil bleef"),
    "desk.climbed_to_alliance": gettext_lazy("merkte dat het te lang stil bleef"),
    "desk.climb_taken_back": gettext_lazy("ging verder met uw hulpvraag"),
    "desk.rest_started": gettext_lazy("schreef op dat u eerst rust wilt"),
    "desk.rest_ended": gettext_lazy("ging verder na de rust"),
    "referrals.reminded": gettext_lazy("herinnerde een organisatie aan uw verwijzing"),
    "referrals.expire": gettext_lazy("haalde uw verwijzing terug: er kwam geen antwoord"),
    "papers.handed_over": gettext_lazy("gaf uw geldoverzicht mee"),
    "papers.letter_made": gettext_lazy("maakte een brief"),
    "workbench.looks_viewed": gettext_lazy("keek wie uw hulpvraag had bekeken"),
    "sharing.consent_given": gettext_lazy("schreef uw toestemming op"),
    "sharing.consent_withdrawn": gettext_lazy("trok een toestemming in"),
    "sharing.disclosed": gettext_lazy("bood uw gegevens aan een andere organisatie aan"),
    "sharing.accepted": gettext_lazy("kreeg toegang tot uw gegevens"),
    "sharing.ended": gettext_lazy("sloot de toegang tot uw gegevens"),
    "portal.consent_withdrawn": gettext_lazy("stopte met delen"),
    "progress.asked": gettext_lazy("vroeg hoe het met u gaat"),
    "progress.said": gettext_lazy("schreef op hoe het gaat"),
    "progress.experience": gettext_lazy("schreef op hoe de hulp was"),
    "portal.message_left": gettext_lazy("schreef een bericht"),
    "portal.cannot_come": gettext_lazy("meldde zich af voor een afspraak"),
    "portal.contact_corrected": gettext_lazy("verbeterde het nummer of e-mailadres"),
}


def what_happened(code: str) -> str:
    """An event of the log, in words for the person."""
    if code in SPECIAL:
        return str(SPECIAL[code])
    room, _dot, verb = code.partition(".")
    words = LOOKED if verb.endswith("viewed") else DID
    return str(words.get(room, _("deed iets met uw hulpvraag")))
