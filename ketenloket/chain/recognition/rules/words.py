"""The words of this room, and its terms."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import get_language_bidi, override
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.recognition.rules.likeness import Likeness, Part, Verdict

ANSWER_DAYS = 5  # working days in which another organisation may answer; agreed, not law
MOST_BY_ONE_WORKER = 20  # questions a day (docs/proof.md T25)
MOST_BY_ORGANISATION = 60  # questions a day: three full days of one worker


class Tie(TextChoices):
    """What two people of one household are to each other; it reads the same from both sides."""

    PARTNERS = "partners", _("partners")
    PARENT_AND_CHILD = "parent_and_child", _("ouder en kind")
    FAMILY = "family", _("andere familie")
    HOUSEMATES = "housemates", _("huisgenoten")


class AgreedHow(TextChoices):
    """How the person said that we may ask."""

    AT_THE_TABLE = "at_the_table", _("hier aan tafel")
    BY_PHONE = "by_phone", _("aan de telefoon")
    WRITTEN = "written", _("op papier of per e-mail")


class Answer(TextChoices):
    """What the lead over there says."""

    YES = "yes", _("ja, dit is dezelfde persoon")
    NO = "no", _("nee, dit is iemand anders")


COMPARED: dict[Part, dict[Verdict, str | Promise]] = {
    Part.NAME: {
        Verdict.SAME: _("zelfde naam"),
        Verdict.ALIKE: _("naam lijkt erop"),
        Verdict.DIFFERENT: _("andere naam"),
    },
    Part.BORN: {
        Verdict.SAME: _("zelfde geboortedatum"),
        Verdict.ALIKE: _("geboortedatum lijkt erop"),
        Verdict.DIFFERENT: _("andere geboortedatum"),
    },
    Part.ADDRESS: {
        Verdict.SAME: _("zelfde adres"),
        Verdict.ALIKE: _("adres lijkt erop"),
        Verdict.DIFFERENT: _("ander adres"),
    },
    Part.PHONE: {
        Verdict.SAME: _("zelfde telefoonnummer"),
        Verdict.DIFFERENT: _("ander telefoonnummer"),
    },
    Part.EMAIL: {
        Verdict.SAME: _("zelfde e-mailadres"),
        Verdict.DIFFERENT: _("ander e-mailadres"),
    },
}
_TONES = {Verdict.SAME: "ok", Verdict.ALIKE: "warn", Verdict.DIFFERENT: "neutral"}


def compared_words(likeness: Likeness) -> list[dict[str, str]]:
    """What agrees and what differs, in words, with the tone of a tag."""
    return [
        {"tone": _TONES[verdict], "label": str(COMPARED[part][verdict])}
        for part, verdict in likeness.parts.items()
        if verdict in COMPARED[part]
    ]


# What is read to the person before the question is put; translated, for it is the person's to
# decide. Each line stands alone, so that it can be read aloud.
AGREEMENT: tuple[Promise, ...] = (
    _("Misschien helpt een andere organisatie u al. Wij kunnen dat vragen."),
    _("Dan hoeft u uw verhaal niet twee keer te vertellen."),
    _("Alleen een organisatie die u al helpt, krijgt onze vraag. Zij ziet dan dat u bij ons was."),
    _("Zegt zij ja? Dan weten wij van elkaar dat wij u helpen, en sinds wanneer. Meer niet."),
    _("U mag nee zeggen. Dan helpen wij u net zo goed."),
    _("U mag later stoppen. Dan vervalt de vraag."),
)


@dataclass(frozen=True)
class ReadOut:
    """The agreement in one language."""

    code: str
    name: str
    direction: str
    lines: list[str]


def agreement(code: str = "") -> list[ReadOut]:
    """The agreement in Dutch and in the languages of help-seekers, or in this one alone."""
    found = []
    for language, name in settings.LANGUAGES:
        if code in {"", language}:
            with override(language):
                direction = "rtl" if get_language_bidi() else "ltr"
                found.append(ReadOut(language, name, direction, [str(line) for line in AGREEMENT]))
    return found
