"""Sums per month, sums as people type them, letters, and the names of DDAS."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils import translation

from ketenloket.chain.papers.rules import (
    COSTS,
    DDAS_SORT,
    EXPLAINED,
    INCOME,
    PAPERS,
    SIGNED_BY_PERSON,
    STANDARD_SETS,
    TO_PERSON,
    Asked,
    Debt,
    DebtSort,
    Facts,
    Flow,
    LetterKind,
    Line,
    LineSort,
    Owed,
    Person,
    Sheet,
    delivery,
    draft,
    paragraphs,
    per_month,
    same_papers_once,
    totals,
    whole_sheet,
    wrong_day_to_ask,
)

# 52 weeks and 13 times four weeks in a year, by hand.
PER_MONTH = [
    ("100", "month", "100.00"),
    ("100", "week", "433.33"),  # 5200 / 12
    ("1200", "four_weeks", "1300.00"),  # 15600 / 12
    ("276.45", "four_weeks", "299.49"),  # 3593.85 / 12 = 299.4875
    ("300", "quarter", "100.00"),
    ("100", "quarter", "33.33"),
    ("1200", "year", "100.00"),
    ("0.06", "year", "0.01"),  # half a cent goes up
    ("0.05", "year", "0.00"),
    ("0", "week", "0.00"),
]


@pytest.mark.parametrize(("amount", "every", "monthly"), PER_MONTH)
def test_a_sum_per_month(amount, every, monthly):
    assert per_month(Decimal(amount), every) == Decimal(monthly)


def test_totals_count_what_is_not_known_and_never_guess():
    flows = [
        Flow("wage", Decimal(1200), "four_weeks"),
        Flow("rent", Decimal(700)),
        Flow("energy", None),
    ]
    debts = [Owed(Decimal(900), Decimal(300), Decimal(50)), Owed(None)]
    found = totals(flows, debts)
    assert (found.income, found.costs, found.left) == (1300, 700, 600)
    assert (found.arrangements, found.left_after) == (50, 550)
    assert (found.owed, found.arrears) == (900, 300)
    assert (found.unknown_lines, found.unknown_debts, found.complete) == (1, 1, False)
    assert totals([], []).complete


def test_the_sums_can_be_added_up_by_a_reader():
    flows = [Flow("wage", Decimal("33.33"), "week") for _time in range(3)]
    assert totals(flows, []).income == 3 * per_month(Decimal("33.33"), "week")


def test_every_sort_is_income_or_costs_and_every_debt_has_its_ddas_sort():
    assert set(INCOME) | set(COSTS) == set(LineSort)
    assert not set(INCOME) & set(COSTS)
    assert INCOME[-1] == LineSort.OTHER_IN
    assert set(DDAS_SORT) == set(DebtSort)
    assert set(DDAS_SORT.values()) == {"Zorg", "Publiek", "Nuts", "Overig"}


def test_standard_lists_hold_known_papers():
    assert {code for row in STANDARD_SETS for code in row.papers} <= set(PAPERS)


def test_a_paper_is_asked_once():
    rows = [Asked("bank"), Asked("bank"), Asked(what_else="Trouwboekje"),
            Asked(what_else=" trouwboekje "), Asked()]  # fmt: skip
    assert same_papers_once(rows) == [rows[0], rows[2]]


def test_a_paper_is_asked_for_a_day_to_come():
    day = date(2026, 3, 2)
    assert wrong_day_to_ask(date(2026, 3, 1), day)
    assert not wrong_day_to_ask(day, day)
    assert not wrong_day_to_ask(date(2027, 3, 2), day)
    assert wrong_day_to_ask(date(2027, 4, 2), day)


FACTS = Facts(person="Noor de Wit", organisation="Maatje", phone="0597-000000", helper="Jan",
              reference="A-12", papers=("loonstrook", "huurcontract"))  # fmt: skip


@pytest.mark.parametrize("kind", LetterKind)
def test_a_letter_has_no_holes(kind):
    for facts in (FACTS, Facts(person="Noor", organisation="Maatje")):
        made = draft(kind, facts, "Bank")
        assert "${" not in made.text
        assert "None" not in made.text
        assert "Maatje" in made.text
        assert paragraphs(made.text)
        assert "\n\n\n" not in made.text


def test_who_a_letter_goes_to_and_who_signs():
    assert draft("creditor_overview", FACTS, "Bank").addressee == "Bank"
    assert draft("confirmation", FACTS, "Bank").addressee == "Noor de Wit"
    assert "kenmerk A-12" in draft("creditor_overview", FACTS).subject
    assert set(LetterKind) == TO_PERSON | SIGNED_BY_PERSON
    assert not TO_PERSON & SIGNED_BY_PERSON
    assert set(EXPLAINED) == set(LetterKind)


def test_paragraphs_and_lists():
    text = "Beste Noor,\r\n\r\nNeem mee:\r\n\r\n- pas\r\n- brief\r\n\r\n\r\nTot dan\nJan"
    found = paragraphs(text)
    assert [row.text for row in found] == ["Beste Noor,", "Neem mee:", "", "Tot dan\nJan"]
    assert found[2].items == ("pas", "brief")
    assert [row.items for row in paragraphs(draft("papers_asked", FACTS).text) if row.items] == [
        ("loonstrook", "huurcontract")
    ]


def sheet(**person):
    who = {"name": "Noor de Wit", "born": date(1980, 5, 1), "postcode": "9671 aa",
           "house_number": "10-A", "municipality": "GM1895"}  # fmt: skip
    known = {"collector": "", "reference": "", "original": None, "arrears": None,
             "attachment": "wage", "arrangement": "none", "paid": None, "business": False,
             "as_of": date(2026, 3, 1)}  # fmt: skip
    return Sheet(
        number=2,
        organisation="Maatje",
        gone_through_on=date(2026, 3, 2),
        person=Person(**(who | person)),
        lines=(
            Line(Flow("wage", Decimal("1200.00"), "four_weeks"), "", date(2026, 3, 1)),
            Line(Flow("rent", None), "met servicekosten", date(2026, 3, 1)),
        ),
        debts=(
            Debt(creditor="Zorgverzekeraar", sort="health", owed=Decimal("900.50"), **known),
            Debt(creditor="Oom Kees", sort="person", owed=None, **known),
        ),
        totals=totals([Flow("wage", Decimal(1200), "four_weeks")], [Owed(Decimal("900.50"))]),
    )


MADE_AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)

# The names of the exchange model that we use, and what stands under each: our own description.
NAMES = {
    "": {"startdatumLevering", "einddatumLevering", "aanleverdatumEnTijd",
         "codeGegevensleverancier", "leveringen"},
    "levering": {"teller", "aanleverende_organisatie", "schuldhulptrajecten"},
    "traject": {"gemeentecode", "client", "schulden"},
    "client": {"Geboortedatum", "Geslachtsaanduiding", "Postcode", "Huisnummer",
               "Huisnummertoevoeging"},
    "schuld": {"bedrag", "peildatum", "schuldsoort", "zakelijkeSchuld", "schuldeiser"},
    "schuldeiser": {"naam", "privepersoon"},
}  # fmt: skip


def test_the_delivery_has_the_names_and_kinds_of_the_model():
    made = delivery(sheet(), MADE_AT)
    assert set(made) == NAMES[""]
    assert made["aanleverdatumEnTijd"] == "2026-03-02T09:30:00+00:00"
    (one,) = made["leveringen"]
    assert set(one) == NAMES["levering"]
    assert one["teller"] == 1
    (road,) = one["schuldhulptrajecten"]
    assert set(road) == NAMES["traject"]
    assert road["gemeentecode"] == "GM1895"
    (client,) = road["client"]
    assert set(client) == NAMES["client"]
    assert client == {"Geboortedatum": "1980-05-01", "Geslachtsaanduiding": "Onbekend",
                      "Postcode": "9671AA", "Huisnummer": "10", "Huisnummertoevoeging": "A"}  # fmt: skip
    first, second = road["schulden"]
    assert set(first) == NAMES["schuld"]
    assert set(second) == NAMES["schuld"] - {"bedrag"}  # not known, so not said
    assert first["bedrag"] == 901
    assert isinstance(first["bedrag"], int)
    assert set(first["schuldeiser"]) == NAMES["schuldeiser"]
    assert (first["schuldsoort"], second["schuldsoort"]) == ("Zorg", "Overig")
    assert second["schuldeiser"]["privepersoon"] is True


def test_no_delivery_without_a_municipality():
    assert delivery(sheet(municipality=""), MADE_AT) is None
    assert delivery(sheet(municipality="Oldambt"), MADE_AT) is None


def test_what_is_not_known_of_a_person_is_not_said():
    made = delivery(sheet(born=None, postcode="", house_number=""), MADE_AT)
    road = made["leveringen"][0]["schuldhulptrajecten"][0]
    assert road["client"] == [{"Geslachtsaanduiding": "Onbekend"}]


def test_the_whole_sheet_says_what_ddas_does_not():
    with translation.override("nl"):
        made = whole_sheet(sheet(), [{"document": "loonstrook"}], MADE_AT)
    assert made["inkomsten"] == [
        {"soort": "loon", "omschrijving": "", "bedrag": "1200.00", "periode": "per 4 weken",
         "bedragPerMaand": "1300.00", "peildatum": "2026-03-01"}
    ]  # fmt: skip
    assert made["uitgaven"][0]["bedrag"] is None
    assert made["schulden"][0]["beslag"] == "ja, op loon"
    assert made["schulden"][0]["bedrag"] == "900.50"
    assert made["totalen"]["inkomenPerMaand"] == "1300.00"
    assert "Burgerservicenummer" not in str(made)
