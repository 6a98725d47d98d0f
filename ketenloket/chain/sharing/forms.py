"""Consent in three steps: for whom, for what, and after reading out: how it was given."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.sharing.rules import (
    CONSENT_MONTHS,
    CONSENT_MONTHS_MOST,
    Category,
    GivenHow,
    Purpose,
    in_order,
    months_after,
    wrong_with_consent,
)
from ketenloket.foundation.fields import Day
from ketenloket.network.organisations.models import Organisation


class _OrganisationField(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name} ({obj.get_kind_display()})"


def others(request: HelpRequest) -> Any:
    """The organisations of the alliance with which this request could be shared."""
    return Organisation.objects.filter(alliance_id=request.alliance_id, active=True).exclude(
        pk=request.lead_id
    )


class OrganisationForm(forms.Form):
    """For whom."""

    organisation = _OrganisationField(
        label=_("Met welke organisatie wilt u delen?"),
        queryset=Organisation.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={
            "required": _("Kies een organisatie."),
            "invalid_choice": _("Kies een organisatie uit de lijst."),
        },
    )

    def __init__(self, *args: Any, request: HelpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["organisation"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - declared above
        field.queryset = others(request).order_by("name")


class TermsForm(forms.Form):
    """For what, what, and until when. That there is a request is always part of it."""

    purpose = forms.ChoiceField(
        label=_("Waarvoor mogen zij de gegevens gebruiken?"),
        choices=Purpose.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies waarvoor.")},
    )
    covers = forms.MultipleChoiceField(
        label=_("Wat mogen zij zien?"),
        help_text=_(
            "Kies niet meer dan nodig is. Dat er een hulpvraag is en hoe ver die is, hoort er"
            " altijd bij."
        ),
        choices=[choice for choice in Category.choices if choice[0] != Category.REQUEST],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    until = Day(
        label=_("Tot en met welke dag?"),
        help_text=_("Hoogstens 12 maanden. Daarna vraagt u het opnieuw."),
        error_messages={
            "required": _("Vul een einddatum in."),
        },
    )

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organisation = organisation
        today = timezone.localdate()
        self.initial = {
            **self.initial,
            "purpose": Purpose.REFERRAL,
            "covers": [Category.IDENTITY, Category.INTAKE, Category.NOTES],
            "until": months_after(today, CONSENT_MONTHS),
        }
        self.fields["until"].widget.attrs |= {
            "min": today.isoformat(),
            "max": months_after(today, CONSENT_MONTHS_MOST).isoformat(),
        }

    def clean(self) -> dict[str, Any]:
        """Dates that fit, by the rules; and the one thing that is always covered."""
        told: dict[str, Any] = super().clean() or {}
        if "covers" in told:
            told["covers"] = in_order({*told["covers"], Category.REQUEST})
        if "until" in told:
            today = timezone.localdate()
            given_on = told.get("given_on", today)
            wrong = wrong_with_consent(
                kind=self.organisation.kind, given_on=given_on, until=told["until"], today=today
            )
            if wrong:
                self.add_error("given_on" if given_on > today else "until", wrong)
        return told


class ConsentForm(TermsForm):
    """What was read out goes along unseen; the worker adds how and when the person said yes."""

    given_how = forms.ChoiceField(
        label=_("Hoe gaf de hulpvrager toestemming?"),
        choices=GivenHow.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe de toestemming is gegeven.")},
    )
    given_on = Day(
        label=_("Op welke dag?"),
        error_messages={
            "required": _("Vul de dag in."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        self.initial["given_on"] = today
        self.fields["given_on"].widget.attrs["max"] = today.isoformat()
        self.fields["purpose"].widget = forms.HiddenInput()
        self.fields["covers"].widget = forms.MultipleHiddenInput()
        self.fields["until"].widget = forms.HiddenInput()
