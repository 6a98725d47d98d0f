"""Words of the workbench: which page a next step opens, and how the day is spoken of."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ketenloket.chain.desk.rules import Deadline, NextCode, Stage, deadline

HORIZON = 5  # working days that Vandaag looks ahead
PAGE = 25  # rows of one page of the caseload
MOMENTS = 20  # moments of one page of the timeline
MOST_MOMENTS = 400  # a timeline grows no longer than this on one page


@dataclass(frozen=True)
class Page:
    """Where the button of a next step leads, and what it says."""

    name: str
    button: str | Promise


# One table: kind of next step, the page that does it, the words on the button.
PAGES: dict[str, Page] = {
    NextCode.TAKE_UP: Page("desk:take_up", gettext_lazy("Pak op")),
    NextCode.CALL: Page("desk:attempt", gettext_lazy("Leg contact vast")),
    NextCode.PLAN_INTAKE: Page("desk:plan_intake", gettext_lazy("Plan de intake")),
    NextCode.INTAKE: Page("intake:edit", gettext_lazy("Doe de intake")),
    NextCode.TO_TRIAGE: Page("triage:bring", gettext_lazy("Breng in bij de triage")),
    NextCode.AWAIT_TRIAGE: Page("triage:meetings", gettext_lazy("Naar de triage")),
    NextCode.REFER: Page("referrals:make", gettext_lazy("Maak de verwijzing")),
    NextCode.AWAIT_ARRIVAL: Page("referrals:list", gettext_lazy("Bekijk de verwijzing")),
    NextCode.ASSIGN: Page("trajectories:assign", gettext_lazy("Kies wie helpt")),
    NextCode.APPOINTMENT: Page("trajectories:note", gettext_lazy("Schrijf op hoe het ging")),
    NextCode.READ_MESSAGE: Page("desk:messages", gettext_lazy("Lees het bericht")),
    NextCode.PICK_UP: Page("escalation:detail", gettext_lazy("Pak op")),
    NextCode.OTHER: Page("trajectories:next_step", gettext_lazy("Plan de volgende stap")),
}
# These pages are about all people at once: their address carries no key.
WITHOUT_KEY = {"triage:meetings", "referrals:list"}

# Why a step of this kind waits, for whoever does not remember.
WHY: dict[str, str | Promise] = {
    NextCode.TAKE_UP: gettext_lazy("Nog niemand heeft contact gehad."),
    NextCode.CALL: gettext_lazy("Er is nog geen gesprek geweest."),
    NextCode.PLAN_INTAKE: gettext_lazy("Er is contact. Nu nog een dag en een plek voor de intake."),
    NextCode.INTAKE: gettext_lazy("Na de intake kan de triage kiezen wie het best helpt."),
    NextCode.TO_TRIAGE: gettext_lazy("De intake is klaar. De tafel kijkt wie het best helpt."),
    NextCode.AWAIT_TRIAGE: gettext_lazy("De vraag staat op de agenda van de triage."),
    NextCode.REFER: gettext_lazy("De tafel heeft gekozen. Vertel het en maak de verwijzing."),
    NextCode.AWAIT_ARRIVAL: gettext_lazy("Uw organisatie blijft verantwoordelijk tot aankomst."),
    NextCode.ASSIGN: gettext_lazy("Er is nog niemand die helpt."),
    NextCode.APPOINTMENT: gettext_lazy("Er staat een afspraak."),
    NextCode.READ_MESSAGE: gettext_lazy(
        "Er is een bericht uit Mijn hulp. Daar hoort een antwoord op."
    ),
    NextCode.PICK_UP: gettext_lazy(
        "Een vrijwilliger kan dit niet dragen. Wie het overneemt, bevestigt dat."
    ),
    NextCode.OTHER: gettext_lazy("Dit is zo afgesproken."),
}

STAGES = (  # the road, and what each part is called above the case
    (Stage.NEW, gettext_lazy("Aangemeld")),
    (Stage.INTAKE, gettext_lazy("Intake")),
    (Stage.TRIAGE, gettext_lazy("Triage")),
    (Stage.REFERRAL, gettext_lazy("Verwijzing")),
    (Stage.HELP, gettext_lazy("Hulp")),
    (Stage.CLOSED, gettext_lazy("Afgesloten")),
)

# Which room's panel stands first: the one of the stage in which something must happen.
PANELS = (
    "desk",
    "intake",
    "sharing",
    "triage",
    "referrals",
    "trajectories",
    "progress",
    "applications",
    "papers",
)
HELP_PANELS = ("trajectories", "progress", "applications")  # once help began, these stay together
PANEL_OF_STAGE = {
    Stage.NEW: "desk",
    Stage.INTAKE: "intake",
    Stage.TRIAGE: "triage",
    Stage.REFERRAL: "referrals",
    Stage.HELP: "trajectories",
    Stage.CLOSED: "trajectories",
}


def due(day: date | None, today: date) -> Deadline | None:
    """How far away a day is, in words; nothing when there is no day."""
    return deadline(day, today) if day else None


def greeting(now: datetime) -> str:
    """Good morning until noon, good afternoon until six, good evening after."""
    noon, evening = 12, 18
    if now.hour < noon:
        return _("Goedemorgen.")
    return _("Goedemiddag.") if now.hour < evening else _("Goedenavond.")


def waiting(count: int, *, more: bool = False) -> str:
    """The heading of Vandaag in words: numbers to twelve are written out."""
    if more:
        return _("Meer dan %(count)s dingen wachten op u.") % {"count": count}
    if count == 0:
        return _("Er wacht nu niets op u.")
    if count == 1:
        return _("Eén ding wacht op u.")
    return _("%(number)s dingen wachten op u.") % {"number": in_words(count).capitalize()}


def in_words(count: int) -> str:
    """A small number in words, a large one in figures."""
    words = (
        _("nul"), _("een"), _("twee"), _("drie"), _("vier"), _("vijf"), _("zes"), _("zeven"),
        _("acht"), _("negen"), _("tien"), _("elf"), _("twaalf"),
    )  # fmt: skip
    return words[count] if count < len(words) else str(count)


def day_words(day: date) -> str:
    """A day as people say it: `9 november`."""
    return date_format(day, "j F")


def days_words(days: list[date]) -> str:
    """A few days in one phrase: `12 en 16 november`."""
    ordered = sorted(set(days))
    if len({(day.year, day.month) for day in ordered}) == 1:
        words = [str(day.day) for day in ordered[:-1]] + [day_words(ordered[-1])]
    else:
        words = [day_words(day) for day in ordered]
    if len(words) == 1:
        return words[0]
    return _("%(first)s en %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}


def first_name(name: str) -> str:
    """The first word of a name."""
    return name.split(" ", maxsplit=1)[0]


def short(name: str, letters: int = 17) -> str:
    """A name that fits in the picture of helpers."""
    return name if len(name) <= letters else name[: letters - 1].rstrip() + "…"


def road(stage: str, *, met_table: bool, referred: bool) -> list[dict[str, str | Promise]]:
    """The steps above a case: done, now, later, or skipped because nothing happened there."""
    codes = [code for code, _label in STAGES]
    here = codes.index(Stage(stage))
    skipped = {Stage.TRIAGE: not met_table, Stage.REFERRAL: not referred}
    steps: list[dict[str, str | Promise]] = []
    for place, (code, label) in enumerate(STAGES):
        state = "later" if place > here else "now" if place == here else "done"
        if state == "done" and skipped.get(code):
            state = "skipped"
        steps.append({"label": label, "state": state})
    return steps


# A volunteer is shown nothing of these, so their panels would say "there is none".
NOT_FOR_VOLUNTEERS = {"sharing", "triage", "referrals"}


def panels(stage: str, *, volunteer: bool = False) -> list[str]:
    """The rooms in the order in which their panels stand on the case page."""
    first = "trajectories" if volunteer else PANEL_OF_STAGE[Stage(stage)]
    hidden = NOT_FOR_VOLUNTEERS if volunteer else set()
    top = HELP_PANELS if first in HELP_PANELS else (first,)
    return [*top, *(room for room in PANELS if room not in top and room not in hidden)]


ROOMS: dict[str, str | Promise] = {  # what a room of the log is called
    "desk": gettext_lazy("de hulpvraag"),
    "intake": gettext_lazy("de intake"),
    "sharing": gettext_lazy("het delen van gegevens"),
    "triage": gettext_lazy("de triage"),
    "referrals": gettext_lazy("de verwijzing"),
    "trajectories": gettext_lazy("de hulp en de afspraken"),
    "progress": gettext_lazy("de doelen en kleine stappen"),
    "applications": gettext_lazy("de aanvragen"),
    "papers": gettext_lazy("de papieren en het geldoverzicht"),
    "workbench": gettext_lazy("de hulpvraag"),
    "portal": gettext_lazy("Mijn hulp"),
}


HAPPENED: dict[str, str | Promise] = {  # events that have words of their own
    "desk.registered": gettext_lazy("schreef de aanmelding op"),
    "desk.taken_up": gettext_lazy("pakte de hulpvraag op"),
    "desk.attempted": gettext_lazy("legde een contactpoging vast"),
    "desk.next_step": gettext_lazy("plande de volgende stap"),
    "desk.message_read": gettext_lazy("las een bericht uit Mijn hulp"),
    "desk.details_corrected": gettext_lazy("verbeterde de gegevens"),
    "desk.new_code": gettext_lazy("gaf een nieuwe volgcode"),
    "desk.closed": gettext_lazy("sloot de hulpvraag af"),
    "desk.rest_started": gettext_lazy("sprak rust af"),
    "desk.rest_ended": gettext_lazy("ging verder na de rust"),
    "desk.taken_over": gettext_lazy("nam over wat bleef liggen"),
    "desk.tried_once_more": gettext_lazy("probeerde nog één keer contact te krijgen"),
    "desk.opened_again": gettext_lazy("opende de hulpvraag weer"),
    "trajectories.ceiling_asked": gettext_lazy("vroeg hoe de hulp verdergaat"),
    "trajectories.ceiling_answered": gettext_lazy("koos bij het plafond hoe de hulp verdergaat"),
    "trajectories.form_chosen": gettext_lazy("koos de vorm van hulp"),
    "trajectories.refused_formally": gettext_lazy("schreef een afwijzing door de formele route op"),
    "trajectories.aftercare_planned": gettext_lazy("sprak nazorg af"),
    "trajectories.aftercare_done": gettext_lazy("vroeg na afloop hoe het gaat"),
    "trajectories.reopened": gettext_lazy("ging verder met hetzelfde verhaal"),
    "desk.climbed_to_worker": gettext_lazy("zag dat een termijn voorbijging"),
    "desk.climbed_to_coordinators": gettext_lazy("meldde de stilte aan de coördinatoren"),
    "desk.climbed_to_desk": gettext_lazy("meldde de stilte aan het loket, zonder naam"),
    "desk.climbed_to_alliance": gettext_lazy("meldde de stilte aan de samenwerking, zonder naam"),
    "desk.climb_taken_back": gettext_lazy("bracht het weer in beweging"),
    "intake.completed": gettext_lazy("maakte de intake klaar"),
    "sharing.consent_given": gettext_lazy("schreef een toestemming op"),
    "sharing.consent_withdrawn": gettext_lazy("trok een toestemming in"),
    "sharing.disclosed": gettext_lazy("bood gegevens aan een andere organisatie aan"),
    "sharing.accepted": gettext_lazy("kreeg toegang tot de gegevens"),
    "sharing.ended": gettext_lazy("sloot de toegang van een organisatie"),
    "applications.chosen": gettext_lazy("koos een formulier om in te vullen"),
    "applications.decided": gettext_lazy("schreef op hoe een aanvraag afliep"),
    "progress.step_done": gettext_lazy("vinkte een kleine stap af"),
    "progress.asked": gettext_lazy("vroeg hoe het gaat"),
    "progress.said": gettext_lazy("schreef op hoe het gaat"),
    "progress.experience": gettext_lazy("schreef op hoe de hulp was"),
    "triage.brought": gettext_lazy("bracht de vraag in bij de triage"),
    "triage.decided": gettext_lazy("legde het besluit van de triage vast"),
    "referrals.made": gettext_lazy("maakte een verwijzing klaar"),
    "referrals.send": gettext_lazy("verstuurde de verwijzing"),
    "referrals.accept": gettext_lazy("nam de verwijzing aan"),
    "referrals.decline": gettext_lazy("nam de verwijzing niet aan"),
    "referrals.withdraw": gettext_lazy("trok de verwijzing in"),
    "referrals.arrive": gettext_lazy("legde het eerste contact vast"),
    "referrals.reminded": gettext_lazy("herinnerde de ontvanger"),
    "referrals.expire": gettext_lazy("haalde de verwijzing terug: er kwam geen antwoord"),
    "papers.handed_over": gettext_lazy("gaf het geldoverzicht mee"),
    "papers.letter_made": gettext_lazy("maakte een brief"),
    "workbench.looks_viewed": gettext_lazy("keek wie er had gekeken"),
    "portal.message_left": gettext_lazy("schreef een bericht"),
    "portal.contact_corrected": gettext_lazy("verbeterde nummer of e-mailadres"),
    "portal.consent_withdrawn": gettext_lazy("stopte met delen"),
}


def what_happened(code: str) -> str:
    """An event of the log in words: looked at, or changed, and which part."""
    if code in HAPPENED:
        return str(HAPPENED[code])
    room, _dot, verb = code.partition(".")
    part = ROOMS.get(room, code)
    if verb.endswith("viewed"):
        return _("keek naar %(part)s") % {"part": part}
    return _("werkte aan %(part)s") % {"part": part}
