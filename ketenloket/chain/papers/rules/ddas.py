"""The overview of the money with the names of DDAS, for whoever takes the case over.

The exchange model of DDAS (VNG, version 1.0) is made for deliveries to the statistics: it has debts
with their sort and creditor, and no income, costs, arrears or attachment. So two files go along:
`delivery`, in the shape of the model and with its names only, and `whole_sheet`, all of the overview,
with the names of DDAS where there is one. No BSN: a client is birth date, postcode and house number
(facts A13).
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from ketenloket.chain.papers.rules.debts import DDAS_SORT, Arrangement, Attachment, DebtSort
from ketenloket.chain.papers.rules.money import COSTS, INCOME, Every, Flow, LineSort, Totals

MODEL = "DDAS uitwisselmodel 1.0"
SUPPLIER = "Ketenloket"  # `codeGegensleverancier` is free text in the model; we have no code there


@dataclass(frozen=True)
class Person:
    """Whom it is about."""

    name: str
    born: date | None
    postcode: str
    house_number: str
    municipality: str  # CBS code, `GM0518`


@dataclass(frozen=True)
class Debt:
    """One debt, as it stands on the sheet."""

    creditor: str
    collector: str
    reference: str
    sort: str
    business: bool
    original: Decimal | None
    owed: Decimal | None
    arrears: Decimal | None
    attachment: str
    arrangement: str
    paid: Decimal | None
    as_of: date


@dataclass(frozen=True)
class Line:
    """One line of income or costs, with its day."""

    flow: Flow
    what: str
    as_of: date


@dataclass(frozen=True)
class Sheet:
    """A version of the overview that was gone through together."""

    number: int
    organisation: str
    gone_through_on: date
    person: Person
    lines: tuple[Line, ...]
    debts: tuple[Debt, ...]
    totals: Totals


def whole_euros(amount: Decimal) -> int:
    """DDAS `bedrag`: whole euros."""
    return int(amount.quantize(Decimal(1), ROUND_HALF_UP))


def delivery(sheet: Sheet, made_at: datetime) -> dict[str, Any] | None:
    """The sheet as a delivery of the exchange model; None where the municipality is not known.

    A debt without a sum goes along without `bedrag`: the model asks for none.

    Args:
        sheet: a version that was gone through together.
        made_at: the moment, with its time zone.
    """
    if not re.fullmatch(r"GM\d{4}", sheet.person.municipality):
        return None
    day = made_at.date().isoformat()
    return {
        "startdatumLevering": day,
        "einddatumLevering": day,
        "aanleverdatumEnTijd": made_at.isoformat(timespec="seconds"),
        "codeGegevensleverancier": SUPPLIER,
        "leveringen": [
            {
                "teller": 1,
                "aanleverende_organisatie": {"(Statutaire) Naam": sheet.organisation},
                "schuldhulptrajecten": [
                    {
                        "gemeentecode": sheet.person.municipality,
                        "client": [_client(sheet.person)],
                        "schulden": [_debt(row) for row in sheet.debts],
                    }
                ],
            }
        ],
    }


def _client(person: Person) -> dict[str, str]:
    number, addition = _split(person.house_number)
    told = {
        "Geboortedatum": person.born.isoformat() if person.born else "",
        "Geslachtsaanduiding": "Onbekend",  # not asked: nobody needs it to help
        "Postcode": person.postcode.replace(" ", "").upper(),
        "Huisnummer": number,
        "Huisnummertoevoeging": addition,
    }
    return {name: value for name, value in told.items() if value}


def _split(house_number: str) -> tuple[str, str]:
    found = re.fullmatch(r"(\d+)[\s-]*(.*)", house_number.strip())
    return (found[1], found[2]) if found else ("", house_number.strip())


def _debt(debt: Debt) -> dict[str, Any]:
    told: dict[str, Any] = {
        "peildatum": debt.as_of.isoformat(),
        "schuldsoort": DDAS_SORT[debt.sort],
        "zakelijkeSchuld": debt.business,
        "schuldeiser": {"naam": debt.creditor, "privepersoon": debt.sort == DebtSort.PERSON},
    }
    return told if debt.owed is None else {"bedrag": whole_euros(debt.owed), **told}


def whole_sheet(sheet: Sheet, papers: list[dict[str, str]], made_at: datetime) -> dict[str, Any]:
    """All of the overview as data; sums are text with two decimals, None is "not known"."""
    return {
        "namenVolgens": MODEL,
        "versie": sheet.number,
        "organisatie": sheet.organisation,
        "samenDoorgenomenOp": sheet.gone_through_on.isoformat(),
        "aanleverdatumEnTijd": made_at.isoformat(timespec="seconds"),
        "client": {"naam": sheet.person.name, **_client(sheet.person)},
        "inkomsten": [_line(row) for row in sheet.lines if row.flow.sort in INCOME],
        "uitgaven": [_line(row) for row in sheet.lines if row.flow.sort in COSTS],
        "schulden": [_whole_debt(row) for row in sheet.debts],
        "totalen": _totals(sheet.totals),
        "documenten": papers,
    }


def _sum(amount: Decimal | None) -> str | None:
    return None if amount is None else str(amount)


def _line(line: Line) -> dict[str, Any]:
    return {
        "soort": str(LineSort(line.flow.sort).label),
        "omschrijving": line.what,
        "bedrag": _sum(line.flow.amount),
        "periode": str(Every(line.flow.every).label),
        "bedragPerMaand": _sum(line.flow.monthly),
        "peildatum": line.as_of.isoformat(),
    }


def _whole_debt(debt: Debt) -> dict[str, Any]:
    return {
        **_debt(debt),
        "bedrag": _sum(debt.owed),
        "omschrijving": str(DebtSort(debt.sort).label),
        "incasso": debt.collector,
        "kenmerk": debt.reference,
        "oorspronkelijkBedrag": _sum(debt.original),
        "achterstand": _sum(debt.arrears),
        "beslag": str(Attachment(debt.attachment).label),
        "betalingsregeling": str(Arrangement(debt.arrangement).label),
        "betalingsregelingPerMaand": _sum(debt.paid),
    }


def _totals(found: Totals) -> dict[str, Any]:
    return {
        "inkomenPerMaand": _sum(found.income),
        "kostenPerMaand": _sum(found.costs),
        "overPerMaand": _sum(found.left),
        "betalingsregelingenPerMaand": _sum(found.arrangements),
        "schuldTotaal": _sum(found.owed),
        "achterstandTotaal": _sum(found.arrears),
        "regelsZonderBedrag": found.unknown_lines,
        "schuldenZonderBedrag": found.unknown_debts,
    }
