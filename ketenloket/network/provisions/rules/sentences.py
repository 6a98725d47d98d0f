"""What the check says in words, made when somebody reads it, in the language of the reader."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.translation import get_language, get_language_bidi

Words = str | Promise
# Signs in a sum, by their number: they look like letters.
TIMES, MINUS = "\u00d7", "\u2212"


def euros(amount: Decimal) -> str:
    """An amount as people write it; whole euros without cents, figures in their own order."""
    places = 0 if amount == amount.to_integral_value() else 2
    figures = number_format(amount, places, use_l10n=True, force_grouping=True)
    written = f"€\u00a0{figures}"  # the sign never stands alone at the end of a line
    return f"\u2066{written}\u2069" if get_language_bidi() else written


def shown(value: object) -> str:
    """A value in words: money, a day, or what it is called."""
    if isinstance(value, Decimal):
        return euros(value)
    if isinstance(value, date):
        return date_format(value, "j F Y")
    return str(value)


@dataclass(frozen=True)
class Sentence:
    """A text with places, and what comes in them; put together when it is read."""

    says: Words
    values: Mapping[str, object] = field(default_factory=dict)
    _said: dict[str | None, str] = field(default_factory=dict, compare=False, repr=False)

    def __str__(self) -> str:
        language = get_language()
        if language not in self._said:
            values = {name: shown(value) for name, value in self.values.items()}
            self._said[language] = str(self.says) % values
        return self._said[language]

    @property
    def text(self) -> str:
        """The whole sentence."""
        return str(self)


def worked_out(sums: str, values: Mapping[str, object]) -> Sentence:
    """A sum with signs as people write them: `*` is times, `-` is minus."""
    return Sentence(sums.replace("*", TIMES).replace(" - ", f" {MINUS} "), values)
