"""The alliance itself: its terms, its organisations, the places where people are found."""

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Alliance, FindingPlace, Organisation, Worker
from ketenloket.network.organisations.permissions import (
    cares_for_alliance,
    cares_for_finding_places,
    has_coordinator,
    may_manage,
)
from ketenloket.network.organisations.rules import Duty

# What a coordinator changes of the own organisation. The name stands in what people agreed to, and
# the legal basis for sharing follows from the kind: those two are for the alliance.
OF_THE_ORGANISATION = frozenset(
    {"about", "phone", "email", "website", "ambassador", "retention_months"}
)
OF_THE_ALLIANCE = OF_THE_ORGANISATION | {"name", "kind"}
_TERMS = frozenset(
    {
        "name",
        "municipalities",
        "phone",
        "opening_hours",
        "visit",
        "desk",
        "desk_acts_for_municipality",
        "reaction_days",
        "first_talk_days",
        "answer_days",
        "contact_days",
        "next_step_days",
        "climb_coordinators_days",
        "climb_desk_days",
        "climb_alliance_days",
        "rest_days",
        "terms_source",
        "terms_agreed_on",
    }
)


@transaction.atomic
def add_organisation(alliance: Alliance, *, name: str, kind: str, by: Worker) -> Organisation:
    """Let a new organisation take part.

    Raises:
        PermissionDenied: when `by` does not care for this alliance.
        RefusedError: when the alliance already has an organisation of this name.
    """
    if not cares_for_alliance(by, alliance):
        raise PermissionDenied
    organisation = Organisation(alliance=alliance, name=name, kind=kind)
    try:
        with transaction.atomic():
            organisation.save(force_insert=True)
    except IntegrityError as error:
        raise RefusedError(_name_taken(alliance, name)) from error
    record("organisations.organisation_added", organisation, purpose="manage")
    return organisation


def _name_taken(alliance: Alliance, name: str) -> str:
    if Organisation.objects.filter(alliance=alliance, name=name, active=False).exists():
        return _("Deze organisatie deed eerder mee. Laat haar weer meedoen, bij Gestopt.")
    return _("Er doet al een organisatie mee met deze naam.")


@transaction.atomic
def let_back(organisation: Organisation, *, by: Worker) -> Organisation:
    """Let an organisation that stopped take part again. Twice is once.

    Only its door opens. What it handed over stays where it is, what others had opened to it stays
    closed, its offers stay off the map, and nobody can sign in until the first coordinator is
    invited.

    Raises:
        PermissionDenied: when `by` does not care for this alliance.
    """
    if not cares_for_alliance(by, organisation.alliance):
        raise PermissionDenied
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    if not organisation.active:
        organisation.change(active=True)
        record("organisations.organisation_came_back", organisation, purpose="manage")
    return organisation


@transaction.atomic
def change_organisation(organisation: Organisation, *, by: Worker, **changes: object) -> None:
    """Change what an organisation tells about itself.

    Raises:
        PermissionDenied: when these fields of this organisation are not for `by` to change.
        RefusedError: when another organisation of the alliance has the new name.
    """
    allowed = OF_THE_ALLIANCE if by.has(Duty.ALLIANCE) else OF_THE_ORGANISATION
    if not may_manage(by, organisation) or not allowed >= changes.keys():
        raise PermissionDenied
    try:
        with transaction.atomic():
            organisation.change(**changes)
    except IntegrityError as error:
        raise RefusedError(_("Er doet al een organisatie mee met deze naam.")) from error
    record("organisations.organisation_changed", organisation, purpose="manage")


@transaction.atomic
def change_alliance(alliance: Alliance, *, by: Worker, **changes: object) -> None:
    """Change the terms of the alliance, how the desk is reached and who stands behind it.

    Raises:
        PermissionDenied: when `by` does not care for this alliance, or for another field.
        RefusedError: when nobody at the new desk could take up what comes in.
    """
    if not cares_for_alliance(by, alliance) or not changes.keys() <= _TERMS:
        raise PermissionDenied
    desk = changes.get("desk")
    if isinstance(desk, Organisation):
        if desk.alliance_id != alliance.pk:
            raise PermissionDenied
        if not has_coordinator(desk):
            raise RefusedError(
                _(
                    "%(name)s heeft nog geen coördinator. Hulpvragen zouden daar bij niemand "
                    "terechtkomen. Nodig eerst een coördinator uit."
                )
                % {"name": desk.name}
            )
    alliance.change(**changes)
    record("organisations.alliance_changed", alliance, purpose="manage")


@transaction.atomic
def add_finding_place(
    alliance: Alliance, *, name: str, kind: str, by: Worker, email: str = ""
) -> FindingPlace:
    """Give a place a page of its own, on which it can hand somebody in.

    Raises:
        PermissionDenied: when finding places are not for `by`.
    """
    if not cares_for_finding_places(by, alliance):
        raise PermissionDenied
    place = FindingPlace(alliance=alliance, name=name, kind=kind, email=email)
    wanted = slugify(name)[:40] or kind
    for number in range(1, 100):
        place.code = wanted if number == 1 else f"{wanted}-{number}"
        try:
            with transaction.atomic():
                place.save(force_insert=True)
        except IntegrityError:
            continue
        record("organisations.finding_place_added", place, purpose="manage")
        return place
    raise RefusedError(_("Er zijn te veel vindplaatsen met deze naam. Kies een andere naam."))


@transaction.atomic
def change_finding_place(
    place: FindingPlace, *, name: str, kind: str, active: bool, by: Worker, email: str = ""
) -> None:
    """Change a finding place; an inactive one keeps its history and cannot hand in.

    Raises:
        PermissionDenied: when finding places are not for `by`.
    """
    if not cares_for_finding_places(by, place.alliance):
        raise PermissionDenied
    place.change(name=name, kind=kind, email=email, active=active)
    record("organisations.finding_place_changed", place, purpose="manage")
