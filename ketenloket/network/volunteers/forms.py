"""What is filled in about helpers."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from ketenloket.foundation.fields import Day
from ketenloket.network.directory.rules import LANGUAGES, FormOfHelp, municipality_name
from ketenloket.network.directory.rules.places import PostcodesError, postcode_areas
from ketenloket.network.volunteers.actions import Terms, Wishes
from ketenloket.network.volunteers.models import VolunteerProfile, VolunteerTerms
from ketenloket.network.volunteers.rules import (
    LOAD_AT_FIRST,
    MOST_LOAD,
    PartOfWeek,
    Proof,
    Skill,
)

_MOST_MONTHS, _LEAST_MINUTES, _MOST_MINUTES = 120, 5, 720


def _some(label: Any, choices: Sequence[tuple[str, Any]], help_text: Any = "") -> Any:
    return forms.MultipleChoiceField(
        label=label,
        choices=choices,
        help_text=help_text,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class WishesForm(forms.Form):
    """What somebody can and wants; the helper fills it in, or a coordinator together with them."""

    load_wished = forms.IntegerField(
        label=_("Hoeveel mensen tegelijk helpen?"),
        help_text=_(
            "Meer krijgt deze helper niet, tenzij een coördinator opschrijft waarom. Nul mag ook."
        ),
        min_value=0,
        max_value=MOST_LOAD,
        initial=LOAD_AT_FIRST,
        error_messages={"required": _("Schrijf een getal op. Nul mag ook.")},
    )
    paused_until = Day(
        label=_("Nu even niemand nieuws? Tot wanneer?"),
        help_text=_("Wie er al is, blijft. Op die dag vervalt dit vanzelf."),
        required=False,
    )
    home_visits = forms.BooleanField(label=_("Gaat op huisbezoek"), required=False)
    wants_two = forms.BooleanField(
        label=_("Gaat op huisbezoek alleen samen met een ander"), required=False
    )
    skills = _some(_("Goed in"), Skill.choices)
    parts = _some(_("Wanneer"), PartOfWeek.choices)
    municipalities = _some(
        _("In welke gemeenten"), [], _("Niets gekozen en geen postcodes: overal.")
    )
    postcode_areas = forms.CharField(
        label=_("Liefst in deze postcodes"),
        help_text=_("Alleen de vier cijfers, met een spatie ertussen."),
        max_length=300,
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        municipalities: Iterable[str],
        profile: VolunteerProfile | None,
        **options: Any,
    ) -> None:
        options.setdefault("initial", _initial(profile))
        super().__init__(*args, **options)
        kept = profile.municipalities if profile else []
        codes = dict.fromkeys([*municipalities, *kept])
        self.fields["municipalities"].choices = [  # type: ignore[attr-defined]
            (code, municipality_name(code) or code) for code in codes
        ]

    def clean_postcode_areas(self) -> list[str]:
        """Four digits each."""
        try:
            return list(postcode_areas(self.cleaned_data["postcode_areas"]))
        except PostcodesError as wrong:
            raise forms.ValidationError(str(wrong)) from wrong

    def wishes(self) -> Wishes:
        """What was filled in."""
        told = self.cleaned_data
        return Wishes(**{name: told[name] for name in WishesForm.base_fields})


def _initial(profile: VolunteerProfile | None) -> dict[str, Any]:
    if profile is None:
        return {}
    kept = {name: getattr(profile, name) for name in WishesForm.base_fields}
    return kept | {"postcode_areas": " ".join(profile.postcode_areas)}


class LanguagesForm(forms.Form):
    """The languages in which somebody can talk with people."""

    languages = _some(_("Spreekt"), list(LANGUAGES.items()))


class ProofForm(forms.Form):
    """A yes with a date."""

    what = forms.ChoiceField(label=_("Wat"), choices=Proof.choices)
    dated_on = Day(
        label=_("Datum"),
        help_text=_("Bij een VOG: de datum op de VOG. Bewaar hier nooit het papier zelf."),
        error_messages={"required": _("Kies een datum.")},
    )

    def clean_dated_on(self) -> Any:
        """Not in the future."""
        day = self.cleaned_data["dated_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(say("Kies een datum die geweest is, of vandaag."))
        return day


class TermsForm(forms.Form):
    """How an organisation works with its helpers."""

    asks = _some(
        _("Wat vraagt u van elke vrijwilliger?"),
        Proof.choices,
        _("Wat ontbreekt, staat met een vlag in de lijst."),
    )
    vog_for = _some(
        _("Voor welke vormen van hulp moet de VOG er zijn?"),
        FormOfHelp.choices,
        _(
            "Zonder geldige VOG kan een vrijwilliger daar niet aan iemand worden gekoppeld. Is de"
            " vorm van hulp nog niet bekend, dan vragen wij de VOG ook."
        ),
    )
    vog_months = forms.IntegerField(
        label=_("Na hoeveel maanden vraagt u de VOG opnieuw?"),
        help_text=_("Geen wet zegt dit. 36 maanden is een voorstel van Ketenloket: kies zelf."),
        min_value=1,
        max_value=_MOST_MONTHS,
    )
    two_per_visit = forms.BooleanField(
        label=_("Op huisbezoek altijd met zijn tweeën"),
        help_text=_("Gaat er maar één, dan staat dat rood op Vandaag tot er een tweede is."),
        required=False,
    )
    alarm_minutes = forms.IntegerField(
        label=_("Hoeveel minuten na het einde van een huisbezoek slaan wij alarm?"),
        help_text=_(
            "Als de helper niet meldde veilig weg te zijn. 60 minuten is een voorstel van"
            " Ketenloket: kies zelf."
        ),
        min_value=_LEAST_MINUTES,
        max_value=_MOST_MINUTES,
    )

    def __init__(self, *args: Any, terms: VolunteerTerms, **options: Any) -> None:
        options["initial"] = {name: getattr(terms, name) for name in self.base_fields}
        super().__init__(*args, **options)

    def terms(self) -> Terms:
        """What was filled in."""
        return Terms(**self.cleaned_data)
