"""What somebody looks for on the verwijskaart."""

from functools import lru_cache
from typing import Any, NamedTuple

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ketenloket.network.directory.forms.fields import PlainSelect
from ketenloket.network.directory.rules import LANGUAGES, LifeArea, municipality_name

Choices = list[tuple[str, Any]]


class AskedFor(NamedTuple):
    """A need, as far as the search knows it."""

    code: str
    label: str
    life_area: str
    active: bool


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
    taal = forms.ChoiceField(label=_("Taal"), required=False, widget=PlainSelect)
    ruimte = forms.BooleanField(label=_("Alleen met ruimte"), required=False)

    def __init__(
        self,
        *args: Any,
        needs: tuple[AskedFor, ...],
        municipalities: tuple[str, ...],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in _choices(needs, municipalities, get_language() or "").items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def wanted(self) -> dict[str, Any]:
        """What is asked for and means something."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


@lru_cache(maxsize=64)
def _choices(
    needs: tuple[AskedFor, ...], municipalities: tuple[str, ...], _language: str
) -> dict[str, Choices]:
    """What can be picked, in words; the same for everybody of an alliance, all day."""
    by_area: dict[str, Choices] = {}
    for need in needs:
        if need.active:
            by_area.setdefault(need.life_area, []).append((need.code, need.label))
    groups: Choices = [
        (str(area.label), [(f"area:{area}", str(_("alles over %s") % area.label)), *by_area[area]])
        for area in LifeArea
        if area in by_area
    ]
    places = ((code, municipality_name(code) or code) for code in municipalities)
    tongues = ((code, str(label)) for code, label in LANGUAGES.items())
    return {
        "vraag": [("", str(_("elke vraag"))), *groups],
        "gemeente": [("", str(_("elke gemeente"))), *places],
        "taal": [("", str(_("elke taal"))), *tongues],
    }
