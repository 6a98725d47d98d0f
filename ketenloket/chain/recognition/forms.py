"""What a worker says about two files, and asks of other organisations."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.recognition.rules import AgreedHow, Answer, Tie
from ketenloket.foundation.fields import Day


class JudgeForm(forms.Form):
    """One person, or two."""

    other = forms.UUIDField(widget=forms.HiddenInput)
    same = forms.ChoiceField(choices=[("yes", "yes"), ("no", "no")], widget=forms.HiddenInput)


class TieForm(forms.Form):
    """Two people of one household."""

    other = forms.UUIDField(widget=forms.HiddenInput)
    tie = forms.ChoiceField(label=_("Wat zijn zij van elkaar?"), choices=Tie.choices)
    since = Day(label=_("Sinds"), required=False)


class EndForm(forms.Form):
    """Until when they belonged together."""

    on = Day(label=_("Tot en met"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.setdefault("on", timezone.localdate())


class AskForm(forms.Form):
    """The person said yes to asking."""

    agreed_how = forms.ChoiceField(
        label=_("Hoe zei deze persoon ja?"), choices=AgreedHow.choices, widget=forms.RadioSelect
    )
    agreed = forms.BooleanField(
        label=_("Ik heb de tekst voorgelezen of laten lezen, en deze persoon zei ja"),
        error_messages={"required": _("Zonder ja van deze persoon mag u het niet vragen.")},
    )


class AnswerForm(forms.Form):
    """What the lead over there says; only a yes is told."""

    answer = forms.ChoiceField(
        label=_("Is dit dezelfde persoon?"), choices=Answer.choices, widget=forms.RadioSelect
    )
    since = Day(label=_("Sinds wanneer helpt u deze persoon?"), required=False)
    phone = forms.CharField(
        label=_("Op welk nummer bent u te bereiken?"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "dir": "ltr", "autocomplete": "off"}),
    )

    def clean_since(self) -> Any:
        """A day that was there already."""
        day = self.cleaned_data["since"]
        if day is None and self.cleaned_data.get("answer") == Answer.YES:
            raise forms.ValidationError(_("Vul in sinds wanneer u deze persoon helpt."))
        if day and day > timezone.localdate():
            raise forms.ValidationError(_("Kies vandaag of een dag die geweest is."))
        return day
