"""Lists of papers, for whoever cares for the alliance; and which lists there are."""

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from ketenloket.chain.papers.models import PaperSet
from ketenloket.chain.papers.rules import PAPERS, STANDARD_SETS, Bundle
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.rules import Duty


def lists_of(alliance_id: int) -> list[Bundle]:
    """The lists that can be asked as a whole: the standard ones as this alliance has them, and its own."""
    rows = list(PaperSet.objects.filter(alliance_id=alliance_id))
    replaced = {row.replaces for row in rows}
    standard = [bundle for bundle in STANDARD_SETS if bundle.code not in replaced]
    own = [Bundle(str(row.pk), row.name, tuple(row.papers)) for row in rows if row.active]
    return [*standard, *own]


@transaction.atomic
def save_set(
    found: PaperSet | None,
    *,
    name: str,
    papers: Sequence[str],
    by: Worker,
    replaces: str = "",
    active: bool = True,
) -> PaperSet:
    """Add a list, or change one; a standard list is changed by one of the alliance's own.

    Raises:
        PermissionDenied: when `by` does not care for the alliance.
        RefusedError: when it asks nothing, or there is such a list already.
    """
    if not by.has(Duty.ALLIANCE) or (found and found.alliance_id != by.alliance_id):
        raise PermissionDenied
    chosen = [code for code in PAPERS if code in papers]
    if not chosen or not name.strip():
        raise RefusedError(_("Geef de lijst een naam en kies ten minste één papier."))
    values = {"name": name.strip(), "papers": chosen, "active": active}
    try:
        with transaction.atomic():
            if found:
                found.change(**values)
            else:
                found = PaperSet(alliance_id=by.alliance_id, replaces=replaces, **values)
                found.save(force_insert=True)
    except IntegrityError as error:
        raise RefusedError(_("Er is al een lijst met deze naam.")) from error
    record("papers.set_saved", found, purpose="manage")
    return found
