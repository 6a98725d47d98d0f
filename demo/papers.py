"""Papers that are asked, a letter, and an overview of the money that was gone through together."""

from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from django.utils import timezone

from demo.steps import responsible_for
from demo.world import DemoWorld
from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.desk.rules import working_days_after
from ketenloket.chain.papers.actions import (
    add_row,
    ask_papers,
    begin_sheet,
    close_sheet,
    hand_over_money,
    receive_paper,
    write_letter,
)
from ketenloket.chain.papers.models import MoneyDebt, MoneyLine
from ketenloket.chain.papers.rules import Asked, Facts, Giver, draft
from ketenloket.foundation.tenancy.acting import acting_as

_LINES = (
    ("wage", "1480.50", "four_weeks"),
    ("healthcare_allowance", "123", "month"),
    ("rent_allowance", None, "month"),
    ("rent", "712.40", "month"),
    ("energy", "168", "month"),
    ("health_insurance", "147.85", "month"),
    ("water", "43.20", "quarter"),
    ("local_taxes", "510", "year"),
    ("food", "85", "week"),
    ("phone", "52.50", "month"),
)
_DEBTS = (
    ("Woonstichting Demo", "rent", "1425", "1425", "none", "asked", None),
    ("Demo Energie", "energy", "640.15", "640.15", "none", "running", "50"),
    ("Zorgverzekeraar Demo", "health", "2310", None, "wage", "unknown", None),
    ("Webwinkel Demo", "shop", None, None, "unknown", "unknown", None),
)


def bring_papers(world: DemoWorld, request_id: UUID) -> None:
    """What each side brings, one of it received, and the letter that asks a creditor for time."""
    worker = responsible_for(world, request_id)
    until = working_days_after(timezone.localdate(), 5)
    with acting_as(worker.actor()):
        asked = [Asked(code) for code in ("identity", "bank", "income", "debt_letters")]
        asked += [
            Asked("statement", giver=Giver.HELPER),
            Asked("year_income", giver=Giver.ORGANISATION, giver_name="UWV"),
        ]
        papers = ask_papers(request_id, asked, until=until, by=worker)
        receive_paper(papers[0].pk, "seen", by=worker)
        request = HelpRequest.objects.select_related("help_seeker").get(pk=request_id)
        facts = Facts(
            person=request.help_seeker.name,
            organisation=worker.organisation.name,
            phone=worker.organisation.phone,
            helper=worker.name,
            reference="DEMO-4711",
        )
        letter = draft("creditor_overview", facts, "Zorgverzekeraar Demo\nPostbus 1\n9670 AA Demo")
        write_letter(
            request_id,
            "creditor_overview",
            letter,
            language=request.help_seeker.language,
            by=worker,
        )


def go_through_the_money(world: DemoWorld, request_id: UUID) -> None:
    """An overview in two sittings: the first gone through and given along, the second under way."""
    worker = responsible_for(world, request_id)
    today = timezone.localdate()
    with acting_as(worker.actor()):
        for sort, amount, every in _LINES:
            line = {"sort": sort, "amount": Decimal(amount) if amount else None, "every": every}
            add_row(MoneyLine, request_id, {**line, "what": "", "as_of": today}, by=worker)
        for creditor, sort, owed, arrears, attachment, arrangement, paid in _DEBTS:
            debt = {"creditor": creditor, "sort": sort, "attachment": attachment}
            sums = {"owed": owed, "arrears": arrears, "paid": paid}
            known = {name: Decimal(value) if value else None for name, value in sums.items()}
            debt |= {"arrangement": arrangement, **known, "as_of": today - timedelta(days=9)}
            add_row(MoneyDebt, request_id, debt, by=worker)
        sheet = begin_sheet(request_id, by=worker)
        close_sheet(sheet.pk, gone_through_on=today, yes_how="spoken", by=worker)
        hand_over_money(request_id, None, by=worker)
