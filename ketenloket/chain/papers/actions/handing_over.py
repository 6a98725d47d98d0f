"""Handing over the overview of the money: to the person, or to an organisation that may have it."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ketenloket.chain.desk.models import HelpRequest, case_of
from ketenloket.chain.papers.models import MoneyExport, MoneySheet
from ketenloket.chain.sharing.actions import NoLegalBasis
from ketenloket.chain.sharing.models import Disclosure
from ketenloket.chain.sharing.rules import Category
from ketenloket.chain.trajectories.actions.begin import open_request
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Worker

# What a disclosure must open before the overview goes along: who it is, and what was told. Money is
# part of the story: it is read out as "what you told us about your money and your life".
NEEDED = frozenset({Category.IDENTITY, Category.INTAKE})


def fits(disclosure: Disclosure) -> bool:
    """Whether the overview may go to this receiver on this disclosure, now."""
    return disclosure.is_live and set(disclosure.categories) >= NEEDED


def open_doors(request: HelpRequest) -> list[Disclosure]:
    """The disclosures, of those that whoever acts may see, on which the overview may go along."""
    found = Disclosure.objects.filter(
        request_id=request.pk, ended_at=None, ends_at__gt=timezone.now()
    ).select_related("to_organisation")
    doors = {row.to_organisation_id: row for row in found.order_by("ends_at") if fits(row)}
    return sorted(doors.values(), key=lambda row: row.to_organisation.name)


@transaction.atomic
def hand_over_money(request_id: UUID, disclosure: Disclosure | None, *, by: Worker) -> MoneyExport:
    """Hand over the newest version that was gone through together. It is shown to the person.

    Args:
        request_id: the request.
        disclosure: on what basis an organisation gets it; None when the person gets it.
        by: who hands it over.

    Raises:
        HelpRequest.DoesNotExist: when the request is not there, or not for whoever acts.
        NoLegalBasis: when the disclosure does not live, or does not open enough.
        RefusedError: when the request is closed, or no version was gone through yet.
    """
    request = open_request(request_id, by=by)
    if disclosure and not (disclosure.request_id == request.pk and fits(disclosure)):
        raise NoLegalBasis(
            _("Deze organisatie mag het overzicht nu niet krijgen. Regel eerst het delen.")
        )
    closed = MoneySheet.objects.filter(request=request, closed_at__isnull=False)
    sheet = closed.order_by("-number").first()
    if sheet is None:
        raise RefusedError(_("Neem het overzicht eerst samen door. Daarna kunt u het meegeven."))
    export = MoneyExport(
        **case_of(request),
        sheet=sheet,
        organisation_id=by.organisation_id,
        to_organisation_id=disclosure.to_organisation_id if disclosure else None,
        disclosure=disclosure,
        made_by=by,
    )
    export.save(force_insert=True)
    record("papers.handed_over", export, purpose="help")
    return export
