"""Forms around an appointment: when and where, who comes along, the report and its promises."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.trajectories.actions import Details, Promised
from ketenloket.chain.trajectories.forms.contact import (
    helpers,
    signs_field,
)
from ketenloket.chain.trajectories.models import Appointment
from ketenloket.chain.trajectories.rules import (
    DURATIONS,
    Bring,
    PlaceKind,
    ReminderWay,
    VisitRole,
    wrong_day_to_plan,
    wrong_with_next,
)
from ketenloket.foundation.fields import Day, DayInput
from ketenloket.network.agreements.rules import Limit
from ketenloket.network.directory.rules import LANGUAGES
from ketenloket.network.organisations.models import Organisation, Worker
from ketenloket.network.organisations.rules import Duty

PROMISES = 4  # rows in one report
_PERSON = "person"


class AppointmentForm(forms.Form):
    """When, where, what about, who goes, what to bring, and how the person is reminded."""

    on = Day(
        label=_("Dag"),
        error_messages={"required": _("Kies een dag.")},
    )
    at = forms.TimeField(
        label=_("Tijd"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={
            "required": _("Kies een tijd."),
            "invalid": _("Dit is geen tijd. Schrijf het zo: 14:30."),
        },
    )
    minutes = forms.ChoiceField(
        label=_("Hoe lang"),
        required=False,
        choices=[(count, f"{count} min") for count in DURATIONS],
    )
    place_kind = forms.ChoiceField(
        label=_("Wat voor plek"),
        required=False,
        choices=PlaceKind.choices,
        help_text=_("Alleen dit staat in agenda's, nooit met wie."),
    )
    place = forms.CharField(
        label=_("Plek"),
        help_text=_("Bijvoorbeeld: thuis, of de bibliotheek."),
        max_length=120,
        error_messages={"required": _("Vul in waar u afspreekt.")},
    )
    subject = forms.CharField(label=_("Waarover"), max_length=120, required=False)
    worker = forms.ChoiceField(
        label=_("Wie gaat er?"),
        error_messages={"invalid_choice": _("Kies iemand van uw eigen organisatie.")},
    )
    role = forms.ChoiceField(label=_("In welke rol?"), required=False, choices=VisitRole.choices)
    language = forms.ChoiceField(
        label=_("In welke taal?"), required=False, choices=sorted(LANGUAGES.items())
    )
    bring = forms.MultipleChoiceField(
        label=_("Wat neemt de hulpvrager mee?"),
        help_text=_("De hulpvrager leest dit in Mijn hulp, in de eigen taal."),
        required=False,
        choices=Bring.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    bring_else = forms.CharField(label=_("Nog iets anders"), max_length=120, required=False)
    remind = forms.ChoiceField(
        label=_("Herinneren"),
        help_text=_("Vraag het eerst. In de herinnering staat alleen wanneer, niet waarover."),
        required=False,
        choices=[("", _("nog niet gevraagd")), *ReminderWay.choices],
    )

    def __init__(self, *args: Any, acting: Worker, request_id: UUID, **options: Any) -> None:
        super().__init__(*args, **options)
        self.acting = acting
        self.initial.setdefault("minutes", 60)
        self.fields["on"].widget.attrs["min"] = timezone.localdate().isoformat()
        self.workers = helpers(acting, request_id) if acting.has(Duty.CASES) else {}
        if not self.workers:
            del self.fields["worker"]
            return
        field = self.fields["worker"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [(key, row.name) for key, row in self.workers.items()]
        self.initial.setdefault("worker", str(acting.pk))

    def clean_on(self) -> Any:
        """Not in the past, and not out of sight."""
        day = self.cleaned_data["on"]
        if wrong := wrong_day_to_plan(day, today=timezone.localdate()):
            raise forms.ValidationError(wrong)
        return day

    def when(self) -> dict[str, Any]:
        """When, where and what about."""
        told = self.cleaned_data
        return {
            "starts_at": timezone.make_aware(datetime.combine(told["on"], told["at"])),
            "place": told["place"],
            "subject": told["subject"],
            "details": Details(
                minutes=int(told["minutes"] or 60),
                place_kind=told["place_kind"] or PlaceKind.ELSEWHERE,
                role=told["role"] or VisitRole.TALKS,
                bring=tuple(told["bring"]),
                bring_else=told["bring_else"],
                language=told["language"],
            ),
        }

    def who(self) -> Worker:
        """Who goes."""
        return self.workers.get(self.cleaned_data.get("worker", ""), self.acting)


class MoveForm(AppointmentForm):
    """The same appointment at another moment or place; who goes is changed elsewhere."""

    def __init__(self, *args: Any, appointment: Appointment, **options: Any) -> None:
        starts = timezone.localtime(appointment.starts_at)
        now = {
            name: getattr(appointment, name)
            for name in (
                *("minutes", "place_kind", "place", "subject", "role", "language"),
                *("bring", "bring_else"),
            )
        }
        super().__init__(
            *args,
            initial={"on": starts.date(), "at": starts.time(), **now},
            request_id=appointment.request_id,
            **options,
        )
        self.fields.pop("worker", None)
        del self.fields["remind"]


class CompanyForm(forms.Form):
    """Who comes along, in which role: a colleague, or an organisation that chooses itself."""

    whom = forms.ChoiceField(
        label=_("Wie gaat er mee?"),
        help_text=_("Een andere organisatie kiest zelf wie er gaat."),
        error_messages={"required": _("Kies wie er meegaat.")},
    )
    role = forms.ChoiceField(
        label=_("In welke rol?"), choices=VisitRole.choices, initial=VisitRole.SUPPORTS
    )

    def __init__(
        self, *args: Any, workers: list[Worker], places: list[Organisation], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.known: dict[str, Worker | Organisation] = {f"w{row.pk}": row for row in workers}
        self.known |= {f"o{row.pk}": row for row in places}
        field = self.fields["whom"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [
            (
                say("Collega's"),
                [(f"w{row.pk}", f"{row.name} ({row.role.label})") for row in workers],
            ),
            (say("Andere organisaties"), [(f"o{row.pk}", row.name) for row in places]),
        ]

    def chosen(self) -> Worker | Organisation:
        """Who was chosen."""
        return self.known[self.cleaned_data["whom"]]


class ReportForm(forms.Form):
    """What happened, and who promised what before when."""

    text = forms.CharField(
        label=_("Hoe ging het?"),
        help_text=_("Eén verslag voor iedereen die erbij was. De hulpvrager mag dit later lezen."),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={
            "required": _("Schrijf op hoe het ging."),
            "max_length": _("Dit is te lang. Gebruik hoogstens 5000 tekens."),
        },
    )

    def __init__(
        self, *args: Any, people: list[Worker], limits: Iterable[Limit], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.people = {str(row.pk): row for row in people}
        self.fields["signs"] = signs_field(limits)
        who = [
            ("", say("niemand")),
            *((key, row.name) for key, row in self.people.items()),
            (_PERSON, say("de hulpvrager zelf")),
        ]
        today = timezone.localdate().isoformat()
        for number in range(PROMISES):
            self.fields[f"who_{number}"] = forms.ChoiceField(
                label=say("Wie"), choices=who, required=False
            )
            self.fields[f"what_{number}"] = forms.CharField(
                label=say("Doet wat"), max_length=150, required=False
            )
            self.fields[f"until_{number}"] = Day(
                label=say("Vóór of op"),
                widget=DayInput({"min": today}),
                required=False,
            )

    def rows(self) -> list[list[forms.BoundField]]:
        """The fields of each promise, together."""
        return [
            [self[f"{name}_{number}"] for name in ("who", "what", "until")]
            for number in range(PROMISES)
        ]

    def clean(self) -> dict[str, Any]:
        """A promise has somebody, something and a day; or it is left empty."""
        told: dict[str, Any] = super().clean() or {}
        for number in range(PROMISES):
            who, what = told.get(f"who_{number}", ""), told.get(f"what_{number}", "")
            if not (who or what) or f"until_{number}" in self.errors:
                continue
            if not who:
                self.add_error(f"who_{number}", say("Kies wie dit doet."))
            wrong = wrong_with_next(what, told.get(f"until_{number}"), today=timezone.localdate())
            if not what:
                self.add_error(f"what_{number}", say("Schrijf op wat er is afgesproken."))
            elif wrong:
                self.add_error(f"until_{number}", wrong)
        return told

    def promises(self) -> list[Promised]:
        """What was promised."""
        told = self.cleaned_data
        return [
            Promised(
                self.people.get(told[f"who_{number}"]),
                told[f"what_{number}"],
                told[f"until_{number}"],
            )
            for number in range(PROMISES)
            if told[f"who_{number}"]
        ]
