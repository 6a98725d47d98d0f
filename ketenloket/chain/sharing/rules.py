"""May this organisation see something of this person? Plain values in, verdict out.

Consent names one organisation, one purpose, what it covers and until when. For the municipality
and its credit bank the basis is the public task (Wgs), not consent: consent is not free towards
government, so it is not asked there (facts B2, B3).
"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from ketenloket.network.organisations.rules import OrganisationKind


class LegalBasis(TextChoices):
    """On what ground something is shared (AVG art. 6)."""

    CONSENT = "consent", _("toestemming van de hulpvrager")
    PUBLIC_TASK = "public_task", _("wettelijke taak van de gemeente (Wgs)")


class Purpose(TextChoices):
    """What for."""

    REFERRAL = "referral", _("doorverwijzen en helpen")
    ADVICE = "advice", _("meedenken in de triage")


class Category(TextChoices):
    """What a disclosure opens."""

    REQUEST = "request", _("dat er een hulpvraag is en hoe ver die is")
    IDENTITY = "identity", _("naam en contactgegevens")
    INTAKE = "intake", _("het verhaal uit de intake")
    NOTES = "notes", _("aantekeningen en afspraken")


class GivenHow(TextChoices):
    """How consent was given; reading it out and hearing yes is a full form (facts G5)."""

    WRITTEN = "written", _("schriftelijk")
    SPOKEN = "spoken", _("mondeling, na voorlezen")


REFERRAL_CATEGORIES = (Category.REQUEST, Category.IDENTITY, Category.INTAKE, Category.NOTES)


@dataclass(frozen=True)
class ConsentGiven:
    """A consent as the rules see it."""

    organisation_id: int
    purpose: str
    covers: frozenset[str]
    given_on: date
    until: date
    withdrawn: bool = False

    def stands(self, day: date) -> bool:
        """Whether it holds on this day."""
        return not self.withdrawn and self.given_on <= day <= self.until


def basis_of(kind: str) -> LegalBasis:
    """Which legal basis sharing with this kind of organisation needs."""
    by_law = {OrganisationKind.MUNICIPALITY, OrganisationKind.MUNICIPAL_CREDIT_BANK}
    return LegalBasis.PUBLIC_TASK if kind in by_law else LegalBasis.CONSENT


def standing_consent(
    consents: Iterable[ConsentGiven], *, organisation_id: int, purpose: str, day: date
) -> ConsentGiven | None:
    """The consent that allows sharing with this organisation for this purpose on this day."""
    for consent in consents:
        if (
            consent.organisation_id == organisation_id
            and consent.purpose == purpose
            and consent.stands(day)
        ):
            return consent
    return None


PUBLIC_TASK_MONTHS = 12  # our own term: after a year the lead looks again whether it is needed
CONSENT_MONTHS = 6  # what the screen proposes
CONSENT_MONTHS_MOST = 12  # longer is not specific any more (facts B3)


def months_after(day: date, months: int) -> date:
    """The same day a number of months later, or the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def in_order(categories: Iterable[str]) -> list[str]:
    """Known categories, each once, from the least to the most telling."""
    wanted = set(categories)
    return [category.value for category in Category if category.value in wanted]


def may_open(asked: Iterable[str], covers: Iterable[str] | None) -> list[str]:
    """What of the things asked may be opened.

    Args:
        asked: the categories that the sender wants to open.
        covers: what the consent covers; None when the basis is the public task.
    """
    wanted = set(asked)
    return in_order(wanted if covers is None else wanted & set(covers))


def wrong_with_consent(*, kind: str, given_on: date, until: date, today: date) -> str:
    """Why this consent cannot be written down, in words for the worker; empty when it can."""
    if basis_of(kind) is not LegalBasis.CONSENT:
        return str(
            _(
                "Voor de gemeente en de kredietbank vraagt u geen toestemming: zij doen dit als"
                " wettelijke taak (Wgs)."
            )
        )
    if given_on > today:
        return str(_("De dag waarop toestemming is gegeven, kan niet in de toekomst liggen."))
    if until < today:
        return str(_("Kies een einddatum die nog niet voorbij is."))
    if until > months_after(given_on, CONSENT_MONTHS_MOST):
        return str(_("Toestemming geldt hoogstens 12 maanden. Vraag daarna opnieuw."))
    return ""


def words_of(categories: Iterable[str]) -> list[str]:
    """Categories in words, for somebody who works with them."""
    return [str(Category(code).label) for code in in_order(categories)]


# What is read out to the person, in the words of the person's own life (B1, "u").
READ_OUT = {
    Category.REQUEST: _("dat u hulp hebt gevraagd, en hoe ver dat is"),
    Category.IDENTITY: _("uw naam, uw telefoonnummer en uw adres"),
    Category.INTAKE: _("uw verhaal: wat u ons hebt verteld over uw geld en uw leven"),
    Category.NOTES: _("wat wij met u afspreken en daarover opschrijven"),
}


def read_out(categories: Iterable[str]) -> list[str]:
    """What the other organisation would see, in words to read out."""
    return [str(READ_OUT[Category(code)]) for code in in_order(categories)]
