"""Forms about making contact."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.desk.actions import Attempt
from ketenloket.chain.desk.forms.fields import sentences
from ketenloket.chain.desk.rules import AttemptResult, Channel
from ketenloket.chain.help_seekers.rules import PartOfDay
from ketenloket.foundation.fields import Day

_FURTHEST = timedelta(days=90)
_PARTS = sentences(choice for choice in PartOfDay.choices if choice[0] != PartOfDay.ANY)


class AttemptForm(forms.Form):
    """What was tried, when on the day, and what came of it."""

    channel = forms.ChoiceField(
        label=_("Hoe hebt u het geprobeerd?"),
        choices=sentences(Channel.choices),
        widget=forms.RadioSelect,
    )
    part_of_day = forms.ChoiceField(label=_("Wanneer?"), choices=_PARTS, widget=forms.RadioSelect)
    result = forms.ChoiceField(
        label=_("Wat kwam ervan?"),
        choices=sentences(AttemptResult.choices),
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=_("Opmerking"),
        help_text=_("Kort en zakelijk. De hulpvrager mag dit lezen."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def attempt(self) -> Attempt:
        """What is written down."""
        return Attempt(**self.cleaned_data)


class PlanIntakeForm(forms.Form):
    """A day, a time and a place."""

    on = Day(label=_("Dag"))
    at = forms.TimeField(
        label=_("Tijd"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    place = forms.CharField(
        label=_("Plek"),
        help_text=_("Bijvoorbeeld: thuis, of de bibliotheek in Winschoten."),
        max_length=100,
    )

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today
        self.fields["on"].widget.attrs["min"] = today.isoformat()

    def clean_on(self) -> date:
        """Not in the past, and not so far away that it is a slip."""
        day: date = self.cleaned_data["on"]
        if day < self.today:
            raise forms.ValidationError(_("Deze dag is al voorbij. Kies vandaag of later."))
        if day > self.today + _FURTHEST:
            raise forms.ValidationError(
                _("Dit is meer dan drie maanden weg. Kies een eerdere dag.")
            )
        return day
