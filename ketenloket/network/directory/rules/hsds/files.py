"""A file with a directory in HSDS as loose records, in whatever of its forms it came.

JSON (one record, a list, an envelope, a page), a record a line, or the tables as CSV in a zip.
"""

import csv
import io
import json
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from django.utils.translation import gettext as _

from ketenloket.foundation.sheets.rules.files import UnreadableError
from ketenloket.network.directory.rules.hsds.tables import nested

MOST_BYTES = 25 * 1024 * 1024
MOST_UNPACKED = 120 * 1024 * 1024
MOST_RECORDS = 50_000
_MOST_FILES = 60
_MOST_IN_CELL = 100_000
_LISTS = ("organizations", "services", "service_at_locations")
_TABLES = "csv"
_BROKEN = (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, OSError, RuntimeError,
           NotImplementedError, ValueError)  # fmt: skip

Record = Mapping[str, Any]


@dataclass(frozen=True)
class Loose:
    """A record as it was found.

    Attributes:
        where: what a person looks for in the file.
        kind: `organization`, `service` or `service_at_location`.
        record: what stands there; nobody looked at it yet.
    """

    where: str
    kind: str
    record: object


def records_of(data: bytes) -> list[Loose]:
    """The records in a file.

    Raises:
        UnreadableError: when it is none of the forms, too large, or made to do harm.
    """
    if len(data) > MOST_UNPACKED or (data.startswith(b"PK") and len(data) > MOST_BYTES):
        raise UnreadableError(_("Dit bestand is te groot."))
    found = list(_zip(data) if data.startswith(b"PK") else _json(data))
    if not found:
        raise UnreadableError(_("Er staat geen organisatie en geen aanbod in dit bestand."))
    if len(found) > MOST_RECORDS:
        raise UnreadableError(_("Er staat te veel in één bestand. Verdeel het."))
    return found


def records_of_tables(files: Mapping[str, bytes]) -> list[Loose]:
    """The records in tables as CSV, by name of the file.

    Raises:
        UnreadableError: when the tables are not there or cannot be read.
    """
    tables = {PurePath(name).stem: _rows(name, data) for name, data in files.items()}
    return _of_tables(tables)


def _of_tables(tables: Mapping[str, list[dict[str, Any]]]) -> list[Loose]:
    if not tables.keys() & {"organizations", "services"}:
        raise UnreadableError(_("Er is geen organizations.csv en geen services.csv."))
    return [Loose(*each) for each in nested(tables)]


def _zip(data: bytes) -> list[Loose]:
    files = _unpacked(data)
    tables = {name: part for name, part in files.items() if name.lower().endswith(f".{_TABLES}")}
    if tables:
        return records_of_tables(tables)
    others = [part for name, part in files.items() if name.lower().endswith(("json", "jsonl"))]
    if len(others) != 1:
        raise UnreadableError(_("In de zip horen CSV-tabellen, of één JSON-bestand."))
    return list(_json(others[0]))


def _unpacked(data: bytes) -> dict[str, bytes]:
    """The files in a zip. What a part says of its size bounds what is read of it."""
    too_large = UnreadableError(_("Dit bestand is uitgepakt te groot."))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            infos = [info for info in parts.infolist() if not info.is_dir()]
            fits = sum(info.file_size for info in infos) <= MOST_UNPACKED
            if fits and len(infos) <= _MOST_FILES:
                return {PurePath(info.filename).name: parts.read(info) for info in infos}
    except _BROKEN as error:
        raise UnreadableError(_("Dit zip-bestand is beschadigd.")) from error
    raise too_large


def _rows(name: str, data: bytes) -> list[dict[str, Any]]:
    try:
        text = data.decode("utf-8-sig")
        csv.field_size_limit(_MOST_IN_CELL)
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
    except (UnicodeDecodeError, csv.Error) as error:
        raise UnreadableError(
            _("%(name)s is geen CSV in UTF-8.") % {"name": PurePath(name).name[:60]}
        ) from error
    if len(rows) > MOST_RECORDS * 10:
        raise UnreadableError(_("Er staat te veel in één bestand. Verdeel het."))
    return [{k: v for k, v in row.items() if k and v not in ("", None)} for row in rows]


def _json(data: bytes) -> Iterator[Loose]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError(_("Dit is geen JSON in UTF-8, en geen zip.")) from error
    try:
        whole = _parsed(text)
    except ValueError:
        yield from _lines(text)
        return
    yield from _found(whole)


def _parsed(text: str) -> object:
    def refuse(word: str) -> None:
        raise ValueError(word)

    try:
        return json.loads(text, parse_constant=refuse)
    except RecursionError as error:
        raise UnreadableError(_("Dit bestand kunnen wij niet lezen.")) from error


def _lines(text: str) -> Iterator[Loose]:
    lines = [(n, line) for n, line in enumerate(text.split("\n"), start=1) if line.strip()]
    for number, line in lines:
        try:
            record = _parsed(line)
        except ValueError as error:
            raise UnreadableError(
                _("Regel %(number)s is geen JSON.") % {"number": number}
            ) from error
        yield Loose(_("regel %(number)s") % {"number": number}, _kind(record), record)


def _found(whole: object) -> Iterator[Loose]:
    if isinstance(whole, dict) and any(str(key).endswith(f".{_TABLES}") for key in whole):
        tables = {PurePath(str(k)).stem: v for k, v in whole.items() if isinstance(v, list)}
        yield from _of_tables(
            {k: [row for row in v if isinstance(row, dict)] for k, v in tables.items()}
        )
        return
    if isinstance(whole, dict) and isinstance(whole.get("contents"), list):
        whole = whole["contents"]
    lists = isinstance(whole, dict) and [n for n in _LISTS if isinstance(whole.get(n), list)]
    if isinstance(whole, dict) and lists and "name" not in whole:
        for name in lists:
            for number, record in enumerate(whole[name]):
                yield Loose(f"{name}[{number}]", name.removesuffix("s"), record)
        return
    records = whole if isinstance(whole, list) else [whole]
    for number, record in enumerate(records):
        yield Loose(_("record %(number)s") % {"number": number + 1}, _kind(record), record)


def _kind(record: object) -> str:
    if not isinstance(record, dict):
        return ""
    if isinstance(record.get("service"), dict) or "location" in record:
        return "service_at_location"
    if "services" in record or "locations" in record:
        return "organization"
    signs = {"organization", "organization_id", "status", "service_areas", "attributes"}
    return "service" if signs & record.keys() and "website" not in record else "organization"
