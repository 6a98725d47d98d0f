"""Forms at the front door: nothing is stored before they are sent."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.desk.actions import Registration
from ketenloket.chain.desk.forms.fields import (
    OnceForm,
    PostcodeField,
    ReachForm,
    concerns_field,
    municipality_choices,
    threats_field,
)
from ketenloket.chain.desk.rules import Concern, Entry
from ketenloket.network.directory.rules import municipality_of
from ketenloket.network.organisations.models import Alliance, FindingPlace

_TICK = _("Kruis aan wat klopt. Er is dan haast bij: wij nemen meteen contact met u op.")


class SignUpForm(OnceForm, ReachForm):
    """The person asks for help."""

    concerns = forms.MultipleChoiceField(
        choices=Concern.choices, widget=forms.MultipleHiddenInput, required=False
    )
    postcode = PostcodeField(
        label=_("Uw postcode"),
        help_text=_("Hiermee zoeken wij uw gemeente. De cijfers zijn genoeg."),
    )
    municipality = forms.ChoiceField(label=_("Uw gemeente"), required=False)
    message = forms.CharField(
        label=_("Wilt u al iets vertellen?"),
        help_text=_("In uw eigen woorden. Wij bespreken de rest samen."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )
    threats = threats_field(_TICK)
    agreed = forms.BooleanField(
        label=_("Ja, u mag contact met mij opnemen"),
        error_messages={"required": _("Zonder uw ja mogen wij u niet bellen of schrijven.")},
    )

    def __init__(self, *args: Any, alliance: Alliance, **options: Any) -> None:
        super().__init__(*args, **options)
        self.alliance = alliance
        places = municipality_choices(alliance.municipalities)
        self.fields["municipality"].choices = places  # type: ignore[attr-defined]
        self.fields["postcode"].widget.attrs |= {
            "autocomplete": "postal-code",
            "hx-get": reverse("desk:municipality", args=[alliance.slug]),
            "hx-trigger": "change",
            "hx-target": "#municipality",
        }

    def suggest(self) -> None:
        """Choose the likeliest municipality for the postcode, before anything is checked."""
        found = municipality_of(str(self.initial.get("postcode", "")))
        self.initial["municipality"] = found[0].code if found else ""

    def clean(self) -> dict[str, Any]:
        """Without a choice the postcode decides, when it can only lie in one municipality."""
        cleaned = super().clean()
        found = municipality_of(cleaned.get("postcode") or "")
        if not cleaned.get("municipality") and len(found) == 1:
            cleaned["municipality"] = found[0].code
        elif not cleaned.get("municipality") and found:
            names = ", ".join(place.name for place in found)
            self.add_error(
                "municipality",
                _("Deze postcode ligt in meer gemeenten: %(names)s. Kies de uwe.")
                % {"names": names},
            )
        return cleaned

    def registration(self) -> Registration:
        """What is put in at the desk."""
        answers = self.cleaned_data
        return Registration(
            **self.reach(),
            concerns=tuple(answers["concerns"]),
            threats=tuple(answers["threats"]),
            message=answers["message"],
            postcode=answers["postcode"],
            municipality=answers["municipality"],
            entry=Entry.FRONT_DOOR,
        )


class HandInForm(OnceForm, ReachForm):
    """A finding place hands somebody in who said yes to it."""

    concerns = concerns_field()
    threats = threats_field(_("Kruis aan wat klopt. Bel ons dan ook zelf, samen met deze persoon."))
    handed_in_by = forms.CharField(
        label=_("Wie bent u?"),
        help_text=_("Uw functie is genoeg. Bijvoorbeeld: praktijkondersteuner, mentor van klas 3."),
        max_length=100,
    )
    said_yes = forms.BooleanField(
        label=_("Deze persoon weet dat ik dit invul en zei er ja tegen"),
        error_messages={"required": _("Vraag het eerst. Zonder ja nemen wij geen contact op.")},
    )
    field_order = (
        "submission",
        "name",
        "contact_way",
        "phone",
        "email",
        "contact_when",
        "language",
        "concerns",
        "threats",
        "handed_in_by",
        "said_yes",
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, label in (
            ("name", _("Naam van de persoon die hulp zoekt")),
            ("contact_way", _("Hoe bereiken wij deze persoon het best?")),
            ("contact_when", _("Wanneer schikt het deze persoon?")),
            ("language", _("In welke taal praat deze persoon het liefst?")),
        ):
            self.fields[name].label = label
        self.fields["name"].help_text = _("Alleen een voornaam mag ook.")
        for name in ("name", "phone", "email"):  # not those of whoever fills it in
            self.fields[name].widget.attrs["autocomplete"] = "off"

    def registration(self, place: FindingPlace) -> Registration:
        """What is put in at the desk, from this place."""
        answers = self.cleaned_data
        return Registration(
            **self.reach(),
            concerns=tuple(answers["concerns"]),
            threats=tuple(answers["threats"]),
            entry=Entry.FINDING_PLACE,
            finding_place=place,
            handed_in_by=answers["handed_in_by"],
        )
