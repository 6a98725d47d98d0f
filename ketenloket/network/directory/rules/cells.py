"""How one cell of a spreadsheet is understood: as text, a choice, a list, yes or no, a number."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ketenloket.foundation.sheets.rules.columns import CellError, plain
from ketenloket.network.directory.rules.municipalities import (
    all_municipalities,
    normal_postcode,
)
from ketenloket.network.directory.rules.places import PostcodesError, postcode_areas

_MOST_WEEKS, _OLDEST = 104, 120


@dataclass(frozen=True)
class Words:
    """What the words in a cell may mean: label or code, made plain, to code."""

    needs: Mapping[str, str]
    signs: Mapping[str, str]


Label = object  # a text that is translated when it is read
Reader = Callable[[str, Words], object]


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


def in_each_language(labels: Mapping[str, Label]) -> Callable[[], Mapping[str, str]]:
    """The meanings of these words in the language of whoever asks, made plain once for each."""
    made: dict[str | None, Mapping[str, str]] = {}

    def known() -> Mapping[str, str]:
        language = get_language()
        if language not in made:
            made[language] = meanings(labels)
        return made[language]

    return known


def choice(labels: Mapping[str, Label]) -> Callable[[str, Words], str]:
    """One of these codes, by code or label; empty stays empty."""
    known = in_each_language(labels)

    def read(cell: str, _words: Words) -> str:
        if not cell.strip():
            return ""
        return _meant(cell, known(), list(labels.values()))

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
        if not cell.strip():
            return []
        table = known(words)
        # A label may have a comma in it, so a part is tried whole before it is divided further.
        parts = [
            part
            for whole in re.split(r"[;\n|]", cell)
            for part in ([whole] if plain(whole) in table else whole.split(","))
            if part.strip()
        ]
        found = [_meant(part, table, list(table.values())) for part in parts]
        return list(dict.fromkeys(found))

    return read


@lru_cache(maxsize=1)
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


def yes_unless_no(cell: str, words: Words) -> bool:
    """Yes or no; empty is yes."""
    return yes_or_no(cell, words) if cell.strip() else True


def age(cell: str, _words: Words) -> int | None:
    """An age in whole years; empty is no limit."""
    digits = re.sub(r"(?i)\s*(jaar|jr)\.?$", "", cell.strip())
    digits = re.sub(r"\.0+$", "", digits)
    if not digits:
        return None
    if not re.fullmatch(r"[0-9]{1,3}", digits) or int(digits) > _OLDEST:
        raise CellError(_("schrijf een leeftijd, bijvoorbeeld 18"))
    return int(digits)


def postcodes(cell: str, _words: Words) -> list[str]:
    """The four digits of postcode areas; empty is the whole municipality."""
    try:
        return postcode_areas(cell)
    except PostcodesError as error:
        raise CellError(str(error)) from error


def each_of(most: int) -> Callable[[str, Words], list[str]]:
    """Texts of one line, for places in their order: divided by semicolons or lines."""

    def read(cell: str, _words: Words) -> list[str]:
        parts = [" ".join(part.split()) for part in re.split(r"[;\n]", cell)]
        return [_within(part, most) for part in parts] if any(parts) else []

    return read


def postcode_each(cell: str, words: Words) -> list[str]:
    """The postcodes of places, in their order; empty where it is not known."""
    try:
        return [normal_postcode(part) if part else "" for part in each_of(20)(cell, words)]
    except ValueError as error:
        raise CellError(_("is geen postcode")) from error


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
