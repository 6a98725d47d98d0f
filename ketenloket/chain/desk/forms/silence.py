"""Forms about terms: what was agreed, rest, and who takes over what stayed lying."""

from datetime import date
from itertools import pairwise
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.desk.rules import wrong_day_for_step
from ketenloket.foundation.fields import Day
from ketenloket.network.organisations.models import Alliance, Worker


def _days(label: Any, most: int, hint: Any = "", least: int = 1) -> forms.IntegerField:
    return forms.IntegerField(label=label, help_text=hint, min_value=least, max_value=most)


class TermsForm(forms.Form):
    """The terms that an alliance agrees on. The law's terms are not here."""

    reaction_days = _days(_("Werkdagen om te reageren op een nieuwe hulpvraag"), 10)
    first_talk_days = _days(
        _("Werkdagen tot het eerste gesprek"),
        20,
        _("Alleen als het loket niet namens de gemeente werkt. Anders geldt de wet: vier weken."),
    )
    answer_days = _days(
        _("Werkdagen om op een verwijzing te antwoorden"),
        10,
        _("Daarna gaat de verwijzing vanzelf terug naar de triage van de verwijzer."),
    )
    contact_days = _days(_("Werkdagen tot het eerste contact na aannemen"), 20)
    next_step_days = _days(
        _("Werkdagen voor een stap die terugkomt"),
        10,
        _("Bijvoorbeeld als een verwijzing terugkomt, of als iemand weer is bereikt."),
    )
    rest_days = _days(
        _("Hoogstens zoveel dagen rust"), 183, _("Rust spreekt u af met de hulpvrager.")
    )
    climb_coordinators_days = _days(
        _("Zoveel werkdagen te laat: de coördinatoren horen het"), 20, least=0
    )
    climb_desk_days = _days(_("Zoveel werkdagen te laat: het loket hoort het"), 40, least=0)
    climb_alliance_days = _days(
        _("Zoveel werkdagen te laat: de neutrale coördinator hoort het"), 60, least=0
    )
    terms_source = forms.CharField(
        label=_("Waar is dit afgesproken?"),
        help_text=_("Bijvoorbeeld: het convenant, of het overleg van alle organisaties."),
        max_length=200,
        required=False,
    )
    terms_agreed_on = Day(
        label=_("Afgesproken op"),
        required=False,
    )

    @classmethod
    def of(cls, alliance: Alliance, data: Any = None) -> "TermsForm":
        """The form with what is agreed now."""
        return cls(data, initial={name: getattr(alliance, name) for name in cls.base_fields})

    def clean(self) -> dict[str, Any]:
        """Each step hears it after the one before, or on the same day."""
        told: dict[str, Any] = super().clean() or self.cleaned_data
        order = ("climb_coordinators_days", "climb_desk_days", "climb_alliance_days")
        for first, then in pairwise(order):
            if first in told and then in told and told[then] < told[first]:
                self.add_error(then, say("Dit kan niet eerder zijn dan de stap ervoor."))
        return told


class RestForm(forms.Form):
    """What was agreed, and until when."""

    note = forms.CharField(
        label=_("Wat hebt u met de hulpvrager afgesproken?"),
        help_text=_("Kort: waarom rust helpt. De hulpvrager mag dit lezen."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Schrijf op wat u met de hulpvrager afsprak.")},
    )
    until = Day(
        label=_("Wanneer gaat u weer verder?"),
        error_messages={"required": _("Kies een dag na vandaag waarop u weer verdergaat.")},
    )

    because = forms.CharField(
        label=_("Waarom vindt u langer dan afgesproken goed?"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, last: date, may_be_longer: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        if not may_be_longer:
            del self.fields["because"]
        self.fields["until"].widget.attrs["max"] = last.isoformat()


class TakeOverForm(forms.Form):
    """Who goes on with it, and by when."""

    worker = forms.ChoiceField(label=_("Wie gaat verder?"))
    on = Day(
        label=_("Uiterlijk op"),
        error_messages={"required": _("Kies een dag vanaf vandaag.")},
    )

    def __init__(
        self, *args: Any, workers: list[Worker], threatened: bool = False, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.threatened = threatened
        self.workers = {str(row.pk): row for row in workers}
        names = [(key, f"{row.name} ({row.role.label})") for key, row in self.workers.items()]
        self.fields["worker"].choices = names  # type: ignore[attr-defined]

    def clean_on(self) -> date:
        """No further away than anything may be planned; under threat, the next working day."""
        on: date = self.cleaned_data["on"]
        wrong = wrong_day_for_step(on, today=timezone.localdate(), threatened=self.threatened)
        if wrong:
            raise forms.ValidationError(wrong)
        return on

    def chosen(self) -> Worker:
        """The worker."""
        return self.workers[self.cleaned_data["worker"]]
