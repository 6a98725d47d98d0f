"""Forms of the table. What is missing is said by the rules, so that page and action agree."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.triage.models import TriageItem, TriageMeeting, TriageSeat
from ketenloket.chain.triage.rules import Decision, DecisionKind, Presence, SeatUpdate, wrong_with
from ketenloket.network.directory.models import Service
from ketenloket.network.organisations.models import Organisation, Worker

_DAY = {"type": "date"}


def _choose_from(field: forms.Field, rows: Any) -> None:
    """Let a field choose among these rows and no others."""
    if isinstance(field, forms.ModelChoiceField):
        field.queryset = rows


def _offer(field: forms.Field, choices: list[Any]) -> None:
    """Give a field its choices."""
    if isinstance(field, forms.ChoiceField):
        field.choices = choices


class PlanForm(forms.Form):
    """A new meeting: when, where, who."""

    day = forms.DateField(
        label=_("Dag"),
        widget=forms.DateInput(attrs=_DAY, format="%Y-%m-%d"),
        error_messages={"required": _("Kies een dag.")},
    )
    time = forms.TimeField(
        label=_("Begint om"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"required": _("Kies een tijd.")},
    )
    place = forms.CharField(
        label=_("Waar"),
        max_length=120,
        help_text=_("Een zaal, of een adres voor beeldbellen."),
        error_messages={"required": _("Schrijf op waar u elkaar ziet.")},
    )
    organisations = forms.ModelMultipleChoiceField(
        label=_("Wie zitten aan tafel?"),
        queryset=Organisation.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Deze organisaties zien de vragen op de agenda: nummers en codes, geen namen."),
        error_messages={"required": _("Kies ten minste één organisatie.")},
    )

    def __init__(self, *args: Any, organisations: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose_from(self.fields["organisations"], organisations)

    def starts_at(self) -> datetime:
        """The moment that was filled in, here."""
        day, time = self.cleaned_data["day"], self.cleaned_data["time"]
        return timezone.make_aware(datetime.combine(day, time))


class PresenceForm(forms.Form):
    """One line for each seat, and one more organisation to invite."""

    guest = forms.ModelChoiceField(
        label=_("Nog een organisatie uitnodigen"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=_("niemand"),
        help_text=_("Deze organisatie ziet vanaf dan de vragen op de agenda, zonder namen."),
    )

    def __init__(self, *args: Any, seats: Iterable[TriageSeat], others: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seats = list(seats)
        _choose_from(self.fields["guest"], others)
        for seat in self.seats:
            key = seat.organisation_id
            self.fields[f"presence_{key}"] = forms.ChoiceField(
                label=gettext("%(name)s is") % {"name": seat.organisation},
                choices=Presence.choices,
                initial=seat.presence,
            )
            self.fields[f"stand_in_{key}"] = forms.CharField(
                label=gettext("Naam van de vervanger van %(name)s") % {"name": seat.organisation},
                max_length=120,
                required=False,
                initial=seat.stand_in,
            )

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The fields of each seat together."""
        return [
            {
                "organisation": seat.organisation,
                "presence": self[f"presence_{seat.organisation_id}"],
                "stand_in": self[f"stand_in_{seat.organisation_id}"],
            }
            for seat in self.seats
        ]

    def clean(self) -> dict[str, Any]:
        """A stand-in has a name."""
        data = super().clean() or self.cleaned_data
        for seat in self.seats:
            key = seat.organisation_id
            if data.get(f"presence_{key}") == Presence.STAND_IN and not data.get(f"stand_in_{key}"):
                self.add_error(f"stand_in_{key}", gettext("Schrijf op hoe de vervanger heet."))
        return data

    def updates(self) -> list[SeatUpdate]:
        """What was filled in, as the action wants it."""
        data = self.cleaned_data
        updates = [
            SeatUpdate(
                seat.organisation_id,
                data[f"presence_{seat.organisation_id}"],
                data[f"stand_in_{seat.organisation_id}"],
            )
            for seat in self.seats
        ]
        if guest := data.get("guest"):
            updates.append(SeatUpdate(guest.pk, Presence.EXPECTED))
        return updates


class MeetingChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A meeting, by its day and place."""

    def label_from_instance(self, obj: TriageMeeting) -> str:
        """`donderdag 26 november, 10.00 uur · Raadhuis`."""
        when = date_format(timezone.localtime(obj.starts_at), "l j F, H.i")
        return gettext("%(when)s uur · %(place)s") % {"when": when, "place": obj.place}


class BringForm(forms.Form):
    """To which meeting a question goes."""

    meeting = MeetingChoice(
        label=_("Welk overleg?"),
        queryset=TriageMeeting.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": _("Kies een overleg.")},
    )

    def __init__(self, *args: Any, meetings: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose_from(self.fields["meeting"], meetings)


class CloseForm(forms.Form):
    """To which meeting the open questions move, when there are any."""

    carry_to = MeetingChoice(
        label=_("Naar welk overleg schuift u de open vragen door?"),
        queryset=TriageMeeting.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": _("Kies een later overleg.")},
    )

    def __init__(self, *args: Any, meetings: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose_from(self.fields["carry_to"], meetings)


class DecisionForm(forms.Form):
    """The four things that the table fills in for each question."""

    kind = forms.ChoiceField(
        label=_("Wat besluit de tafel?"),
        choices=DecisionKind.choices,
        widget=forms.RadioSelect,
        required=False,
    )
    service = forms.ChoiceField(label=_("Wie helpt, met welk aanbod?"), required=False)
    why = forms.CharField(
        label=_("Waarom?"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "Zonder naam: iedereen aan tafel leest dit. Past niets? Schrijf wat ontbreekt."
        ),
    )
    holder = forms.ChoiceField(label=_("Wie blijft verantwoordelijk tot aankomst?"), required=False)
    next_step = forms.CharField(label=_("Eerste stap"), max_length=180, required=False)
    next_on = forms.DateField(
        label=_("Klaar op"),
        required=False,
        widget=forms.DateInput(attrs=_DAY, format="%Y-%m-%d"),
    )
    differs = forms.ChoiceField(
        label=_("Ziet iemand het anders?"),
        choices=[("no", _("nee, dat is gevraagd")), ("yes", _("ja"))],
        widget=forms.RadioSelect,
        required=False,
    )
    disagreed = forms.CharField(
        label=_("Wie ziet het anders, en waarom?"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(
        self,
        *args: Any,
        item: TriageItem,
        services: Iterable[Service],
        holders: Iterable[Worker],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.item, self.today = item, timezone.localdate()
        self._services = {str(service.pk): service for service in services}
        _offer(self.fields["service"], self._choices())
        _offer(self.fields["holder"], [(str(who.pk), who.name) for who in holders])

    def _choices(self) -> list[Any]:
        groups: dict[str, list[tuple[str, str]]] = {}
        for key, service in self._services.items():
            groups.setdefault(str(service.organisation), []).append((key, service.name))
        return [("", gettext("kies een aanbod")), *groups.items()]

    def clean(self) -> dict[str, Any]:
        """Say what is missing at its own field."""
        data = super().clean() or self.cleaned_data
        if data.get("differs") == "yes" and not data.get("disagreed"):
            self.add_error("disagreed", gettext("Schrijf op wie het anders ziet, en waarom."))
        wrong = wrong_with(self.decision(), brought_by=self.item.brought_by_id, today=self.today)
        self.add_wrong(wrong)
        return data

    def add_wrong(self, wrong: dict[str, str]) -> None:
        """Put what the rules or the action found at the fields of this form."""
        for name, text in wrong.items():
            field = "differs" if name == "disagreed" and not self._asked() else name
            if field not in self.errors:
                self.add_error(field, text)

    def _asked(self) -> bool:
        return self.cleaned_data.get("differs") in {"yes", "no"}

    def decision(self) -> Decision:
        """What was filled in, as the action wants it."""
        data = self.cleaned_data
        service = self._service(data.get("service") or "", data.get("kind") or "")
        holder = data.get("holder")
        answers = {"yes": data.get("disagreed") or "", "no": ""}
        day: date | None = data.get("next_on")
        return Decision(
            kind=data.get("kind") or "",
            why=data.get("why") or "",
            disagreed=answers.get(data.get("differs") or ""),
            holder_id=int(holder) if holder else None,
            next_step=data.get("next_step") or "",
            next_on=day,
            organisation_id=service.organisation_id if service else None,
            service_id=service.pk if service else None,
        )

    def _service(self, key: str, kind: str) -> Service | None:
        """The offer that goes with this kind; who keeps somebody may have looked at others."""
        service = self._services.get(key)
        if kind == DecisionKind.KEEP and service:
            return service if service.organisation_id == self.item.brought_by_id else None
        return service if kind == DecisionKind.REFER else None
