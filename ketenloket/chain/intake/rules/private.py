"""What must not be written down: a BSN anywhere, and a name in the sentence for the table."""

import re
import unicodedata
from collections.abc import Iterable

# Nine digits, together or in the groups in which a BSN is written, and not part of a longer row
# (telephone numbers have ten digits, IBANs more).
_NINE_DIGITS = re.compile(
    r"(?<![\w.-])(?:\d{9}|\d{3}([ .-])\d{3}\1\d{3}|\d{4}([ .-])\d{2}\2\d{3})(?![\w-]|\.\d)"
)

# Small words in Dutch names: they tell nobody who somebody is.
_SMALL_WORDS = frozenset(
    {"aan", "al", "bij", "da", "de", "del", "den", "der", "des", "di", "do", "dos", "du", "el"}
    | {"en", "het", "in", "la", "le", "les", "op", "over", "s", "t", "te", "ten", "ter", "tot"}
    | {"uit", "van", "vd", "ver", "von", "voor", "y", "zu"}
)


def is_bsn(digits: str) -> bool:
    """Whether nine digits pass the eleven-test (elfproef) that every BSN passes.

    Nine digits, weighed 9 to 2 and -1; the sum is a multiple of eleven. One in eleven other
    numbers passes too: the text says so.
    """
    numbers = [int(digit) for digit in digits if digit.isdecimal()]
    if len(numbers) != 9 or not any(numbers):  # noqa: PLR2004 - a BSN has nine digits
        return False
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(w * n for w, n in zip(weights, numbers, strict=True)) % 11 == 0


def holds_bsn(text: str) -> bool:
    """Whether something in this text looks like a BSN (art. 46 UAVG; facts B1)."""
    return any(is_bsn(found.group()) for found in _NINE_DIGITS.finditer(text))


# Letters that are no plain letter with an accent, and are often typed as one.
_TYPED_AS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d"})  # noqa: RUF001 - on purpose


def _words(text: str) -> list[str]:
    bare = unicodedata.normalize("NFKD", text.casefold()).translate(_TYPED_AS)
    return re.findall(r"[^\W\d_]+", "".join(c for c in bare if not unicodedata.combining(c)))


def names_in(text: str, name: str) -> list[str]:
    """The parts of this person's name that stand in the text as a word of their own.

    Accents and capitals do not matter; small words such as `van der` do not count.
    """
    written = set(_words(text))
    return [word for word in _words(name) if word not in _SMALL_WORDS and word in written]


def tells_who(text: str, name: str, contacts: Iterable[str] = ()) -> bool:
    """Whether the sentence for the table tells who it is: a name, a number or an address to reach.

    Args:
        text: the sentence.
        name: the name of the person.
        contacts: telephone number and e-mail address, as stored.
    """
    digits = re.sub(r"\D", "", text)
    for contact in filter(None, contacts):
        number = re.sub(r"\D", "", contact)[-8:]
        if contact.casefold() in text.casefold() or (len(number) == 8 and number in digits):  # noqa: PLR2004
            return True
    return bool(names_in(text, name))
