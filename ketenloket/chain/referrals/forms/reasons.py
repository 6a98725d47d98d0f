"""Forms for the list of reasons not to take somebody."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.desk.rules import NextCode

_FOLLOWS = [NextCode.TO_TRIAGE, NextCode.CALL, NextCode.REFER, NextCode.OTHER]


class ReasonForm(forms.Form):
    """A reason, and what follows from it for the sender."""

    label = forms.CharField(
        label=_("Reden"),
        max_length=120,
        help_text=_("Zonder persoon en zonder diagnose, bijvoorbeeld: wij hebben nu geen ruimte."),
    )
    next_code = forms.ChoiceField(
        label=_("Soort volgende stap"), choices=[(code.value, code.label) for code in _FOLLOWS]
    )
    next_step = forms.CharField(
        label=_("Volgende stap voor de verwijzer"),
        max_length=200,
        help_text=_("In woorden: wat doet de verwijzer nu?"),
    )
    within_days = forms.IntegerField(
        label=_("Binnen zoveel werkdagen"), min_value=0, max_value=20, initial=2
    )


class ChangedReasonForm(ReasonForm):
    """The same, and whether it may still be chosen."""

    active = forms.BooleanField(label=_("In gebruik"), required=False)
