"""Fields that more than one form here has."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ketenloket.foundation.fields import Lines


class YesNo(forms.ChoiceField):
    """Yes, no, or not said."""

    def __init__(self, **options: Any) -> None:
        choices = [("ja", _("ja")), ("nee", _("nee")), ("", _("zeg ik liever niet"))]
        super().__init__(required=False, choices=choices, widget=forms.RadioSelect, **options)

    def clean(self, value: Any) -> bool | None:
        """True, False or None."""
        return {"ja": True, "nee": False}.get(str(super().clean(value)))


def lines(label: Any, *, rows: int = 3, **options: Any) -> Lines:
    """Text of several lines, with the ends of lines as a spreadsheet has them."""
    widget = forms.Textarea(attrs={"rows": rows})
    return Lines(label=label, max_length=2000, widget=widget, **options)
