"""Who may do what in the chain: kinds of organisation, duties, and the roles that bundle them."""

from collections.abc import Collection
from datetime import timedelta
from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

INVITATION_VALID = timedelta(days=14)


class OrganisationKind(TextChoices):
    """What kind of organisation it is; the legal basis for sharing follows from it."""

    VOLUNTEER_ORGANISATION = "volunteer_organisation", _("vrijwilligersorganisatie")
    SOCIAL_WORK = "social_work", _("welzijnswerk")
    MUNICIPALITY = "municipality", _("gemeente")
    MUNICIPAL_CREDIT_BANK = "municipal_credit_bank", _("kredietbank")
    CARE = "care", _("zorg en begeleiding")
    MONEY_DESK = "money_desk", _("gezamenlijk loket")


class Duty(StrEnum):
    """What a role may do in the product. Roles are data; duties are what code asks for."""

    DESK = "desk"  # take up what comes in at the desk
    CASES = "cases"  # intake, referral, closing: everything about the organisation's people
    ASSIGN = "assign"  # give people to volunteers
    HELP = "help"  # visit, note, goals: for people who are assigned or of the organisation
    TRIAGE = "triage"  # sit at the triage table
    COORDINATE = "coordinate"  # own organisation: workers, offers, invitations
    ALLIANCE = "alliance"  # the alliance: organisations, lists, meetings; never people


class FindingPlaceKind(TextChoices):
    """Where people are found who do not come by themselves (source text 001)."""

    GP = "gp", _("huisarts")
    SCHOOL = "school", _("school")
    CHURCH = "church", _("kerk")
    MOSQUE = "mosque", _("moskee")
    SPORTS_CLUB = "sports_club", _("sportvereniging")
    FOOD_BANK = "food_bank", _("voedselbank")
    LIBRARY = "library", _("bibliotheek")
    OTHER = "other", _("andere plek")


SEES_IN_WORDS = {
    "organisation": _("Ziet alle hulpvragers van de eigen organisatie."),
    "assigned": _("Ziet alleen de hulpvragers aan wie deze medewerker is gekoppeld."),
    "table": _("Ziet nummers en vragen op de triagetafel, geen namen."),
    "counts": _("Ziet alleen aantallen, nooit wie het zijn."),
    "nothing": _("Ziet geen hulpvragers."),
}
DUTY_IN_WORDS = {
    Duty.DESK: _("oppakken wat bij het loket binnenkomt"),
    Duty.CASES: _("intake doen, verwijzen en afsluiten"),
    Duty.ASSIGN: _("hulpvragers aan vrijwilligers koppelen"),
    Duty.HELP: _("bezoeken, verslagen en doelen bijhouden"),
    Duty.TRIAGE: _("meepraten in de triage"),
    Duty.COORDINATE: _("medewerkers en hulpaanbod van de eigen organisatie beheren"),
    Duty.ALLIANCE: _("organisaties, lijsten en overleg van de samenwerking beheren"),
}


def may_hand_out(duties: Collection[str], *, at: str, giver: Collection[str]) -> bool:
    """Whether somebody may give a role to somebody else.

    A coordinator hands out the roles of the own organisation. The duty for the alliance comes only
    from somebody who has it. Who cares for the alliance brings in coordinators and nobody else:
    with more, they could put eyes of their own inside any organisation.

    Args:
        duties: the duties of the role.
        at: the kind of the organisation where the role will be had.
        giver: the duties of whoever gives it.
    """
    if Duty.ALLIANCE in duties:
        return Duty.ALLIANCE in giver
    if Duty.DESK in duties and at != OrganisationKind.MONEY_DESK:
        return False
    if Duty.COORDINATE in giver:
        return True
    return Duty.ALLIANCE in giver and Duty.COORDINATE in duties
