"""What a coordinator fills in about the places of an organisation."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ketenloket.foundation.fields import OneLine
from ketenloket.network.directory.models import Location, ServiceLocation
from ketenloket.network.directory.rules import all_municipalities, normal_postcode

_HOURS = 200


class PlaceForm(forms.Form):
    """A place where people can come."""

    name = OneLine(
        label=_("Naam van de plek"),
        help_text=_("Bijvoorbeeld: Buurthuis De Brug."),
        max_length=120,
    )
    street = OneLine(label=_("Straat en nummer"), max_length=120, required=False)
    postcode = OneLine(
        label=_("Postcode"),
        help_text=_("De vier cijfers zijn genoeg. Zo weten wij hoe ver het is."),
        max_length=7,
        required=False,
    )
    city = OneLine(
        label=_("Plaats"),
        help_text=_("Leeg? Dan vullen wij de plaats in die bij de postcode hoort."),
        max_length=80,
        required=False,
    )
    municipality = forms.ChoiceField(
        label=_("Gemeente"),
        help_text=_("Niets gekozen? Dan kiezen wij de gemeente die bij de postcode past."),
        required=False,
    )
    opening_hours = OneLine(
        label=_("Wanneer open"),
        help_text=_("Bijvoorbeeld: maandag tot en met vrijdag van 9 tot 17 uur."),
        max_length=_HOURS,
        required=False,
    )
    accessibility = OneLine(
        label=_("Toegankelijkheid"),
        help_text=_("Bijvoorbeeld: zonder drempel, lift, invalidentoilet, bus 14 stopt ervoor."),
        max_length=200,
        required=False,
    )

    def __init__(self, *args: Any, municipalities: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = set(municipalities)
        every = [(found.code, found.label) for found in all_municipalities()]
        here = [choice for choice in every if choice[0] in own]
        others = [choice for choice in every if choice[0] not in own]
        self.fields["municipality"].choices = [  # type: ignore[attr-defined]
            ("", _("Volgt uit de postcode")),
            *([(_("In onze samenwerking"), here)] if here else []),
            (_("Andere gemeenten"), others),
        ]

    @classmethod
    def of(cls, place: Location, data: Any = None, *, municipalities: Iterable[str]) -> "PlaceForm":
        """The form with what is there now."""
        initial = {name: getattr(place, name) for name in cls.base_fields}
        return cls(data, initial=initial, municipalities=municipalities)

    def clean_postcode(self) -> str:
        """As postcodes are written."""
        typed = str(self.cleaned_data["postcode"])
        if not typed:
            return ""
        try:
            return normal_postcode(typed)
        except ValueError as error:
            raise forms.ValidationError(
                _("Schrijf vier cijfers en twee letters, zoals 9671 AA.")
            ) from error


class OfferPlacesForm(forms.Form):
    """At which places an offer is, and when: a box and hours for each place."""

    def __init__(
        self,
        *args: Any,
        places: Sequence[Location],
        there: Mapping[int, ServiceLocation],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._places = places
        for place in places:
            tie = there.get(place.pk)
            self.fields[f"at_{place.pk}"] = forms.BooleanField(
                label=place.name, required=False, initial=bool(tie and tie.active)
            )
            self.fields[f"hours_{place.pk}"] = OneLine(
                label=_("Wanneer bij %(place)s") % {"place": place.name},
                help_text=_("Leeg: de tijden van de plek zelf."),
                max_length=_HOURS,
                required=False,
                initial=tie.opening_hours if tie else "",
            )

    def rows(self) -> list[tuple[Location, forms.BoundField, forms.BoundField]]:
        """Each place with its two fields."""
        return [
            (place, self[f"at_{place.pk}"], self[f"hours_{place.pk}"]) for place in self._places
        ]

    def hours(self) -> dict[int, str]:
        """When the offer is there, by the number of each place that was ticked."""
        told = self.cleaned_data
        return {
            place.pk: told[f"hours_{place.pk}"] for place in self._places if told[f"at_{place.pk}"]
        }
