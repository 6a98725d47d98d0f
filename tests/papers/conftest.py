"""Noor, whom maatje helps, with a volunteer who is entrusted with her."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.papers.actions import add_row, begin_sheet, close_sheet
from ketenloket.chain.papers.models import MoneyDebt, MoneyLine, MoneySheet
from ketenloket.chain.sharing.actions import accept, disclose
from ketenloket.chain.sharing.models import Disclosure
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.network.organisations.models import Worker


def line(sort: str = "wage", amount: str | None = "1200", every: str = "month") -> dict[str, Any]:
    """Income or costs, as the form gives it."""
    return {
        "sort": sort,
        "amount": Decimal(amount) if amount else None,
        "every": every,
        "what": "",
        "as_of": today(),
    }


def debt(creditor: str = "Wonen Noord", owed: str | None = "900", **more: Any) -> dict[str, Any]:
    """A debt, as the form gives it."""
    return {
        "creditor": creditor,
        "sort": "rent",
        "owed": Decimal(owed) if owed else None,
        "as_of": today(),
        **more,
    }


def today() -> date:
    """The day that the desk has."""
    return timezone.localdate()


def filled(request: HelpRequest, by: Worker) -> MoneySheet:
    """A sheet with a wage, rent and a debt."""
    with acting_as(by.actor()):
        add_row(MoneyLine, request.pk, line(), by=by)
        add_row(MoneyLine, request.pk, line("rent", "700"), by=by)
        add_row(MoneyDebt, request.pk, debt(), by=by)
        return begin_sheet(request.pk, by=by)


def closed(request: HelpRequest, by: Worker) -> MoneySheet:
    """The same, gone through together."""
    sheet = filled(request, by)
    with acting_as(by.actor()):
        return close_sheet(sheet.pk, gone_through_on=today(), yes_how="spoken", by=by)


def shared(request: HelpRequest, lead: Worker, to: Worker, *categories: str) -> Disclosure:
    """What the lead opened to the organisation of `to`, which took it."""
    with acting_as(lead.actor()):
        made = disclose(
            request, to=to.organisation, purpose="referral", categories=categories, by=lead
        )
    with acting_as(to.actor()):
        return accept(made, by=to)
