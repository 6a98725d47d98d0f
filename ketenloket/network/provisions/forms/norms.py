"""A norm amount from a day on, with where it was read."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ketenloket.foundation.fields import Day, Euros, OneLine
from ketenloket.network.provisions.rules import Certainty
from ketenloket.network.provisions.rules.known_norms import KNOWN_NORMS


class NormForm(forms.Form):
    """A new amount. Only norms that the check knows can be chosen: another would never be used."""

    norm = forms.ChoiceField(label=_("Welke norm"))
    value = Euros(
        label=_("Bedrag"),
        help_text=_("In euro, of in procenten als de norm een percentage is."),
        required=True,
    )
    valid_from = Day(label=_("Geldt vanaf"))
    valid_to = Day(
        label=_("Geldt tot en met"),
        help_text=_("Leeg als het einde nog niet bekend is."),
        required=False,
    )
    source = OneLine(
        label=_("Waar las u dit?"),
        help_text=_("Bijvoorbeeld: pagina van Dienst Toeslagen, met de datum."),
        max_length=300,
    )
    certainty = forms.ChoiceField(label=_("Hoe zeker"), choices=Certainty.choices)
    note = OneLine(label=_("Let op"), max_length=200, required=False)
    seen_on = Day(label=_("Gezien op"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["norm"].choices = [  # type: ignore[attr-defined]
            (each.code, each.label) for each in KNOWN_NORMS.values()
        ]

    def clean(self) -> dict[str, Any]:
        """What contradicts itself is asked again."""
        told = self.cleaned_data
        first, last = told.get("valid_from"), told.get("valid_to")
        if first and last and last < first:
            self.add_error("valid_to", _("Deze dag ligt voor de eerste. Draai ze om."))
        return told

    def row(self) -> dict[str, Any]:
        """The values of the row."""
        told = dict(self.cleaned_data)
        known = KNOWN_NORMS[told.pop("norm")]
        return told | {
            "scheme": known.scheme,
            "name": known.name,
            "group": known.group,
            "unit": known.unit,
        }
