"""The questions of the check. None has to be answered, and nothing of it is kept."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ketenloket.foundation.fields import Age, Ages, Euros
from ketenloket.network.directory.rules import municipality_name
from ketenloket.network.provisions.forms.fields import YesNo
from ketenloket.network.provisions.rules import Situation

ELSEWHERE = "elders"
_MOST_ADULTS = 20


class SituationForm(forms.Form):
    """What somebody tells of the household and its money; names of fields stay in the page."""

    gemeente = forms.ChoiceField(label=_("In welke gemeente woont u?"), required=False)
    partner = YesNo(label=_("Woont u samen met een partner?"))
    leeftijd = Age(label=_("Hoe oud bent u?"))
    leeftijd_partner = Age(label=_("Hoe oud is uw partner?"))
    kinderen = YesNo(label=_("Wonen er kinderen bij u?"))
    leeftijden = Ages(
        label=_("Hoe oud zijn de kinderen?"),
        help_text=_("Bijvoorbeeld: 4, 12"),
    )
    volwassenen = forms.IntegerField(
        label=_("Hoeveel andere volwassenen wonen bij u?"),
        help_text=_("Zoals een volwassen kind, een ouder of een huisgenoot."),
        min_value=0,
        max_value=_MOST_ADULTS,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    aow = YesNo(label=_("Krijgt u AOW?"))
    aow_partner = YesNo(label=_("Krijgt uw partner AOW?"))
    studie = YesNo(label=_("Studeert u?"))
    inkomen = Euros(
        label=_("Hoeveel geld komt er elke maand binnen?"),
        help_text=_(
            "Loon of uitkering op uw rekening, van u en uw partner samen. Zonder toeslagen."
        ),
    )
    jaarinkomen = Euros(
        label=_("Wat is het inkomen van een heel jaar voor belasting?"),
        help_text=_("Dat staat op de jaaropgave. Van u en uw partner samen."),
    )
    vermogen = Euros(
        label=_("Hoeveel spaargeld en ander vermogen heeft u?"),
        help_text=_("Niets? Schrijf dan 0."),
    )
    huurt = YesNo(label=_("Huurt u uw woning?"))
    huur = Euros(label=_("Hoeveel huur betaalt u per maand?"), help_text=_("Zonder servicekosten."))
    vaste_lasten = Euros(
        label=_("Hoeveel andere vaste lasten heeft u per maand?"),
        help_text=_("Zoals energie, water en verzekeringen."),
    )
    opvang = YesNo(label=_("Betaalt u kinderopvang?"))

    def __init__(self, *args: Any, municipalities: Iterable[str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["gemeente"].choices = [  # type: ignore[attr-defined]
            ("", _("zeg ik liever niet")),
            *((code, municipality_name(code) or code) for code in municipalities),
            (ELSEWHERE, _("een andere gemeente")),
        ]

    def situation(self) -> Situation:
        """The answers for the check; what was wrong is as if it was not said."""
        told = self.cleaned_data
        children = told.get("kinderen")
        ages = told.get("leeftijden") or ()
        return Situation(
            municipality=told.get("gemeente") or "",
            partner=told.get("partner"),
            age=told.get("leeftijd"),
            partner_age=told.get("leeftijd_partner"),
            children=ages or (() if children is False else None),
            other_adults=told.get("volwassenen"),
            income=told.get("inkomen"),
            income_before_tax=told.get("jaarinkomen"),
            wealth=told.get("vermogen"),
            rents=told.get("huurt"),
            rent=told.get("huur"),
            fixed_costs=told.get("vaste_lasten"),
            aow=told.get("aow"),
            partner_aow=told.get("aow_partner"),
            student=told.get("studie"),
            childcare=told.get("opvang"),
        )
