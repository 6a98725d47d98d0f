"""What a coordinator fills in about a provision."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ketenloket.foundation.fields import Age, Codes, Day, Euros, OneLine
from ketenloket.network.directory.rules import LifeArea, municipality_name
from ketenloket.network.organisations.models import Organisation
from ketenloket.network.provisions.forms.fields import lines
from ketenloket.network.provisions.models import Provision
from ketenloket.network.provisions.rules import (
    Aow,
    ApplyBy,
    Certainty,
    Layer,
    Scheme,
    Students,
    Unit,
)

if TYPE_CHECKING:
    from django.db.models import QuerySet

_MOST_PERCENT = 400


def _percent(label: Any, hint: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, help_text=hint, min_value=1, max_value=_MOST_PERCENT, required=False
    )


class ProvisionForm(forms.Form):
    """One provision: what it is, for whom, how much, how to ask for it, and who keeps it."""

    name = OneLine(label=_("Naam"), help_text=_("Hoe mensen het noemen."), max_length=120)
    layer = forms.ChoiceField(label=_("Van wie"), choices=Layer.choices)
    life_area = forms.ChoiceField(label=_("Leefgebied"), choices=LifeArea.choices)
    what = lines(_("Wat het is"), help_text=_("In gewone woorden."))
    for_whom = lines(_("Voor wie"), required=False)
    conditions = lines(_("Voorwaarden"), required=False, rows=4)
    amount_words = OneLine(
        label=_("Bedrag in woorden"),
        help_text=_("Bijvoorbeeld: € 150 per jaar voor elk gezinslid."),
        max_length=300,
        required=False,
    )
    amount = Euros(
        label=_("Bedrag in euro"),
        help_text=_("Alleen als het voor iedereen hetzelfde is. Leeg: telt niet mee in de som."),
    )
    unit = forms.ChoiceField(label=_("Per"), choices=Unit.choices)
    how = lines(_("Hoe u het aanvraagt"), required=False)
    apply_by = forms.ChoiceField(label=_("Wie het aanvraagt"), choices=ApplyBy.choices)
    documents = lines(_("Welke papieren"), required=False)
    before = Codes(
        label=_("Eerst aanvragen"),
        help_text=_("Wat gaat voor? Dat staat dan hoger in de check."),
    )
    link = forms.URLField(label=_("Website"), max_length=200, required=False, assume_scheme="https")
    municipalities = Codes(label=_("In welke gemeenten"), help_text=_("Niets gekozen: overal."))
    min_age = Age(label=_("Vanaf welke leeftijd"))
    max_age = Age(label=_("Tot en met welke leeftijd"))
    aow = forms.ChoiceField(label=_("AOW"), choices=Aow.choices, required=False)
    students = forms.ChoiceField(label=_("Studenten"), choices=Students.choices, required=False)
    renters_only = forms.BooleanField(label=_("Alleen voor wie huurt"), required=False)
    child_from = Age(label=_("Voor een kind vanaf"))
    child_to = Age(label=_("Voor een kind tot en met"))
    income_sure = _percent(
        _("Inkomen: waarschijnlijk wel tot"), _("Percentage van de bijstandsnorm.")
    )
    income_most = _percent(
        _("Inkomen: waarschijnlijk niet boven"),
        _("Percentage van de bijstandsnorm. Daartussen zegt de check: vraag na."),
    )
    wealth_as_bijstand = forms.BooleanField(
        label=_("De vermogensgrens van de bijstand geldt"), required=False
    )
    own_judgement = forms.BooleanField(
        label=_("Er kijkt altijd iemand naar de eigen situatie"), required=False
    )
    scheme = forms.ChoiceField(
        label=_("Rekent als"),
        help_text=_("Alleen voor een landelijke regeling die de check zelf uitrekent."),
        choices=Scheme.choices,
        required=False,
    )
    source = OneLine(label=_("Waar las u dit?"), max_length=300, required=False)
    source_on = Day(
        label=_("Gezien op"),
        required=False,
    )
    certainty = forms.ChoiceField(label=_("Hoe zeker"), choices=Certainty.choices)
    organisation = forms.ModelChoiceField(
        label=_("Wie houdt dit bij"), queryset=Organisation.objects.none(), empty_label=None
    )

    def __init__(
        self,
        *args: Any,
        municipalities: Iterable[str],
        organisations: "QuerySet[Organisation]",
        others: Iterable[Provision],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        fields: dict[str, Any] = self.fields
        fields["organisation"].queryset = organisations
        fields["before"].choices = [(each.code, each.name) for each in others]
        codes = dict.fromkeys([*municipalities, *self.initial.get("municipalities", [])])
        fields["municipalities"].choices = [(c, municipality_name(c) or c) for c in codes]

    @classmethod
    def first_values(cls, provision: Provision) -> dict[str, Any]:
        """What is there now."""
        told = {name: getattr(provision, name) for name in cls.base_fields}
        return told | {"organisation": provision.organisation_id}

    def clean_amount(self) -> Any:
        """Nothing is written as empty, not as nought."""
        return self.cleaned_data["amount"] or None

    def clean(self) -> dict[str, Any]:
        """What contradicts itself is asked again."""
        told = self.cleaned_data
        for low, high in (
            ("min_age", "max_age"),
            ("child_from", "child_to"),
            ("income_sure", "income_most"),
        ):
            first, last = told.get(low), told.get(high)
            if first is not None and last is not None and first > last:
                self.add_error(high, _("Dit is lager dan het eerste. Draai ze om."))
        return told
