"""Forms for handing over with a yes, and for being away."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.trajectories.rules import wrong_absence
from ketenloket.foundation.fields import Day
from ketenloket.network.organisations.models import Worker


class TakeoverForm(forms.Form):
    """Whom to ask, why, and what they should know."""

    to = forms.ChoiceField(
        label=_("Aan wie vraagt u het?"),
        error_messages={"required": _("Kies een collega.")},
    )
    why = forms.CharField(
        label=_("Waarom?"),
        help_text=_("Bijvoorbeeld: ik werk niet meer op dinsdag, en dan kan de hulpvrager."),
        max_length=300,
        error_messages={"required": _("Schrijf op waarom een ander dit overneemt.")},
    )
    know = forms.CharField(
        label=_("Wat moet uw collega weten?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, workers: list[Worker], **options: Any) -> None:
        super().__init__(*args, **options)
        self.workers = {str(row.pk): row for row in workers}
        field = self.fields["to"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [
            (key, f"{row.name} ({row.role.label})") for key, row in self.workers.items()
        ]

    def colleague(self) -> Worker:
        """Who was chosen."""
        return self.workers[self.cleaned_data["to"]]


class AnswerForm(forms.Form):
    """Yes or no; a no says why."""

    YES, NO = "ja", "nee"

    answer = forms.ChoiceField(
        label=_("Neemt u dit over?"),
        choices=[(YES, _("Ja, ik neem het over")), (NO, _("Nee, dat lukt niet"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies ja of nee.")},
    )
    why = forms.CharField(
        label=_("Als het niet lukt: waarom?"),
        max_length=300,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """A no has a reason."""
        told: dict[str, Any] = super().clean() or {}
        if told.get("answer") == self.NO and not told.get("why", "").strip():
            self.add_error(
                "why", say("Schrijf op waarom het niet lukt. Dan kan uw collega verder zoeken.")
            )
        return told


class AwayForm(forms.Form):
    """From when until when, and who looks after the people meanwhile."""

    first = Day(
        label=_("Eerste dag"),
        error_messages={"required": _("Vul de eerste dag in.")},
    )
    last = Day(
        label=_("Laatste dag"),
        help_text=_("Nog niet zeker? Kies een dag; u kunt hem later verzetten."),
        error_messages={"required": _("Vul de laatste dag in.")},
    )
    stand_in = forms.ChoiceField(label=_("Wie neemt waar?"), required=False)

    def __init__(self, *args: Any, workers: list[Worker], **options: Any) -> None:
        super().__init__(*args, **options)
        self.workers = {str(row.pk): row for row in workers}
        field = self.fields["stand_in"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [
            ("", say("de coördinatoren samen")),
            *((key, row.name) for key, row in self.workers.items()),
        ]

    def clean(self) -> dict[str, Any]:
        """Days in order, and not past."""
        told: dict[str, Any] = super().clean() or {}
        if "first" in told and "last" in told:
            wrong = wrong_absence(told["first"], told["last"], today=timezone.localdate())
            if wrong:
                self.add_error("last", wrong)
        return told

    def details(self) -> tuple[Any, Any, Worker | None]:
        """First day, last day, who."""
        told = self.cleaned_data
        return told["first"], told["last"], self.workers.get(told["stand_in"])
