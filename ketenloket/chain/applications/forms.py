"""Where an application stands, and the questions of the check inside a case."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.applications.actions import Filled
from ketenloket.chain.applications.models import Application, ChecklistItem
from ketenloket.chain.applications.rules import Applicant, Per, Result
from ketenloket.foundation.fields import Age, Ages, Day, Euros
from ketenloket.network.provisions.rules import Situation


class ApplicationForm(forms.Form):
    """Papers, days, and how it was decided: all of one form on one card."""

    there = forms.MultipleChoiceField(
        label=_("Wat is er al?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    applicant = forms.ChoiceField(label=_("Wie dient het in?"), choices=Applicant.choices)
    applied_on = Day(label=_("Ingediend op"), required=False)
    due_on = Day(label=_("Antwoord uiterlijk op"), required=False)
    result = forms.ChoiceField(label=_("Besluit"), choices=Result.choices, required=False)
    decided_on = Day(label=_("Besloten op"), required=False)
    euros = Euros(label=_("Toegekend bedrag in euro"))
    per = forms.ChoiceField(
        label=_("Dit bedrag komt"),
        choices=[("", _("nog niet bekend")), *Per.choices],
        required=False,
    )

    def __init__(self, data: Any = None, *, row: Application, items: list[ChecklistItem]) -> None:
        super().__init__(data, auto_id=f"id_{row.pk}_%s")
        field = self.fields["there"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - declared above
        field.choices = [(str(item.pk), item.words) for item in items]
        if not items:
            del self.fields["there"]
        self.initial = {
            "there": [str(item.pk) for item in items if item.there_at],
            "applicant": row.applicant,
            "applied_on": row.applied_on,
            "due_on": row.due_on,
            "result": row.result,
            "decided_on": row.decided_on,
            "euros": row.euros,
            "per": row.per,
        }
        today = timezone.localdate().isoformat()
        for name in ("applied_on", "decided_on"):
            self.fields[name].widget.attrs["max"] = today

    def filled(self, *, today: bool) -> Filled:
        """What is known now; with `today` it was handed in today, unless a day was given."""
        told = self.cleaned_data
        applied_on = told["applied_on"] or (timezone.localdate() if today else None)
        decided_on = told["decided_on"] or (timezone.localdate() if told["result"] else None)
        return Filled(
            applicant=told["applicant"],
            applied_on=applied_on,
            due_on=told["due_on"],
            result=told["result"],
            decided_on=decided_on,
            euros=told["euros"],
            per=told["per"] if told["euros"] is not None else "",
            there=tuple(UUID(key) for key in told.get("there", ())),
        )


def _yes_no(label: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        choices=[("yes", _("ja")), ("no", _("nee")), ("", _("weet ik niet"))],
        coerce=lambda said: said == "yes",
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )


class CheckForm(forms.Form):
    """The questions of the check, about the person. All may stay empty; nothing of it is kept."""

    age = Age(label=_("Hoe oud is de hulpvrager?"))
    partner = _yes_no(_("Is er een partner in huis?"))
    partner_age = Age(label=_("Hoe oud is de partner?"))
    no_children = forms.BooleanField(label=_("Er wonen geen kinderen in huis"), required=False)
    children = Ages(
        label=_("Hoe oud zijn de kinderen in huis?"), help_text=_("Bijvoorbeeld: 4, 12")
    )
    other_adults = forms.IntegerField(
        label=_("Hoeveel andere volwassenen wonen er?"),
        min_value=0,
        max_value=20,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    income = Euros(
        label=_("Wat komt er elke maand binnen?"),
        help_text=_("Na belasting, van allebei de partners samen, zonder toeslagen."),
    )
    income_before_tax = Euros(
        label=_("Inkomen van een heel jaar, voor belasting"),
        help_text=_("Staat op de jaaropgave."),
    )
    wealth = Euros(label=_("Spaargeld en ander vermogen"), help_text=_("Niets? Vul dan 0 in."))
    rents = _yes_no(_("Is het een huurwoning?"))
    rent = Euros(label=_("Huur per maand, zonder servicekosten"))
    fixed_costs = Euros(
        label=_("Andere vaste lasten per maand"), help_text=_("Energie, water, verzekeringen.")
    )
    aow = _yes_no(_("Krijgt de hulpvrager AOW?"))
    partner_aow = _yes_no(_("Krijgt de partner AOW?"))
    student = _yes_no(_("Studeert de hulpvrager?"))
    childcare = _yes_no(_("Is er kinderopvang die geld kost?"))

    def situation(self, municipality: str) -> Situation:
        """The answers for the check; what was wrong is as if it was not said."""
        told = dict(self.cleaned_data)
        ages, none = told.pop("children", ()), told.pop("no_children", False)
        children = ages or (() if none else None)
        return Situation(municipality=municipality, children=children, **told)
