"""What a question to the API says, or what is wrong with it in plain words."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
from uuid import UUID

from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

from ketenloket.network.directory.rules import normal_postcode

MOST_PER_PAGE = 500
_PER_PAGE = 50
_MOST_PAGE = 1_000_000
_MOST_SEARCHED = 100
_MOST_METRES = 200_000
_MOST_TERMS = 20

LISTED = frozenset({"page", "per_page", "format", "search"})
_ABOUT = LISTED | {"taxonomy_term_id", "taxonomy_id", "modified_after", "full", "minimal"}
SERVICES = _ABOUT | {"organization_id", "postcode", "proximity"}
ORGANIZATIONS = _ABOUT | {"full_service"}
AT_LOCATIONS = SERVICES
TERMS = LISTED | {"taxonomy_id", "top_only", "parent_id"}


class ParameterError(ValueError):
    """A parameter that cannot be understood; the text says which, and what would be."""

    def __init__(self, name: str, text: str) -> None:
        super().__init__(text)
        self.name = name


@dataclass(frozen=True)
class Query:
    """A question: which records, how much of each, and in what form."""

    search: str = ""
    page: int = 1
    per_page: int = _PER_PAGE
    format: str = "json"
    taxonomy_term_id: tuple[UUID, ...] = field(default=())
    taxonomy_id: tuple[UUID, ...] = field(default=())
    organization_id: UUID | None = None
    parent_id: UUID | None = None
    modified_after: datetime | None = None
    full: bool = False
    full_service: bool = False
    minimal: bool = False
    top_only: bool = False
    postcode: str = ""
    proximity: int | None = None

    @property
    def streamed(self) -> bool:
        """Whether all is wanted at once, a record a line."""
        return self.format == "ndjson"


def understand(asked: Mapping[str, str], known: Collection[str]) -> Query:
    """The question in these parameters.

    Raises:
        ParameterError: for one that does not exist here or says something impossible. A filter that
            is quietly passed over would give a wrong answer that looks right.
    """
    values: dict[str, object] = {}
    for name, text in asked.items():
        if name not in known:
            raise ParameterError(
                name,
                _("Deze parameter bestaat hier niet. Wel: %(known)s.")
                % {"known": ", ".join(sorted(known))},
            )
        if "\0" in text:
            raise ParameterError(name, _("Hier staat een teken in dat niet mag."))
        values[name] = _READERS[name](name, text)
    query = Query(**values)  # type: ignore[arg-type]
    if query.full and query.minimal:
        raise ParameterError("minimal", _("Kies full of minimal, niet allebei."))
    if query.proximity is not None and not query.postcode:
        raise ParameterError("proximity", _("Geef ook een postcode op, als middelpunt."))
    return query


def read_key(name: str, text: str) -> UUID:
    """A number in the form of a UUID.

    Raises:
        ParameterError: when it is something else.
    """
    if not re.fullmatch(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", text):
        raise ParameterError(
            name, _("Schrijf een nummer als 3f7b145d-84af-42d7-8fae-eaca714b02b2.")
        )
    return UUID(text)


def _search(name: str, text: str) -> str:
    if len(text) > _MOST_SEARCHED:
        raise ParameterError(name, _("Zoek met hoogstens %(most)s tekens.") % {"most": 100})
    return text.strip()


def _whole(most: int) -> Callable[[str, str], int]:
    def read(name: str, text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,9}", text) or not 1 <= int(text) <= most:
            raise ParameterError(
                name, _("Schrijf een heel getal van 1 tot en met %(most)s.") % {"most": most}
            )
        return int(text)

    return read


def _yes_or_no(name: str, text: str) -> bool:
    if text not in {"true", "false"}:
        raise ParameterError(name, _("Schrijf true of false."))
    return text == "true"


def _keys(name: str, text: str) -> tuple[UUID, ...]:
    parts = text.split(",")
    if len(parts) > _MOST_TERMS:
        raise ParameterError(name, _("Geef hoogstens %(most)s nummers op.") % {"most": _MOST_TERMS})
    return tuple(read_key(name, part) for part in parts)


def _format(name: str, text: str) -> str:
    if text not in {"json", "ndjson"}:
        raise ParameterError(name, _("Schrijf json of ndjson."))
    return text


def _postcode(name: str, text: str) -> str:
    try:
        return normal_postcode(text)[:4]
    except ValueError as error:
        raise ParameterError(
            name, _("Schrijf een Nederlandse postcode, bijvoorbeeld 9671 AA.")
        ) from error


def _moment(name: str, text: str) -> datetime:
    """A date or a moment; a plus sign that arrived as a space is put back."""
    try:
        found = parse_datetime(text.replace(" ", "+") if "T" in text else text)
        day = parse_date(text) if found is None else None
    except ValueError:
        found = day = None
    if day is not None:
        found = datetime(day.year, day.month, day.day, tzinfo=UTC)
    if found is None:
        raise ParameterError(
            name, _("Schrijf een datum of tijdstip, bijvoorbeeld 2026-01-31T09:00:00Z.")
        )
    aware = found if found.tzinfo else found.replace(tzinfo=UTC)
    try:
        return aware.astimezone(UTC)
    except OverflowError as error:
        raise ParameterError(name, _("Dit tijdstip bestaat niet.")) from error


_READERS: Mapping[str, Callable[[str, str], object]] = {
    "search": _search,
    "page": _whole(_MOST_PAGE),
    "per_page": _whole(MOST_PER_PAGE),
    "format": _format,
    "taxonomy_term_id": _keys,
    "taxonomy_id": _keys,
    "organization_id": read_key,
    "parent_id": read_key,
    "modified_after": _moment,
    "full": _yes_or_no,
    "full_service": _yes_or_no,
    "minimal": _yes_or_no,
    "top_only": _yes_or_no,
    "postcode": _postcode,
    "proximity": _whole(_MOST_METRES),
}
if set(_READERS) != {each.name for each in fields(Query)}:
    raise ImportError("a parameter has no reader")
