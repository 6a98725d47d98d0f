"""A spreadsheet as rows of text: Excel or CSV, whoever made it. Formulas are never worked out."""

import codecs
import csv
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any
from xml.etree.ElementTree import ParseError

import openpyxl
from django.utils.translation import gettext as _
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils.exceptions import InvalidFileException

MOST_ROWS = 20_000
MOST_BYTES = 20 * 1024 * 1024
_MOST_UNPACKED = 120 * 1024 * 1024
_SMALL_UNPACKED = 20 * 1024 * 1024
_MOST_TIMES = 60  # an honest list becomes ten to thirty times as large
_MOST_PARTS = 500
_MOST_SHEETS = 20
_MOST_LINES = 150_000  # also when nearly all of them are empty
_MERGED = re.compile(rb'<mergeCell ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_MOST_COLUMNS = 60
_MOST_IN_CELL = 5000
_SPARE_ROWS = 20  # headings and empty rows
_HEAD = 2000
IsHeading = Callable[[Sequence[object]], bool]
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


class UnreadableError(Exception):
    """The file is not a list that can be read; the text says why, in plain Dutch."""


def too_many_rows(most: int) -> UnreadableError:
    """What to raise when a list is longer than we read at once."""
    return UnreadableError(
        _("Er staan meer dan %(most)s rijen in. Verdeel de lijst.") % {"most": most}
    )


def rows_of(data: bytes, *, is_heading: IsHeading) -> list[list[str]]:
    """The rows of the first sheet with the right headings, each cell as text.

    Args:
        data: the file.
        is_heading: whether the first row with something in it belongs to the list that is read.

    Raises:
        UnreadableError: when it is neither Excel nor CSV, too large, or made to do harm.
    """
    if len(data) > MOST_BYTES:
        raise UnreadableError(_("Dit bestand is groter dan 20 MB."))
    if data.startswith(b"PK"):
        return _excel(data, is_heading)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableError(
            _("Dit is een oud Excel-bestand (.xls). Sla het op als .xlsx of als CSV.")
        )
    return _csv(data)


def _excel(data: bytes, is_heading: IsHeading) -> list[list[str]]:
    _refuse_bombs(data)
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        try:
            sheets = book.worksheets[:_MOST_SHEETS]
            for sheet in sheets:
                sheet.reset_dimensions()
            sheet = next((each for each in sheets if is_heading(_first_row(each))), sheets[0])
            _refuse_merged(data, sheet)
            return _lines_of(sheet)
        finally:
            book.close()
    except _BROKEN as error:
        raise UnreadableError(_("Dit Excel-bestand is beschadigd.")) from error


def _first_row(sheet: Any) -> Sequence[object]:
    """The first row with something in it."""
    rows = sheet.iter_rows(max_row=_SPARE_ROWS, max_col=_MOST_COLUMNS, values_only=True)
    return next((row for row in rows if any(row)), ())


def _lines_of(sheet: Any) -> list[list[str]]:
    """The rows as text; empty rows at the end, of which Excel may keep many, are left away."""
    found: list[list[str]] = []
    filled = end = 0
    for row in sheet.iter_rows(max_row=_MOST_LINES, max_col=_MOST_COLUMNS, values_only=True):
        there = any(value is not None for value in row)
        found.append([as_text(value) for value in row] if there else [])
        if there:
            filled, end = filled + 1, len(found)
        if filled > MOST_ROWS + _SPARE_ROWS:
            raise too_many_rows(MOST_ROWS)
    return found[:end]


def _refuse_merged(data: bytes, sheet: Any) -> None:
    """A cell that is merged with the one below holds its text once: the other rows miss it."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts, parts.open(sheet._worksheet_path) as part:  # noqa: SLF001 - the reader tells it nowhere else
        text = part.read()
    for left, top, right, bottom in _MERGED.findall(text):
        if top != bottom:
            cells = f"{left.decode()}{top.decode()}:{right.decode()}{bottom.decode()}"
            raise UnreadableError(
                _("De cellen %(cells)s zijn samengevoegd. Maak ze los en vul elke rij in.")
                % {"cells": cells}
            )


def _refuse_bombs(data: bytes) -> None:
    """Look at what the file would unpack to before anything is unpacked.

    The sizes that it states bound what is read: zipfile stops there, whatever comes after.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            infos = parts.infolist()
            size = sum(info.file_size for info in infos)
            swollen = size > _SMALL_UNPACKED and size > _MOST_TIMES * len(data)
            if size > _MOST_UNPACKED or swollen or len(infos) > _MOST_PARTS:
                raise UnreadableError(_("Dit bestand is uitgepakt te groot."))
            for info in infos:
                with parts.open(info) as part:
                    if b"<!DOCTYPE" in part.read(_HEAD):
                        raise UnreadableError(_("Dit bestand kunnen wij niet lezen."))
    except _BROKEN as error:
        raise UnreadableError(_("Dit Excel-bestand is beschadigd.")) from error


def as_text(value: object) -> str:
    """A value of a cell as somebody could have typed it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, datetime):
        return value.isoformat()
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
        found: list[list[str]] = []
        filled = 0
        for row in rows:
            found.append([_unguarded(_clean(cell)) for cell in row[:_MOST_COLUMNS]])
            filled += any(cell.strip() for cell in row)
            if filled > MOST_ROWS + _SPARE_ROWS or len(found) > _MOST_LINES:
                raise too_many_rows(MOST_ROWS)
    except csv.Error as error:
        raise UnreadableError(_("Deze CSV kunnen wij niet lezen.")) from error
    return found


def _decoded(data: bytes) -> str:
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeError:
            continue
    raise UnreadableError(_("Deze letters kunnen wij niet lezen. Sla de CSV op als UTF-8."))


def _clean(text: str) -> str:
    """Without signs that no cell should hold, and no longer than anybody reads."""
    text = ILLEGAL_CHARACTERS_RE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = re.sub(r"[\ud800-\udfff]", "", text).replace("\xa0", " ")
    return text[:_MOST_IN_CELL]


# What a spreadsheet may take for the start of a formula, also after blanks and in wide letters.
_FORMULA = re.compile(r"[\s'\"]*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r;,|]")


def csv_of(rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """The lines of a CSV that Excel opens; no cell of it is taken for a formula.

    A cell that could be one gets an apostrophe before it, which `rows_of` takes away again.
    """
    yield "\ufeff"
    for row in rows:
        line = io.StringIO()
        csv.writer(line, delimiter=";").writerow([_guarded(_clean(str(cell))) for cell in row])
        yield line.getvalue()


def _guarded(text: str) -> str:
    return f"'{text}" if any(_FORMULA.match(part) for part in text.split("\n")) else text


def _unguarded(text: str) -> str:
    return text[1:] if text.startswith("'") and _guarded(text[1:]) == text else text


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
