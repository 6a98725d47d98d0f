"""Forms for the overview of the money: short, for a phone on a kitchen table."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.papers.rules import (
    COSTS,
    INCOME,
    Arrangement,
    Attachment,
    DebtSort,
    Every,
)
from ketenloket.chain.sharing.models import Disclosure
from ketenloket.chain.sharing.rules import GivenHow
from ketenloket.foundation.fields import Day, Euros

_FUTURE = _("De dag van een bedrag kan niet in de toekomst liggen.")


class _DatedForm(forms.Form):
    """What is known on a day."""

    def clean_as_of(self) -> Any:
        """A figure is of today or earlier."""
        day = self.cleaned_data["as_of"]
        if day > timezone.localdate():
            raise forms.ValidationError(_FUTURE)
        return day

    def refuse_silence(self, told: dict[str, Any], name: str) -> None:
        """A sum is known, or it is said that nobody knows it: never both, never neither."""
        if name in self.errors:
            return
        unknown = told.pop("unknown", False)
        if unknown and told.get(name) is not None:
            self.add_error(name, say("Vul een bedrag in, of kies: weet ik niet. Niet allebei."))
        elif not unknown and told.get(name) is None:
            self.add_error(name, say("Vul een bedrag in, of kies: weet ik niet."))


class LineForm(_DatedForm):
    """One line of income or costs."""

    sort = forms.ChoiceField(label=_("Waarvoor?"))
    amount = Euros(label=_("Bedrag in euro"))
    unknown = forms.BooleanField(label=_("Weet ik niet"), required=False)
    every = forms.ChoiceField(label=_("Hoe vaak?"), choices=Every.choices, initial=Every.MONTH)
    what = forms.CharField(label=_("Toelichting"), max_length=120, required=False)
    as_of = Day(label=_("Van welke dag is dit bedrag?"))

    def __init__(self, *args: Any, income: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["sort"].choices = [  # type: ignore[attr-defined]
            (sort.value, sort.label) for sort in (INCOME if income else COSTS)
        ]
        self.initial.setdefault("as_of", timezone.localdate())

    def clean(self) -> dict[str, Any]:
        """A sum, or "I do not know"."""
        told: dict[str, Any] = super().clean() or {}
        self.refuse_silence(told, "amount")
        return told


class DebtForm(_DatedForm):
    """One debt: to whom, how much, and what was agreed or seized."""

    creditor = forms.CharField(
        label=_("Aan wie?"),
        help_text=_("De schuldeiser, bijvoorbeeld: de verhuurder."),
        max_length=120,
        error_messages={"required": _("Schrijf op aan wie de schuld is.")},
    )
    sort = forms.ChoiceField(label=_("Wat voor schuld?"), choices=DebtSort.choices)
    owed = Euros(label=_("Hoeveel nu, in euro?"))
    unknown = forms.BooleanField(label=_("Weet ik niet"), required=False)
    arrears = Euros(
        label=_("Hoeveel daarvan is achterstand?"), help_text=_("Laat leeg als u het niet weet.")
    )
    original = Euros(
        label=_("Met hoeveel begon het?"), help_text=_("Laat leeg als u het niet weet.")
    )
    attachment = forms.ChoiceField(
        label=_("Is er beslag?"), choices=Attachment.choices, initial=Attachment.UNKNOWN
    )
    arrangement = forms.ChoiceField(
        label=_("Is er een betalingsregeling?"),
        choices=Arrangement.choices,
        initial=Arrangement.UNKNOWN,
    )
    paid = Euros(label=_("Hoeveel per maand?"), help_text=_("Alleen als er een regeling loopt."))
    collector = forms.CharField(label=_("Incasso of deurwaarder"), max_length=120, required=False)
    reference = forms.CharField(
        label=_("Kenmerk"),
        help_text=_("Het nummer op de brief. Geen burgerservicenummer."),
        max_length=60,
        required=False,
    )
    business = forms.BooleanField(label=_("Schuld van een eigen bedrijf"), required=False)
    as_of = Day(label=_("Van welke dag is dit?"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.setdefault("as_of", timezone.localdate())

    def clean(self) -> dict[str, Any]:
        """The sums fit together."""
        told: dict[str, Any] = super().clean() or {}
        self.refuse_silence(told, "owed")
        owed, arrears = told.get("owed"), told.get("arrears")
        if owed is not None and arrears is not None and arrears > owed:
            self.add_error("arrears", say("De achterstand kan niet meer zijn dan de schuld."))
        if told.get("paid") is not None and told.get("arrangement") != Arrangement.RUNNING:
            self.add_error("paid", say("Kies dan ook dat er een regeling loopt."))
        return told


class CloseForm(forms.Form):
    """The person went through it and said yes."""

    gone_through_on = Day(label=_("Op welke dag nam u het samen door?"))
    yes_how = forms.ChoiceField(
        label=_("Hoe zei de hulpvrager ja?"),
        choices=GivenHow.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe er ja is gezegd.")},
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.setdefault("gone_through_on", timezone.localdate())


class HandOverForm(forms.Form):
    """Who gets the overview."""

    PERSON = "person"
    to = forms.ChoiceField(
        label=_("Aan wie geeft u het mee?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies aan wie u het meegeeft.")},
    )

    def __init__(self, *args: Any, doors: list[Disclosure], **options: Any) -> None:
        super().__init__(*args, **options)
        self.doors = {str(row.pk): row for row in doors}
        self.fields["to"].choices = [  # type: ignore[attr-defined]
            (self.PERSON, say("Aan de hulpvrager zelf")),
            *((key, row.to_organisation.name) for key, row in self.doors.items()),
        ]

    def disclosure(self) -> Disclosure | None:
        """On what basis; None for the person."""
        return self.doors.get(self.cleaned_data["to"])
