"""What people fill in about organisations, workers and finding places."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from ketenloket.foundation.fields import OneLine
from ketenloket.network.organisations.models import Alliance, FindingPlace, Organisation, Role
from ketenloket.network.organisations.rules import FindingPlaceKind, OrganisationKind


def _phone(**options: Any) -> forms.CharField:
    wrong = _("Schrijf een telefoonnummer met cijfers, bijvoorbeeld 0597 123456.")
    return OneLine(
        label=_("Telefoon"),
        max_length=20,
        validators=[RegexValidator(r"^\+?[0-9() -]{3,}$", wrong)],
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
        **options,
    )


class OrganisationForm(forms.Form):
    """What an organisation tells about itself."""

    about = forms.CharField(
        label=_("Over de organisatie"),
        help_text=_("Kort: wie bent u en voor wie. Hulpvragers kunnen dit lezen."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    phone = _phone(required=False)
    email = forms.EmailField(
        label=_("E-mail"),
        help_text=_(
            "Hierheen gaan berichten dat er iets klaarstaat. Nooit met gegevens van een hulpvrager."
        ),
        required=False,
    )
    website = forms.URLField(
        label=_("Website"), required=False, max_length=200, assume_scheme="https"
    )
    ambassador = OneLine(
        label=_("Ambassadeur"),
        help_text=_("Wie vertelt anderen over deze organisatie, en kent de keten?"),
        max_length=120,
        required=False,
    )
    retention_months = forms.IntegerField(
        label=_("Bewaartermijn"),
        help_text=_("Hoeveel maanden u gegevens bewaart nadat de hulp is afgesloten."),
        min_value=1,
        max_value=120,
    )

    @classmethod
    def of(cls, organisation: Organisation, data: Any = None) -> "OrganisationForm":
        """The form with what is there now."""
        return cls(data, initial={name: getattr(organisation, name) for name in cls.base_fields})


class WholeOrganisationForm(OrganisationForm):
    """The same, with what only the alliance changes."""

    name = OneLine(label=_("Naam"), max_length=120)
    kind = forms.ChoiceField(
        label=_("Soort organisatie"),
        help_text=_(
            "De soort bepaalt op welke grond gegevens gedeeld mogen worden: alleen de gemeente "
            "heeft een wettelijke taak, alle anderen hebben toestemming nodig."
        ),
        choices=OrganisationKind.choices,
    )
    field_order = ("name", "kind")


class NewOrganisationForm(forms.Form):
    """A new organisation in the alliance; the rest it fills in itself."""

    name = OneLine(label=_("Naam"), max_length=120)
    kind = forms.ChoiceField(
        label=_("Soort organisatie"),
        help_text=WholeOrganisationForm.base_fields["kind"].help_text,
        choices=OrganisationKind.choices,
        widget=forms.RadioSelect,
    )


class AllianceForm(forms.Form):
    """The desk of the alliance. Terms have a page of their own, in the room of the desk."""

    name = OneLine(label=_("Naam van het loket"), max_length=120)
    phone = _phone(help_text=_("Staat op elke pagina voor hulpvragers. Bij nood bellen zij dit."))
    opening_hours = OneLine(
        label=_("Telefonisch bereikbaar"),
        help_text=_("Bijvoorbeeld: maandag tot en met vrijdag van 9 tot 17 uur."),
        max_length=200,
        required=False,
    )
    visit = OneLine(
        label=_("Bezoekadres en inloop"),
        help_text=_("Bijvoorbeeld: Langestraat 1 in Winschoten, inloop op dinsdagmiddag."),
        max_length=200,
        required=False,
    )
    desk = forms.ModelChoiceField(
        label=_("Organisatie achter het loket"),
        help_text=_("Nieuwe hulpvragen komen bij deze organisatie binnen."),
        queryset=Organisation.objects.none(),
        empty_label=None,
    )
    desk_acts_for_municipality = forms.BooleanField(
        label=_("Het loket werkt namens de gemeente"),
        help_text=_("Dan gelden de termijnen van de Wet gemeentelijke schuldhulpverlening."),
        required=False,
    )

    @classmethod
    def of(cls, alliance: Alliance, data: Any = None) -> "AllianceForm":
        """The form with what is there now."""
        form = cls(data, initial={name: getattr(alliance, name) for name in cls.base_fields})
        desks = alliance.organisations.filter(active=True).order_by("name")
        form.fields["desk"].queryset = desks  # type: ignore[attr-defined]
        return form


class InviteForm(forms.Form):
    """Whom to invite, and as what."""

    name = OneLine(label=_("Naam"), max_length=120)
    email = forms.EmailField(
        label=_("E-mail"), help_text=_("Hierheen gaat de uitnodiging. De link werkt 14 dagen.")
    )
    role = forms.ModelChoiceField(
        label=_("Rol"),
        help_text=_("De rol bepaalt wat iemand ziet."),
        queryset=Role.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
    )

    def __init__(self, *args: Any, roles: list[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"] = role_field(roles)


class WorkerForm(forms.Form):
    """How a worker is known."""

    name = OneLine(label=_("Naam"), max_length=120)
    phone = _phone(required=False)


class RoleForm(forms.Form):
    """Another role for a worker."""

    def __init__(self, *args: Any, roles: list[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"] = role_field(roles)


class RoleField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A choice of roles that says what each is for."""

    def label_from_instance(self, obj: Role) -> str:
        """The name and the explanation."""
        return f"{obj.label.capitalize()}: {obj.explanation}"


def role_field(roles: list[Role]) -> RoleField:
    """A choice out of these roles and no others, each with its explanation."""
    return RoleField(
        label=_("Rol"),
        queryset=Role.objects.filter(pk__in=[role.pk for role in roles]),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"invalid_choice": _("Deze rol kunt u niet geven.")},
    )


class FindingPlaceForm(forms.Form):
    """A place where people are found who do not come by themselves."""

    name = OneLine(
        label=_("Naam"),
        help_text=_("Bijvoorbeeld: Huisartsenpraktijk Centrum."),
        max_length=120,
    )
    kind = forms.ChoiceField(label=_("Soort plek"), choices=FindingPlaceKind.choices)
    email = forms.EmailField(
        label=_("E-mail voor bericht van aankomst"),
        help_text=_(
            "Hier komt één bericht als iemand die de plek aanmeldde, is aangekomen bij wie helpt. "
            "Alleen dát, met de maand van aanmelden. Nooit een naam, een nummer of welke hulp."
        ),
        required=False,
    )


class ChangedFindingPlaceForm(FindingPlaceForm):
    """The same for a place that is there already."""

    active = forms.BooleanField(
        label=_("Deze plek kan hulpvragers aanmelden"),
        help_text=_("Zet dit uit als de plek niet meer meedoet. De link werkt dan niet meer."),
        required=False,
    )

    @classmethod
    def of(cls, place: FindingPlace, data: Any = None) -> "ChangedFindingPlaceForm":
        """The form with what is there now."""
        return cls(data, initial={name: getattr(place, name) for name in cls.base_fields})
