"""A directory in HSDS to read in."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ketenloket.network.directory.models import Need
from ketenloket.network.directory.rules import FormOfHelp
from ketenloket.network.directory.rules.hsds.files import MOST_BYTES
from ketenloket.network.directory.rules.hsds.found import Choices
from ketenloket.network.organisations.rules import OrganisationKind

if TYPE_CHECKING:
    from django.core.files import File

_NONE = [("", _("niets: dan is dat een fout"))]


class HsdsForm(forms.Form):
    """The file, and what holds for records that do not say it."""

    file = forms.FileField(
        label=_("Bestand"),
        help_text=_("JSON, een record per regel (.ndjson) of een zip; hoogstens 25 MB."),
        max_length=255,
        widget=forms.ClearableFileInput(attrs={"accept": ".json,.ndjson,.jsonl,.zip"}),
        error_messages={"required": _("Kies een bestand.")},
    )
    need = forms.ChoiceField(
        label=_("Staat er geen vraag bij die wij kennen? Neem dan"), required=False
    )
    form = forms.ChoiceField(
        label=_("Staat de vorm van hulp er niet bij? Neem dan"),
        choices=[*_NONE, *FormOfHelp.choices],
        required=False,
    )
    kind = forms.ChoiceField(
        label=_("Is een organisatie nieuw en staat haar soort er niet bij? Neem dan"),
        choices=[*_NONE, *OrganisationKind.choices],
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        needs = Need.objects.filter(active=True).values_list("code", "label")
        self.fields["need"].choices = [*_NONE, *needs]  # type: ignore[attr-defined]

    def clean_file(self) -> "File[bytes]":
        """Not larger than we read."""
        file: File[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(_("Dit bestand is groter dan 25 MB. Maak er een zip van."))
        return file

    def choices(self) -> Choices:
        """What holds for records that do not say it."""
        return Choices(**{name: self.cleaned_data[name] for name in ("need", "form", "kind")})
