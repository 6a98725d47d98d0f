"""Short forms for people who help: a note must take less than two minutes, on a phone."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.trajectories.actions import NextStep
from ketenloket.chain.trajectories.models import Assignment
from ketenloket.chain.trajectories.rules import (
    AppointmentResult,
    NoteKind,
    wrong_day_to_plan,
    wrong_with_next,
)
from ketenloket.foundation.fields import Day
from ketenloket.foundation.tenancy.acting import Sees
from ketenloket.network.agreements.rules import Limit
from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.rules import Duty

QUEUE = "queue"


def colleagues(acting: Worker, duty: Duty) -> dict[str, Worker]:
    """Workers of the own organisation with this duty, by key."""
    found = Worker.objects.filter(
        organisation_id=acting.organisation_id, active=True, role__duties__contains=[duty.value]
    )
    return {str(row.pk): row for row in found.select_related("role").order_by("name")}


def helpers(acting: Worker, request_id: UUID) -> dict[str, Worker]:
    """Colleagues who help people and see this person: of the volunteers those who are assigned."""
    assigned = set(
        Assignment.objects.filter(request_id=request_id, ended_at=None).values_list(
            "worker_id", flat=True
        )
    )
    return {
        key: row
        for key, row in colleagues(acting, Duty.HELP).items()
        if row.role.sees != Sees.ASSIGNED or row.pk in assigned
    }


def signs_field(limits: Iterable[Limit]) -> forms.MultipleChoiceField:
    """What a helper can tick of the agreed limits; the same list at every contact."""
    return forms.MultipleChoiceField(
        label=_("Zag u iets hiervan?"),
        help_text=_("Kruis alleen aan wat u zelf zag. Het is nooit een diagnose."),
        choices=[(limit.code, limit.label) for limit in limits],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


class NoteForm(forms.Form):
    """What happened, when, what was seen, and if wanted what comes next."""

    kind = forms.ChoiceField(
        label=_("Wat was het?"),
        choices=NoteKind.choices,
        initial=NoteKind.VISIT,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat het was.")},
    )
    happened_on = Day(
        label=_("Op welke dag?"),
    )
    text = forms.CharField(
        label=_("Wat deed u, en hoe ging het?"),
        help_text=_("Kort en zakelijk. De hulpvrager mag dit later lezen."),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={
            "required": _("Schrijf op wat u deed."),
            "max_length": _("Dit is te lang. Gebruik hoogstens 5000 tekens."),
        },
    )
    step = forms.CharField(
        label=_("Volgende stap"),
        help_text=_("Laat leeg als er niets verandert."),
        max_length=200,
        required=False,
    )
    on = Day(
        label=_("Uiterlijk op"),
        required=False,
    )

    def __init__(self, *args: Any, limits: Iterable[Limit], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["signs"] = signs_field(limits)
        today = timezone.localdate()
        self.initial.setdefault("happened_on", today)
        self.fields["happened_on"].widget.attrs["max"] = today.isoformat()
        self.fields["on"].widget.attrs["min"] = today.isoformat()

    def clean_happened_on(self) -> Any:
        """A note is about something that happened."""
        day = self.cleaned_data["happened_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("Een aantekening gaat over vandaag of eerder."))
        return day

    def clean(self) -> dict[str, Any]:
        """A next step has a day, and a day has a step."""
        told: dict[str, Any] = super().clean() or {}
        step, on = told.get("step", ""), told.get("on")
        if not (step or on) or "on" in self.errors:
            return told
        if wrong := wrong_with_next(step, on, today=timezone.localdate()):
            self.add_error("on" if step else "step", wrong)
        return told

    def then(self) -> NextStep | None:
        """What comes next, if anything was filled in."""
        step = self.cleaned_data["step"]
        return NextStep(step, self.cleaned_data["on"]) if step else None


class NextStepForm(forms.Form):
    """What comes next, by when, and for whom."""

    step = forms.CharField(
        label=_("Wat is de volgende stap?"),
        help_text=_("Bijvoorbeeld: samen de toeslagen nalopen."),
        max_length=200,
        error_messages={"required": _("Schrijf op wat de volgende stap is.")},
    )
    on = Day(
        label=_("Uiterlijk op welke dag?"),
        error_messages={
            "required": _("Kies een dag. Zonder datum raakt iemand uit beeld."),
        },
    )
    responsible = forms.ChoiceField(
        label=_("Wie is verantwoordelijk?"),
        error_messages={"invalid_choice": _("Kies iemand van uw eigen organisatie.")},
    )

    def __init__(self, *args: Any, acting: Worker, now: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.now = now
        self.fields["on"].widget.attrs["min"] = timezone.localdate().isoformat()
        self.workers = colleagues(acting, Duty.CASES) if acting.has(Duty.CASES) else {}
        if not self.workers:
            del self.fields["responsible"]
            return
        field = self.fields["responsible"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        # A coordinator decides; anybody else takes it, leaves it, or asks a colleague first.
        free = {now, str(acting.pk)} if now == QUEUE else {now}
        named = self.workers if acting.has(Duty.COORDINATE) else free & self.workers.keys()
        field.choices = [
            *((key, self.workers[key].name) for key in named),
            (QUEUE, say("De coördinatoren samen (de wachtrij)")),
        ]
        self.initial["responsible"] = now

    def clean_on(self) -> Any:
        """Not in the past, and not out of sight."""
        day = self.cleaned_data["on"]
        if wrong := wrong_day_to_plan(day, today=timezone.localdate()):
            raise forms.ValidationError(wrong)
        return day

    def who(self) -> dict[str, Any]:
        """Who is responsible, when that changes."""
        chosen = self.cleaned_data.get("responsible", self.now)
        if chosen == self.now:
            return {}
        return {"queue": True} if chosen == QUEUE else {"responsible": self.workers[chosen]}


class ResultForm(forms.Form):
    """How an appointment went."""

    result = forms.ChoiceField(
        label=_("Hoe ging het?"),
        choices=[row for row in AppointmentResult.choices if row[0] != AppointmentResult.PLANNED],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe de afspraak ging.")},
    )


class GoalForm(forms.Form):
    """A goal, in the words of the person."""

    words = forms.CharField(
        label=_("Wat wil de hulpvrager bereiken?"),
        help_text=_("In de woorden van de hulpvrager zelf. Begin met: ik."),
        max_length=300,
        error_messages={
            "required": _("Schrijf het doel op, in de woorden van de hulpvrager."),
            "max_length": _("Dit is te lang. Gebruik hoogstens 300 tekens."),
        },
    )
