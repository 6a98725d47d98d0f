"""One field of a record of somebody else: read tolerantly, and said when something was lost."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from ketenloket.foundation.sheets.rules.columns import CellError
from ketenloket.network.directory.rules.cells import Words, email, phone, website

Record = Mapping[str, Any]
_HERE = ZoneInfo("Europe/Amsterdam")
_NO_WORDS = Words({}, {})
_MOST = 2000
_NOT_ALLOWED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def text(record: Record, name: str, most: int = _MOST, notes: list[str] | None = None) -> str:
    """A text, whatever its type was; cut off when it is too long, which is noted."""
    value = record.get(name)
    if value is None or isinstance(value, (dict, list)):
        return ""
    clean = _NOT_ALLOWED.sub("", str(value)).replace("\r\n", "\n").strip()
    if len(clean) <= most:
        return clean
    if notes is not None:
        notes.append(_("%(name)s is ingekort tot %(most)s tekens") % {"name": name, "most": most})
    return clean[: most - 1].rstrip() + "…"


def rows(record: Record, name: str) -> list[Record]:
    """A list of records; what is no list is none, and a lone record is a list of one."""
    value = record.get(name)
    if isinstance(value, Mapping):
        return [value]
    return [each for each in value if isinstance(each, Mapping)] if isinstance(value, list) else []


def inner(record: Record, name: str) -> Record:
    """A record inside a record, or an empty one."""
    value = record.get(name)
    return value if isinstance(value, Mapping) else {}


def checked(value: str, read: Callable[[str, Words], str], name: str, notes: list[str]) -> str:
    """A value that must have a form; left out with a note when it has not."""
    try:
        return read(value, _NO_WORDS)
    except CellError as error:
        notes.append(
            _("%(name)s “%(value)s” is weggelaten: %(why)s")
            % {"name": name, "value": value[:40], "why": error}
        )
        return ""


def an_email(record: Record, notes: list[str]) -> str:
    """The e-mail address."""
    return checked(text(record, "email", 254), email, "email", notes)


def a_website(record: Record, name: str, notes: list[str]) -> str:
    """The address of a website."""
    return checked(text(record, name, 400), website, name, notes)


def a_phone(record: Record, notes: list[str]) -> str:
    """The first telephone number."""
    for each in rows(record, "phones"):
        if number := text(each, "number", 60).strip("\"' "):
            return checked(number, phone, "phone", notes)
    return ""


def a_number(record: Record, name: str) -> float | None:
    """A number, also when it was written as text."""
    value = record.get(name)
    if isinstance(value, bool) or value is None or isinstance(value, (dict, list)):
        return None
    try:
        number = float(str(value)[:30])
    except ValueError:
        return None
    return number if abs(number) < 1e9 else None  # noqa: PLR2004 - no age, place or count is larger


def a_day(record: Record, name: str) -> date | None:
    """A day, also out of a moment."""
    value = text(record, name, 40)
    try:
        if len(value) > len("2026-01-31"):
            moment = datetime.fromisoformat(value)
            return (moment.astimezone(_HERE) if moment.tzinfo else moment).date()
        return date.fromisoformat(value)
    except (ValueError, OverflowError):
        return None


def hours(schedules: Sequence[Record], notes: list[str]) -> str:
    """Opening hours as a sentence: the words that are there, else the days and times."""
    told = []
    for each in schedules:
        times = "-".join(t for n in ("opens_at", "closes_at") if (t := text(each, n, 20)[:5]))
        told.append(
            text(each, "description") or " ".join(p for p in (text(each, "byday", 60), times) if p)
        )
    joined = "; ".join(dict.fromkeys(part for part in told if part))
    return text({"schedules": joined}, "schedules", 200, notes)
