"""Forms for coordinators: who helps, and who takes over."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.trajectories.actions import Held
from ketenloket.chain.trajectories.rules import LONGEST_WHY
from ketenloket.network.organisations.models import Worker


class AssignForm(forms.Form):
    """Who helps; and why, where the proposal says another or the helper helps enough already."""

    worker = forms.ChoiceField(
        label=_("Wie gaat helpen?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Kies wie gaat helpen."),
            "invalid_choice": _("Kies iemand van uw eigen organisatie."),
        },
    )

    why = forms.CharField(
        label=_("Waarom deze helper?"),
        help_text=_(
            "Nodig als u een ander kiest dan bovenaan staat, of iemand die al genoeg mensen helpt."
        ),
        max_length=LONGEST_WHY,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, workers: list[Worker], **options: Any) -> None:
        super().__init__(*args, **options)
        self.workers = {str(row.pk): row for row in workers}
        field = self.fields["worker"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [(key, row.name) for key, row in self.workers.items()]

    def chosen(self) -> Worker:
        """The worker."""
        return self.workers[self.cleaned_data["worker"]]


class HandOverForm(forms.Form):
    """To whom goes what somebody holds: one answer for all, and another where that fits better."""

    AS_ABOVE, NOBODY_YET = "as_above", "nobody_yet"

    everything = forms.ChoiceField(label=_("Naar wie gaat het?"))
    why = forms.CharField(
        label=_("Helpt iemand daardoor meer mensen dan gewenst? Waarom moet het toch?"),
        max_length=LONGEST_WHY,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, held: list[Held], workers: list[Worker], **options: Any) -> None:
        super().__init__(*args, **options)
        self.held, self.workers = held, {str(row.pk): row for row in workers}
        names = [(key, f"{row.name} ({row.role.label})") for key, row in self.workers.items()]
        nobody = (self.NOBODY_YET, say("nog niemand: de coördinatoren kiezen"))
        self.fields["everything"].choices = [nobody, *names]  # type: ignore[attr-defined]
        for row in held:
            field = forms.ChoiceField(
                label=say("Naar wie"),
                choices=[(self.AS_ABOVE, say("zoals hierboven")), *names, nobody],
                initial=self.AS_ABOVE,
                required=False,
            )
            self.fields[self.name_of(row.key)] = field

    @staticmethod
    def name_of(key: UUID) -> str:
        """The field for one request."""
        return f"to_{key}"

    def rows(self) -> list[tuple[Held, forms.BoundField]]:
        """What is held, each with its field."""
        return [(row, self[self.name_of(row.key)]) for row in self.held]

    def choices(self) -> dict[UUID, Worker | None]:
        """Who takes over what; None where nobody was chosen yet."""
        told = self.cleaned_data
        chosen = {}
        for row in self.held:
            own = told[self.name_of(row.key)] or self.AS_ABOVE
            chosen[row.key] = self.workers.get(told["everything"] if own == self.AS_ABOVE else own)
        return chosen
