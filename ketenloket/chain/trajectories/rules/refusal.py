"""Refused by the formal route: who refused and why, in codes; it opens the arrangement.

The formal route is the municipality's debt help, a credit bank or the court (Wsnp). Source text 003:
70 % of those who came to the municipality in 2012 were not helped; the arrangement was made for them.
"""

from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

# Our own proposal, in working days: by then somebody has made the arrangement with the person.
ARRANGE_WITHIN = 5


class Refuser(TextChoices):
    """Who of the formal route said no."""

    MUNICIPALITY = "municipality", _("de gemeente (schuldhulp)")
    CREDIT_BANK = "credit_bank", _("een kredietbank")
    COURT = "court", _("de rechter (Wsnp)")
    OTHER = "other", _("een ander van de formele route")


class RefusalReason(TextChoices):
    """Why, as the letter says it. Never anything about health: there is no code for it."""

    EARLIER_TRAJECTORY = "earlier_trajectory", _("eerder al een traject gehad (recidive)")
    BEHAVIOUR = "behaviour", _("te weinig medewerking")
    NEW_DEBTS = "new_debts", _("er komen nieuwe schulden bij")
    NOT_STABLE = "not_stable", _("inkomsten en uitgaven zijn nog niet op orde")
    DEBT_NOT_ALLOWED = "debt_not_allowed", _("een schuld die niet mee mag (fraude, boete)")
    ENTREPRENEUR = "entrepreneur", _("eigen bedrijf")
    NOT_RESIDENT = "not_resident", _("woont of staat niet ingeschreven in de gemeente")
    PAPERS = "papers", _("papieren waren niet compleet of te laat")
    CAN_DO_ALONE = "can_do_alone", _("zou het zelf moeten kunnen")
    NOT_SAID = "not_said", _("niet gezegd")


def wrong_with_refusal(refuser: str, reason: str, refused_on: date | None, *, today: date) -> str:
    """Why this refusal cannot be written down, in words; empty when it can."""
    if refuser not in Refuser.values:
        return say("Kies wie heeft afgewezen.")
    if reason not in RefusalReason.values:
        return say("Kies de reden die in de brief staat.")
    if refused_on is None or refused_on > today:
        return say("Kies de dag van de afwijzing: vandaag of eerder.")
    return ""
