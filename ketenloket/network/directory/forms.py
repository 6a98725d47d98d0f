"""What people fill in about offers, words and spreadsheets."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from ketenloket.network.directory.models import BoundarySign, Need, Service
from ketenloket.network.directory.rules import (
    LANGUAGES,
    Capacity,
    FormOfHelp,
    LifeArea,
    municipality_name,
)
from ketenloket.network.directory.rules.cells import CellError, Words, phone, read_municipalities
from ketenloket.network.directory.rules.files import MOST_BYTES

if TYPE_CHECKING:
    from django.core.files import File


class OneLine(forms.CharField):
    """Text without line ends."""

    def to_python(self, value: Any) -> str:
        """Any run of white space becomes one space."""
        return " ".join(str(super().to_python(value) or "").split())


class Codes(forms.MultipleChoiceField):
    """Some of these, as a list of codes."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **options: Any) -> None:
        super().__init__(required=options.pop("required", False), **options)


class PlainSelect(forms.Select):
    """A list to choose from, written in one go: one template per option costs more than the page."""

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        """The whole element."""
        chosen = {str(item) for item in self.format_value(value)}
        parts = [format_html("<select{}>", flatatt(self.build_attrs({"name": name}, attrs)))]
        for code, label in self.choices:
            if isinstance(label, list | tuple):
                options = [self._option(each, word, chosen) for each, word in label]
                parts.append(format_html('<optgroup label="{}">', code))
                parts += [*options, SafeString("</optgroup>")]
            else:
                parts.append(self._option(code, label, chosen))
        return SafeString("".join([*parts, "</select>"]))

    @staticmethod
    def _option(code: Any, label: Any, chosen: set[str]) -> SafeString:
        selected = " selected" if str(code) in chosen else ""
        return SafeString(f'<option value="{escape(code)}"{selected}>{escape(label)}</option>')


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

    def __init__(self, *args: Any, municipalities: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
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
        cls, service: Service, data: Any = None, *, municipalities: Iterable[str]
    ) -> "ServiceForm":
        """The form with what is there now."""
        initial = {name: getattr(service, name) for name in cls.base_fields}
        return cls(data, initial=initial, municipalities=municipalities)

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


class SheetForm(forms.Form):
    """A spreadsheet to read in."""

    sheet = forms.FileField(
        label=_("Bestand"),
        help_text=_("Excel (.xlsx) of CSV, hoogstens 5 MB."),
        max_length=255,
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
        error_messages={"required": _("Kies een bestand.")},
    )

    def clean_sheet(self) -> "File[bytes]":
        """Not larger than we read."""
        sheet: File[bytes] = self.cleaned_data["sheet"]
        if (sheet.size or 0) > MOST_BYTES:
            raise forms.ValidationError(_("Dit bestand is groter dan 5 MB."))
        return sheet
