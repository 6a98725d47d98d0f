"""Forms about the form of help: how far it goes, what is answered at its ceiling, who refused."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.trajectories.actions import Answer
from ketenloket.chain.trajectories.rules import (
    CHOICES,
    LONGEST_EXTENSION,
    MOST_EXTRA_CONTACTS,
    CeilingAnswer,
    RefusalReason,
    Refuser,
)
from ketenloket.foundation.fields import Day
from ketenloket.network.directory.rules import FormOfHelp
from ketenloket.network.organisations.models import Worker

_MOST_CONTACTS, _MOST_DAYS = 99, 1100


class FormCeilingForm(forms.Form):
    """What an alliance agreed on for one form of help."""

    contacts = forms.IntegerField(
        label=_("Hoogstens zoveel gesprekken"),
        help_text=_("Leeg: geen plafond in gesprekken."),
        min_value=1,
        max_value=_MOST_CONTACTS,
        required=False,
    )
    days = forms.IntegerField(
        label=_("Hoogstens zoveel dagen"),
        help_text=_("Een half jaar is 183 dagen. Leeg: geen plafond in dagen."),
        min_value=1,
        max_value=_MOST_DAYS,
        required=False,
    )
    source = forms.CharField(
        label=_("Waar is dit afgesproken?"),
        help_text=_("Bijvoorbeeld: het convenant, of het overleg van alle organisaties."),
        max_length=200,
        error_messages={"required": _("Vul in waar dit is afgesproken.")},
    )
    agreed_on = Day(
        label=_("Afgesproken op"),
        error_messages={"required": _("Kies een dag.")},
    )


class ChooseFormForm(forms.Form):
    """Which form of help this is."""

    form = forms.ChoiceField(
        label=_("Welke vorm van hulp is dit?"),
        choices=FormOfHelp.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een vorm van hulp.")},
    )


class CeilingForm(forms.Form):
    """Ready, extend or hand over; and for an extension who agreed, how long and why."""

    answer = forms.ChoiceField(
        label=_("Hoe gaat het verder?"),
        choices=[(code.value, code.label) for code in CHOICES],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat er nu moet gebeuren.")},
    )
    why = forms.CharField(
        label=_("Waarom?"),
        help_text=_("Een paar zinnen. De hulpvrager mag dit lezen."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Schrijf op waarom.")},
    )
    person_agreed = forms.BooleanField(
        label=_("De hulpvrager wil dit ook"),
        help_text=_("Nodig om te verlengen. Vraag het eerst."),
        required=False,
    )
    agreed_with = forms.ChoiceField(
        label=_("Welke coördinator is het eens met verlengen?"), required=False
    )
    until = Day(
        label=_("Verlengen tot"),
        help_text=_("Hoogstens een half jaar. Twee weken eerder vragen wij het opnieuw."),
        required=False,
    )
    extra = forms.IntegerField(
        label=_("Hoeveel gesprekken erbij?"),
        min_value=1,
        max_value=MOST_EXTRA_CONTACTS,
        required=False,
    )

    def __init__(
        self, *args: Any, workers: list[Worker], counts_contacts: bool, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.workers = {str(row.pk): row for row in workers}
        names = [("", _("nog niemand")), *((key, row.name) for key, row in self.workers.items())]
        self.fields["agreed_with"].choices = names  # type: ignore[attr-defined]
        today = timezone.localdate()
        self.fields["until"].widget.attrs["min"] = today.isoformat()
        self.fields["until"].widget.attrs["max"] = (today + LONGEST_EXTENSION).isoformat()
        if not counts_contacts:
            del self.fields["extra"]

    def said(self) -> Answer:
        """The answer; what belongs to an extension counts for an extension only."""
        told = self.cleaned_data
        extends = told["answer"] == CeilingAnswer.EXTEND
        return Answer(
            answer=told["answer"],
            why=told["why"],
            until=told["until"] if extends else None,
            extra=(told.get("extra") or 0) if extends else 0,
            person_agreed=told["person_agreed"],
            agreed_with=self.workers.get(told["agreed_with"]) if extends else None,
        )


class RefusalForm(forms.Form):
    """Who of the formal route refused, when, and why in a code."""

    refuser = forms.ChoiceField(
        label=_("Wie heeft afgewezen?"),
        choices=Refuser.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wie heeft afgewezen.")},
    )
    refused_on = Day(
        label=_("Wanneer?"),
        help_text=_("De datum op de brief."),
        error_messages={"required": _("Kies de dag van de afwijzing.")},
    )
    reason = forms.ChoiceField(
        label=_("Welke reden staat in de brief?"),
        help_text=_("Alleen deze redenen. Schrijf nooit iets op over gezondheid."),
        choices=RefusalReason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies de reden die in de brief staat.")},
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["refused_on"].widget.attrs["max"] = timezone.localdate().isoformat()

    def told(self) -> tuple[str, str, date]:
        """Who, why, when."""
        told = self.cleaned_data
        return told["refuser"], told["reason"], told["refused_on"]
