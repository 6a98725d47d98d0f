"""What the person fills in. Nothing in these forms tells whether a code exists."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.desk.rules import normal_code
from ketenloket.chain.progress.rules import HEARD, SCALE, TOPICS
from ketenloket.chain.trajectories.rules import ReminderWay
from ketenloket.windows.portal.rules import normal_contact


class CodeField(forms.CharField):
    """The follow-up code, however it was typed."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            label=_("Volgcode"),
            help_text=_(
                "Twaalf letters en cijfers. U kreeg hem bij uw aanmelding, bijvoorbeeld K7RM-XTB3-9PLQ."
            ),
            max_length=40,
            widget=forms.TextInput(
                attrs={
                    "autocomplete": "off",
                    "autocapitalize": "characters",
                    "spellcheck": "false",
                    "dir": "ltr",
                }
            ),
            error_messages={"required": _("Vul uw volgcode in.")},
            **options,
        )

    def to_python(self, value: Any) -> str:
        """Read the code."""
        return normal_code(super().to_python(value) or "")


class EnterForm(forms.Form):
    """The way in: something you got, and something you have."""

    code = CodeField()
    contact = forms.CharField(
        label=_("Uw telefoonnummer of e-mailadres"),
        help_text=_("Zoals u het bij uw aanmelding gaf."),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "on", "dir": "ltr"}),
        error_messages={"required": _("Vul uw telefoonnummer of e-mailadres in.")},
    )

    def clean_contact(self) -> str:
        """As the key knows it."""
        try:
            return normal_contact(self.cleaned_data["contact"])
        except ValueError as error:
            raise ValidationError(
                _("Dit nummer klopt niet. Schrijf het zo: 06 12345678, of vul uw e-mailadres in.")
            ) from error


class MessageForm(forms.Form):
    """A message for the helpers."""

    text = forms.CharField(
        label=_("Uw bericht"),
        help_text=_("Schrijf gerust in uw eigen taal."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
        error_messages={"required": _("Schrijf eerst uw bericht.")},
    )


class ContactForm(forms.Form):
    """How the person can be reached from now on."""

    phone = forms.CharField(
        label=_("Telefoonnummer"),
        required=False,
        max_length=30,
        widget=forms.TextInput(
            attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel", "dir": "ltr"}
        ),
    )
    email = forms.EmailField(
        label=_("E-mailadres"),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
    )
    code = CodeField()

    def clean_phone(self) -> str:
        """In E.164 form."""
        typed = self.cleaned_data["phone"]
        try:
            return normal_contact(typed.replace("@", " ")) if typed else ""
        except ValueError as error:
            raise ValidationError(
                _("Dit nummer klopt niet. Schrijf het zo: 06 12345678.")
            ) from error

    def clean_email(self) -> str:
        """In small letters: the follow-up key is made of it."""
        return str(self.cleaned_data["email"]).lower()

    def clean(self) -> dict[str, Any]:
        """Without any way at all we would lose the person."""
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("phone") and not cleaned.get("email") and not self.errors:
            self.add_error(
                "phone", _("Vul een nummer of e-mailadres in, anders raken wij u kwijt.")
            )
        return cleaned


class CannotComeForm(forms.Form):
    """Why not, and when one can; neither is asked for."""

    why = forms.CharField(
        label=_("Waarom kunt u niet?"),
        help_text=_("U hoeft dit niet te zeggen."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
    suggestion = forms.CharField(
        label=_("Wanneer kunt u wel?"),
        help_text=_("Bijvoorbeeld: donderdag na 15 uur."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )


class ReminderForm(forms.Form):
    """How the person is reminded of appointments."""

    way = forms.ChoiceField(
        label=_("Hoe wilt u een herinnering krijgen?"),
        choices=ReminderWay.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe wij u herinneren.")},
    )


def _score(label: Any, words: dict[int, Any]) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        choices=[(str(key), f"{key} {said}") for key, said in words.items()],
        widget=forms.RadioSelect,
        coerce=int,
        empty_value=None,
        required=False,
    )


class GoingForm(forms.Form):
    """How it goes on our own topics, and how the help is. Everything may be left out."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for topic, label in TOPICS.items():
            self.fields[topic] = _score(label, SCALE)
        self.fields["heard"] = _score(_("Voelt u zich gehoord?"), HEARD)
        self.fields["helped"] = _score(_("Helpt het u?"), HEARD)
        self.fields["words"] = forms.CharField(
            label=_("Wilt u er iets bij schrijven?"),
            help_text=_("Schrijf gerust in uw eigen taal."),
            max_length=500,
            required=False,
            widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        )

    @property
    def topics(self) -> list[forms.BoundField]:
        """The fields of the scale."""
        return [self[topic] for topic in TOPICS]

    def scores(self) -> dict[str, Any]:
        """The scores, by topic."""
        return {topic: self.cleaned_data[topic] for topic in TOPICS}

    def told(self) -> dict[str, Any]:
        """What was said of the help."""
        return {name: self.cleaned_data[name] for name in ("heard", "helped", "words")}
