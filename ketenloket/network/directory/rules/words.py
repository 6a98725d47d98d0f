"""Words of the verwijskaart: life areas, capacity, languages."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

CAPACITY_STALE_DAYS = 14  # after this many days the word no longer counts: call first
LOAD_STALE_DAYS = 3  # counted every night; after a few nights without, nobody knows
REVIEW_DAYS = 92  # a quarter; after it a card that nobody looked at says: call first


class LifeArea(TextChoices):
    """The parts of life in which somebody may need help; not only debt."""

    MONEY = "money", _("geld en schulden")
    PAPERS = "papers", _("post en formulieren")
    HOUSING = "housing", _("wonen en energie")
    FOOD = "food", _("eten en spullen")
    WORK = "work", _("werk en dagbesteding")
    HEALTH = "health", _("gezondheid")
    FAMILY = "family", _("gezin en relaties")
    LANGUAGE = "language", _("taal en meedoen")


class Capacity(TextChoices):
    """Ruimte, in one of four words that the coordinator sets."""

    ROOM = "room", _("ruimte")
    WAITING_LIST = "waiting_list", _("wachtlijst")
    FULL = "full", _("vol")
    MEET_FIRST = "meet_first", _("eerst kennismaken")


class FormOfHelp(TextChoices):
    """What the help looks like in practice (source text 003: short and long guidance)."""

    FORMS_BRIGADE = "forms_brigade", _("Formulierenbrigade")
    SHORT = "short", _("kort: 3 of 4 gesprekken")
    LONG = "long", _("lang: hoogstens zes maanden, thuis")
    COURSE = "course", _("cursus")
    CRISIS = "crisis", _("crisishulp")
    DEBT_HELP = "debt_help", _("gemeentelijke schuldhulp")
    DAY_STRUCTURE = "day_structure", _("dagstructuur")
    FOOD_BANK_GUIDANCE = "food_bank_guidance", _("toeleiding voedselbank")
    CARE = "care", _("specialistische begeleiding")
    GRIEF = "grief", _("steun bij rouw")
    ARRANGEMENT = "arrangement", _("arrangement: na een afwijzing door de formele schuldhulp")


class Audience(TextChoices):
    """For whom an offer is meant, or is not meant, as far as an intake can tell it."""

    YOUNG = "young", _("jongeren tot 27 jaar")
    SENIORS = "seniors", _("ouderen")
    FAMILIES = "families", _("gezinnen met kinderen")
    ALONE = "alone", _("mensen die alleen wonen")
    ENTREPRENEURS = "entrepreneurs", _("ondernemers")
    NEWCOMERS = "newcomers", _("nieuwkomers")
    LOW_LITERACY = "low_literacy", _("mensen die moeilijk lezen")
    TAKES_STEPS = "takes_steps", _("mensen die zelf stappen kunnen en willen zetten")
    NEEDS_SUPPORT = "needs_support", _("mensen die bij elke stap hulp nodig hebben")
    REFUSED = "refused", _("mensen die de formele schuldhulp niet kregen")


LANGUAGES = {
    "nl": _("Nederlands"),
    "en": _("Engels"),
    "tr": _("Turks"),
    "ar": _("Arabisch"),
    "pl": _("Pools"),
    "uk": _("Oekraïens"),
    "zgh": _("Tamazight"),
    "pap": _("Papiaments"),
    "fr": _("Frans"),
    "de": _("Duits"),
    "es": _("Spaans"),
    "ti": _("Tigrinya"),
    "so": _("Somalisch"),
    "fa": _("Farsi"),
    "sign": _("gebarentaal"),
}
