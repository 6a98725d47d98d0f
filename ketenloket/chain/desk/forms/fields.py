"""Fields that several forms of the desk share, and what they have in common."""

import hashlib
import json
import re
import secrets
from collections.abc import Iterable
from typing import Any

import phonenumbers
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.desk.rules import Concern, Threat
from ketenloket.chain.help_seekers.rules import ContactWay, PartOfDay
from ketenloket.network.directory.rules import LANGUAGES, all_municipalities, normal_postcode

_KEY = re.compile(r"[A-Za-z0-9_-]{20,80}")


class PhoneField(forms.CharField):
    """A telephone number as people write it; a Dutch one needs no country. Gives E.164."""

    widget = forms.TextInput(
        attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel", "dir": "ltr"}
    )

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=30, required=False, **options)

    def to_python(self, value: Any) -> str:
        """Read the number.

        Raises:
            ValidationError: when no telephone has this number.
        """
        typed = super().to_python(value)
        if not typed:
            return ""
        try:
            number = phonenumbers.parse(typed, "NL")
        except phonenumbers.NumberParseException:
            number = None
        if number is None or not phonenumbers.is_valid_number(number):
            raise ValidationError(
                _("Dit nummer klopt niet. Schrijf het zo: 06 12345678, of +48 512 345 678.")
            )
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


class PostcodeField(forms.CharField):
    """A Dutch postcode; the four digits are enough."""

    widget = forms.TextInput(attrs={"dir": "ltr"})  # or `9671 AA` turns round in Arabic

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=10, required=False, **options)

    def to_python(self, value: Any) -> str:
        """Read the postcode.

        Raises:
            ValidationError: when it is not a Dutch postcode.
        """
        typed = super().to_python(value)
        try:
            return normal_postcode(typed) if typed else ""
        except ValueError as error:
            raise ValidationError(
                _("Deze postcode klopt niet. Schrijf het zo: 9671 AA. Alleen 9671 mag ook.")
            ) from error


def sentences(choices: Iterable[tuple[str, Any]]) -> list[tuple[str, Any]]:
    """Choices as they stand alone on a line: with a capital."""
    return [(code, capfirst(label)) for code, label in choices]


def concerns_field() -> forms.MultipleChoiceField:
    """What is going on: several may be ticked."""
    return forms.MultipleChoiceField(
        label=_("Wat is er aan de hand?"),
        help_text=_("Kies wat past. Meer dan één mag."),
        choices=Concern.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


def threats_field(help_text: Any) -> forms.MultipleChoiceField:
    """The statutory checklist (Wgs art. 4 lid 2); ticking one starts the short clock."""
    return forms.MultipleChoiceField(
        label=_("Gaat een van deze dingen nu gebeuren, of is het al gebeurd?"),
        help_text=help_text,
        choices=sentences(Threat.choices),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


def municipality_choices(own: Iterable[str]) -> list[Any]:
    """All municipalities, those of the desk itself in front."""
    own = set(own)
    every = [(found.code, found.label) for found in all_municipalities()]
    first = [choice for choice in every if choice[0] in own]
    others = [choice for choice in every if choice[0] not in own]
    here = [(_("Bij dit loket"), first)] if first else []
    return [("", _("Weet ik niet")), *here, (_("Andere gemeenten"), others)]


class OnceForm(forms.Form):
    """A form that may arrive twice and counts once: it carries a random key."""

    submission = forms.CharField(widget=forms.HiddenInput, required=False, max_length=100)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.setdefault("submission", secrets.token_urlsafe(24))

    @classmethod
    def unchecked(cls, data: QueryDict, **options: Any) -> Any:
        """The form with what was typed, before anything is checked."""
        typed = {
            name: data.getlist(name)
            if isinstance(field, forms.MultipleChoiceField)
            else data.get(name, "")
            for name, field in cls.base_fields.items()
        }
        return cls(initial=typed | _valid_key(typed), **options)

    def clean_submission(self) -> str:
        """The key, or a new one where it is missing or too easy to guess."""
        key = self.cleaned_data["submission"]
        return key if _KEY.fullmatch(key) else secrets.token_urlsafe(24)

    def key(self) -> str:
        """One key for the same form with the same words.

        Whoever goes back to correct a number and sends again is not told "that was there already"
        while the correction is lost. The answer to "we know somebody like this" is no word about
        the person: whoever is asked that after a lost answer means the same form.
        """
        told = {name: value for name, value in self.cleaned_data.items() if name != "who"}
        words = json.dumps(told, default=str, sort_keys=True)
        return f"{self.cleaned_data['submission']} {hashlib.sha256(words.encode()).hexdigest()}"


def _valid_key(typed: dict[str, Any]) -> dict[str, str]:
    key = typed["submission"]
    return {"submission": key if _KEY.fullmatch(key) else secrets.token_urlsafe(24)}


class ReachForm(forms.Form):
    """Who somebody is and how to reach them, as every door of the desk asks it."""

    name = forms.CharField(
        label=_("Uw naam"),
        help_text=_("Zo noemen wij u. Alleen uw voornaam mag ook."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    contact_way = forms.ChoiceField(
        label=_("Hoe kunnen wij u het best bereiken?"),
        choices=sentences(ContactWay.choices),
        widget=forms.RadioSelect,
    )
    phone = PhoneField(label=_("Telefoonnummer"))
    email = forms.EmailField(
        label=_("E-mailadres"),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
    )
    contact_when = forms.MultipleChoiceField(
        label=_("Wanneer schikt het u?"),
        choices=sentences(PartOfDay.choices),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    language = forms.ChoiceField(
        label=_("In welke taal praat u het liefst?"), choices=list(LANGUAGES.items())
    )
    anonymous_visit = False  # whether somebody who comes in person may leave no way to be reached

    def clean_email(self) -> str:
        """Small letters: the follow-up key is made of it."""
        return str(self.cleaned_data["email"]).lower()

    def clean_contact_when(self) -> list[str]:
        """Nothing ticked means any part of the day."""
        return self.cleaned_data["contact_when"] or [PartOfDay.ANY.value]

    def clean(self) -> dict[str, Any]:
        """The chosen way must be possible; without any way at all nobody is reached."""
        cleaned = super().clean() or self.cleaned_data
        way = cleaned.get("contact_way")
        phone, email = cleaned.get("phone"), cleaned.get("email")
        if "phone" in cleaned and not phone and way in {ContactWay.PHONE, ContactWay.TEXT_MESSAGE}:
            self.add_error("phone", _("Vul een telefoonnummer in, of kies een andere manier."))
        if "email" in cleaned and not email and way == ContactWay.EMAIL:
            self.add_error("email", _("Vul een e-mailadres in, of kies een andere manier."))
        visits = way == ContactWay.VISIT and not self.anonymous_visit
        if visits and not phone and not email and not {"phone", "email"} & set(self.errors):
            self.add_error(
                "phone", _("Vul een nummer of e-mailadres in. Dan vinden wij u als u niet komt.")
            )
        return cleaned

    def reach(self) -> dict[str, Any]:
        """The checked answers of this part, as `Registration` and `Details` name them."""
        names = ("name", "phone", "email", "contact_way", "language")
        reach = {name: self.cleaned_data[name] for name in names}
        return reach | {"contact_when": tuple(self.cleaned_data["contact_when"])}
