"""What somebody looks for on the verwijskaart."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ketenloket.network.directory.forms.fields import PlainSelect
from ketenloket.network.directory.models import Need
from ketenloket.network.directory.rules import LANGUAGES, LifeArea, municipality_name


class SearchForm(forms.Form):
    """What somebody looks for on the verwijskaart; nonsense is left out, never an error."""

    q = forms.CharField(
        label=_("Zoek"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    vraag = forms.ChoiceField(label=_("Hulp bij"), required=False, widget=PlainSelect)
    gemeente = forms.ChoiceField(label=_("Gemeente"), required=False, widget=PlainSelect)
    taal = forms.ChoiceField(
        label=_("Taal"),
        required=False,
        choices=[("", _("elke taal")), *LANGUAGES.items()],
        widget=PlainSelect,
    )
    ruimte = forms.BooleanField(label=_("Alleen met ruimte"), required=False)

    def __init__(
        self, *args: Any, needs: Iterable[Need], municipalities: Iterable[str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        by_area: dict[str, list[tuple[str, str]]] = {}
        for need in needs:
            by_area.setdefault(need.life_area, []).append((need.code, need.label))
        groups = [
            (area.label, [(f"area:{area}", _("alles over %s") % area.label), *by_area[area]])
            for area in LifeArea
            if area in by_area
        ]
        self.fields["vraag"].choices = [("", _("elke vraag")), *groups]  # type: ignore[attr-defined]
        self.fields["gemeente"].choices = [  # type: ignore[attr-defined]
            ("", _("elke gemeente")),
            *((code, municipality_name(code) or code) for code in municipalities),
        ]

    def wanted(self) -> dict[str, Any]:
        """What is asked for and means something."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
