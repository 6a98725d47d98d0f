"""A spreadsheet as rows of text: Excel or CSV, whoever made it. Formulas are never worked out."""

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Sequence
from xml.etree.ElementTree import ParseError

import openpyxl
from django.utils.translation import gettext as _
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils.exceptions import InvalidFileException

from ketenloket.network.directory.rules.sheet import MOST_ROWS, UnreadableError

MOST_BYTES = 5 * 1024 * 1024
_MOST_UNPACKED = 40 * 1024 * 1024
_MOST_PARTS = 500
_MOST_COLUMNS = 60
_MOST_IN_CELL = 5000
_SPARE_ROWS = 20  # headings and empty rows
_HEAD = 2000
# All that the reader of Excel is known to raise for a file that somebody tampered with.
_BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    InvalidFileException,
    ParseError,
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
)


def rows_of(data: bytes) -> list[list[str]]:
    """The rows of the first sheet, each cell as text.

    Raises:
        UnreadableError: when it is neither Excel nor CSV, too large, or made to do harm.
    """
    if len(data) > MOST_BYTES:
        raise UnreadableError(_("Dit bestand is groter dan 5 MB."))
    if data.startswith(b"PK"):
        return _excel(data)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableError(
            _("Dit is een oud Excel-bestand (.xls). Sla het op als .xlsx of als CSV.")
        )
    return _csv(data)


def _excel(data: bytes) -> list[list[str]]:
    _refuse_bombs(data)
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        try:
            sheet = book.worksheets[0]
            sheet.reset_dimensions()
            found = sheet.iter_rows(
                max_row=MOST_ROWS + _SPARE_ROWS, max_col=_MOST_COLUMNS, values_only=True
            )
            return [[_as_text(value) for value in row] for row in found]
        finally:
            book.close()
    except _BROKEN as error:
        raise UnreadableError(_("Dit Excel-bestand is beschadigd.")) from error


def _refuse_bombs(data: bytes) -> None:
    """Look at what the file would unpack to before anything is unpacked.

    The sizes that it states bound what is read: zipfile stops there, whatever comes after.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            infos = parts.infolist()
            too_large = sum(info.file_size for info in infos) > _MOST_UNPACKED
            if too_large or len(infos) > _MOST_PARTS:
                raise UnreadableError(_("Dit bestand is uitgepakt te groot."))
            for info in infos:
                with parts.open(info) as part:
                    if b"<!DOCTYPE" in part.read(_HEAD):
                        raise UnreadableError(_("Dit bestand kunnen wij niet lezen."))
    except _BROKEN as error:
        raise UnreadableError(_("Dit Excel-bestand is beschadigd.")) from error


def _as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return _clean(str(value))


def _csv(data: bytes) -> list[list[str]]:
    text = _decoded(data)
    if "\0" in text:
        raise UnreadableError(_("Dit is geen Excel-bestand en ook geen CSV."))
    head = text.lstrip().partition("\n")[0]
    divider = max(";,\t", key=head.count)
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=divider)
        found = []
        for row in rows:
            found.append([_clean(cell) for cell in row[:_MOST_COLUMNS]])
            if len(found) > MOST_ROWS + _SPARE_ROWS:
                raise UnreadableError(
                    _("Er staan meer dan %(most)s rijen in. Verdeel de lijst.")
                    % {"most": MOST_ROWS}
                )
    except csv.Error as error:
        raise UnreadableError(_("Deze CSV kunnen wij niet lezen.")) from error
    return found


def _decoded(data: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableError(_("Deze letters kunnen wij niet lezen. Sla de CSV op als UTF-8."))


def _clean(text: str) -> str:
    """Without signs that no cell should hold, and no longer than anybody reads."""
    text = ILLEGAL_CHARACTERS_RE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = re.sub(r"[\ud800-\udfff]", "", text).replace("\xa0", " ")
    return text[:_MOST_IN_CELL]


def excel_of(sheets: Sequence[tuple[str, Sequence[Sequence[object]]]]) -> bytes:
    """An Excel file with these sheets; the first row of each is its heading.

    Every cell is written as text or number, never as a formula, whatever it starts with.
    """
    book = openpyxl.Workbook(write_only=True)
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        sheet.freeze_panes = "A2"
        for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ":
            sheet.column_dimensions[letter].width = 24
        for number, row in enumerate(rows):
            sheet.append([_cell(sheet, value, heading=number == 0) for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(sheet: object, value: object, *, heading: bool) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=None)
    if isinstance(value, int) and not isinstance(value, bool):
        cell.value = value
    else:
        cell.value = _clean(str(value))
        cell.data_type = "s"  # openpyxl would make a formula of what starts with "="
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if heading:
        cell.font = Font(bold=True)
    return cell
