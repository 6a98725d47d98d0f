"""Words of the desk: stages, doors, threats, ways to reach somebody, outcomes."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Status(TextChoices):
    """Open or closed; silence never closes."""

    OPEN = "open", _("open")
    CLOSED = "closed", _("afgesloten")


class Stage(TextChoices):
    """How far the story is; the step list of the case page reads it."""

    NEW = "new", _("aangemeld")
    INTAKE = "intake", _("intake")
    TRIAGE = "triage", _("triage")
    REFERRAL = "referral", _("verwijzing")
    HELP = "help", _("hulp")
    CLOSED = "closed", _("afgesloten")


class Entry(TextChoices):
    """Through which door the request came."""

    FRONT_DOOR = "front_door", _("website")
    FINDING_PLACE = "finding_place", _("vindplaats")
    WALK_IN = "walk_in", _("inloop")
    PHONE = "phone", _("telefoon")


class Clock(TextChoices):
    """Which term runs to the first talk, and why."""

    WGS_CRISIS = "wgs_crisis", _("3 werkdagen: bedreigende situatie (Wgs artikel 4 lid 2)")
    WGS_FIRST_TALK = "wgs_first_talk", _("4 weken tot het eerste gesprek (Wgs artikel 4 lid 1)")
    AGREED_CRISIS = "agreed_crisis", _("3 werkdagen bij nood: afspraak van de samenwerking")
    AGREED_FIRST_TALK = "agreed_first_talk", _("eerste gesprek: afspraak van de samenwerking")


class StepClock(TextChoices):
    """Where the last day of a next step comes from; stored with the step."""

    PLANNED = "planned", _("zo afgesproken of gepland")
    REACTION = "reaction", _("reactie op een aanmelding")
    THREAT = "threat", _("bij nood: meteen")
    ANSWER = "answer", _("antwoord op een verwijzing")
    CONTACT = "contact", _("eerste contact na aannemen")
    SEND = "send", _("verwijzing versturen")
    NEXT_STEP = "next_step", _("volgende stap na terugkomst")
    ATTEMPTS = "attempts", _("plan van pogingen")
    REST = "rest", _("einde van de rust")


class Threat(TextChoices):
    """The closed statutory list of threatening situations (Wgs art. 4 lid 2; facts A5)."""

    EVICTION = "eviction", _("gedwongen uit huis")
    GAS = "gas", _("gas wordt afgesloten")
    ELECTRICITY = "electricity", _("stroom wordt afgesloten")
    HEAT = "heat", _("warmte wordt afgesloten")
    WATER = "water", _("water wordt afgesloten")
    HEALTH_INSURANCE = "health_insurance", _("zorgverzekering stopt")


class Concern(TextChoices):
    """What the person ticks at the front door, in the person's words."""

    LETTERS = "letters", _("Ik krijg brieven die ik niet durf te openen")
    FIXED_COSTS = "fixed_costs", _("Ik kan de huur of energie niet betalen")
    FORM = "form", _("Ik heb hulp nodig met een formulier")
    DEBTS = "debts", _("Ik heb schulden")
    FOOD = "food", _("Ik heb te weinig voor eten of kleren")
    OTHER = "other", _("Iets anders, of ik weet het niet")


THEN = "Daarna: "  # in a next step: between what came in between and what it was before


class Channel(TextChoices):
    """How somebody tried to make contact; the words of DDAS vroegsignalering (A25)."""

    PHONE = "phone", _("telefoon")
    TEXT_MESSAGE = "text_message", _("sms of WhatsApp")
    EMAIL = "email", _("e-mail")
    LETTER = "letter", _("brief")
    CARD = "card", _("kaartje in de bus")
    HOME_VISIT = "home_visit", _("huisbezoek")
    AT_THE_DESK = "at_the_desk", _("aan de balie")
    OTHERS = "others", _("via iemand die deze persoon kent")  # ours: DDAS knows no such way


class AttemptResult(TextChoices):
    """What came of an attempt."""

    SPOKEN = "spoken", _("gesproken")
    NO_ANSWER = "no_answer", _("niet bereikt")
    MESSAGE_LEFT = "message_left", _("bericht achtergelaten")
    WRONG_NUMBER = "wrong_number", _("nummer of adres klopt niet")


class Outcome(TextChoices):
    """How a request ended; the codes map to the DDAS exit reasons (facts A14)."""

    GOAL_REACHED = "goal_reached", _("doel bereikt, zelfstandig verder")
    PARTLY_REACHED = "partly_reached", _("doel voor een deel bereikt")
    REFERRED_ON = "referred_on", _("verder geholpen door een ander, aankomst bevestigd")
    NO_CONTACT = "no_contact", _("geen contact gekregen, na het plan van pogingen")
    STOPPED_BY_PERSON = "stopped_by_person", _("gestopt door de hulpvrager")
    STOPPED_BY_ORGANISATION = "stopped_by_organisation", _("gestopt door de organisatie")
    NOT_SUITABLE = "not_suitable", _("niet passend")
    MOVED = "moved", _("verhuisd")
    DECEASED = "deceased", _("overleden")


class ReopenedFor(TextChoices):
    """Why a closed request went on: the same story, never a second file."""

    REACHED = "reached", _("toch nog contact gekregen")
    RELAPSE = "relapse", _("terugval, bij de nazorg")
    CAME_BACK = "came_back", _("kwam zelf terug")
    MISTAKE = "mistake", _("per vergissing afgesloten")


DDAS_EXIT_REASON = {  # DDAS Uitstroomreden, exact codes (facts A14)
    Outcome.GOAL_REACHED: "Zelf",
    Outcome.PARTLY_REACHED: "Afgerond",
    Outcome.REFERRED_ON: "Afgerond",
    Outcome.NO_CONTACT: "Nietverschenen",
    Outcome.STOPPED_BY_PERSON: "Ingetrokken",
    Outcome.STOPPED_BY_ORGANISATION: "Voldoet niet",
    Outcome.NOT_SUITABLE: "Niet passend",
    Outcome.MOVED: "Verhuisd",
    Outcome.DECEASED: "Overleden",
}


class NextCode(TextChoices):
    """Kinds of next step; the code tells which page the button opens."""

    TAKE_UP = "take_up", _("pak op en neem contact op")
    CALL = "call", _("bel of bezoek")
    PLAN_INTAKE = "plan_intake", _("plan de intake")
    INTAKE = "intake", _("doe de intake")
    TO_TRIAGE = "to_triage", _("breng in bij de triage")
    AWAIT_TRIAGE = "await_triage", _("bespreek in de triage")
    REFER = "refer", _("maak de verwijzing")
    AWAIT_ARRIVAL = "await_arrival", _("volg de verwijzing tot de hulpvrager is aangekomen")
    ASSIGN = "assign", _("kies wie helpt")
    APPOINTMENT = "appointment", _("afspraak")
    READ_MESSAGE = "read_message", _("lees het bericht en reageer")
    PICK_UP = "pick_up", _("een beroepskracht neemt over")
    OTHER = "other", _("anders")
