"""What a coordinator fills in about an offer."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ketenloket.foundation.fields import Codes, OneLine
from ketenloket.foundation.sheets.rules.columns import CellError
from ketenloket.network.directory.models import BoundarySign, Need, Service
from ketenloket.network.directory.rules import (
    LANGUAGES,
    Audience,
    Capacity,
    FormOfHelp,
    LifeArea,
    municipality_name,
)
from ketenloket.network.directory.rules.cells import Words, phone
from ketenloket.network.directory.rules.places import PostcodesError, postcode_areas
from ketenloket.network.organisations.models import Worker

if TYPE_CHECKING:
    from django.db.models import QuerySet

_OLDEST = 120


class ServiceForm(forms.Form):
    """One offer: what it is, for whom, where, and what it is not."""

    name = OneLine(label=_("Naam van het aanbod"), max_length=120)
    form_of_help = forms.ChoiceField(label=_("Vorm van hulp"), choices=FormOfHelp.choices)
    does = forms.CharField(
        label=_("Wat u doet"),
        help_text=_("In gewone woorden. Begin met wat de hulpvrager krijgt."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    does_not = forms.CharField(
        label=_("Wat u niet doet"),
        help_text=_("Zo worden mensen niet voor niets gestuurd."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    for_whom = forms.CharField(
        label=_("Voor wie"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    audiences = Codes(
        label=_("Alleen voor"),
        help_text=_("Kiest u niets? Dan is het voor iedereen."),
        choices=Audience.choices,
    )
    not_audiences = Codes(label=_("Niet voor"), choices=Audience.choices)
    min_age = forms.IntegerField(
        label=_("Vanaf welke leeftijd"), min_value=0, max_value=_OLDEST, required=False
    )
    max_age = forms.IntegerField(
        label=_("Tot en met welke leeftijd"), min_value=0, max_value=_OLDEST, required=False
    )
    needs = Codes(
        label=_("Helpt bij"),
        required=True,
        error_messages={"required": _("Kies minstens één soort vraag.")},
    )
    municipalities = Codes(
        label=_("In welke gemeenten"),
        required=True,
        error_messages={"required": _("Kies minstens één gemeente.")},
    )
    postcode_areas = OneLine(
        label=_("Alleen in deze postcodes"),
        help_text=_("Alleen de vier cijfers, met een spatie ertussen. Leeg: de hele gemeente."),
        max_length=700,
        required=False,
    )
    languages = Codes(
        label=_("Talen"),
        required=True,
        choices=list(LANGUAGES.items()),
        error_messages={"required": _("Kies minstens één taal.")},
    )
    not_with_signs = Codes(
        label=_("Niet bij deze signalen"),
        help_text=_("Ziet iemand zo'n signaal, dan raden wij dit aanbod niet aan."),
    )
    by_volunteers = forms.BooleanField(label=_("Vrijwilligers helpen"), required=False)
    home_visits = forms.BooleanField(label=_("U komt aan huis"), required=False)
    for_entrepreneurs = forms.BooleanField(label=_("Ook voor ondernemers"), required=False)
    costs = OneLine(label=_("Kosten"), max_length=120)
    opening_hours = OneLine(
        label=_("Wanneer open"),
        help_text=_("Bijvoorbeeld: dinsdag en donderdag van 9 tot 12 uur."),
        max_length=200,
        required=False,
    )
    how_to_reach = OneLine(
        label=_("Hoe mensen zich aanmelden"),
        help_text=_("Bijvoorbeeld: bel, of kom langs op het spreekuur. Een afspraak hoeft niet."),
        max_length=300,
        required=False,
    )
    open_to_public = forms.BooleanField(
        label=_("Mensen mogen zelf bellen of langskomen"), required=False
    )
    contact_person = OneLine(
        label=_("Contactpersoon"),
        help_text=_("Met wie kunnen collega's van andere organisaties overleggen?"),
        max_length=120,
        required=False,
    )
    contact_public = forms.BooleanField(
        label=_("De naam van de contactpersoon mag openbaar zijn"),
        help_text=_("Zet dit alleen aan als deze persoon dat goed vindt."),
        required=False,
    )
    phone = OneLine(
        label=_("Telefoon"),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel"}),
    )
    email = forms.EmailField(label=_("E-mail"), required=False)
    website = forms.URLField(
        label=_("Website"), max_length=200, required=False, assume_scheme="https"
    )
    owner = forms.ModelChoiceField(
        label=_("Wie houdt dit aanbod bij"),
        help_text=_("Bij deze collega komt een bericht als iemand zegt dat er iets niet klopt."),
        queryset=Worker.objects.none(),
        empty_label=_("Kies iemand"),
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        municipalities: Iterable[str],
        workers: "QuerySet[Worker]",
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = workers  # type: ignore[attr-defined]
        chosen = self.initial
        needs = Need.objects.all()
        self._needs = [n for n in needs if n.active or n.code in chosen.get("needs", [])]
        self._choose("needs", [(need.code, need.label) for need in self._needs])
        signs = BoundarySign.objects.all()
        there = [s for s in signs if s.active or s.code in chosen.get("not_with_signs", [])]
        self._choose("not_with_signs", [(sign.code, sign.label) for sign in there])
        codes = dict.fromkeys([*municipalities, *chosen.get("municipalities", [])])
        self._choose("municipalities", [(code, municipality_name(code) or code) for code in codes])

    @classmethod
    def of(
        cls,
        service: Service,
        data: Any = None,
        *,
        municipalities: Iterable[str],
        workers: "QuerySet[Worker]",
        keeper: int | None = None,
    ) -> "ServiceForm":
        """The form with what is there now; `keeper` is proposed where nobody keeps it yet."""
        # The owner by number: the worker may be one that who asks is not shown.
        initial = {n: getattr(service, n) for n in cls.base_fields if n != "owner"} | {
            "owner": service.owner_id or keeper,
            "postcode_areas": " ".join(service.postcode_areas),
        }
        return cls(data, initial=initial, municipalities=municipalities, workers=workers)

    def needs_by_area(self) -> list[tuple[str, list[forms.boundfield.BoundWidget]]]:
        """The boxes for needs, under the name of their part of life."""
        boxes = dict(zip((n.code for n in self._needs), self["needs"].subwidgets, strict=True))
        grouped = [
            (str(area.label), [boxes[n.code] for n in self._needs if n.life_area == area])
            for area in LifeArea
        ]
        return [(label, boxes) for label, boxes in grouped if boxes]

    def clean_phone(self) -> str:
        """A number as people write it."""
        try:
            return str(phone(self.cleaned_data["phone"], Words({}, {})))
        except CellError as error:
            raise forms.ValidationError(str(error).capitalize() + ".") from error

    def clean_postcode_areas(self) -> list[str]:
        """The four digits of each area."""
        try:
            return postcode_areas(self.cleaned_data["postcode_areas"])
        except PostcodesError as error:
            raise forms.ValidationError(str(error)) from error

    def clean(self) -> dict[str, Any]:
        """What contradicts itself is asked again."""
        told = self.cleaned_data
        low, high = told.get("min_age"), told.get("max_age")
        if low is not None and high is not None and low > high:
            self.add_error("max_age", _("Deze leeftijd ligt onder de eerste. Draai ze om."))
        both = set(told.get("audiences", [])) & set(told.get("not_audiences", []))
        if both:
            names = ", ".join(str(Audience(code).label) for code in sorted(both))
            self.add_error(
                "not_audiences",
                _("U koos deze groep ook bij \u201cAlleen voor\u201d: %(names)s.")
                % {"names": names},
            )
        return told

    def offer(self) -> dict[str, Any]:
        """What was filled in; nobody chosen means: whoever keeps it now goes on doing so."""
        told = dict(self.cleaned_data)
        if told["owner"] is None:
            del told["owner"]
        return told

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]


class CapacityForm(forms.Form):
    """How much room there is, in one word."""

    capacity = forms.ChoiceField(
        label=_("Ruimte"), choices=Capacity.choices, widget=forms.RadioSelect
    )
    waiting_weeks = forms.IntegerField(
        label=_("Wachttijd in weken"),
        help_text=_("Is er een wachtlijst? Hoe lang duurt het ongeveer?"),
        min_value=0,
        max_value=104,
        required=False,
    )
