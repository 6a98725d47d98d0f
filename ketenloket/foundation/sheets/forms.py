"""A spreadsheet to read in."""

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from ketenloket.foundation.sheets.rules.files import MOST_BYTES

if TYPE_CHECKING:
    from django.core.files import File


class SheetForm(forms.Form):
    """A spreadsheet to read in."""

    sheet = forms.FileField(
        label=_("Bestand"),
        help_text=_("Excel (.xlsx) of CSV, hoogstens 20 MB."),
        max_length=255,
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
        error_messages={"required": _("Kies een bestand.")},
    )

    def clean_sheet(self) -> "File[bytes]":
        """Not larger than we read."""
        sheet: File[bytes] = self.cleaned_data["sheet"]
        if (sheet.size or 0) > MOST_BYTES:
            raise forms.ValidationError(_("Dit bestand is groter dan 20 MB."))
        return sheet
