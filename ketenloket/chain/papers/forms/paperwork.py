"""Forms for papers, lists of papers, and letters."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.papers.rules import (
    PAPERS,
    TO_PERSON,
    Asked,
    Draft,
    Giver,
    Received,
    wrong_day_to_ask,
)
from ketenloket.foundation.fields import Day


class AskForm(forms.Form):
    """Which papers, of which side, by when."""

    papers = forms.MultipleChoiceField(
        label=_("Welke papieren?"),
        choices=list(PAPERS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    what_else = forms.CharField(
        label=_("Iets anders"),
        help_text=_("In gewone woorden. De hulpvrager leest dit zo."),
        max_length=120,
        required=False,
    )
    giver = forms.ChoiceField(
        label=_("Wie zorgt ervoor?"),
        choices=Giver.choices,
        initial=Giver.PERSON,
        widget=forms.RadioSelect,
    )
    giver_name = forms.CharField(
        label=_("Van welke organisatie?"),
        help_text=_("Alleen als een organisatie het geeft, bijvoorbeeld: UWV."),
        max_length=120,
        required=False,
    )
    until = Day(label=_("Wanneer nodig?"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["until"].widget.attrs["min"] = timezone.localdate().isoformat()

    def clean_until(self) -> Any:
        """A day to come, and not too far."""
        day = self.cleaned_data["until"]
        if wrong := wrong_day_to_ask(day, timezone.localdate()):
            raise forms.ValidationError(wrong)
        return day

    def clean(self) -> dict[str, Any]:
        """Something is asked."""
        told: dict[str, Any] = super().clean() or {}
        if not told.get("papers") and not told.get("what_else") and "papers" not in self.errors:
            self.add_error("papers", say("Kies welk papier nodig is, of schrijf het op."))
        return told

    def asked(self) -> list[Asked]:
        """What was chosen, each as one."""
        told = self.cleaned_data
        by_organisation = told["giver"] == Giver.ORGANISATION
        who = {"giver": told["giver"], "giver_name": told["giver_name"] if by_organisation else ""}
        rows = [Asked(code, **who) for code in told["papers"]]
        return [*rows, Asked(what_else=told["what_else"], **who)] if told["what_else"] else rows


class ReceivedForm(forms.Form):
    """In what form a paper came."""

    received_as = forms.ChoiceField(label=_("Hoe ontvangen?"), choices=Received.choices)


class SetForm(forms.Form):
    """A list of papers."""

    name = forms.CharField(
        label=_("Naam van de lijst"),
        help_text=_("Waarvoor de papieren zijn, bijvoorbeeld: voor de voedselbank."),
        max_length=80,
    )
    papers = forms.MultipleChoiceField(
        label=_("Welke papieren?"),
        choices=list(PAPERS.items()),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies ten minste één papier.")},
    )


class ChangedSetForm(SetForm):
    """The same, and whether it may still be chosen."""

    active = forms.BooleanField(label=_("In gebruik"), required=False)


class LetterForm(forms.Form):
    """A letter, ready to be changed before it is printed."""

    language = forms.ChoiceField(
        label=_("Taal van de uitleg"),
        help_text=_(
            "De brief is in het Nederlands. Achter de brief komt een bladzijde met uitleg."
        ),
        choices=settings.LANGUAGES,
    )
    addressee = forms.CharField(
        label=_("Aan"),
        help_text=_("Naam en adres, zoals op de envelop."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Schrijf op aan wie de brief is.")},
    )
    subject = forms.CharField(
        label=_("Onderwerp"),
        max_length=150,
        error_messages={"required": _("Schrijf op waar de brief over gaat.")},
    )
    text = forms.CharField(
        label=_("Tekst"),
        help_text=_(
            "Een lege regel begint een nieuwe alinea. Regels met - ervoor worden een lijst."
        ),
        max_length=6000,
        widget=forms.Textarea(attrs={"rows": 20}),
        error_messages={
            "required": _("Schrijf op wat er in de brief staat."),
            "max_length": _("Dit is te lang. Gebruik hoogstens 6000 tekens."),
        },
    )

    def __init__(self, *args: Any, kind: str, **options: Any) -> None:
        super().__init__(*args, **options)
        if kind in TO_PERSON:
            self.fields["addressee"].help_text = _(
                "Wij bewaren geen straat. Zet die erbij als u de brief met de post stuurt."
            )

    def draft(self) -> Draft:
        """The letter as it was typed."""
        told = self.cleaned_data
        return Draft(told["addressee"], told["subject"], told["text"])
