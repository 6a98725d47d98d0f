"""Debts: to whom, which sort, whether something is attached, what is being paid on it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class DebtSort(TextChoices):
    """What a debt is for, in words of daily life; DDAS knows four sorts (`DDAS_SORT`)."""

    RENT = "rent", _("huur of hypotheek")
    ENERGY = "energy", _("gas, stroom en warmte")
    WATER = "water", _("drinkwater")
    HEALTH = "health", _("zorgverzekering, CAK of zorg")
    TAX = "tax", _("Belastingdienst")
    ALLOWANCES = "allowances", _("toeslagen terugbetalen")
    LOCAL = "local", _("gemeente of waterschap")
    FINES = "fines", _("boetes (CJIB)")
    BENEFITS = "benefits", _("uitkering terugbetalen")
    STUDENT_LOAN = "student_loan", _("studieschuld (DUO)")
    BANK = "bank", _("bank of lening")
    SHOP = "shop", _("webwinkel of op afbetaling")
    PHONE = "phone", _("telefoon en internet")
    PERSON = "person", _("familie of bekenden")
    OTHER = "other", _("iets anders")


# DDAS `EnumSchuldensoort` (exchange model 1.0; facts A14). DDAS gives no list of what falls under
# which sort: this is our own reading of the four words.
DDAS_SORT: dict[str, str] = {
    DebtSort.RENT: "Overig",
    DebtSort.ENERGY: "Nuts",
    DebtSort.WATER: "Nuts",
    DebtSort.HEALTH: "Zorg",
    DebtSort.TAX: "Publiek",
    DebtSort.ALLOWANCES: "Publiek",
    DebtSort.LOCAL: "Publiek",
    DebtSort.FINES: "Publiek",
    DebtSort.BENEFITS: "Publiek",
    DebtSort.STUDENT_LOAN: "Publiek",
    DebtSort.BANK: "Overig",
    DebtSort.SHOP: "Overig",
    DebtSort.PHONE: "Overig",
    DebtSort.PERSON: "Overig",
    DebtSort.OTHER: "Overig",
}


class Attachment(TextChoices):
    """Beslag: whether, and on what."""

    UNKNOWN = "unknown", _("weet ik niet")
    NONE = "none", _("nee")
    WAGE = "wage", _("ja, op loon")
    BENEFIT = "benefit", _("ja, op uitkering")
    BANK = "bank", _("ja, op de bankrekening")
    ALLOWANCES = "allowances", _("ja, op toeslagen of belasting terug")
    GOODS = "goods", _("ja, op spullen of auto")
    HOUSE = "house", _("ja, op de woning")


class Arrangement(TextChoices):
    """Betalingsregeling: whether something is being paid on it."""

    UNKNOWN = "unknown", _("weet ik niet")
    NONE = "none", _("nee")
    ASKED = "asked", _("gevraagd, nog geen antwoord")
    RUNNING = "running", _("ja, die loopt")
    BROKEN = "broken", _("die was er, maar loopt niet meer")
