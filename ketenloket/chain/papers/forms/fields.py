"""Fields that more than one form here has."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.papers.rules import euros

NOT_A_DATE = _("Dit is geen datum. Vul dag, maand en jaar in.")


def day_field(label: Any, **options: Any) -> forms.DateField:
    """A day, as browsers know it."""
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Vul de dag in."), "invalid": NOT_A_DATE},
        **options,
    )


class EuroField(forms.CharField):
    """A sum as people type it; empty is "I do not know"."""

    def __init__(self, **options: Any) -> None:
        attributes = {"inputmode": "decimal", "autocomplete": "off"}
        options.setdefault("widget", forms.TextInput(attrs=attributes))
        super().__init__(required=False, max_length=20, **options)

    def clean(self, value: Any) -> Any:
        """The sum, or None."""
        typed = super().clean(value)
        if not typed:
            return None
        try:
            return euros(typed)
        except ValueError as error:
            raise forms.ValidationError(
                _("Vul een bedrag in, bijvoorbeeld 850 of 1.234,50.")
            ) from error

    def prepare_value(self, value: Any) -> Any:
        """A sum as it stands in the field: `850,00`."""
        return f"{value:.2f}".replace(".", ",") if isinstance(value, Decimal) else value
