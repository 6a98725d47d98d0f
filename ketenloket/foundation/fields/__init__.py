"""Kinds of field that forms of several rooms have, with their words for what went wrong."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ketenloket.foundation.fields.rules import NotEurosError, read_euros, typed_euros

OLDEST = 120  # years
_MOST_AGES = 15


class DayInput(forms.DateInput):
    """A day, as browsers know it."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class Day(forms.DateField):
    """A day, typed or chosen; what is no date is asked again in plain words."""

    widget = DayInput
    default_error_messages = {
        "required": _("Vul de dag in."),
        "invalid": _("Dit is geen datum. Vul dag, maand en jaar in."),
    }


class Euros(forms.CharField):
    """An amount in euros as people type it; empty is not known."""

    def __init__(self, *, required: bool = False, **options: Any) -> None:
        attributes = {"inputmode": "decimal", "autocomplete": "off"}
        options.setdefault("widget", forms.TextInput(attrs=attributes))
        super().__init__(required=required, max_length=30, **options)

    def clean(self, value: Any) -> Decimal | None:
        """The number of euros."""
        typed = str(super().clean(value) or "")
        if not typed:
            return None
        try:
            return read_euros(typed)
        except NotEurosError as error:
            raise forms.ValidationError(
                _("Schrijf een bedrag in cijfers, bijvoorbeeld 1250 of 1250,50.")
            ) from error

    def prepare_value(self, value: Any) -> Any:
        """With a comma, as people here write it."""
        return typed_euros(value) if isinstance(value, Decimal) else value


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
        if len(found) > _MOST_AGES or not all(
            part.isdecimal() and len(part) < 4 and int(part) <= OLDEST  # noqa: PLR2004
            for part in found
        ):
            raise forms.ValidationError(_("Schrijf leeftijden in cijfers, bijvoorbeeld: 4, 12"))
        return tuple(int(part) for part in found)


class Codes(forms.MultipleChoiceField):
    """Some of these, as a list of codes; none is an answer too."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, *, required: bool = False, **options: Any) -> None:
        super().__init__(required=required, **options)


class OneLine(forms.CharField):
    """Text without line ends: it may stand in a heading or the subject of a letter."""

    def to_python(self, value: Any) -> str:
        """Any run of white space becomes one space."""
        return " ".join(str(super().to_python(value) or "").split())


class Lines(forms.CharField):
    """Text of which a line end counts once, as the browser counts it."""

    def to_python(self, value: Any) -> str:
        """The text with one kind of line end."""
        return str(super().to_python(value) or "").replace("\r\n", "\n")
