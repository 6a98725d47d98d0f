"""The words that all organisations use, and the municipalities of the alliance."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ketenloket.foundation.fields import OneLine
from ketenloket.foundation.sheets.rules.columns import CellError
from ketenloket.network.directory.rules import LifeArea
from ketenloket.network.directory.rules.cells import read_municipalities


class NeedForm(forms.Form):
    """A kind of question."""

    label = OneLine(label=_("Naam"), help_text=_("In woorden van de hulpvrager."), max_length=80)
    life_area = forms.ChoiceField(label=_("Leefgebied"), choices=LifeArea.choices)
    may_be_underlying = forms.BooleanField(
        label=_("Kan onder een andere vraag zitten"), required=False
    )


class ChangedNeedForm(NeedForm):
    """A kind of question that is there already."""

    active = forms.BooleanField(label=_("In gebruik"), required=False)


class SignForm(forms.Form):
    """A sign that bears on the limits of volunteer help."""

    label = OneLine(
        label=_("Wat de hulpverlener ziet"),
        help_text=_("Gedrag of een feit. Nooit een ziekte of diagnose."),
        max_length=120,
    )
    stops_volunteer = forms.BooleanField(
        label=_("Niet bij een vrijwilliger alleen"), required=False
    )
    route = OneLine(label=_("Wat dan"), max_length=200)


class ChangedSignForm(SignForm):
    """A sign that is there already."""

    active = forms.BooleanField(label=_("In gebruik"), required=False)


class AreaForm(forms.Form):
    """The municipalities of the alliance, by name."""

    municipalities = forms.CharField(
        label=_("Gemeenten"),
        help_text=_("Namen van gemeenten, met komma's ertussen."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_municipalities(self) -> list[str]:
        """Their CBS codes."""
        try:
            return read_municipalities(self.cleaned_data["municipalities"])
        except CellError as error:
            raise forms.ValidationError(str(error)) from error
