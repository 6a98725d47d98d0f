"""Where an application stands, and the questions of the check inside a case."""

import re
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.applications.actions import Filled
from ketenloket.chain.applications.models import Application, ChecklistItem
from ketenloket.chain.applications.rules import Applicant, Per, Result
from ketenloket.network.provisions.rules import Situation
from ketenloket.network.provisions.rules.money import MoneyError, read_money

NOT_A_DATE = _("Dit is geen datum. Vul dag, maand en jaar in.")
_NOT_EUROS = _("Schrijf een bedrag in cijfers, bijvoorbeeld 129 of 129,50.")
_OLDEST, _MOST_CHILDREN = 120, 15
_MOST_EUROS = Decimal(10) ** 7


def _day(label: Any, **options: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": NOT_A_DATE},
        **options,
    )


class _Euros(forms.CharField):
    """An amount as people type it, with a comma, a point or points between; empty is not known."""

    def __init__(self, label: Any, **options: Any) -> None:
        super().__init__(
            label=label,
            required=False,
            max_length=15,
            widget=forms.TextInput(attrs={"inputmode": "decimal"}),
            **options,
        )

    def prepare_value(self, value: Any) -> Any:
        """With a comma, as people here write it."""
        return str(value).replace(".", ",") if isinstance(value, Decimal) else value

    def clean(self, value: Any) -> Decimal | None:
        """The number of euros."""
        typed = str(super().clean(value) or "")
        if not typed:
            return None
        try:
            euros = read_money(typed)
        except MoneyError as error:
            raise forms.ValidationError(_NOT_EUROS) from error
        if euros >= _MOST_EUROS:
            raise forms.ValidationError(_NOT_EUROS)
        return euros


class ApplicationForm(forms.Form):
    """Papers, days, and how it was decided: all of one form on one card."""

    there = forms.MultipleChoiceField(
        label=_("Wat is er al?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    applicant = forms.ChoiceField(label=_("Wie dient het in?"), choices=Applicant.choices)
    applied_on = _day(_("Ingediend op"))
    due_on = _day(_("Antwoord uiterlijk op"))
    result = forms.ChoiceField(label=_("Besluit"), choices=Result.choices, required=False)
    decided_on = _day(_("Besloten op"))
    euros = _Euros(_("Toegekend bedrag in euro"))
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


def _number(label: Any, most: int, **options: Any) -> forms.IntegerField:
    widget = forms.TextInput(attrs={"inputmode": "numeric"})
    return forms.IntegerField(
        label=label, min_value=0, max_value=most, required=False, widget=widget, **options
    )


class CheckForm(forms.Form):
    """The questions of the check, about the person. All may stay empty; nothing of it is kept."""

    age = _number(_("Hoe oud is de hulpvrager?"), _OLDEST)
    partner = _yes_no(_("Is er een partner in huis?"))
    partner_age = _number(_("Hoe oud is de partner?"), _OLDEST)
    no_children = forms.BooleanField(label=_("Er wonen geen kinderen in huis"), required=False)
    children = forms.CharField(
        label=_("Hoe oud zijn de kinderen in huis?"),
        help_text=_("Bijvoorbeeld: 4, 12"),
        max_length=80,
        required=False,
    )
    other_adults = _number(_("Hoeveel andere volwassenen wonen er?"), 20)
    income = _Euros(
        _("Wat komt er elke maand binnen?"),
        help_text=_("Na belasting, van allebei de partners samen, zonder toeslagen."),
    )
    income_before_tax = _Euros(
        _("Inkomen van een heel jaar, voor belasting"), help_text=_("Staat op de jaaropgave.")
    )
    wealth = _Euros(_("Spaargeld en ander vermogen"), help_text=_("Niets? Vul dan 0 in."))
    rents = _yes_no(_("Is het een huurwoning?"))
    rent = _Euros(_("Huur per maand, zonder servicekosten"))
    fixed_costs = _Euros(
        _("Andere vaste lasten per maand"), help_text=_("Energie, water, verzekeringen.")
    )
    aow = _yes_no(_("Krijgt de hulpvrager AOW?"))
    partner_aow = _yes_no(_("Krijgt de partner AOW?"))
    student = _yes_no(_("Studeert de hulpvrager?"))
    childcare = _yes_no(_("Is er kinderopvang die geld kost?"))

    def clean_children(self) -> tuple[int, ...]:
        """The ages."""
        parts = [part for part in re.split(r"[\s,;.]+", self.cleaned_data["children"]) if part]
        fits = all(part.isdecimal() and int(part) <= _OLDEST for part in parts)
        if not fits or len(parts) > _MOST_CHILDREN:
            raise forms.ValidationError(_("Schrijf leeftijden in cijfers, bijvoorbeeld: 4, 12"))
        return tuple(int(part) for part in parts)

    def situation(self, municipality: str) -> Situation:
        """The answers for the check; what was wrong is as if it was not said."""
        told = dict(self.cleaned_data)
        ages, none = told.pop("children", ()), told.pop("no_children", False)
        children = ages or (() if none else None)
        return Situation(municipality=municipality, children=children, **told)
