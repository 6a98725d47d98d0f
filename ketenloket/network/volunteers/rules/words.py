"""Words for what a helper can, when, and what they can show for it."""

from collections.abc import Collection, Mapping

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Skill(TextChoices):
    """What somebody is good at and likes to do."""

    FORMS = "forms", _("formulieren en toeslagen")
    LETTERS = "letters", _("post en overzicht")
    DEBTS = "debts", _("schulden en regelingen")
    BUDGET = "budget", _("rondkomen")
    DIGITAL = "digital", _("digitaal regelen, DigiD")
    YOUTH = "youth", _("jongeren tot 27 jaar")
    ENTREPRENEURS = "entrepreneurs", _("ondernemers")
    COURSES = "courses", _("cursus geven")
    LISTENING = "listening", _("luisteren, bij verlies of alleen zijn")
    EXPLAINING = "explaining", _("rustig uitleggen, stap voor stap")


# Which needs of the verwijskaart (`directory.Need`) a skill is about. A proposal of our own.
SKILL_NEEDS: Mapping[Skill, frozenset[str]] = {
    Skill.FORMS: frozenset({"forms", "benefits"}),
    Skill.LETTERS: frozenset({"letters", "overview"}),
    Skill.DEBTS: frozenset({"debts", "payment_arrangement", "debt_help", "rent", "energy"}),
    Skill.BUDGET: frozenset({"budget"}),
    Skill.DIGITAL: frozenset({"digital"}),
    Skill.YOUTH: frozenset(),  # follows from the age of the person
    Skill.ENTREPRENEURS: frozenset({"business"}),
    Skill.COURSES: frozenset(),  # follows from the form of help
    Skill.LISTENING: frozenset({"grief", "loneliness", "separation"}),
    Skill.EXPLAINING: frozenset({"understanding", "language"}),
}


class PartOfWeek(TextChoices):
    """When somebody can help; the second word is the part of the day, as with the person."""

    WEEKDAY_MORNING = "weekday_morning", _("doordeweeks, ochtend")
    WEEKDAY_AFTERNOON = "weekday_afternoon", _("doordeweeks, middag")
    WEEKDAY_EVENING = "weekday_evening", _("doordeweeks, avond")
    WEEKEND_MORNING = "weekend_morning", _("weekend, ochtend")
    WEEKEND_AFTERNOON = "weekend_afternoon", _("weekend, middag")
    WEEKEND_EVENING = "weekend_evening", _("weekend, avond")


def parts_of_day(available: Collection[str]) -> set[str]:
    """`morning`, `afternoon`, `evening`: in which of them somebody is there at all."""
    return {code.partition("_")[2] for code in available}


class Proof(TextChoices):
    """What was seen or done, as a yes with a date. The document itself is never kept."""

    VOG = "vog", _("VOG gezien")
    BASICS = "basics", _("basistraining")
    PRIVACY = "privacy", _("omgaan met gegevens en geheimhouding")
    SAFETY = "safety", _("veilig op huisbezoek")
    BOUNDARIES = "boundaries", _("grenzen van vrijwillige hulp")
    DEBTS = "debts", _("training schulden")
