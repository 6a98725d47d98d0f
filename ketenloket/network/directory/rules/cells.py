"""How one cell of a spreadsheet is understood: as text, a choice, a list, yes or no, a number."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.utils.translation import gettext as _

from ketenloket.network.directory.rules.municipalities import all_municipalities

_MOST_WEEKS = 104


class CellError(ValueError):
    """What is in this cell cannot be understood; the text says what would be."""


@dataclass(frozen=True)
class Words:
    """What the words in a cell may mean: label or code, made plain, to code."""

    needs: Mapping[str, str]
    signs: Mapping[str, str]


Label = object  # a text that is translated when it is read
Reader = Callable[[str, Words], object]


def plain(text: str) -> str:
    """Small letters and digits only, without accents: how two ways of writing are compared."""
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "", bare)


def meanings(labels: Mapping[str, Label]) -> dict[str, str]:
    """Words to codes: the code itself, the label, and the part of it before a colon."""
    found: dict[str, str] = {}
    for code, label in labels.items():
        for word in (code, str(label), str(label).partition(":")[0]):
            found.setdefault(plain(word), code)
    return found


def one_line(most: int) -> Callable[[str, Words], str]:
    """Text on one line, of at most so many signs."""

    def read(cell: str, _words: Words) -> str:
        return _within(" ".join(cell.split()), most)

    return read


def text(cell: str, _words: Words) -> str:
    """Text of several lines."""
    return _within(cell.strip(), 2000)


def _within(text: str, most: int) -> str:
    if len(text) > most:
        raise CellError(_("is te lang: hoogstens %(most)s tekens") % {"most": most})
    return text


def choice(labels: Mapping[str, Label]) -> Callable[[str, Words], str]:
    """One of these codes, by code or label; empty stays empty."""

    def read(cell: str, _words: Words) -> str:
        if not cell.strip():
            return ""
        return _meant(cell, meanings(labels), list(labels.values()))

    return read


def _meant(word: str, known: Mapping[str, str], examples: Sequence[object]) -> str:
    code = known.get(plain(word))
    if code is None:
        some = ", ".join(str(example) for example in examples[:6])
        raise CellError(
            _("“%(word)s” kennen wij niet. Kies bijvoorbeeld: %(some)s")
            % {"word": word.strip()[:40], "some": some}
        )
    return code


def several(known: Callable[[Words], Mapping[str, str]]) -> Callable[[str, Words], list[str]]:
    """Any number of codes, divided by commas, semicolons or lines."""

    def read(cell: str, words: Words) -> list[str]:
        table = known(words)
        # A label may have a comma in it, so a whole cell is tried before its parts.
        if plain(cell) in table:
            return [table[plain(cell)]]
        parts = [part for part in re.split(r"[,;\n|]", cell) if part.strip()]
        found = [_meant(part, table, list(table.values())) for part in parts]
        return list(dict.fromkeys(found))

    return read


def municipalities_by_name() -> dict[str, str]:
    """Every municipality by name, other name or code, made plain."""
    found: dict[str, str] = {}
    for each in all_municipalities():
        for word in (each.code, each.name, *re.findall(r"\((.*?)\)", each.label)):
            found.setdefault(plain(word), each.code)
    return found


def read_municipalities(cell: str) -> list[str]:
    """Codes of the municipalities that are named, divided by commas or lines.

    Raises:
        CellError: when one is not a municipality.
    """
    reader = several(lambda _words: municipalities_by_name())
    return reader(cell, Words({}, {}))


def yes_or_no(cell: str, _words: Words) -> bool:
    """Yes or no, in the ways people write it; empty is no."""
    word = plain(cell)
    if word in {"ja", "j", "yes", "x", "1", "waar", "true", "wel"}:
        return True
    if word in {"", "nee", "n", "no", "0", "onwaar", "false", "niet"}:
        return False
    raise CellError(_("schrijf ja of nee"))


def weeks(cell: str, _words: Words) -> int:
    """A number of weeks; empty is none."""
    digits = re.sub(r"(?i)\s*(weken|week|wk)\.?$", "", cell.strip())
    digits = re.sub(r"\.0+$", "", digits)
    if not digits:
        return 0
    if not re.fullmatch(r"[0-9]{1,3}", digits) or int(digits) > _MOST_WEEKS:
        raise CellError(_("schrijf een aantal weken, bijvoorbeeld 4"))
    return int(digits)


def email(cell: str, _words: Words) -> str:
    """An e-mail address, or nothing."""
    address = cell.strip()
    if address:
        try:
            validate_email(address)
        except ValidationError as error:
            raise CellError(_("is geen e-mailadres")) from error
    return address


def website(cell: str, _words: Words) -> str:
    """The address of a website, or nothing; `https://` may be left out."""
    address = cell.strip()
    if not address:
        return ""
    if "://" not in address:
        address = f"https://{address}"
    try:
        URLValidator(schemes=["http", "https"])(address)
    except ValidationError as error:
        raise CellError(_("is geen adres van een website")) from error
    return _within(address, 200)


def phone(cell: str, _words: Words) -> str:
    """A telephone number as people write it, or nothing."""
    number = " ".join(cell.split())
    if number and not re.fullmatch(r"\+?[0-9() /-]{3,20}", number):
        raise CellError(_("schrijf een telefoonnummer met cijfers"))
    return _within(number, 20)
