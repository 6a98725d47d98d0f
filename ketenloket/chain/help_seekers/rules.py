"""How a help-seeker wants to be reached."""

import phonenumbers
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ContactWay(TextChoices):
    """The way the person chose to be reached."""

    PHONE = "phone", _("bellen")
    TEXT_MESSAGE = "text_message", _("sms of WhatsApp")
    EMAIL = "email", _("e-mail")
    VISIT = "visit", _("ik kom zelf langs")


class PartOfDay(TextChoices):
    """When the person can be reached; the words of DDAS vroegsignalering (A25)."""

    MORNING = "morning", _("ochtend")
    AFTERNOON = "afternoon", _("middag")
    EVENING = "evening", _("avond")
    ANY = "any", _("maakt niet uit")


def phone_in_words(number: str) -> str:
    """An E.164 number as people write it: `06 12345678`, `+48 512 345 678`; else as it is."""
    try:
        known = phonenumbers.parse(number, None)
    except phonenumbers.NumberParseException:
        return number
    here = known.country_code == phonenumbers.country_code_for_region("NL")
    form = phonenumbers.PhoneNumberFormat
    return str(phonenumbers.format_number(known, form.NATIONAL if here else form.INTERNATIONAL))
