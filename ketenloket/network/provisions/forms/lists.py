"""Look for a provision."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ketenloket.network.directory.rules import LifeArea, municipality_name
from ketenloket.network.provisions.rules import ApplyBy, Layer


class ListSearchForm(forms.Form):
    """What somebody looks for on the list; nonsense is left out, never an error."""

    q = forms.CharField(
        label=_("Zoek"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    wie = forms.ChoiceField(
        label=_("Van wie"), required=False, choices=[("", _("elke")), *Layer.choices]
    )
    gebied = forms.ChoiceField(
        label=_("Leefgebied"), required=False, choices=[("", _("elk")), *LifeArea.choices]
    )
    aanvraag = forms.ChoiceField(
        label=_("Wie vraagt het aan"), required=False, choices=[("", _("elke")), *ApplyBy.choices]
    )
    gemeente = forms.ChoiceField(label=_("Gemeente"), required=False)
    oud = forms.BooleanField(label=_("Alleen wat te lang niet is nagekeken"), required=False)

    def __init__(self, *args: Any, municipalities: Iterable[str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["gemeente"].choices = [  # type: ignore[attr-defined]
            ("", _("elke gemeente")),
            *((code, municipality_name(code) or code) for code in municipalities),
        ]

    def wanted(self) -> dict[str, Any]:
        """What is asked for and means something."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
