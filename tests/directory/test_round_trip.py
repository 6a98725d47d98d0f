"""A verwijskaart leaves as a list and comes back the same elsewhere; broken lists say what is wrong."""

import csv
import io
import zipfile
from datetime import datetime

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from ketenloket.foundation.sheets.rules.files import UnreadableError, csv_of, excel_of
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.network.directory.models import Location, Service, ServiceLocation
from ketenloket.network.directory.rules.cells import Words
from ketenloket.network.directory.rules.columns import COLUMNS, PLACE_COLUMNS, TABLE
from ketenloket.network.directory.rules.sheet import understand
from tests.conftest import make_alliance, make_worker
from tests.directory.conftest import add
from tests.directory.injection import CELLS, FORMULA

FIELDS = [
    c.key
    for c in COLUMNS
    if c.key not in {"organisation", "kind"} and c not in PLACE_COLUMNS
]  # fmt: skip
HEAD = ["organisatie", "aanbod", "vorm van hulp", "wat u doet", "helpt bij"]
ROW = ["Buurthuis", "Koffie met post", "kort", "Kijkt mee met een brief", "brieven en post"]
WORDS = Words(needs={"brievenenpost": "letters"}, signs={})
FULL = {
    "audiences": ["seniors", "alone"],
    "not_audiences": ["entrepreneurs"],
    "min_age": 18,
    "max_age": 27,
    "postcode_areas": ["9671", "9672"],
    "needs": ["understanding", "digital", "mental_health"],  # labels with a comma in them
    "languages": ["nl", "zgh", "sign"],
    "opening_hours": "maandag, 9.00 tot 12.00 uur",
    "how_to_reach": "Bel; of kom langs.",
    "open_to_public": False,
    "contact_person": "Coen Verzonnen",
    "contact_public": True,
    "for_entrepreneurs": True,
    "costs": "-2 euro",
    "website": "https://voorbeeld.example/",
    "email": "info@voorbeeld.example",
}
PLACES = [
    {"name": "De Brug", "street": "Weg 1", "postcode": "9671 AA", "city": "Winschoten"},
    {"name": "'t Hoekje", "street": "", "postcode": "9679 AB", "city": "Scheemda"},
]


def place(service):
    for values in PLACES:
        there = Location(
            organisation=service.organisation, alliance_id=service.alliance_id, **values
        )
        there.save()
        ServiceLocation(service=service, location=there, organisation=service.organisation).save()


def seen(alliance):
    """What is on the map of this alliance, without keys and days."""
    return [
        {
            **{key: getattr(service, key) for key in FIELDS},
            "organisation": (service.organisation.name, service.organisation.kind),
            "places": sorted(
                (p.name, p.street, p.postcode, p.city)
                for p in Location.objects.filter(at_services__service=service)
            ),
        }
        for service in Service.objects.filter(alliance=alliance).order_by("name")
    ]


@pytest.mark.parametrize("name", ["alles.xlsx", "alles.csv"])
def test_the_same_offers_in_an_empty_alliance(cast, sign_in, name):
    today = timezone.localdate()
    with acting_as(cast.humanitas.actor()):
        full = add(cast.humanitas, **FULL)
        full.change(capacity="waiting_list", waiting_weeks=4, capacity_set_on=today)
        place(full)
        add(cast.humanitas, name="Zonder iets", needs=["letters"])
        add(cast.maatje, name="=1+1", does="@SUM(1)\n-3", phone="+31597000000")
    data = sign_in(cast.neutraal).get(f"/verwijskaart/{name}").content
    other = make_alliance("Elders", "elders")
    stranger = make_worker(other, "anders", "neutraal", "alliance_coordinator")
    browser = sign_in(stranger)
    page = browser.post("/verwijskaart/inlezen/", {"sheet": SimpleUploadedFile(name, data)})
    assert page.context["wrong"] == 0, [p.line.problems for p in page.context["plans"]]
    browser.post("/verwijskaart/inlezen/", {"sure": page.context["key"]})
    assert len(seen(other)) == 3
    assert seen(other) == seen(cast.humanitas.alliance)
    found = Location.objects.get(alliance=other, name="De Brug")
    assert found.municipality == "GM1895"
    assert round(found.latitude) == 53


def test_a_place_goes_when_the_list_no_longer_names_it(cast, sign_in):
    with acting_as(cast.humanitas.actor()):
        place(add(cast.humanitas))
    browser = sign_in(cast.neutraal)
    data = browser.get("/verwijskaart/alles.csv").content.decode().replace("; De Brug", "")
    for column in ("9671 AA", "; Winschoten", "Weg 1"):
        data = data.replace(column, "")
    data = data.replace("'t Hoekje; ", "'t Hoekje").replace("De Brug", "")
    rows = list(csv.DictReader(io.StringIO(data.removeprefix("\ufeff")), delimiter=";"))
    rows[0] |= {"plek": "'t Hoekje", "straat": "", "postcode": "9679 AB", "plaats": "Scheemda"}
    lines = "".join(csv_of([list(rows[0]), list(rows[0].values())]))
    page = browser.post(
        "/verwijskaart/inlezen/", {"sheet": SimpleUploadedFile("a.csv", lines.encode())}
    )
    browser.post("/verwijskaart/inlezen/", {"sure": page.context["key"]})
    links = ServiceLocation.objects.values_list("location__name", "active")
    assert dict(links) == {"De Brug": False, "'t Hoekje": True}


def test_there_are_enough_ways_to_try():
    assert len(set(CELLS)) >= 200


def test_no_cell_of_a_csv_is_a_formula():
    """T33: a CSV that we make holds no formula, and what it holds comes back as it was."""
    text = "".join(csv_of([["kop", cell] for cell in CELLS]))
    written = [row[1] for row in csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=";")]
    assert len(written) == len(CELLS)
    for cell, kept in zip(CELLS, written, strict=True):
        assert kept.startswith("'"), (cell, kept)
    read = [row[1] for row in TABLE.rows(text.encode())]
    assert [cell.strip() for cell in read] == [
        cell.replace("\r", "\n").replace("\xa0", " ").strip() for cell in CELLS
    ]


def test_no_cell_of_an_excel_file_is_a_formula():
    """T33: every cell of an Excel file that we make is text or a number."""
    data = excel_of([("Blad", [["kop", cell] for cell in CELLS])])
    book = openpyxl.load_workbook(io.BytesIO(data))
    found = [cell for row in book["Blad"].iter_rows() for cell in row if cell.value is not None]
    assert len(found) >= 2 * len(CELLS) - 1
    assert {cell.data_type for cell in found} <= {"s", "n", "inlineStr"}
    parts = zipfile.ZipFile(io.BytesIO(data))
    assert not any(
        b"<f>" in parts.read(name) or b"<f " in parts.read(name) for name in parts.namelist()
    )


def test_no_text_of_an_offer_leaves_as_a_formula(cast, sign_in):
    """T33: each way in every text column of the verwijskaart, through both downloads."""
    texts = [
        f.name for f in Service._meta.fields if f.get_internal_type() in {"CharField", "TextField"}
    ]
    free = [name for name in texts if name in FIELDS and not Service._meta.get_field(name).choices]
    offers = []
    for number, cell in enumerate(CELLS):
        told = {name: cell for name in free if name not in {"name", "phone"}}
        offers.append(
            Service(
                organisation=cast.humanitas.organisation,
                alliance=cast.humanitas.alliance,
                name=f"{cell}{number}",
                form_of_help="short",
                needs=["letters"],
                **told | {"phone": cell[:20]},
            )
        )
    Service.objects.bulk_create(offers)
    assert {"does", "does_not", "for_whom", "costs", "contact_person", "how_to_reach"} <= set(free)
    browser = sign_in(cast.neutraal)
    text = browser.get("/verwijskaart/alles.csv").content.decode("utf-8-sig")
    for row in csv.reader(io.StringIO(text), delimiter=";"):
        for cell in row:
            assert not cell.lstrip(' "\n').startswith(FORMULA), row
    book = openpyxl.load_workbook(io.BytesIO(browser.get("/verwijskaart/alles.xlsx").content))
    cells = [cell for row in book["Verwijskaart"].iter_rows() for cell in row]
    assert len(cells) > len(CELLS) * len(free)
    assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}


def book_of(*rows, title="Lijst", before=()):
    book = openpyxl.Workbook()
    sheet = book.active
    if before:
        for row in before:
            sheet.append(row)
        sheet = book.create_sheet(title)
    for row in rows:
        sheet.append(row)
    return book, sheet


def bytes_of(book):
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


class TestBrokenLists:
    def test_the_list_may_be_on_another_sheet(self):
        book, _sheet = book_of(HEAD, ROW, before=[["Uitleg"], ["Lees dit eerst"]])
        (line,) = understand(TABLE.rows(bytes_of(book)), WORDS)
        assert (line.organisation, line.problems) == ("Buurthuis", [])

    def test_no_sheet_has_the_headings(self):
        book, _sheet = book_of(["iets", "anders"], before=[["Uitleg"]])
        with pytest.raises(UnreadableError, match="Deze kolommen ontbreken"):
            understand(TABLE.rows(bytes_of(book)), WORDS)

    def test_cells_that_are_merged_downwards(self):
        book, sheet = book_of(HEAD, ROW, ["", *ROW[1:]])
        sheet.merge_cells("A2:A3")
        with pytest.raises(UnreadableError, match="A2:A3 zijn samengevoegd"):
            TABLE.rows(bytes_of(book))

    def test_a_title_over_several_columns_does_no_harm(self):
        book, sheet = book_of(HEAD, ROW)
        sheet.merge_cells("H1:J1")
        (line,) = understand(TABLE.rows(bytes_of(book)), WORDS)
        assert not line.problems

    def test_a_hundred_thousand_empty_rows(self):
        rows = f"{';'.join(HEAD)}\n" + ";;;;\n" * 100_000 + ";".join(ROW)
        (line,) = understand(TABLE.rows(rows.encode()), WORDS)
        assert line.number == 100_002

    def test_a_hundred_thousand_empty_rows_of_excel(self):
        book = openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet("Lijst")
        sheet.append(HEAD)
        sheet.append(ROW)
        for _n in range(100_000):
            sheet.append([None])
        assert len(TABLE.rows(bytes_of(book))) == 2

    def test_a_formula_without_an_answer_is_empty(self):
        book, _sheet = book_of(HEAD, ["=A1", *ROW[1:]])
        (line,) = understand(TABLE.rows(bytes_of(book)), WORDS)
        assert line.problems == ["organisatie: is leeg"]

    def test_excel_made_a_date_of_it(self):
        book, _sheet = book_of([*HEAD, "wachttijd"], [*ROW, datetime(2026, 4, 3)])  # noqa: DTZ001 - as Excel
        (line,) = understand(TABLE.rows(bytes_of(book)), WORDS)
        assert line.problems == [
            "wachttijd: Excel maakte hier een datum van (2026-04-03). Maak er een cel met tekst van."
        ]

    @pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "cp1252"])
    def test_letters_as_excel_saves_them(self, encoding):
        text = f"{';'.join(HEAD)}\r\n{';'.join(['Café Zoë', *ROW[1:]])}\r\n"
        data = (b"\xff\xfe" if encoding == "utf-16-le" else b"") + text.encode(encoding)
        (line,) = understand(TABLE.rows(data), WORDS)
        assert line.organisation == "Café Zoë"

    @pytest.mark.parametrize(
        ("heading", "cell", "problem"),
        [
            ("vanaf leeftijd", "volwassen", "schrijf een leeftijd"),
            ("vanaf leeftijd", "200", "schrijf een leeftijd"),
            ("alleen voor", "iedereen", "kennen wij niet"),
            ("alleen in postcodes", "Winschoten", "Dit klopt niet"),
            ("postcode", "99", "is geen postcode"),
            ("plek", "Een; Een", "een eigen naam"),
            ("straat", "Weg 1", "evenveel plekken"),
            ("zelf bellen", "soms", "ja of nee"),
        ],
    )
    def test_the_new_columns(self, heading, cell, problem):
        data = "".join(csv_of([[*HEAD, heading], [*ROW, cell]]))
        (line,) = understand(TABLE.rows(data.encode()), WORDS)
        assert len(line.problems) == 1
        assert problem in line.problems[0]

    def test_ages_the_wrong_way_round(self):
        head = [*HEAD, "vanaf leeftijd", "tot en met leeftijd"]
        data = "".join(csv_of([head, [*ROW, "30 jaar", "20"]]))
        (line,) = understand(TABLE.rows(data.encode()), WORDS)
        assert "hoger dan" in line.problems[0]
