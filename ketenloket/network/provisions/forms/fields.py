"""Parts that the forms of this room are made of."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ketenloket.network.provisions.rules.money import MoneyError, read_money

OLDEST = 120
_MOST_CHILDREN = 15


class Money(forms.CharField):
    """An amount in euros as people type it; empty is not known."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("required", False)
        options.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal"}))
        super().__init__(max_length=30, **options)

    def clean(self, value: Any) -> Decimal | None:
        """The number of euros."""
        typed = str(super().clean(value) or "")
        if not typed:
            return None
        try:
            return read_money(typed)
        except MoneyError as error:
            raise forms.ValidationError(
                _("Schrijf een bedrag in cijfers, bijvoorbeeld 1250 of 1250,50.")
            ) from error


class YesNo(forms.ChoiceField):
    """Yes, no, or not said."""

    def __init__(self, **options: Any) -> None:
        choices = [("ja", _("ja")), ("nee", _("nee")), ("", _("zeg ik liever niet"))]
        super().__init__(required=False, choices=choices, widget=forms.RadioSelect, **options)

    def clean(self, value: Any) -> bool | None:
        """True, False or None."""
        return {"ja": True, "nee": False}.get(str(super().clean(value)))


class Age(forms.IntegerField):
    """An age in years, or nothing."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "numeric"})
        super().__init__(min_value=0, max_value=OLDEST, required=False, widget=widget, **options)


class Ages(forms.CharField):
    """Some ages, with commas or spaces between."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "text"})
        super().__init__(required=False, max_length=80, widget=widget, **options)

    def clean(self, value: Any) -> tuple[int, ...]:
        """The ages."""
        parts = re.split(r"[\s,;.\u060c]+", str(super().clean(value) or "").strip())
        found = [part for part in parts if part]
        if len(found) > _MOST_CHILDREN or not all(
            part.isdecimal() and len(part) < 4 and int(part) <= OLDEST  # noqa: PLR2004
            for part in found
        ):
            raise forms.ValidationError(_("Schrijf leeftijden in cijfers, bijvoorbeeld: 4, 12"))
        return tuple(int(part) for part in found)


class Lines(forms.CharField):
    """Text of several lines, with the ends of lines as a spreadsheet has them."""

    def __init__(self, *, rows: int = 3, **options: Any) -> None:
        widget = forms.Textarea(attrs={"rows": rows})
        super().__init__(max_length=2000, widget=widget, **options)

    def clean(self, value: Any) -> str:
        """The text."""
        typed = value.replace("\r\n", "\n") if isinstance(value, str) else value
        return str(super().clean(typed) or "")


class OneLine(forms.CharField):
    """Text without line ends."""

    def to_python(self, value: Any) -> str:
        """Any run of white space becomes one space."""
        return " ".join(str(super().to_python(value) or "").split())
