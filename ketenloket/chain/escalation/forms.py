"""The forms of this room: one reason and a few words; and what a professional decides."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.escalation.rules import Outcome, wrong_decision
from ketenloket.network.agreements.rules import TOO_HEAVY, Limit


class TooHeavyForm(forms.Form):
    """Te zwaar: one reason is enough, and words are not needed."""

    code = forms.ChoiceField(
        label=_("Wat speelt er het meest?"),
        widget=forms.RadioSelect,
        initial=TOO_HEAVY,
        error_messages={"required": _("Kies wat het meest speelt.")},
    )
    words = forms.CharField(
        label=_("Wilt u er iets bij zeggen?"),
        help_text=_("Kort. De hulpvrager mag dit later lezen."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, limits: Iterable[Limit], **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [(limit.code, limit.label) for limit in limits]
        self.fields["code"].choices = [  # type: ignore[attr-defined]
            (TOO_HEAVY, _("Het is mij te zwaar")),
            *choices,
        ]


class DecisionForm(forms.Form):
    """What a professional decides about a stop."""

    outcome = forms.ChoiceField(
        label=_("Wat besluit u?"),
        choices=Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat u besluit.")},
    )
    part = forms.CharField(
        label=_("Welk deel kan een vrijwilliger doen?"),
        help_text=_("Alleen als een deel vrijwillig kan. Bijvoorbeeld: post ordenen."),
        max_length=300,
        required=False,
    )
    why = forms.CharField(
        label=_("Waarom?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Schrijf op waarom.")},
    )

    def clean(self) -> dict[str, Any]:
        """A part has words."""
        told: dict[str, Any] = super().clean() or {}
        if self.errors:
            return told
        if wrong := wrong_decision(told["outcome"], told["why"], told["part"]):
            self.add_error("part", wrong)
        return told
