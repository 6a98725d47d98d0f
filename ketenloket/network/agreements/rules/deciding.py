"""Who decides once a limit was crossed: a role, never a person."""

from collections.abc import Collection, Iterable

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from ketenloket.foundation.tenancy.acting import Sees
from ketenloket.network.organisations.rules import Duty, OrganisationKind


class Decider(TextChoices):
    """Who decides, from near to far."""

    COORDINATOR = "coordinator", _("de coördinator")
    PROFESSIONAL = "professional", _("een beroepskracht")
    MUNICIPALITY = "municipality", _("de gemeente of de kredietbank")


_ORDER = {who: place for place, who in enumerate(Decider)}
_MUNICIPAL = {OrganisationKind.MUNICIPALITY, OrganisationKind.MUNICIPAL_CREDIT_BANK}


def strictest(deciders: Iterable[str]) -> Decider:
    """The furthest of these; a professional when there are none."""
    return max(map(Decider, deciders), key=_ORDER.__getitem__, default=Decider.PROFESSIONAL)


def is_professional(*, kind: str, sees: str, duties: Collection[str]) -> bool:
    """Whether this role at this kind of organisation is a professional for this purpose.

    Somebody who answers for people, and who at a volunteer organisation does not also give people
    to volunteers: the one who needs a volunteer does not lift the limit. The database says the
    same in `acting_professional()`.
    """
    if sees != Sees.ORGANISATION or Duty.CASES not in duties:
        return False
    return kind != OrganisationKind.VOLUNTEER_ORGANISATION or Duty.ASSIGN not in duties


def may_decide(
    decider: str,
    *,
    kind: str,
    sees: str,
    duties: Collection[str],
    for_municipality: bool = False,
) -> bool:
    """Whether this role may pick up and decide where `decider` decides.

    A limit that stops is never a coordinator's (`AgreedLimit` refuses it), so whoever decides
    is a professional in any case.

    Args:
        decider: who was agreed on.
        kind: the kind of organisation.
        sees: what the role is shown.
        duties: what the role may do.
        for_municipality: whether the organisation acts for the municipality, as a desk may.
    """
    if not is_professional(kind=kind, sees=sees, duties=duties):
        return False
    return decider != Decider.MUNICIPALITY or kind in _MUNICIPAL or for_municipality
