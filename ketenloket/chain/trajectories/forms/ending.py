"""Forms about how help ends, what is asked some time later, and the same story again."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.desk.rules import Outcome, ReopenedFor
from ketenloket.chain.trajectories.actions import Aftercare
from ketenloket.chain.trajectories.rules import (
    RESULTS,
    CheckResult,
    NoCheck,
    proposed_check,
    without_check,
)
from ketenloket.foundation.fields import Day
from ketenloket.network.organisations.models import Worker

_QUEUE = "queue"
_CHOSEN_WITHOUT = [row for row in NoCheck.choices if row[0] != NoCheck.ONCE_MORE]


class ExitForm(forms.Form):
    """How the help ended, and why; whether the formal route refused; who asks later how it goes."""

    refused = forms.ChoiceField(
        label=_("Is de hulpvrager afgewezen door de formele route?"),
        help_text=_("Dus door de gemeente, een kredietbank of de rechter."),
        choices=[("no", _("nee, niet afgewezen")), ("yes", _("ja, afgewezen"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies of de hulpvrager is afgewezen.")},
    )
    outcome = forms.ChoiceField(
        label=_("Hoe eindigt de hulp?"),
        choices=Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een uitkomst.")},
    )
    why = forms.CharField(
        label=_("Waarom stopt de hulp?"),
        help_text=_("Een paar zinnen. De hulpvrager mag dit lezen."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": _("Schrijf op waarom de hulp stopt."),
            "max_length": _("Dit is te lang. Gebruik hoogstens 500 tekens."),
        },
    )
    check_on = Day(
        label=_("Nazorg: wanneer vraagt iemand hoe het gaat?"),
        help_text=_("Op die dag staat het op Vandaag. De hulpvrager krijgt niets vanzelf."),
        required=False,
    )
    check_by = forms.ChoiceField(label=_("Wie vraagt het?"), required=False)
    no_check = forms.ChoiceField(
        label=_("Of: waarom is er geen nazorg?"),
        choices=[("", _("er is wel nazorg")), *_CHOSEN_WITHOUT],
        required=False,
    )
    once_more_on = Day(
        label=_("Geen contact? Wanneer probeert u het nog één keer?"),
        help_text=_("Op die dag staat het weer op Vandaag. De hulpvrager krijgt niets vanzelf."),
        required=False,
    )
    told_person = forms.BooleanField(
        label=_("De hulpvrager weet dat de hulp stopt"),
        help_text=_("Nog niet? Bel of schrijf dan eerst, als dat kan."),
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        workers: list[Worker],
        acting: Worker,
        last: date,
        refused: bool = False,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        today = timezone.localdate()
        self.workers = {str(row.pk): row for row in workers}
        names = [(key, row.name) for key, row in self.workers.items()]
        queue = (_QUEUE, say("de coördinatoren: wie er dan is"))
        self.fields["check_by"].choices = [queue, *names]  # type: ignore[attr-defined]
        self.initial.setdefault("check_by", str(acting.pk) if names else _QUEUE)
        self.initial.setdefault("check_on", proposed_check(today, last=last))
        if refused:
            self.initial.setdefault("refused", "yes")
        self.fields["check_on"].widget.attrs |= {"min": today.isoformat(), "max": last.isoformat()}

    def clean(self) -> dict[str, Any]:
        """A day on which somebody asks, or why nobody will."""
        told: dict[str, Any] = super().clean() or self.cleaned_data
        outcome = told.get("outcome", "")
        asks = outcome in Outcome.values and not without_check(outcome)
        if asks and not (told.get("check_on") or told.get("no_check") or "check_on" in self.errors):
            self.add_error(
                "check_on", say("Kies een dag voor de nazorg, of waarom er geen nazorg komt.")
            )
        return told

    def aftercare(self) -> Aftercare:
        """What was agreed: a day and who, or why not."""
        told = self.cleaned_data
        without = told["no_check"] or ("" if told["check_on"] else without_check(told["outcome"]))
        if without:
            return Aftercare(without=without)
        return Aftercare(on=told["check_on"], worker=self.workers.get(told["check_by"]))


class CheckForm(forms.Form):
    """How it goes, some time after the help."""

    result = forms.ChoiceField(
        label=_("Hoe gaat het nu?"),
        choices=[(code.value, code.label) for code in RESULTS],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe het gaat.")},
    )
    note = forms.CharField(
        label=_("Toelichting"),
        help_text=_("Kort. De hulpvrager mag dit lezen."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )
    again_on = Day(
        label=_("Geen contact? Wanneer vraagt u het nog één keer?"),
        required=False,
    )

    def __init__(self, *args: Any, again: date | None, **options: Any) -> None:
        super().__init__(*args, **options)
        if again is None:
            del self.fields["again_on"]
        else:
            self.initial.setdefault("again_on", again)

    def again_day(self) -> date | None:
        """The day on which it is asked once more, after no contact only."""
        if self.cleaned_data["result"] != CheckResult.NO_CONTACT:
            return None
        day: date | None = self.cleaned_data.get("again_on")
        return day


class ReopenForm(forms.Form):
    """Why the same story goes on."""

    why = forms.ChoiceField(
        label=_("Waarom gaat deze hulpvraag weer open?"),
        choices=[
            (code.value, code.label)
            for code in (ReopenedFor.CAME_BACK, ReopenedFor.RELAPSE, ReopenedFor.MISTAKE)
        ],
        initial=ReopenedFor.CAME_BACK,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies waarom.")},
    )
