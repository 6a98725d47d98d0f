"""The kinds of field on the intake page, with their words for what went wrong."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.intake.models import Intake
from ketenloket.chain.intake.rules import holds_bsn
from ketenloket.foundation.fields import Day, Lines


def refuse_bsn(text: str) -> None:
    """Refuse a text with something in it that looks like a BSN."""
    if holds_bsn(text):
        raise ValidationError(
            _(
                "Hier staat een getal van negen cijfers dat een BSN kan zijn. Dat mag hier niet"
                " staan, ook niet met toestemming. Haal het weg. Is het een ander nummer? Schrijf"
                " dan alleen de laatste cijfers op."
            )
        )


def text(name: str, *, rows: int = 0, help_text: Any = "") -> forms.CharField:
    """Free text as long as its column; with rows it is a text area."""
    column = Intake._meta.get_field(name)
    return Lines(
        label=column.verbose_name,  # type: ignore[union-attr]
        max_length=column.max_length,  # type: ignore[union-attr]
        required=False,
        help_text=help_text,
        validators=[refuse_bsn],
        widget=forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput(),
        error_messages={"max_length": _("Dit is te lang: hoogstens %(limit_value)d tekens.")},
    )


def choice(name: str, *, radio: bool = True, help_text: Any = "") -> forms.ChoiceField:
    """One of the choices of its column."""
    column = Intake._meta.get_field(name)
    return forms.ChoiceField(
        label=column.verbose_name,  # type: ignore[union-attr]
        choices=column.choices,  # type: ignore[union-attr, arg-type]
        help_text=help_text,
        widget=forms.RadioSelect if radio else forms.Select,
        error_messages={"required": _("Kies een antwoord.")},
    )


def number(name: str, most: int, *, least: int = 0, required: bool = True) -> forms.IntegerField:
    """A whole number, with the label of its column."""
    return forms.IntegerField(
        label=Intake._meta.get_field(name).verbose_name,  # type: ignore[union-attr]
        min_value=least,
        max_value=most,
        required=required,
        error_messages={
            "required": _("Vul een getal in."),
            "invalid": _("Vul een heel getal in."),
            "min_value": _("Vul %(limit_value)d of meer in."),
            "max_value": _("Vul hoogstens %(limit_value)d in."),
        },
    )


def day(label: Any) -> Day:
    """A day that may be left open."""
    return Day(label=label, required=False)
