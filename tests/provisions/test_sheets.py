"""The list leaves as Excel or CSV and comes back the same; what is wrong is said per row."""

import io

import openpyxl
import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile

from ketenloket.foundation.sheets.rules.files import UnreadableError, csv_of, excel_of
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.provisions import actions
from ketenloket.network.provisions.models import Provision, ProvisionChange
from ketenloket.network.provisions.rules.columns import COLUMNS, TABLE
from ketenloket.network.provisions.rules.sheet import understand
from tests.directory.injection import CELLS, FORMULA
from tests.provisions.test_list import add

HEAD = ["naam", "van wie", "leefgebied", "wat het is"]
ROW = ["Meedoenpas", "van de gemeente", "gezin en relaties", "Geld voor sport."]
FULL = {
    "for_whom": "Voor iedereen; ook voor u.\nEn uw kind.",
    "amount": 12.5,
    "unit": "month",
    "apply_by": "professional",
    "before": ["zorgtoeslag"],
    "link": "https://voorbeeld.example/",
    "municipalities": ["GM1895"],
    "min_age": 18,
    "child_from": 0,
    "child_to": 12,
    "income_sure": 110,
    "income_most": 120,
    "wealth_as_bijstand": True,
    "renters_only": True,
    "aow": "not",
    "students": "ask",
    "source": "=HYPERLINK()",
    "certainty": "official",
}


def lines_of(*rows, head=HEAD):
    """What these rows say, read as CSV."""
    text = "".join(csv_of([head, *rows]))
    return understand(TABLE.rows(text.encode()))


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_the_whole_list_comes_back_and_changes_nothing(cast, sign_in, kind):
    add(cast.maatje, **FULL)
    data = sign_in(cast.maatje).get(f"/voorzieningen/alles.{kind}").content
    lines = understand(TABLE.rows(data))
    assert [line.problems for line in lines if line.problems] == []
    changes = ProvisionChange.objects.count()
    with acting_as(cast.maatje.actor()):
        plans = actions.import_list(lines, by=cast.maatje)
    assert [plan.changes for plan in plans if not plan.same] == []
    assert len(plans) == Provision.objects.listed_in(cast.maatje.alliance_id).count()
    assert ProvisionChange.objects.count() == changes


@pytest.mark.django_db
def test_one_changed_cell_changes_one_row_and_says_what_stood_there(cast, sign_in):
    data = sign_in(cast.maatje).get("/voorzieningen/alles.xlsx").content
    rows = TABLE.rows(data)
    place, what = rows[0].index("naam"), rows[0].index("wat het is")
    for row in rows:
        if row[place] == "Zorgtoeslag":
            row[what] = "Geld voor de zorgverzekering."
    with acting_as(cast.maatje.actor()):
        actions.import_list(understand(rows), by=cast.maatje)
    own = Provision.objects.get(alliance=cast.maatje.alliance)
    assert (own.code, own.what) == ("zorgtoeslag", "Geld voor de zorgverzekering.")
    assert ProvisionChange.objects.get(happened="changed").before.keys() == {"what"}


@pytest.mark.django_db
def test_two_pages_look_first_and_then_read_all_of_it_in(cast, sign_in):
    browser = sign_in(cast.maatje)
    sheet = excel_of([("Uitleg", [["x"]]), ("Lijst", [HEAD, ROW, ["Tweede", *ROW[1:]]])])
    page = browser.post(
        "/voorzieningen/inlezen/", {"sheet": SimpleUploadedFile("lijst.xlsx", sheet)}
    ).content.decode()
    assert "Nieuw: 2" in page
    assert page.count("komt erbij") == 2
    assert '<td data-label="Voorziening">Tweede</td>' in page
    assert not Provision.objects.filter(name="Meedoenpas").exists()
    key = page.partition('name="sure" value="')[2].partition('"')[0]
    browser.post("/voorzieningen/inlezen/", {"sure": key})
    assert Provision.objects.filter(alliance=cast.maatje.alliance).count() == 2
    page = browser.post(
        "/voorzieningen/inlezen/", {"sheet": SimpleUploadedFile("x.csv", b"naam;van wie\nx;y\n")}
    ).content.decode()
    assert "Deze kolommen ontbreken" in page
    wrong = "".join(csv_of([HEAD, [*ROW[:1], "van de buren", *ROW[2:]]])).encode()
    page = browser.post(
        "/voorzieningen/inlezen/", {"sheet": SimpleUploadedFile("x.csv", wrong)}
    ).content.decode()
    assert "van de buren" in page
    assert "Er is niets ingelezen" in page


@pytest.mark.django_db
def test_all_or_nothing_and_only_for_who_may(cast):
    lines = lines_of(ROW, ["Tweede", *ROW[1:], "bestaat niet"], head=[*HEAD, "eerst aanvragen"])
    with acting_as(cast.maatje.actor()), pytest.raises(RefusedError, match="rij 3"):
        actions.import_list(lines, by=cast.maatje)
    assert not Provision.objects.exclude(alliance=None).exists()
    with acting_as(cast.vrijwilliger.actor()), pytest.raises(PermissionDenied):
        actions.import_list(lines_of(ROW), by=cast.vrijwilliger)


@pytest.mark.django_db
def test_an_order_turned_round_is_no_circle_and_a_circle_is_said(cast):
    first = add(cast.maatje, name="Eerst")
    add(cast.maatje, name="Dan", before=[first.code])
    head = [*HEAD, "eerst aanvragen"]
    turned = [["Dan", *ROW[1:], ""], ["Eerst", *ROW[1:], "Dan"]]
    with acting_as(cast.maatje.actor()):
        actions.import_list(lines_of(*reversed(turned), head=head), by=cast.maatje)
        first.refresh_from_db()
        assert first.before == ["dan"]
        round_and_round = lines_of(["Dan", *ROW[1:], "Eerst"], head=head)
        with pytest.raises(RefusedError, match="kring"):
            actions.import_list(round_and_round, by=cast.maatje)


@pytest.mark.parametrize(
    ("column", "cell", "part"),
    [
        ("bedrag", "veel", "bedrag"),
        ("bedrag", "0", "leeg"),
        ("van wie", "van de buren", "kennen wij niet"),
        ("gemeenten", "Nergenshuizen", "kennen wij niet"),
        ("vanaf leeftijd", "jong", "leeftijd"),
        ("inkomen zeker tot %", "veel", "percentage"),
        ("alleen huurders", "misschien", "ja of nee"),
        ("bron gezien op", "gisteren", "dag"),
        ("website", "geen site", "website"),
        ("wat het is", "", "is leeg"),
        ("naam", "x" * 121, "te lang"),
        ("naam", "2026-03-04T00:00:00", "datum"),
    ],
)
def test_what_is_wrong_is_said_at_the_row(column, cell, part):
    told = dict(zip(HEAD, ROW, strict=True)) | {column: cell}
    (line,) = lines_of(list(told.values()), head=list(told))
    assert [problem for problem in line.problems if part in problem], line.problems


def test_percentages_out_of_order_twins_and_nothing():
    head = [*HEAD, "inkomen zeker tot %", "inkomen hoogstens %"]
    one, two = lines_of([*ROW, "120", "110"], [*ROW, "", ""], head=head)
    assert "hoger" in one.problems[0]
    assert "rij 2" in two.problems[0]
    with pytest.raises(UnreadableError):
        lines_of()


@pytest.mark.django_db
def test_no_cell_that_leaves_is_a_formula(cast, sign_in):
    for number, cell in enumerate(CELLS[::40]):
        add(cast.maatje, name=f"Fonds {number}", what=cell or "x", source=cell[:200])
    browser = sign_in(cast.maatje)
    book = openpyxl.load_workbook(
        io.BytesIO(browser.get("/voorzieningen/alles.xlsx").content), data_only=False
    )
    assert all(cell.data_type != "f" for row in book["Voorzieningen"] for cell in row)
    for row in rows_of_csv(browser.get("/voorzieningen/alles.csv").content.decode()):
        assert not [cell for cell in row if cell.strip().startswith(FORMULA)], row


def rows_of_csv(text):
    """The cells as a spreadsheet would see them: nothing is taken away."""
    import csv  # noqa: PLC0415

    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))


def test_the_example_can_be_read_in():
    (line,) = lines_of([c.example for c in COLUMNS], head=[c.heading for c in COLUMNS])
    assert line.problems == []
