"""What a coordinator fills in about an alarm."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.trajectories.rules import LONGEST_WHY


class AlarmForm(forms.Form):
    """What was the matter, and how the helper is now."""

    note = forms.CharField(
        label=_("Wat was er, en hoe is het nu met de helper?"),
        help_text=_("Bijvoorbeeld: gebeld, zij was vergeten zich af te melden. Alles is goed."),
        max_length=LONGEST_WHY,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Schrijf op wat er was, en hoe het nu is met de helper.")},
    )
