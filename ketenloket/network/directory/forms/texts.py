"""What an offer says in another language, and a recording of a text."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ketenloket.network.directory.rules.sounds import MOST_BYTES, TEXT_LANGUAGES, media_type_of

if TYPE_CHECKING:
    from django.core.files import File


class ServiceTextForm(forms.Form):
    """The three texts of a card, in one language."""

    name = forms.CharField(label=_("Naam van het aanbod"), max_length=120, required=False)
    does = forms.CharField(
        label=_("Wat zij doen"), max_length=2000, required=False, widget=forms.Textarea
    )
    for_whom = forms.CharField(
        label=_("Voor wie"), max_length=2000, required=False, widget=forms.Textarea
    )

    def __init__(self, *args: Any, language: str, **options: Any) -> None:
        super().__init__(*args, **options)
        for field in self.fields.values():
            field.widget.attrs |= {"lang": language, "dir": "auto"}


class SlotForm(forms.Form):
    """Of which offers, and in which language, to see the recordings."""

    q = forms.CharField(label=_("Zoek een aanbod"), required=False, max_length=120)
    taal = forms.ChoiceField(
        label=_("Taal"), choices=[("nl", _("Nederlands")), *TEXT_LANGUAGES.items()]
    )


class RecordingForm(forms.Form):
    """A recording of a text."""

    sound = forms.FileField(
        label=_("Opname"),
        help_text=_("mp3, ogg, m4a of wav, hoogstens 2 MB: dat is ongeveer twee minuten spraak."),
        max_length=255,
        widget=forms.FileInput(attrs={"accept": ".mp3,.ogg,.m4a,.wav,audio/*"}),
        error_messages={
            "required": _("Kies een bestand."),
            "empty": _("Dit bestand is leeg. Kies een opname."),
        },
    )

    def clean_sound(self) -> bytes:
        """The recording itself, when it is one and not too large."""
        file: File[bytes] = self.cleaned_data["sound"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(
                _("Dit bestand is te groot. Kies een opname van hoogstens 2 MB.")
            )
        sound: bytes = file.read()
        if not media_type_of(sound):
            raise forms.ValidationError(
                _("Dit is geen geluid dat wij kennen. Kies een mp3, ogg, m4a of wav.")
            )
        return sound
