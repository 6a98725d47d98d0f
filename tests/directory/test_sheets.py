"""A list as a coordinator has it: read tolerantly, all or nothing, and never worked out."""

import contextlib
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from ketenloket.foundation.audit.models import Event
from ketenloket.foundation.sheets.rules.columns import CellError
from ketenloket.foundation.sheets.rules.files import MOST_BYTES, UnreadableError, excel_of
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.directory import actions
from ketenloket.network.directory.models import Service
from ketenloket.network.directory.rules.cells import Words, read_municipalities
from ketenloket.network.directory.rules.columns import COLUMNS, PLACE_COLUMNS, TABLE
from ketenloket.network.directory.rules.sheet import understand
from ketenloket.network.organisations.models import Organisation
from tests.conftest import make_alliance, make_worker
from tests.directory.conftest import add

HEAD = "Organisatie;Soort organisatie;Aanbod;Vorm van hulp;Wat u doet;Helpt bij;Gemeenten;Talen;Huisbezoek"
GOOD = f"""{HEAD}
humanitas;;Thuisadministratie;lang;Ordent samen de post;brieven en post, formulieren invullen;Oldambt;nl, Turks;ja
Buurthuis;welzijnswerk;Koffie met post;kort;Kijkt mee met een brief;brieven en post;;;nee
"""
WORDS = Words(
    needs={"brievenenpost": "letters", "letters": "letters", "formuliereninvullen": "forms"},
    signs={"schuldenvaneenbedrijf": "business_debts"},
)


def lines_of(text, encoding="utf-8"):
    return understand(TABLE.rows(text.encode(encoding)), WORDS)


class TestReading:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
    @pytest.mark.parametrize("divider", [";", ",", "\t"])
    def test_however_it_was_saved(self, encoding, divider):
        text = (
            f"\n ORGANISATIE {divider}aanbod{divider}Vorm{divider}wat-u-doet{divider}HELPT BIJ:\r\n"
            f"Café Zoë{divider}  Koffie   met post{divider}Kort{divider}"
            f'"Leest mee,\nook Turks"{divider}"Brieven en post; forms"\r\n{divider * 4}\r\n'
        )
        if encoding == "cp1252":
            text = text.replace("forms", "letters")
        (line,) = lines_of(text.replace("forms", "formulieren invullen"), encoding)
        assert line.organisation == "Café Zoë"
        assert line.values["name"] == "Koffie met post"
        assert line.values["form_of_help"] == "short"
        assert line.values["does"] == "Leest mee,\nook Turks"
        assert line.values["needs"][0] == "letters"
        assert not line.problems

    def test_excel_with_numbers_dates_and_booleans(self):
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.append(["organisatie", "aanbod", "vorm", "wat u doet", "helpt bij", "wachttijd",
                      "huisbezoek", "onbekende kolom"])  # fmt: skip
        sheet.append(["Buurthuis", 112.0, "kort", "Helpt", "letters", 4, True, "=1+1"])
        out = io.BytesIO()
        book.save(out)
        (line,) = understand(TABLE.rows(out.getvalue()), WORDS)
        assert (line.values["name"], line.values["waiting_weeks"]) == ("112", 4)
        assert line.values["home_visits"] is True
        assert not line.problems

    @pytest.mark.parametrize(
        ("column", "cell", "problem"),
        [
            ("Aanbod", "", "aanbod: is leeg"),
            ("Vorm van hulp", "toveren", "kennen wij niet"),
            ("Helpt bij", "brieven en post; geluk", "geluk"),
            ("Gemeenten", "Atlantis", "Atlantis"),
            ("Talen", "Klingon", "Klingon"),
            ("Huisbezoek", "misschien", "ja of nee"),
            ("Wat u doet", "x" * 2001, "te lang"),
            ("Organisatie", "x" * 121, "te lang"),
        ],
    )
    def test_what_is_wrong_is_said_per_row(self, column, cell, problem):
        row = dict.fromkeys(HEAD.split(";"), "") | {
            "Organisatie": "A", "Aanbod": "B", "Vorm van hulp": "kort", "Wat u doet": "C",
            "Helpt bij": "letters",
        } | {column: cell}  # fmt: skip
        (line,) = lines_of(HEAD + "\n" + ";".join(f'"{value}"' for value in row.values()))
        (found,) = line.problems
        assert problem in found
        assert line.number == 2

    @pytest.mark.parametrize(
        ("name", "cell"),
        [("e-mail", "geen adres"), ("website", "javascript:alert(1)"), ("telefoon", "bel mij"),
         ("wachttijd", "lang"), ("wachttijd", "-3"), ("ruimte", "zat")],
    )  # fmt: skip
    def test_cells_with_their_own_form(self, name, cell):
        text = f"organisatie;aanbod;vorm;wat u doet;helpt bij;{name}\nA;B;kort;C;letters;{cell}"
        (line,) = lines_of(text)
        assert len(line.problems) == 1

    def test_the_same_offer_twice(self):
        first, second = lines_of(GOOD + GOOD.splitlines()[1].replace("humanitas", "Humanitas"))[::2]
        assert not first.problems
        assert "rij 2" in second.problems[0]

    @pytest.mark.parametrize(
        "data",
        [b"", b"\n\n", b"naam;adres\nx;y", HEAD.encode(), b"\0\1\2", b"PK\x03\x04nonsense",
         b"\xd0\xcf\x11\xe0old", b"\x81\x8d\x8f", b"x" * (MOST_BYTES + 1), b'a;b\n"' + b"x" * 200_000,
         (HEAD + "\n" + "A;;B;kort;C;letters;;;\n" * 20_100).encode()],
        ids=range(11),
    )  # fmt: skip
    def test_what_is_no_list(self, data):
        with pytest.raises(UnreadableError):
            understand(TABLE.rows(data), WORDS)

    def test_municipalities_by_any_name(self):
        assert read_municipalities("Oldambt, den haag; GM0765") == ["GM1895", "GM0518", "GM0765"]
        with pytest.raises(CellError):
            read_municipalities("Atlantis")


def packed(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name.replace("__", "/") + ".xml", content)
    return out.getvalue()


def whole_book(sheet_xml):
    """A book as Excel makes it, with this as its first sheet."""
    book = openpyxl.Workbook()
    book.active.append(["x"])
    real, out = io.BytesIO(), io.BytesIO()
    book.save(real)
    with zipfile.ZipFile(real) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for info in before.infolist():
            content = before.read(info)
            after.writestr(info, sheet_xml if "sheet1" in info.filename else content)
    return out.getvalue()


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def sheet_of(rows):
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'


class TestFilesMadeToHarm:
    def test_a_bomb_is_not_unpacked(self):
        with pytest.raises(UnreadableError, match="te groot"):
            TABLE.rows(packed(bomb=b"0" * (50 * 1024 * 1024)))

    def test_many_parts(self):
        with pytest.raises(UnreadableError, match="te groot"):
            TABLE.rows(packed(**{f"part{n}": b"x" for n in range(600)}))

    def test_entities_are_refused(self):
        evil = (
            '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
            f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c t="inlineStr"><is><t>&b;</t></is>'
            "</c></row></sheetData></worksheet>"
        )
        with pytest.raises(UnreadableError):
            TABLE.rows(whole_book(evil))

    @pytest.mark.parametrize(
        "sheet",
        [
            "",
            "<broken",
            sheet_of('<row r="x"><c r="??"><v>1</v></c></row>'),
            sheet_of('<row r="1"><c r="A1" t="s"><v>999</v></c></row>'),
            sheet_of('<row r="1"><c r="A1" t="d"><v>zondag</v></c></row>'),
        ],
    )
    def test_a_broken_sheet_is_no_error_of_ours(self, sheet):
        with contextlib.suppress(UnreadableError):
            TABLE.rows(whole_book(sheet))

    def test_a_cell_far_away_costs_nothing(self):
        far = (
            f'<worksheet xmlns="{MAIN}"><dimension ref="A1:XFD1048576"/><sheetData>'
            '<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row>'
            '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>y</t></is></c></row>'
            "</sheetData></worksheet>"
        )
        rows = TABLE.rows(whole_book(far))
        assert len(rows) < 6000
        assert all(len(row) <= 60 for row in rows)

    def test_a_formula_is_never_worked_out(self):
        formula = (
            f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1"><f>HYPERLINK("x")</f>'
            "<v>kept</v></c></row></sheetData></worksheet>"
        )
        with contextlib.suppress(UnreadableError):
            assert "HYPERLINK" not in str(TABLE.rows(whole_book(formula)))

    @pytest.mark.parametrize(
        "payload",
        ["=1+1", "+1+1", "-1+1", "@SUM(1+1)", "\t=1+1", "\r=1+1", '=HYPERLINK("http://x")', "=cmd|' /C calc'!A0",
         "\0=1", "\x0b\x1f"],
    )  # fmt: skip
    def test_what_leaves_is_text(self, payload):
        book = openpyxl.load_workbook(io.BytesIO(excel_of([("Blad", [["kop"], [payload]])])))
        for row in book["Blad"].iter_rows():
            for cell in row:
                assert cell.data_type != "f"
        rows = TABLE.rows(excel_of([("Blad", [["kop"], [payload]])]))
        _head, (cell, *_empty) = [*rows, [""]][:2]  # a row without a sign is left away
        assert cell.strip() == payload.replace("\0", "").replace("\x0b\x1f", "").strip()


class TestReadingIn:
    def read(self, text, by, alliance=None):
        with acting_as(by.actor()):
            lines = understand(TABLE.rows(text.encode()), actions.words_for_sheet())
            return actions.import_directory(lines, alliance=alliance or by.alliance, by=by)

    def test_new_and_changed(self, cast):
        earlier = add(cast.humanitas, does="Oud", costs="vijf euro")
        self.read(GOOD, cast.neutraal)
        earlier.refresh_from_db()
        assert (earlier.does, earlier.costs) == ("Ordent samen de post", "vijf euro")
        assert earlier.languages == ["nl", "tr"]
        new = Service.objects.get(name="Koffie met post")
        assert new.organisation.kind == "social_work"
        assert (new.languages, new.municipalities, new.costs) == (["nl"], ["GM1895"], "gratis")

    def test_all_or_nothing(self, cast):
        before = list(Service.objects.values()), Organisation.objects.count()
        with pytest.raises(RefusedError):
            self.read(GOOD + "Nieuw;;X;kort;Y;letters;;;\n", cast.neutraal)
        assert (list(Service.objects.values()), Organisation.objects.count()) == before

    def test_a_list_never_changes_what_kind_an_organisation_is(self, cast):
        text = GOOD.replace("humanitas;;", "humanitas;gemeente;")
        with pytest.raises(RefusedError):
            self.read(text, cast.neutraal)
        assert cast.humanitas.organisation.kind == "volunteer_organisation"

    @pytest.mark.parametrize("name", ["maatje", "loketleiding", "gemeente", "vrijwilliger"])
    def test_only_who_cares_for_the_alliance(self, cast, name, sign_in):
        with pytest.raises(PermissionDenied):
            self.read(GOOD, getattr(cast, name))
        browser = sign_in(getattr(cast, name))
        assert browser.get("/verwijskaart/inlezen/").status_code == 403
        assert browser.post("/verwijskaart/inlezen/", {"sure": "x"}).status_code == 403
        assert browser.get("/verwijskaart/alles.xlsx").status_code == 403


class TestPages:
    def upload(self, browser, data, name="lijst.csv"):
        return browser.post("/verwijskaart/inlezen/", {"sheet": SimpleUploadedFile(name, data)})

    def test_look_first_then_read_in(self, cast, sign_in):
        browser = sign_in(cast.neutraal)
        assert browser.get("/verwijskaart/inlezen/").status_code == 200
        page = self.upload(browser, GOOD.encode())
        assert "De lijst klopt" in page.content.decode()
        assert page.content.decode().count("komt erbij") == 2
        assert not Service.objects.exists()
        key = page.context["key"]
        assert browser.post("/verwijskaart/inlezen/", {"sure": key}).status_code == 302
        assert Service.objects.count() == 2
        again = browser.post("/verwijskaart/inlezen/", {"sure": key}, follow=True)
        assert "nog een keer" in again.content.decode()
        assert Service.objects.count() == 2

    def test_each_row_that_is_wrong(self, cast, sign_in):
        page = self.upload(sign_in(cast.neutraal), GOOD.replace("kort", "<b>").encode())
        text = page.content.decode()
        assert "In 1 van de 2 rijen" in text
        assert "&lt;b&gt;" in text
        assert "sure" not in text

    @pytest.mark.parametrize("data", [b"\0", b"PK\3\4", b"", b"x" * (MOST_BYTES + 1)])
    def test_a_file_that_is_no_list(self, cast, sign_in, data):
        page = self.upload(sign_in(cast.neutraal), data)
        assert page.status_code == 200
        assert "Er klopt nog iets niet" in page.content.decode()

    def test_somebody_else_s_list_is_not_read_in(self, cast, sign_in):
        key = self.upload(sign_in(cast.neutraal), GOOD.encode()).context["key"]
        other = make_alliance("Elders", "elders")
        stranger = make_worker(other, "zorg", "neutraal", "alliance_coordinator")
        sign_in(stranger).post("/verwijskaart/inlezen/", {"sure": key})
        assert not Service.objects.exists()

    def test_the_example_can_be_read_in(self, cast, sign_in):
        browser = sign_in(cast.neutraal)
        example = browser.get("/verwijskaart/voorbeeld.xlsx").content
        page = self.upload(browser, example, "voorbeeld.xlsx")
        assert "De lijst klopt" in page.content.decode()
        assert page.context["added"] == 1

    def test_there_and_back_again_is_the_same(self, cast, sign_in):
        add(cast.humanitas)
        add(cast.maatje, name="=1+1", does="@SUM(1)", phone="+31597000000", costs="-2+3")
        browser = sign_in(cast.neutraal)
        fields = [
            c.key
            for c in COLUMNS
            if c.key not in {"organisation", "kind", "capacity"} and c not in PLACE_COLUMNS
        ]
        before = list(Service.objects.order_by("pk").values("organisation", *fields))
        page = self.upload(browser, browser.get("/verwijskaart/alles.xlsx").content, "alles.xlsx")
        assert page.context["changed"] == 2
        browser.post("/verwijskaart/inlezen/", {"sure": page.context["key"]})
        assert list(Service.objects.order_by("pk").values("organisation", *fields)) == before


class TestCommand:
    def test_look_and_read_in(self, cast, tmp_path, capsys):
        path = Path(tmp_path / "lijst.csv")
        path.write_text(GOOD)
        call_command("import_directory", path, dry_run=True)
        assert "2 nieuw aanbod zou worden ingelezen" in capsys.readouterr().out
        assert not Service.objects.exists()
        call_command("import_directory", path, alliance="oldambt")
        assert Service.objects.count() == 2
        with acting_as(cast.maatje.actor()):
            assert not Event.objects.filter(what="directory.imported").exists()  # not theirs

    def test_what_is_wrong_is_said_and_nothing_read(self, cast, tmp_path, capsys):
        path = Path(tmp_path / "lijst.csv")
        path.write_text(GOOD.replace("kort", "toveren"))
        with pytest.raises(CommandError, match="1 van de 2"):
            call_command("import_directory", path)
        assert "rij 3: vorm van hulp" in capsys.readouterr().err
        assert not Service.objects.exists()

    def test_which_alliance(self, cast, tmp_path):
        path = Path(tmp_path / "lijst.csv")
        path.write_text(GOOD)
        with pytest.raises(CommandError, match="oldambt"):
            call_command("import_directory", path, alliance="elders")
        with pytest.raises(CommandError, match="niet te lezen"):
            call_command("import_directory", tmp_path / "weg.csv")
