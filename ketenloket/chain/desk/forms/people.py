"""Forms about a person, filled in by a worker."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.desk.actions import Details, Registration
from ketenloket.chain.desk.forms.fields import (
    OnceForm,
    PostcodeField,
    ReachForm,
    concerns_field,
    municipality_choices,
    threats_field,
)
from ketenloket.chain.desk.rules import Entry
from ketenloket.foundation.fields import Day, DayInput
from ketenloket.network.directory.rules import municipality_of
from ketenloket.network.organisations.models import Alliance

OTHER = "other"  # somebody else than the likely people
OLDEST = 120  # years


def born_field() -> forms.DateField:
    """The birth date: by it somebody is found again when number and address have changed."""
    return Day(
        label=_("Geboortedatum"),
        help_text=_("Hiermee vinden wij iemand terug. Mag leeg blijven."),
        widget=DayInput(attrs={"autocomplete": "off"}),
        required=False,
    )


class _PersonForm(ReachForm):
    """Reach and address, in the words of a worker."""

    postcode = PostcodeField(label=_("Postcode"), help_text=_("De cijfers zijn genoeg."))
    house_number = forms.CharField(
        label=_("Huisnummer"),
        help_text=_("Nodig voor een kaartje of een huisbezoek."),
        max_length=10,
        required=False,
    )
    municipality = forms.ChoiceField(
        label=_("Gemeente"), help_text=_("Leeg: dan kiezen wij op postcode."), required=False
    )
    anonymous_visit = True

    def __init__(self, *args: Any, alliance: Alliance, **options: Any) -> None:
        super().__init__(*args, **options)
        places = municipality_choices(alliance.municipalities)
        self.fields["municipality"].choices = places  # type: ignore[attr-defined]
        self.fields["name"].label = _("Naam")
        self.fields["name"].help_text = _("Alleen een voornaam mag ook.")
        self.fields["contact_way"].label = _("Hoe bereiken wij deze persoon het best?")
        self.fields["contact_when"].label = _("Wanneer schikt het deze persoon?")
        self.fields["language"].label = _("In welke taal praat deze persoon het liefst?")
        for name in ("name", "phone", "email"):  # not those of the worker
            self.fields[name].widget.attrs["autocomplete"] = "off"

    def clean(self) -> dict[str, Any]:
        """Without a choice the likeliest municipality of the postcode."""
        cleaned = super().clean()
        found = municipality_of(cleaned.get("postcode") or "")
        if found and not cleaned.get("municipality"):
            cleaned["municipality"] = found[0].code
        return cleaned

    def clean_born(self) -> date | None:
        """A day on which somebody who lives now can be born."""
        born: date | None = self.cleaned_data["born"]
        today = timezone.localdate()
        if born and (born > today or born.year < today.year - OLDEST):
            raise forms.ValidationError(_("Deze geboortedatum kan niet kloppen."))
        return born

    def person(self) -> dict[str, Any]:
        """The checked answers about the person."""
        names = ("postcode", "house_number", "municipality")
        return self.reach() | {name: self.cleaned_data[name] for name in names}


class WalkInForm(OnceForm, _PersonForm):
    """Somebody sits at the table or is on the telephone: make the request together."""

    entry = forms.ChoiceField(
        label=_("Hoe komt deze persoon binnen?"),
        choices=[
            (Entry.WALK_IN.value, _("Zit hier aan tafel")),
            (Entry.PHONE.value, _("Is aan de telefoon")),
        ],
        initial=Entry.WALK_IN,
        widget=forms.RadioSelect,
    )
    concerns = concerns_field()
    threats = threats_field(
        _("Vraag ze alle zes. Eén kruisje start de korte termijn van 3 werkdagen.")
    )
    agreed = forms.BooleanField(
        label=_("Deze persoon weet wat wij bewaren en vindt het goed dat wij contact opnemen"),
        error_messages={"required": _("Vertel eerst wat wij bewaren en vraag of het goed is.")},
    )
    born = born_field()
    who = forms.CharField(required=False, max_length=40)  # which of the likely people, or `OTHER`
    ask_elsewhere = forms.BooleanField(
        label=_("Deze persoon vindt het goed dat wij dit vragen"), required=False
    )
    field_order = ("submission", "entry", "name", "born")

    def registration(self) -> Registration:
        """What is put in at the table."""
        answers = self.cleaned_data
        return Registration(
            **self.person(),
            born=answers["born"],
            concerns=tuple(answers["concerns"]),
            threats=tuple(answers["threats"]),
            entry=answers["entry"],
        )


class DetailsForm(_PersonForm):
    """Correct how somebody is reached."""

    born = born_field()
    field_order = ("name", "born")

    def details(self) -> Details:
        """What is corrected."""
        return Details(**self.person(), born=self.cleaned_data["born"])
