"""The forms of this room: one limit of a draft, and from when the draft holds."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketenloket.foundation.fields import Day
from ketenloket.network.agreements.models import AgreedLimit
from ketenloket.network.agreements.models.versions import MOST_DAYS
from ketenloket.network.agreements.rules import Decider, Effect, wrong_limit


class LimitForm(forms.Form):
    """What a sign means: for volunteers, why, what then, who decides, how soon."""

    effect = forms.ChoiceField(label=_("Voor een vrijwilliger"), choices=Effect.choices)
    why = forms.CharField(label=_("Waarom"), max_length=300, required=False)
    route = forms.CharField(label=_("Wat dan"), max_length=200, required=False)
    decider = forms.ChoiceField(label=_("Wie beslist"), choices=Decider.choices)
    days = forms.IntegerField(
        label=_("Werkdagen om het op te pakken"), min_value=1, max_value=MOST_DAYS
    )

    def __init__(self, data: Any, *, limit: AgreedLimit) -> None:
        """The form of one limit, with its present values."""
        names = ("effect", "why", "route", "decider", "days")
        super().__init__(
            data,
            prefix=limit.sign_id,
            initial={name: getattr(limit, name) for name in names},
        )
        self.limit = limit

    def clean(self) -> dict[str, Any]:
        """A limit that stops says what then, and is not the coordinator's to lift."""
        told: dict[str, Any] = super().clean() or {}
        wrong = wrong_limit(told.get("effect", ""), told.get("route", ""), told.get("decider", ""))
        if wrong:
            self.add_error("decider" if told.get("route") else "route", wrong)
        return told


class PutForm(forms.Form):
    """From when the draft holds, and what everybody reads about it."""

    from_on = Day(label=_("Geldt vanaf"), error_messages={"required": _("Kies de dag.")})
    changed = forms.CharField(
        label=_("Wat verandert er?"),
        help_text=_("Dit leest iedereen boven de lijst."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Schrijf op wat er verandert.")},
    )

    def clean_from_on(self) -> Any:
        """Not in the past: what happened was under the earlier version."""
        day = self.cleaned_data["from_on"]
        if day < timezone.localdate():
            raise forms.ValidationError(_("Kies een dag vanaf vandaag."))
        return day
